'use client'

import {
  $isInlineBlockNode,
  InlineBlockNode,
  TOGGLE_LINK_COMMAND,
  useEditorConfigContext,
} from '@payloadcms/richtext-lexical/client'
import {
  $addUpdateTag,
  $getNodeByKey,
  $getSelection,
  $hasUpdateTag,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  FORMAT_TEXT_COMMAND,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  KEY_DOWN_COMMAND,
  TEXT_TYPE_TO_FORMAT,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type TextFormatType,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { mergeRegister } from '@payloadcms/richtext-lexical/lexical/utils'
import { useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useEffectEvent } from 'react'
import { attributionFields } from '../../body'
import { writeFirstTexts } from '../body/firstText'
import { useSay } from '../words'
import { useReviewSession, useSessionView } from './useReviewSession'
import { selectFinding } from './link'
import { highlightActive, Marks, type Mark } from './marks'
import { useSlugOf } from '../project'
import './marks.css'

/** Whether a key asks what is known about the words at the caret: Ctrl or Cmd with a full stop. */
function isOpenKey({ altKey, ctrlKey, key, metaKey }: KeyboardEvent) {
  return key === '.' && !altKey && (ctrlKey || metaKey)
}

/** Connects the editor of an article's body with its session: draws what the review finds into the text, and opens it. */
export function AttributionPlugin() {
  const { fieldProps } = useEditorConfigContext()
  const { collectionSlug } = useDocumentInfo()
  const articles = useSlugOf()('articles')
  // Only the body of an article is reviewed, whatever else uses the same editor.
  return collectionSlug === articles && fieldProps.path === 'body' ? <BodyPlugin /> : null
}

function BodyPlugin() {
  const [editor] = useLexicalComposerContext()
  const session = useReviewSession()
  const { open } = useSessionView(session)
  const say = useEffectEvent(useSay())

  useEffect(() => {
    const marks = new Marks(editor)
    const show = (mark: Mark | undefined) => mark && session.open(mark.finding.fingerprint)

    const onKeyDown = (event: KeyboardEvent): boolean => {
      // What is drawn may be older than the text by a moment, and a key is meant for what is there.
      if (event.key === 'F8' || isOpenKey(event)) session.reviewNow()
      if (event.key === 'F8') {
        const next = neighbour(editor, marks, event.shiftKey)
        if (next) selectFinding(editor, next.finding)
        if (next) bringIntoView(next.range)
      } else if (isOpenKey(event)) {
        const [here] = marksAtCaret(editor, marks)
        if (!here) return false
        show(here)
      } else if (event.key === 'Escape' && session.view().open !== null) {
        session.open(null)
      } else return false
      event.preventDefault()
      return true
    }

    // Of a click only: who drags over words or presses a modifier wants to select.
    const onClick = (event: MouseEvent) => {
      if (event.button !== 0 || event.shiftKey || !(getSelection()?.isCollapsed ?? true)) return
      show(marks.under(event.clientX, event.clientY)[0])
    }

    const detach = session.attach({
      editor,
      draw: (findings, blocks) => marks.draw(findings, blocks, ({ message }) => say(message)),
      markOf: (fingerprint) => marks.of(fingerprint),
    })
    const unregister = mergeRegister(
      writeFirstTexts(editor, () => session.edition),
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        if (dirtyElements.size > 0 || dirtyLeaves.size > 0) session.touch()
      }),
      editor.registerCommand(KEY_DOWN_COMMAND, onKeyDown, COMMAND_PRIORITY_HIGH),
      // Before the editor, or a table of which cells are selected, formats the texts, which tell whether it is set.
      editor.registerCommand(FORMAT_TEXT_COMMAND, $formatNodes, COMMAND_PRIORITY_CRITICAL),
      // Before the link is made: what is in it says that it is marked.
      editor.registerCommand(
        TOGGLE_LINK_COMMAND,
        (link) => (link === null ? false : $markable(link.selectedNodes ?? $getSelection()?.getNodes() ?? [])),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerRootListener((root, before) => {
        before?.removeEventListener('click', onClick)
        root?.addEventListener('click', onClick)
      }),
      editor.registerNodeTransform(InlineBlockNode, (node) => $passOver(editor, node)),
    )
    return () => {
      unregister()
      detach()
      marks.clear()
    }
  }, [session, editor])

  useEffect(() => {
    highlightActive(session.link?.markOf(open))
    return () => highlightActive(undefined)
  }, [session, open])

  return null
}

/**
 * Payload completes the fields of a node that was just inserted with those that its form has besides. That is no step
 * that somebody would undo.
 */
function $passOver(editor: LexicalEditor, node: InlineBlockNode): void {
  const before = editor.getEditorState().read(() => $getNodeByKey(node.getKey()))
  // A node that only moves keeps its fields, and its move is a step like any other.
  if (!$isInlineBlockNode(before) || before.__fields === node.__fields || $hasUpdateTag(HISTORY_PUSH_TAG)) return
  const said = ({ __fields: fields }: InlineBlockNode) =>
    JSON.stringify(attributionFields({ type: 'inlineBlock', fields }))
  if (said(before) === said(node)) $addUpdateTag(HISTORY_MERGE_TAG)
}

/** Figures and quotations that have no format of their own get a plain one, with which they are marked as what they are in. */
function $markable(nodes: readonly LexicalNode[]): boolean {
  for (const node of nodes.filter($isInlineBlockNode)) {
    const fields: { blockType: string; format?: unknown } = node.getFields()
    if (fields.blockType === 'citation' || typeof fields.format === 'number') continue
    node.setFields({ ...node.getFields(), format: 0 })
  }
  return false
}

/** Whether a table takes a format off the cells that are selected, of which this is the first: it looks at the paragraph. */
function $isFormatted(cell: ElementNode, bit: number): boolean {
  const first = cell.getFirstChild()
  return $isParagraphNode(first) && (first.getTextFormat() & bit) !== 0
}

/** Formats the figures and quotations of the selection as the words beside them. */
function $formatNodes(type: TextFormatType): boolean {
  const selection = $getSelection()
  const bit = TEXT_TYPE_TO_FORMAT[type]
  const nodes = (selection?.getNodes() ?? [])
    .filter($isInlineBlockNode)
    .filter((node) => node.getFields().blockType !== 'citation')
  if (bit === undefined) return false
  const isSet = (fields: object) => 'format' in fields && ((fields.format as number | null) ?? 0) & bit
  const cell = selection?.getNodes().find((node) => node.getType() === 'tablecell')
  const takesOff = $isRangeSelection(selection)
    ? selection.hasFormat(type)
    : $isNodeSelection(selection) || !$isElementNode(cell)
      ? nodes.every((node) => isSet(node.getFields()))
      : $isFormatted(cell, bit)
  for (const node of nodes) {
    const fields = node.getFields()
    const format = 'format' in fields && typeof fields.format === 'number' ? fields.format : 0
    node.setFields({ ...fields, format: takesOff ? format & ~bit : format | bit })
  }
  return false
}

/** How far words that are gone to keep from the edges of what is seen of the text, in pixels. */
const MARGIN = 48

/** Scrolls to words, so that the tools that stay above the text do not cover them. */
function bringIntoView(words: Range): void {
  const { startContainer: start } = words
  const element = start instanceof Element ? start : start.parentElement
  // In whatever scrolls: a wide table, a drawer.
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  const tools = element?.closest('.rich-text-lexical')?.querySelector('.fixed-toolbar')
  const { bottom, top } = words.getBoundingClientRect()
  const head = tools?.getBoundingClientRect().bottom ?? 0
  if (top < head) scrollBy({ top: top - head - MARGIN })
  else if (bottom > innerHeight - MARGIN) scrollBy({ top: bottom - innerHeight + MARGIN })
}

/** The findings at the caret: on the node that is selected, or in or next to the words. */
function marksAtCaret(editor: LexicalEditor, marks: Marks): Mark[] {
  const key = selectedNode(editor)
  if (key !== null) return marks.on(key)
  const selection = getSelection()
  return selection?.focusNode ? marks.at(selection.focusNode, selection.focusOffset) : []
}

/** The next finding after the caret, or the one before it; from the end to the start of the text. */
function neighbour(editor: LexicalEditor, marks: Marks, backwards: boolean): Mark | undefined {
  const all = backwards ? [...marks.all].reverse() : marks.all
  const here = new Set(marksAtCaret(editor, marks))
  const selection = getSelection()
  const key = selectedNode(editor)
  const from = key === null ? null : marks.on(key)[0]
  const beyond = ({ range }: Mark): boolean => {
    if (from) return range.compareBoundaryPoints(Range.START_TO_START, from.range) === (backwards ? -1 : 1)
    // -1 where the point is before the range.
    return selection?.focusNode
      ? range.comparePoint(selection.focusNode, selection.focusOffset) === (backwards ? 1 : -1)
      : true
  }
  return all.find((mark) => !here.has(mark) && beyond(mark)) ?? all[0]
}

function selectedNode(editor: LexicalEditor): string | null {
  return editor.getEditorState().read(() => {
    const selection = $getSelection()
    const node = $isNodeSelection(selection) ? selection.getNodes()[0] : undefined
    return node ? node.getKey() : null
  })
}
