/** Corrections: what a change of a record does to the editions that carry it, and releasing them all at once. */
import {
  APIError,
  commitTransaction,
  initTransaction,
  killTransaction,
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload'
import { excerptInText, isObject, walkBody } from '../../body'
import type { LexicalBody } from '../../body/types'
import { canonicalJson } from '../../releases/canonical'
import { refuse, type Message } from '../../access/refuse'
import { inTransactionOf, loadPublishedArticle } from '../../releases/load'
import { pendingOf, waitingNotes, withCorrections, writeReleased, type Correctable } from '../../releases/notes'
import { opaqueId } from '../../releases/opaqueId'
import { PresentationError } from '../../releases/present'
import {
  candidateOf,
  editionOf,
  publication,
  withNotes,
  writeRelease,
  type Candidate,
  type PublishingSettings,
} from '../../releases/publish'
import type { ArticleRecord, PendingCorrection } from '../../model/records'
import { recordKinds, type RecordCollection } from '../../model/recordKinds'
import { idOf } from '../records/references'
import type { EditionDocument, Release } from '../../model/document'

/** The ids under which a record can be public: its own; for a source also the opaque one of each story that rests on it. */
async function publicIds(req: PayloadRequest, collection: RecordCollection, id: string): Promise<string[]> {
  if (collection !== 'sources') return [id]
  const { docs } = await req.payload.db.find<{ story: string }>({
    collection: 'articles',
    pagination: false,
    req: inTransactionOf(req),
    select: { story: true },
    where: { sources: { in: [id] } },
  })
  return [id, ...new Set(docs.map(({ story }) => opaqueId(req.payload.secret, story, id)))]
}

/** An edition that reads otherwise than its live release because of a record. */
export type EditionChange = {
  release: Release
  before: EditionDocument
  /** What it would be now. */
  candidate: Candidate
}

function recordIn(document: EditionDocument, collection: RecordCollection, ids: string[]) {
  return canonicalJson(document[collection].filter((record) => ids.includes(record.id)))
}

/**
 * The live editions that a record reads otherwise in than when they were released. They are presented from their
 * published rows, whatever drafts there are, and compared as the public sees the record there.
 */
export async function editionsChangedBy(
  req: PayloadRequest,
  collection: RecordCollection,
  id: string,
  settings: PublishingSettings,
): Promise<EditionChange[]> {
  const ids = await publicIds(req, collection, id)
  const { docs: releases } = await req.payload.db.find<Release>({
    collection: 'releases',
    pagination: false,
    req: inTransactionOf(req),
    sort: 'at',
    where: {
      and: [{ live: { equals: true } }, { records: { in: ids.map((each) => `${recordKinds[collection]}:${each}`) } }],
    },
  })
  const changes: EditionChange[] = []
  for (const release of releases) {
    const before = editionOf(release)
    const published = before && (await loadPublishedArticle(req, release.article))
    if (!before || !published) continue
    const article = carryQuotes(published, before, collection === 'quotes' ? await quoteRow(req, id) : null)
    const candidate = await candidateOf(req, article, settings)
    const { document } = candidate
    const isSame =
      !(document instanceof PresentationError) &&
      recordIn(before, collection, ids) === recordIn(document, collection, ids)
    if (!isSame) changes.push({ before, candidate, release })
  }
  return changes
}

type QuoteRow = {
  id: string
  text: string
  language: string
  translations?: Array<{ language: string; text: string }> | null
}

async function quoteRow(req: PayloadRequest, id: string): Promise<QuoteRow | null> {
  return (
    (await req.payload.db.findOne<QuoteRow>({
      collection: 'quotes',
      req: inTransactionOf(req),
      where: { id: { equals: id } },
    })) ?? null
  )
}

/**
 * The article with the quotations of a corrected quote in its new words, where they gave the whole of the old ones. A
 * shorter excerpt stays: if the new words do not hold it, only an editor can say what it should be.
 */
function carryQuotes(article: ArticleRecord, before: EditionDocument, quote: QuoteRow | null): ArticleRecord {
  const old = before.quotes.find(({ id }) => id === quote?.id)
  if (!quote || !old) return article
  const translation = quote.translations?.find(({ language }) => language === article.language)?.text
  const renewed = (excerpt: string): string => {
    const holds = [quote.text, translation ?? ''].some((text) => excerptInText(excerpt, text))
    if (holds) return excerpt
    if (excerptInText(old.text, excerpt)) return quote.text
    return translation && old.translation && excerptInText(old.translation.text, excerpt) ? translation : excerpt
  }
  return { ...article, body: withExcerpts(article.body, quote.id, renewed) }
}

function withExcerpts(body: unknown, quote: string, renewed: (excerpt: string) => string): unknown {
  const copy = structuredClone(body) as LexicalBody | null
  walkBody(copy, ({ fields }) => {
    if (fields?.blockType === 'quotation' && idOf(fields.quote) === quote && typeof fields.excerpt === 'string') {
      fields.excerpt = renewed(fields.excerpt)
    }
  })
  return copy
}

/** A block of an edition whose text differs. */
export type ChangedPassage = { before: string; after: string }

function passages(document: EditionDocument): string[] {
  return document.body.map((block) =>
    block._type === 'block'
      ? block.children.map((child) => (child._type === 'citation' ? '' : child.text)).join('')
      : '',
  )
}

/** What readers would see changed: the passages, as they are and as they would be. */
export function changedPassages({ before, candidate: { document: after } }: EditionChange): ChangedPassage[] {
  if (after instanceof PresentationError) return []
  const now = passages(after)
  return passages(before).flatMap((text, index) =>
    text === now[index] ? [] : [{ before: text, after: now[index] ?? '' }],
  )
}

/** An edition that a correction changes, as an editor is shown it. */
export type AffectedEdition = {
  article: string
  language: string
  slug: string
  title: string
  version: number
  passages: ChangedPassage[]
  /** How the record itself reads in the edition, and would read. */
  before: string | null
  after: string | null
  /** Why the edition could not be released as it would be; none when it could. */
  problems: Message[]
}

function renderingOf(document: EditionDocument, collection: RecordCollection, ids: string[]): string | null {
  if (collection === 'statistics') return document.statistics.find(({ id }) => ids.includes(id))?.display ?? null
  if (collection === 'quotes') {
    const quote = document.quotes.find(({ id }) => ids.includes(id))
    return quote ? (quote.translation?.text ?? quote.text) : null
  }
  const source = document.sources.find(({ id }) => ids.includes(id))
  return source ? (source.name ?? source.attribution) : null
}

/** The rules whose errors a correction must not make public: the text would say what the record does not. */
const BLOCKING = ['excerpt-not-in-quote', 'figure-wording', 'source-terms']

function problemsOf({ candidate: { document: after, found } }: EditionChange): Message[] {
  return [
    ...found.findings
      .filter(({ rule, severity, dismissal }) => severity === 'error' && dismissal === null && BLOCKING.includes(rule))
      .map(({ message }) => message),
    ...(after instanceof PresentationError ? after.problems.map(({ en, es }) => ({ en, es })) : []),
  ]
}

/** The editions that a correction of a record changes, with the old and the new rendering. */
export async function affectedEditions(
  req: PayloadRequest,
  collection: RecordCollection,
  id: string,
  settings: PublishingSettings,
): Promise<AffectedEdition[]> {
  const ids = await publicIds(req, collection, id)
  return (await editionsChangedBy(req, collection, id, settings)).map((change) => ({
    article: change.release.article,
    language: change.before.language,
    slug: change.before.slug,
    title: change.before.title,
    version: change.release.version,
    passages: changedPassages(change),
    before: renderingOf(change.before, collection, ids),
    after:
      change.candidate.document instanceof PresentationError
        ? null
        : renderingOf(change.candidate.document, collection, ids),
    problems: problemsOf(change),
  }))
}

/** Keeps which waiting correction the caller has seen: Payload fills what a change leaves out from the record. */
export const noteSeenCorrection: CollectionBeforeOperationHook = ({ args, req }) => {
  const data: unknown = 'data' in args ? args.data : undefined
  const given = isObject(data) && isObject(data.correction) ? data.correction.at : undefined
  req.context.seenCorrection = given ?? null
  return args
}

/**
 * Who corrects a record that somebody else's correction waits on has to have seen that one (409). A correction that
 * every edition carries by now waits no more: it is not taken for the note of another change.
 */
export function guardCorrection(
  collection: RecordCollection,
  settings: PublishingSettings,
): CollectionBeforeChangeHook {
  return async ({ context, data, operation, originalDoc, req }) => {
    const given = data as Correctable
    const kept = operation === 'update' ? pendingOf(originalDoc as Correctable) : null
    const isSpent =
      kept !== null &&
      (await editionsChangedBy(req, collection, (originalDoc as Correctable).id, settings)).length === 0
    const waiting = isSpent ? null : kept
    const correction = pendingOf(given)
    const isKept = kept && correction && canonicalJson(notesOf(kept)) === canonicalJson(notesOf(correction))
    if (!correction || (isKept && isSpent)) return isSpent ? { ...given, correction: nothingWaits } : data
    if (isKept) return { ...given, correction: waiting }
    if (waiting && context.seenCorrection !== waiting.at) {
      throw new APIError(
        req.i18n?.language === 'es'
          ? 'Otra corrección de este registro espera ser publicada. Revísela y publíquela primero, o cámbiela indicando su `correction.at`.'
          : 'Another correction of this record is waiting to be released. Look at it and release it first, or change it by giving its `correction.at`.',
        409,
        { correction: waiting },
        true,
      )
    }
    return { ...given, correction: { ...correction, at: new Date().toISOString(), by: req.user?.id ?? null } }
  }
}

const nothingWaits = { kind: null, notes: [], at: null, by: null }

function notesOf({ kind, notes }: PendingCorrection) {
  return {
    kind,
    notes: notes.map(({ language, text }) => ({ language, text })),
  }
}

/**
 * Asks for a correction note when a change of a record changes what live editions say (400, with those editions in the
 * error's `data.editions`), and forgets a note that is about nothing. Runs in the transaction of the change.
 */
export function requireCorrection(
  collection: RecordCollection,
  settings: PublishingSettings,
): CollectionAfterChangeHook {
  return async ({ context, doc, operation, req }) => {
    if (operation !== 'update' || context.isWithoutNote) return
    const record = doc as Correctable
    const editions = await affectedEditions(req, collection, String(record.id), settings)
    const pending = pendingOf(record)
    if (editions.length === 0) {
      if (pending) await forgetCorrection(req, collection, String(record.id))
      return
    }
    const languages = [...new Set(editions.map(({ language }) => language))]
    const missing = languages.filter(
      (language) => !pending?.notes.some((note) => note.language === language && note.text.trim()),
    )
    if (missing.length === 0) return
    const list = missing.join(', ')
    refuse(
      collection,
      [
        {
          path: 'correction.notes',
          label: { en: 'Correction note', es: 'Nota de corrección' },
          en: `Published editions carry this record: say what is corrected, in ${list}.`,
          es: `Hay ediciones publicadas con este registro: diga qué se corrige, en ${list}.`,
        },
      ],
      req,
      { editions },
    )
  }
}

/** What a save says that changes nothing readers see, or that is taken back: no note is asked for. */
export const withoutNote = { isWithoutNote: true }

// Not by the adapter alone: on SQLite a partial write of a row is an insert first, which its columns refuse.
function forgetCorrection(req: PayloadRequest, collection: RecordCollection, id: string) {
  return req.payload.update({
    collection,
    context: withoutNote,
    data: { correction: nothingWaits },
    depth: 0,
    id,
    overrideAccess: true,
    req: inTransactionOf(req),
  })
}

/** What a correction released. */
export type CorrectionRelease = Pick<Release, 'language' | 'slug' | 'version' | 'hash'>

/**
 * Releases every live edition that a corrected record changes, with its note in the language of the edition, in one
 * transaction: all of them or none. Each is released from its published version; drafts stay drafts. Refused (400)
 * when an edition could not be released as it would be, or has no note in its language.
 */
export async function releaseCorrection(
  req: PayloadRequest,
  collection: RecordCollection,
  id: string,
  settings: PublishingSettings,
): Promise<CorrectionRelease[]> {
  const isOurs = await initTransaction(req)
  try {
    const record = await req.payload.db.findOne<Correctable>({
      collection,
      req: inTransactionOf(req),
      where: { id: { equals: id } },
    })
    const pending = record ? pendingOf(record) : null
    const changes = await editionsChangedBy(req, collection, id, settings)
    const problems = changes.flatMap((change) => [
      ...problemsOf(change).map(({ en, es }) => ({
        path: 'correction',
        en: `${change.before.language}/${change.before.slug}: ${en}`,
        es: `${change.before.language}/${change.before.slug}: ${es}`,
      })),
      ...(pending?.notes.some(({ language }) => language === change.before.language)
        ? []
        : [
            {
              path: 'correction.notes',
              en: `There is no correction note in '${change.before.language}'.`,
              es: `No hay nota de corrección en '${change.before.language}'.`,
            },
          ]),
    ])
    if (problems.length > 0) refuse(collection, problems, req)

    const quote = collection === 'quotes' ? await quoteRow(req, id) : null
    const released: CorrectionRelease[] = []
    for (const { before, candidate, release } of changes) {
      const { document, records } = candidate
      if (document instanceof PresentationError) return refuse(collection, document.problems, req)
      const notes = waitingNotes(records, before, document, (story, source) =>
        opaqueId(req.payload.secret, story, source),
      )
      await writeReleased(req, records.article, (row) => ({
        body: carryQuotes({ ...row, language: release.language }, before, quote).body,
        ...withCorrections(row, notes),
      }))
      released.push(
        await writeRelease(
          req,
          release.article,
          release,
          publication(withNotes(req, candidate, notes, settings), release),
        ),
      )
    }
    if (pending) await forgetCorrection(req, collection, id)
    if (isOurs) await commitTransaction(req)
    return released
  } catch (error) {
    if (isOurs) await killTransaction(req)
    throw error
  }
}
