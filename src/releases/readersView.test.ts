import { describe, expect, it } from 'vitest'
import { edition } from '../../tests/fixtures/delivery'
import type { EditionDocument, PortableTextBlock } from '../model/document'
import { movedPassages, readersView } from './readersView'

const sampleDocument = edition()
const sampleStatistic = sampleDocument.statistics[0]!

function block(key: string, text: string): PortableTextBlock {
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    children: [{ _type: 'span', _key: `${key}s0`, text, marks: [] }],
    markDefs: [],
  }
}

/** The sample with its figure at another value, in the record and in the text. */
function withFigure(value: string): EditionDocument {
  const [first] = sampleDocument.body as PortableTextBlock[]
  return {
    ...sampleDocument,
    statistics: [{ ...sampleStatistic, value, display: value }],
    body: [
      {
        ...first!,
        children: first!.children.map((child) => (child._type === 'figure' ? { ...child, text: value } : child)),
      },
    ],
  }
}

describe('what readers had otherwise', () => {
  it('is nothing between a release and itself', () => {
    expect(readersView(sampleDocument, sampleDocument)).toEqual({ passages: [], statistics: [], quotes: [] })
  })

  it('is a figure, in its record and in its passage', () => {
    expect(readersView(sampleDocument, withFigure('38'))).toEqual({
      passages: [
        {
          part: 'body',
          before: 'The Senate authorised 37 new diplomats. “It is not enough”',
          after: 'The Senate authorised 38 new diplomats. “It is not enough”',
        },
      ],
      statistics: [{ id: sampleStatistic.id, about: 'new diplomats authorised', before: '37', after: '38' }],
      quotes: [],
    })
  })

  it('is what is said of images, and where an embed leads', () => {
    const image = { _type: 'image' as const, _key: 'i', url: '/p.jpg', source: null, focus: null }
    const embed = { _type: 'embed' as const, _key: 'e', provider: 'Vimeo', title: 'The hearing' }
    const hero = { url: '/h.jpg', alt: 'A hall', credit: null, source: null }
    const before: EditionDocument = {
      ...sampleDocument,
      hero,
      body: [
        { ...image, alt: 'A map', caption: 'North', credit: 'A. Paz' },
        { ...embed, url: 'https://vimeo.com/1000' },
      ],
    }
    const after: EditionDocument = {
      ...before,
      hero: { ...hero, credit: 'B. Ruiz' },
      body: [
        { ...image, alt: 'A map of 1920', caption: 'South', credit: 'A. Paz' },
        { ...embed, url: 'https://vimeo.com/2000' },
        { ...image, _key: 'j', alt: 'A gate', caption: null, credit: null },
      ],
    }
    expect(readersView(before, after).passages).toEqual([
      { part: 'body', before: 'North', after: 'South' },
      {
        part: 'body',
        before: 'The hearing (https://vimeo.com/1000)',
        after: 'The hearing (https://vimeo.com/2000)',
      },
      { part: 'image', before: 'A hall', after: 'A hall (B. Ruiz)' },
      { part: 'image', before: 'A map (A. Paz)', after: 'A map of 1920 (A. Paz)' },
      { part: 'image', before: null, after: 'A gate' },
    ])
    expect(readersView(before, { ...after, hero: null }).passages).toContainEqual({
      part: 'image',
      before: 'A hall',
      after: null,
    })
  })

  it('is a title, and passages that came and went, but not one that moved', () => {
    const before = { ...sampleDocument, body: ['One', 'Two', 'Three'].map((text, index) => block(`b${index}`, text)) }
    const after = {
      ...sampleDocument,
      title: 'Fewer diplomats',
      body: ['Two', 'Four', 'One'].map((text, index) => block(`b${index}`, text)),
    }
    expect(readersView(before, after).passages).toEqual([
      { part: 'title', before: 'Embassies without diplomats', after: 'Fewer diplomats' },
      { part: 'body', before: 'Three', after: 'Four' },
    ])
    expect(movedPassages(before, after)).toEqual(['One'])
    expect(movedPassages(after, before)).toEqual(['Two'])
    expect(movedPassages(before, before)).toEqual([])
  })

  it('is what stands between the same beginning and the same end, where thousands of passages are others', () => {
    const count = 3000
    const reading = (words: string): EditionDocument => ({
      ...sampleDocument,
      body: Array.from({ length: count }, (_, index) =>
        block(`b${index}`, index === 0 || index === count - 1 ? `Passage ${index}` : `${words} ${index}`),
      ),
    })
    const [before, after] = [reading('Before'), reading('After')]
    const { passages } = readersView(before, after)
    expect(passages).toHaveLength(count - 2)
    expect(passages[0]).toEqual({ part: 'body', before: 'Before 1', after: 'After 1' })
    expect(movedPassages(before, after)).toEqual([])
    // One that is gone among them does not put the others beside it.
    const shorter = { ...after, body: after.body.toSpliced(1, 1) }
    expect(readersView(before, shorter).passages.at(-1)).toEqual({
      part: 'body',
      before: `Before ${count - 2}`,
      after: null,
    })
  })

  it('is a record that came or went', () => {
    const without = { ...sampleDocument, statistics: [], quotes: [] }
    expect(readersView(sampleDocument, without).statistics).toEqual([
      { id: sampleStatistic.id, about: 'new diplomats authorised', before: '37', after: null },
    ])
    expect(readersView(without, sampleDocument).quotes).toMatchObject([{ before: null, after: 'It is not enough' }])
  })

  it('is not another name of a record', () => {
    const id = '0f0e0d0c-0b0a-8908-a706-050403020100'
    const renamed = JSON.parse(JSON.stringify(sampleDocument).replaceAll(sampleStatistic.id, id)) as EditionDocument
    expect(readersView(sampleDocument, renamed).statistics).toEqual([])
  })
})
