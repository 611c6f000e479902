/** The review as it is while somebody types: run in the browser with what the server last answered. Pure. */
import { attributionsOf, imagesOf, textBlocks, type TextBlock } from '../../body'
import type { LexicalBody } from '../../body/types'

import { plainValue } from '../../review/matching'
import {
  linksOf,
  review,
  standardRules,
  type Finding,
  type Review,
  type ReviewInput,
  type Severity,
  type Suggestion,
} from '../../review'
import type { StatisticRecord } from '../../model/records'
import type { ReviewAnswer, FormEdition } from './answer'
import { relocate } from './textRange'

/** Rules whose findings only the server can tell. */
const REMOTE = new Set(['changed-meanwhile', 'held-import', 'protected-name', 'stale-translation', 'unpublishable'])
const standardNames = new Set(standardRules.map(({ name }) => name).filter((name) => !REMOTE.has(name)))

/** Whether the newsroom has rules of its own, of which the browser knows nothing. */
export function hasOwnRules({ rules }: ReviewAnswer): boolean {
  return rules.some((name) => !standardNames.has(name) && !REMOTE.has(name))
}

function byId<Record extends { id: string }>(records: readonly Record[] = []) {
  return new Map(records.map((record) => [record.id, record]))
}

/** What is known of an edition in the browser: its fields and body as they are, and what the server last answered. */
export function inputOf(edition: FormEdition, body: LexicalBody | null, answer: ReviewAnswer | null): ReviewInput {
  return {
    language: edition.language,
    locale: edition.locale,
    title: edition.title,
    dek: edition.dek,
    byline: edition.byline.map(({ name, person }) => name ?? person ?? ''),
    topics: edition.topics,
    body,
    hero: answer?.hero ?? null,
    images: new Map(answer?.images.map(({ node, ...image }) => [node, image])),
    statistics: byId(answer?.records.statistics),
    quotes: byId(answer?.records.quotes),
    sources: byId(answer?.records.sources),
    original: answer?.original ?? null,
    isStale: answer?.isStale ?? false,
    translations: answer?.translations ?? [],
    hadBefore: [],
    dismissals: edition.dismissals,
    minorFigures: answer?.minorFigures ?? 'notice',
    faults: [],
    held: null,
    names: [],
  }
}

/**
 * Reviews an edition with the standard rules that the newsroom has on, and adds the server's findings of the others.
 * Without an answer all standard rules run, on no records: what is in the text can be told, what is behind it cannot.
 */
export function reviewWhileTyping(edition: FormEdition, body: LexicalBody | null, answer: ReviewAnswer | null): Review {
  const rules = standardRules.filter(({ name }) => standardNames.has(name) && (answer?.rules.includes(name) ?? true))
  const local = review(inputOf(edition, body, answer), rules)
  const remote = (answer?.review.findings ?? []).filter(({ rule }) => !standardNames.has(rule))
  return remote.length > 0 ? withFindings(local, remote, edition, textBlocks(body)) : local
}

function withFindings(local: Review, remote: Finding[], { dismissals }: FormEdition, blocks: TextBlock[]): Review {
  const placed = remote.map((finding) => ({
    ...relocate(finding, blocks),
    dismissal: (!finding.isFinal && dismissals.find(({ fingerprint }) => fingerprint === finding.fingerprint)) || null,
  }))
  const findings = [...local.findings, ...placed]
  const standing = findings.filter(({ dismissal }) => dismissal === null)
  const count = (severity: Severity) => standing.filter((finding) => finding.severity === severity).length
  return {
    ...local,
    findings,
    counts: { error: count('error'), warning: count('warning'), notice: count('notice') },
    dismissed: findings.length - standing.length,
  }
}

/**
 * What the server must have been asked about: the records that the body names, and each value and each quotation in its
 * text, for which there may be records to suggest.
 */
export function needsOf(body: LexicalBody | null, { findings }: Review): string[] {
  return [
    ...attributionsOf(body).map(({ fields }) => {
      if (fields.blockType === 'figure') return `statistics ${fields.statistic}`
      return fields.blockType === 'quotation' ? `quotes ${fields.quote}` : `sources ${fields.source}`
    }),
    ...imagesOf(body).flatMap(({ fields: { id, media } }) => (media === null ? [] : [`image ${id} ${media}`])),
    ...findings.flatMap(({ suggestions }) =>
      suggestions.flatMap((suggestion) =>
        suggestion.action === 'create'
          ? [`${suggestion.collection} ${String(suggestion.data.value ?? suggestion.data.text)}`]
          : [],
      ),
    ),
  ]
}

type StatisticLink = Extract<Suggestion, { action: 'link'; collection: 'statistics' }>
export type ExactMatch = { finding: Finding; link: StatisticLink }

/**
 * The figures that can be linked without looking: one statistic, and only one, has the same value in the same unit, and
 * is about what the words around the figure are about.
 */
export function exactMatches({ findings }: Review, answer: ReviewAnswer | null): ExactMatch[] {
  const statistics = byId(answer?.records.statistics)
  return findings.flatMap((finding) => {
    if (finding.rule !== 'unattributed-figure' || finding.dismissal) return []
    const created = finding.suggestions.find((suggestion) => suggestion.action === 'create')
    const links = linksOf(finding).flatMap((link) => (link.collection === 'statistics' ? [link] : []))
    const exact = links.filter(({ id }) => isSame(statistics.get(id), created?.data))
    const [only] = exact
    return only?.isLikely && exact.length === 1 && only === links[0] ? [{ finding, link: only }] : []
  })
}

/** Whether a statistic has the value and the unit that a figure in the text has. */
function isSame(statistic: StatisticRecord | undefined, data: Record<string, unknown> | undefined): boolean {
  if (!statistic || !data || statistic.high) return false
  const unit = data.unit as Partial<StatisticRecord['unit']> | undefined
  return (
    plainValue(statistic.value) === plainValue(String(data.value)) &&
    statistic.unit.kind === unit?.kind &&
    (statistic.unit.code ?? null) === (unit.code ?? null)
  )
}
