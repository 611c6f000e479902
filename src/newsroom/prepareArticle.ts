import { randomUUID } from 'node:crypto'
import type { CollectionBeforeValidateHook, PayloadRequest, Where } from 'payload'
import { attributionsOf, validateBody } from '../body'
import type { LexicalBody } from '../body/types'
import { review } from '../review'
import { slugify } from '../model/slug'
import { type FieldProblem, refuse } from '../access/refuse'
import { inTransactionOf, loadHero, loadRecords } from '../releases/load'
import { editionOf, newestRelease } from '../releases/publish'
import type { ArticleRecord, CorrectionEntry, EditionRecords } from '../model/records'
import { idOf, missingReferences } from './records/references'
import { reviewInput, type ReviewSettings } from '../releases/review'
import type { EditionDocument } from '../model/document'

type ArticleData = Partial<ArticleRecord> & {
  _status?: 'draft' | 'published'
  statistics?: string[]
  quotes?: string[]
  sources?: string[]
  review?: { errors: number; warnings: number; notices: number }
}

async function find<T>(
  req: PayloadRequest,
  collection: 'articles' | 'quotes' | 'statistics' | 'releases',
  where: Where,
) {
  return (
    await req.payload.db.find<T & { id: string }>({
      collection,
      limit: 500,
      pagination: false,
      req: inTransactionOf(req),
      where,
    })
  ).docs
}

/** The first of `slug`, `slug-2`, `slug-3`, … that no other edition in the language has. */
async function freeSlug(req: PayloadRequest, slug: string, language: unknown, id: string | undefined) {
  const taken = new Set(
    (
      await find<{ slug: string }>(req, 'articles', {
        and: [
          { language: { equals: language } },
          { slug: { like: slug } },
          ...(id ? [{ id: { not_equals: id } }] : []),
        ],
      })
    ).map((article) => article.slug),
  )
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number += 1) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}

/** Whether nobody chose the slug: it was made from the title (numbered where that was taken), or from the story. */
function isMadeFrom({ slug, title, story }: Partial<ArticleRecord> = {}): boolean {
  const made = slugify(String(title ?? ''))
  return (
    slug === story ||
    slug === made ||
    (slug?.startsWith(`${made}-`) && /^\d+$/.test(slug.slice(made.length + 1))) ||
    false
  )
}

/** The unique indexes would refuse these as well, but cannot say what to do. */
async function duplicateProblems(
  req: PayloadRequest,
  { language, slug, story }: ArticleData,
  id: string | undefined,
): Promise<FieldProblem[]> {
  const others = await find<ArticleRecord>(req, 'articles', {
    and: [
      { language: { equals: language } },
      { or: [{ slug: { equals: slug } }, { story: { equals: story } }] },
      ...(id ? [{ id: { not_equals: id } }] : []),
    ],
  })
  return [
    ...(others.some((other) => other.slug === slug)
      ? [
          {
            path: 'slug',
            en: `Another article in this language has the slug '${slug}'.`,
            es: `Otro artículo en este idioma tiene la dirección '${slug}'.`,
          },
        ]
      : []),
    ...(others.some((other) => other.story === story)
      ? [
          {
            path: 'language',
            en: 'The story has an edition in this language already.',
            es: 'La historia ya tiene una edición en este idioma.',
          },
        ]
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

async function countFindings(
  req: PayloadRequest,
  article: ArticleData & { language: string },
  settings: ReviewSettings,
  records: Pick<EditionRecords, 'statistics' | 'quotes' | 'sources'>,
): Promise<ArticleData['review']> {
  const input = await reviewInput(req, article, settings, { ...records, hero: await loadHero(req, article) })
  const { counts } = review(input, settings.rules)
  return { errors: counts.error, warnings: counts.warning, notices: counts.notice }
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

/**
 * Prepares an article for the database: makes its story and slug, checks its body, and computes what the body cites.
 * One collection hook, because field hooks inside body nodes do not all fire.
 */
export function prepareArticle(settings: ReviewSettings): CollectionBeforeValidateHook {
  return async ({ data: incoming, originalDoc, req }) => {
    const { languages } = settings
    const data = (incoming ?? {}) as ArticleData
    const id = idOf(originalDoc)
    const original = originalDoc as Partial<ArticleRecord> | undefined
    // A draft may be incomplete, but without a language nothing about it could be checked.
    const language = (data.language ||= languages[0]?.code ?? '')
    if (!languages.some(({ code }) => code === language)) {
      const codes = languages.map(({ code }) => code).join(', ')
      refuse('articles', [{ path: 'language', en: `Must be one of: ${codes}.`, es: `Debe ser uno de: ${codes}.` }], req)
    }
    const newest = id === undefined ? undefined : await newestRelease(req, id)
    const isReleased = newest !== undefined

    data.story ||= randomUUID()
    const followsTitle = !isReleased && data.slug === original?.slug && isMadeFrom(original)
    if (!data.slug || followsTitle) {
      data.slug = await freeSlug(req, slugify(String(data.title ?? '')) || data.story, language, id)
    }

    // The editor saves a draft while a node is still being filled in; published is only what is whole.
    const isDraft = data._status !== 'published'
    const problems: FieldProblem[] = validateBody(data.body)
      .filter(({ incomplete }) => !(isDraft && incomplete))
      .map(({ path, message }) => ({ path: 'body', en: `${message.en} (${path})`, es: `${message.es} (${path})` }))
    if (problems.length > 0) refuse('articles', problems, req)

    if (isReleased && original?.language && original.language !== language) {
      problems.push({
        path: 'language',
        en: 'The language of a published edition cannot change. Make another edition of the story instead.',
        es: 'El idioma de una edición publicada no puede cambiar. Haga otra edición de la historia.',
      })
    }

    const attributions = attributionsOf(data.body as LexicalBody | null).map(({ fields }) => fields)
    const statistics = attributions.flatMap((fields) => (fields.blockType === 'figure' ? [fields.statistic] : []))
    const quotes = attributions.flatMap((fields) => (fields.blockType === 'quotation' ? [fields.quote] : []))
    const cited = attributions.flatMap((fields) => (fields.blockType === 'citation' ? [fields.source] : []))
    problems.push(
      ...(await missingReferences(req, [
        ...statistics.map((each) => ({ path: 'body', collection: 'statistics' as const, id: each })),
        ...quotes.map((each) => ({ path: 'body', collection: 'quotes' as const, id: each })),
        ...cited.map((each) => ({ path: 'body', collection: 'sources' as const, id: each })),
        { path: 'translatedFrom.article', collection: 'articles', id: data.translatedFrom?.article },
        { path: 'hero', collection: 'media', id: data.hero },
        ...(data.corrections ?? []).flatMap((correction, index) =>
          (correction.statistics ?? []).map((each) => ({
            path: `corrections.${index}.statistics`,
            collection: 'statistics' as const,
            id: each,
          })),
        ),
      ])),
    )
    if (problems.length > 0) refuse('articles', problems, req)
    problems.push(...(await duplicateProblems(req, data, id)))

    const from = idOf(data.translatedFrom?.article)
    if (data.translatedFrom && from) {
      const { release: madeFrom } = data.translatedFrom
      const releases = await find<{ hash: string; live: boolean; kind: string }>(req, 'releases', {
        and: [
          { article: { equals: from } },
          { or: [{ live: { equals: true } }, ...(madeFrom ? [{ hash: { equals: madeFrom } }] : [])] },
        ],
      })
      const live = releases.find((release) => release.live && release.kind !== 'withdrawn')
      if (!data.translatedFrom.release) data.translatedFrom.release = live?.hash ?? null
      else if (!releases.some(({ hash }) => hash === data.translatedFrom?.release)) {
        problems.push({
          path: 'translatedFrom.release',
          en: 'That edition has no release with this hash. Leave it empty for the one that is live.',
          es: 'Esa edición no tiene una versión publicada con este hash. Déjelo vacío para tomar la que está en línea.',
        })
      }
    }
    if (problems.length > 0) refuse('articles', problems, req)

    data.statistics = [...new Set(statistics)]
    data.quotes = [...new Set(quotes)]
    const records = await loadRecords(req, { statistics, quotes, sources: cited }, language)
    data.sources = [...records.sources.keys()]
    data.corrections = keptCorrections(data.corrections, original?.corrections, editionOf(newest)?.corrections ?? [])
    data.dismissals = signedDismissals(data.dismissals, original?.dismissals, req)
    data.editedBy = idOf(req.user?.id ?? original?.editedBy) ?? null
    data.review = await countFindings(req, { ...data, id, language }, settings, records)
    return data
  }
}
