'use client'

import {
  $addUpdateTag,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  $parseSerializedNode,
  COMMAND_PRIORITY_LOW,
  HISTORIC_TAG,
  PASTE_COMMAND,
  PASTE_TAG,
  REDO_COMMAND,
  UNDO_COMMAND,
  type EditorState,
  type LexicalEditor,
  type RangeSelection,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEditorConfigContext } from '@payloadcms/richtext-lexical/client'
import { toast, useDocumentInfo, useForm } from '@payloadcms/ui'
import type { Root } from 'hast'
import { fromDom } from 'hast-util-from-dom'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useWords } from '../words'
import { readPasted } from './paste'
import { useSlugOf } from '../project'

/** A field that a paste has filled, and the body before it: undone with the paste, and done again. */
type Fill = { path: string; value: string; before: string }

/** Brings what is pasted into the body to what the body holds. What was copied in a body is pasted as Payload does. */
export function PastePlugin() {
  const [editor] = useLexicalComposerContext()
  const { fieldProps } = useEditorConfigContext()
  const { collectionSlug } = useDocumentInfo()
  const articles = useSlugOf()('articles')
  const { dispatchFields, getField, setModified } = useForm()
  const { paste: said } = useWords()
  const isBody = collectionSlug === articles && fieldProps.path === 'body'
  const fills = useRef<Fill[]>([])
  const isRedoing = useRef(false)

  const isFilled = (path: string) => Boolean(getField(path)?.value)
  const write = (path: string, value: string) => {
    dispatchFields({ type: 'UPDATE', path, value, valid: true })
    setModified(true)
  }
  const fill = (path: string, value: string | null) => {
    if (value === null || isFilled(path)) return
    fills.current.push({ path, value, before: contentOf(editor.getEditorState()) })
    write(path, value)
  }

  const $paste = useEffectEvent((event: unknown): boolean => {
    const data = event instanceof ClipboardEvent ? event.clipboardData : null
    const selection = $getSelection()
    if (!(event instanceof ClipboardEvent) || !data || !$isRangeSelection(selection)) return false
    if (isOfBody(data, editor)) return false
    const filled = { title: isFilled('title'), dek: isFilled('dek') }
    const isAlone = $isAlone(selection)
    const pasted = readPasted({ html: htmlOf(data), text: data.getData('text/plain'), isAlone }, filled)
    const pictures = pasted?.pictures || (data.types.every((type) => type === 'Files') ? data.files.length : 0)
    if (pictures > 0) toast.info(said.pictures(pictures))
    if (!pasted) return false
    event.preventDefault()
    if (pasted.nodes.length === 0) return true
    selection.insertNodes(pasted.nodes.map((node) => $parseSerializedNode(node as unknown as SerializedLexicalNode)))
    $addUpdateTag(PASTE_TAG)
    fill('title', pasted.title)
    fill('dek', pasted.dek)
    return true
  })

  const followHistory = useEffectEvent((from: EditorState, to: EditorState) => {
    if (fills.current.length === 0) return
    const earlier = contentOf(isRedoing.current ? from : to)
    for (const { path, value } of fills.current.filter((each) => each.before === earlier)) {
      // What was written over it since stays.
      if (isRedoing.current) {
        if (!isFilled(path)) write(path, value)
      } else if (getField(path)?.value === value) write(path, '')
    }
  })
  useEffect(() => {
    if (!isBody) return undefined
    const noteDirection = (isRedo: boolean) => () => {
      isRedoing.current = isRedo
      return false
    }
    const ends = [
      editor.registerCommand(PASTE_COMMAND, (event) => $paste(event), COMMAND_PRIORITY_LOW),
      editor.registerCommand(UNDO_COMMAND, noteDirection(false), COMMAND_PRIORITY_LOW),
      editor.registerCommand(REDO_COMMAND, noteDirection(true), COMMAND_PRIORITY_LOW),
      editor.registerUpdateListener(({ editorState, prevEditorState, tags }) => {
        if (tags.has(HISTORIC_TAG)) followHistory(prevEditorState, editorState)
      }),
    ]
    return () => ends.forEach((end) => end())
  }, [editor, isBody])
  return null
}

/** Whether the caret stands in a paragraph of the body that is empty. */
function $isAlone(selection: RangeSelection): boolean {
  const node = selection.anchor.getNode()
  const isEmpty = selection.isCollapsed() && $isParagraphNode(node) && node.isEmpty()
  return isEmpty && $isRootNode(node.getParent())
}

/** What a state holds, without where the caret is: each of Lexical's states is another. */
function contentOf(state: EditorState): string {
  return JSON.stringify(state.toJSON())
}

/** The HTML of the clipboard as a tree; null for none. A document that is not shown runs no script and asks for nothing. */
function htmlOf(data: DataTransfer): Root | null {
  const html = data.getData('text/html')
  if (html.trim() === '') return null
  const tree = fromDom(new DOMParser().parseFromString(html, 'text/html'))
  return tree.type === 'root' ? tree : null
}

/** Whether it was copied in a body, in Lexical's own format. */
function isOfBody(data: DataTransfer, editor: LexicalEditor): boolean {
  try {
    const { namespace } = JSON.parse(data.getData('application/x-lexical-editor')) as { namespace?: unknown }
    return namespace === editor._config.namespace
  } catch {
    return false
  }
}
