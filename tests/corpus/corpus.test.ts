import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findFigures } from '../../src/figures'
import { locate, readCorpus } from './corpus'

function load(name: string) {
  return readCorpus(readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8'), name)
}

describe.each(['sample.jsonl', 'kinds.jsonl'])('in the sentences of %s, the lexer finds just the figures', (name) => {
  const cases = load(name).map((sentence) => [sentence.kind ?? sentence.id, sentence.text, sentence] as const)
  test.each(cases)('%s: %s', (_kind, text, sentence) => {
    const found = findFigures(text, sentence.locale).map(({ start, text, value }) => ({ start, text, value }))
    expect(found).toEqual(locate(sentence))
  })
})

test.each(['en.jsonl', 'es.jsonl', 'fr.jsonl', 'pt.jsonl', 'held-out-kinds.jsonl'])(
  'of the figures in %s, the lexer finds 98 per cent, and as few others',
  (name) => {
    let [labelled, found, right] = [0, 0, 0]
    for (const sentence of load(name)) {
      const expected = locate(sentence)
      const figures = findFigures(sentence.text, sentence.locale)
      labelled += expected.length
      found += figures.length
      right += figures.filter((figure) =>
        expected.some(
          ({ start, text, value }) => start === figure.start && text === figure.text && value === figure.value,
        ),
      ).length
    }
    expect(right / found).toBeGreaterThanOrEqual(0.98)
    expect(right / labelled).toBeGreaterThanOrEqual(0.98)
  },
)

test('a malformed line is told with its place', () => {
  expect(() => readCorpus('{"id":"a","locale":"en-US","text":"Five.","figures":[["six","6"]]}', 'x.jsonl')).toThrow(
    'x.jsonl:1: "six" is not in the text after place 0',
  )
  expect(() => readCorpus('\n{"id":"a"}', 'x.jsonl')).toThrow('x.jsonl:2')
})
