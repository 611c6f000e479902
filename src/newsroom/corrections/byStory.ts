/**
 * Corrections of what rests on a source that is not named. They are released story by story, each with a note of its own
 * and when the editor says: one note, or one moment, would tell that the stories have the source in common.
 */
import { noteRows } from '../../database/basis'
import { inTransactionOf } from '../../database/request'
import type { Language } from '../../model/languages'
import type { RecordName } from '../../model/recordKinds'
import type { Release } from '../../model/release'
import { slugOf } from '../../model/slugs'
import { loadRecords, type Reading } from '../../releases/load'
import { pendingOf, type Correctable } from '../../releases/notes'
import { keysOfRecord, publicNames } from '../../releases/publicNames'
import { waitingRecords } from './behind'
import { computedFrom, type DerivedFigure } from './derived'

/** Whether a record is public by another id in each story. */
export async function isUnnamed(
  req: Reading,
  { collection, id }: RecordName,
  { languages }: { languages: Language[] },
): Promise<boolean> {
  const ids = { statistics: [], quotes: [], sources: [], [collection]: [id] }
  const records = await loadRecords(req, ids, languages[0]?.code ?? 'en')
  // In whatever story.
  const name = publicNames(req.payload.secret, '', records).get(id)
  return name !== undefined && name !== id
}

/** A story that carries such a record, and the figures computed from it that it carries too. */
export type CarryingStory = { story: string; derived: string[] }

/**
 * The stories that releases are of, with those of some figures that they carry: in the order in which they were first
 * published, which no correction changes.
 */
export function storiesOf(releases: readonly Release[], derived: readonly DerivedFigure[]): CarryingStory[] {
  const inOrder = releases.toSorted((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt))
  return [...new Set(inOrder.map(({ story }) => story))].map((story) => {
    const carried = new Set(releases.flatMap((release) => (release.story === story ? (release.records ?? []) : [])))
    const isCarried = ({ statistic }: DerivedFigure) =>
      keysOfRecord('statistics', statistic).some((key) => carried.has(key))
    return { story, derived: derived.filter(isCarried).map(({ statistic }) => statistic) }
  })
}

/**
 * The figures computed from a record that were corrected with it in one story, and wait with it in others: a correction of
 * their own, which has a note, waits with none of them.
 */
export async function correctedElsewhere(req: Reading, { collection, id }: RecordName): Promise<RecordName[]> {
  if (collection !== 'statistics') return []
  const waiting = new Set((await waitingRecords(req)).map((each) => each.id))
  const ids = (await computedFrom(req, id)).filter((each) => waiting.has(each))
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find<Correctable & { updatedAt?: string }>({
    collection: slugOf(req.payload, 'statistics'),
    pagination: false,
    req: inTransactionOf(req),
    where: { id: { in: ids } },
  })
  noteRows(req, 'statistics', ids, docs)
  const noted = new Set(docs.filter((row) => pendingOf(row)).map((row) => String(row.id)))
  return ids.flatMap((each) => (noted.has(each) ? [] : [{ collection: 'statistics' as const, id: each }]))
}
