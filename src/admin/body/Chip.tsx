'use client'

import { useInlineBlockComponentContext } from '@payloadcms/richtext-lexical/client'
import {
  $getSelection,
  $isNodeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ENTER_COMMAND,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@payloadcms/richtext-lexical/lexical/react/useLexicalEditable'
import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '../words'
import './Chip.css'

type Props = {
  kind: 'figure' | 'quotation' | 'citation'
  /** The text as the edition will show it; nothing when there is nothing to show yet. */
  children?: ReactNode
  /** What helps to tell it apart and is not part of the text. */
  aside?: string | null
  /** Where it comes from. */
  note?: string
  /** What is wrong with it, if something is: shown with a sign, in words, and in another colour. */
  warning?: string
  /** Whether its record is still on its way. */
  isLoading?: boolean
}

/** A body node as a reader of the manuscript understands it. Clicking it, or Enter, opens its drawer. */
export function Chip({ kind, children, aside, note, warning, isLoading }: Props) {
  const { EditButton, InlineBlockContainer, nodeKey, RemoveButton } = useInlineBlockComponentContext()
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  const words = useWords()
  const button = useRef<HTMLButtonElement>(null)
  const actions = useRef<HTMLSpanElement>(null)

  // Payload gives the drawer's toggle to its own button only.
  const open = useCallback(() => actions.current?.querySelector<HTMLButtonElement>('button')?.click(), [])

  useEffect(
    () =>
      // The editor hears the key before React does and would break the paragraph.
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const selection = $getSelection()
          const isSelected =
            nodeKey !== undefined &&
            $isNodeSelection(selection) &&
            selection.has(nodeKey) &&
            selection.getNodes().length === 1
          const isFocused = button.current !== null && document.activeElement === button.current
          if (!isSelected && !isFocused) return false
          event?.preventDefault()
          open()
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor, nodeKey, open],
  )

  if (!InlineBlockContainer) return null
  const modifiers = [`cited-chip--${kind}`, warning && 'cited-chip--warning', isLoading && 'cited-chip--loading']
  return (
    <InlineBlockContainer>
      <span className={['cited-chip', ...modifiers].filter(Boolean).join(' ')}>
        <button
          aria-busy={isLoading}
          className="cited-chip__open"
          disabled={!isEditable}
          onClick={open}
          ref={button}
          type="button"
        >
          {children !== undefined && <span className="cited-chip__text">{children}</span>}
          {aside && <span className="cited-chip__note"> {aside}</span>}
          {children !== undefined && (note ?? warning) !== undefined && ' · '}
          {note !== undefined && warning === undefined && <span className="cited-chip__note">{note}</span>}
          {warning !== undefined && (
            <span className="cited-chip__warning">
              <span aria-hidden="true">⚠ </span>
              {warning}
            </span>
          )}
          {isLoading && <span className="cited-chip__note">{words.loading}</span>}
        </button>
        <span className="cited-chip__edit" ref={actions}>
          {EditButton && <EditButton />}
        </span>
        {isEditable && RemoveButton && <RemoveButton />}
      </span>
    </InlineBlockContainer>
  )
}
