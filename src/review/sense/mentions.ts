import type { FoundFigure, Qualifier } from '../../figures'
import { MARKS, type MentionKind } from './pattern'
import type { SenseWords } from './words'

/** A figure as arithmetic takes it: between which bounds it lies, by how it is written and qualified. */
export type Mention = {
  start: number
  end: number
  text: string
  kind: MentionKind
  /** The number; of a share the part of one. */
  value: number
  /** What one of its last digit is worth: 0.1 billion for "2.4 billion". */
  step: number
  qualifier: Qualifier
  unit: FoundFigure['unit']
}

const ANY_MARK = /[\uE000-\uE003]/g

/** The figures of a text with which sums are made. Spans of time are left out: "in two years" is no amount of anything. */
export function mentionsIn(text: string, figures: readonly FoundFigure[], words: SenseWords): Mention[] {
  return figures.flatMap((figure): Mention[] => {
    const after = text.slice(figure.end, figure.end + 24)
    if (figure.unit.kind === 'count' && words.timeAfter.test(after)) return []
    const value = numberOf(figure.value)
    if (figure.value === '' || !Number.isFinite(value)) return []
    const { start, qualifier, unit } = figure
    const kind = kindOf(figure, after, words)
    // The word of points stands where a sign of per cent would, and is part of the figure.
    const end = figure.end + (kind === 'points' ? (words.pointsAfter.exec(after)?.[0].length ?? 0) : 0)
    return [
      {
        start,
        end,
        text: text.slice(start, end),
        kind,
        value,
        step: stepOf(figure),
        qualifier,
        unit,
      },
    ]
  })
}

function kindOf({ unit, value }: FoundFigure, after: string, words: SenseWords): Mention['kind'] {
  if (unit.kind === 'percent') return 'percent'
  if (unit.kind === 'percentage-point') return 'points'
  // "half a percentage point"
  if (value.includes('/') && words.pointsAfter.test(after)) return 'points'
  if (value.includes('/') || unit.kind === 'ratio') return 'share'
  return unit.kind === 'count' && words.pointsAfter.test(after) ? 'points' : 'amount'
}

function numberOf(value: string): number {
  const [over, under] = value.split('/')
  return under === undefined ? Number(over) : Number(over) / Number(under)
}

/** Digits that stand after a decimal separator, in whichever way of writing: one or two, or three after a zero. */
const DECIMALS = /\d[.,](\d{1,2})(?!\d|[.,]\d)|(?<!\d)0[.,](\d{3,})/

function stepOf({ text, value }: FoundFigure): number {
  if (value.includes('/')) return 0
  const number = Math.abs(Number(value))
  const decimals = DECIMALS.exec(text)
  const places = (decimals?.[1] ?? decimals?.[2] ?? '').length
  // "2.4 billion" is 24 times 0.1 billion.
  const digits = Number((/\d(?:[\d.,  ]*\d)?/.exec(text)?.[0] ?? '').replace(/\D/g, ''))
  const step = digits > 0 ? number / digits : 0
  if (isPowerOfTen(step)) return step
  if (places > 0 && number < 1000) return 10 ** -places
  return Number.isInteger(number) ? roundness(number) : 0.1
}

function isPowerOfTen(number: number): boolean {
  const exponent = Math.log10(number)
  return Number.isFinite(exponent) && Math.abs(exponent - Math.round(exponent)) < 1e-9
}

/** What one of the last digit of a number in words is worth: a thousand for "two thousand", one for "two hundred". */
function roundness(number: number): number {
  let step = 1
  while (number > 0 && number % (step * 1000) === 0) step *= 1000
  return step
}

/** A text with each mention as one character, on which patterns look for how figures stand to each other. */
export function skeletonOf(
  text: string,
  mentions: readonly Mention[],
): { skeleton: string; mentionAt: ReadonlyMap<number, Mention> } {
  const mentionAt = new Map<number, Mention>()
  let skeleton = ''
  let from = 0
  for (const mention of mentions) {
    skeleton += text.slice(from, mention.start).replace(ANY_MARK, ' ')
    mentionAt.set(skeleton.length, mention)
    skeleton += MARKS[mention.kind]
    from = mention.end
  }
  return { skeleton: skeleton + text.slice(from).replace(ANY_MARK, ' '), mentionAt }
}
