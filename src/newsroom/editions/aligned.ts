/** An edition beside another of its story that it was not made from: which records of the two are likely one. */
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { conflict, notFound, refuse } from '../../access/refuse'
import { isId } from '../../database/ids'
import { withTransaction } from '../../database/transactions'
import type { LexicalBody } from '../../body'
import { formatFigure } from '../../figures'
import { localeOf } from '../../model/languages'
import { recordCollections } from '../../model/recordKinds'
import type { ArticleRecord } from '../../model/records'
import { say } from '../../model/sentence'
import type { PublishingSettings } from '../../releases/candidate'
import { loadPublishedArticle, loadRecords, recordsIn } from '../../releases/load'
import { newestRelease } from '../../releases/read'
import { editionOf } from '../../model/release'
import { ownPassages } from '../../review/translating'
import { rowsOf, savedArticles } from '../articles'
import { editionsNaming, isUnnamed, merge, whyNotOne } from '../records/merge'
import { sameRecords, type EditionSide, type SamePair } from '../records/sameRecords'
import { requireNamedRevision } from '../revision'
import { slugOf } from '../../model/slugs'
import { sentence } from '../sentences'

/** A record as it is told from others: what it says, and what of. */
type ShownRecord = { id: string; says: string; of: string | null; revision: string | null }

/** How many editions name a record, drafts among them: those that name the other from then on. */
type Named = { editions: number }

/** A record of an edition and one of the edition beside it, which are likely one. */
export type SameRecord = Pick<SamePair, 'collection' | 'isCertain'> & {
  own: ShownRecord & Named
  other: ShownRecord
  /** Whether the words of the one become a translation of the other. */
  isTranslation: boolean
  /** Why they cannot be made one as they stand, in the language of whoever asks; null where they can. */
  why: string | null
}

export type SameRecords = {
  same: SameRecord[]
  /** How many more there are than are listed. */
  more: number
}

/** Of how many pairs it is said at a time whether they can be made one. */
const MOST_PAIRS = 60

/** The edition of a story that another one is set beside: in another language, and live. Refused (400) where it is no such. */
export async function requireBeside(
  req: PayloadRequest,
  article: Pick<ArticleRecord, 'id' | 'language' | 'story'>,
  beside: string,
): Promise<string> {
  const [other] = isId(req.payload, beside) ? await savedArticles(req, { id: { equals: beside } }, 1) : []
  const isOther = other?.story === article.story && other.language !== article.language
  if (!other || !isOther || !editionOf(await newestRelease(req, String(other.id)))) {
    const message = sentence('must be a published edition of this story in another language')
    return refuse('articles', [{ path: 'beside', message }], req)
  }
  return String(other.id)
}

type Side = EditionSide & { locale: string; revisions: Map<string, string> }

async function sideOf(
  req: PayloadRequest,
  { body, language }: Pick<ArticleRecord, 'body' | 'language'>,
  { languages }: PublishingSettings,
): Promise<Side> {
  const records = await loadRecords(req, recordsIn(body), language)
  const lists = {
    statistics: [...records.statistics.values()],
    quotes: [...records.quotes.values()],
    sources: [...records.sources.values()],
  }
  const all = [...lists.statistics, ...lists.quotes, ...lists.sources] as Array<{
    id: string
    revision?: string | null
  }>
  return {
    ...lists,
    locale: localeOf(languages, language),
    passages: ownPassages((body ?? null) as LexicalBody | null),
    revisions: new Map(all.flatMap(({ id, revision }) => (revision ? [[id, revision] as const] : []))),
  }
}

function shown({ locale, quotes, revisions, sources, statistics }: Side, id: string): ShownRecord {
  const revision = revisions.get(id) ?? null
  const figure = statistics.find((each) => each.id === id)
  if (figure) return { id, says: formatFigure(figure, { form: 'digits', locale }), of: figure.label ?? null, revision }
  const quote = quotes.find((each) => each.id === id)
  const speaker = (by: string) => sources.find((each) => each.id === by)?.name ?? null
  if (quote) return { id, says: quote.text, of: speaker(quote.speaker), revision }
  const source = sources.find((each) => each.id === id)
  return { id, says: source?.name ?? id, of: source?.url ?? null, revision }
}

/**
 * The records of an edition, as it was saved last, that are likely those of another edition of its story. What rests on a
 * source that is not on the record is none of them: what was agreed with a source holds for each story.
 */
export async function sameAs(
  req: PayloadRequest,
  article: ArticleRecord,
  beside: string,
  settings: PublishingSettings,
): Promise<SameRecords> {
  const published = await loadPublishedArticle(req, await requireBeside(req, article, beside))
  if (!published) return { same: [], more: 0 }
  const [own, other] = [await sideOf(req, article, settings), await sideOf(req, published, settings)]
  const pairs = sameRecords(own, other)
  const same: SameRecord[] = []
  for (const { collection, isCertain, other: into, own: from } of pairs.slice(0, MOST_PAIRS)) {
    if ((await isUnnamed(req, collection, from)) || (await isUnnamed(req, collection, into))) continue
    const problem = await whyNotOne(req, collection, { from, into, language: article.language })
    const said = own.quotes.find(({ id }) => id === from)
    const meant = other.quotes.find(({ id }) => id === into)
    same.push({
      collection,
      isCertain,
      own: { ...shown(own, from), editions: (await editionsNaming(req, collection, from)).length },
      other: shown(other, into),
      isTranslation: said !== undefined && meant !== undefined && said.language !== meant.language,
      why: problem && say(req, problem),
    })
  }
  return { same, more: Math.max(0, pairs.length - MOST_PAIRS) }
}

const given = z.strictObject({ id: z.string().min(1).max(64), revision: z.string().max(64).nullable() })

/** What `POST /api/articles/:id/same-records` takes: records of the edition, and those of the other that each is one with. */
export const givenPairs = z.strictObject({
  beside: z.string().min(1).max(64),
  pairs: z
    .array(z.strictObject({ collection: z.enum(recordCollections), own: given, other: given }))
    .min(1)
    .max(MOST_PAIRS),
})

/**
 * Merges records of an edition into those of another one of its story, all of them or none: what they lack in its language
 * they take over. Refused (409) where two are not one, and where one of them was saved since it was shown.
 */
export async function makeOne(
  req: PayloadRequest,
  article: ArticleRecord,
  { beside, pairs }: z.output<typeof givenPairs>,
  settings: PublishingSettings,
): Promise<{ made: number }> {
  return withTransaction(req, async () => {
    await requireNamedRevision(req, slugOf(req.payload, 'articles'), article.id)
    await requireBeside(req, article, beside)
    // All of them first: each merger gives new revisions to what rests on its records.
    for (const { collection, other, own } of pairs) {
      for (const { id, revision } of [own, other]) {
        const [row] = isId(req.payload, id)
          ? await rowsOf<Seen>(req, collection, { id: { equals: id } }, ['revision'])
          : []
        if (!row) throw notFound(req, sentence('There is no such record.'))
        if ((row.revision ?? null) === revision) continue
        throw conflict(req, sentence('One of these records was saved meanwhile. Look at them again first.'))
      }
    }
    for (const { collection, other, own } of pairs) {
      await merge(
        req,
        collection,
        { article: article.id, from: own.id, into: other.id, language: article.language },
        settings,
      )
    }
    return { made: pairs.length }
  })
}

type Seen = { revision?: string | null }
