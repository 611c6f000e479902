/**
 * What a figure or a quotation in the text is attributed with, made in one request: the record and, where it is new, the
 * source. What is refused leaves neither behind.
 */
import { ValidationError, type CollectionSlug, type Endpoint, type PayloadRequest, type TypedLocale } from 'payload'
import { z } from 'zod'
import { endpoint } from '../../access/endpoint'
import { conflict, notFound, refuse } from '../../access/refuse'
import { isId } from '../../database/ids'
import { meetAt } from '../../database/meetings'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import type { Language } from '../../model/languages'
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import { slugOf } from '../../model/slugs'
import { cleanLine, searchForm } from '../../model/text'
import { hashOf } from '../../releases/canonical'
import { sentence } from '../sentences'

const kinds = [
  ...(['person', 'organization', 'document', 'dataset', 'publication'] as const),
  ...(['hearing', 'broadcast', 'post', 'interview'] as const),
]
function line(most: number) {
  return z.string().transform(cleanLine).pipe(z.string().max(most))
}

const id = z.string().min(1).max(64)

/** A source that is there, or what a new one is made of: its name, perhaps its address. */
const givenSource = z.union([
  z.strictObject({ id }),
  z.strictObject({ name: line(300).pipe(z.string().min(1)), url: line(2000).optional(), kind: z.enum(kinds) }),
])
type GivenSource = z.output<typeof givenSource>

const figure = z.strictObject({
  label: line(300),
  value: z.string().max(100),
  high: z.string().max(100).nullish(),
  qualifier: z.enum(['exact', 'about', 'more-than', 'at-least', 'less-than', 'at-most']).default('exact'),
  unit: z.strictObject({
    kind: z.enum(['count', 'percent', 'percentage-point', 'currency', 'ratio', 'measure']),
    code: z.string().max(20).nullish(),
    noun: line(100).nullish(),
  }),
})
type GivenFigure = z.output<typeof figure>

const language = z.string().max(35)
const locator = line(200).optional()

/** What `POST /api/statistics/attributed` takes: figures that one source states. */
const givenFigures = z.strictObject({
  language,
  source: givenSource,
  locator,
  figures: z.array(figure).min(1).max(200),
})

/** What `POST /api/quotes/attributed` takes: words, who said them, and where; to the newsroom itself, or in a source. */
const givenQuotation = z.strictObject({
  language,
  text: z.string().max(20_000),
  speaker: givenSource,
  saidToUs: z.boolean().default(false),
  source: givenSource.optional(),
  locator,
})

/** What is asked and written with, as whoever asks. */
function asCaller(req: PayloadRequest, code: string) {
  return { depth: 0, locale: code as TypedLocale, overrideAccess: false, req } as const
}

function create(req: PayloadRequest, collection: CollectionSlug, code: string, data: object): Promise<unknown> {
  return req.payload.create({
    ...asCaller(req, code),
    collection: slugOf(req.payload, collection),
    data: data as never,
  })
}

async function findSource(req: PayloadRequest, where: { id: { equals: string } }): Promise<SourceRecord | undefined> {
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, 'sources'),
    depth: 0,
    limit: 1,
    overrideAccess: false,
    req: inTransactionOf(req),
    where,
  })
  return docs[0] as unknown as SourceRecord | undefined
}

/** The sources of exactly this name, but for case and accents. */
async function sourcesNamed(req: PayloadRequest, name: string): Promise<SourceRecord[]> {
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, 'sources'),
    depth: 0,
    limit: 50,
    overrideAccess: false,
    req: inTransactionOf(req),
    where: { name: { like: name } },
  })
  return (docs as unknown as SourceRecord[]).filter((each) => searchForm(each.name) === searchForm(name))
}

/** Lets nobody else make the same beside this transaction: of two who looked that it is not there, one looks again. */
async function meetAtNew(req: PayloadRequest, collection: 'sources' | 'statistics', ...what: string[]): Promise<void> {
  await meetAt(req, [`new:${hashOf({ collection, what: what.map(searchForm) })}`])
}

/** The source that is meant, made where it is new. What may not be used is refused where it is chosen. */
async function sourceOf(
  req: PayloadRequest,
  code: string,
  given: GivenSource,
  path: 'source' | 'speaker',
): Promise<SourceRecord> {
  if ('id' in given) {
    const found = isId(req.payload, given.id) ? await findSource(req, { id: { equals: given.id } }) : undefined
    if (!found) throw notFound(req, sentence('There is no such record.'))
    if (found.terms === 'off-record') {
      const message = sentence('This source is off the record: it cannot be used, whoever approves it.')
      refuse('sources', [{ path, message }], req)
    }
    return found
  }
  await meetAtNew(req, 'sources', given.name)
  const [known] = await sourcesNamed(req, given.name)
  if (known) {
    const message = sentence('There is a source “{name}” already: choose it, or give this one another name.', {
      name: known.name,
    })
    throw conflict(req, message, { path, source: { id: String(known.id), name: known.name } })
  }
  const { kind, name, url } = given
  return (await create(req, 'sources', code, { kind, name, ...(url ? { url } : {}) })) as SourceRecord
}

/** Refuses a second statistic that says the same under the same label: the one that is there is to be linked. */
async function refuseSecond(req: PayloadRequest, code: string, given: GivenFigure, path: string): Promise<void> {
  await meetAtNew(req, 'statistics', given.label, given.value)
  const { docs } = await req.payload.find({
    ...asCaller(req, code),
    collection: slugOf(req.payload, 'statistics'),
    limit: 50,
    where: { and: [{ value: { equals: given.value } }, { label: { like: given.label } }] },
  })
  const same = (docs as unknown as StatisticRecord[]).find(
    ({ label, unit }) => unit.kind === given.unit.kind && searchForm(label ?? '') === searchForm(given.label),
  )
  if (!same) return
  const message = sentence(
    'There is a statistic “{label}” with this value already: link it, or say in the label what is another.',
    { label: same.label ?? '' },
  )
  throw conflict(req, message, { path, statistic: same })
}

/** Says of which of several figures an error speaks. */
async function at<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof ValidationError) {
      for (const problem of error.data.errors) problem.path = `${path}.${problem.path}`
    }
    throw error
  }
}

/** Makes a statistic of each figure, all of them stated by one source. */
async function attributeFigures(
  req: PayloadRequest,
  { figures, language: code, locator: where, source: given }: z.output<typeof givenFigures>,
): Promise<{ source: SourceRecord; statistics: StatisticRecord[] }> {
  return withTransaction(req, async () => {
    const source = await sourceOf(req, code, given, 'source')
    const statistics: StatisticRecord[] = []
    for (const [index, each] of figures.entries()) {
      const path = `figures.${index}`
      await refuseSecond(req, code, each, `${path}.label`)
      const evidence = [{ source: source.id, ...(where ? { locator: where } : {}) }]
      const data = { ...each, evidence, status: 'unverified' }
      statistics.push((await at(path, () => create(req, 'statistics', code, data))) as StatisticRecord)
    }
    return { source, statistics }
  })
}

/**
 * The interview that somebody said something in: a source of its own, one for each who spoke to the newsroom. Of a source
 * that is not on the record none is made, since its name would say who it is: the source is the evidence itself.
 */
async function interviewWith(req: PayloadRequest, code: string, speaker: SourceRecord): Promise<SourceRecord> {
  if (speaker.terms !== 'on-record') return speaker
  const said = sentence('Interview with {name}', { name: speaker.name })
  await meetAtNew(req, 'sources', said.en)
  for (const name of [said.en, said.es]) {
    const known = (await sourcesNamed(req, name)).find(({ kind }) => kind === 'interview')
    if (known) return known
  }
  const name = (code.startsWith('es') ? said.es : said.en).slice(0, 300)
  const data = { availability: 'held-by-newsroom', kind: 'interview', name }
  return (await create(req, 'sources', code, data)) as SourceRecord
}

/** Makes a quote of words in the text, with who said them and where. */
async function attributeQuotation(
  req: PayloadRequest,
  { language: code, locator: where, saidToUs, source, speaker: given, text }: z.output<typeof givenQuotation>,
): Promise<{ quote: QuoteRecord; sources: SourceRecord[] }> {
  return withTransaction(req, async () => {
    const speaker = await sourceOf(req, code, given, 'speaker')
    const stated = saidToUs
      ? await interviewWith(req, code, speaker)
      : source && (await sourceOf(req, code, source, 'source'))
    const evidence = stated ? [{ source: stated.id, ...(where ? { locator: where } : {}) }] : []
    const quote = (await create(req, 'quotes', code, {
      evidence,
      language: code,
      speaker: speaker.id,
      text,
    })) as QuoteRecord
    return { quote, sources: stated && stated.id !== speaker.id ? [speaker, stated] : [speaker] }
  })
}

function requireLanguage(req: PayloadRequest, languages: Language[], code: string): void {
  if (languages.some((each) => each.code === code)) return
  refuse('articles', [{ path: 'language', message: sentence('No edition is in this language.') }], req)
}

/** `POST /api/statistics/attributed`: statistics of figures in a text, and their source. */
export function attributeFiguresEndpoint(languages: Language[]): Endpoint {
  return endpoint({
    method: 'post',
    path: '/attributed',
    who: 'reporter',
    does: 'makes statistics of figures in a text, and the source that states them',
    body: givenFigures,
    handler: ({ body, req }) => {
      requireLanguage(req, languages, body.language)
      return attributeFigures(req, body)
    },
  })
}

/** `POST /api/quotes/attributed`: a quote of words in a text, and who said them. */
export function attributeQuotationEndpoint(languages: Language[]): Endpoint {
  return endpoint({
    method: 'post',
    path: '/attributed',
    who: 'reporter',
    does: 'makes a quote of words in a text, and the source that said them',
    body: givenQuotation,
    handler: ({ body, req }) => {
      requireLanguage(req, languages, body.language)
      return attributeQuotation(req, body)
    },
  })
}
