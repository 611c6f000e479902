import type { Endpoint, PayloadRequest } from 'payload'
import { endpoint } from '../../access/endpoint'
import { notFound } from '../../access/refuse'
import { inTransactionOf } from '../../database/request'
import type { Media } from '../../pictures'
import { sentence } from '../sentences'
import { picturesOf, type OwnFields } from './upload'
import { slugOf } from '../../model/slugs'

type Row = OwnFields & { id: string; filename?: string | null }

async function rowWhere(req: PayloadRequest, field: 'filename' | 'id', value: string): Promise<Row | null> {
  return req.payload.db.findOne<Row>({
    collection: slugOf(req.payload, 'media'),
    req: inTransactionOf(req),
    where: { [field]: { equals: value } },
  })
}

function answerMedia({ bytes, type }: Media, headers: Record<string, string> = {}): Response {
  return new Response(bytes, {
    headers: {
      'Cache-Control': 'private, no-cache',
      'Content-Length': String(bytes.byteLength),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Type': type,
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    },
  })
}

/** Answers `GET /api/media/file/{filename}`, for staff: the image as readers get it. */
export async function serveToStaff(
  req: PayloadRequest,
  { doc, params }: { doc?: unknown; params: { filename: string } },
): Promise<Response> {
  // Payload asks this way for a file that a browser says it has uploaded to somewhere else, and nothing is.
  const row = doc === null ? null : await rowWhere(req, 'filename', params.filename)
  const store = picturesOf(req.payload)
  const media = row && (row.picture ? await store.read(row.picture) : await store.readFormer(params.filename))
  if (!row || !media) throw notFound(req, sentence('There is no image of this name.'))
  const etag = row.picture ? `"${row.picture}"` : null
  if (etag && req.headers.get('If-None-Match') === etag)
    return new Response(null, { headers: { ETag: etag }, status: 304 })
  return answerMedia(media, etag ? { ETag: etag } : {})
}

/** `GET /api/media/:id/original`: an image as it was uploaded, with all that its file tells. */
export function originalEndpoint(): Endpoint {
  return endpoint({
    method: 'get',
    path: '/:id/original',
    who: 'reporter',
    does: 'gives an image as it was uploaded',
    handler: async ({ req, param }) => {
      const row = await rowWhere(req, 'id', param('id'))
      const store = picturesOf(req.payload)
      const media =
        row && (row.original ? await store.readOriginal(row.original) : await store.readFormer(row.filename ?? ''))
      if (!row || !media) throw notFound(req, sentence('There is no image with this id.'))
      const filename = encodeURIComponent(row.filename ?? '')
      return answerMedia(media, { 'Content-Disposition': `attachment; filename*=UTF-8''${filename}` })
    },
  })
}
