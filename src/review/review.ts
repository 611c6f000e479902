import { sentence } from './sentences'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { textBlocks, type TextBlock } from '../body'
import { findFigures, type FoundFigure } from '../figures'
import { LONGEST } from '../model/limits'
import { decisionOn } from './decisions'
import { nodesOf } from './nodes'
import { findQuotations } from './quotations'
import { speakersOf } from './speakers'
import { standardRules } from './rules'
import { sentenceAt } from './sentenceAt'
import { unattributedQuotations } from './unattributed'
import type {
  CheckedInput,
  Finding,
  Meter,
  Review,
  ReviewedEdition,
  ReviewInput,
  Rule,
  RuleFinding,
  Severity,
  Suggestion,
  Where,
} from './types'

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 }
/** Half of a SHA-256, in hexadecimal: two findings of one edition never share it by chance. */
const FINGERPRINT_LENGTH = 32

/** Reads an edition once for all rules: the running text of its body, with the figures and quotations in it. */
export function readEdition(input: CheckedInput): ReviewedEdition {
  const texts = textBlocks(input.body)
  const speakers = speakersOf(
    texts.map(({ text }) => text),
    input.locale,
  )
  const figures = figuresOf(texts, input.locale)
  const blocks = texts.map((block, index) => ({
    ...block,
    figures: figures[index] ?? [],
    quotations: findQuotations(block.text, input.locale, speakers),
  }))
  // What is longer is published by nobody, and reading it would keep others waiting.
  const title = input.title.slice(0, LONGEST.title)
  const dek = input.dek?.slice(0, LONGEST.dek) ?? null
  return { ...input, title, dek, blocks, nodes: nodesOf(blocks, input) }
}

/** What was found in the texts of the edition that was read last: who types changes one passage of it at a time. */
let lastFigures = new Map<string, FoundFigure[]>()

/** The figures of each text, those of a text that the edition before had as they were found then. */
function figuresOf(texts: readonly TextBlock[], locale: string): FoundFigure[][] {
  const found = new Map<string, FoundFigure[]>()
  const figures = texts.map(({ text }) => {
    const key = `${locale} ${text}`
    // Two passages in the same words have each its own: rules tell figures apart by what they are.
    const known = found.has(key) ? undefined : lastFigures.get(key)
    const inText = known ?? findFigures(text, locale)
    found.set(key, inText)
    return inText
  })
  lastFigures = found
  return figures
}

/**
 * Runs the rules over an edition. Pure and quick enough to run while somebody types. A finding that an editor dismissed
 * is still given, with the dismissal, and no longer counted. Errors come first, then what stands earlier.
 */
export function review({ dismissals, ...input }: ReviewInput, rules: readonly Rule[] = standardRules): Review {
  return check(input, rules)(dismissals)
}

/**
 * The same for who decides about what was found and reviews it again: the rules run once, and what is given back tells
 * the review with any dismissals.
 */
export function check(
  input: CheckedInput,
  rules: readonly Rule[] = standardRules,
): (dismissals: ReviewInput['dismissals']) => Review {
  const edition = readEdition(input)
  const fingerprint = fingerprints(edition)
  const all = rules.flatMap((rule) =>
    checked(rule, edition).map(({ facts = [], suggestions = [], within, ...found }) => {
      const taken = fingerprint(rule.name, { ...found, facts })
      return { found: { ...found, rule: rule.name, suggestions, fingerprint: taken }, within }
    }),
  )
  return (dismissals) => decided(edition, all, dismissals)
}

/** The review of what the rules found, with what was dismissed of it. */
function decided(
  edition: ReviewedEdition,
  checked: ReadonlyArray<{ found: Omit<Finding, 'dismissal'>; within: Where | undefined }>,
  dismissals: ReviewInput['dismissals'],
): Review {
  const all = checked.map(({ found, within }) => {
    const finding: Finding = { ...found, dismissal: found.isFinal ? null : dismissalOf(dismissals, found) }
    return { finding, within }
  })
  const asked = new Map(
    blocking({ findings: all.map(({ finding }) => finding) }).map((each) => [placeKey(each.where), each]),
  )
  const findings = all
    .flatMap(({ finding, within }) => {
      const asking = within && asked.get(placeKey(within))
      if (!asking) return [finding]
      // A headline says what the body says once more.
      if (finding.where.field !== within.field) asking.also = [...(asking.also ?? []), finding.where]
      return []
    })
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || comparePlaces(a, b))

  const standing = findings.filter(({ dismissal }) => dismissal === null)
  const count = (severity: Severity) => standing.filter((finding) => finding.severity === severity).length
  return {
    findings,
    counts: { error: count('error'), warning: count('warning'), notice: count('notice') },
    dismissed: findings.length - standing.length,
    ...meters(edition, findings),
  }
}

/** The findings that keep an edition from being published: errors that nobody has dismissed, or could. */
export function blocking({ findings }: Pick<Review, 'findings'>): Finding[] {
  return findings.filter(({ severity, dismissal }) => severity === 'error' && dismissal === null)
}

function placeKey({ field, path, start }: Where): string {
  return JSON.stringify([field, path, start])
}

/** A newsroom's own rule that breaks must not keep anybody from writing or publishing. */
function checked(rule: Rule, edition: ReviewedEdition): RuleFinding[] {
  try {
    return rule.check(edition)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [
      {
        severity: 'warning',
        where: { field: 'body', path: null, start: null, end: null },
        text: rule.name,
        message: sentence("The rule '{name}' could not be run: {reason}", { name: rule.name, reason }),
      },
    ]
  }
}

/** A finding is dismissed by itself, or with all of its kind in the story. */
function dismissalOf(
  dismissals: ReviewInput['dismissals'],
  finding: Pick<Finding, 'fingerprint' | 'kind'>,
): Finding['dismissal'] {
  const found = decisionOn(finding, dismissals)
  if (!found) return null
  const { at, by, reason, statistic } = found
  return { reason, by, at, ...(statistic ? { statistic } : {}) }
}

/**
 * Gives each finding its fingerprint: of its rule, its words, its sentence and what else it rests on. Not of its place,
 * so that it stays the same when paragraphs move; and the second of two alike in one sentence gets another.
 */
function fingerprints(edition: ReviewedEdition) {
  const seen = new Map<string, number>()
  const words = new Map(
    [...edition.nodes.figures, ...edition.nodes.quotations].map(({ where, text }) => [where.path, text] as const),
  )
  const blocks = new Map(
    edition.blocks.flatMap((block) => [block, ...block.nodes].map(({ path }) => [path, block] as const)),
  )
  const sentenceOf = sentencesOf(edition, { words, blocks })
  return (rule: string, { facts = [], text, where }: RuleFinding): string => {
    const key = JSON.stringify([rule, plain(text), sentenceOf(where), where.field, ...facts])
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return hashOf(`${key}${before}`).slice(0, FINGERPRINT_LENGTH)
  }
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

function plain(text: string) {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

type Block = ReviewedEdition['blocks'][number]

/** How much of a sentence a fingerprint is made of, in characters: what has no end is looked at in parts. */
const LONGEST_SENTENCE = 4000
/** Nobody may publish a title or dek that is longer, in characters. */
const LONGEST_HEAD = 1000

/** Finds the sentence that a finding stands in, with body nodes as they read; nothing for what concerns a whole field. */
function sentencesOf(
  edition: ReviewedEdition,
  { words, blocks }: { words: ReadonlyMap<string | null, string>; blocks: ReadonlyMap<string, Block> },
): (where: RuleFinding['where']) => string {
  const written = new Map<string, string>()
  const parts = new Map<Block, { start: number; end: number }>()

  const partAt = (block: Block, at: number) => {
    const known = parts.get(block)
    if (known && known.start <= at && at < known.end) return known
    const { end, start } = sentenceAt(block.text, at, edition.locale)
    const from = start + Math.floor((at - start) / LONGEST_SENTENCE) * LONGEST_SENTENCE
    const part = { start: from, end: Math.min(end, from + LONGEST_SENTENCE) }
    parts.set(block, part)
    return part
  }
  const write = (block: Block, { end, start }: { start: number; end: number }): string => {
    let text = ''
    let from = start
    for (const { offset, path: node } of block.nodes) {
      if (offset < start || offset >= end) continue
      text += block.text.slice(from, offset) + (words.get(node) ?? '')
      from = offset + 1
    }
    return plain(text + block.text.slice(from, end))
  }
  // What has no end enters as its own hash, which is made once for all that is found in it.
  const keep = (key: string, isEndless: boolean, make: () => string): string => {
    const known = written.get(key)
    if (known !== undefined) return known
    const text = make()
    const kept = isEndless ? hashOf(text) : text
    written.set(key, kept)
    return kept
  }
  return ({ field, path, start }) => {
    if (field === 'title' || field === 'dek') {
      const text = edition[field] ?? ''
      return keep(field, text.length > LONGEST_HEAD, () => plain(text))
    }
    const block = path === null ? undefined : blocks.get(path)
    if (!block) return ''
    const part = partAt(block, start ?? block.nodes.find((node) => node.path === path)?.offset ?? 0)
    const isEndless = part.end - part.start === LONGEST_SENTENCE
    return keep(`${block.path} ${part.start}`, isEndless, () => write(block, part))
  }
}

function meters(
  edition: ReviewedEdition,
  findings: Finding[],
): Pick<Review, 'figures' | 'quotations' | 'unattributed'> {
  const dismissed = (rule: string) => findings.filter((each) => each.rule === rule && each.dismissal).length
  const meter = (attributed: number, unattributed: number, rule: string): Meter => ({
    attributed,
    // What an editor decided to leave without a record is not waiting for one.
    total: attributed + Math.max(0, unattributed - dismissed(rule)),
  })
  const figures = edition.blocks.reduce((sum, block) => sum + block.figures.length, 0)
  // What waits for a record: neither what is seldom a claim, nor what is said again.
  const waiting = findings.filter(
    ({ rule, severity, dismissal }) => rule === 'unattributed-figure' && severity !== 'notice' && dismissal === null,
  ).length
  const quotations = unattributedQuotations(edition).filter(({ quotation }) => quotation.kind === 'speech').length
  return {
    unattributed: { figures, quotations },
    figures: { attributed: edition.nodes.figures.length, total: edition.nodes.figures.length + waiting },
    quotations: meter(edition.nodes.quotations.length, quotations, 'unattributed-quotation'),
  }
}

const FIELDS = ['title', 'dek', 'body']

function comparePlaces({ where: a }: Finding, { where: b }: Finding): number {
  const byField = fieldOrder(a.field) - fieldOrder(b.field)
  if (byField !== 0) return byField
  if (a.path === null || b.path === null) return Number(a.path === null) - Number(b.path === null)
  const [left, right] = [numbersOf(a.path), numbersOf(b.path)]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length || (a.start ?? 0) - (b.start ?? 0)
}

function fieldOrder(field: string) {
  return (FIELDS.indexOf(field) + FIELDS.length + 1) % (FIELDS.length + 1)
}
function numbersOf(path: string) {
  return path.split('.').flatMap((part) => (/^\d+$/.test(part) ? [Number(part)] : []))
}

/** The suggestions that link a passage to a record there is, best first. */
export function linksOf({ suggestions }: Pick<Finding, 'suggestions'>): Extract<Suggestion, { action: 'link' }>[] {
  return suggestions.flatMap((suggestion) => (suggestion.action === 'link' ? [suggestion] : []))
}
