import { Forbidden, type CollectionAfterChangeHook, type CollectionAfterDeleteHook, type PayloadRequest } from 'payload'
import { refuse } from '../access/refuse'
import { hasRole } from '../access/roles'
import { createRows } from '../database/createRows'
import { faultPoint } from '../database/faultPoints'
import { setAll } from '../database/patchRows'
import { afterCommit } from '../database/transactions'
import type { EditionDocument } from '../model/document'
import { nameSlug } from '../model/lists'
import type { ArticleRecord, MediaRecord } from '../model/records'
import { editionOf, isLive, releaseName, type Release, type ReleaseName } from '../model/release'
import { untranslated } from '../model/sentence'
import { dayIn } from '../model/timeZones'
import { withNotes, type Candidate, type PublishingSettings } from './candidate'
import { citedContext } from './context'
import { indexLater, listReleases } from './listings'
import { loadPublishedArticle } from './load'
import { meetChanges } from './meetPublished'
import { calledNow } from './mergers'
import { waitingNotes, withCorrections } from './notes'
import { numberingOf } from './numbering'
import { idsInStory } from './opaqueId'
import { PresentationError } from './present'
import { identitiesIn, nameProblem, sourcesIn } from './protectedNames'
import { ownKeys, ownKeysAmong, unnamedIn } from './publicNames'
import { lastRead, newestRelease } from './read'
import { sayRedacted, wasRedacted } from './redacted'
import { pictureOf, publication, saysTheSame, withdrawal, type ReleaseDraft } from './releaseDraft'
import { refuseFindings } from './refuseFindings'
import { candidateOfStored } from './requestCandidate'
import { salted } from './salt'
import { meetWhereSaid, saidElsewhere } from './saidElsewhere'
import { sentence } from './sentences'
import { writeReleased } from './writeReleased'

function refuseUnlessEditor(req: PayloadRequest): void {
  if (req.user && !hasRole(req, 'editor')) throw new Forbidden(req.t)
}

/** A release that is to be written: of which article, behind which release of it, and what it says. */
export type ReleaseToWrite = { article: string; newest: Release | undefined; draft: ReleaseDraft }

/** Writes a release of an edition, and what is to be done on it, in the transaction of the request. */
export async function writeRelease(
  req: PayloadRequest,
  release: ReleaseToWrite,
  settings: Pick<PublishingSettings, 'onRelease'>,
): Promise<ReleaseName> {
  const [written] = await writeReleases(req, [release], settings)
  if (!written) throw new Error('A release was not written.')
  return written
}

/**
 * The same of many editions at once. Each has a moment of its own, the first that of `first` (milliseconds), so that they
 * are numbered in their order.
 */
export async function writeReleases(
  req: PayloadRequest,
  releases: readonly ReleaseToWrite[],
  { onRelease }: Pick<PublishingSettings, 'onRelease'>,
  first = Date.now() - releases.length + 1,
): Promise<ReleaseName[]> {
  await meetChanges(req, releases)
  const { imports, redacts = [] } = citedContext(req)
  const by = req.user ? String(req.user.id) : null
  const rows = releases.map(({ article, draft, newest }, index) => {
    // Later than the release before it even if another server's clock is ahead: releases are numbered in this order.
    const at = new Date(Math.max(first + index, newest ? new Date(newest.at).getTime() + 1 : 0)).toISOString()
    const publishedAt = newest?.publishedAt ?? earlierOf(imports?.publishedAt, at)
    const version = (newest?.version ?? 0) + 1
    return { ...draft, article, at, newest: true, previous: newest?.hash ?? null, publishedAt, redacts, version, by }
  })
  const replaced = releases.flatMap(({ newest }) => newest?.id ?? [])
  await setAll(req, 'releases', replaced, { newest: false })
  const ids = await createRows(req, 'releases', rows)
  faultPoint('after-release')
  const made = rows.map((row, index) => ({ ...row, id: ids[index] ?? '' }))
  // What must not be kept is gone with the release, whatever that takes.
  const wordsLater = made.length > 1 && redacts.length === 0 && made.every(({ kind }) => kind === 'corrected')
  await listReleases(req, made, { wordsLater })
  await onRelease?.(
    req,
    made.map(({ id, kind, language }, index) => {
      const before = releases[index]?.newest
      return { id, kind, language, redacts, wasDown: before !== undefined && !isLive(before) }
    }),
  )
  await afterCommit(req.payload, req.transactionID, numberingOf(req.payload))
  if (wordsLater) await afterCommit(req.payload, req.transactionID, async () => indexLater(req.payload))
  return made.map(releaseName)
}

/** When an edition was first published: what comes from elsewhere had readers there before. */
function earlierOf(elsewhere: string | null | undefined, at: string): string {
  return elsewhere && elsewhere < at ? elsewhere : at
}

/** A document with its topics as they are compared: who writes one with other capitals or accents means the same. */
function withTopicsFolded(document: EditionDocument): EditionDocument {
  return { ...document, topics: [...new Set(document.topics.map(nameSlug))] }
}

/**
 * Whether readers have a document already. Releases of before name their image by the file that it was uploaded as: the
 * same image under the name of its content is nothing new.
 */
function isReleased(given: EditionDocument, newest: Release | undefined, hero: MediaRecord | null): boolean {
  const released = editionOf(newest)
  if (!newest || !released) return false
  const [before, document] = [withTopicsFolded(released), withTopicsFolded(given)]
  if (saysTheSame(before, document)) return true
  if (!before.hero || !document.hero || !hero?.filename || pictureOf(before) !== hero.filename) return false
  return saysTheSame(before, { ...document, hero: { ...document.hero, url: before.hero.url } })
}

/** An edition as readers have it, and as they are to get it. */
type Change = { before: EditionDocument; document: EditionDocument }

/**
 * The release that makes an article public as it is; null when it is already. Refused if the review finds errors. The
 * notes of corrected records that it is the first to carry go with it, into the article too.
 */
async function publicationOf(
  req: PayloadRequest,
  article: ArticleRecord,
  newest: Release | undefined,
  settings: PublishingSettings,
): Promise<ReleaseDraft | null> {
  const { document, found, names, records } = await candidateOfStored(req, article, settings)
  const isPublic = !(document instanceof PresentationError)
  if (isPublic && isReleased(document, newest, records.hero)) return null
  refuseUnlessEditor(req)
  refuseFindings(found, req)
  if (!isPublic) return refuse('articles', document.problems, req)

  // An edition that comes back after it was taken down says what was corrected meanwhile, too.
  const last = newest && !isLive(newest) ? await lastRead(req, article.id) : newest
  const before = await calledNow(req, editionOf(last))
  const told = last === newest ? records : { ...records, ...among(records, (id) => names.get(id) === id) }
  const notes = before
    ? waitingNotes(
        told,
        before,
        document,
        (story, record) => idsInStory(req.payload.secret, story, record),
        dayIn(settings.timeZone),
      )
    : []
  if (before && notes.length > 0) await refuseSaidElsewhere(req, { records, names, before, document }, settings)
  const own = ownKeys(records, names)
  const noted = notes.length === 0 ? document : withNotes(document, notes, names)
  const named = [
    // Of the rest the review tells.
    ...(notes.length > 0 ? await sourcesIn(req, { corrections: notes.map(({ text }) => text) }) : []),
    ...(await identitiesIn(req, noted, article)),
  ]
  refuseFindings({ findings: named }, req)
  const draft = publication(salted(req.payload.secret, noted), newest, { own, read: last })
  if (await wasRedacted(req, noted)) refuse('articles', [{ path: 'body', message: sayRedacted() }], req)
  if (notes.length === 0) return draft
  await writeReleased(req, [{ article: article.id, change: (row) => withCorrections(row, notes) }])
  return draft
}

/** Those of the records of an edition whose ids are chosen. */
function among({ quotes, sources, statistics }: Candidate['records'], isChosen: (id: string) => boolean) {
  const some = <Kept>(all: ReadonlyMap<string, Kept>) => new Map([...all].filter(([id]) => isChosen(id)))
  return { quotes: some(quotes), sources: some(sources), statistics: some(statistics) }
}

/**
 * Refuses (400) to take a note along that another story has, where its record rests on a source which is not named: the
 * same words below two stories would tell that they have it in common.
 */
async function refuseSaidElsewhere(
  req: PayloadRequest,
  { records, names, before, document }: Pick<Candidate, 'records' | 'names'> & Change,
  { timeZone }: Pick<PublishingSettings, 'timeZone'>,
): Promise<void> {
  const unnamed = unnamedIn(records, names)
  const ids = new Set(unnamed.map(({ id }) => id))
  const resting = { ...records, ...among(records, (id) => ids.has(id)) }
  const notes = waitingNotes(
    resting,
    before,
    document,
    (story, record) => idsInStory(req.payload.secret, story, record),
    dayIn(timeZone),
  )
  const texts = notes.map(({ text }) => text)
  if (texts.length > 0) await meetWhereSaid(req, unnamed)
  const said = await saidElsewhere(req, { records: unnamed, story: document.story, texts })
  if (said.length === 0) return
  refuse(
    'articles',
    said.map(({ edition, text }) => ({
      path: 'corrections',
      message: sentence(
        'A correction waits whose note another story has already, or nearly, {edition}: “{text}”. What it corrects rests on a source that is not named, and the same words would tell that both stories have it. Release the correction in this story first, on its record, with a note of its own.',
        { edition: untranslated(edition), text: untranslated(text) },
      ),
    })),
    req,
  )
}

/** The release that gives readers back what they had. Refused where that names somebody who must not be named by now. */
async function reinstatementOf(
  req: PayloadRequest,
  article: ArticleRecord,
  before: EditionDocument,
  { newest, reinstates }: { newest: Release | undefined; reinstates: Release },
  settings: PublishingSettings,
): Promise<ReleaseDraft> {
  const { found } = await candidateOfStored(req, article, settings)
  const named = [...(await sourcesIn(req, before, found.findings)), ...(await identitiesIn(req, before, article))]
  refuseFindings({ findings: named }, req)
  if (await wasRedacted(req, before)) refuse('articles', [{ path: 'body', message: sayRedacted() }], req)
  // As it was, to the byte: one of before has no salt.
  const { salt } = reinstates.document
  return publication({ ...before, ...(salt !== undefined && { salt }) }, newest, {
    own: ownKeysAmong(reinstates.records),
  })
}

/**
 * Brings the releases of an article in step with its published row: a release when its public document is another one
 * than the newest release's, a tombstone when it is published no more, nothing when nothing public changed. Runs in the
 * transaction of the change that it follows, so both are on disk or neither is.
 *
 * Whoever makes a change public must be an editor. This is decided here and not only by the collection's access,
 * because only here is it known whether a save changes what the public sees.
 */
export async function releaseArticle(
  req: PayloadRequest,
  id: string,
  settings: PublishingSettings,
  { isDraft }: { isDraft: boolean },
): Promise<ReleaseName | null> {
  const article = await loadPublishedArticle(req, id)
  // A draft saved beside a published row changes nothing public, also where records have moved on since its release.
  if (article && isDraft) return null
  const newest = await newestRelease(req, id)
  const { hides, reinstates, withdrawalReason } = citedContext(req)
  const before = editionOf(reinstates)
  const draft = !article
    ? withdrawal(req.payload.secret, newest, withdrawalReason ?? null, hides)
    : before && reinstates
      ? await reinstatementOf(req, article, before, { newest, reinstates }, settings)
      : await publicationOf(req, article, newest, settings)
  if (!draft) return null
  refuseUnlessEditor(req)
  const problem = article ? null : await nameProblem(req, withdrawalReason)
  if (problem) refuse('articles', [{ path: 'reason', message: problem }], req)
  return writeRelease(req, { article: id, newest, draft }, settings)
}

/** After an article changed, also when it was moved to the trash or brought back. */
export function releaseAfterChange(settings: PublishingSettings): CollectionAfterChangeHook {
  return async ({ doc, req }) => {
    const { id, _status } = doc as ArticleRecord & { _status?: string }
    faultPoint('after-article')
    await releaseArticle(req, String(id), settings, { isDraft: _status === 'draft' })
  }
}

/** After an article was deleted for good. */
export function releaseAfterDelete(settings: PublishingSettings): CollectionAfterDeleteHook {
  return async ({ id, req }) => {
    await releaseArticle(req, String(id), settings, { isDraft: false })
  }
}
