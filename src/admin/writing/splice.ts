import {
  $addUpdateTag,
  $getRoot,
  $parseSerializedNode,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { isSame, partsOf } from './merge'

/**
 * Puts other passages into an editor in the place of those that differ. The others stay as they are, and with them the
 * caret; it is one step that can be undone, and those before it can be, too.
 */
export function spliceBody(editor: LexicalEditor, value: unknown): void {
  const wanted = partsOf(value, 'text') as SerializedLexicalNode[]
  const now = editor.getEditorState().toJSON().root.children
  let start = 0
  while (start < now.length && start < wanted.length && isSame(now[start], wanted[start])) start += 1
  let end = 0
  while (
    end < now.length - start &&
    end < wanted.length - start &&
    isSame(now[now.length - 1 - end], wanted[wanted.length - 1 - end])
  ) {
    end += 1
  }
  if (start + end === now.length && start + end === wanted.length) return
  editor.update(
    () => {
      $addUpdateTag(HISTORY_PUSH_TAG)
      const nodes = wanted.slice(start, wanted.length - end).map((node) => $parseSerializedNode(node))
      $getRoot().splice(start, now.length - start - end, nodes)
    },
    { discrete: true },
  )
}
