import type { LexicalEditor } from '@payloadcms/richtext-lexical/lexical'

type Written = ReturnType<ReturnType<LexicalEditor['getEditorState']>['toJSON']>

/** A state of an editor never changes: what it was written out as holds for as long as there is something to ask it. */
const known = new WeakMap<object, Written>()

/**
 * What stands in an editor, written out once for all who ask before the next change: the review, the saving, and what is
 * kept of it. The same object for each of them, to be read only.
 */
export function writtenIn(editor: Pick<LexicalEditor, 'getEditorState'>): Written {
  const state = editor.getEditorState()
  const written = known.get(state) ?? state.toJSON()
  known.set(state, written)
  return written
}
