import type { EditionDocument } from '../../model/document'
import type { CorrectionEntry } from '../../model/records'
import { presentDate } from './dates'

/** Corrections as readers see them below an edition that shows the statistics in `shown`, each by its public id. */
export function presentCorrections(
  corrections: readonly CorrectionEntry[],
  shown: ReadonlyMap<string, string>,
): EditionDocument['corrections'] {
  return corrections.map(({ date, kind, text, statistics }) => ({
    date: presentDate(date) ?? '',
    kind,
    text,
    statistics: (statistics ?? []).flatMap((id) => shown.get(id) ?? []),
  }))
}
