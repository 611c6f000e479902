/** The examples of the contract: one story in two languages, given through the presenters that answer requests. */
import { hashOf } from '../releases/canonical'
import type { EditionDocument, PublicStatistic, Tombstone } from '../model/document'
import type { Release } from '../model/release'
import { changedRecords } from '../releases/readersView'
import { changeCursor, positionAfter } from './cursor'
import { formats, type FormatName } from './formats'
import { correctionItems, editionItems, writeFeed, type FeedName } from './formats/feeds'
import { createPublication } from './formats/publication'
import { figureTitle, frameOf } from './pages/frame'
import { pagePaths } from './pages/paths'
import {
  documentOf,
  toChangeAnswer,
  toCitingEdition,
  toDifferences,
  toEdition,
  toHistoryEntry,
  toLoggedCorrection,
  toReleaseAnswer,
  toStoryEditions,
  toEditionSummary,
  toRelatedEdition,
  toTranslations,
} from './answers'
import { createUrls } from './urls'

const story = '5f0c8f4e-6d0b-4f6b-9c57-0d6d3b6d3a10'
const hearing = 'c1f5a8a2-3f0e-4b7e-8a44-7f3c2a6e9b01'
const senator = 'a7d2e5b0-94c8-4f0d-8e1b-25c6d4f7a802'
const official = 'b7Qm2xkP0sZ1'

export const sampleStatistic: PublicStatistic = {
  id: '9b1de6f4-7a52-4b0c-9f3e-6a8d5c2b1e03',
  label: 'new diplomats authorised',
  labelLanguage: null,
  value: '37',
  high: null,
  qualifier: 'exact',
  unit: { kind: 'count', code: null, noun: 'diplomats' },
  display: '37',
  asOf: '2023-03-14',
  precision: 'day',
  place: null,
  evidence: [
    { source: hearing, quote: null, locator: '00:14:20', statedAs: '37 plazas', accessedAt: '2023-03-20' },
    { source: official, quote: null, locator: null, statedAs: null, accessedAt: null },
  ],
  derivation: null,
  status: 'verified',
  note: null,
}

const source = {
  attributionLanguage: null,
  author: null,
  publisher: null,
  title: null,
  url: null,
  archiveUrl: null,
  publishedAt: null,
  accessedAt: null,
  language: null,
  license: null,
  holder: null,
  availability: 'public',
} as const

export const sampleDocument: EditionDocument = {
  story,
  language: 'en',
  slug: 'embassies-without-diplomats',
  title: 'Embassies without diplomats',
  dek: 'The foreign service shrinks while its workload grows.',
  byline: [{ name: 'Ana Ruiz', role: 'author' }],
  firstPublished: { outlet: 'Eje Central', url: 'https://news.example/original', date: '2023-03-20', language: 'es' },
  translatedFrom: null,
  topics: ['diplomacy'],
  hero: null,
  body: [
    {
      _type: 'block',
      _key: 'b0',
      style: 'normal',
      children: [
        { _type: 'span', _key: 'b0s0', text: 'The Senate authorised ', marks: [] },
        { _type: 'figure', _key: 'b0s1', statistic: sampleStatistic.id, text: '37' },
        { _type: 'span', _key: 'b0s2', text: ' new diplomats. ', marks: [] },
        { _type: 'quotation', _key: 'b0s3', quote: 'e4c3b2a1-0f9e-4d8c-b7a6-958473625104', text: '“It is not enough”' },
        { _type: 'citation', _key: 'b0s4', source: hearing, locator: '00:14:20', text: '1' },
      ],
      markDefs: [],
    },
  ],
  statistics: [sampleStatistic],
  quotes: [
    {
      id: 'e4c3b2a1-0f9e-4d8c-b7a6-958473625104',
      text: 'No alcanza',
      language: 'es',
      translation: { text: 'It is not enough', translator: 'Ana Ruiz' },
      paraphrase: false,
      speaker: senator,
      capacity: 'chair of the committee',
      saidAt: '2023-03-14',
      precision: 'day',
      occasion: 'a hearing of the Senate',
      evidence: [{ source: hearing, quote: null, locator: '00:15:02', statedAs: null, accessedAt: null }],
    },
  ],
  sources: [
    { ...source, id: hearing, kind: 'hearing', terms: 'on-record', name: 'Senate hearing', attribution: null },
    { ...source, id: senator, kind: 'person', terms: 'on-record', name: 'Laura Vega', attribution: null },
    {
      ...source,
      id: official,
      kind: 'person',
      terms: 'background',
      name: null,
      attribution: 'a senior official of the ministry',
      availability: 'held-by-newsroom',
    },
  ],
  corrections: [],
  ledger: {
    left: [],
    figures: { attributed: 1, unattributed: 0, withoutEvidence: 0, singleSource: 0, inconsistent: 0 },
    quotations: { attributed: 1, unattributed: 0 },
    sources: { named: 2, unnamed: 1 },
    dismissed: 0,
  },
}

/** A release of a document, as the first of its edition. */
function sampleRelease(document: EditionDocument | Tombstone, rest: Partial<Release> = {}): Release {
  return {
    id: hashOf(document).slice(0, 8),
    sequence: 1,
    story: document.story,
    language: document.language,
    slug: document.slug,
    article: `${document.story}-${document.language}`,
    version: 1,
    kind: 'published',
    at: '2023-03-20T12:00:00.000Z',
    publishedAt: '2023-03-20T12:00:00.000Z',
    hash: hashOf(document),
    previous: null,
    note: null,
    statistics: [],
    newest: true,
    document,
    ...rest,
  }
}

const english = sampleRelease(sampleDocument)
const spanish = sampleRelease(
  {
    ...sampleDocument,
    language: 'es',
    slug: 'embajadas-sin-diplomaticos',
    title: 'Embajadas sin diplomáticos',
    translatedFrom: { language: 'en', release: english.hash },
  },
  { sequence: 2, at: '2023-03-21T09:30:00.000Z', publishedAt: '2023-03-21T09:30:00.000Z' },
)
const correction = {
  date: '2023-03-22',
  kind: 'correction' as const,
  text: 'The Senate authorised 38 diplomats, not 37.',
  statistics: [sampleStatistic.id],
}
const corrected = sampleRelease(
  {
    ...sampleDocument,
    body: sampleDocument.body.map((block) =>
      block._type === 'block'
        ? {
            ...block,
            children: block.children.map((child) => (child._type === 'figure' ? { ...child, text: '38' } : child)),
          }
        : block,
    ),
    statistics: [{ ...sampleStatistic, value: '38', display: '38' }],
    corrections: [correction],
  },
  {
    sequence: 3,
    version: 2,
    kind: 'corrected',
    at: '2023-03-22T10:00:00.000Z',
    previous: english.hash,
    note: correction.text,
    statistics: [sampleStatistic.id],
  },
)
const urls = createUrls('', '/api/v1')

const history = {
  at: english.at,
  release: english.hash,
  language: english.language,
  slug: english.slug,
  note: english.note,
}
const editions = [toCitingEdition(spanish, urls), toCitingEdition(english, urls)]
const [statistic] = documentOf(english).statistics
const [quote] = documentOf(english).quotes
const [firstSource] = documentOf(english).sources
if (!statistic || !quote || !firstSource) throw new Error('The sample carries one record of each kind.')

const publication = createPublication({ name: 'Cited' }, urls)
const sample = toEdition(english, toTranslations(english, [english, spanish], urls), urls)
function formIn(name: FormatName): string {
  return formats[name].write(sample, publication)
}
function feedIn(name: FeedName): string {
  const self = urls.feed(`en.${name}`, new URLSearchParams())
  const items = editionItems([sample], publication)
  return writeFeed(name, { publication, language: 'en', self, about: 'editions', items })
}
const logged = toLoggedCorrection(
  { release: corrected, corrections: [correction], before: documentOf(english), after: documentOf(corrected) },
  urls,
)
function correctionsIn(name: FeedName): string {
  const self = urls.feed(`en/corrections.${name}`, new URLSearchParams())
  const items = correctionItems([logged], publication)
  return writeFeed(name, { publication, language: 'en', self, about: 'corrections', items })
}

/** One answer of each route. */
export const example = {
  root: {
    languages: ['en', 'es'],
    sequence: 2,
    cursor: changeCursor(positionAfter(spanish)),
    links: {
      articles:
        '/api/v1/articles{?q,language,topic*,person,statistic,source,since,until,updatedSince,sort,fields,limit,cursor}',
      topics: '/api/v1/topics{?language,limit,cursor}',
      topic: '/api/v1/topics/{slug}{?language,since,until,updatedSince,sort,fields,limit,cursor}',
      people: '/api/v1/people{?language,limit,cursor}',
      person: '/api/v1/people/{slug}{?language,since,until,updatedSince,sort,fields,limit,cursor}',
      edition: '/api/v1/articles/{language}/{slug}',
      history: '/api/v1/articles/{language}/{slug}/history{?from,to,limit,cursor}',
      related: '/api/v1/articles/{language}/{slug}/related{?limit}',
      story: '/api/v1/stories/{story}',
      statistic: '/api/v1/statistics/{id}{?language}',
      quote: '/api/v1/quotes/{id}{?language}',
      source: '/api/v1/sources/{id}{?language}',
      release: '/api/v1/releases/{hash}',
      corrections: '/api/v1/corrections{?language,limit,cursor}',
      feed: '/api/v1/feeds/{language}.{format}{?topic*,limit}',
      correctionsFeed: '/api/v1/feeds/{language}/corrections.{format}{?limit}',
      oembed: '/api/v1/oembed{?url,maxwidth,maxheight,format}',
      changes: '/api/v1/changes{?since,limit,language,wait}',
      stream: '/api/v1/changes/stream{?since,language}',
      openapi: '/api/v1/openapi.json',
      docs: '/api/v1/docs',
    },
  },
  articles: { articles: [toEditionSummary(spanish, urls), toEditionSummary(english, urls)], next: null },
  topics: { topics: [{ slug: 'diplomacy', name: 'diplomacy', count: 2 }], next: null },
  topic: {
    ...{ slug: 'diplomacy', name: 'diplomacy', count: 2 },
    articles: [toEditionSummary(spanish, urls), toEditionSummary(english, urls)],
    next: null,
  },
  people: { people: [{ slug: 'ana-ruiz', name: 'Ana Ruiz', count: 2 }], next: null },
  person: {
    ...{ slug: 'ana-ruiz', name: 'Ana Ruiz', count: 2 },
    articles: [toEditionSummary(spanish, urls), toEditionSummary(english, urls)],
    next: null,
  },
  history: {
    ...{ story, language: 'en', slug: corrected.slug, url: urls.edition(corrected), title: sampleDocument.title },
    releases: [
      toHistoryEntry(corrected, changedRecords(documentOf(english), documentOf(corrected))),
      toHistoryEntry(english, []),
    ],
    next: null,
    differences: toDifferences(english, corrected),
  },
  corrections: {
    corrections: [logged],
    next: null,
  },
  oembed: {
    version: '1.0',
    type: 'rich',
    title: figureTitle(sampleStatistic),
    provider_name: publication.name,
    provider_url: publication.home('en'),
    cache_age: 3600,
    html: frameOf(pagePaths.embed('en', sampleStatistic.id), figureTitle(sampleStatistic), { height: 265, width: 480 }),
    width: 480,
    height: 265,
  },
  related: { articles: [toRelatedEdition({ release: english, shared: ['topic:diplomacy'] }, urls)] },
  feeds: { rss: feedIn('rss'), atom: feedIn('atom'), json: JSON.parse(feedIn('json')) as object },
  correctionFeeds: {
    rss: correctionsIn('rss'),
    atom: correctionsIn('atom'),
    json: JSON.parse(correctionsIn('json')) as object,
  },
  edition: sample,
  forms: {
    jsonld: JSON.parse(formIn('jsonld')) as object,
    ninjs: JSON.parse(formIn('ninjs')) as object,
    html: formIn('html'),
    markdown: formIn('markdown'),
    csl: JSON.parse(formIn('csl')) as object[],
  },
  story: { story, editions: toStoryEditions([english, spanish], [], urls) },
  statistic: { ...statistic, history: [{ ...history, statistic }], editions },
  quote: { ...quote, history: [{ ...history, quote }], editions },
  source: { ...firstSource, history: [{ ...history, source: firstSource }], editions },
  release: toReleaseAnswer(english),
  changes: {
    changes: [
      toChangeAnswer(english, urls),
      toChangeAnswer(spanish, urls),
      toChangeAnswer(corrected, urls, changedRecords(documentOf(english), documentOf(corrected))),
    ],
    next: changeCursor(positionAfter(corrected)),
    more: false,
  },
}
