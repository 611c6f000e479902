import { randomUUID } from 'node:crypto'
import type { CollectionBeforeOperationHook, CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { refuse, type FieldProblem } from '../access/refuse'
import { hasRole } from '../access/roles'
import { imagesOf, isObject, validateBody, withRecordIds } from '../body'
import type { LexicalBody } from '../body/types'
import { mendBody } from '../body/mend'
import type { EditionDocument } from '../model/document'
import { isId } from '../database/ids'
import { idOf } from '../model/ids'
import { articleOf, type ArticleRecord, type CorrectionEntry } from '../model/records'
import { editionOf, isLive } from '../model/release'
import { untranslated } from '../model/sentence'
import { slugify } from '../model/slug'
import { candidateOf, type PublishingSettings } from '../releases/candidate'
import type { HeldImport } from '../review'
import { recordsIn } from '../releases/load'
import { citedContext, type CitedContext } from '../releases/context'
import { asFindings, faultsOf, tooLong } from '../releases/faults'
import { newestRelease } from '../releases/read'
import { keepCandidate } from '../releases/requestCandidate'
import { typedSince } from './autosaves'
import { sayLinked } from './editions/join'
import { wouldLink } from './editions/linked'
import { stillRightReason } from './editions/stillRight'
import { adoptPicture } from './pictures/adopt'
import { requireApproval } from './handovers/handovers'
import { withUnseen } from './identities/dismissals'
import { keptProposals } from './proposals'
import { topicsNamed } from './names/topics'
import { meetReferences, missingReferences, type Reference } from './records/references'
import { sentence } from './sentences'
import { freeSlug, isMadeFrom } from './slugs'

type ArticleData = Partial<ArticleRecord> & {
  _status?: 'draft' | 'published'
  statistics?: string[]
  quotes?: string[]
  sources?: string[]
  review?: { errors: number; warnings: number; notices: number }
  typedSince?: string | null
  revision?: string | null
  imported?: Imported
}

/**
 * What an article was imported from, the revision that the import saved (another one was saved by somebody since), and why
 * the import did not publish it.
 */
type Imported = { guid?: string | null; digest?: string | null; revision?: string | null; held?: HeldImport | null }

/** What is wrong with a body. In a draft a node may be unfinished or wrong, and a record may be gone: the review says so. */
function bodyProblems({ body, _status }: ArticleData): FieldProblem[] {
  return validateBody(body)
    .filter(({ mayWait }) => !(_status !== 'published' && mayWait))
    .map(({ path, message }) => ({
      path: 'body',
      message: sentence('{problem} ({place})', { problem: message, place: untranslated(path) }),
    }))
}

/** The images that its body shows. */
function imagesIn({ body }: ArticleData): string[] {
  return imagesOf(body as LexicalBody | null).flatMap(({ fields }) => fields.media ?? [])
}

/** What its body names. */
function referencesInBody({ body }: ArticleData): Reference[] {
  const { statistics, quotes, sources } = recordsIn(body)
  return [
    ...statistics.map((id) => ({ path: 'body', collection: 'statistics' as const, id })),
    ...quotes.map((id) => ({ path: 'body', collection: 'quotes' as const, id })),
    ...sources.map((id) => ({ path: 'body', collection: 'sources' as const, id })),
    ...imagesIn({ body }).map((id) => ({ path: 'body', collection: 'media' as const, id })),
  ]
}

/** What its other fields name. */
function referencesInFields(data: ArticleData): Reference[] {
  return [
    { path: 'translatedFrom.article', collection: 'articles', id: data.translatedFrom?.article },
    { path: 'hero', collection: 'media', id: data.hero },
    ...(data.topics ?? []).map((id, index) => ({ path: `topics.${index}`, collection: 'topics' as const, id })),
    ...(data.byline ?? []).map(({ person }, index) => ({
      path: `byline.${index}.person`,
      collection: 'people' as const,
      id: person,
    })),
    ...(data.corrections ?? []).flatMap((correction, index) =>
      (correction.statistics ?? []).map((id, each) => ({
        path: `corrections.${index}.statistics.${each}`,
        collection: 'statistics' as const,
        id,
      })),
    ),
  ]
}

/** The statistics that dismissals let stand as they are. */
function referencesInDismissals(data: ArticleData): Reference[] {
  return (data.dismissals ?? []).map(({ statistic }, index) => ({
    path: `dismissals.${index}.statistic`,
    collection: 'statistics',
    id: statistic,
  }))
}

/** The dismissals without statistics that are not there: of these there is nothing to let stand, in a publication neither. */
async function keptDismissals(req: PayloadRequest, data: ArticleData): Promise<ArticleRecord['dismissals']> {
  const missing = new Set((await missingReferences(req, referencesInDismissals(data))).map(({ path }) => path))
  return data.dismissals?.map((dismissal, index) =>
    missing.has(`dismissals.${index}.statistic`) ? { ...dismissal, statistic: null } : dismissal,
  )
}

/** Leaves out what those relations name: a draft is saved also where somebody has deleted the image meanwhile. */
function withoutMissing(data: ArticleData, missing: readonly FieldProblem[]): void {
  const paths = new Set(missing.map(({ path }) => path))
  if (paths.has('hero')) data.hero = null
  data.topics = data.topics?.filter((_, index) => !paths.has(`topics.${index}`))
  data.byline = data.byline?.map((row, index) => (paths.has(`byline.${index}.person`) ? { ...row, person: null } : row))
  if (paths.has('translatedFrom.article')) data.translatedFrom = { article: null, release: null }
  data.corrections = data.corrections?.map((correction, index) => ({
    ...correction,
    statistics: correction.statistics?.filter((_, each) => !paths.has(`corrections.${index}.statistics.${each}`)),
  }))
}

/** Whether the slug of a draft is still the one that was made for it. */
function hasMadeSlug(data: ArticleData, original: Partial<ArticleRecord> | undefined): boolean {
  return data.slug === original?.slug && isMadeFrom(original)
}

type Dismissal = NonNullable<ArticleRecord['dismissals']>[number]

/** Says who dismissed what and when: whoever adds a dismissal, or changes its reason, and nobody else. */
function signedDismissals(
  given: ArticleRecord['dismissals'],
  before: ArticleRecord['dismissals'],
  req: PayloadRequest,
): ArticleRecord['dismissals'] {
  // A form that gets an answer about a row which was taken out meanwhile has an empty one in its place.
  const filled = (given ?? []).filter(({ fingerprint, reason }) => Boolean(fingerprint) || Boolean(reason))
  // What the newsroom says itself is read in each account's language, and kept in one.
  const kept = (dismissal: Dismissal) => ({
    ...dismissal,
    reason: stillRightReason(dismissal)?.en ?? dismissal.reason,
  })
  const old = (before ?? []).map(kept)
  return filled.map(kept).map((dismissal) => {
    const own = old.find(
      ({ fingerprint, reason }) => fingerprint === dismissal.fingerprint && reason === dismissal.reason,
    )
    const { by, at } = own ?? { by: req.user?.id, at: new Date().toISOString() }
    return { ...dismissal, by: idOf(by) ?? null, at: at ?? null }
  })
}

/**
 * The corrections of an article, and with them those that readers have seen and a form that was opened before does not
 * know: a correction that is released can be reworded, and not be taken back in silence.
 */
function keptCorrections(
  given: CorrectionEntry[] | null | undefined,
  before: CorrectionEntry[] | null | undefined,
  released: EditionDocument['corrections'],
): CorrectionEntry[] {
  const isReleased = ({ kind, text }: CorrectionEntry) =>
    released.some((correction) => correction.kind === kind && correction.text === text)
  const known = new Set((given ?? []).map(({ id }) => id))
  return [...(before ?? []).filter((entry) => isReleased(entry) && !known.has(entry.id)), ...(given ?? [])]
}

/** The live release of the edition that a translation is made from, where no release is named. */
async function releaseMadeFrom(
  req: PayloadRequest,
  { translatedFrom }: ArticleData,
): Promise<ArticleRecord['translatedFrom']> {
  const from = idOf(translatedFrom?.article)
  if (!from || translatedFrom?.release) return translatedFrom
  const newest = await newestRelease(req, from)
  return { ...translatedFrom, release: newest && isLive(newest) ? newest.hash : null }
}

const NOT_IMPORTED: Imported = { guid: null, digest: null, revision: null, held: null }

/** What an import notes of the article that it saves; what anybody else gives is not kept. */
function importedFrom(
  imports: CitedContext['imports'],
  { imported, revision }: Pick<ArticleData, 'imported' | 'revision'>,
): Imported {
  const before = imported ?? NOT_IMPORTED
  if (!imports) return before
  const { digest, guid, held } = imports
  // An import that does not publish looks only at whether it is for everybody.
  const kept = before.held === 'restricted' ? null : (before.held ?? null)
  return { guid, digest, revision: revision ?? null, held: held === undefined ? kept : held }
}

/**
 * Brings the body of a draft to what a body holds, before a hook of a field looks at it, and notes whether it is saved
 * as one: of an article that is there only a version is written, which holds what the row, with its unique indexes, could
 * not.
 */
export const mendDraft: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const data: unknown = 'data' in args ? args.data : undefined
  const isPublished = isObject(data) && data._status === 'published'
  citedContext(req).isDraft = !isPublished && 'draft' in args && args.draft === true
  citedContext(req).isAutosave = 'autosave' in args && args.autosave === true
  if ((operation !== 'create' && operation !== 'update') || !isObject(data)) return args
  // Payload would fold its versions its own way.
  const own = { ...args, autosave: false }
  if (isPublished) return own
  const mended = mendBody(data.body, randomUUID, (record) => isId(req.payload, record))
  return 'body' in mended ? { ...own, data: { ...data, body: mended.body } } : own
}

/**
 * Prepares an article for the database: makes its story and slug, checks its body, and computes what the body cites and
 * what the review finds. What is about to be published is kept as the candidate of the request.
 * One collection hook, because field hooks inside body nodes do not all fire.
 */
export function prepareArticle(settings: PublishingSettings): CollectionBeforeValidateHook {
  return async ({ data: incoming, originalDoc, req }) => {
    const { languages } = settings
    const data = (incoming ?? {}) as ArticleData
    // Of a version that readers had once a draft is made as well, and Payload says so only when it writes that. What is
    // in the trash has no version restored, and one that was saved there would put a draft into it that readers have.
    if (req.context.isRestoringVersion) Object.assign(data, { _status: 'draft', deletedAt: null })
    const id = idOf(originalDoc)
    const original = originalDoc as Partial<ArticleRecord & Pick<ArticleData, 'typedSince' | 'imported'>> | undefined
    const context = citedContext(req)
    const { reinstates } = context
    const refuseIfAny = (problems: FieldProblem[]) => problems.length > 0 && refuse('articles', problems, req)

    // A draft may be incomplete, but without a language nothing about it could be checked.
    const language = (data.language ||= languages[0]?.code ?? '')
    if (!languages.some(({ code }) => code === language)) {
      const codes = languages.map(({ code }) => code).join(', ')
      refuse('articles', [{ path: 'language', message: sentence('Must be one of: {codes}.', { codes }) }], req)
    }
    data.topics = await topicsNamed(req, data.topics, language)
    const newest = id === undefined ? undefined : await newestRelease(req, id)

    // What an earlier version was is content; which story it belongs to is not.
    if (req.context.isRestoringVersion && original?.story) data.story = original.story
    data.story ||= randomUUID()
    const isRenamed = data.title !== original?.title || language !== original?.language
    const followsTitle = !newest && isRenamed && hasMadeSlug(data, original)
    if (!data.slug || followsTitle) {
      data.slug = await freeSlug(req, slugify(String(data.title ?? '')) || data.story, language, id)
    } else if ((context.isAutosave && id === undefined) || (!newest && hasMadeSlug(data, original))) {
      // Typed into a form, where there is nothing else to tell of it yet; or made for a draft: another edition that was
      // made since may have it by now.
      data.slug = await freeSlug(req, data.slug, language, id)
    }

    const isPublished = data._status === 'published'
    const long = tooLong(data)
    if (isPublished && !reinstates) refuseIfAny(long)
    if (!reinstates) {
      refuseIfAny(bodyProblems(data))
      data.body = withRecordIds(data.body)
      const inBody = referencesInBody(data)
      const inFields = referencesInFields(data)
      const stored = [
        ...referencesInBody(original ?? {}),
        ...referencesInFields(original ?? {}),
        ...referencesInDismissals(original ?? {}),
      ]
      await meetReferences(req, [...inBody, ...inFields, ...referencesInDismissals(data)], stored)
      data.dismissals = await keptDismissals(req, data)
      const missing = await missingReferences(req, inFields)
      if (isPublished) refuseIfAny([...missing, ...(await missingReferences(req, inBody))])
      else withoutMissing(data, missing)
    }
    if (newest && original?.language && original.language !== language) {
      const message = sentence(
        'The language of a published edition cannot change. Make another edition of the story instead.',
      )
      refuse('articles', [{ path: 'language', message }], req)
    }
    if (isPublished && !reinstates && newest && newest.story !== data.story && (await wouldLink(req, newest))) {
      refuse('articles', [{ path: 'story', message: sayLinked() }], req)
    }
    data.translatedFrom = await releaseMadeFrom(req, data)
    const faults = await faultsOf(req, { ...data, language, id: id ?? '' })
    // Of an article that is there a draft writes a version only, which holds them until they are mended.
    if (!context.isDraft || id === undefined) refuseIfAny(faults)

    data.corrections = keptCorrections(data.corrections, original?.corrections, editionOf(newest)?.corrections ?? [])
    const shown = await withUnseen(req, id, data.dismissals, original?.dismissals)
    data.dismissals = signedDismissals(shown, original?.dismissals, req)
    data.imported = importedFrom(context.imports, { imported: original?.imported, revision: data.revision })
    data.typedSince = context.isAutosave ? typedSince(original, req.user, new Date()) : null

    if (data._status === 'published' && !reinstates) {
      for (const image of new Set([idOf(data.hero), ...imagesIn(data)])) await adoptPicture(req, image)
    }
    const article = articleOf({ ...data, id: id ?? '' } as ArticleRecord)
    if (isPublished && !reinstates) await requireApproval(req, id, article, settings)
    const candidate = await candidateOf(req, article, settings, {
      faults: asFindings([...long, ...faults]),
      held: data.imported.held ?? null,
      last: context.lastCheck,
    })
    keepCandidate(req, candidate)
    const named = recordsIn(data.body)
    const { quotes, sources, statistics } = candidate.records
    data.statistics = [...new Set(named.statistics)].filter((each) => statistics.has(each))
    data.quotes = [...new Set(named.quotes)].filter((each) => quotes.has(each))
    data.sources = [...sources.keys()]
    data.proposals = keptProposals({
      // What an earlier version was is content; what waits for an editor is not.
      given: req.context.isRestoringVersion ? original?.proposals : data.proposals,
      before: original?.proposals,
      findings: candidate.found.findings,
      dismissals: data.dismissals,
      user: idOf(req.user) ?? null,
      isEditor: hasRole(req, 'editor'),
      isPublished,
      now: new Date().toISOString(),
    })
    // Whoever publishes it has decided.
    if (isPublished && data.imported.held) data.imported = { ...data.imported, held: null }
    const { counts } = candidate.found
    data.review = { errors: counts.error, warnings: counts.warning, notices: counts.notice }
    return data
  }
}
