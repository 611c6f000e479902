import { expect, it } from 'vitest'
import { writtenIn } from './written'

/** What the function needs of an editor: its state, which counts how often it is written out. */
function editor() {
  let count = 0
  const stateOf = (text: string) => ({ toJSON: () => ((count += 1), { root: { text } }) })
  let state = stateOf('before')
  return {
    getEditorState: () => state as never,
    type: (text: string) => (state = stateOf(text)),
    count: () => count,
  }
}

it('writes each state of an editor out once, for all who ask', () => {
  const typing = editor()
  const first = writtenIn(typing)
  expect([writtenIn(typing), writtenIn(typing)]).toEqual([first, first])
  expect(typing.count()).toBe(1)
  typing.type('after')
  expect(writtenIn(typing)).toEqual({ root: { text: 'after' } })
  expect(typing.count()).toBe(2)
})
