/** Ordinary sentences, with which a pattern is met before it meets what is hostile. */
import { readFileSync } from 'node:fs'
import { readEdition } from '../../src/review/review'
import { senseRules, standardRules } from '../../src/review/rules'
import { readRows } from '../corpus/sense'
import { input, paragraph, text } from '../fixtures/review'

export const LOCALES = ['en-US', 'es-MX', 'fr-FR', 'pt-BR']
export const ordinary = ['right', 'fr-pt'].flatMap((name) =>
  readRows(readFileSync(new URL(`../corpus/sense-${name}.jsonl`, import.meta.url), 'utf8')),
)

/**
 * Reads a third of them. How a pattern is compiled depends on the text that it meets first: one that was only met by what
 * is hostile may be quick in a test and slow in a newsroom.
 */
export function readOrdinary(): void {
  for (const locale of LOCALES) {
    const rows = ordinary.filter((row, index) => index % 3 === 0 && row.locale.startsWith(locale.slice(0, 2)))
    const blocks = rows.map((row) => paragraph(text(row.text)))
    const edition = readEdition(input({ locale, language: locale.slice(0, 2), title: '', blocks }))
    for (const rule of [...standardRules, ...senseRules]) rule.check(edition)
  }
}
