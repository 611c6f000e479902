/** The records that one which is about to be made is likely already: offered in its place. */
import type { Endpoint, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { endpoint } from '../../access/endpoint'
import { isObject } from '../../body'
import { isDecimal } from '../../figures'
import { inTransactionOf } from '../../database/request'
import { idOf } from '../../model/ids'
import { slugOf } from '../../model/slugs'
import { searchForm } from '../../model/text'
import { keptRecords } from '../../releases/mergers'
import {
  addressCore,
  addressForm,
  isLikeLabel,
  isSameFigure,
  isSameName,
  isSameText,
  plainForm,
  type LikeFigure,
} from './likeness'

/** A record that is likely the one that is about to be made, and what it has in common with it. */
export type AlikeRecord = {
  collection: z.output<typeof given>['collection']
  id: string
  title: string
  because: 'address' | 'name' | 'text' | 'value'
  /** The value of a statistic, the terms of a source, the slug of a topic or a person. */
  detail: string | null
}

const text = z.string().max(20_000).default('')
const unit = z.strictObject({ kind: z.string().max(40), code: z.string().max(20).nullish() })
const id = z.string().max(64).nullish()

/** What `POST /api/desk/alike` takes: a record as far as it is typed. */
const given = z.discriminatedUnion('collection', [
  z.strictObject({ collection: z.literal('sources'), name: text, url: text, archiveUrl: text }),
  z.strictObject({
    collection: z.literal('statistics'),
    label: text,
    value: z.string().max(100),
    high: z.string().max(100).nullish(),
    unit,
  }),
  z.strictObject({ collection: z.literal('quotes'), text, speaker: id, name: text }),
  z.strictObject({ collection: z.literal('people'), name: text }),
  z.strictObject({ collection: z.literal('topics'), name: text }),
])
/** A record as far as it is typed, as the endpoint is asked about it. */
export type AlikeQuestion = z.input<typeof given>
type Given<Name extends AlikeRecord['collection']> = Extract<z.output<typeof given>, { collection: Name }>

/** What the database is asked for, and at most how many are offered of it. */
const MOST_READ = 200
const MOST_OFFERED = 5
const MOST_WORDS = 8

type Row = { id: number | string } & Record<string, unknown>

/** Records that fit, as whoever asks may read them, in all languages; those that were worked on last first. */
async function rowsOf(
  req: PayloadRequest,
  collection: AlikeRecord['collection'],
  where: Where,
  fields: readonly string[],
): Promise<Row[]> {
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, collection),
    depth: 0,
    limit: MOST_READ,
    locale: 'all',
    overrideAccess: false,
    pagination: false,
    req: inTransactionOf(req),
    select: Object.fromEntries(fields.map((field) => [field, true])),
    sort: '-updatedAt',
    where,
  })
  return docs as unknown as Row[]
}

/** A text in every language that it is written in. */
function textsOf(value: unknown): string[] {
  const texts = isObject(value) ? Object.values(value) : [value]
  return texts.filter((each): each is string => typeof each === 'string' && each !== '')
}

/** That a field has all words of a text, whatever stands between them. Null for a text without words. */
function hasWords(paths: readonly string[], of: string): Where | null {
  const words = searchForm(of)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return null
  const longest = words.toSorted((a, b) => b.length - a.length).slice(0, MOST_WORDS)
  return { or: paths.map((path) => ({ and: longest.map((word) => ({ [path]: { contains: word } })) })) }
}

function inLanguages(req: PayloadRequest, path: string): string[] {
  const { localization } = req.payload.config
  return localization ? localization.localeCodes.map((code) => `${path}.${code}`) : [path]
}

async function alikeSources(req: PayloadRequest, source: Given<'sources'>): Promise<AlikeRecord[]> {
  const addresses = [source.url, source.archiveUrl]
  const cores = addresses.flatMap((url) => addressCore(url) ?? [])
  const named = hasWords(['name'], source.name)
  const or = [
    ...(named ? [named] : []),
    ...cores.flatMap((core): Where[] => [{ url: { contains: core } }, { archiveUrl: { contains: core } }]),
  ]
  if (or.length === 0) return []
  const forms = new Set(addresses.flatMap((url) => addressForm(url) ?? []))
  const rows = await rowsOf(req, 'sources', { or }, ['archiveUrl', 'name', 'terms', 'url'])
  return rows.flatMap(({ archiveUrl, id: found, name, terms, url }): AlikeRecord[] => {
    const title = String(name)
    const hasAddress = [url, archiveUrl].some((each) => typeof each === 'string' && forms.has(addressForm(each) ?? ''))
    if (!hasAddress && !isSameName(title, source.name)) return []
    const because = hasAddress ? 'address' : 'name'
    return [{ because, collection: 'sources', detail: String(terms), id: String(found), title }]
  })
}

/** How a value may be written that is stored: with zeros behind its point, or without. */
function spellings(value: string): string[] {
  const short = value.includes('.') ? value.replace(/(?:\.|(?<![.0]))0+$/, '') : value
  const zeros = ['0', '00', '000'].map((end) => (short.includes('.') ? short + end : `${short}.${end}`))
  return [...new Set([value, short, ...zeros])]
}

async function alikeStatistics(req: PayloadRequest, figure: Given<'statistics'>): Promise<AlikeRecord[]> {
  if (!isDecimal(figure.value)) return []
  const where: Where = {
    and: [{ value: { in: spellings(figure.value) } }, { 'unit.kind': { equals: figure.unit.kind } }],
  }
  const rows = await rowsOf(req, 'statistics', where, ['high', 'label', 'unit', 'value'])
  return rows.flatMap((row): AlikeRecord[] => {
    const stored = row as unknown as LikeFigure
    const labels = textsOf(row.label)
    const like = labels.find((label) => isLikeLabel(label, figure.label, figure.value))
    if (like === undefined || !isSameFigure(stored, figure)) return []
    return [{ because: 'value', collection: 'statistics', detail: stored.value, id: String(row.id), title: like }]
  })
}

async function alikeQuotes(req: PayloadRequest, quote: Given<'quotes'>): Promise<AlikeRecord[]> {
  const where = hasWords(['text'], quote.text)
  if (!where || (!quote.speaker && plainForm(quote.name) === '')) return []
  const rows = (await rowsOf(req, 'quotes', where, ['speaker', 'text'])).filter(({ text: said }) =>
    isSameText(String(said), quote.text),
  )
  const speakers = rows.flatMap(({ speaker }) => idOf(speaker) ?? [])
  const names = new Map(
    speakers.length === 0 || quote.speaker
      ? []
      : (await rowsOf(req, 'sources', { id: { in: speakers } }, ['name'])).map((row) => [
          String(row.id),
          String(row.name),
        ]),
  )
  return rows.flatMap(({ id: found, speaker, text: said }): AlikeRecord[] => {
    const by = idOf(speaker) ?? ''
    const isSpeaker = quote.speaker ? by === quote.speaker : isSameName(names.get(by) ?? '', quote.name)
    if (!isSpeaker) return []
    return [{ because: 'text', collection: 'quotes', detail: null, id: String(found), title: String(said) }]
  })
}

async function alikeNames(
  req: PayloadRequest,
  { collection, name }: Given<'people'> | Given<'topics'>,
): Promise<AlikeRecord[]> {
  const where = hasWords(collection === 'topics' ? inLanguages(req, 'name') : ['name'], name)
  if (!where) return []
  const rows = await rowsOf(req, collection, where, ['name', 'slug'])
  return rows.flatMap((row): AlikeRecord[] => {
    const title = textsOf(row.name).find((each) => isSameName(each, name))
    if (title === undefined) return []
    return [{ because: 'name', collection, detail: String(row.slug), id: String(row.id), title }]
  })
}

function alike(req: PayloadRequest, record: z.output<typeof given>): Promise<AlikeRecord[]> {
  switch (record.collection) {
    case 'sources':
      return alikeSources(req, record)
    case 'statistics':
      return alikeStatistics(req, record)
    case 'quotes':
      return alikeQuotes(req, record)
    case 'people':
    case 'topics':
      return alikeNames(req, record)
  }
}

/**
 * `POST /api/desk/alike`: the records that one as it is typed is likely already, as the caller may read them. It is asked
 * by a body, which no log and no history of a browser has: a name that is typed may be confidential.
 */
export const alikeEndpoint: Endpoint = endpoint({
  method: 'post',
  path: '/desk/alike',
  who: 'reporter',
  does: 'finds the records that one which is about to be made is likely already',
  body: given,
  handler: async ({ body, req }): Promise<{ alike: AlikeRecord[] }> => {
    const kept = await keptRecords(req)
    // What was merged is offered as what stands for it.
    const found = (await alike(req, body)).filter(({ collection, id: each }) => kept(collection, each) === each)
    // What is at the same address is surer than what is called the same.
    const first = (record: AlikeRecord) => (record.because === 'address' ? 0 : 1)
    return { alike: found.toSorted((a, b) => first(a) - first(b)).slice(0, MOST_OFFERED) }
  },
})
