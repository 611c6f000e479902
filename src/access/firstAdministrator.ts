/**
 * Who may become the first administrator. Payload lets anybody who asks first, so that a server on the wrong database, or
 * on one that is gone, is anybody's. In production a token is needed, which whoever starts the server reads there. It is
 * good once, and only its hash is kept, in memory.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { APIError, type Endpoint, type Payload, type PayloadRequest } from 'payload'
import { parseCookies } from 'payload/shared'
import { say } from '../model/sentence'
import { rawEndpoint } from './endpoint'
import { forbidden } from './refuse'
import { sentence } from './sentences'
import { isHosts, slugOf } from '../model/slugs'

const PATH = '/first-register'
const COOKIE = 'cited-first-administrator'

// Shared by every copy of this module: Next bundles one of its own.
const key = Symbol.for('cited.firstAdministrator')
const shared = globalThis as { [key]?: { hash: Buffer; isUsed: boolean } }

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Makes the token, in place of one that was made before. Whoever has it may become the first administrator. */
function issueToken(): string {
  const token = randomBytes(18).toString('base64url')
  shared[key] = { hash: hashOf(token), isUsed: false }
  return token
}

/** Where the first administrator is made, for the terminal; null where there are users, or nobody needs a token. */
export async function firstAdministratorLink(payload: Payload): Promise<string | null> {
  const { config, db } = payload
  if (process.env.NODE_ENV !== 'production' || isHosts(payload, 'users')) return null
  const users = slugOf(payload, 'users')
  // Not counted: what MongoDB counts of a whole collection is an estimate.
  const somebody = await db.findOne({ collection: users })
  return somebody ? null : `${config.serverURL}${config.routes.api}/${users}${PATH}?token=${issueToken()}`
}

function tokenOf(req: PayloadRequest): string {
  return req.searchParams.get('token') ?? parseCookies(req.headers).get(COOKIE) ?? ''
}

function isRight(req: PayloadRequest): boolean {
  const known = shared[key]
  return known !== undefined && !known.isUsed && timingSafeEqual(known.hash, hashOf(tokenOf(req)))
}

/** Refuses (403) who has no token, or one that was used. */
async function refuseStranger(req: PayloadRequest): Promise<never> {
  // Where nobody was given one: in a Next of one's own, which starts without `npm start`.
  const link = shared[key] ? null : await firstAdministratorLink(req.payload)
  if (link) req.payload.logger.warn(`There are no users yet. Make the first administrator here, once: ${link}`)
  throw new APIError(
    say(req, sentence('The first administrator is made with the link that the server printed when it was started.')),
    403,
    null,
    true,
  )
}

/**
 * `GET /api/users/first-register?token=`: what is printed. It gives the browser the token and shows the form, which asks
 * here as well whether it could be sent.
 */
export const firstAdministratorEndpoint: Endpoint = rawEndpoint({
  method: 'get',
  path: PATH,
  who: 'anyone',
  does: 'opens the form for the first administrator to whoever has the token',
  handler: async (req) => {
    if (process.env.NODE_ENV === 'production' && !isRight(req)) return refuseStranger(req)
    const { routes, serverURL } = req.payload.config
    const secure = serverURL.startsWith('https:') ? '; Secure' : ''
    return new Response(null, {
      status: 303,
      headers: {
        'Cache-Control': 'no-store',
        Location: `${serverURL}${routes.admin}/create-first-user`,
        'Referrer-Policy': 'no-referrer',
        ...(isRight(req) && {
          'Set-Cookie': `${COOKIE}=${tokenOf(req)}; HttpOnly; SameSite=Strict; Path=${routes.api}/${slugOf(req.payload, 'users')}${PATH}${secure}`,
        }),
      },
    })
  },
})

/**
 * `POST /api/users/first-register`, in front of Payload's own: asks for the token in production. Where the accounts of the
 * admin are others it is closed: nobody would ever be the first here, and whoever asked first would be an administrator.
 */
export const registerFirstAdministrator: Endpoint = rawEndpoint({
  method: 'post',
  path: PATH,
  who: 'anyone',
  does: 'makes the first administrator, while there is nobody',
  handler: async (req) => {
    const { collections, config } = req.payload
    const { endpoints, slug } = collections[slugOf(req.payload, 'users')].config
    const own = (endpoints || []).findLast(({ method, path }) => method === 'post' && path === PATH)
    if (!own || own.custom?.cited) throw new Error('Payload has no endpoint for its first user; is it another version?')
    if (config.admin.user !== slug) {
      throw forbidden(req, sentence('Accounts are made by an administrator: these are not those of the admin.'))
    }
    if (process.env.NODE_ENV !== 'production') return own.handler(req)
    const used = shared[key]
    if (!used || !isRight(req)) return refuseStranger(req)
    // Before anything is waited for: of two who have it, one is first.
    used.isUsed = true
    try {
      return await own.handler(req)
    } catch (error) {
      used.isUsed = false
      throw error
    }
  },
})
