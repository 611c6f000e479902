import { sentence } from './sentences'
import type { Finding, Review, Suggestion } from '../review'
import type { UiLanguage } from './messages'

const SEVERITIES = {
  error: sentence('error'),
  warning: sentence('warning'),
  notice: sentence('notice'),
} as const
/** A passage is shown in a column this wide at most. */
const PASSAGE = 44

/** What a review found, for the terminal: a line each with severity, passage and message, and what would resolve it. */
export function findingLines({ findings }: Review, ui: UiLanguage): string[] {
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
export function summaryLine({ figures, quotations }: Review, ui: UiLanguage): string {
  const open = figures.total - figures.attributed + quotations.total - quotations.attributed
  return ui === 'es'
    ? `${counted(figures.total, 'cifra', 'cifras')}, ${counted(quotations.total, 'cita', 'citas')}; ${open} por atribuir`
    : `${counted(figures.total, 'figure', 'figures')}, ${counted(quotations.total, 'quotation', 'quotations')}; ${open} to attribute`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** The likeliest way to resolve a finding, and how many records there are besides. */
function suggestionOf({ suggestions }: Finding, ui: UiLanguage): string | null {
  const links = suggestions.filter((suggestion) => suggestion.action === 'link')
  const [first] = links.length > 0 ? links : suggestions
  if (!first) return null
  const more =
    links.length > 1 ? ` (${ui === 'es' ? 'y' : 'and'} ${links.length - 1} ${ui === 'es' ? 'más' : 'more'})` : ''
  return `${inWords(first, ui)}${more}`
}

const RECORDS = {
  statistics: sentence('statistic'),
  quotes: sentence('quote'),
} as const

function inWords(suggestion: Suggestion, ui: UiLanguage): string {
  const record = RECORDS[suggestion.collection][ui]
  if (suggestion.action === 'link') {
    return ui === 'es'
      ? `enlazar con la ${record} «${printable(suggestion.label)}»`
      : `link to the ${record} “${printable(suggestion.label)}”`
  }
  const { label, value } = suggestion.data
  const said = [value, label].filter((part): part is string => typeof part === 'string' && part !== '')
  const made = said.length > 0 ? `: ${shortened(printable(said.join(' ')))}` : ''
  return ui === 'es' ? `crear una ${record}${made}` : `make a new ${record}${made}`
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
