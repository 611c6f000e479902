import type { Where } from 'payload'
import { giveWay } from '../../database/giveWay'
import type { Memory } from '../../database/request'
import { noteList } from '../../database/basis'
import type { EditionDocument } from '../../model/document'
import { localeOf } from '../../model/languages'
import type { ArticleRecord } from '../../model/records'
import type { RecordCollection, RecordName } from '../../model/recordKinds'
import { editionOf, type Release } from '../../model/release'
import { untranslated, type Sentence } from '../../model/sentence'
import { candidateOf, type Candidate, type PublishingSettings } from '../../releases/candidate'
import type { Passage } from '../../releases/editorsView'
import { loadPublishedArticle, loadRecords, recordsIn, rememberPublished, type Reading } from '../../releases/load'
import { calledNow } from '../../releases/mergers'
import { idsInStory } from '../../releases/opaqueId'
import { PresentationError } from '../../releases/present'
import { isUnderOtherSecret, withOwnIds } from '../../releases/publicNames'
import { rememberStories, notedReleasesInSteps } from '../../releases/read'
import { releasedImages } from '../../releases/releasedImages'
import { blocking, type Finding } from '../../review'
import { releaseKeys } from '../records/publicIds'
import { sentence } from '../sentences'
import { asReleased, othersAsReleased } from './asReleased'
import { correctedElsewhere, isUnnamed, storiesOf, type CarryingStory } from './byStory'
import { carryQuote } from './carryQuotes'
import { corrected } from './compose'
import { carriedDismissals } from './dismissals'
import { asProposed, carriedAmong, derivedFigures, type DerivedFigure } from './derived'
import { followBody, rewrittenIn, type Rewritten, type StuckWording } from './followBody'
import { formIn, publicForms } from './publicForms'
import { readersView } from './readersView'

/** What is decided about an edition besides the correction itself. */
export type Decisions = {
  /** Wordings that could not follow, written anew: by article and node. */
  rewritten?: readonly Rewritten[]
  /** The computed figures that stay as they are, with the reason in each language. */
  left?: ReadonlyMap<string, (language: string) => string | null>
}

/** An edition that reads otherwise than its live release because of a record. */
export type EditionChange = {
  release: Release
  before: EditionDocument
  /** The edition as it would be now, of which a correction publishes what it is about. */
  candidate: Candidate
  /** What readers would get, its notes left out; or why there is nothing. */
  after: EditionDocument | PresentationError
  stuck: StuckWording[]
  /** The findings that would keep it from being published, and that it did not have before. */
  found: Finding[]
  /** The dismissals that it would have. */
  dismissals: NonNullable<ArticleRecord['dismissals']>
  /** Whether it was released under another secret: what it says by which record cannot be told. */
  isUnderOtherSecret: boolean
}

/** The body of an article in the words of its corrected records. */
async function followed(
  req: Reading,
  article: ArticleRecord,
  released: EditionDocument,
  about: readonly RecordName[],
  { languages }: PublishingSettings,
  anew: Decisions['rewritten'],
) {
  const named = recordsIn(article.body)
  const before = withOwnIds(req.payload.secret, released, named)
  const { statistics } = await loadRecords(req, { ...named, quotes: [], sources: [] }, article.language)
  const rewritten = rewrittenIn(article.id, anew)
  const { body, stuck } = followBody(article.body, before, statistics, localeOf(languages, article.language), rewritten)
  let carried = body
  const all = [...stuck]
  for (const { collection, id } of about) {
    if (collection !== 'quotes') continue
    const { quotes } = await loadRecords(req, { statistics: [], quotes: [id], sources: [] }, article.language)
    const quote = quotes.get(id)
    if (!quote) continue
    const renewed = carryQuote({ body: carried, language: article.language }, before, quote, rewritten)
    carried = renewed.body
    all.push(...renewed.stuck)
  }
  return { body: carried, stuck: all }
}

/** The dismissals by which an editor lets computed figures stand as they are. */
function leaving(found: readonly Finding[], language: string, left: Decisions['left']): EditionChange['dismissals'] {
  return blocking({ findings: [...found] }).flatMap(({ about, fingerprint, rule, text }) => {
    const reason = rule === 'contradicted-figure' && about ? left?.get(about)?.(language) : null
    return reason ? [{ fingerprint, rule, text, reason, statistic: about ?? null }] : []
  })
}

/** An edition with a record as it is now, and all else as readers have it. */
async function editionChange(
  req: Reading,
  release: Release,
  before: EditionDocument,
  about: readonly RecordName[],
  settings: PublishingSettings,
  { left, rewritten }: Decisions,
): Promise<EditionChange | null> {
  const published = await loadPublishedArticle(req, release.article)
  if (!published) return null
  const others = await othersAsReleased(req, before, about, settings)
  const reading = { ...req, prospects: [...(req.prospects ?? []), ...others] }
  const { body, stuck } = await followed(reading, published, before, about, settings, rewritten)
  const article = { ...published, body }
  const images = await releasedImages(req, published, release)
  const first = await candidateOf(reading, article, settings, { images })
  const dismissals = published.dismissals ?? []

  // The state that readers have is reviewed only where there is something to compare.
  const isDifferent = blocking(first.found).length > 0 || first.found.dismissed < dismissals.length
  const live = isDifferent
    ? await candidateOf({ ...req, prospects: await asReleased(req, before, about, settings) }, published, settings, {
        images,
      })
    : first
  const kept = [
    ...carriedDismissals(dismissals, live.found, first.found),
    ...leaving(first.found.findings, before.language, left),
  ]
  const candidate =
    kept.length === dismissals.length
      ? first
      : await candidateOf(reading, { ...article, dismissals: kept }, settings, { images })
  // That readers have a name already is no reason to release it again.
  const known = new Set(
    blocking(live.found).flatMap(({ fingerprint, rule }) => (rule === 'protected-name' ? [] : [fingerprint])),
  )
  return {
    release,
    before,
    candidate,
    after:
      candidate.document instanceof PresentationError
        ? candidate.document
        : corrected(before, candidate.document, candidate.names),
    stuck,
    found: isDifferent ? blocking(candidate.found).filter(({ fingerprint }) => !known.has(fingerprint)) : [],
    dismissals: kept,
    isUnderOtherSecret: isUnderOtherSecret(req.payload.secret, before, release.records),
  }
}

/** Which of the releases that carry a record: of one story, and those made at a time or later. */
type Among = { from?: string | undefined; story?: string | undefined }

/** The newest releases that carry a record, by whatever id, in the order in which they were made. */
export async function newestCarrying(
  req: Reading,
  { collection, id }: RecordName,
  { from, story }: Among = {},
): Promise<Release[]> {
  const keys = await releaseKeys(req, collection, id)
  noteList(req, `keys of ${collection} ${id}`, keys.join(' '), async (again) =>
    (await releaseKeys(again, collection, id)).join(' '),
  )
  const carrying: Where[] = [{ newest: { equals: true } }, { records: { in: keys } }]
  if (from !== undefined) carrying.push({ at: { greater_than_equal: from } })
  if (story !== undefined) carrying.push({ story: { equals: story } })
  return notedReleasesInSteps(req, { and: carrying }, { sort: ['at', 'id'] })
}

/** Editions whose articles and stories are read at once. */
const AT_ONCE = 100

/** Reads what editions are made of into a memory. */
async function readAhead(
  req: Reading & { memory: Memory },
  editions: ReadonlyArray<{ release: Release }>,
): Promise<void> {
  const articles = [...new Set(editions.map(({ release }) => release.article))]
  await rememberPublished(req, articles)
  const published = await Promise.all(articles.map((article) => loadPublishedArticle(req, article)))
  const stories = new Set(published.flatMap((article) => (article ? [article.story] : [])))
  await rememberStories(
    req,
    [...stories],
    editions.map(({ release }) => release),
  )
}

/** A live edition that a record reads otherwise in than when it was released. */
export type OtherwiseRead = { release: Release; before: EditionDocument }

/**
 * The live editions that a record reads otherwise in than when they were released, in the order of their releases; those
 * of one story, or released at a time or later, where that is given. Only the record itself is read for it: no edition is
 * made or reviewed.
 */
export async function readOtherwise(
  req: Reading,
  { collection, id }: RecordName,
  settings: PublishingSettings,
  { also = [], ...among }: { also?: readonly RecordName[] } & Among = {},
): Promise<OtherwiseRead[]> {
  // Nothing is written before all of them are looked at.
  const reading = { ...req, memory: req.memory ?? new Map<string, Promise<unknown>>() }
  const idsIn = ({ story }: { story: string }) => idsInStory(req.payload.secret, story, { collection, id })
  const formNow = publicForms(reading, collection, id, settings)
  const otherwise: OtherwiseRead[] = []
  for (const release of await newestCarrying(reading, { collection, id }, among)) {
    await giveWay()
    const before = await calledNow(reading, editionOf(release))
    if (!before) continue
    const form = formIn(before, collection, idsIn(before))
    if (form === (await formNow(before))) continue
    // It may only look so because of what another correction changes.
    const others = await othersAsReleased(reading, before, [{ collection, id }, ...also], settings)
    const isAlone = others.length === 0
    const prospects = [...(req.prospects ?? []), ...others]
    const formAlone = isAlone ? null : publicForms({ ...reading, prospects }, collection, id, settings)
    if (formAlone === null || form !== (await formAlone(before))) otherwise.push({ release, before })
  }
  return otherwise
}

/**
 * The live editions that a record reads otherwise in than when they were released. They are made of their published
 * rows, whatever drafts there are; an edition in which readers would see the record as before is none.
 */
export async function editionsChangedBy(
  req: Reading,
  name: RecordName,
  settings: PublishingSettings,
  options: Decisions & { also?: readonly RecordName[]; story?: string | undefined } = {},
): Promise<EditionChange[]> {
  // Nothing is written before all of them are made.
  const reading = { ...req, memory: req.memory ?? new Map<string, Promise<unknown>>() }
  const { also = [], story } = options
  return changesIn(reading, name, await readOtherwise(reading, name, settings, { also, story }), settings, options)
}

async function changesIn(
  req: Reading & { memory: Memory },
  { collection, id }: RecordName,
  otherwise: readonly OtherwiseRead[],
  settings: PublishingSettings,
  { also = [], ...decisions }: Decisions & { also?: readonly RecordName[] } = {},
): Promise<EditionChange[]> {
  const idsIn = ({ story }: { story: string }) => idsInStory(req.payload.secret, story, { collection, id })
  const changes: EditionChange[] = []
  for (const [index, { release, before }] of otherwise.entries()) {
    if (index % AT_ONCE === 0) await readAhead(req, otherwise.slice(index, index + AT_ONCE))
    await giveWay()
    const change = await editionChange(req, release, before, [{ collection, id }, ...also], settings, decisions)
    if (!change) continue
    const { after } = change
    // It may have looked so because of what another correction changes.
    const isSame =
      !(after instanceof PresentationError) &&
      formIn(before, collection, idsIn(before)) === formIn(after, collection, idsIn(before))
    if (!isSame) changes.push(change)
  }
  return changes
}

/** An edition that a correction changes, as an editor is shown it. */
export type AffectedEdition = {
  article: string
  story: string
  language: string
  slug: string
  title: string
  version: number
  passages: Passage[]
  /** How the record itself reads in the edition, and would read. */
  before: string | null
  after: string | null
  /** Why the edition could not be released as it would be, besides what is to be written anew; none when it could. */
  problems: Sentence[]
  /** The wordings that have to be written anew, by their nodes: what `rewritten` of a release is for. */
  rewrite: StuckWording[]
}

/** What a change of a record does: the editions that read otherwise, and the figures computed from it that readers have. */
export type Affected = {
  /** Those of a page. */
  editions: AffectedEdition[]
  derived: DerivedFigure[]
  /** How many there are, and in which languages; from the page on, where it is not the first. */
  total: number
  languages: string[]
  /** What the page behind this one is asked for by; null at the end. */
  next: string | null
  /**
   * The stories that carry the record, where it is released in one at a time: they share a source that is not named. Null
   * where it is released in all editions at once.
   */
  byStory: CarryingStory[] | null
}

/** A page of the editions that a change would change: what the one before it ended with. */
export type AffectedPage = { cursor?: string | undefined; limit?: number | undefined }

/** Editions that are made and reviewed for one answer; all others are counted. */
const PAGE = 50

/** Why an edition could not be released as a correction would leave it. */
export function problemsOf(change: EditionChange): Sentence[] {
  return [
    ...change.stuck.map(({ statistic, text, value }) =>
      statistic === null
        ? sentence('“{text}” has to be written anew: it is no part of “{words}”.', {
            text: untranslated(text),
            words: untranslated(value),
          })
        : sentence('“{text}” has to be written anew: the value is {value}.', { text: untranslated(text), value }),
    ),
    ...otherProblems(change),
  ]
}

/** What says of a wording what `stuck` says. */
const ofWording: ReadonlySet<string> = new Set(['figure-wording', 'excerpt-not-in-quote'])

/** What keeps an edition from being released, besides the wordings that have to be written anew. */
function otherProblems({ after, found, isUnderOtherSecret: isStrange, stuck }: EditionChange): Sentence[] {
  const nodes = new Set(stuck.map(({ text }) => text))
  return [
    ...(isStrange
      ? [
          sentence(
            'It was published under another PAYLOAD_SECRET, so that it calls what is not named otherwise. Publish it again first.',
          ),
        ]
      : []),
    ...found.filter(({ rule, text }) => !(ofWording.has(rule) && nodes.has(text))).map(({ message }) => message),
    ...(after instanceof PresentationError ? after.problems.map(({ message }) => message) : []),
  ]
}

/** The release that a page ended with: when it was made, and of which edition. */
export function afterCursor(cursor: string | undefined): { at: string; article: string } | null {
  const [at = '', article = ''] = cursor?.split('~') ?? []
  return article && !Number.isNaN(Date.parse(at)) ? { at: new Date(at).toISOString(), article } : null
}

/**
 * What a change of a record does to what readers have, with the figures computed from it as they would be: a page of the
 * editions, and how many there are.
 */
export async function affectedBy(
  req: Reading,
  name: RecordName,
  settings: PublishingSettings,
  language: string,
  { cursor, limit = PAGE }: AffectedPage = {},
): Promise<Affected & { otherwise: OtherwiseRead[] }> {
  const { languages } = settings
  const derived = name.collection === 'statistics' ? await derivedFigures(req, name.id, { languages, language }) : []
  // What the newsroom does not stand by changes only if somebody says so.
  const proposed = asProposed(derived.filter(({ isDoubted }) => !isDoubted))
  const prospects = [...(req.prospects ?? []), ...proposed]
  const reading = { ...req, prospects, memory: new Map<string, Promise<unknown>>() }
  const isOfUnnamed = await isUnnamed(reading, name, settings)
  const also = [
    ...derived.map(({ statistic }) => ({ collection: 'statistics' as const, id: statistic })),
    ...(isOfUnnamed ? await correctedElsewhere(reading, name) : []),
  ]
  const stories = isOfUnnamed ? storiesOf(await newestCarrying(reading, name), derived) : []
  const after = afterCursor(cursor)
  const from = await readOtherwise(reading, name, settings, { also, ...(after ? { from: after.at } : {}) })
  const otherwise = after ? from.slice(from.findIndex(({ release }) => release.article === after.article) + 1) : from
  const page = otherwise.slice(0, limit)
  const changes = await changesIn(reading, name, page, settings, { also })
  const decided = new Set(derived.map(({ statistic }) => statistic))
  const last = page.at(-1)?.release
  return {
    otherwise,
    editions: changes.map((change) => asShown(req.payload.secret, change, name, decided)),
    // Of the others nothing is to be decided.
    derived: await carriedAmong(reading, derived),
    // Of those that were made it is known which are not changed after all.
    total: otherwise.length - page.length + changes.length,
    languages: [...new Set(otherwise.map(({ before }) => before.language))],
    next: last && page.length < otherwise.length ? `${new Date(last.at).toISOString()}~${last.article}` : null,
    byStory: stories.length > 1 ? stories : null,
  }
}

/** `decided`: the figures that something is to be decided about, which may contradict one another until then. */
function asShown(
  secret: string,
  change: EditionChange,
  name: RecordName,
  decided: ReadonlySet<string>,
): AffectedEdition {
  const { before, release, stuck } = change
  const { collection } = name
  const ids = idsInStory(secret, before.story, name)
  const after = change.after instanceof PresentationError ? null : change.after
  return {
    article: release.article,
    story: before.story,
    language: before.language,
    slug: before.slug,
    title: before.title,
    version: release.version,
    passages: after ? readersView(before, after) : [],
    before: renderingOf(before, collection, ids),
    after: after ? renderingOf(after, collection, ids) : null,
    problems: otherProblems({
      ...change,
      found: change.found.filter(({ about, rule }) => !(rule === 'contradicted-figure' && about && decided.has(about))),
    }),
    rewrite: stuck,
  }
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
