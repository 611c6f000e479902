import { z } from '@hono/zod-openapi'
import type { PictureFacts } from '../../model/pictures'
import { movingCache, problem } from '../problem'
import { respondBody } from '../respond'
import { failures, problemResponse, refuseWrites, type PublicApi } from '../route'
import type { ReleaseStore } from '../store'

/** An image as it is kept. */
type Media = {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  /** Whether its address is that of its content, so that nothing else will ever be there. */
  isContent: boolean
}

/** The images of a newsroom, by their names in public. Nothing is given where there is none. */
export type MediaLibrary = {
  read: (name: string) => Promise<Media | null>
  /** What is known of an image by its bytes. */
  facts: (name: string) => Promise<PictureFacts | null>
  /** A size of an image by its file, as its facts name it; the image itself where that cannot be drawn now. */
  readSize: (name: string, file: string) => Promise<Media | null>
}

/** A newsroom without images. */
export const noMedia: MediaLibrary = {
  read: () => Promise.resolve(null),
  facts: () => Promise.resolve(null),
  readSize: () => Promise.resolve(null),
}

const nameParameter = z.strictObject({
  name: z
    .string()
    .openapi({ example: `${'3f9a'.repeat(16)}.jpg`, description: 'The SHA-256 of the image, and its kind' }),
})

const sizeParameter = z.strictObject({
  ...nameParameter.shape,
  size: z.string().openapi({ example: '640.webp', description: 'As `sizes` of the image names it' }),
})

/** The paths below the API of an image, and of a size of one. */
export const mediaPath = '/media/{name}'
export const sizePath = '/media/{name}/{size}'

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

function pathOf(basePath: string, path: string): string {
  return basePath + path.replaceAll(/{(\w+)}/g, ':$1')
}

/**
 * `GET /media/{name}`: an image of a release, by its content; and below it its sizes. An image that no release of a live
 * edition shows is not found, whether it exists or not: an upload is as private as the draft it is meant for.
 */
export function mediaRoutes({ app, basePath, store }: PublicApi, media: MediaLibrary): void {
  const notShown = 'No release of a live edition shows an image of this name'
  const answer = (description: string, absent: string) => ({
    200: { description, content: { 'image/*': { schema: { type: 'string' as const, format: 'binary' } } } },
    304: { description: 'Nothing changed since the ETag in `If-None-Match`' },
    404: problemResponse(absent, undefined, true),
    ...failures,
  })
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: mediaPath,
    operationId: 'readImage',
    tags: ['media'],
    summary: 'An image of an edition',
    description:
      'The address is in the edition and tells the content: another image has another address. Releases from before ' +
      'this was so name images otherwise, and their addresses go on answering.',
    request: { params: nameParameter },
    responses: answer('The image', notShown),
  })
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: sizePath,
    operationId: 'readImageSize',
    tags: ['media'],
    summary: 'An image of an edition in one of its sizes',
    description:
      'The edition names the sizes of its images; there are no others. A size that cannot be drawn at the moment is ' +
      'answered with the image itself, which caches do not keep.',
    request: { params: sizeParameter },
    responses: answer(
      'The image, as wide as was asked for',
      'There is no such size, or no live edition shows the image',
    ),
  })
  const respondMedia = (found: Media) =>
    respondBody(found.bytes, {
      cacheControl: found.isContent ? contentCache : movingCache,
      contentType: found.type,
      // Opened by itself an image is an image, whatever somebody wrote into it.
      headers: { 'Content-Security-Policy': "default-src 'none'; sandbox" },
    })
  const [whole, sized] = [pathOf(basePath, mediaPath), pathOf(basePath, sizePath)]
  app.get(whole, async ({ req }) => {
    const name = req.param('name') ?? ''
    const found = (await isShown(store, name)) ? await media.read(name) : null
    return found ? respondMedia(found) : problem('not-found', { detail: `${notShown}.` })
  })
  app.get(sized, async ({ req }) => {
    const name = req.param('name') ?? ''
    const found = (await isShown(store, name)) ? await media.readSize(name, req.param('size') ?? '') : null
    if (found) return respondMedia(found)
    return problem('not-found', { detail: `${notShown} in this size: the edition names those that there are.` })
  })
  refuseWrites(app, [whole, sized])
}
