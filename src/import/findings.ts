import type { Finding, Review, Suggestion } from '../review'
import type { AdminLanguage, Sentence } from '../model/sentence'
import { sentence } from './sentences'

const SEVERITIES = {
  error: sentence('error'),
  warning: sentence('warning'),
  notice: sentence('notice'),
} as const
/** A passage is shown in a column this wide at most. */
const PASSAGE = 44

/** What a review found, for the terminal: a line each with severity, passage and message, and what would resolve it. */
export function findingLines({ findings }: Review, ui: AdminLanguage): string[] {
  const rows = findings
    .filter(({ dismissal }) => dismissal === null)
    .map((finding) => ({
      severity: SEVERITIES[finding.severity][ui],
      passage: shortened(printable(finding.text)),
      message: printable(finding.message[ui]),
      suggested: suggestionOf(finding, ui),
    }))
  const widths = {
    severity: Math.max(0, ...rows.map(({ severity }) => widthOf(severity))),
    passage: Math.max(0, ...rows.map(({ passage }) => widthOf(passage))),
  }
  return rows.flatMap(({ severity, passage, message, suggested }) => [
    `${padded(severity, widths.severity)}  ${padded(passage, widths.passage)}  ${message}`,
    ...(suggested === null ? [] : [`${' '.repeat(widths.severity + widths.passage + 4)}→ ${suggested}`]),
  ])
}

/** How much there is to attribute: “15 figures, 4 quotations; 19 to attribute”. */
export function summaryLine({ figures, quotations }: Review, ui: AdminLanguage): string {
  const open = figures.total - figures.attributed + quotations.total - quotations.attributed
  return sentence('{figures}, {quotations}; {open} to attribute', {
    figures: figures.total === 1 ? sentence('1 figure') : sentence('{count} figures', { count: figures.total }),
    quotations:
      quotations.total === 1 ? sentence('1 quotation') : sentence('{count} quotations', { count: quotations.total }),
    open,
  })[ui]
}

/** The likeliest way to resolve a finding, and how many records there are besides. */
function suggestionOf({ suggestions }: Finding, ui: AdminLanguage): string | null {
  const links = suggestions.filter((suggestion) => suggestion.action === 'link')
  const [first] = links.length > 0 ? links : suggestions
  if (!first) return null
  const more = links.length > 1 ? ` ${sentence('(and {count} more)', { count: links.length - 1 })[ui]}` : ''
  return `${inWords(first)[ui]}${more}`
}

const RECORDS = {
  statistics: sentence('statistic'),
  quotes: sentence('quote'),
} as const

function inWords(suggestion: Suggestion): Sentence {
  const record = RECORDS[suggestion.collection]
  if (suggestion.action === 'link') {
    return sentence('link to the {record} “{label}”', { record, label: printable(suggestion.label) })
  }
  const { label, value } = suggestion.data
  const said = [value, label].filter((part): part is string => typeof part === 'string' && part !== '')
  return said.length > 0
    ? sentence('make a new {record}: {said}', { record, said: shortened(printable(said.join(' '))) })
    : sentence('make a new {record}', { record })
}

/** On one line, and without the characters that a terminal takes for commands. */
export function printable(text: string): string {
  return text.replace(/[\s\u2028\u2029]+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
}

function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length > PASSAGE
    ? `${characters
        .slice(0, PASSAGE - 1)
        .join('')
        .trimEnd()}…`
    : text
}

function widthOf(text: string): number {
  return Array.from(text).length
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(width - widthOf(text))
}
