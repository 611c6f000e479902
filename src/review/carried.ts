/** What editors let stand in an original, as proposals for its translation. Pure. */
import { readFigure } from '../figures'
import { kindFingerprint } from './decisions'
import { plainValue } from './matching'
import type { Finding } from './types'

/** A decision of the original, by its words. */
export type OriginalDismissal = { fingerprint: string; rule: string; text: string; reason: string }

/** A finding that the translation shares with what was let stand in its original, and why it was. */
export type Carried = { finding: Finding; reason: string; text: string }

/** Whether a finding is about the figure that a text of the original says. Its own words may leave out what it is in. */
function saysSame({ suggestions }: Finding, text: string, locale: string): boolean {
  const read = readFigure(text, locale)
  const data = suggestions.find(({ action }) => action === 'create')
  if (!read || data?.action !== 'create') return false
  const { high = null, unit, value } = data.data as { high?: string | null; unit?: { kind?: string }; value?: string }
  const isOfUnit = read.unit.kind === 'count' || read.unit.kind === unit?.kind
  return isOfUnit && plainValue(String(value)) === plainValue(read.value) && high === (read.high ?? null)
}

/**
 * The findings that stand in a translation and say what was let stand in its original: the same figure, in whatever way
 * each language writes it, or the same words under the same rule; and those of a kind that was let stand as a whole. Each
 * decision about one finding is about one here. `locale` is how the original reads numbers.
 */
export function carried(
  findings: readonly Finding[],
  dismissals: readonly OriginalDismissal[],
  locale: string,
): Carried[] {
  const taken = new Set<string>()
  const open = findings.filter(({ dismissal, isFinal }) => dismissal === null && isFinal !== true)
  return dismissals.flatMap(({ fingerprint, reason, rule, text }): Carried[] => {
    const isFigure = rule === 'unattributed-figure'
    const isOfKind = ({ kind }: Finding) => kind !== undefined && kindFingerprint(kind) === fingerprint
    const isSame = (finding: Finding) =>
      finding.rule === rule && (isFigure ? saysSame(finding, text, locale) : finding.text === text)
    const those = open.filter((finding) => !taken.has(finding.fingerprint) && (isOfKind(finding) || isSame(finding)))
    const ofKind = those.filter(isOfKind)
    const chosen = ofKind.length > 0 ? ofKind : those.slice(0, 1)
    for (const finding of chosen) taken.add(finding.fingerprint)
    return chosen.map((finding) => ({ finding, reason, text }))
  })
}
