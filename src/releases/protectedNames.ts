/**
 * The names that must not get out, against what is about to: those of sources that are not on the record, which all staff
 * may know, and those in identities, which only their readers may. What finds them is kept for as long as they are the same.
 */
import { createHmac } from 'node:crypto'
import type { CollectionSlug, Payload, Where } from 'payload'
import { inTransactionOf, remembered, type InTransaction } from '../database/request'
import { noteList } from '../database/basis'
import type { SourceRecord } from '../model/records'
import { unnamedTerms } from '../model/terms'
import type { Finding, RuleFinding } from '../review'
import { documentSchema } from '../model/document'
import { nameFinder, type NameFinder, type NameFound } from '../review/protectedNames'
import { publicTexts, unescaped, type ReviewedTexts } from '../review/publicTexts'
import { identityNames, identityReaders } from './identityNames'
import { everyId, keptRecords } from './mergers'
import { sentence } from './sentences'
import { slugOf } from '../model/slugs'

type Kept<Value> = { stamp: string; value: Value }

/**
 * How many of the rows that changed last are looked at to tell whether any changed. The last one alone does not tell: one
 * that was written before it may be committed after it, in the same millisecond too.
 */
const LAST_CHANGED = 50

/** What is made of the rows of a collection, for as long as they are the same: none came, went or changed. */
function keptFor<Value>(
  name: CollectionSlug,
  where: Where,
  make: (req: InTransaction) => Promise<Value>,
): (req: InTransaction) => Promise<Value> {
  const kept = new WeakMap<Payload, Kept<Value>>()
  const stampOf = async (req: InTransaction): Promise<string> => {
    const { db } = req.payload
    const collection = slugOf(req.payload, name)
    const inTransaction = inTransactionOf(req)
    const { totalDocs } = await db.count({ collection, req: inTransaction, where })
    const { docs } = await db.find<{ id: number | string; updatedAt?: string | Date }>({
      collection,
      limit: LAST_CHANGED,
      pagination: false,
      req: inTransaction,
      select: { updatedAt: true },
      sort: ['-updatedAt', '-id'],
      where,
    })
    const changed = docs.map(({ id, updatedAt }) => `${id} ${updatedAt ? new Date(updatedAt).getTime() : ''}`)
    return [totalDocs, ...changed].join('\n')
  }
  const read = async (req: InTransaction): Promise<Value> => {
    const stamp = await stampOf(req)
    noteList(req, `names of ${name}`, stamp, stampOf)
    const known = kept.get(req.payload)
    if (known?.stamp === stamp) return known.value
    const value = await make(req)
    kept.set(req.payload, { stamp, value })
    return value
  }
  return (req) => remembered(req, `names of ${name}`, () => read(req))
}

const unnamed: Where = { terms: { in: unnamedTerms } }

type SourceRow = Pick<SourceRecord, 'id' | 'kind' | 'name'> & { attribution?: Record<string, string | null> | null }

const sourceNames = keptFor('sources', unnamed, async (req): Promise<NameFinder> => {
  const { docs } = await req.payload.db.find<SourceRow>({
    collection: slugOf(req.payload, 'sources'),
    locale: 'all',
    pagination: false,
    req: inTransactionOf(req),
    select: { attribution: true, kind: true, name: true },
    where: unnamed,
  })
  return finderOf(req, docs)
})

/** How many sources are asked about, and versions given, at once: databases limit both, and MongoDB in a transaction most. */
const AT_ONCE = 100

/** What sources were called, now and before: what was published under an old name names them as well. */
async function everyName(req: InTransaction, rows: readonly SourceRow[]): Promise<Map<string, Set<string>>> {
  const names = new Map(rows.map(({ id, name }) => [String(id), new Set([name])]))
  const ids = [...names.keys()]
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    for (let page = 1, isMore = true; isMore; page += 1) {
      const { docs, hasNextPage } = await req.payload.db.findVersions<Pick<SourceRecord, 'name'>>({
        collection: slugOf(req.payload, 'sources'),
        limit: AT_ONCE,
        page,
        req: inTransactionOf(req),
        select: { parent: true, version: { name: true } },
        sort: 'id',
        where: { parent: { in: ids.slice(start, start + AT_ONCE) } },
      })
      for (const { parent, version } of docs) if (version.name) names.get(String(parent))?.add(version.name)
      isMore = hasNextPage
    }
  }
  return names
}

async function finderOf(req: InTransaction, rows: readonly SourceRow[]): Promise<NameFinder> {
  const names = await everyName(req, rows)
  const kept = await keptRecords(req)
  return nameFinder(
    rows.flatMap(({ id, kind, attribution }) =>
      [...(names.get(String(id)) ?? [])].map((name) => ({
        // Whose name it is by now: what one that was merged may be called is said by the other.
        owner: kept('sources', String(id)),
        name,
        isPerson: kind === 'person' || kind === 'interview',
        wordings: Object.values(attribution ?? {}).flatMap((wording) => wording ?? []),
      })),
    ),
  )
}

/** Makes what finds the names of one source, those that it had before too, whatever its terms. */
export async function namesOfSource(req: InTransaction, id: string): Promise<NameFinder> {
  const { docs } = await req.payload.db.find<SourceRow>({
    collection: slugOf(req.payload, 'sources'),
    locale: 'all',
    pagination: false,
    req: inTransactionOf(req),
    select: { attribution: true, kind: true, name: true },
    where: { id: { in: await everyId(req, 'sources', id) } },
  })
  return finderOf(req, docs)
}

type Identities = { find: NameFinder; isEmpty: boolean }

// Without a condition MongoDB may answer with an estimate.
const identities = keptFor('identities', { id: { exists: true } }, async (req): Promise<Identities> => {
  const rows = await identityNames(req)
  return {
    find: nameFinder(rows.map(({ id, name, contact }) => ({ owner: id, name, contact }))),
    isEmpty: rows.length === 0,
  }
})

/** Whether the newsroom keeps any identity. */
export async function keepsIdentities(req: InTransaction): Promise<boolean> {
  return !(await identities(req)).isEmpty
}

/**
 * The names of sources that are not on the record in what an edition would have public: for its review. The words are
 * given as they stand in the edition, and not whose they are.
 */
export async function sourceNamesIn(req: InTransaction, edition: ReviewedTexts): Promise<RuleFinding[]> {
  const find = await sourceNames(req)
  // As it is read here, which may be as it would be, one that is on the record may be named.
  const isNamed = (owner: string) => edition.records.sources.get(owner)?.terms === 'on-record'
  return publicTexts(edition).flatMap(({ where, text, isTyped }) =>
    [...byPlace(find(text).filter(({ owner }) => !isNamed(owner)))].map(([, [first, ...others]]): RuleFinding => ({
      severity: 'error',
      where: isTyped ? { ...where, start: first.start, end: first.end } : where,
      text: text.slice(first.start, first.end),
      facts: [first, ...others].map(({ owner }) => owner).sort(),
      message: sayProtected(),
    })),
  )
}

function sayProtected() {
  return sentence(
    'This is the name of a source that is not on the record. Take it out; if it is somebody else’s, an editor dismisses this with the reason.',
  )
}

/**
 * The names of sources that are not on the record in a document, which is about to be released without a review of just
 * what it says. `reviewed` are the findings of its edition: words that an editor dismissed there are somebody else's.
 */
export async function sourcesIn(
  req: InTransaction,
  document: object,
  reviewed: readonly Finding[] = [],
): Promise<Finding[]> {
  const find = await sourceNames(req)
  const dismissed = new Set(
    reviewed.flatMap(({ dismissal, rule, text }) => (rule === 'protected-name' && dismissal ? [text] : [])),
  )
  const found = new Map<string, Finding>()
  for (const { field, text } of textsIn(document)) {
    for (const { end, start } of find(text)) {
      const words = text.slice(start, end)
      const key = createHmac('sha256', req.payload.secret).update(`source\n${words}\n${field}`).digest('hex')
      const fingerprint = key.slice(0, 32)
      if (dismissed.has(words)) continue
      found.set(fingerprint, {
        rule: 'protected-name',
        severity: 'error',
        where: { field, path: null, start: null, end: null },
        text: words,
        suggestions: [],
        isFinal: true,
        fingerprint,
        dismissal: null,
        message: sayProtected(),
      })
    }
  }
  return [...found.values()]
}

/** Whether a document names somebody, by what finds their names. */
export function namesAnybody(find: NameFinder, document: object): boolean {
  return textsIn(document).some(({ text }) => find(text).length > 0)
}

/** What is found, by its place in a text: several may have one name. */
function byPlace(found: readonly NameFound[]): Map<string, [NameFound, ...NameFound[]]> {
  const places = new Map<string, [NameFound, ...NameFound[]]>()
  for (const each of found) {
    const key = `${each.start} ${each.end}`
    const known = places.get(key)
    if (known) known.push(each)
    else places.set(key, [each])
  }
  return places
}

/** Every text in a document, by the property at its top. */
function textsIn(document: object): Array<{ field: string; text: string }> {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [unescaped(value)]
    return value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
  }
  return Object.entries(document).flatMap(([field, value]) =>
    [
      // What is one passage in several styles is one text.
      ...(field === 'body' && Array.isArray(value)
        ? value.flatMap(linesIn).flatMap((line: unknown) => [...new Set([passageOf(line, ' '), passageOf(line, '')])])
        : []),
      ...texts(value),
    ].map((text) => ({ field, text })),
  )
}

/** The lines of a block, at whatever depth it has them: each is read as a whole. */
function linesIn(block: unknown): unknown[] {
  if (block === null || typeof block !== 'object') return []
  if ('children' in block) return [block]
  return Object.values(block).flatMap((each: unknown) => (Array.isArray(each) ? each.flatMap(linesIn) : []))
}

/** The text of a line. The number of a footnote is no letter of the word before it; within a word it leaves that one word. */
function passageOf(block: unknown, citation: '' | ' '): string {
  const children = (block as { children?: Array<{ _type?: string; text?: string }> }).children ?? []
  return children.map(({ _type, text }) => (_type === 'citation' ? citation : (text ?? ''))).join('')
}

/** The rule that finds names which must not be public. */
const RULE = 'protected-name'

/** Whether a dismissal may be of a name in an identity: that of a source says which words are somebody else's. */
export function mayBeOfIdentity({ rule, text }: { rule?: string | null; text?: string | null }): boolean {
  return rule === undefined || (rule === RULE && !text)
}

type Dismissed = ReadonlyArray<{ fingerprint: string; by?: unknown }>

function keyed({ payload }: InTransaction, ...what: string[]): string {
  return createHmac('sha256', payload.secret).update(what.join('\n')).digest('hex')
}

/** What a finding of an identity is known by in one article: its first half is that of all of them there. */
function identityFingerprint(req: InTransaction, owner: string, article: string, field: string): string {
  return `${identityMark(req, owner, article)}${keyed(req, 'identity', owner, article, field).slice(0, 16)}`
}

/** What a finding of an identity was known by in every article, before 29 November 2026. */
function fingerprintOfBefore(req: InTransaction, owner: string, field: string): string {
  return keyed(req, 'identity', owner, field).slice(0, 32)
}

/** Tells of a fingerprint whether it is that of a finding of an identity in an article. */
export function isOfIdentity(req: InTransaction, owner: string, article: string): (fingerprint: unknown) => boolean {
  const mark = identityMark(req, owner, article)
  const before = new Set(Object.keys(documentSchema.shape).map((field) => fingerprintOfBefore(req, owner, field)))
  return (fingerprint) => typeof fingerprint === 'string' && (fingerprint.startsWith(mark) || before.has(fingerprint))
}

/** What the findings of an identity in an article begin with. In another article it is another: it tells of nobody who is in both. */
function identityMark(req: InTransaction, owner: string, article: string): string {
  return keyed(req, 'identity', owner, article).slice(0, 16)
}

/**
 * What of a document names somebody in an identity: findings without the words, that tell nobody who does not know it whose
 * name it is, or that there is one. Whoever may read the identity is told, and may dismiss it: a dismissal holds that one
 * of its readers signed.
 */
export async function identitiesIn(
  req: InTransaction,
  document: object,
  { dismissals, id: article }: { id: string; dismissals?: Dismissed | null },
): Promise<Finding[]> {
  const { find, isEmpty } = await identities(req)
  if (isEmpty) return []
  const readersOf = new Map<string, string[]>()
  const found = new Map<string, Finding>()
  for (const { field, text } of textsIn(document)) {
    for (const { owner } of find(text)) {
      // Read anew: whoever was taken off is none from then on.
      const readers = readersOf.get(owner) ?? (await identityReaders(req, owner))
      noteList(req, `readers of ${owner}`, readers.join(' '), async (again) =>
        (await identityReaders(again, owner)).join(' '),
      )
      readersOf.set(owner, readers)
      const fingerprint = identityFingerprint(req, owner, String(article), field)
      // What was dismissed before they differed by article holds.
      const known = [fingerprint, fingerprintOfBefore(req, owner, field)]
      const isDismissed = (dismissals ?? []).some(
        (each) => known.includes(each.fingerprint) && readers.includes(String(each.by)),
      )
      if (isDismissed || found.has(fingerprint)) continue
      const isReader = req.user !== null && req.user !== undefined && readers.includes(String(req.user.id))
      found.set(fingerprint, {
        rule: RULE,
        severity: 'error',
        where: { field, path: null, start: null, end: null },
        text: '',
        suggestions: [],
        isFinal: !isReader,
        fingerprint,
        dismissal: null,
        message: isReader
          ? sentence(
              'Somebody whose identity you keep is named here. Take the name out; if it is somebody else’s, dismiss this with the reason.',
            )
          : sayNamed(),
      })
    }
  }
  return [...found.values()]
}

function sayNamed() {
  return sentence('This names somebody who must not be named. Take the name out.')
}

/**
 * Whether a text that is reviewed by nobody names a source that is not on the record, which all staff may know; what to say
 * of it, or null. The source with the id `named` may be.
 */
export async function sourceNameProblem(req: InTransaction, text: string | null | undefined, named?: string) {
  if (!text) return null
  return (await sourceNames(req))(text).some(({ owner }) => owner !== named) ? sayNamed() : null
}

/**
 * The same, and whether it names somebody in an identity. For what an editor is about to make public: the answer to a
 * reporter's draft would tell who is in one.
 */
export async function nameProblem(req: InTransaction, text: string | null | undefined) {
  if (!text) return null
  return (await sourceNameProblem(req, text)) ?? ((await identities(req)).find(text).length > 0 ? sayNamed() : null)
}
