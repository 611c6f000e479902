import type { EditionDocument } from '../../model/document'
import { recordKinds, type RecordCollection } from '../../model/recordKinds'
import { editionOf, type Release } from '../../model/release'
import type { Sentence } from '../../model/sentence'
import { candidateOf, type Candidate, type PublishingSettings } from '../../releases/candidate'
import type { Passage } from '../../releases/editorsView'
import { loadPublishedArticle, loadRecords, type Reading } from '../../releases/load'
import { PresentationError } from '../../releases/present'
import { releasesWhere } from '../../releases/read'
import { releasedHero } from '../../releases/releasedHero'
import { blocking } from '../../review'
import { publicIds } from '../records/publicIds'
import { carryQuote } from './carryQuotes'
import { formIn, publicForms } from './publicForms'
import { readersView } from './readersView'

/** An edition that reads otherwise than its live release because of a record. */
export type EditionChange = {
  release: Release
  before: EditionDocument
  /** What it would be now. */
  candidate: Candidate
}

/**
 * The live editions that a record reads otherwise in than when they were released. They are presented from their
 * published rows, whatever drafts there are; an edition in which readers would see the record as before is none.
 */
export async function editionsChangedBy(
  req: Reading,
  collection: RecordCollection,
  id: string,
  settings: PublishingSettings,
): Promise<EditionChange[]> {
  const ids = await publicIds(req, collection, id)
  const releases = await releasesWhere(
    req,
    {
      and: [{ newest: { equals: true } }, { records: { in: ids.map((each) => `${recordKinds[collection]}:${each}`) } }],
    },
    { sort: 'at' },
  )
  const formNow = publicForms(req, collection, id, settings)
  const changes: EditionChange[] = []
  for (const release of releases) {
    const before = editionOf(release)
    if (!before || formIn(before, collection, ids) === (await formNow(before))) continue
    const published = await loadPublishedArticle(req, release.article)
    if (!published) continue
    const quote =
      collection === 'quotes' ? (await loadRecords(req, onlyQuote(id), before.language)).quotes.get(id) : undefined
    const article = quote ? { ...published, body: carryQuote(published, before, quote) } : published
    // A correction touches notes and records: the image is the one that readers have.
    const hero = await releasedHero(req, published, release)
    changes.push({ before, candidate: await candidateOf(req, article, settings, hero), release })
  }
  return changes
}

function onlyQuote(id: string) {
  return { statistics: [], quotes: [id], sources: [] }
}

/** An edition that a correction changes, as an editor is shown it. */
export type AffectedEdition = {
  article: string
  language: string
  slug: string
  title: string
  version: number
  passages: Passage[]
  /** How the record itself reads in the edition, and would read. */
  before: string | null
  after: string | null
  /** Why the edition could not be released as it would be; none when it could. */
  problems: Sentence[]
}

/** The rules whose errors a correction must not make public: the text would say what the record does not. */
const BLOCKING = ['excerpt-not-in-quote', 'figure-wording', 'source-terms']

/** Why an edition could not be released as a correction would leave it. */
export function problemsOf({ candidate: { document, found } }: EditionChange): Sentence[] {
  return [
    ...blocking(found)
      .filter(({ rule }) => BLOCKING.includes(rule))
      .map(({ message }) => message),
    ...(document instanceof PresentationError ? document.problems.map(({ message }) => message) : []),
  ]
}

/** The editions that a correction of a record changes, with the old and the new rendering. */
export async function affectedEditions(
  req: Reading,
  collection: RecordCollection,
  id: string,
  settings: PublishingSettings,
): Promise<AffectedEdition[]> {
  const ids = await publicIds(req, collection, id)
  return asShown(await editionsChangedBy(req, collection, id, settings), collection, ids)
}

/** Changed editions as an editor is shown them; `ids` are those that the record may have in public. */
export function asShown(changes: EditionChange[], collection: RecordCollection, ids: string[]): AffectedEdition[] {
  return changes.map((change) => {
    const { before, candidate, release } = change
    const after = candidate.document instanceof PresentationError ? null : candidate.document
    return {
      article: release.article,
      language: before.language,
      slug: before.slug,
      title: before.title,
      version: release.version,
      passages: after ? readersView(before, after) : [],
      before: renderingOf(before, collection, ids),
      after: after ? renderingOf(after, collection, ids) : null,
      problems: problemsOf(change),
    }
  })
}

function renderingOf(document: EditionDocument, collection: RecordCollection, ids: string[]): string | null {
  if (collection === 'statistics') return document.statistics.find(({ id }) => ids.includes(id))?.display ?? null
  if (collection === 'quotes') {
    const quote = document.quotes.find(({ id }) => ids.includes(id))
    return quote ? (quote.translation?.text ?? quote.text) : null
  }
  const source = document.sources.find(({ id }) => ids.includes(id))
  return source ? (source.name ?? source.attribution) : null
}
