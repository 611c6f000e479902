import type { FormState } from 'payload'
import { describe, expect, it } from 'vitest'
import { inOrder, languagesOf, missingNotes, questionOf, readCorrection } from './correction'

function row(index: number, language: string, text: string): FormState {
  return {
    [`correction.notes.${index}.language`]: { value: language },
    [`correction.notes.${index}.text`]: { value: text },
  }
}
const form: FormState = {
  'correction.kind': { value: 'update' },
  'correction.at': { value: '2024-05-10T12:00:00.000Z' },
  'correction.notes': { rows: [{ id: 'a' }, { id: 'b' }], value: 2 },
  ...row(0, 'es', 'Eran 38.'),
  ...row(1, 'en', ' '),
}
const editions = [{ language: 'es' }, { language: 'en' }, { language: 'es' }]

describe('the correction of a form', () => {
  it('is read with its notes', () => {
    expect(readCorrection(form)).toEqual({
      kind: 'update',
      at: '2024-05-10T12:00:00.000Z',
      by: null,
      notes: [
        { row: 0, language: 'es', text: 'Eran 38.', problem: null },
        { row: 1, language: 'en', text: ' ', problem: null },
      ],
      problem: null,
    })
    expect(readCorrection({})).toEqual({ kind: null, at: null, by: null, notes: [], problem: null })
  })

  it('carries what the server refused where it refused it', () => {
    const refused: FormState = {
      ...form,
      'correction.notes': { ...form['correction.notes'], valid: false, errorMessage: 'Say what is corrected, in en.' },
      'correction.notes.1.text': { value: ' ', valid: false, errorMessage: 'Write something here.' },
    }
    const read = readCorrection(refused)
    expect(read.problem).toBe('Say what is corrected, in en.')
    expect(read.notes.map(({ problem }) => problem)).toEqual([null, 'Write something here.'])
  })

  it('asks for a note in each language once, in the order of the newsroom', () => {
    const languages = [{ code: 'en' }, { code: 'es' }, { code: 'fr' }]
    expect(languagesOf(['es', 'en'], languages).map(({ code }) => code)).toEqual(['en', 'es'])
    expect(inOrder(editions, languages).map(({ language }) => language)).toEqual(['en', 'es', 'es'])
    expect(missingNotes(['es', 'en'], readCorrection(form))).toEqual(['en'])
  })

  it('asks about the record as it would be saved, with the notes that say something', () => {
    const record = { value: '38', correction: { kind: null }, revision: 'r' }
    expect(questionOf(record, readCorrection({}))).toEqual({ value: '38' })
    expect(questionOf(record, readCorrection(form))).toEqual({
      value: '38',
      correction: {
        at: '2024-05-10T12:00:00.000Z',
        kind: 'update',
        notes: [{ language: 'es', text: 'Eran 38.' }],
      },
    })
  })
})
