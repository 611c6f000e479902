/** Asks whoever is signed in for their password again: a session may be somebody else's by now. */
import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { APIError, type PayloadRequest } from 'payload'
import { inTransactionOf } from '../../database/request'
import { afterRollback } from '../../database/transactions'
import { say, type Sentence } from '../../model/sentence'
import { noteOpening } from '../identities/openings'
import { sentence } from '../sentences'
import { slugOf } from '../../model/slugs'

/** How many wrong passwords an account may give, and in how long, in milliseconds. */
const MOST_WRONG = 5
const WITHIN = 15 * 60_000

const derive = promisify(pbkdf2)

/** How Payload 3.90 hashes passwords, and how it did before. What is hashed otherwise is no password here. */
const forms = [
  { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, bytes: 32 },
  { prefix: '', iterations: 25_000, bytes: 512 },
]

/** What an account keeps of its password. */
export type Hashed = { hash?: string | null; salt?: string | null }

/** Whether a text is the password of an account. Takes a sixth of a second. */
export async function isPassword({ hash, salt }: Hashed, password: string): Promise<boolean> {
  const form = forms.find(({ prefix }) => hash?.startsWith(prefix))
  if (!hash || !salt || !form) return false
  const stored = Buffer.from(hash.slice(form.prefix.length), 'hex')
  const given = await derive(password, salt, form.iterations, form.bytes, 'sha256')
  return stored.length === given.length && timingSafeEqual(stored, given)
}

/** The passwords of each account that are being looked at: of many that are tried at once, each counts. */
const atOnce = new Map<string, number>()

async function wrongOf(req: PayloadRequest, user: string): Promise<number> {
  const { totalDocs } = await req.payload.db.count({
    collection: slugOf(req.payload, 'openings'),
    req: inTransactionOf(req),
    where: {
      and: [
        { what: { equals: 'refused' } },
        { reader: { equals: user } },
        { at: { greater_than: new Date(Date.now() - WITHIN).toISOString() } },
      ],
    },
  })
  return totalDocs
}

function tooMany(req: PayloadRequest): APIError {
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', String(WITHIN / 1000))
  const message = sentence('Too many wrong passwords. Try again in {minutes} minutes.', { minutes: WITHIN / 60_000 })
  return new APIError(say(req, message), 429, null, true)
}

/**
 * What is wrong with the password that the user of a request gave as their own; null when it is right. A wrong one is
 * noted, and with the identity that they meant to open, if it is one of theirs. Throws (429) after too many. Wherever
 * there is a transaction, whoever is told of a problem has to undo it: a wrong password is noted when that is done.
 */
export async function passwordProblem(
  req: PayloadRequest,
  password: unknown,
  identity: string | null = null,
): Promise<Sentence | null> {
  if (typeof password !== 'string' || password === '' || password.length > 1000) {
    return sentence('Give the password that you sign in with.')
  }
  const user = String(req.user?.id)
  const tried = (atOnce.get(user) ?? 0) + 1
  atOnce.set(user, tried)
  const leave = () => {
    const others = (atOnce.get(user) ?? 1) - 1
    if (others > 0) atOnce.set(user, others)
    else atOnce.delete(user)
  }
  let isNotedLater = false
  try {
    // Whoever is no longer among those at once is in the count by now.
    if ((await wrongOf(req, user)) + tried > MOST_WRONG) throw tooMany(req)
    const account = await req.payload.db.findOne<Hashed & { id: string }>({
      collection: slugOf(req.payload, 'users'),
      req: inTransactionOf(req),
      where: { id: { equals: user } },
    })
    if (account && (await isPassword(account, password))) return null
    const entry = { what: 'refused', identity, reader: user } as const
    if (await req.transactionID) {
      isNotedLater = true
      const { payload, user: asking } = req
      await afterRollback(payload, req.transactionID, async () => {
        await noteOpening({ payload, user: asking }, entry).finally(leave)
      })
    } else await noteOpening(req, entry)
    return sentence('This is not your password.')
  } finally {
    if (!isNotedLater) leave()
  }
}
