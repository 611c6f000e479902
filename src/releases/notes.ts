/** Correction notes: they wait with a changed record, and go below every edition that is released with the change. */
import { randomBytes } from 'node:crypto'
import { today } from '../model/days'
import { canonicalJson } from './canonical'
import type { ArticleRecord, CorrectionEntry, EditionRecords, PendingCorrection } from '../model/records'
import type { EditionDocument } from '../model/document'

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

/**
 * What is said below an edition that is released now: the notes, in its language, of every record that reads otherwise
 * in it than in its last release. One correction may bring another along, when both records stand in one edition; each
 * is then explained.
 */
export function waitingNotes(
  { article, statistics, quotes, sources }: EditionRecords,
  before: EditionDocument,
  after: EditionDocument,
  publicSourceId: (story: string, source: string) => string,
): CorrectionEntry[] {
  const noteOf = (list: 'statistics' | 'quotes' | 'sources', record: Correctable, ids: string[]): CorrectionEntry[] => {
    const pending = pendingOf(record)
    const note = pending?.notes.find(({ language }) => language === article.language)
    const [old, now] = [before, after].map((document) => document[list].find(({ id }) => ids.includes(id)))
    if (!pending || !note?.text.trim() || !old || !now || canonicalJson(old) === canonicalJson(now)) return []
    return [
      {
        id: randomBytes(12).toString('hex'),
        date: today(),
        kind: pending.kind,
        text: note.text.trim(),
        statistics: list === 'statistics' ? [record.id] : [],
      },
    ]
  }
  return [
    ...[...statistics.values()].flatMap((record) => noteOf('statistics', record, [record.id])),
    ...[...quotes.values()].flatMap((record) => noteOf('quotes', record, [record.id])),
    ...[...sources.values()].flatMap((record) =>
      noteOf('sources', record, [record.id, publicSourceId(article.story, record.id)]),
    ),
  ]
}

/** The corrections of a row with more of them below. */
export function withCorrections(
  { corrections }: Pick<ArticleRecord, 'corrections'>,
  entries: CorrectionEntry[],
): Pick<ArticleRecord, 'corrections'> {
  return { corrections: [...(corrections ?? []), ...entries] }
}
