/** Runs the review on the server: reads what an edition is reviewed with. */
import type { Where } from 'payload'
import { localeOf, type Language } from '../model/languages'
import {
  readEdition,
  review,
  type HadBefore,
  type MinorFigures,
  type OtherEdition,
  type Review,
  type ReviewInput,
  type Rule,
} from '../review'
import { plainValue, valuesOf } from '../review/matching'
import { bare, unattributedQuotations } from '../review/unattributed'
import { asFindings, faultsOf, tooLong } from './faults'
import { heldOf } from './held'
import { loadHero, loadImages, loadNames, loadRecords, recordsIn, type Reading } from './load'
import { inTransactionOf, type InTransaction } from '../database/request'
import { noteRows } from '../database/basis'
import { isStale } from './editorsView'
import { sourceNamesIn } from './protectedNames'
import { withOwnIds } from './publicNames'
import type { EditionDocument } from '../model/document'
import type { ArticleRecord, EditionRecords } from '../model/records'
import { idOf } from '../model/ids'
import { signersOf, topicsOf } from '../model/names'
import { editionOf, isLive, isTombstone, type Release } from '../model/release'
import { calledNow } from './mergers'
import { pendingOf } from './notes'
import { lastRead, newestOfStory, notedReleases } from './read'
import type { LexicalBody } from '../body/types'
import { slugOf } from '../model/slugs'

/** What a review needs to know of the configuration. */
export type ReviewSettings = { languages: Language[]; rules: readonly Rule[]; minorFigures: MinorFigures }

/** An edition as far as it is reviewed, saved or not. */
export type Reviewable = Pick<ArticleRecord, 'language'> & Partial<ArticleRecord>

type ReviewRecords = Pick<
  EditionRecords,
  'statistics' | 'quotes' | 'sources' | 'hero' | 'images' | 'people' | 'photos' | 'topics'
>

/** More suggestions than this would not be looked through by anybody. */
const MOST_SUGGESTIONS = 500
/** The start of a quotation is enough to find its quote in the database; the review compares all of it. */
const SEARCHED_LENGTH = 80
const MOST_SEARCHES = 50

/** The editions that this one is held against, from their releases. */
async function otherEditions(
  req: InTransaction,
  edition: Reviewable,
  { statistics }: Pick<ReviewRecords, 'statistics'>,
  { languages }: ReviewSettings,
): Promise<Pick<ReviewInput, 'original' | 'isStale' | 'translations' | 'hadBefore'>> {
  const { body, id, language, story, translatedFrom } = edition
  const from = idOf(translatedFrom?.article)
  const hash = translatedFrom?.release
  const releases = from
    ? await notedReleases(req, {
        and: [
          { article: { equals: from } },
          { or: [{ newest: { equals: true } }, ...(hash ? [{ hash: { equals: hash } }] : [])] },
        ],
      })
    : []
  const live = releases.find(isLive)
  const made = releases.find((release) => release.hash === hash && !isTombstone(release))
  const [before, after] = [editionOf(made), editionOf(live)]
  const source = made ?? live

  // An edition that was never released has no translations: they are made from a release.
  const siblings = id ? await siblingsOf(req, { id, story }) : []
  const translations = siblings.filter(
    (release) =>
      isLive(release) && release.language !== language && editionOf(release)?.translatedFrom?.language === language,
  )
  const named = recordsIn(body)
  const others = [...(source ? [source] : []), ...translations]
  for (const { statistics, quotes } of await articlesNaming(req, others)) {
    named.statistics.push(...statistics)
    named.quotes.push(...quotes)
  }
  const asOther = (release: Release): OtherEdition[] => {
    const document = editionOf(release)
    const locale = localeOf(languages, release.language)
    return document
      ? [{ language: release.language, locale, document: withOwnIds(req.payload.secret, document, named) }]
      : []
  }
  return {
    original: (source && asOther(source)[0]) ?? null,
    isStale: before !== null && after !== null && made?.hash !== live?.hash && isStale(before, after),
    translations: translations.flatMap(asOther),
    hadBefore: siblings.some((release) => release.article === id && !isLive(release))
      ? await hadBefore(req, edition, statistics)
      : [],
  }
}

/** The figures that readers had in an edition before it was taken down, but those that a correction tells or will tell of. */
async function hadBefore(
  req: InTransaction,
  { corrections, id, language }: Reviewable,
  statistics: ReviewRecords['statistics'],
): Promise<HadBefore[]> {
  const before = id === undefined ? null : await calledNow(req, editionOf(await lastRead(req, id)))
  if (!before) return []
  const own = withOwnIds(req.payload.secret, before, { statistics: statistics.keys(), quotes: [], sources: [] })
  const told = (all: ReadonlyArray<{ statistics?: readonly unknown[] | null }> | null | undefined, statistic: string) =>
    (all ?? []).filter((each) => each.statistics?.some((named) => idOf(named) === statistic)).length
  return own.statistics.flatMap(({ id: statistic, value, high, qualifier, unit, display }) => {
    const record = statistics.get(statistic)
    const waits = record && pendingOf(record)?.notes.some((note) => note.language === language)
    if (!record || waits || told(corrections, statistic) > told(own.corrections, statistic)) return []
    return [{ statistic, value, high, qualifier, unit, display }]
  })
}

/** The newest releases of the editions of the story that an article was released in; none where it never was. */
async function siblingsOf(req: InTransaction, { id, story }: Pick<Reviewable, 'id' | 'story'>): Promise<Release[]> {
  const isOwn = ({ article }: Release) => article === id
  const likely = story ? await newestOfStory(req, story) : []
  if (likely.some(isOwn)) return likely
  // It may have been released in another story than it is in now.
  const [own] = await notedReleases(req, { and: [{ article: { equals: id } }, { newest: { equals: true } }] })
  return own ? newestOfStory(req, own.story) : []
}

/**
 * What the articles of releases name in their bodies. The rules compare records by their ids, and a release may call them
 * otherwise.
 */
async function articlesNaming(req: InTransaction, releases: readonly Release[]) {
  const articles = releases.flatMap(({ article, document }) =>
    'sources' in document && hasUnnamed(document) ? [article] : [],
  )
  if (articles.length === 0) return []
  const { docs } = await req.payload.db.find<{ id: string; statistics?: unknown[] | null; quotes?: unknown[] | null }>({
    collection: slugOf(req.payload, 'articles'),
    pagination: false,
    req: inTransactionOf(req),
    select: { statistics: true, quotes: true, revision: true, updatedAt: true, _status: true },
    where: { id: { in: articles } },
  })
  noteRows(req, 'articles', articles, docs)
  const idsIn = (list: unknown[] | null | undefined) => (list ?? []).flatMap((each) => idOf(each) ?? [])
  return docs.map(({ statistics, quotes }) => ({ statistics: idsIn(statistics), quotes: idsIn(quotes) }))
}

function hasUnnamed({ sources }: Pick<EditionDocument, 'sources'>): boolean {
  return sources.some(({ terms }) => terms !== 'on-record')
}

/** An edition as the rules look at it, with the records that `records` holds. */
export async function reviewInput(
  req: Reading,
  edition: Reviewable,
  settings: ReviewSettings,
  records: ReviewRecords,
): Promise<ReviewInput> {
  return {
    language: edition.language,
    locale: localeOf(settings.languages, edition.language),
    title: edition.title ?? '',
    dek: edition.dek ?? null,
    byline: signersOf(edition, records).map(({ name }) => name),
    topics: topicsOf(edition, records.topics).map(({ name }) => name),
    body: (edition.body ?? null) as LexicalBody | null,
    hero: records.hero,
    images: records.images,
    statistics: records.statistics,
    quotes: records.quotes,
    sources: records.sources,
    ...(await otherEditions(req, edition, records, settings)),
    minorFigures: settings.minorFigures,
    faults: [],
    held: null,
    names: await sourceNamesIn(req, { edition, records }),
    dismissals: (edition.dismissals ?? []).map(({ fingerprint, reason, by, at, statistic }) => ({
      fingerprint,
      reason,
      by: idOf(by) ?? null,
      at: at ?? null,
      statistic: idOf(statistic) ?? null,
    })),
  }
}

/** How a value may be written in the database: people keep the zeros that say how exact it is. */
function spellings(value: string): string[] {
  const zeros = ['0', '00', '000']
  return value.includes('.')
    ? [value, ...zeros.map((more) => value + more)]
    : [value, ...zeros.map((more) => `${value}.${more}`)]
}

async function idsWhere(
  req: InTransaction,
  collection: 'statistics' | 'quotes',
  where: Where,
  language: string,
): Promise<string[]> {
  return (
    await req.payload.db.find<{ id: string }>({
      collection: slugOf(req.payload, collection),
      limit: MOST_SUGGESTIONS,
      locale: language,
      pagination: false,
      req: inTransactionOf(req),
      select: { updatedAt: true },
      sort: '-updatedAt',
      where,
    })
  ).docs.map(({ id }) => String(id))
}

/** The records that may be what the figures and quotations in the text of a body speak of. */
async function suggestionsFor(req: InTransaction, input: ReviewInput) {
  const edition = readEdition(input)
  const figures = edition.blocks.flatMap((block) => block.figures)
  const values = [...new Set(figures.flatMap((figure) => valuesOf(figure).map(plainValue)))]
  const texts = [...new Set(unattributedQuotations(edition).map(({ quotation }) => bare(quotation.text)))]
    .filter((text) => text !== '')
    .slice(0, MOST_SEARCHES)
    .map((text) => text.slice(0, SEARCHED_LENGTH))
  return {
    statistics:
      values.length > 0
        ? await idsWhere(req, 'statistics', { value: { in: values.flatMap(spellings) } }, input.language)
        : [],
    quotes:
      texts.length > 0
        ? await idsWhere(
            req,
            'quotes',
            {
              or: texts.flatMap((text): Where[] => [
                { text: { contains: text } },
                { 'translations.text': { contains: text } },
              ]),
            },
            input.language,
          )
        : [],
  }
}

/** The review of an edition with all that it was made from, so that a browser can go on reviewing by itself. */
export type ReviewWithRecords = { review: Review; input: ReviewInput }

/** Reviews an edition, saved or not, and looks for records to suggest. */
export async function reviewEdition(
  req: InTransaction,
  edition: Reviewable,
  settings: ReviewSettings,
): Promise<ReviewWithRecords> {
  const ids = recordsIn(edition.body)
  const hero = await loadHero(req, edition)
  const images = await loadImages(req, edition)
  const names = await loadNames(req, edition, edition.language)
  const records = { ...(await loadRecords(req, ids, edition.language)), ...names, hero, images }
  const faults = asFindings([...tooLong(edition), ...(await faultsOf(req, edition))])
  const held = await heldOf(req, edition)
  const input = { ...(await reviewInput(req, edition, settings, records)), faults, held }
  const suggested = await suggestionsFor(req, input)
  const all = {
    statistics: [...ids.statistics, ...suggested.statistics],
    quotes: [...ids.quotes, ...suggested.quotes],
    sources: ids.sources,
  }
  const complete = { ...input, ...(await loadRecords(req, all, edition.language)) }
  return { review: review(complete, settings.rules), input: complete }
}
