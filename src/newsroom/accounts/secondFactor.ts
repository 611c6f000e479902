/**
 * A second factor: codes of an authenticator app (TOTP, RFC 6238, with what every app takes for granted: SHA-1, six
 * digits, 30 seconds). Whoever has one types the code right behind the password, in the field that every form for
 * signing in has. Only whoever knows the password is told that a code is missing.
 */
import { Secret, TOTP } from 'otpauth'
import {
  APIError,
  AuthenticationError,
  type CollectionBeforeLoginHook,
  type CollectionBeforeOperationHook,
  type Endpoint,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { z } from 'zod'
import { decrypt, encrypt } from '../../access/encryption'
import { endpoint } from '../../access/endpoint'
import { isByKey } from '../../access/identities'
import { counter } from '../../access/rateLimits'
import { conflict, forbidden, notFound } from '../../access/refuse'
import { isId } from '../../database/ids'
import { patchRow } from '../../database/patchRow'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { slugOf } from '../../model/slugs'
import { say } from '../../model/sentence'
import { citedContext } from '../../releases/context'
import { sentence } from '../sentences'
import { noteOpening } from '../identities/openings'
import { isPassword, passwordProblem, type Hashed } from './password'

/** What an account keeps of its second factor. */
type Kept = Hashed & {
  id: string
  email?: string
  /** Whether signing in asks for a code. */
  hasSecondFactor?: boolean | null
  /** What the codes are computed from, encrypted; of one that was not confirmed yet too. */
  secondFactorKey?: string | null
  /** The newest step of 30 seconds since 1970 whose code was used: each is good for once (RFC 6238, 5.2). */
  secondFactorStep?: number | null
  sessions?: Array<{ id: string }> | null
}

const STEP = 30
/** How far the clock of a telephone may be off, in steps. */
const WINDOW = 1
/** Bits of a key: as many as HMAC-SHA-1 has (RFC 4226, 4). */
const KEY = 160

function totpOf(secret: Secret, { email }: Pick<Kept, 'email'>, issuer = 'Cited'): TOTP {
  return new TOTP({ algorithm: 'SHA1', digits: 6, issuer, label: email ?? '', period: STEP, secret })
}

/** The key in base 32; null where there is none, or it was encrypted under another secret of Payload. */
function keyOf(payload: Payload, { secondFactorKey }: Kept): string | null {
  try {
    return secondFactorKey ? decrypt(secondFactorKey, payload.secret, 'second factors') : null
  } catch {
    return null
  }
}

/** The step whose code was given; null where it is the code of none. */
function stepOf(payload: Payload, kept: Kept, code: string): number | null {
  const key = keyOf(payload, kept)
  if (key === null) return null
  const secret = Secret.fromBase32(key)
  const delta = totpOf(secret, kept).validate({ token: code, window: WINDOW })
  return delta === null ? null : Math.floor(Date.now() / 1000 / STEP) + delta
}

function isUsed({ secondFactorStep }: Kept, step: number): boolean {
  return step <= (secondFactorStep ?? 0)
}

function accountOf(req: PayloadRequest, where: { id: string } | { email: string }): Promise<Kept | null> {
  const [[field, value] = ['', '']] = Object.entries(where)
  return req.payload.db.findOne<Kept>({
    collection: slugOf(req.payload, 'users'),
    req: inTransactionOf(req),
    where: { [field]: { equals: value } },
  })
}

/** How many wrong codes may be given of an account, at whichever of its doors: of a million, three are right. */
const wrongCodes = counter({ times: 5, seconds: 15 * 60 })

/** The step of a code that is right and was not used; null otherwise. Throws (429) after too many that were wrong. */
async function countedStep(
  req: PayloadRequest,
  account: Kept,
  code: string,
  { mayBeUsed }: { mayBeUsed: boolean },
): Promise<number | null> {
  // Counted before the code is looked at, wherever it comes from: of many that are tried at once, each counts.
  const wait = await wrongCodes.count(account.id)
  if (wait !== null) throw tooMany(req, wait)
  const step = stepOf(req.payload, account, code)
  if (step === null || (!mayBeUsed && isUsed(account, step))) return null
  await wrongCodes.uncount(account.id)
  return step
}

/**
 * Takes the code off the end of the password. Whoever does not know the password is told nothing of codes, and waits as
 * long as for an account without; whoever knows it is told where the code goes.
 */
export const splitCode: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login') return args
  const { data } = args as { data: { email?: unknown; password?: unknown } }
  if (typeof data.email !== 'string' || typeof data.password !== 'string') return args
  const account = await accountOf(req, { email: data.email.toLowerCase().trim() })
  if (!account?.hasSecondFactor) return args
  const [, password = data.password, code] = /^(.+)(\d{6})$/su.exec(data.password) ?? []
  if (!(await isPassword(account, password))) throw new AuthenticationError(req.t)
  if (code === undefined) throw codeNeeded(req)
  const step = await countedStep(req, account, code, { mayBeUsed: false })
  if (step === null) throw codeNeeded(req)
  citedContext(req).secondFactorStep = step
  return { ...args, data: { ...data, password } }
}

function tooMany(req: PayloadRequest, seconds: number): APIError {
  req.responseHeaders = new Headers(req.responseHeaders)
  req.responseHeaders.set('Retry-After', String(seconds))
  const message = sentence('Too many wrong codes. Try again in {minutes} minutes.', {
    minutes: Math.ceil(seconds / 60),
  })
  return new APIError(say(req, message), 429, null, true)
}

function codeNeeded(req: PayloadRequest): APIError {
  const message = sentence('Type the six digits that your app shows now right behind your password.')
  return new APIError(say(req, message), 401, null, true)
}

/** Uses the code up, once the password is known to be right. Of two who send the same at once, one is in. */
export const useCode: CollectionBeforeLoginHook = async ({ req, user }) => {
  const context = citedContext(req)
  const { secondFactorStep: step } = context
  if (step === undefined) return
  delete context.secondFactorStep
  const { id } = user as Kept
  let isLate = false
  await patchRow<Kept>(req, 'users', String(id), (row) => {
    isLate = isUsed(row, step)
    return isLate ? {} : { secondFactorStep: step }
  })
  if (isLate) throw new AuthenticationError(req.t)
}

/** The session that a request comes with, as Payload notes it. */
function sessionOf({ user }: PayloadRequest): unknown {
  return (user as { _sid?: unknown } | null)?._sid
}

/** The account of whoever asks, who must have a password to give: a key has none. */
async function ownAccount(req: PayloadRequest): Promise<Kept> {
  const account = req.user && !isByKey(req) ? await accountOf(req, { id: String(req.user.id) }) : null
  if (!account) throw forbidden(req, sentence('Sign in with your password for this.'))
  return account
}

async function requirePassword(req: PayloadRequest, password: string): Promise<void> {
  const problem = await passwordProblem(req, password)
  if (problem) throw forbidden(req, problem)
}

/**
 * Writes what follows from a look at an account, or from a code of it: refused (409) where it has another second factor by
 * then, whose code nobody gave.
 */
async function patchSeen(req: PayloadRequest, seen: Kept, change: (row: Kept) => Partial<Kept>): Promise<void> {
  const factorOf = ({ hasSecondFactor, secondFactorKey }: Kept) =>
    `${hasSecondFactor === true} ${secondFactorKey ?? ''}`
  await withTransaction(req, () =>
    patchRow<Kept>(req, 'users', seen.id, (row) => {
      if (factorOf(row) !== factorOf(seen)) {
        throw conflict(req, sentence('The second factor was changed meanwhile. Look again, then decide.'))
      }
      return change(row)
    }),
  )
}

const none = { hasSecondFactor: false, secondFactorKey: null, secondFactorStep: null } satisfies Partial<Kept>

const codeSchema = z.string().refine((text) => /^\s*\d{3}\s?\d{3}\s*$/.test(text), {
  params: { sentence: sentence('must be the six digits that your app shows') },
})

const wrongCode = sentence('This is not the code that your app shows now. Wait for the next one and give that.')

function digits(code: string): string {
  return code.replace(/\s/g, '')
}

/** The ways to a second factor, and from it, below `/api/users`. */
export const secondFactorEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/second-factor',
    who: 'reporter',
    does: 'gives the key of a new second factor to whoever gives their password; it counts once it is confirmed',
    body: z.strictObject({ password: z.string() }),
    handler: async ({ body, req }) => {
      const account = await ownAccount(req)
      await requirePassword(req, body.password)
      if (account.hasSecondFactor) {
        throw conflict(req, sentence('You have a second factor. Take it off first.'))
      }
      const secret = new Secret({ size: KEY / 8 })
      const secondFactorKey = encrypt(secret.base32, req.payload.secret, 'second factors')
      await patchSeen(req, account, () => ({ ...none, secondFactorKey }))
      return { key: secret.base32, address: totpOf(secret, account).toString() }
    },
  }),
  endpoint({
    method: 'post',
    path: '/second-factor/confirm',
    who: 'reporter',
    does: 'has signing in ask for a code from now on, once one is given that is right',
    body: z.strictObject({ code: codeSchema }),
    handler: async ({ body, req }) => {
      const account = await ownAccount(req)
      if (account.hasSecondFactor || !account.secondFactorKey) {
        throw conflict(req, sentence('There is no second factor to confirm. Ask for a new one.'))
      }
      const step = await countedStep(req, account, digits(body.code), { mayBeUsed: true })
      if (step === null) throw forbidden(req, wrongCode)
      await patchSeen(req, account, ({ sessions }) => ({
        hasSecondFactor: true,
        secondFactorStep: step,
        // Whoever is signed in elsewhere was not asked for it.
        sessions: (sessions ?? []).filter((session) => session.id === sessionOf(req)),
      }))
      return { hasSecondFactor: true }
    },
  }),
  endpoint({
    method: 'post',
    path: '/second-factor/remove',
    who: 'reporter',
    does: 'takes the own second factor off, with the password and a code',
    body: z.strictObject({ password: z.string(), code: codeSchema }),
    handler: async ({ body, req }) => {
      const account = await ownAccount(req)
      await requirePassword(req, body.password)
      if (!account.hasSecondFactor) throw conflict(req, sentence('There is no second factor to take off.'))
      // Also one that was used to sign in: it is asked for with the password, not instead of it.
      if ((await countedStep(req, account, digits(body.code), { mayBeUsed: true })) === null) {
        // Counts as a wrong password does: of those few may be given.
        await noteOpening(req, { what: 'refused', identity: null, reader: account.id })
        throw forbidden(req, wrongCode)
      }
      await patchSeen(req, account, () => none)
      return { hasSecondFactor: false }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/second-factor/remove',
    who: 'admin',
    does: 'takes the second factor of somebody who lost it off, with the password of the administrator',
    body: z.strictObject({ password: z.string() }),
    handler: async ({ body, param, req }) => {
      await ownAccount(req)
      await requirePassword(req, body.password)
      const id = param('id')
      // Whoever has somebody's session and password has not their telephone.
      if (id === String(req.user?.id)) {
        throw forbidden(req, sentence('Take off your own with a code, or have another administrator do it.'))
      }
      const account = isId(req.payload, id) ? await accountOf(req, { id }) : null
      if (!account) throw notFound(req, sentence('There is no such user.'))
      if (!account.hasSecondFactor) throw conflict(req, sentence('There is no second factor to take off.'))
      await patchSeen(req, account, () => none)
      return { hasSecondFactor: false }
    },
  }),
]
