import { z } from '@hono/zod-openapi'
import { problem } from '../problem'
import { respondBody } from '../respond'
import type { PublicApi } from '../route'

/** An uploaded image as it is kept. */
type Media = { bytes: Uint8Array<ArrayBuffer>; type: string }

/** Reads an uploaded image by its file name; null when there is none. */
export type ReadMedia = (filename: string) => Promise<Media | null>

const filenameParameter = z.strictObject({ filename: z.string().openapi({ example: 'embassy.jpg' }) })

/** The path below the API of an image. */
export const mediaPath = '/media/{filename}'

/**
 * `GET /media/{filename}`: the main image of a live edition. An image that no live edition shows is not found, whether
 * it exists or not: an upload is as private as the draft it is meant for.
 */
export function mediaRoute({ app, basePath, store }: PublicApi, readMedia: ReadMedia): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: mediaPath,
    summary: 'The main image of a live edition',
    request: { params: filenameParameter },
    responses: {
      200: { description: 'The image', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } },
      304: { description: 'Nothing changed since the ETag in `If-None-Match`' },
      404: { description: 'No live edition shows an image of this name' },
    },
  })
  app.get(basePath + mediaPath.replace('{filename}', ':filename'), async ({ req }) => {
    const filename = req.param('filename') ?? ''
    const shown = await store.liveCarrying({ record: `media:${filename}`, limit: 1 })
    const media = shown.length > 0 ? await readMedia(filename) : null
    if (!media) return problem('not-found', { detail: 'No live edition shows an image of this name.' })
    return respondBody(media.bytes, { contentType: media.type })
  })
}
