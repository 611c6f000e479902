/** Correction notes: they wait with a changed record, and go below every edition that is released with the change. */
import { rowId } from '../database/patchRow'
import { meaningOf } from './canonical'
import type { ArticleRecord, CorrectionEntry, EditionRecords, PendingCorrection } from '../model/records'
import type { EditionDocument } from '../model/document'
import type { RecordCollection } from '../model/recordKinds'

/** A record as far as it is corrected. */
export type Correctable = { id: string; correction?: Partial<PendingCorrection> | null }

/** The correction that waits with a record; null when there is none, or it says nothing. */
export function pendingOf({ correction }: Correctable): PendingCorrection | null {
  return correction?.kind && (correction.notes ?? []).length > 0
    ? {
        kind: correction.kind,
        notes: correction.notes ?? [],
        at: correction.at ?? null,
        by: correction.by ?? null,
      }
    : null
}

/** The note of a correction in a language, of the day that it is where the newsroom is, as it stands below an edition; null where it has none. */
export function noteOf(
  { kind, notes }: PendingCorrection,
  language: string,
  statistics: readonly string[],
  today: string,
): CorrectionEntry | null {
  const text = notes.find((note) => note.language === language)?.text.trim()
  return text ? { id: rowId(), date: today, kind, text, statistics: [...statistics] } : null
}

/**
 * What is said below an edition that an editor publishes: the notes, in its language, of every record that reads
 * otherwise in it than in its last release.
 */
export function waitingNotes(
  { article, statistics, quotes, sources }: EditionRecords,
  before: EditionDocument,
  after: EditionDocument,
  idsIn: (story: string, record: { collection: RecordCollection; id: string }) => string[],
  today: string,
): CorrectionEntry[] {
  const waiting = (list: RecordCollection, record: Correctable): CorrectionEntry[] => {
    const pending = pendingOf(record)
    const [old, now] = [before, after].map((document) => {
      const ids = pending ? idsIn(document.story, { collection: list, id: record.id }) : []
      return document[list].find(({ id }) => ids.includes(id))
    })
    if (!pending || !old || !now || meaningOf(old) === meaningOf(now)) return []
    return [noteOf(pending, article.language, list === 'statistics' ? [record.id] : [], today) ?? []].flat()
  }
  return [
    ...[...statistics.values()].flatMap((record) => waiting('statistics', record)),
    ...[...quotes.values()].flatMap((record) => waiting('quotes', record)),
    ...[...sources.values()].flatMap((record) => waiting('sources', record)),
  ]
}

/** The corrections of a row with more of them below. */
export function withCorrections(
  { corrections }: Pick<ArticleRecord, 'corrections'>,
  entries: CorrectionEntry[],
): Pick<ArticleRecord, 'corrections'> {
  return { corrections: [...(corrections ?? []), ...entries] }
}
