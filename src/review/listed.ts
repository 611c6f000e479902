/** The findings as a list of decisions: what one source answers is one row, and what readers ask first comes first. Pure. */
import type { TextBlock } from '../body'
import { namedIn } from './attribution'
import { claimKinds, type ClaimKind } from './claims'
import { sentenceAt } from './sentenceAt'
import type { Finding, Severity } from './types'

/**
 * Under what a row stands: what the headline and the lead say, what is wrong, claims by kind, words that somebody said;
 * and what is seldom a claim.
 */
const headings = ['lead', 'wrong', 'money', 'share', 'people', 'quotation', 'count', 'minor'] as const
type Heading = (typeof headings)[number]

/** What is decided at once: the figures of a sentence, all of a kind that is seldom a claim, or one finding. */
export type Row = {
  findings: [Finding, ...Finding[]]
  /** Whom the sentence names for its figures; null where it names nobody, or several. */
  namedSource: string | null
  /** The kind that all of it is, where that is what it has in common. */
  kind: string | null
}

export type Group = { severity: Severity; heading: Heading; rows: Row[] }

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice']
const FIGURE = 'unattributed-figure'

/** The findings that stand, in groups of rows: the most important first, and those of a row as they stand in the text. */
export function listed(findings: readonly Finding[], blocks: readonly TextBlock[], locale: string): Group[] {
  const standing = findings.filter(({ dismissal }) => dismissal === null)
  const rows = rowsOf(standing, blocks, locale)
  const lead = blocks.find(({ text }) => text.trim() !== '')?.path ?? null
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const { severity } = row.findings[0]
    const heading = headingOf(row, lead)
    const key = `${severity} ${heading}`
    const group = groups.get(key) ?? { severity, heading, rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  for (const { heading, rows: those } of groups.values()) if (heading === 'lead') those.sort(byImportance)
  const rank = ({ severity, heading }: Group) =>
    SEVERITIES.indexOf(severity) * headings.length + headings.indexOf(heading)
  return [...groups.values()].sort((a, b) => rank(a) - rank(b))
}

/** In the lead, what the headline says comes before everything, and money before twenty cigarettes. */
function byImportance(a: Row, b: Row): number {
  return (
    Number(isOfHeadline(b)) - Number(isOfHeadline(a)) ||
    claimKinds.indexOf(claimOfRow(a)) - claimKinds.indexOf(claimOfRow(b))
  )
}

function isOfHeadline({ findings }: Row): boolean {
  return findings.some(({ where, also = [] }) =>
    [where, ...also].some(({ field }) => field === 'title' || field === 'dek'),
  )
}

/** What the most important of its figures is a claim about. */
function claimOfRow({ findings }: Row): ClaimKind {
  return claimKinds.find((kind) => findings.some(({ claim }) => claim === kind)) ?? 'count'
}

function rowsOf(findings: readonly Finding[], blocks: readonly TextBlock[], locale: string): Row[] {
  const byPath = new Map(blocks.map((block) => [block.path, block]))
  const rows = new Map<string, Row>()
  for (const [index, finding] of findings.entries()) {
    const { path, start } = finding.where
    const block = finding.rule === FIGURE && path !== null ? byPath.get(path) : undefined
    const sentence = block && start !== null ? sentenceAt(block.text, start, locale) : null
    const isMinor = finding.severity === 'notice' && finding.kind !== undefined
    const key = isMinor
      ? `kind ${finding.kind ?? ''}`
      : block && sentence
        ? `${finding.severity} ${block.path} ${sentence.start}`
        : `${index}`
    const row = rows.get(key)
    if (row) row.findings.push(finding)
    else {
      const named =
        block && sentence && !isMinor ? namedIn(block.text.slice(sentence.start, sentence.end), locale) : null
      rows.set(key, { findings: [finding], namedSource: named, kind: isMinor ? (finding.kind ?? null) : null })
    }
  }
  return [...rows.values()]
}

function headingOf(row: Row, lead: string | null): Heading {
  const { findings, kind } = row
  const { rule } = findings[0]
  if (kind !== null) return 'minor'
  const isQuotation = rule === 'unattributed-quotation'
  if (rule !== FIGURE && !isQuotation) return 'wrong'
  const isOfLead = lead !== null && findings.some(({ where }) => where.path === lead)
  if (isOfLead || isOfHeadline(row)) return 'lead'
  return isQuotation ? 'quotation' : claimOfRow(row)
}
