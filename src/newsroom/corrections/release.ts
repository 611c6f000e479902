import { languageName } from '../../review/languageName'
import type { PayloadRequest } from 'payload'
import { APIError } from 'payload'
import { refuse, type FieldProblem } from '../../access/refuse'
import { walkBody } from '../../body'
import type { LexicalBody } from '../../body/types'
import { faultPoint } from '../../database/faultPoints'
import { slices } from '../../database/below'
import { giveWay } from '../../database/giveWay'
import { rowId } from '../../database/patchRow'
import { inTransactionOf, type InTransaction, type Memory } from '../../database/request'
import { hasMoved, noteRows, emptyBasis } from '../../database/basis'
import { withTransaction } from '../../database/transactions'
import { localeOf } from '../../model/languages'
import type { PendingCorrection } from '../../model/records'
import type { EditionDocument, ReleaseKind } from '../../model/document'
import type { RecordCollection, RecordName } from '../../model/recordKinds'
import type { ReleaseName } from '../../model/release'
import { say, untranslated } from '../../model/sentence'
import { dayIn } from '../../model/timeZones'
import { settingsOf } from '../../options'
import { withNotes, type PublishingSettings } from '../../releases/candidate'
import { hashOf } from '../../releases/canonical'
import { citedContext } from '../../releases/context'
import { noteOf, pendingOf, withCorrections, type Correctable } from '../../releases/notes'
import { PresentationError } from '../../releases/present'
import { identitiesIn, sourcesIn } from '../../releases/protectedNames'
import { ownKeys, unnamedIn, withOwnIds } from '../../releases/publicNames'
import { wordsIn } from '../../releases/listings'
import type { Prospect, Reading } from '../../releases/load'
import { writeReleases, type ReleaseToWrite } from '../../releases/publish'
import { redactedAmong, sayRedacted, wasRedacted } from '../../releases/redacted'
import { publication } from '../../releases/releaseDraft'
import { salted } from '../../releases/salt'
import { meetWhereSaid, saidElsewhere } from '../../releases/saidElsewhere'
import { readStored, readVersionsSaved, writeReleased, type Addition, type Stored } from '../../releases/writeReleased'
import { sentence } from '../sentences'
import {
  editionsChangedBy,
  newestCarrying,
  problemsOf,
  readOtherwise,
  type Decisions,
  type EditionChange,
} from './affected'
import { correctedElsewhere, isUnnamed } from './byStory'
import { carryQuote } from './carryQuotes'
import { carriedAmong, derivedFigures, isCarriedBeside, languageOf, type DerivedFigure } from './derived'
import { followBody, rewrittenIn } from './followBody'
import { forgetCorrection, keepWaiting } from './keepWaiting'
import { publicForms } from './publicForms'
import { slugOf } from '../../model/slugs'

/** What is decided about a figure that is computed from a corrected one: its new value, or why it stays as it is. */
type ValueDecision = { statistic: string; value: string }
type StayDecision = { statistic: string; reasons: Array<{ language: string; text: string }> }
type DerivedDecision = ValueDecision | StayDecision

/** What an editor decides when a correction is released. */
export type ReleaseDecisions = {
  derived: DerivedDecision[]
  rewritten: NonNullable<Decisions['rewritten']>
  /** The one story that it is released in, where what it corrects rests on a source that is not named. */
  story?: string | undefined
  /** What its readers are told, where that is not the note that waits with the record. */
  notes?: PendingCorrection['notes'] | undefined
}

/** How often a release is prepared beside what others write. The time after that nobody else writes meanwhile. */
const ATTEMPTS = 3

/**
 * Releases every live edition that a corrected record changes, with its note in the language of the edition, in one
 * transaction: all of them or none. Each gets the record as it is now and the note, and else what readers have; drafts
 * stay drafts. Figures that are computed from the corrected one get the values that are decided, or stay as they are
 * with a reason. Refused (400) when something is not decided, an edition could not be published as it would be, or has
 * no note in its language; the error's `data` says what is missing.
 *
 * What rests on a source that is not named is released in one story at a time (`byStory.ts`), and waits in the others.
 *
 * The editions are made and reviewed before the transaction, while others save; it then looks whether all that they were
 * made of is as it was, and writes. Where something is not, they are made again. `require` refuses the request: it is
 * asked again in the transaction.
 */
export async function releaseCorrection(
  req: PayloadRequest,
  collection: RecordCollection,
  id: string,
  settings: PublishingSettings,
  decisions: ReleaseDecisions,
  require: () => Promise<void> = async () => {},
): Promise<ReleaseName[]> {
  const about = { collection, id }
  const { payload, user } = req
  const isInside = (await req.transactionID) !== undefined
  for (let attempt = 1; !isInside && attempt <= ATTEMPTS; attempt += 1) {
    const basis = emptyBasis()
    const reading = { payload, user, basis, memory: new Map<string, Promise<unknown>>() }
    try {
      const decided = await decide(req, reading, about, settings, decisions)
      if (!decided) return []
      const prepared = await prepare(req, reading, about, settings, decided)
      return await withTransaction(req, async () => {
        await require()
        if (await hasMoved(inside(req), basis)) throw new Moved()
        await correctDerived(req, id, decided.values)
        if (!(await readsAs(inside(req), prepared.forms, settings))) throw new Moved()
        await readVersionsSaved(inside(req), prepared.stored)
        return write(req, about, decided, prepared, settings)
      })
    } catch (error) {
      // What was read while somebody wrote may be what never was.
      if (!(error instanceof Moved) && !(await hasMoved({ payload, user }, basis))) throw error
    }
  }
  return withTransaction(req, async () => {
    await require()
    const decided = await decide(req, inside(req), about, settings, decisions)
    if (!decided) return []
    await correctDerived(req, id, decided.values)
    return write(req, about, decided, await prepare(req, inside(req), about, settings, decided), settings)
  })
}

/** Something that a release was prepared of is another by now. */
class Moved extends Error {}

/** What reads in the transaction of a request. */
function inside({ payload, transactionID, user }: PayloadRequest): Reading & { memory: Memory } {
  return { payload, transactionID, user, memory: new Map<string, Promise<unknown>>() }
}

/** What is decided about a correction. */
type Decided = {
  pending: PendingCorrection | null
  /** Where what is corrected rests on a source that is not named: the one story that it is released in. */
  unnamed: { story: string | undefined; followers: RecordName[] } | null
  /** The note of this release, by the path that it was given at. */
  note: PendingCorrection | null
  notePath: 'correction.notes' | 'notes'
  /** The figures computed from it that something was to be decided about. */
  derived: DerivedFigure[]
  /** Those that get a value, and those that stay. */
  values: ValueDecision[]
  stay: StayDecision[]
  rewritten: ReleaseDecisions['rewritten']
}

/** Editions as they are going to be written. */
type Prepared = {
  editions: PreparedEdition[]
  /** What they rest on that is not named: other stories which do are told nothing in the same words. */
  unnamed: RecordName[]
  stored: Stored
  /** How the figures that are corrected with it then read: in an edition of each language. */
  forms: Array<{ statistic: string; edition: EditionDocument; form: string }>
}

/** What there is to release; null where it is released already. Refuses (400) what is decided about other figures. */
async function decide(
  req: PayloadRequest,
  reading: Reading & { memory: Memory },
  about: RecordName,
  settings: PublishingSettings,
  { derived: decided, notes, rewritten, story }: ReleaseDecisions,
): Promise<Decided | null> {
  const pending = await pendingCorrection(reading, about)
  const unnamed = await scopeOf(req, reading, about, settings, { notes, story })
  const derived =
    about.collection === 'statistics' ? await figuresToDecide(req, reading, about.id, settings, unnamed?.story) : []
  // Pressed twice, or by two: it is done already.
  const isDone =
    (!pending || story !== undefined) &&
    (derived.length === 0 || story !== undefined) &&
    (await readOtherwise(reading, about, settings, unnamed ? { also: unnamed.followers, story } : {})).length === 0
  if (isDone) return null
  refuseForeign(req, derived, decided)
  return {
    pending,
    unnamed,
    note: notes ? { kind: pending?.kind ?? 'correction', notes } : pending,
    notePath: notes ? 'notes' : 'correction.notes',
    derived,
    values: decided.flatMap((decision) => ('value' in decision ? [decision] : [])),
    stay: decided.flatMap((decision) => ('reasons' in decision ? [decision] : [])),
    rewritten,
  }
}

/**
 * Where what is corrected rests on a source that is not named: the story that it is released in, with the figures that were
 * corrected with it in another. Refuses (400) to release it in several stories at once, and anything else in one alone.
 */
async function scopeOf(
  req: PayloadRequest,
  reading: Reading & { memory: Memory },
  about: RecordName,
  settings: PublishingSettings,
  { notes, story }: Pick<ReleaseDecisions, 'notes' | 'story'>,
): Promise<Decided['unnamed']> {
  const { collection } = about
  if (!(await isUnnamed(reading, about, settings))) {
    if (story === undefined && notes === undefined) return null
    const path = story === undefined ? 'notes' : 'story'
    const message = sentence(
      'This rests on named sources alone: it is released in every edition at once, with the note that waits with it. Leave out `story` and `notes`.',
    )
    return refuse(collection, [{ path, message }], req)
  }
  const followers = await correctedElsewhere(reading, about)
  if (story !== undefined) {
    if ((await newestCarrying(reading, about, { story })).length > 0) return { story, followers }
    const message = sentence(
      'No published edition of this story carries it. Choose one of those that `affected` gives.',
    )
    return refuse(collection, [{ path: 'story', message }], req)
  }
  const waiting = await readOtherwise(reading, about, settings, { also: followers })
  const [first, ...others] = [...new Set(waiting.map(({ before }) => before.story))]
  if (others.length === 0) return { story: first, followers }
  const editions = waiting.map(({ before: { language, slug, story: of } }) => ({ story: of, language, slug }))
  const message = sentence(
    'This rests on a source that is not named, and several stories carry it: one note at one time would tell that they have the source in common. Release it in one story at a time, with `story` and `notes` of its own: {list}.',
    { list: editions.map(({ language, slug }) => `${language}/${slug}`).join(', ') },
  )
  return refuse(collection, [{ path: 'story', message }], req, { stories: editions })
}

/** Makes and reviews the editions as they will be. Refuses (400) what cannot be released. Writes nothing. */
async function prepare(
  req: PayloadRequest,
  given: Reading & { memory: Memory },
  about: RecordName,
  settings: PublishingSettings,
  { derived, note, notePath, rewritten, stay, unnamed, values }: Decided,
): Promise<Prepared> {
  const { collection } = about
  // The values that are decided are written with the editions: until then they are read so.
  const reading = { ...given, prospects: [...(given.prospects ?? []), ...values.map(asDecided)] }
  const left = await leftFigures(req, reading, about.id, { derived, stay, unnamed }, settings)
  const followers = unnamed?.followers ?? []
  const changes = await editionsChangedBy(reading, about, settings, {
    also: [...derived.map(({ statistic }) => ({ collection: 'statistics' as const, id: statistic })), ...followers],
    left,
    rewritten,
    story: unnamed?.story,
  })
  if (changes.length === 0 && values.length > 0) {
    const message = sentence(
      'No published edition reads otherwise by this correction any more: {list} would not be released with it. Correct it by itself.',
      { list: values.map(({ statistic }) => statistic).join(', ') },
    )
    refuse(collection, [{ path: 'derived', message }], req)
  }
  const problems = [
    ...changes.flatMap((change) => problemsIn(change, note, notePath)),
    ...(unnamed ? await saidInOthers(reading, changes, { note, notePath, stay }) : []),
  ]
  if (problems.length > 0) refuse(collection, problems, req, { rewrite: rewritesOf(changes) })
  refuseUnused(req, collection, changes, rewritten)

  const corrected = [...values.map(({ statistic }) => statistic), ...followers.map(({ id }) => id)]
  const occasion = { ...about, pending: note, notePath, corrected, rewritten }
  const editions: PreparedEdition[] = []
  const firsts = new Map<string, EditionDocument>()
  for (const change of changes) {
    await giveWay()
    const refusals = await refusalsOf(reading, change, occasion)
    if (refusals.length > 0) refuse(collection, refusals, req)
    editions.push(prepareEdition(req, change, occasion, settings))
    if (!firsts.has(change.before.language)) firsts.set(change.before.language, change.before)
  }
  const stored = await readStored(
    given,
    editions.map(({ article }) => article),
  )
  const forms: Prepared['forms'] = []
  for (const { statistic } of values) {
    const formOf = publicForms(reading, 'statistics', statistic, settings)
    for (const edition of firsts.values()) forms.push({ statistic, edition, form: await formOf(edition) })
  }
  return { editions, unnamed: unnamed ? unnamedOf(changes) : [], stored, forms }
}

/** Refuses (400) words that came into no edition: what somebody wrote would be lost without a word. */
function refuseUnused(
  req: PayloadRequest,
  collection: RecordCollection,
  changes: readonly EditionChange[],
  rewritten: ReleaseDecisions['rewritten'],
): void {
  if (rewritten.length === 0) return
  const words = new Map<string, string>()
  for (const { candidate, release } of changes) {
    walkBody(candidate.records.article.body as LexicalBody | null, ({ fields }) => {
      const own = fields?.blockType === 'figure' ? fields.text : fields?.excerpt
      if (typeof own === 'string') words.set(`${release.article} ${String(fields?.id)}`, own)
    })
  }
  const problems = rewritten.flatMap(({ article, node, text }, index) =>
    words.get(`${article} ${node}`) === text.trim()
      ? []
      : [
          {
            path: `rewritten.${index}`,
            message: sentence(
              'These words came into no edition: nothing in own words stands at that place, or they do not say what the record says now. `affected` gives the places.',
            ),
          },
        ],
  )
  if (problems.length > 0) refuse(collection, problems, req)
}

/** Whether figures read as they were reviewed. */
async function readsAs(req: Reading, forms: Prepared['forms'], settings: PublishingSettings): Promise<boolean> {
  for (const { edition, form, statistic } of forms) {
    if ((await publicForms(req, 'statistics', statistic, settings)(edition)) !== form) return false
  }
  return true
}

function asDecided({ statistic, value }: { statistic: string; value: string }): Prospect {
  return { collection: 'statistics', id: statistic, become: (stored) => ({ ...stored, value }) }
}

/** The correction that waits with a record. */
async function pendingCorrection(req: Reading, { collection, id }: RecordName): Promise<PendingCorrection | null> {
  const { docs } = await req.payload.db.find<Correctable & { updatedAt?: string }>({
    collection: slugOf(req.payload, collection),
    limit: 1,
    pagination: false,
    req: inTransactionOf(req),
    where: { id: { equals: id } },
  })
  noteRows(req, collection, [id], docs)
  return docs[0] ? pendingOf(docs[0]) : null
}

/** Writes what was prepared, in the transaction of the request. */
async function write(
  req: PayloadRequest,
  about: RecordName,
  { pending, unnamed, values }: Decided,
  { editions, stored, unnamed: resting }: Prepared,
  settings: PublishingSettings,
): Promise<ReleaseName[]> {
  await meetWhereSaid(inside(req), resting)
  const hashes = editions.flatMap((edition) => edition.hashes)
  if ((await redactedAmong(inside(req), hashes)).length > 0) refuse(about.collection, [redactedBefore()], req)
  const released = await writeEditions(req, editions, settings, stored)
  if (unnamed) {
    const corrected = values.map(({ statistic }) => ({ collection: 'statistics' as const, id: statistic }))
    await keepWaiting(req, about, [...corrected, ...unnamed.followers], settings)
  } else {
    if (pending) await forgetCorrection(req, about)
    const articles = editions.map(({ article }) => article)
    for (const { statistic } of values) {
      if (await isCarriedBeside(inside(req), statistic, articles)) {
        await keepWaiting(req, { collection: 'statistics', id: statistic }, [], settings)
      }
    }
  }
  return released
}

/** The figures computed from a corrected one that something has to be decided about: those that readers have, of a story. */
async function figuresToDecide(
  req: PayloadRequest,
  reading: Reading,
  id: string,
  { languages }: PublishingSettings,
  story?: string,
): Promise<DerivedFigure[]> {
  const derived = await derivedFigures(reading, id, { languages, language: languageOf(req, languages), story })
  return carriedAmong(reading, derived, story)
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
async function correctDerived(req: PayloadRequest, id: string, decided: readonly ValueDecision[]): Promise<void> {
  const context = citedContext(req)
  for (const decision of decided) {
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
  reading: Reading,
  id: string,
  { derived, stay, unnamed }: Pick<Decided, 'derived' | 'stay' | 'unnamed'>,
  { languages }: PublishingSettings,
): Promise<NonNullable<Decisions['left']>> {
  const reasons = new Map(stay.map((decision) => [decision.statistic, decision.reasons]))
  // As they stand with the values that were decided, and with those that stay: both may settle others.
  const language = languageOf(req, languages)
  const kept = new Set(reasons.keys())
  const open =
    derived.length === 0 ? [] : await derivedFigures(reading, id, { languages, language, story: unnamed?.story, kept })
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

function problemsIn(change: EditionChange, note: PendingCorrection | null, path: Decided['notePath']): FieldProblem[] {
  const { language, slug } = change.before
  const edition = untranslated(`${language}/${slug}`)
  const hasNote = note?.notes.some((each) => each.language === language && each.text.trim())
  return [
    ...problemsOf(change).map((problem) => ({
      path: 'correction',
      message: sentence('{edition}: {problem}', { edition, problem }),
    })),
    ...(hasNote
      ? []
      : [
          {
            path,
            message: sentence('There is no correction note in {language}.', { language: languageName(language) }),
          },
        ]),
  ]
}

/** What editions rest on that is not named. */
function unnamedOf(changes: readonly EditionChange[]): RecordName[] {
  return changes.flatMap(({ candidate }) => unnamedIn(candidate.records, candidate.names))
}

/** What readers of another story with the same unnamed source are told in the same words: that would join the two. */
async function saidInOthers(
  req: Reading,
  changes: readonly EditionChange[],
  { note, notePath, stay }: Pick<Decided, 'note' | 'notePath' | 'stay'>,
): Promise<FieldProblem[]> {
  const [first] = changes
  if (!first) return []
  const languages = new Set(changes.map(({ before }) => before.language))
  const spoken = <Text extends { language: string }>(texts: readonly Text[]) =>
    texts.filter(({ language }) => languages.has(language))
  const given = [
    ...spoken((note?.notes ?? []).map((each, index) => ({ ...each, path: `${notePath}.${index}.text` }))),
    ...stay.flatMap(({ reasons }) => spoken(reasons).map(({ text }) => ({ text, path: 'derived' }))),
  ]
  const records = unnamedOf(changes)
  const texts = given.map(({ text }) => text)
  const said = await saidElsewhere(req, { records, story: first.before.story, texts })
  return said.map(({ edition, text }) => ({
    path: given.find((each) => each.text === text)?.path ?? notePath,
    message: sentence(
      'Another story has these words already, or nearly, {edition}: “{text}”. Said twice they tell that both stories have a source in common. Say it in other words here.',
      { edition: untranslated(edition), text: untranslated(text) },
    ),
  }))
}

function rewritesOf(changes: readonly EditionChange[]) {
  return changes.flatMap(({ release, stuck }) => stuck.map((each) => ({ article: release.article, ...each })))
}

/** What an edition is released again for: the record, its note, the figures corrected with it, wordings written anew. */
type Occasion = {
  collection: RecordCollection
  id: string
  pending: PendingCorrection | null
  notePath?: Decided['notePath']
  corrected: readonly string[]
  rewritten: ReleaseDecisions['rewritten']
}

/** Whether a figure states another value in an edition than it did: one that was corrected with another may do so already. */
function statesAnother({ after, before, candidate }: EditionChange, statistic: string): boolean {
  const name = candidate.names.get(statistic)
  if (after instanceof PresentationError || name === undefined) return false
  const [old, now] = [before, after].map(({ statistics }) => statistics.find(({ id }) => id === name)?.value)
  return now !== undefined && old !== now
}

/** The note that an edition gets, which it is released again with. */
function notesFor(
  { payload }: Pick<InTransaction, 'payload'>,
  change: EditionChange,
  { collection, corrected, id, pending }: Occasion,
) {
  const concerned = collection === 'statistics' ? [id, ...corrected.filter((each) => statesAnother(change, each))] : []
  const note = pending && noteOf(pending, change.before.language, concerned, dayIn(settingsOf(payload).timeZone))
  return note ? [note] : []
}

/**
 * What else keeps an edition from being released again, besides what `problemsOf` says: whom it would name that must not
 * be named, in its note too. That it would say again what was redacted is asked of all at once.
 */
async function refusalsOf(req: InTransaction, change: EditionChange, occasion: Occasion): Promise<FieldProblem[]> {
  const { after, before, candidate } = change
  if (after instanceof PresentationError) return after.problems
  const { names, records, found } = candidate
  const notes = notesFor(req, change, occasion)
  const document = withNotes(after, notes, names)
  const noted = occasion.pending?.notes.findIndex(({ language }) => language === before.language) ?? -1
  return [
    ...(await sourcesIn(req, { notes: notes.map(({ text }) => text) })).map(({ message }) => ({
      path: `${occasion.notePath ?? 'correction.notes'}.${noted}.text`,
      message,
    })),
    ...[...(await sourcesIn(req, after, found.findings)), ...(await identitiesIn(req, document, records.article))].map(
      ({ message }) => ({ path: 'correction', message }),
    ),
  ]
}

/** What keeps an edition from being released by itself: besides what `problemsOf` says, all that may. */
export async function allRefusalsOf(
  req: InTransaction,
  change: EditionChange,
  occasion: Occasion,
): Promise<FieldProblem[]> {
  const { after, candidate } = change
  if (after instanceof PresentationError) return after.problems
  const document = withNotes(after, notesFor(req, change, occasion), candidate.names)
  const refusals = await refusalsOf(req, change, occasion)
  return (await wasRedacted(req, document)) ? [...refusals, redactedBefore()] : refusals
}

function redactedBefore(): FieldProblem {
  return { path: 'correction', message: sayRedacted() }
}

/** An edition as it is going to be released: what is written into its article, and its release. */
type PreparedEdition = ReleaseToWrite &
  Addition & {
    /** Its hash, and the one that releases of before have which say the same. */
    hashes: string[]
  }

/** Prepares the release of an edition that nothing keeps from it (`refusalsOf`). `kind` is what follows, where it is not given. */
function prepareEdition(
  req: PayloadRequest,
  change: EditionChange,
  occasion: Occasion,
  settings: PublishingSettings,
  kind?: ReleaseKind,
): PreparedEdition {
  const { after, before, candidate, dismissals, release } = change
  const { collection, id, rewritten: anew } = occasion
  if (after instanceof PresentationError) return refuse(collection, after.problems, req)
  const { names, records } = candidate
  const notes = notesFor(req, change, occasion)
  const quote = collection === 'quotes' ? records.quotes.get(id) : undefined
  const locale = localeOf(settings.languages, before.language)
  const rewritten = rewrittenIn(release.article, anew)
  const { quotes, statistics } = records
  const known = withOwnIds(req.payload.secret, before, {
    statistics: statistics.keys(),
    quotes: quotes.keys(),
    sources: [],
  })
  const document = withNotes(after, notes, names)
  const words = hashOf(document)
  const released = salted(req.payload.secret, document, words)
  const draft = publication(released, release, { own: ownKeys(records, names) })
  // While others may still write: they are kept by the document that is written.
  wordsIn(released)
  return {
    article: release.article,
    newest: release,
    draft: { ...draft, kind: kind ?? draft.kind },
    hashes: [draft.hash, words],
    change: (row) => {
      const { body } = followBody(row.body, known, statistics, locale, rewritten)
      return {
        body: quote ? carryQuote({ body, language: before.language }, known, quote, rewritten).body : body,
        dismissals: mergedDismissals(req, row.dismissals, dismissals),
        ...withCorrections(row, notes),
      }
    },
  }
}

/** Editions whose rows are written at once. */
const AT_ONCE = 100

/** Writes editions with their articles, in the transaction of the request. */
async function writeEditions(
  req: PayloadRequest,
  editions: readonly PreparedEdition[],
  settings: PublishingSettings,
  stored?: Stored,
): Promise<ReleaseName[]> {
  const released: ReleaseName[] = []
  const first = Date.now() - editions.length + 1
  for (const some of slices(editions, AT_ONCE)) {
    await giveWay()
    await writeReleased(req, some, stored)
    faultPoint('correction')
    released.push(...(await writeReleases(req, some, settings, first + released.length)))
  }
  return released
}

/** Releases an edition with a record as it is now, and else as readers have it: one that nothing keeps from it. */
export async function releaseEdition(
  req: PayloadRequest,
  change: EditionChange,
  occasion: Occasion,
  settings: PublishingSettings,
  kind?: ReleaseKind,
): Promise<ReleaseName> {
  const [released] = await writeEditions(req, [prepareEdition(req, change, occasion, settings, kind)], settings)
  if (!released) throw new Error('A release was not written.')
  return released
}

/** The dismissals of a row and those that the correction adds. */
function mergedDismissals(
  { user }: PayloadRequest,
  own: EditionChange['dismissals'] | null | undefined,
  added: EditionChange['dismissals'],
): EditionChange['dismissals'] {
  const known = new Set((own ?? []).map(({ fingerprint }) => fingerprint))
  const fresh = added.filter(({ fingerprint }) => !known.has(fingerprint))
  if (fresh.length === 0 && own) return own
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
