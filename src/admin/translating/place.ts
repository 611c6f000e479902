'use client'

import { $createInlineBlockNode } from '@payloadcms/richtext-lexical/client'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import type { AttributionFields, LexicalNode as StoredNode } from '../../body'

function $passageAt(place: number): LexicalNode | null {
  return $getRoot().getChildAtIndex(place)
}

/** The number of the passage that the caret is in; null where it is in none. */
export function passageOfCaret(editor: LexicalEditor): number | null {
  return editor.getEditorState().read(() => {
    const [node] = $getSelection()?.getNodes() ?? []
    return node?.getTopLevelElement()?.getIndexWithinParent() ?? null
  })
}

/** Puts the caret at the end of a passage, or selects all of it, so that what is typed stands in its place. */
export function goToPassage(editor: LexicalEditor, place: number, isWhole: boolean): void {
  editor.update(
    () => {
      const passage = $passageAt(place)
      if (!$isElementNode(passage)) passage?.selectEnd()
      else if (isWhole && !passage.isEmpty()) passage.select(0, passage.getChildrenSize())
      else passage.selectEnd()
    },
    { discrete: true },
  )
  editor.focus()
}

/** Places figures, quotations and citations at the caret, or at the end of a passage that it is not in. */
export function placeNodes(editor: LexicalEditor, place: number, fields: readonly AttributionFields[]): void {
  editor.update(
    () => {
      const passage = $passageAt(place)
      const selection = $getSelection()
      const isHere = $isRangeSelection(selection) && selection.anchor.getNode().getTopLevelElement()?.is(passage)
      if (!isHere) passage?.selectEnd()
      else if (!selection.isCollapsed()) selection.focus.getNode().selectEnd()
      const nodes = fields.flatMap(({ id: _, ...rest }, index) => [
        ...(index > 0 ? [$createTextNode(' ')] : []),
        $createInlineBlockNode({ ...rest } as unknown as Parameters<typeof $createInlineBlockNode>[0]),
      ])
      $insertNodes(nodes)
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  )
  editor.focus()
}

/**
 * Begins a passage that is not there, after another or at the start of the body: a paragraph, or the table or block of the
 * original, which is translated in its place.
 */
export function beginPassage(editor: LexicalEditor, after: number | null, taken: StoredNode | undefined): void {
  editor.update(
    () => {
      const passage = taken
        ? $parseSerializedNode(structuredClone(taken) as unknown as SerializedLexicalNode)
        : $createParagraphNode()
      const before = after === null ? null : $passageAt(after)
      const first = $getRoot().getFirstChild()
      if (before) before.insertAfter(passage)
      else if (first) first.insertBefore(passage)
      else $getRoot().append(passage)
      if ($isElementNode(passage)) passage.selectStart()
      else passage.selectEnd()
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  )
  editor.focus()
}
