/**
 * Signing in and setting a new password, so that nobody learns which accounts there are, locks others out of theirs, or
 * makes anybody wait. Payload locks an account after some failures, whoever caused them; here it is the caller who waits.
 */
import { createHash, pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import {
  addDataAndFileToRequest,
  APIError,
  type CollectionAfterLoginHook,
  type CollectionBeforeOperationHook,
  type Endpoint,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { ownRequest } from '../access/ownRequest'
import { badRequest } from '../access/guard/problems'
import { sentence } from '../access/sentences'
import { asNoOperation } from '../database/operations'
import { patchRow } from '../database/patchRow'
import { say } from '../model/sentence'
import { callerKey } from './caller'
import { counter, type Counter, type RateLimits } from '../access/rateLimits'
import { slugOf } from '../model/slugs'

const LONGEST_EMAIL = 254
const LONGEST_PASSWORD = 1000

/** What Payload takes over a password (3.90.2, `generatePasswordSaltHash`). */
const WORK = { iterations: 600_000, length: 32, digest: 'sha256' }

/** Whoever presses twice gets one mail. */
const NOT_AGAIN = { times: 1, seconds: 15 }

/** Takes as long as it takes to find a password wrong, for an account that has none. */
async function hashNothing(password: string): Promise<void> {
  await promisify(pbkdf2)(password, randomBytes(32).toString('hex'), WORK.iterations, WORK.length, WORK.digest)
}

/** An account in a counter: not its address, which is nobody's business in a memory dump or a log. */
function accountKey(email: string): string {
  return createHash('sha256').update(email).digest('base64url')
}

function tooOften(req: PayloadRequest, seconds: number): APIError {
  req.responseHeaders = new Headers(req.responseHeaders)
  req.responseHeaders.set('Retry-After', String(seconds))
  return new APIError(say(req, sentence('Too many attempts. Try again in {seconds} s.', { seconds })), 429, null, true)
}

/** Counts each, and refuses (429) where one was once too often. */
async function count(req: PayloadRequest, ...each: Array<[Counter, string]>): Promise<void> {
  for (const [counted, who] of each) {
    const wait = await counted.count(who)
    if (wait !== null) throw tooOften(req, wait)
  }
}

function emailOf(data: unknown): string {
  const email = (data as { email?: unknown } | undefined)?.email
  return typeof email === 'string' ? email.toLowerCase().trim() : ''
}

function accountOf(payload: Payload, email: string) {
  return payload.db.findOne<{
    id: string
    disabled?: boolean | null
    hasSecondFactor?: boolean | null
    hash?: string | null
  }>({
    collection: slugOf(payload, 'users'),
    where: { email: { equals: email } },
  })
}

/** Signing in: failures are counted by who causes them, and take the same time whether or not there is such an account. */
function signingIn(limits: RateLimits): { before: CollectionBeforeOperationHook; after: CollectionAfterLoginHook } {
  const here = counter(limits.signIn)
  const anywhere = counter(limits.signInAnywhere)
  const keysOf = (caller: string, email: string) => `${caller} ${accountKey(email)}`
  return {
    before: async ({ args, operation, req }) => {
      if (operation !== 'login') return args
      const { data } = args as { data: { email?: unknown; password?: unknown } }
      const email = emailOf(data)
      const password = typeof data.password === 'string' ? data.password : ''
      // Payload says what is missing.
      if (email === '' || password.trim() === '') return args
      if (email.length > LONGEST_EMAIL || password.length > LONGEST_PASSWORD) {
        throw badRequest(req, [{ path: 'password', message: sentence('This text is too long.') }])
      }
      const caller = callerKey()
      // Counted before the password is looked at: of many that come at once, each counts. A success is taken back.
      if (caller !== null) await count(req, [anywhere, caller], [here, keysOf(caller, email)])
      const account = await accountOf(req.payload, email)
      if (!account?.hash) await hashNothing(password)
      return args
    },
    after: async ({ user }) => {
      const caller = callerKey()
      if (caller === null) return
      await anywhere.uncount(caller)
      await here.uncount(keysOf(caller, emailOf(user)))
    },
  }
}

/** The fields of a request, read from a copy of it: its form may be in parts. */
async function fieldsOf(req: PayloadRequest): Promise<Record<string, unknown>> {
  const { payload, routeParams } = req
  const copy = Object.assign((req as unknown as Request).clone(), { payload, routeParams }) as unknown as PayloadRequest
  await addDataAndFileToRequest(copy)
  return { ...copy.data }
}

/**
 * `POST /api/users/forgot-password`: answered at once, and the same whoever asks for whichever address. What is to be done
 * is done after that. Payload writes the account outside the transaction that it holds, and waits for itself.
 */
function forgetting(limits: RateLimits): Endpoint['handler'] {
  const here = counter(limits.reset)
  const anywhere = counter(limits.resetAnywhere)
  const sent = counter(limits.reset)
  const soon = counter(NOT_AGAIN)

  const send = async (req: PayloadRequest, email: string): Promise<void> => {
    const { payload } = req
    const account = await accountOf(payload, email)
    if (!account || account.disabled === true) return
    // The newest link works: whoever asks for more keeps nobody from theirs.
    if ((await soon.count(accountKey(email))) !== null || (await sent.count(accountKey(email))) !== null) return
    await payload.forgotPassword({ collection: slugOf(payload, 'users'), data: { email }, req: ownRequest(req) })
  }

  return async (req) => {
    const email = emailOf(await fieldsOf(req))
    if (email === '' || email.length > LONGEST_EMAIL || !/^[^\s@\0]+@[^\s@\0]+$/.test(email)) {
      throw badRequest(req, [{ path: 'email', message: sentence('This must be an e-mail address.') }])
    }
    const caller = callerKey()
    if (caller !== null) await count(req, [anywhere, caller], [here, `${caller} ${accountKey(email)}`])
    asNoOperation(() => {
      setImmediate(() => {
        send(req, email).catch((err: unknown) =>
          req.payload.logger.error({ err, msg: 'A mail to set a new password could not be made.' }),
        )
      })
    })
    return Response.json({ message: req.t('general:success') })
  }
}

/**
 * `POST /api/users/reset-password`: refused before Payload opens a transaction, in which it would take a second over the
 * password, where the link is none or the password cannot be one.
 */
function resetting(limits: RateLimits, reset: Endpoint['handler']): Endpoint['handler'] {
  const anywhere = counter(limits.resetAnywhere)
  return async (req) => {
    const { token, password } = await fieldsOf(req)
    const problems = [
      ...(typeof token === 'string' && /^[0-9a-f]{1,200}$/.test(token) ? [] : ['token']),
      ...(typeof password === 'string' && password !== '' && password.length <= LONGEST_PASSWORD ? [] : ['password']),
    ]
    if (problems.length > 0) {
      throw badRequest(
        req,
        problems.map((path) => ({ path, message: sentence('This must be text.') })),
      )
    }
    const caller = callerKey()
    if (caller !== null) await count(req, [anywhere, caller])
    const account = await req.payload.db.findOne<{ id: string; disabled?: boolean; hasSecondFactor?: boolean }>({
      collection: slugOf(req.payload, 'users'),
      where: {
        resetPasswordExpiration: { greater_than: new Date().toISOString() },
        resetPasswordToken: { equals: token },
      },
    })
    if (!account || account.disabled === true)
      throw new APIError(say(req, sentence('This link does not work any more. Ask for another.')), 403, null, true)
    const response = await reset(req)
    if (caller !== null) await anywhere.uncount(caller)
    if (!account.hasSecondFactor || !response.ok) return response
    // The link stands for the password alone: whoever has a second factor signs in with both.
    await patchRow({ payload: req.payload, user: null }, slugOf(req.payload, 'users'), account.id, () => ({
      sessions: [],
    }))
    return Response.json({ message: req.t('authentication:passwordResetSuccessfully') })
  }
}

/** Puts all that in place. To be called once Payload is there, before the guard of its endpoints. */
export function guardAccounts(payload: Payload, limits: RateLimits): void {
  const { config } = payload.collections[slugOf(payload, 'users')]
  // The columns of Payload's own stay, unused: anybody could lock anybody with them, and the mails wait for themselves.
  Object.assign(config.auth, { maxLoginAttempts: 0 })
  config.auth.forgotPassword = { ...config.auth.forgotPassword, minRequestInterval: 0 }
  const { before, after } = signingIn(limits)
  // Counted before anything is computed.
  config.hooks.beforeOperation.unshift(before)
  config.hooks.afterLogin.push(after)
  config.endpoints = (config.endpoints || []).map((endpoint) => {
    if (endpoint.method !== 'post') return endpoint
    if (endpoint.path === '/forgot-password') return { ...endpoint, handler: forgetting(limits) }
    if (endpoint.path === '/reset-password') return { ...endpoint, handler: resetting(limits, endpoint.handler) }
    return endpoint
  })
}
