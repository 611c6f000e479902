/** Reviews texts for their sense: labelled rows, and whole stories. */
import { z } from 'zod'
import { readEdition } from '../../src/review/review'
import type { RuleFinding } from '../../src/review'
import { senseRules } from '../../src/review/rules'
import { input, paragraph, text } from '../fixtures/review'

const row = z.object({
  id: z.string(),
  locale: z.string(),
  kind: z.string(),
  text: z.string(),
  inconsistent: z.boolean(),
})
export type Row = z.infer<typeof row>

export function readRows(lines: string): Row[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => row.parse(JSON.parse(line)))
}

/** An edition of a text whose title, if it has one, is a first line after "# ". */
function editionOf(written: string, locale: string) {
  const [, title = '', body = written] = /^# (.*)\n\n([\s\S]*)$/.exec(written) ?? []
  const blocks = body
    .split(/\n{2,}/)
    .filter((each) => each.trim() !== '')
    .map((each) => paragraph(text(each.trim())))
  return readEdition(input({ title, blocks, locale, language: new Intl.Locale(locale).language }))
}

/** What the rules of sense say of a text. */
export function senseOf(written: string, locale: string): Array<RuleFinding & { rule: string }> {
  const edition = editionOf(written, locale)
  return senseRules.flatMap((rule) => rule.check(edition).map((finding) => ({ ...finding, rule: rule.name })))
}
