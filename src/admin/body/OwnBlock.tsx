'use client'

import { $isBlockNode, useBlockComponentContext } from '@payloadcms/richtext-lexical/client'
import {
  $getNodeByKey,
  COMMAND_PRIORITY_HIGH,
  KEY_ENTER_COMMAND,
  SKIP_DOM_SELECTION_TAG,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useLexicalEditable } from '@payloadcms/richtext-lexical/lexical/react/useLexicalEditable'
import { RenderFields, useAllFormFields, useFormModified } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useCallback, useEffect, useId, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useWords } from '../words'
import './OwnBlock.css'

/** How many frames its fields may take to be drawn. */
const PATIENCE = 300

/** Where somebody begins in a form: of an image by choosing one. */
const FIRST_FIELD = 'input:not([type="hidden"], [type="file"]), textarea, .field-type.upload button'

/** The kinds of blocks that stand between paragraphs. */
type OwnBlockKind = 'chart' | 'embed' | 'image' | 'pullQuote'

type Props = {
  kind: OwnBlockKind
  /** Whether it has all that it needs: while it has not, its form is open. */
  isComplete: boolean
  /** What is wrong with it, if something is. */
  warning?: string
  /** The block as readers will see it. */
  children?: ReactNode
}

/** How long after the last change the body is held against the form, in milliseconds: Payload has written by then. */
const AFTER_A_CHANGE = 700

/**
 * Keeps in the body what a form says. Payload writes it there itself, but not what is changed while its server still answers
 * about the change before: then the form shows what the body never gets (3.90.2, `MERGE_SERVER_STATE`).
 */
function useKeptForm(nodeKey: string | undefined): void {
  const [editor] = useLexicalComposerContext()
  const [fields] = useAllFormFields()
  const isModified = useFormModified()
  useEffect(() => {
    if (!isModified) return undefined
    const timer = setTimeout(() => {
      const said: Record<string, unknown> = reduceFieldsToValues(fields, true)
      editor.update(
        () => {
          const node = nodeKey ? $getNodeByKey(nodeKey) : null
          if (!$isBlockNode(node)) return
          const kept: Record<string, unknown> = node.getFields()
          const isKept = Object.keys(said).every(
            (name) => JSON.stringify(said[name] ?? null) === JSON.stringify(kept[name] ?? null),
          )
          if (!isKept) node.setFields({ ...node.getFields(), ...said }, true)
        },
        { tag: SKIP_DOM_SELECTION_TAG },
      )
    }, AFTER_A_CHANGE)
    return () => clearTimeout(timer)
  }, [editor, fields, isModified, nodeKey])
}

/** Names fields by their labels: those of Payload's, within a block, lead to ids that no field has (3.90.2). */
function nameFields(form: HTMLElement): void {
  for (const field of form.querySelectorAll('.field-type')) {
    const name = field.querySelector('.field-label')?.firstChild?.textContent
    const control = field.querySelector('input, textarea')
    if (name && control && !control.hasAttribute('aria-label')) control.setAttribute('aria-label', name)
  }
}

/**
 * A block of a body as readers will see it, with its form below it: open while something is missing, and where it is
 * asked for. Everything is a button or a field, so that it is done by keyboard.
 */
export function OwnBlock({ children, isComplete, kind, warning }: Props) {
  const { formSchema, nodeKey } = useBlockComponentContext()
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  const { body: words } = useWords()
  const [isAsked, setIsAsked] = useState(!isComplete)
  const section = useRef<HTMLElement>(null)
  const form = useRef<HTMLDivElement>(null)
  const formId = useId()
  const isOpen = isEditable && (isAsked || !isComplete)
  useKeptForm(nodeKey)

  useEffect(() => {
    // Who just made it goes on in its form; who opened the page stays where they are.
    if (isComplete || document.activeElement !== editor.getRootElement()) return undefined
    let frame = 0
    const focus = (left: number) => {
      const field = form.current?.querySelector<HTMLElement>(FIRST_FIELD)
      field?.focus()
      // Payload draws the fields some frames later.
      if (left > 0 && document.activeElement !== field) frame = requestAnimationFrame(() => focus(left - 1))
    }
    focus(PATIENCE)
    return () => cancelAnimationFrame(frame)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it appears
  }, [])

  useEffect(
    () =>
      // The editor hears the key before a button does, and would break the paragraph that its caret was in.
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        () => section.current?.contains(document.activeElement) ?? false,
        COMMAND_PRIORITY_HIGH,
      ),
    [editor],
  )

  useEffect(() => {
    const { current } = form
    if (!isOpen || !current) return undefined
    nameFields(current)
    const observer = new MutationObserver(() => nameFields(current))
    observer.observe(current, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [isOpen])

  const remove = () => {
    editor.update(() => {
      const node = $getNodeByKey(nodeKey)
      node?.selectPrevious()
      node?.remove()
    })
    editor.focus()
  }
  const name = words.kinds[kind]
  return (
    <section aria-label={name} className={`cited-block cited-block--${kind}`} ref={section}>
      <header className="cited-block__head">
        <span className="cited-block__kind">{name}</span>
        {warning !== undefined && (
          <span className="cited-block__warning">
            <span aria-hidden="true">△ </span>
            {warning}
          </span>
        )}
        {isEditable && (
          <span className="cited-block__actions">
            {isComplete && (
              <button
                aria-controls={isOpen ? formId : undefined}
                aria-expanded={isOpen}
                aria-label={words.editThis(name)}
                onClick={() => setIsAsked(!isAsked)}
                type="button"
              >
                {isOpen ? words.close : words.edit}
              </button>
            )}
            <button aria-label={words.removeThis(name)} onClick={remove} type="button">
              {words.remove}
            </button>
          </span>
        )}
      </header>
      {children}
      {isOpen && (
        <div className="cited-block__form" id={formId} ref={form}>
          <RenderFields
            fields={formSchema}
            forceRender
            parentIndexPath=""
            parentPath=""
            parentSchemaPath=""
            permissions
          />
        </div>
      )}
    </section>
  )
}

const noFields: object = {}

/** The fields of the block that a component stands for, as the body has them. */
export function useBlockFields<Fields extends object>(): Partial<Fields> {
  const { nodeKey } = useBlockComponentContext()
  const [editor] = useLexicalComposerContext()
  const subscribe = useCallback((listener: () => void) => editor.registerUpdateListener(listener), [editor])
  const readFields = () =>
    editor.getEditorState().read(() => {
      const node = nodeKey ? $getNodeByKey(nodeKey) : null
      return $isBlockNode(node) ? node.getFields() : noFields
    })
  return useSyncExternalStore(subscribe, readFields, () => noFields)
}
