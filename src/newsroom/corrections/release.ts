import type { PayloadRequest } from 'payload'
import { APIError } from 'payload'
import { refuse, type FieldProblem } from '../../access/refuse'
import { faultPoint } from '../../database/faultPoints'
import { patchNewestVersion, patchRow, rowId } from '../../database/patchRow'
import { inTransactionOf, type InTransaction } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { localeOf } from '../../model/languages'
import type { PendingCorrection } from '../../model/records'
import type { ReleaseKind } from '../../model/document'
import type { RecordCollection } from '../../model/recordKinds'
import type { ReleaseName } from '../../model/release'
import { say, untranslated } from '../../model/sentence'
import { withNotes, type PublishingSettings } from '../../releases/candidate'
import { citedContext } from '../../releases/context'
import { noteOf, pendingOf, withCorrections, type Correctable } from '../../releases/notes'
import { PresentationError } from '../../releases/present'
import { identitiesIn, sourcesIn } from '../../releases/protectedNames'
import { keysOfRecord, ownKeys, withOwnIds } from '../../releases/publicNames'
import { writeRelease } from '../../releases/publish'
import { sayRedacted, wasRedacted } from '../../releases/redacted'
import { pictureOf, publication } from '../../releases/releaseDraft'
import { writeReleased } from '../../releases/writeReleased'
import { sentence } from '../sentences'
import { editionsChangedBy, problemsOf, type Decisions, type EditionChange } from './affected'
import { carryQuote } from './carryQuotes'
import { derivedFigures, languageOf, type DerivedFigure } from './derived'
import { followBody } from './followBody'
import { nothingWaits } from './hooks'
import { slugOf } from '../../model/slugs'

/** What is decided about a figure that is computed from a corrected one: its new value, or why it stays as it is. */
type DerivedDecision =
  { statistic: string; value: string } | { statistic: string; reasons: Array<{ language: string; text: string }> }

/** What an editor decides when a correction is released. */
export type ReleaseDecisions = { derived: DerivedDecision[]; rewritten: NonNullable<Decisions['rewritten']> }

/**
 * Releases every live edition that a corrected record changes, with its note in the language of the edition, in one
 * transaction: all of them or none. Each gets the record as it is now and the note, and else what readers have; drafts
 * stay drafts. Figures that are computed from the corrected one get the values that are decided, or stay as they are
 * with a reason. Refused (400) when something is not decided, an edition could not be published as it would be, or has
 * no note in its language; the error's `data` says what is missing.
 */
export async function releaseCorrection(
  req: PayloadRequest,
  collection: RecordCollection,
  id: string,
  settings: PublishingSettings,
  { derived: decided, rewritten }: ReleaseDecisions,
): Promise<ReleaseName[]> {
  return withTransaction(req, async () => {
    const record = await req.payload.db.findOne<Correctable>({
      collection: slugOf(req.payload, collection),
      req: inTransactionOf(req),
      where: { id: { equals: id } },
    })
    const pending = record ? pendingOf(record) : null
    const about = { collection, id }
    const derived = collection === 'statistics' ? await figuresToDecide(req, id, settings) : []
    // Pressed twice, or by two: it is done already.
    const isDone = !pending && derived.length === 0 && (await editionsChangedBy(req, about, settings)).length === 0
    if (isDone) return []
    refuseForeign(req, derived, decided)
    await correctDerived(req, id, decided)
    const left = await leftFigures(req, id, derived, decided, settings)

    const corrected = decided.flatMap((decision) => ('value' in decision ? [decision.statistic] : []))
    const changes = await editionsChangedBy(req, about, settings, {
      also: derived.map(({ statistic }) => ({ collection: 'statistics', id: statistic })),
      left,
      rewritten,
    })
    const problems = changes.flatMap((change) => problemsIn(change, pending))
    if (problems.length > 0) refuse(collection, problems, req, { rewrite: rewritesOf(changes) })

    const occasion = { ...about, pending, corrected, rewritten }
    // Nothing is written before all of them are known to be fit.
    const { payload, transactionID, user } = req
    const reading = { payload, transactionID, user, memory: new Map<string, Promise<unknown>>() }
    for (const change of changes) {
      const refusals = await refusalsOf(reading, change, occasion)
      if (refusals.length > 0) refuse(collection, refusals, req)
    }
    const released: ReleaseName[] = []
    for (const change of changes) {
      if (released.length > 0) faultPoint('correction')
      released.push(await releaseEdition(req, change, occasion, settings))
    }
    if (pending) await forgetCorrection(req, collection, id)
    return released
  })
}

/** The figures computed from a corrected one that something has to be decided about: those that readers have. */
async function figuresToDecide(
  req: PayloadRequest,
  id: string,
  { languages }: PublishingSettings,
): Promise<DerivedFigure[]> {
  const derived = await derivedFigures(req, id, { languages, language: languageOf(req, languages) })
  if (derived.length === 0) return []
  const { docs } = await req.payload.db.find<{ records?: string[] | null }>({
    collection: slugOf(req.payload, 'releases'),
    pagination: false,
    req: inTransactionOf(req),
    select: { records: true },
    where: {
      and: [
        { newest: { equals: true } },
        { records: { in: derived.flatMap(({ statistic }) => keysOfRecord('statistics', statistic)) } },
      ],
    },
  })
  const carried = new Set(docs.flatMap(({ records }) => records ?? []))
  return derived.filter(({ statistic }) => keysOfRecord('statistics', statistic).some((key) => carried.has(key)))
}

/** Refuses (400) what is decided about other figures than those that something is to be decided about, or twice. */
function refuseForeign(
  req: PayloadRequest,
  derived: readonly DerivedFigure[],
  decided: readonly DerivedDecision[],
): void {
  const ids = decided.map(({ statistic }) => statistic)
  const foreign = ids.filter((id) => !derived.some(({ statistic }) => statistic === id))
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  const problems = [
    ...(foreign.length > 0
      ? [
          sentence(
            'It is not computed from the corrected figure, or readers do not have it: {list}. Correct it by itself.',
            { list: foreign.join(', ') },
          ),
        ]
      : []),
    ...(twice.length > 0
      ? [sentence('One thing is decided about each figure: {list} is there twice.', { list: twice.join(', ') })]
      : []),
  ]
  if (problems.length > 0) {
    refuse(
      'statistics',
      problems.map((message) => ({ path: 'derived', message })),
      req,
    )
  }
}

/** Gives the figures computed from a corrected one the values that were decided. */
async function correctDerived(req: PayloadRequest, id: string, decided: readonly DerivedDecision[]): Promise<void> {
  const context = citedContext(req)
  for (const decision of decided) {
    if (!('value' in decision)) continue
    context.partOf = id
    try {
      await req.payload.update({
        collection: slugOf(req.payload, 'statistics'),
        data: { value: decision.value },
        depth: 0,
        id: decision.statistic,
        overrideAccess: false,
        req,
      })
    } finally {
      delete context.partOf
    }
  }
}

/**
 * Why figures computed from a corrected one stay as they are, by figure and language. Refuses (400) while something is
 * not decided; `data.derived` says what, with the values proposed.
 */
async function leftFigures(
  req: PayloadRequest,
  id: string,
  derived: readonly DerivedFigure[],
  decided: readonly DerivedDecision[],
  { languages }: PublishingSettings,
): Promise<NonNullable<Decisions['left']>> {
  const reasons = new Map(
    decided.flatMap((decision) => ('reasons' in decision ? [[decision.statistic, decision.reasons] as const] : [])),
  )
  // As they stand with the values that were decided, which may settle others.
  const open =
    derived.length === 0 ? [] : await derivedFigures(req, id, { languages, language: languageOf(req, languages) })
  const known = new Set(derived.map(({ statistic }) => statistic))
  const undecided = open.filter(({ statistic }) => known.has(statistic) && !reasons.has(statistic))
  if (undecided.length > 0) {
    throw new APIError(
      say(
        req,
        sentence(
          'Other figures are computed from this one. Give each its new value, or say why it stays as it is: {list}.',
          { list: undecided.map(({ after, before, label }) => `${label} (${before} → ${after ?? '?'})`).join('; ') },
        ),
      ),
      400,
      { derived: undecided },
      true,
    )
  }
  return new Map(
    [...reasons].map(([statistic, texts]) => [
      statistic,
      (language: string) => texts.find((reason) => reason.language === language)?.text ?? null,
    ]),
  )
}

function problemsIn(change: EditionChange, pending: PendingCorrection | null): FieldProblem[] {
  const { language, slug } = change.before
  const edition = untranslated(`${language}/${slug}`)
  const hasNote = pending?.notes.some((note) => note.language === language && note.text.trim())
  return [
    ...problemsOf(change).map((problem) => ({
      path: 'correction',
      message: sentence('{edition}: {problem}', { edition, problem }),
    })),
    ...(hasNote
      ? []
      : [
          { path: 'correction.notes', message: sentence("There is no correction note in '{language}'.", { language }) },
        ]),
  ]
}

function rewritesOf(changes: readonly EditionChange[]) {
  return changes.flatMap(({ release, stuck }) => stuck.map((each) => ({ article: release.article, ...each })))
}

/** What an edition is released again for: the record, its note, the figures corrected with it, wordings written anew. */
type Occasion = {
  collection: RecordCollection
  id: string
  pending: PendingCorrection | null
  corrected: readonly string[]
  rewritten: ReleaseDecisions['rewritten']
}

/** The note that an edition gets, which it is released again with. */
function notesFor({ before, candidate }: EditionChange, { collection, corrected, id, pending }: Occasion) {
  const { statistics } = candidate.records
  const concerned = collection === 'statistics' ? [id, ...corrected.filter((each) => statistics.has(each))] : []
  const note = pending && noteOf(pending, before.language, concerned)
  return note ? [note] : []
}

/**
 * What else keeps an edition from being released again, besides what `problemsOf` says: whom it would name that must not
 * be named, in its note too, and that it would say again what was redacted.
 */
export async function refusalsOf(
  req: InTransaction,
  change: EditionChange,
  occasion: Occasion,
): Promise<FieldProblem[]> {
  const { after, before, candidate } = change
  if (after instanceof PresentationError) return after.problems
  const { names, records, found } = candidate
  const notes = notesFor(change, occasion)
  const document = withNotes(after, notes, names)
  const noted = occasion.pending?.notes.findIndex(({ language }) => language === before.language) ?? -1
  return [
    ...(await sourcesIn(req, { notes: notes.map(({ text }) => text) })).map(({ message }) => ({
      path: `correction.notes.${noted}.text`,
      message,
    })),
    ...[
      ...(await sourcesIn(req, after, found.findings)),
      ...(await identitiesIn(req, document, records.article.dismissals ?? [])),
    ].map(({ message }) => ({ path: 'correction', message })),
    ...((await wasRedacted(req, document)) ? [{ path: 'correction', message: sayRedacted() }] : []),
  ]
}

/**
 * Releases an edition with a record as it is now, and else as readers have it: one that nothing keeps from it
 * (`refusalsOf`). `kind` is what follows, where it is not given.
 */
export async function releaseEdition(
  req: PayloadRequest,
  change: EditionChange,
  occasion: Occasion,
  settings: PublishingSettings,
  kind?: ReleaseKind,
): Promise<ReleaseName> {
  const { after, before, candidate, dismissals, release } = change
  const { collection, id, rewritten: anew } = occasion
  if (after instanceof PresentationError) return refuse(collection, after.problems, req)
  const { names, records } = candidate
  const notes = notesFor(change, occasion)
  const quote = collection === 'quotes' ? records.quotes.get(id) : undefined
  const locale = localeOf(settings.languages, before.language)
  const rewritten = new Map(
    anew.flatMap(({ article, node, text }) => (article === release.article ? [[node, text] as const] : [])),
  )
  const known = withOwnIds(req.payload.secret, before, {
    statistics: records.statistics.keys(),
    quotes: records.quotes.keys(),
    sources: [],
  })
  await writeReleased(req, records.article, (row) => {
    const { body } = followBody(row.body, known, records.statistics, locale, rewritten)
    return {
      body: quote ? carryQuote({ body, language: before.language }, known, quote) : body,
      dismissals: mergedDismissals(req, row.dismissals, dismissals),
      ...withCorrections(row, notes),
    }
  })
  const document = withNotes(after, notes, names)
  const draft = publication(document, release, pictureOf(release), ownKeys(records, names))
  return writeRelease(req, release.article, release, { ...draft, kind: kind ?? draft.kind }, settings)
}

/** The dismissals of a row and those that the correction adds. */
function mergedDismissals(
  { user }: PayloadRequest,
  own: EditionChange['dismissals'] | null | undefined,
  added: EditionChange['dismissals'],
): EditionChange['dismissals'] {
  const known = new Set((own ?? []).map(({ fingerprint }) => fingerprint))
  const fresh = added.filter(({ fingerprint }) => !known.has(fingerprint))
  return [
    ...(own ?? []),
    ...fresh.map((dismissal) => ({
      ...dismissal,
      id: rowId(),
      by: dismissal.by ?? (user ? String(user.id) : null),
      at: dismissal.at ?? new Date().toISOString(),
    })),
  ]
}

async function forgetCorrection(req: PayloadRequest, collection: RecordCollection, id: string): Promise<void> {
  await patchRow(req, collection, id, () => ({ correction: nothingWaits }))
  await patchNewestVersion(req, collection, id, () => ({ correction: nothingWaits }))
}
