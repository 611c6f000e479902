import type { Where } from 'payload'
import type { FieldProblem } from '../access/refuse'
import { inTransactionOf, type InTransaction } from '../database/request'
import { LONGEST } from '../model/limits'
import { idOf } from '../model/ids'
import type { ArticleRecord } from '../model/records'
import type { RuleFinding } from '../review'
import { releasesWhere } from './read'
import { sentence } from './sentences'
import { slugOf } from '../model/slugs'

type Examined = Pick<ArticleRecord, 'language'> & Partial<ArticleRecord>

/**
 * What keeps an edition from being published whatever anybody decides, as far as only the database can tell: another
 * edition has its slug, or its language in its story, or it names a release that there is not. A draft is saved with it.
 */
export async function faultsOf(req: InTransaction, edition: Examined): Promise<FieldProblem[]> {
  return [...(await taken(req, edition)), ...(await unknownRelease(req, edition))]
}

/**
 * What is longer than it may be. Of what is to be published it is refused before anything reads it; a draft is saved with
 * it.
 */
export function tooLong(edition: Partial<Pick<ArticleRecord, 'dek' | 'title'>>): FieldProblem[] {
  return (['title', 'dek'] as const).flatMap((path) => {
    const count = edition[path]?.length ?? 0
    const limit = LONGEST[path]
    if (count <= limit) return []
    return [{ path, message: sentence('Too long: {count} characters, {limit} at most.', { count, limit }) }]
  })
}

/** The unique indexes would refuse these as well, but cannot say what to do. */
async function taken(req: InTransaction, { id, language, slug, story }: Examined): Promise<FieldProblem[]> {
  const alike: Where[] = [
    ...(slug ? [{ slug: { equals: slug } }] : []),
    ...(story ? [{ story: { equals: story } }] : []),
  ]
  if (alike.length === 0) return []
  const { docs: others } = await req.payload.db.find<Pick<ArticleRecord, 'id' | 'slug' | 'story'>>({
    collection: slugOf(req.payload, 'articles'),
    pagination: false,
    req: inTransactionOf(req),
    select: { slug: true, story: true },
    where: {
      and: [{ language: { equals: language } }, { or: alike }, ...(id ? [{ id: { not_equals: id } }] : [])],
    },
  })
  return [
    ...(slug && others.some((other) => other.slug === slug)
      ? [{ path: 'slug', message: sentence("Another article in this language has the slug '{slug}'.", { slug }) }]
      : []),
    ...(story && others.some((other) => other.story === story)
      ? [{ path: 'language', message: sentence('The story has an edition in this language already.') }]
      : []),
  ]
}

async function unknownRelease(req: InTransaction, { translatedFrom }: Examined): Promise<FieldProblem[]> {
  const from = idOf(translatedFrom?.article)
  const hash = translatedFrom?.release
  if (!from || !hash) return []
  const where: Where = { and: [{ article: { equals: from } }, { hash: { equals: hash } }] }
  if ((await releasesWhere(req, where)).length > 0) return []
  return [
    {
      path: 'translatedFrom.release',
      message: sentence('That edition has no release with this hash. Leave it empty for the one that is live.'),
    },
  ]
}

/** The same as findings of a review. */
export function asFindings(faults: readonly FieldProblem[]): RuleFinding[] {
  return faults.map(({ message, path }) => ({
    severity: 'error',
    isFinal: true,
    where: { field: path, path: null, start: null, end: null },
    text: '',
    message,
  }))
}
