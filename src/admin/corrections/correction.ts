/** The correction of a record as its form has it. Pure. */
import type { FormState } from 'payload'
import type { AffectedEdition } from '../../newsroom/corrections/affected'

export const correctionKinds = ['correction', 'clarification', 'update'] as const
export type CorrectionKind = (typeof correctionKinds)[number]

type Note = { row: number; language: string; text: string; problem: string | null }

export type FormCorrection = {
  kind: CorrectionKind | null
  notes: Note[]
  /** When and by whom the waiting correction was written, as far as this form knows. */
  at: string | null
  by: string | null
  /** What the server said about the notes as a whole. */
  problem: string | null
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function problemAt(fields: FormState, path: string): string | null {
  return fields[path]?.valid === false ? (text(fields[path].errorMessage) ?? null) : null
}

/** What the form says of the correction. */
export function readCorrection(fields: FormState): FormCorrection {
  const kind = correctionKinds.find((each) => each === fields['correction.kind']?.value) ?? null
  const notes = (fields['correction.notes']?.rows ?? []).map((_, row): Note => {
    const path = `correction.notes.${row}`
    return {
      row,
      language: text(fields[`${path}.language`]?.value) ?? '',
      text: text(fields[`${path}.text`]?.value) ?? '',
      problem: problemAt(fields, `${path}.text`) ?? problemAt(fields, `${path}.language`),
    }
  })
  return {
    kind,
    notes,
    at: text(fields['correction.at']?.value),
    by: text(fields['correction.by']?.value),
    problem: problemAt(fields, 'correction.notes') ?? problemAt(fields, 'correction'),
  }
}

/** The languages that readers of the editions are told in, in the order of the newsroom. */
export function languagesOf<L extends { code: string }>(spoken: readonly string[], languages: readonly L[]): L[] {
  return languages.filter(({ code }) => spoken.includes(code))
}

/** The editions in the order in which the newsroom names its languages. */
export function inOrder<E extends Pick<AffectedEdition, 'language'>>(
  editions: readonly E[],
  languages: readonly { code: string }[],
): E[] {
  const place = ({ language }: E) => languages.findIndex(({ code }) => code === language)
  return editions.toSorted((a, b) => place(a) - place(b))
}

/** The languages that a note is still missing in. */
export function missingNotes(spoken: readonly string[], { notes }: Pick<FormCorrection, 'notes'>): string[] {
  return spoken.filter(
    (code) => !notes.some(({ language, text: written }) => language === code && written.trim() !== ''),
  )
}

/**
 * What is asked about: the record as it would be saved, with the notes that are written so far. Nothing is written by it: it
 * is about the record as it is by then, also where that is saved just now.
 */
export function questionOf(
  { correction: _, revision: __, ...record }: Record<string, unknown>,
  { at, kind, notes }: FormCorrection,
): Record<string, unknown> {
  const written = notes.filter((note) => note.text.trim() !== '' && note.language !== '')
  if (written.length === 0) return record
  return {
    ...record,
    correction: {
      at,
      kind: kind ?? 'correction',
      notes: written.map(({ language, text: words }) => ({ language, text: words })),
    },
  }
}
