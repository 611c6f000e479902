import { regionOf } from '../model/perLocale'
import { Exact, isDecimal } from './decimal'
import { plural } from './format'
import { languageTable, type WrittenScale } from './languages'
import type { FigureValue } from './types'

/** A number of a part: whole, with its thousands apart or not. */
const DIGITS = String.raw`\d{1,3}(?:[.,'’]\d{3})+|\d+`
const SPACE = String.raw`[ \u00a0\u202f]`
const THOUSAND = 1000

/** Where a scale begins a sum of its own: a thousand of millions is a part of the millions. */
type Scales = { large: readonly WrittenScale[]; thousand: string | undefined }

function scalesOf(locale: string): Scales {
  const { scales } = languageTable(locale)
  const all = scales ? (scales.regions[regionOf(locale)] ?? scales.usual) : []
  const ofThousand = all.find(({ value }) => value === THOUSAND)
  return { large: all.filter(({ value }) => value > THOUSAND), thousand: scales?.thousand ?? ofThousand?.forms.other }
}

/**
 * A wording in several parts, each in digits before a scale, as one of the new value: "3 mil 500" becomes "3 mil 600", "2
 * millones 500 mil" "3 millones 250 mil". Null where there is none in the text, where the new value is not whole, and where
 * what is counted would take another "de" after it: whoever calls looks at whether it reads as the new value.
 */
export function followParts(text: string, from: FigureValue, to: FigureValue, locale: string): string | null {
  const scales = scalesOf(locale)
  if (from.high || to.high || !isDecimal(from.value) || !isDecimal(to.value)) return null
  const [was, is] = [new Exact(from.value).abs(), new Exact(to.value).abs()]
  const nouns = [scales.thousand ?? [], ...scales.large.map(({ forms }) => Object.values(forms))].flat(2)
  if (nouns.length === 0 || !is.isInteger()) return null
  const word = `(?:${[...new Set(nouns)].toSorted((a, b) => b.length - a.length).join('|')})`
  const part = `(?:${DIGITS}|${word}(?!\\p{L}))`
  const whole = new RegExp(String.raw`(?<![\p{L}\p{N}.,])${part}(?:${SPACE}${part})+(?![\p{L}\p{N}])`, 'giu')
  for (const match of text.matchAll(whole)) {
    const [parts] = match
    const tokens = parts.toLocaleLowerCase(locale).split(new RegExp(SPACE, 'u'))
    if (!valueOf(tokens, scales)?.eq(was)) continue
    const isGrouped = tokens.some((token) => /^\d.{3}/u.test(token))
    const written = write(is, scales, { isGrouped, locale })
    if (written === null || endsInNoun(written, scales) !== endsInNoun(parts, scales)) return null
    return text.slice(0, match.index) + written + text.slice(match.index + parts.length)
  }
  return null
}

function endsInNoun(parts: string, { large }: Scales): boolean {
  const last = parts.split(new RegExp(SPACE, 'u')).at(-1)?.toLowerCase() ?? ''
  return large.some(({ forms }) => Object.values(forms).includes(last))
}

/** What the parts come to; null where they are no number. */
function valueOf(tokens: string[], { large, thousand }: Scales): Exact | null {
  let [total, open] = [new Exact(0), new Exact(0)]
  for (const token of tokens) {
    const scale = large.find(({ forms }) => Object.values(forms).includes(token))
    if (/^\d/u.test(token)) open = open.plus(token.replace(/\D/gu, ''))
    else if (token === thousand) open = (open.isZero() ? new Exact(1) : open).times(THOUSAND)
    else if (scale) [total, open] = [total.plus(open.times(scale.value)), new Exact(0)]
    else return null
  }
  return total.plus(open)
}

/** A whole number in parts; null where it is too large for the scales of the language. */
function write(
  value: Exact,
  { large, thousand }: Scales,
  style: { isGrouped: boolean; locale: string },
): string | null {
  const parts: string[] = []
  let rest = value
  for (const scale of large) {
    const base = rest.div(scale.value).floor()
    if (base.isZero()) continue
    const before = below(base, thousand, style)
    if (before === null) return null
    parts.push(before, plural(scale.forms, base.toFixed(), style.locale))
    rest = rest.minus(base.times(scale.value))
  }
  const last = rest.isZero() && parts.length > 0 ? '' : below(rest, thousand, { ...style, isGrouped: false })
  return last === null ? null : [...parts, last].filter(Boolean).join(' ')
}

/** A number before a scale, or at the end: "3 mil 500". */
function below(
  value: Exact,
  thousand: string | undefined,
  { isGrouped, locale }: { isGrouped: boolean; locale: string },
) {
  if (value.lt(THOUSAND)) return value.toFixed()
  if (isGrouped || thousand === undefined) return new Intl.NumberFormat(locale).format(value.toNumber())
  const thousands = value.div(THOUSAND).floor()
  if (thousands.gte(THOUSAND)) return null
  const rest = value.minus(thousands.times(THOUSAND))
  const head = thousands.eq(1) ? thousand : `${thousands.toFixed()} ${thousand}`
  return rest.isZero() ? head : `${head} ${rest.toFixed()}`
}
