import { expect, it } from 'vitest'
import { citation, figure, input, paragraph, quotation, quote, statistic, text } from '../../../tests/fixtures/review'
import { readEdition } from '../review'
import { passagesOf } from './passages'

const blocks = [
  paragraph(
    text('Some '),
    figure('f', 'boats'),
    text(' boats sank, “'),
    quotation('q', 'said', 'all 40 of them'),
    text('”, in 3 ports.'),
    citation('c', 'register'),
  ),
]
const edition = readEdition(
  input({
    dek: null,
    title: 'Sixty boats',
    blocks,
    statistics: [statistic('boats', '58')],
    quotes: [quote('said', 'all 40 of them')],
  }),
)

it('is read with its nodes written out, and keeps the places of the figures', () => {
  const [title, body] = passagesOf(edition)
  expect(title).toMatchObject({ field: 'title', mentions: [{ value: 60 }] })
  expect(body?.text).toBe('Some 58 boats sank, “all 40 of them”, in 3 ports.')
  expect(body?.mentions.map(({ value }) => value)).toEqual([58, 40, 3])
  const places = body?.mentions.map(({ start, end }) => body.place(start, end))
  expect(places).toEqual([
    { field: 'body', path: 'root.children.0.children.1', start: null, end: null },
    { field: 'body', path: 'root.children.0.children.3', start: null, end: null },
    { field: 'body', path: 'root.children.0', start: 27, end: 28 },
  ])
})

it('is not there in a language without words', () => {
  expect(passagesOf(readEdition({ ...input({ blocks }), locale: 'de-DE' }))).toEqual([])
})
