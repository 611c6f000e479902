/** The review of a translation on its way: what nobody has translated yet is marked, and not judged. Pure. */
import { baseLanguage, languageName } from './languageName'
import { sentence } from './sentences'
import {
  alignPassages,
  originalPassages,
  ownPassages,
  passageState,
  type OriginalPassage,
  type PassageRow,
} from './translating'
import type { Finding, Review, ReviewInput, Severity } from './types'

const UNTRANSLATED = 'untranslated-passage'
/** The rules that hold a translation against its original as a whole. */
const COMPARING = new Set(['block-parity', 'figure-parity', 'quotation-parity', 'scale-confusion'])

/**
 * The review of an edition without what it finds in passages that nobody has translated yet, or about what those are to
 * say. Only findings go that another one stands for as long as the passage is untouched: that it is to be translated, or
 * that it is not there. So whatever keeps the edition from being published is still among them.
 */
export function judged(review: Review, { body, language, original }: ReviewInput): Review {
  if (original === null || baseLanguage(original.language) === baseLanguage(language)) return review
  const originals = originalPassages(original.document.body)
  const own = ownPassages(body)
  const rows = alignPassages(originals, own).flatMap(({ original: place, own: mine }: PassageRow) => {
    const theirs = place === null ? undefined : originals[place]
    const ours = mine === null ? null : (own[mine] ?? null)
    const languages = { theirs: original.language, ours: language }
    return theirs && passageState(theirs, ours, languages) === 'untouched' ? [{ theirs, ours }] : []
  })
  if (rows.length === 0) return review

  const isAsked = (path: string) =>
    review.findings.some(
      ({ dismissal, rule, where }) => rule === UNTRANSLATED && dismissal === null && isIn(where.path, path),
    )
  const copied = rows.filter(({ ours }) => ours !== null && isAsked(ours.path))
  const absent = rows.filter(({ ours }) => ours === null || isEmpty(ours.lines))
  const waits = (finding: Finding): 'copied' | 'absent' | null => {
    const { dismissal, rule, text, where } = finding
    if (dismissal !== null || rule === UNTRANSLATED || where.field !== 'body') return null
    if (where.path !== null) {
      return copied.some(({ ours }) => ours !== null && isIn(where.path, ours.path)) ? 'copied' : null
    }
    if (!COMPARING.has(rule)) return null
    if (copied.some(({ theirs }) => says(theirs, text))) return 'copied'
    return absent.some(({ theirs }) => says(theirs, text)) ? 'absent' : null
  }
  const left = review.findings.filter((finding) => waits(finding) === null)
  const gone = review.findings.filter((finding) => waits(finding) !== null)
  if (gone.length === 0) return review

  const missing = gone.filter((finding) => waits(finding) === 'absent' && finding.severity === 'error')
  const findings = missing.length > 0 ? [notThere(absent.length, original.language), ...left] : left
  const standing = findings.filter(({ dismissal }) => dismissal === null)
  const count = (severity: Severity) => standing.filter((finding) => finding.severity === severity).length
  const fewer = (rule: string) => gone.filter((each) => each.rule === rule && each.severity !== 'notice').length
  const { figures, quotations } = review
  return {
    ...review,
    findings,
    counts: { error: count('error'), warning: count('warning'), notice: count('notice') },
    figures: { ...figures, total: Math.max(figures.attributed, figures.total - fewer('unattributed-figure')) },
    quotations: {
      ...quotations,
      total: Math.max(quotations.attributed, quotations.total - fewer('unattributed-quotation')),
    },
  }
}

function isIn(path: string | null, passage: string): boolean {
  return path !== null && (path === passage || path.startsWith(`${passage}.`))
}

function isEmpty(lines: readonly string[]): boolean {
  return lines.length === 0
}

/** Whether a passage has these words, by themselves: "3" is not in "37". */
function says({ blocks, lines }: OriginalPassage, text: string): boolean {
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)
  const isThere = (line: string, from = 0): boolean => {
    const at = line.indexOf(text, from)
    if (at === -1) return false
    return (!isPart(line[at - 1]) && !isPart(line[at + text.length])) || isThere(line, at + 1)
  }
  return text !== '' && [...lines, ...blocks.flatMap(nodesOf)].some((line) => isThere(line))
}

/** What the nodes of a block read as. */
function nodesOf(block: OriginalPassage['blocks'][number]): string[] {
  return block._type === 'block' ? block.children.map(({ text }) => text) : []
}

/** Stands for what passages would say that are not there: nobody can let it stand, for it is many things. */
function notThere(count: number, language: string): Finding {
  const of = languageName(language)
  return {
    rule: UNTRANSLATED,
    severity: 'error',
    where: { field: 'body', path: null, start: null, end: null },
    text: '',
    message:
      count === 1
        ? sentence('1 passage of the edition in {language} is not here yet.', { language: of })
        : sentence('{count} passages of the edition in {language} are not here yet.', { count, language: of }),
    suggestions: [],
    fingerprint: 'passages-not-there',
    dismissal: null,
    isFinal: true,
  }
}
