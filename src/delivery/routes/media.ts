import { z } from '@hono/zod-openapi'
import { movingCache, problem } from '../problem'
import { respondBody } from '../respond'
import { failures, problemResponse, type PublicApi } from '../route'
import type { ReleaseStore } from '../store'

/** An image as it is kept. */
type Media = {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  /** Whether its name is that of its content, so that nothing else will ever be there. */
  isContent: boolean
}

/** Reads an image by its name in public; null when there is none. */
export type ReadMedia = (name: string) => Promise<Media | null>

const nameParameter = z.strictObject({
  name: z
    .string()
    .openapi({ example: `${'3f9a'.repeat(16)}.jpg`, description: 'The SHA-256 of the image, and its kind' }),
})

/** The path below the API of an image. */
export const mediaPath = '/media/{name}'

/** What is found at a name that tells its content is that for ever: RFC 8246. */
const contentCache = 'public, max-age=31536000, immutable'

/** Releases of editions that are withdrawn are looked past, as many as one image is ever in. */
const MOST_RELEASES = 50

/** Whether a release that can be read shows an image: one of an edition that is live, be it the newest or an older one. */
async function isShown(store: ReleaseStore, name: string): Promise<boolean> {
  const record = `media:${name}` as const
  if ((await store.liveCarrying({ record, limit: 1 })).length > 0) return true
  const ever = await store.everCarrying({ record, limit: MOST_RELEASES })
  const articles = [...new Set(ever.map(({ article }) => article))]
  return (await store.withdrawnAmong(articles)).length < articles.length
}

/**
 * `GET /media/{name}`: the main image of a release, by its content. An image that no release of a live edition shows is
 * not found, whether it exists or not: an upload is as private as the draft it is meant for.
 */
export function mediaRoute({ app, basePath, store }: PublicApi, readMedia: ReadMedia): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: mediaPath,
    operationId: 'readImage',
    tags: ['media'],
    summary: 'The main image of an edition',
    description:
      'The address is in the edition and tells the content: another image has another address. Releases from before ' +
      'this was so name images otherwise, and their addresses go on answering.',
    request: { params: nameParameter },
    responses: {
      200: { description: 'The image', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } },
      304: { description: 'Nothing changed since the ETag in `If-None-Match`' },
      404: problemResponse('No release of a live edition shows an image of this name', undefined, true),
      ...failures,
    },
  })
  app.get(basePath + mediaPath.replace('{name}', ':name'), async ({ req }) => {
    const name = req.param('name') ?? ''
    const media = (await isShown(store, name)) ? await readMedia(name) : null
    if (!media) return problem('not-found', { detail: 'No release of a live edition shows an image of this name.' })
    return respondBody(media.bytes, {
      cacheControl: media.isContent ? contentCache : movingCache,
      contentType: media.type,
      // Opened by itself an image is an image, whatever somebody wrote into it.
      headers: { 'Content-Security-Policy': "default-src 'none'; sandbox" },
    })
  })
}
