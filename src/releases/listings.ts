import { createHash } from 'node:crypto'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { createRows } from '../database/createRows'
import { inBackground, isClosing } from '../database/background'
import { failureOf } from '../database/failures'
import { faultPoint } from '../database/faultPoints'
import {
  addTexts,
  awaitTexts,
  countTexts,
  doneTexts,
  keptTexts,
  placeOf,
  removeTexts,
  waitingTexts,
  type EditionWords,
  type Waiting,
} from '../database/texts'
import { toPlainText } from '../body'
import type { EditionDocument } from '../model/document'
import { searchWords } from '../model/words'
import { inTransactionOf, type InTransaction } from '../database/request'
import { withTransaction } from '../database/transactions'
import { ALL, listsOf } from '../model/lists'
import { editionOf, readKinds, type Release } from '../model/release'
import { slugOf } from '../model/slugs'

/** What a release is listed by. */
export type Listed = Pick<Release, 'id' | 'article' | 'language' | 'at' | 'publishedAt' | 'kind' | 'document'>

/** What stands for an edition in the order of a list, where times are equal: the same in each of its releases. */
export function editionKey(article: string): string {
  return createHash('sha256').update(article).digest('hex').slice(0, 16)
}

type Words = Pick<EditionWords, 'title' | 'words'>

const found = new WeakMap<EditionDocument, Words>()

/** The words of a document, for the search of full texts: of what readers read of it, and of who signs it. Read once. */
export function wordsIn(document: EditionDocument): Words {
  const known = found.get(document)
  if (known) return known
  const { title, dek, body, topics, byline } = document
  const rest = [dek ?? '', toPlainText(body), ...topics, ...byline.map(({ name }) => name)]
  const inTitle = searchWords(title)
  const words = { title: inTitle, words: [...new Set([...inTitle, ...searchWords(rest.join('\n'))])] }
  found.set(document, words)
  return words
}

/** The words of an edition, as they are kept. */
export function editionWords({ article, language, release, document, publishedAt }: Named): EditionWords {
  return {
    article,
    release,
    place: placeOf(publishedAt, editionKey(article)),
    ...wordsIn(document),
    marks: [languageMark(language), ...listsOf(document).map(({ list }) => list)],
  }
}

type Named = { article: string; language: string; release: string; document: EditionDocument; publishedAt: string }

/** What a text of a language is found by. */
export function languageMark(language: string): string {
  return `language:${language}`
}

/** Takes the editions of these articles out of all lists. */
async function unlist({ payload, transactionID, user }: InTransaction, articles: string[]): Promise<void> {
  await payload.db.deleteMany({
    collection: slugOf(payload, 'listings'),
    req: inTransactionOf({ payload, transactionID, user }),
    where: { article: { in: articles } },
  })
}

/** Live releases as they are listed. */
function named(releases: readonly Listed[]): Named[] {
  return releases.flatMap((release) => {
    if (!editionOf(release)) return []
    const { id, article, language } = release
    const publishedAt = new Date(release.publishedAt).toISOString()
    // As it was released: no later shape has other words or lists.
    const document = release.document as EditionDocument
    return [{ article, at: new Date(release.at).toISOString(), document, language, publishedAt, release: id }]
  })
}

/**
 * Puts the newest releases of articles into the lists that they belong in, and their words into the search, in place of
 * the ones before; a withdrawn one is in none. In the transaction of the request. With `wordsLater` the words come behind
 * the answer (`indexWaiting`): never where those of before are of something that must not be kept.
 */
export async function listReleases(req: InTransaction, releases: Listed[], { wordsLater = false } = {}): Promise<void> {
  const articles = releases.map(({ article }) => article)
  const live = named(releases)
  const rows = live.flatMap(({ document, ...rest }) =>
    listsOf(document).map((each) => ({ ...each, ...rest, edition: editionKey(rest.article) })),
  )
  await unlist(req, articles)
  if (rows.length > 0) await createRows(req, 'listings', rows)
  if (wordsLater) return awaitTexts(req, live)
  await removeTexts(req, articles)
  await addTexts(req, live.map(editionWords))
}

/** Of how many releases the words are written in one transaction: others save between two of them. */
const AT_ONCE = 5

/** Gives the search the words of some articles as they are live now, in the transaction of the request. */
async function index(req: InTransaction, waiting: readonly Waiting[]): Promise<void> {
  const articles = [...new Set(waiting.map(({ article }) => article))]
  // First: whoever releases one of them meanwhile is seen below, or writes its words after these.
  await removeTexts(req, articles)
  const { docs } = await req.payload.db.find<Listed>({
    collection: slugOf(req.payload, 'releases'),
    pagination: false,
    req: inTransactionOf(req),
    where: { article: { in: articles }, newest: { not_equals: false }, kind: { in: [...readKinds] } },
  })
  await addTexts(req, named(docs).map(editionWords))
  faultPoint('words')
  await doneTexts(
    req,
    waiting.map(({ release }) => release),
  )
}

/**
 * Gives the search the words that wait: a few at a time, and for half of the time at most, so that others save in between.
 * It ends where the database is about to be closed.
 */
export async function indexWaiting(payload: Payload): Promise<void> {
  while (!isClosing(payload)) {
    const waiting = await waitingTexts(payload, AT_ONCE)
    if (waiting.length === 0) return
    const began = performance.now()
    const req: PayloadRequest = await createLocalReq({}, payload)
    try {
      await withTransaction(req, () => index(req, waiting))
    } catch (error) {
      // Somebody releases one of them now; it is tried again.
      if (failureOf(error) !== 'conflict') throw error
    }
    await new Promise((resolve) => setTimeout(resolve, performance.now() - began))
  }
}

/** The same in the background: nobody waits for it, and what is interrupted goes on at the next start. */
export function indexLater(payload: Payload): void {
  inBackground(payload, 'Words of corrections could not be given to the search; it is tried again.', () =>
    indexWaiting(payload),
  )
}

/** Live editions that one step of the filling lists. */
const STEP = 100

/**
 * Lists the live editions that are in no list or that the search has not, as they are now: those of a database from before there were lists, or whose filling was
 * interrupted. A step at a time, so that the next start goes on where this one ends. Gives how many there were.
 */
export async function fillListings(payload: Payload): Promise<number> {
  const live = { newest: { equals: true }, kind: { in: [...readKinds] } }
  const [releases, listings] = [slugOf(payload, 'releases'), slugOf(payload, 'listings')]
  const { totalDocs: editions } = await payload.db.count({ collection: releases, where: live })
  const { totalDocs: listed } = await payload.db.count({ collection: listings, where: { list: { equals: ALL } } })
  if (editions === listed && editions === (await countTexts(payload))) return 0
  let filled = 0
  for (let after = ''; ;) {
    const { docs } = await payload.db.find<Listed>({
      collection: releases,
      limit: STEP,
      pagination: false,
      sort: 'article',
      // Said so that SQLite goes by the index of articles and does not take "true" for a rarity.
      where: { article: { greater_than: after }, newest: { not_equals: false }, kind: live.kind },
    })
    const articles = docs.map(({ article }) => article)
    const known = await payload.db.find<{ release: string }>({
      collection: listings,
      pagination: false,
      select: { release: true },
      where: { article: { in: articles }, list: { equals: ALL } },
    })
    const lists = new Set(known.docs.map(({ release }) => release))
    const texts = new Set(await keptTexts(payload, articles))
    const missing = docs.filter(({ id }) => !lists.has(id) || !texts.has(id))
    if (missing.length > 0) {
      const req: PayloadRequest = await createLocalReq({}, payload)
      await withTransaction(req, () => listReleases(req, missing))
      filled += missing.length
    }
    const last = docs.at(-1)
    if (!last || docs.length < STEP) return filled
    after = last.article
  }
}
