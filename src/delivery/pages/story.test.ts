import { describe, expect, it } from 'vitest'
import { edition as sample } from '../../../tests/fixtures/delivery'
import { newsroom } from '../../../tests/fixtures/delivery'
import { objectionsToHtml } from '../../../tests/support/validators'
import type { EditionDocument, PortableTextBlock } from '../../model/document'
import { toEdition } from '../answers'
import { toMarkdownPage } from '../formats/markdown'
import { createPublication } from '../formats/publication'
import { createUrls } from '../urls'
import type { Site } from './layout'
import { storyPage, type Story } from './story'

const urls = createUrls('https://news.example', '/api/v1', { hasPages: true })

const site: Site = {
  publication: createPublication({ name: 'Eje & Sur' }, urls),
  languages: [
    { code: 'en', locale: 'en-US' },
    { code: 'es', locale: 'es-MX' },
    { code: 'fr', locale: 'fr-FR' },
    { code: 'pt', locale: 'pt-BR' },
    { code: 'ar', locale: 'ar', lexer: 'digits' },
  ],
  timeZone: 'America/Mexico_City',
  urls,
  style: '',
}

function storyOf(document: EditionDocument, rest: Partial<Story> = {}): Story {
  const { release, rows } = newsroom()
  release('a', document, 'published')
  const edition = toEdition(rows[0]!, [], site.urls)
  return { edition: { ...edition, url: site.urls.read(edition) }, document, steps: [], ...rest }
}

/** The sample with another value of its figure, in a text that is long enough not to be rewritten by it. */
function withFigure(value: string, changes: Partial<EditionDocument> = {}): EditionDocument {
  const document = sample(changes)
  const [first] = document.body as PortableTextBlock[]
  return {
    ...document,
    statistics: document.statistics.map((each) => ({ ...each, value, display: value })),
    body: [
      {
        ...first!,
        children: first!.children.map((child) => (child._type === 'figure' ? { ...child, text: value } : child)),
      },
    ],
  }
}

const corrections = [{ date: '2023-04-02', kind: 'correction' as const, text: 'It was 37, not "38".', statistics: [] }]

describe('the page of an edition', () => {
  const page = storyPage(site, storyOf(sample()))

  it('says what HTML allows', async () => {
    expect(await objectionsToHtml(page)).toEqual([])
  })

  it('leads from each figure, quotation and note to its line, and back', () => {
    for (const line of ['figure-1', 'quote-1', 'source-1']) {
      expect(page).toContain(`id="${line}-1" href="#${line}"`)
      expect(page).toContain(`<li id="${line}">`)
      expect(page).toContain(`href="#${line}-1"`)
    }
  })

  it('says of the figure who says so, when, how it is known, and that it was not changed', () => {
    const line = /<li id="figure-1">.*?<\/li>/s.exec(page)?.[0] ?? ''
    for (const part of [
      '<b>37</b> new diplomats authorised',
      'Senate hearing',
      '00:14:20',
      'The source says: “37 plazas”',
      'a senior official of the ministry',
      'not named',
      'as of March 14, 2023',
      'verified by the newsroom',
      'Not changed since it was published.',
      '/en/figures/',
    ]) {
      expect(line).toContain(part)
    }
  })

  it('leads to the words of a source that a figure or a quotation rests on, and to the copy that stays', async () => {
    const [hearing, ...others] = sample().sources
    const copy = 'https://web.archive.org/web/20230321101010/https://senate.example/hearing'
    const found = { ...hearing!, url: 'https://senate.example/hearing', archiveUrl: copy }
    const linked = storyPage(site, storyOf(sample({ sources: [found, ...others] })))
    expect(await objectionsToHtml(linked)).toEqual([])
    const robust = `rel="noopener" data-versionurl="${copy}" data-versiondate="2023-03-21"`
    const lineOf = (id: string) => new RegExp(`<li id="${id}">[^]*?</li>`).exec(linked)?.[0]
    const page = 'data-page="https://senate.example/hearing"'
    expect(lineOf('figure-1')).toContain(
      `<a href="https://senate.example/hearing#:~:text=37%20plazas" ${robust} ${page}>`,
    )
    expect(lineOf('quote-1')).toContain(
      `<a href="https://senate.example/hearing#:~:text=No%20alcanza" ${robust} ${page}>`,
    )
    // What is cited as a whole is led to as a whole.
    expect(lineOf('source-1')).toContain(`<a href="https://senate.example/hearing" ${robust}>`)
    const quotes = sample().quotes.map((quote) => ({ ...quote, paraphrase: true }))
    const inOtherWords = storyPage(site, storyOf(sample({ quotes, sources: [found, ...others] })))
    expect(inOtherWords).not.toContain('No%20alcanza')
  })

  it('says who signs, when, and where it first ran', () => {
    expect(page).toContain('By <b><a href="/en/people/ana-ruiz">Ana Ruiz</a></b>')
    // One minute past midnight in London is the day before in Mexico City.
    expect(page).toContain('<time datetime="2026-01-01T00:00:00.000Z">December 31, 2025</time>')
    expect(page).toContain('First published by <a href="https://news.example/original" rel="noopener">Eje Central</a>')
    expect(page).toContain('in Spanish')
  })

  it('has a head that other sites and machines can use', () => {
    for (const part of [
      '<title>Embassies without diplomats · Eje &amp; Sur</title>',
      '<link rel="canonical" href="https://news.example/en/embassies-without-diplomats">',
      '<meta property="og:url" content="https://news.example/en/embassies-without-diplomats">',
      'hreflang="en" href="https://news.example/en/embassies-without-diplomats"',
      '"@type":"NewsArticle","@id":"https://news.example/en/embassies-without-diplomats"',
    ]) {
      expect(page).toContain(part)
    }
  })

  it('tells of a correction at the top and at the words', async () => {
    const document = withFigure('37', { corrections })
    const corrected = storyPage(
      site,
      storyOf(document, { steps: [{ corrections: [0], before: withFigure('38'), after: document }] }),
    )
    expect(corrected).toMatch(
      /<p id="correction-1"><b>Correction, <time datetime="2023-04-02">April 2, 2023<\/time>\.<\/b>/,
    )
    expect(corrected).toContain('href="#change-1"')
    const words = /<p>The Senate authorised.*?new diplomats/s.exec(corrected)?.[0] ?? ''
    expect(words).toContain('<span id="change-1"></span><del datetime="2023-04-02"')
    expect(words).toContain('title="Correction, April 2, 2023: It was 37, not &quot;38&quot;."')
    expect(words).toMatch(/>38<\/del> <ins [^>]+><a class="fact"[^>]+><data [^>]+>37<\/data><\/a><\/ins>/)
    expect(words).toContain('href="#correction-1"')
    expect(corrected).toContain('Corrected on April 2, 2023 from <del>38</del>.')
    expect(corrected).toContain('corrected <time datetime="2023-04-02">')
    expect(await objectionsToHtml(corrected)).toEqual([])
  })

  it.each<[string, string[], string[], RegExp]>([
    [
      'before it',
      ['See the very ', '[report]', '.'],
      ['See the ', '[report]', '.'],
      /very<\/del>.*†.*<a [^>]*>report</,
    ],
    [
      'at its start',
      ['See the ', '[annual report]', '.'],
      ['See the ', '[report]', '.'],
      /annual<\/del>.*<a [^>]*>report</,
    ],
    ['within it', ['', '[a long report]', '.'], ['', '[a report]', '.'], />a <[^]*long<\/del> report<\/a><sup>.*†/],
    [
      'new within it',
      ['', '[an old report]', '.'],
      ['', '[an odd report]', '.'],
      /<ins [^>]*>odd<\/ins> report<\/a><sup>.*†/,
    ],
    ['at its end', ['See the ', '[report of today]'], ['See the ', '[report]'], />report<\/a>.*of today<\/del>.*†/],
    ['after it', ['See the ', '[report]', ' of today'], ['See the ', '[report]'], />report<\/a>.*of today<\/del>.*†/],
  ])('keeps a link one link, with no other in it, where words were corrected %s', async (_where, was, is, expected) => {
    const rest = 'All who were asked say the same, and nobody has said anything else of it until today. '
    const textOf = (pieces: string[]) =>
      sample({
        corrections,
        body: [
          {
            _type: 'block',
            _key: 'b',
            style: 'normal',
            markDefs: [{ _type: 'link', _key: 'l', href: 'https://report.example/' }],
            children: [rest, ...pieces].map((text, index) => ({
              _type: 'span',
              _key: `s${index}`,
              text: text.replace(/[[\]]/g, ''),
              marks: text.startsWith('[') ? ['l'] : [],
            })),
          },
        ],
      })
    const document = textOf(is)
    const steps = [{ corrections: [0], before: textOf(was), after: document }]
    const corrected = storyPage(site, storyOf(document, { steps }))
    expect(await objectionsToHtml(corrected)).toEqual([])
    expect(/<div class="text">([^]*?)<\/div>/.exec(corrected)?.[1]).toMatch(expected)
    expect(corrected.match(/href="https:\/\/report\.example\/"/g)).toHaveLength(1)
  })

  it('tells of a correction at a figure of a chart', async () => {
    const chartOf = (value: string): EditionDocument['body'] => [
      ...(sample().body as PortableTextBlock[]),
      {
        ...{ _type: 'chart', _key: 'c', kind: 'bar', title: 'By year' },
        points: [
          {
            ...{ _type: 'point', _key: 'c-0', statistic: sample().statistics[0]!.id, label: '2023' },
            ...{ text: value, value, high: null, at: null },
          },
        ],
      },
    ]
    const document = sample({ corrections, body: chartOf('37') })
    const steps = [{ corrections: [0], before: sample({ body: chartOf('38') }), after: document }]
    const corrected = storyPage(site, storyOf(document, { steps }))
    const cell = /<th scope="row">2023<\/th><td>(.*?)<\/td>/.exec(corrected)?.[1]
    expect(cell).toMatch(
      /^<span id="change-1"><\/span><del [^>]*>38<\/del> <ins [^>]*><a class="fact"[^>]*>.*37.*<\/ins><sup>/,
    )
    expect(corrected).toContain('href="#change-1"')
    expect(await objectionsToHtml(corrected)).toEqual([])
  })

  it('leads to where a dek was that a correction took away', async () => {
    const document = withFigure('37', { corrections, dek: null })
    const steps = [{ corrections: [0], before: withFigure('37', { dek: 'It was said.' }), after: document }]
    const corrected = storyPage(site, storyOf(document, { steps }))
    expect(corrected).toMatch(/<p class="dek"> <span id="change-1"><\/span><del [^>]*>It was said\.<\/del>/)
    expect(await objectionsToHtml(corrected)).toEqual([])
    const ids = [...corrected.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual(expect.arrayContaining([...corrected.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)))
  })

  it('tells of a correction at the top alone where its words are not known', () => {
    const corrected = storyPage(site, storyOf(sample({ corrections })))
    expect(corrected).toContain('<p id="correction-1">')
    expect(corrected).not.toMatch(/<ins|#change-1/)
  })

  it('says at the words that a figure is disputed, and what its calculation gives', async () => {
    const document = sample()
    const disputed = storyPage(
      site,
      storyOf({
        ...document,
        statistics: document.statistics.map((each) => ({
          ...each,
          status: 'disputed',
          derivation: {
            formula: '(b - a) / a * 100',
            operands: [
              { key: 'a', statistic: 'x', value: '49' },
              { key: 'b', statistic: 'y', value: '86' },
            ],
            computed: '75.51020408163265306122',
            consistent: false,
          },
        })),
      }),
    )
    expect(disputed).toContain('<span class="doubt">(disputed: its own calculation gives 75.5)</span>')
    expect(disputed).toContain('(86 − 49) / 49 × 100')
    expect(await objectionsToHtml(disputed)).toEqual([])
  })

  it.each([
    [['update'], 'updated', 'corrected'],
    [['clarification'], 'updated', 'corrected'],
    [['correction', 'update'], 'corrected', 'updated'],
  ] as const)('says of %j above the text that it was %s', (kinds, said, other) => {
    const made = kinds.map((kind) => ({ ...corrections[0]!, kind }))
    const shown = storyPage(site, storyOf(sample({ corrections: made })))
    expect(shown).toContain(`, ${said} <time datetime="2023-04-02">`)
    expect(shown).not.toContain(`, ${other} <time`)
  })

  it('says when it was corrected last, wherever that stands among its corrections', () => {
    const [correction] = corrections
    const made = [{ ...correction!, date: '2023-05-06' }, correction!]
    expect(storyPage(site, storyOf(sample({ corrections: made })))).toContain(
      ', corrected <time datetime="2023-05-06">',
    )
  })

  it('writes what a figure is computed from with all decimals, however small', () => {
    const document = withFigure('27.5')
    const operands = [
      { key: 'a', statistic: 'x', value: '0.004' },
      { key: 'b', statistic: 'y', value: '0.0051' },
    ]
    const derivation = { formula: '(b - a) / a * 100', operands, computed: '27.5', consistent: true }
    const statistics = document.statistics.map((each) => ({ ...each, derivation }))
    expect(storyPage(site, storyOf({ ...document, statistics }))).toContain('(0.0051 − 0.004) / 0.004 × 100')
  })

  it('says what a calculation gives as exactly as shows in what it differs', () => {
    const derivation = { formula: 'a / b', operands: [], computed: '0.0414', consistent: false }
    const statistics = sample().statistics.map((each) => ({ ...each, value: '0.05', display: '0.05', derivation }))
    const story = storyOf(sample({ statistics }))
    expect(storyPage(site, story)).toContain('(its own calculation gives 0.041)')
    expect(toMarkdownPage(story.edition, site.publication)).toContain('give 0.041.')
  })

  it('escapes whatever it is made of', async () => {
    const hostile = `"><script>alert(1)</script>'`
    const evil = JSON.parse(
      JSON.stringify(sample({ dek: 'd', corrections }), (key, value: unknown) =>
        typeof value === 'string' &&
        ['title', 'dek', 'name', 'text', 'label', 'outlet', 'capacity', 'locator'].includes(key)
          ? hostile
          : value,
      ),
    ) as EditionDocument
    const text = storyPage(
      { ...site, publication: { ...site.publication, name: hostile } },
      storyOf({ ...evil, firstPublished: { ...evil.firstPublished!, url: 'javascript:alert(1)' } }),
    )
    expect(text).not.toContain('<script>alert')
    expect(text).not.toContain('javascript:')
    expect(text.match(/<script/g)).toHaveLength(2)
  })

  it.each([
    ['es', 'ltr', 'Cómo se sabe', 'Fuentes'],
    ['fr', 'ltr', 'Comment on le sait', 'Sources'],
    ['pt', 'ltr', 'Como se sabe', 'Fontes'],
    ['ar', 'rtl', '<h2>How this is known', '<h2 lang="en" dir="ltr">Sources'],
  ])('is in the language of the edition: %s', async (language, dir, known, sources) => {
    const text = storyPage(site, storyOf(sample({ language, corrections })))
    expect(text).toContain(`<html lang="${language}" dir="${dir}">`)
    expect(text).toContain(known)
    expect(text).toContain(sources)
    expect(await objectionsToHtml(text)).toEqual([])
  })

  it('writes what is in another language in its direction, and says of no text that it is in that of the words around it', () => {
    const label = { labelLanguage: 'ar', label: 'سفارات (2026).' }
    const quotes = sample().quotes.map((quote) => ({ ...quote, translation: null, language: 'ar', text: 'لا يكفي.' }))
    const english = storyPage(
      site,
      storyOf(sample({ quotes, statistics: sample().statistics.map((each) => ({ ...each, ...label })) })),
    )
    expect(english).toContain('<span lang="ar" dir="rtl">سفارات (2026).</span>')
    expect(english).toContain('<q lang="ar" dir="rtl">لا يكفي.</q>')
    const arabic = storyPage(site, storyOf(sample({ language: 'ar' })))
    expect(arabic).toContain('<a class="skip" href="#text" lang="en" dir="ltr">')
    // The card shows lines of the text; of itself it has a button.
    expect(arabic).toMatch(
      /<div class="card" id="card" popover="auto" tabindex="-1">\s*<button [^>]*lang="en" dir="ltr">/,
    )
    expect(storyPage(site, storyOf(sample({ language: 'es' })))).not.toMatch(/<(?!html)[^>]* dir=/)
  })

  it('is whole where there is hardly anything to say', async () => {
    const bare = storyPage(
      site,
      storyOf(
        sample({
          dek: null,
          byline: [],
          firstPublished: null,
          body: [],
          statistics: [],
          quotes: [],
          sources: [],
          ledger: {
            left: [],
            figures: { attributed: 0, unattributed: 0, withoutEvidence: 0, singleSource: 0, inconsistent: 0 },
            quotations: { attributed: 0, unattributed: 0 },
            sources: { named: 0, unnamed: 0 },
            dismissed: 0,
          },
        }),
      ),
    )
    expect(bare).not.toMatch(/How this is known|class="notes"|<script>/)
    expect(await objectionsToHtml(bare)).toEqual([])
  })
})
