'use client'

import { useInlineBlockComponentContext } from '@payloadcms/richtext-lexical/client'
import {
  $createNodeSelection,
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ENTER_COMMAND,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@payloadcms/richtext-lexical/lexical/react/useLexicalEditable'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type FocusEvent,
  type ReactNode,
} from 'react'
import { BOLD, ITALIC, STRIKETHROUGH } from '../../body/makeNodes'
import type { FigureFields } from '../../body/types'
import { useWords } from '../words'
import { useNodeFields } from './useNode'
import './Chip.css'

/** How long a pointer rests on a node before what is known of it shows, in milliseconds. */
const REST = 250
/** How far the card keeps from the edges of the window, in pixels. */
const GAP = 8

type Props = {
  kind: 'figure' | 'quotation' | 'citation'
  /** The text as the edition will show it; nothing when there is nothing to show yet. */
  children?: ReactNode
  /** What helps to tell it apart and is not part of the text: what is counted, where in the source. */
  aside?: string | null
  /** Where it comes from. */
  note?: string
  /** How far it was verified. */
  state?: string
  /** What is wrong with it, if something is: shown with a sign, and in words on its card. */
  warning?: string
  /** Whether its record is still on its way. */
  isLoading?: boolean
}

/**
 * A body node as readers will read it, with a quiet mark. What is counted, where it comes from and how it stands shows
 * where it is pointed at, focused or selected; Enter or a double click opens its drawer.
 */
export function Chip({ kind, children, aside, note, state, warning, isLoading }: Props) {
  const { EditButton, InlineBlockContainer, nodeKey } = useInlineBlockComponentContext()
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  const { body: words, loading } = useWords()
  const { format = 0 } = useNodeFields<FigureFields>()
  const text = useRef<HTMLSpanElement>(null)
  const actions = useRef<HTMLSpanElement>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isPointedAt, setIsPointedAt] = useState(false)
  const [isFocused, setIsFocused] = useState(false)
  const isSelected = useIsSelected(nodeKey)

  // Payload gives the drawer's toggle to its own button only.
  const open = useCallback(() => actions.current?.querySelector<HTMLButtonElement>('button')?.click(), [])

  useEffect(
    () =>
      // The editor hears the key before React does and would break the paragraph.
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const hasFocus = text.current !== null && document.activeElement === text.current
          if (!isAlone(nodeKey) && !hasFocus) return false
          event?.preventDefault()
          open()
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor, nodeKey, open],
  )
  useEffect(() => () => clearTimeout(rest.current), [])

  if (!InlineBlockContainer) return null

  const select = () =>
    editor.update(() => {
      if (!nodeKey) return
      const selection = $createNodeSelection()
      selection.add(nodeKey)
      $setSelection(selection)
    })
  const remove = () => {
    editor.update(() => {
      const node = nodeKey ? $getNodeByKey(nodeKey) : null
      node?.selectPrevious()
      node?.remove()
    })
    editor.focus()
  }
  const point = () => {
    clearTimeout(rest.current)
    rest.current = setTimeout(() => setIsPointedAt(true), REST)
  }
  const leave = () => {
    clearTimeout(rest.current)
    rest.current = setTimeout(() => setIsPointedAt(false), REST)
  }
  const blur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setIsFocused(false)
  }
  const said = isLoading ? [loading] : [aside, note, state, warning].filter(Boolean)
  const modifiers = [`cited-chip--${kind}`, warning && 'cited-chip--warning', isLoading && 'cited-chip--loading']
  return (
    <InlineBlockContainer>
      <span
        className={['cited-chip', ...modifiers].filter(Boolean).join(' ')}
        onBlur={blur}
        onFocus={() => setIsFocused(true)}
        onPointerEnter={point}
        onPointerLeave={leave}
      >
        <span
          aria-busy={isLoading}
          aria-description={said.join(' · ')}
          aria-disabled={!isEditable}
          aria-label={children === undefined ? words.kinds[kind] : undefined}
          className="cited-chip__open"
          onClick={select}
          onDoubleClick={open}
          onKeyDown={(event) => {
            if (event.key !== ' ') return
            event.preventDefault()
            open()
          }}
          ref={text}
          role="button"
          tabIndex={0}
        >
          {children === undefined ? (
            <span className="cited-chip__nothing">{isLoading ? '…' : words.kinds[kind]}</span>
          ) : (
            formatted(format, children)
          )}
          {warning !== undefined && (
            <span aria-hidden="true" className="cited-chip__sign">
              △
            </span>
          )}
        </span>
        <span className="cited-chip__edit" ref={actions}>
          {EditButton && <EditButton />}
        </span>
        {(isPointedAt || isFocused || isSelected) && (
          <Card anchor={text}>
            <span className="cited-card__kind">{words.kinds[kind]}</span>
            {(aside || note) && <span>{[aside, note].filter(Boolean).join(' · ')}</span>}
            {state !== undefined && <span className="cited-card__state">{state}</span>}
            {isLoading && <span className="cited-card__state">{loading}</span>}
            {warning !== undefined && (
              <span className="cited-card__warning">
                <span aria-hidden="true">△ </span>
                {warning}
              </span>
            )}
            <Says anchor={text} />
            {isEditable && (
              <span className="cited-card__actions">
                <button aria-label={words.editThis(words.kinds[kind])} onClick={open} type="button">
                  {words.edit}
                </button>
                <button aria-label={words.removeThis(words.kinds[kind])} onClick={remove} type="button">
                  {words.remove}
                </button>
              </span>
            )}
          </Card>
        )}
      </span>
    </InlineBlockContainer>
  )
}

/** The words of a node as those around it are formatted. */
function formatted(format: number, words: ReactNode): ReactNode {
  const struck = format & STRIKETHROUGH ? <s>{words}</s> : words
  const slanted = format & ITALIC ? <em>{struck}</em> : struck
  return format & BOLD ? <strong>{slanted}</strong> : slanted
}

/** Whether a node, and nothing else, is selected. To be asked within a reading of the editor. */
function isAlone(nodeKey: string | undefined): boolean {
  const selection = $getSelection()
  return (
    nodeKey !== undefined && $isNodeSelection(selection) && selection.has(nodeKey) && selection.getNodes().length === 1
  )
}

function useIsSelected(nodeKey: string | undefined): boolean {
  const [editor] = useLexicalComposerContext()
  const subscribe = useCallback((listener: () => void) => editor.registerUpdateListener(listener), [editor])
  return useSyncExternalStore(
    subscribe,
    () => editor.getEditorState().read(() => isAlone(nodeKey)),
    () => false,
  )
}

/** What the review finds about the node, which it writes at its element (`Marks`). */
function Says({ anchor }: { anchor: React.RefObject<HTMLElement | null> }) {
  const says = useSyncExternalStore(
    noChanges,
    () => anchor.current?.closest<HTMLElement>('[data-cited-finding]')?.dataset.citedSays,
    () => undefined,
  )
  return says === undefined ? null : <span className="cited-card__warning">{says}</span>
}

/** The card shows too short a time to follow the review. */
function noChanges() {
  return () => undefined
}

/** Below the words, in the top layer, so that no ancestor cuts it off and no line moves. */
function Card({ anchor, children }: { anchor: React.RefObject<HTMLElement | null>; children: ReactNode }) {
  const card = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return undefined
    if ('showPopover' in element && !element.matches(':popover-open')) element.showPopover()
    const place = () => {
      const words = anchor.current?.getClientRects()[0]
      if (!words) return
      const { height, width } = element.getBoundingClientRect()
      const isBelow = words.bottom + height + GAP <= innerHeight
      element.style.insetInlineStart = `${Math.max(GAP, Math.min(words.left, innerWidth - width - GAP))}px`
      element.style.insetBlockStart = `${isBelow ? words.bottom : words.top - height}px`
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(element)
    addEventListener('scroll', place, { capture: true, passive: true })
    return () => {
      observer.disconnect()
      removeEventListener('scroll', place, { capture: true })
    }
  }, [anchor])
  return (
    <span className="cited-card" popover="manual" ref={card}>
      <span className="cited-card__body">{children}</span>
    </span>
  )
}
