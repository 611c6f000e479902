/** Redactions after a database went back to a backup from before them: the log that is kept as a file says which. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import {
  appendToRedactionLog,
  NO_EDITION,
  readRedactionLog,
  redactionLogOf,
  type RedactionEntry,
} from '../../database/redactionLog'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { tightens, type Terms } from '../../model/terms'
import { isRedacted } from '../../model/release'
import { settingsOf } from '../../options'
import { releasesWhere } from '../../releases/read'
import { redactReleases } from './redactReleases'
import { slugOf } from '../../model/slugs'

/** The redactions that the database knows. */
async function knownRedactions(payload: Payload): Promise<RedactionEntry[]> {
  const { docs } = await payload.db.find<RedactionEntry & { at: string | Date }>({
    collection: slugOf(payload, 'redactions'),
    pagination: false,
    sort: 'at',
  })
  return docs.map(({ entry, at, article, cause, hashes, source, terms, withAddress }) => ({
    entry,
    at: new Date(at).toISOString(),
    cause,
    source: source ?? null,
    terms: terms ?? null,
    article,
    hashes,
    withAddress: Boolean(withAddress),
  }))
}

/** The entries of the log that the database does not know: it is older than they are, or another newsroom's. */
async function missingRedactions(payload: Payload): Promise<RedactionEntry[]> {
  const logged = await readRedactionLog(redactionLogOf(settingsOf(payload).mediaDirectory))
  if (logged.length === 0) return []
  const known = new Set((await knownRedactions(payload)).map(({ entry }) => entry))
  return logged.filter(({ entry }) => !known.has(entry))
}

/** How many releases a database still has that its log says are redacted: none may be served before they are. */
export async function redactionsToReplay(payload: Payload): Promise<number> {
  const missing = await missingRedactions(payload)
  if (missing.length === 0) return 0
  const hashes = missing.flatMap((entry) => entry.hashes)
  const req = { payload, user: null } as unknown as PayloadRequest
  const there = await releasesWhere(req, { hash: { in: hashes } })
  return there.filter((release) => !isRedacted(release)).length
}

/** Makes a redaction again; false where the database has nothing that it is about: it is another newsroom's. */
async function replay(req: PayloadRequest, entry: RedactionEntry): Promise<boolean> {
  const { publishing } = settingsOf(req.payload)
  let isKnown = false
  if (entry.cause === 'terms' && entry.source) {
    const source = await req.payload.db.findOne<{ id: string; terms: Terms }>({
      collection: slugOf(req.payload, 'sources'),
      req: inTransactionOf(req),
      where: { id: { equals: entry.source } },
    })
    isKnown = source !== null && source !== undefined
    if (source && tightens(source.terms, entry.terms)) {
      await req.payload.update({
        collection: slugOf(req.payload, 'sources'),
        data: { terms: entry.terms as Terms },
        depth: 0,
        id: entry.source,
        overrideAccess: true,
        req,
      })
    }
  }
  const releases = await releasesWhere(req, {
    and: [{ article: { equals: entry.article } }, { hash: { in: entry.hashes } }],
  })
  const left = releases.filter((release) => !isRedacted(release))
  if (left.length > 0) {
    const cause = { cause: 'order' as const, reason: null }
    await redactReleases(req, left, cause, { settings: publishing, hides: () => entry.withAddress })
  }
  const there = await releasesWhere(req, { article: { equals: entry.article } }, { limit: 1 })
  if (there.length === 0 && !(entry.article === NO_EDITION && isKnown)) return false
  await req.payload.db.create({
    collection: slugOf(req.payload, 'redactions'),
    data: { ...entry },
    req: inTransactionOf(req),
  })
  return true
}

/**
 * Redacts again what the log says was redacted and the database does not know of, and adds to the log what only the
 * database knows. Gives how many redactions were made again. Each is a transaction of its own: after an interruption the
 * rest is made at the next start.
 */
export async function replayRedactions(payload: Payload): Promise<number> {
  let made = 0
  for (const entry of await missingRedactions(payload)) {
    const req = await createLocalReq({}, payload)
    if (await withTransaction(req, () => replay(req, entry))) made += 1
  }
  await appendToRedactionLog(redactionLogOf(settingsOf(payload).mediaDirectory), await knownRedactions(payload))
  return made
}
