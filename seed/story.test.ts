import { describe, expect, it } from 'vitest'
import type { LexicalNode } from '../src/body/types'
import { buildBody, bodyNodesOf, textOf } from './body'
import type { Block, BodyNode, SeedIds } from './body'
import type { LanguageCode } from './records'
import { editions, quotes, sources, statistics } from './story'

const languages: LanguageCode[] = ['es', 'en']

// The tables of the story: value and qualifier of each figure, and each quoted phrase in its English wording.
const figures = {
  expelled: ['600', 'more-than'],
  authorised: ['37', 'exact'],
  before: ['49', 'exact'],
  total: ['86', 'exact'],
  'us-embassy': ['46', 'exact'],
  consulates: ['9', 'exact'],
  rise: ['60', 'exact'],
  kgb: ['150', 'at-least'],
  entries: ['20', 'exact'],
  moscow: ['11', 'exact'],
}
const phrases = [
  'always operate under diplomatic cover',
  'makes no sense',
  'a center of espionage',
  'largest portion of the GRU members in the world',
  'still way too big',
  'we watch that closely',
  'steadfast security partnership',
  'immoral',
  'neutral',
  'Russophobia',
  'Langley',
]

function only<Kind extends BodyNode['node']>(kind: Kind, language: LanguageCode) {
  return bodyNodesOf(editions[language].blocks).filter(
    (node): node is Extract<BodyNode, { node: Kind }> => node.node === kind,
  )
}

/** The text between the body nodes, a block a line; each node leaves a mark. */
function plainText(blocks: Block[]): string {
  return textOf(blocks)
    .map(({ children }) => children.map((child) => (typeof child === 'string' ? child : '◆')).join(''))
    .join('\n')
}

function wordCount(blocks: Block[]): number {
  const text = textOf(blocks)
    .map(({ children }) =>
      children
        .map((child) => {
          if (typeof child === 'string') return child
          if (child.node === 'quotation') return child.excerpt
          return child.node === 'figure' ? (child.text ?? statistics[child.statistic]?.value ?? '') : ''
        })
        .join(''),
    )
    .join('\n')
  return text.split(/\s+/).filter(Boolean).length
}

function textIn(key: string, language: LanguageCode): string | undefined {
  const quote = quotes[key]
  if (!quote) return undefined
  return quote.language === language
    ? quote.text
    : quote.translations.find((translation) => translation.language === language)?.text
}

describe('the records of the story', () => {
  it('carry the values and qualifiers of the article', () => {
    expect(
      Object.fromEntries(Object.entries(statistics).map(([key, { value, qualifier }]) => [key, [value, qualifier]])),
    ).toEqual(figures)
  })

  it('hold every quoted phrase, and nothing else in quotation marks', () => {
    expect(Object.keys(quotes).map((key) => textIn(key, 'en'))).toEqual(phrases)
  })

  it('name only sources that exist, and operands that stand before them', () => {
    const records = [...Object.values(statistics), ...Object.values(quotes)]
    const named = [
      ...records.flatMap(({ evidence }) => evidence.map(({ source }) => source)),
      ...Object.values(quotes).map(({ speaker }) => speaker),
    ]
    expect(named.filter((key) => !(key in sources))).toEqual([])

    const order = Object.keys(statistics)
    for (const [key, { operands = [] }] of Object.entries(statistics)) {
      for (const operand of operands) {
        expect(order).toContain(operand.statistic)
        expect(order.indexOf(operand.statistic)).toBeLessThan(order.indexOf(key))
      }
    }
  })

  it('leave the figures without evidence that the article leaves without a source', () => {
    const bare = Object.entries(statistics).filter(([, { evidence, formula }]) => evidence.length === 0 && !formula)
    expect(bare.map(([key]) => key)).toEqual(['expelled', 'moscow'])
  })

  it('keep the loader able to find each of them again', () => {
    const distinct = (identities: string[]) => expect(new Set(identities).size).toBe(identities.length)
    distinct(Object.values(sources).map(({ name, kind }) => `${kind} ${name}`))
    distinct(Object.values(statistics).map(({ label }) => label.en))
    distinct(Object.values(quotes).map(({ speaker, text }) => `${speaker} ${text}`))
  })

  it('are all used: a source by the text or a record, a statistic and a quote by the text', () => {
    const inBodies = languages.flatMap((language) => only('citation', language).map(({ source }) => source))
    const inRecords = [
      ...Object.values(statistics).flatMap(({ evidence }) => evidence.map(({ source }) => source)),
      ...Object.values(quotes).flatMap(({ evidence, speaker }) => [speaker, ...evidence.map(({ source }) => source)]),
    ]
    const used = new Set([...inBodies, ...inRecords])
    expect(Object.keys(sources).filter((key) => !used.has(key))).toEqual([])
  })
})

describe('the Spanish edition', () => {
  it('brings the figures in the order that the public API lists them in', () => {
    const values = only('figure', 'es').map(({ statistic }) => statistics[statistic]?.value)
    expect([...new Set(values)].join(' ')).toBe('37 49 86 46 9 60 150 20 11 600')
  })
})

describe.each(languages)('the %s edition', (language) => {
  const edition = editions[language]

  it('has every figure as a body node', () => {
    const keys = only('figure', language).map(({ statistic }) => statistic)
    expect(keys.toSorted()).toEqual(Object.keys(figures).toSorted())
  })

  it('has every quoted phrase as a body node, between quotation marks', () => {
    const keys = only('quotation', language).map(({ quote }) => quote)
    expect(keys.toSorted()).toEqual(Object.keys(quotes).toSorted())
    const text = plainText(edition.blocks)
    expect(text.match(/“◆”/g)).toHaveLength(phrases.length)
    expect(text.match(/[“”«»"]/g)).toHaveLength(phrases.length * 2)
  })

  it('quotes only words of the quote or of its translation', () => {
    for (const { quote, excerpt } of only('quotation', language)) expect(textIn(quote, language)).toContain(excerpt)
  })

  it('cites sources that exist', () => {
    expect(only('citation', language).filter(({ source }) => !(source in sources))).toEqual([])
  })

  it('is 600 to 900 words long', () => {
    const words = wordCount(edition.blocks)
    expect(words).toBeGreaterThanOrEqual(600)
    expect(words).toBeLessThanOrEqual(900)
  })

  it('has no digits in its plain text but those of dates and names', () => {
    const text = [edition.title, edition.dek, plainText(edition.blocks)].join('\n')
    const allowed = ['2022', '2020', '2009', '2012', '1985', '2023', '16', '213']
    expect((text.match(/\d+/g) ?? []).filter((digits) => !allowed.includes(digits))).toEqual([])
  })

  it('has no numbers in words in its plain text', () => {
    const numbers = {
      en: /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|half|third|quarter|twice|double|doubled)\b/giu,
      es: /(?<!\p{L})(dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|decenas?|docenas?|cien|cientos|mil|miles|mitad|tercio|cuarto|doble|triple|ambos)(?!\p{L})/giu,
    }
    const text = [edition.title, edition.dek, plainText(edition.blocks)].join('\n')
    expect(text.match(numbers[language])).toBeNull()
  })

  it('does not hide whose calculation the 60 per cent is', () => {
    const paragraph = textOf(edition.blocks).find(({ children }) =>
      children.some((child) => typeof child !== 'string' && child.node === 'figure' && child.statistic === 'rise'),
    )
    expect(plainText(paragraph ? [paragraph] : [])).toMatch(
      language === 'en' ? /author’s own calculation/ : /cálculo de la autora/,
    )
  })

  it('is spaced as prose: one space between words, none before a mark', () => {
    const text = plainText(edition.blocks)
    expect(text.match(/ {2}| [,.;:”]|“ |[\p{L}\p{N}]◆|^ | $/gmu)).toBeNull()
  })
})

describe('the body', () => {
  const resolve: SeedIds = {
    statistic: (key) => `statistic-${key}`,
    quote: (key) => `quote-${key}`,
    source: (key) => `source-${key}`,
    image: (key) => `image-${key}`,
  }
  const idsOf = (nodes: LexicalNode[]): unknown[] =>
    nodes.flatMap((node) => [...(node.fields ? [node.fields.id] : []), ...idsOf(node.children ?? [])])

  it('is built the same each time, and every node has an id of its own in all editions', () => {
    const build = () => languages.map((language) => buildBody(language, editions[language].blocks, resolve))
    expect(build()).toEqual(build())

    const ids = idsOf(build().map(({ root }) => root))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[0-9a-f]{24}$/.test(String(id)))).toBe(true)
  })

  it('gives the nodes the ids of their records', () => {
    const { root } = buildBody('en', editions.en.blocks, resolve)
    const second = root.children[0]?.children?.[1]
    expect(second).toMatchObject({
      type: 'inlineBlock',
      version: 1,
      fields: { blockType: 'figure', statistic: 'statistic-expelled', form: 'digits' },
    })
  })
})
