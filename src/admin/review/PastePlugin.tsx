'use client'

import {
  $addUpdateTag,
  $getSelection,
  $isRangeSelection,
  $parseSerializedNode,
  COMMAND_PRIORITY_LOW,
  PASTE_COMMAND,
  PASTE_TAG,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEditorConfigContext } from '@payloadcms/richtext-lexical/client'
import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useEffectEvent } from 'react'
import { isArticle, readPasted } from './paste'

/** Turns Markdown and plain text that are pasted into the body into its nodes. Rich text is pasted as Payload does. */
export function PastePlugin() {
  const [editor] = useLexicalComposerContext()
  const { fieldProps } = useEditorConfigContext()
  const { collectionSlug } = useDocumentInfo()
  const { dispatchFields, getField, setModified } = useForm()
  const isBody = collectionSlug === 'articles' && fieldProps.path === 'body'

  const isFilled = (path: string) => Boolean(getField(path)?.value)
  const fill = (path: string, value: string | null) => {
    if (value === null || isFilled(path)) return
    dispatchFields({ type: 'UPDATE', path, value, valid: true })
    setModified(true)
  }

  const $paste = useEffectEvent((event: unknown): boolean => {
    const data = event instanceof ClipboardEvent ? event.clipboardData : null
    const selection = $getSelection()
    // With HTML or Lexical's own format there is more to keep than the text.
    if (!data || !data.types.every((type) => type === 'text/plain') || !$isRangeSelection(selection)) return false
    const text = data.getData('text/plain')
    if (!isArticle(text)) return false
    const { title, dek, nodes } = readPasted(text, { title: isFilled('title'), dek: isFilled('dek') })
    if (event instanceof ClipboardEvent) event.preventDefault()
    selection.insertNodes(nodes.map((node) => $parseSerializedNode(node as unknown as SerializedLexicalNode)))
    $addUpdateTag(PASTE_TAG)
    fill('title', title)
    fill('dek', dek)
    return true
  })

  useEffect(
    () => (isBody ? editor.registerCommand(PASTE_COMMAND, (event) => $paste(event), COMMAND_PRIORITY_LOW) : undefined),
    [editor, isBody],
  )
  return null
}
