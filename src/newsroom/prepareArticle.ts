import { randomUUID } from 'node:crypto'
import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { refuse, type FieldProblem } from '../access/refuse'
import { validateBody } from '../body'
import { inTransactionOf } from '../database/request'
import type { EditionDocument } from '../model/document'
import { idOf } from '../model/ids'
import { articleOf, type ArticleRecord, type CorrectionEntry } from '../model/records'
import { editionOf, isLive } from '../model/release'
import { untranslated } from '../model/sentence'
import { slugify } from '../model/slug'
import { candidateOf, type PublishingSettings } from '../releases/candidate'
import { recordsIn } from '../releases/load'
import { newestRelease, releasesWhere } from '../releases/read'
import { keepCandidate } from '../releases/requestCandidate'
import { citedContext } from '../releases/context'
import { adoptPicture } from './pictures/adopt'
import { missingReferences } from './records/references'
import { sentence } from './sentences'
import { freeSlug, isMadeFrom } from './slugs'

type ArticleData = Partial<ArticleRecord> & {
  _status?: 'draft' | 'published'
  statistics?: string[]
  quotes?: string[]
  sources?: string[]
  review?: { errors: number; warnings: number; notices: number }
}

/** What is wrong with a body. The editor saves a draft while a node is still being filled in; published is what is whole. */
function bodyProblems({ body, _status }: ArticleData): FieldProblem[] {
  return validateBody(body)
    .filter(({ incomplete }) => !(_status !== 'published' && incomplete))
    .map(({ path, message }) => ({
      path: 'body',
      message: sentence('{problem} ({place})', { problem: message, place: untranslated(path) }),
    }))
}

/** Which of its relations name nothing that there is. */
function referenceProblems(req: PayloadRequest, data: ArticleData): Promise<FieldProblem[]> {
  const { statistics, quotes, sources } = recordsIn(data.body)
  return missingReferences(req, [
    ...statistics.map((id) => ({ path: 'body', collection: 'statistics' as const, id })),
    ...quotes.map((id) => ({ path: 'body', collection: 'quotes' as const, id })),
    ...sources.map((id) => ({ path: 'body', collection: 'sources' as const, id })),
    { path: 'translatedFrom.article', collection: 'articles', id: data.translatedFrom?.article },
    { path: 'hero', collection: 'media', id: data.hero },
    ...(data.corrections ?? []).flatMap((correction, index) =>
      (correction.statistics ?? []).map((id) => ({
        path: `corrections.${index}.statistics`,
        collection: 'statistics' as const,
        id,
      })),
    ),
  ])
}

/** The unique indexes would refuse these as well, but cannot say what to do. */
async function duplicateProblems(
  req: PayloadRequest,
  { language, slug, story }: ArticleData,
  id: string | undefined,
): Promise<FieldProblem[]> {
  const { docs: others } = await req.payload.db.find<Pick<ArticleRecord, 'id' | 'slug' | 'story'>>({
    collection: 'articles',
    pagination: false,
    req: inTransactionOf(req),
    select: { slug: true, story: true },
    where: {
      and: [
        { language: { equals: language } },
        { or: [{ slug: { equals: slug } }, { story: { equals: story } }] },
        ...(id ? [{ id: { not_equals: id } }] : []),
      ],
    },
  })
  return [
    ...(others.some((other) => other.slug === slug)
      ? [
          {
            path: 'slug',
            message: sentence("Another article in this language has the slug '{slug}'.", { slug: slug ?? '' }),
          },
        ]
      : []),
    ...(others.some((other) => other.story === story)
      ? [{ path: 'language', message: sentence('The story has an edition in this language already.') }]
      : []),
  ]
}

/** Says who dismissed what and when: whoever adds a dismissal, or changes its reason, and nobody else. */
function signedDismissals(
  given: ArticleRecord['dismissals'],
  before: ArticleRecord['dismissals'],
  req: PayloadRequest,
): ArticleRecord['dismissals'] {
  return (given ?? []).map((dismissal) => {
    const old = before?.find(
      ({ fingerprint, reason }) => fingerprint === dismissal.fingerprint && reason === dismissal.reason,
    )
    const { by, at } = old ?? { by: req.user?.id, at: new Date().toISOString() }
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

/** The release that a translation was made from: the one that is named, or the live one of its source. */
async function releaseMadeFrom(
  req: PayloadRequest,
  { translatedFrom }: ArticleData,
): Promise<{ release: string | null } | { problem: FieldProblem } | null> {
  const from = idOf(translatedFrom?.article)
  if (!translatedFrom || !from) return null
  const { release: named } = translatedFrom
  const releases = await releasesWhere(req, {
    and: [
      { article: { equals: from } },
      { or: [{ newest: { equals: true } }, ...(named ? [{ hash: { equals: named } }] : [])] },
    ],
  })
  if (!named) return { release: releases.find(isLive)?.hash ?? null }
  if (releases.some(({ hash }) => hash === named)) return { release: named }
  return {
    problem: {
      path: 'translatedFrom.release',
      message: sentence('That edition has no release with this hash. Leave it empty for the one that is live.'),
    },
  }
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
    const id = idOf(originalDoc)
    const original = originalDoc as Partial<ArticleRecord> | undefined
    const { reinstates } = citedContext(req)
    const refuseIfAny = (problems: FieldProblem[]) => problems.length > 0 && refuse('articles', problems, req)

    // A draft may be incomplete, but without a language nothing about it could be checked.
    const language = (data.language ||= languages[0]?.code ?? '')
    if (!languages.some(({ code }) => code === language)) {
      const codes = languages.map(({ code }) => code).join(', ')
      refuse('articles', [{ path: 'language', message: sentence('Must be one of: {codes}.', { codes }) }], req)
    }
    const newest = id === undefined ? undefined : await newestRelease(req, id)

    // What an earlier version was is content; which story it belongs to is not.
    if (req.context.isRestoringVersion && original?.story) data.story = original.story
    data.story ||= randomUUID()
    const followsTitle = !newest && data.slug === original?.slug && isMadeFrom(original)
    if (!data.slug || followsTitle) {
      data.slug = await freeSlug(req, slugify(String(data.title ?? '')) || data.story, language, id)
    }

    if (!reinstates) refuseIfAny(bodyProblems(data))
    refuseIfAny([
      ...(newest && original?.language && original.language !== language
        ? [
            {
              path: 'language',
              message: sentence(
                'The language of a published edition cannot change. Make another edition of the story instead.',
              ),
            },
          ]
        : []),
      ...(reinstates ? [] : await referenceProblems(req, data)),
    ])
    const madeFrom = await releaseMadeFrom(req, data)
    refuseIfAny([
      ...(await duplicateProblems(req, data, id)),
      ...(madeFrom && 'problem' in madeFrom ? [madeFrom.problem] : []),
    ])
    if (madeFrom && 'release' in madeFrom) data.translatedFrom = { ...data.translatedFrom, ...madeFrom }

    data.corrections = keptCorrections(data.corrections, original?.corrections, editionOf(newest)?.corrections ?? [])
    data.dismissals = signedDismissals(data.dismissals, original?.dismissals, req)

    if (data._status === 'published' && !reinstates) await adoptPicture(req, idOf(data.hero))
    const article = articleOf({ ...data, id: id ?? '' } as ArticleRecord)
    const candidate = await candidateOf(req, article, settings)
    keepCandidate(req, candidate)
    const { statistics, quotes } = recordsIn(data.body)
    data.statistics = [...new Set(statistics)]
    data.quotes = [...new Set(quotes)]
    data.sources = [...candidate.records.sources.keys()]
    const { counts } = candidate.found
    data.review = { errors: counts.error, warnings: counts.warning, notices: counts.notice }
    return data
  }
}
