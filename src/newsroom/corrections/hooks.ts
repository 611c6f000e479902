import {
  APIError,
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload'
import { conflict, refuse, type FieldProblem } from '../../access/refuse'
import { isObject } from '../../body'
import type { PendingCorrection } from '../../model/records'
import type { RecordCollection, RecordName } from '../../model/recordKinds'
import { untranslated } from '../../model/sentence'
import { tightens } from '../../model/terms'
import type { PublishingSettings } from '../../releases/candidate'
import { canonicalJson } from '../../releases/canonical'
import { citedContext } from '../../releases/context'
import { meetPublications } from '../../releases/meetPublished'
import { pendingOf, type Correctable } from '../../releases/notes'
import { sourceNameProblem } from '../../releases/protectedNames'
import { dropCandidate } from '../../releases/requestCandidate'
import { languageList } from '../../review/languageName'
import { isSound, unsoundPaths } from '../records/soundness'
import { sentence } from '../sentences'
import type { Reading } from '../../releases/load'
import { affectedBy, readOtherwise, type Affected, type OtherwiseRead } from './affected'
import { refuseInvalid } from './refuseInvalid'
import { languageOf } from './derived'
import { prospectOf } from './prospect'
import { publicForms } from './publicForms'

/** The correction of a record that none waits with. */
export const nothingWaits = { kind: null, notes: [], at: null, by: null }

/** Ends a change that was only tried: what it would have done. */
export class TrialEnd extends APIError {
  constructor(readonly affected: Affected) {
    super('The change was only tried.', 400, null, true)
  }
}

/** Keeps which waiting correction the caller has seen: Payload fills what a change leaves out from the record. */
export const noteSeenCorrection: CollectionBeforeOperationHook = ({ args, req }) => {
  const data: unknown = 'data' in args ? args.data : undefined
  const given = isObject(data) && isObject(data.correction) ? data.correction.at : undefined
  citedContext(req).seenCorrection = typeof given === 'string' ? given : null
  return args
}

/**
 * Weighs what a change of a record does to what readers have, before it is written. Where live editions would read
 * otherwise it asks for a note in each of their languages (400, with the editions in the error's `data.editions`); a
 * note that is about nothing is dropped. Who corrects a record that somebody else's correction waits on has to have seen
 * that one (409); one that every edition carries by now waits no more.
 */
export function weighCorrection(
  collection: RecordCollection,
  settings: PublishingSettings,
): CollectionBeforeChangeHook<Correctable> {
  return async ({ data, operation, originalDoc, req }) => {
    dropCandidate(req)
    if (operation !== 'update' || !originalDoc) return { ...data, correction: nothingWaits }
    const context = citedContext(req)
    const { id } = originalDoc
    // Nobody is asked for a note about what cannot be saved.
    await refuseInvalid(req, collection, { data, original: originalDoc })
    if (!isSound(collection, data)) return context.isTrial ? refuseUnsound(req, collection, data) : data
    context.weighed = id
    if (!context.isTrial) await meetPublications(req, [{ collection, id }])
    // Its note and its editions are those of the correction that it is part of.
    if (context.partOf) return data
    // What becomes private is no correction that readers are told of: it is taken out of what they have.
    if (!context.isTrial && collection === 'sources' && tightens(termsOf(originalDoc), termsOf(data))) {
      return { ...data, correction: nothingWaits }
    }
    // A version that is restored brings no note of its own time.
    const given = req.context.isRestoringVersion ? { ...data, correction: originalDoc.correction } : data
    const prospect = prospectOf(req, collection, id, given)
    const { payload, transactionID, user } = req
    const language = languageOf(req, settings.languages)
    const reading = { payload, transactionID, user, prospects: [prospect] }
    const affected = () => affectedBy(reading, { collection, id }, settings, language, context.page)
    const tried = context.isTrial ? await affected() : null
    const otherwise = tried?.otherwise ?? (await readOtherwise(reading, { collection, id }, settings))
    const isNothing = otherwise.length === 0
    // What readers would get is decided by what is stored, not by what is private beside it.
    const isPrivate = !isNothing && !context.isTrial && saysTheSameNote(given as Correctable, originalDoc)
    if (isPrivate && !(await changesForms(req, reading, { collection, id }, otherwise, settings))) {
      return { ...data, correction: originalDoc.correction ?? nothingWaits }
    }
    const correction = isNothing
      ? null
      : await acceptedCorrection(req, collection, given as Correctable, originalDoc, settings)
    if (tried) throw new TrialEnd(shownOf(tried))
    if (isNothing) return { ...data, correction: nothingWaits }

    const languages = [...new Set(otherwise.map(({ before }) => before.language))]
    const missing = languages.filter(
      (language) => !correction?.notes.some((note) => note.language === language && note.text.trim()),
    )
    // Who is on the record from now on may be named in what is said of it.
    const named = (given as { terms?: unknown }).terms === 'on-record' ? id : undefined
    await refuseNames(req, collection, correction, named)
    if (missing.length === 0) return { ...data, correction: correction ?? nothingWaits }
    return refuse(
      collection,
      [
        {
          path: 'correction.notes',
          label: sentence('Correction note'),
          message: sentence('Published editions carry this record: say what is corrected, in {list}.', {
            list: languageList(missing),
          }),
        },
      ],
      req,
      shownOf(await affected()),
    )
  }
}

/** What an answer has of what a change does. */
export function shownOf({ byStory, derived, editions, languages, next, total }: Affected): Affected {
  return { byStory, derived, editions, languages, next, total }
}

function termsOf(record: object): string | undefined {
  return 'terms' in record && typeof record.terms === 'string' ? record.terms : undefined
}

/**
 * Refuses notes that name a source which is not on the record: readers get them without a review of theirs. Whether they
 * name somebody in an identity is told to whoever releases them.
 */
async function refuseNames(
  req: PayloadRequest,
  collection: RecordCollection,
  correction: PendingCorrection | null,
  named: string | undefined,
): Promise<void> {
  const problems: FieldProblem[] = []
  for (const [index, { text }] of (correction?.notes ?? []).entries()) {
    const message = await sourceNameProblem(req, text, named)
    if (message) problems.push({ path: `correction.notes.${index}.text`, message })
  }
  if (problems.length > 0) refuse(collection, problems, req)
}

/** The correction that waits with a record once it is changed; null for none. */
async function acceptedCorrection(
  req: PayloadRequest,
  collection: RecordCollection,
  given: Correctable,
  original: Correctable,
  settings: PublishingSettings,
): Promise<PendingCorrection | null> {
  const kept = pendingOf(original)
  const correction = pendingOf(given)
  const isKept = kept && correction && canonicalJson(notesOf(kept)) === canonicalJson(notesOf(correction))
  const isSpent = kept !== null && (await readOtherwise(req, { collection, id: original.id }, settings)).length === 0
  const waiting = isSpent ? null : kept
  if (!correction || (isKept && isSpent)) return null
  if (waiting && citedContext(req).seenCorrection !== waiting.at) {
    throw conflict(
      req,
      sentence(
        'Another correction of this record is waiting to be released. Look at it and release it first, or change it by giving its `correction.at`.',
      ),
      { correction: waiting },
    )
  }
  if (isKept) return waiting
  return { ...correction, at: new Date().toISOString(), by: req.user ? String(req.user.id) : null }
}

/** Whether a change brings the note that waits already, or none where none waits. */
function saysTheSameNote(given: Correctable, original: Correctable): boolean {
  const [now, before] = [pendingOf(given), pendingOf(original)]
  return canonicalJson(now ? notesOf(now) : {}) === canonicalJson(before ? notesOf(before) : {})
}

/** Whether a record would read otherwise than it is stored, in one of the editions that readers have otherwise. */
async function changesForms(
  { payload, transactionID, user }: PayloadRequest,
  reading: Reading,
  { collection, id }: RecordName,
  changes: readonly OtherwiseRead[],
  settings: PublishingSettings,
): Promise<boolean> {
  const stored = publicForms({ payload, transactionID, user }, collection, id, settings)
  const changed = publicForms(reading, collection, id, settings)
  for (const { before } of changes) if ((await stored(before)) !== (await changed(before))) return true
  return false
}

function notesOf({ kind, notes }: PendingCorrection) {
  return {
    kind,
    notes: notes.map(({ language, text }) => ({ language, text })),
  }
}

/** Nothing is written that was not weighed: what Payload's validation lets through has to be sound. */
export function requireWeighed(collection: RecordCollection): CollectionAfterChangeHook<Correctable> {
  return ({ doc, operation, req }) => {
    const { weighed } = citedContext(req)
    if (operation === 'update' && weighed !== doc.id) refuseUnsound(req, collection, doc)
  }
}

function refuseUnsound(req: PayloadRequest, collection: RecordCollection, data: unknown): never {
  const message = sentence('This cannot be read: check its type.')
  const paths = unsoundPaths(collection, data)
  return refuse(
    collection,
    paths.map((path) => ({ path, label: untranslated(path), message })),
    req,
  )
}
