import type { PayloadRequest } from 'payload'
import { inTransactionOf } from '../../database/request'
import { idOf } from '../../model/ids'
import type { Sentence } from '../../model/sentence'
import type { PublishingSettings } from '../../releases/candidate'
import { reviewEdition } from '../../releases/review'
import { blocking } from '../../review'
import { rowsOf, type SavedArticle } from '../articles'

/** A scheduled publication that was refused at its time. */
export type Refusal = { at: string; by: string | null; message: string; findings: Sentence[] }

type FailedJob = {
  input?: { doc?: { relationTo?: string; value?: unknown } | null; user?: { value?: unknown } | null } | null
  error?: { message?: string } | null
  updatedAt: string
}

/** Failed publications that are looked at: each is shown until its article is released or saved again. */
const MOST_FAILED = 100

/**
 * The scheduled publications of these articles that were refused at their time, by article: when, who had scheduled them
 * and why. One that was followed by a release or by another save is over.
 */
export async function refusalsOf(
  req: PayloadRequest,
  articles: SavedArticle[],
  settings: PublishingSettings,
): Promise<Map<string, Refusal>> {
  const { docs } = await req.payload.find({
    collection: 'payload-jobs',
    depth: 0,
    limit: MOST_FAILED,
    overrideAccess: true,
    pagination: false,
    req: inTransactionOf(req),
    sort: '-updatedAt',
    where: { and: [{ taskSlug: { equals: 'schedulePublish' } }, { hasError: { equals: true } }] },
  })
  const refusals = new Map<string, Refusal>()
  for (const job of docs as unknown as FailedJob[]) {
    const article = articles.find(({ id }) => String(id) === String(job.input?.doc?.value))
    if (!article || refusals.has(String(article.id)) || new Date(article.updatedAt) > new Date(job.updatedAt)) continue
    const user = idOf(job.input?.user?.value)
    const [by] = user
      ? await rowsOf<{ id: string; name: string }>(req, 'users', { id: { equals: user } }, ['name'])
      : []
    const { review } = await reviewEdition(req, article, settings)
    refusals.set(String(article.id), {
      at: job.updatedAt,
      by: by?.name ?? null,
      message: job.error?.message ?? '',
      findings: blocking(review).map(({ message }) => message),
    })
  }
  return refusals
}
