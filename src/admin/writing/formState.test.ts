import { expect, it } from 'vitest'
import { withoutFormerTexts } from './formState'

it('sends of a text what stands in it, and of all else what stood there too', () => {
  const text = (words: string) => ({ root: { type: 'root', children: [{ type: 'text', text: words }] } })
  const state = {
    title: { initialValue: 'Before', value: 'After' },
    body: { initialValue: text('as it was'), value: text('as it is'), valid: true },
    topics: { initialValue: [], value: ['a'] },
  }
  const sent = withoutFormerTexts(state)
  expect(sent.title).toEqual(state.title)
  expect(sent.topics).toEqual(state.topics)
  expect(JSON.stringify(sent.body)).toBe(JSON.stringify({ value: text('as it is'), valid: true }))
  expect(state.body.initialValue).toEqual(text('as it was'))
})
