/** The routes by which staff look at what a correction changes, and editors release it. */
import { initTransaction, killTransaction, type Endpoint, type PayloadRequest } from 'payload'
import { hasRole, type Role } from '../../access/roles'
import { affectedEditions, releaseCorrection, withoutNote } from './release'
import type { PublishingSettings } from '../../releases/publish'
import type { RecordCollection } from '../../model/recordKinds'

function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

function refusal(req: PayloadRequest, status: number, en: string, es: string): Response {
  return answer({ errors: [{ message: req.i18n?.language === 'es' ? es : en }] }, status)
}

/** Lets a handler run for those with a role, on a record that there is. */
function onRecord(
  collection: RecordCollection,
  role: Role,
  handler: (req: PayloadRequest, id: string) => Promise<Response>,
): Endpoint['handler'] {
  return async (req) => {
    if (!req.user) return answer({ errors: [{ message: req.t('error:unauthorized') }] }, 401)
    if (!hasRole(req.user, role))
      return answer({ errors: [{ message: req.t('error:notAllowedToPerformAction') }] }, 403)
    const id = String(req.routeParams?.id)
    const { totalDocs } = await req.payload.count({
      collection,
      overrideAccess: false,
      req: { user: req.user, context: {} },
      where: { id: { equals: id } },
    })
    return totalDocs === 1 ? handler(req, id) : refusal(req, 404, 'There is no such record.', 'No existe ese registro.')
  }
}

/** The endpoints of a collection of records: `GET` and `POST /:id/affected`, and `POST /:id/release`. */
export function correctionEndpoints(collection: RecordCollection, settings: PublishingSettings): Endpoint[] {
  return [
    {
      path: '/:id/affected',
      method: 'get',
      handler: onRecord(collection, 'reporter', async (req, id) =>
        answer({ editions: await affectedEditions(req, collection, id, settings) }),
      ),
    },
    {
      path: '/:id/affected',
      method: 'post',
      // What a change that is not saved yet would do: it is made, looked at, and taken back.
      handler: onRecord(collection, 'reporter', async (req, id) => {
        const data: unknown = await req.json?.().catch(() => undefined)
        if (typeof data !== 'object' || data === null || Array.isArray(data)) {
          return refusal(
            req,
            400,
            'Send the changed fields as a JSON object.',
            'Envíe los campos cambiados en un objeto JSON.',
          )
        }
        const isOurs = await initTransaction(req)
        try {
          await req.payload.update({
            collection,
            context: withoutNote,
            data,
            depth: 0,
            id,
            overrideAccess: false,
            req,
          })
          return answer({ editions: await affectedEditions(req, collection, id, settings) })
        } finally {
          if (isOurs) await killTransaction(req)
        }
      }),
    },
    {
      path: '/:id/release',
      method: 'post',
      handler: onRecord(collection, 'editor', async (req, id) =>
        answer({ releases: await releaseCorrection(req, collection, id, settings) }),
      ),
    },
  ]
}
