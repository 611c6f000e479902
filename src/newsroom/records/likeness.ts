/** Whether two records are likely one: what is offered while a record is made, so that there is none of it a second time. Pure. */
import { followsReader } from '../../body'
import { Exact, isDecimal } from '../../figures'
import { searchForm } from '../../model/text'

/** Text without case, accents and punctuation, in single spaces; as it is searched where there is nothing else of it. */
export function plainForm(text: string): string {
  const plain = searchForm(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  return plain === '' ? searchForm(text) : plain
}

/** Whether two names are one, but for case, accents, punctuation and a last name that comes first: “Pérez, Ana”. */
export function isSameName(one: string, other: string): boolean {
  const forms = (name: string) => {
    const parts = name.split(',')
    const turned = parts.length === 2 ? [plainForm(`${parts[1]} ${parts[0]}`)] : []
    return [plainForm(name), ...turned].filter((form) => form !== '')
  }
  const others = new Set(forms(other))
  return forms(one).some((form) => others.has(form))
}

/** Addresses of copies in archives: what was copied is behind the day. */
const COPY =
  /^https?:\/\/(?:www\.)?(?:web\.archive\.org\/web|archive\.(?:ph|is|today|li|md|vn|fo))\/[^/]+\/((?:https?:\/{1,2})?.+)$/i

/** The address that a copy in an archive is of; any other as it is. */
function original(url: string): string {
  const of = COPY.exec(url)?.[1]
  if (of === undefined) return url
  const rest = of.replace(/^(https?):\/+/i, '$1://')
  return /^https?:/i.test(rest) ? rest : `https://${rest}`
}

function parsed(url: string): URL | null {
  const address = original(url.trim())
  if (!URL.canParse(address)) return null
  const made = new URL(address)
  return ['http:', 'https:'].includes(made.protocol) ? made : null
}

/** The host as it is without what tells the pages for telephones. */
function hostOf({ host }: URL): string {
  return host.replace(/^(?:www\d?|m|mobile)\./, '')
}

function pathOf({ pathname }: URL): string {
  return pathname.replace(/\/(?:index\.(?:html?|php))?$/i, '')
}

/** One spelling of what an address leads to: no protocol, no `www.`, no place in the page, nothing that follows readers. Null for none. */
export function addressForm(url: string): string | null {
  const made = parsed(url)
  if (!made) return null
  const pairs = [...made.searchParams].filter(([name]) => !followsReader(name)).map((pair) => pair.join('='))
  return [hostOf(made), pathOf(made), ...pairs.sort().map((pair) => `&${pair}`)].join('')
}

/** What every spelling of an address has, as it is stored: what a database looks for. */
export function addressCore(url: string): string | null {
  const made = parsed(url)
  return made && hostOf(made) + pathOf(made)
}

/** Words that labels of any figure have. */
const EMPTY = new Set(
  (
    'a an and as at by for from in into its of off on or out over per that the their this to was were with ' +
    'al con cual de del desde el en entre es la las lo los más o para por que se sin sobre su sus un una y e u ' +
    'number total numero'
  )
    .split(' ')
    .map(searchForm),
)

/** A word without the ending of its plural, in English and Spanish. */
function singular(word: string): string {
  if (word.length < 4 || /ss$/.test(word)) return word
  return word.replace(/ies$/, 'y').replace(/(?<=[lnrdzj])es$|s$/, '')
}

function contentWords(label: string): Set<string> {
  return new Set(
    plainForm(label)
      .split(' ')
      .filter((word) => word !== '' && !EMPTY.has(word))
      .map(singular),
  )
}

/** How much of all words two labels must share, where neither holds the other. */
const SHARED = 0.6
/** From how many digits on few statistics have a value by chance. */
const TELLING_DIGITS = 3

/** The digits of a value, without its zeros in front and behind: those of any other spelling are the same. */
export function digitsOf(value: string): string {
  return value.replace(/\D/g, '').replace(/^0+|(?<!0)0+$/g, '')
}

/** Whether a value is so long that two figures hardly state it by chance: “118”, not “3” or “2000”. */
export function isTelling(value: string): boolean {
  return digitsOf(value).length >= TELLING_DIGITS
}

/** Whether two labels of one value say the same of it: most words are shared, or one says all that the other says. */
export function isLikeLabel(one: string, other: string, value: string): boolean {
  const [a, b] = [contentWords(one), contentWords(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  if (shared === 0) return false
  const least = Math.min(a.size, b.size)
  if (shared === least && (least > 1 || a.size === b.size || isTelling(value))) return true
  return shared / (a.size + b.size - shared) >= SHARED
}

/** A figure as far as it is compared. */
export type LikeFigure = {
  value: string
  high?: string | null
  unit: { kind: string; code?: string | null }
}

function isSameValue(one: string | null | undefined, other: string | null | undefined): boolean {
  if (!one || !other) return !one && !other
  return isDecimal(one) && isDecimal(other) ? new Exact(one).equals(other) : one === other
}

/** Whether two figures state one value in one unit. How sure it is, “about” or “exactly”, is no difference here. */
export function isSameFigure(one: LikeFigure, other: LikeFigure): boolean {
  const code = ({ unit }: LikeFigure) => (unit.code ?? '').toLowerCase()
  return (
    isSameValue(one.value, other.value) &&
    isSameValue(one.high, other.high) &&
    one.unit.kind === other.unit.kind &&
    code(one) === code(other)
  )
}

/** From how many words on a part of what somebody said is told from what others say. */
const TELLING_WORDS = 8

/** Whether two texts are the same words, or one a long part of the other. */
export function isSameText(one: string, other: string): boolean {
  const [a, b] = [plainForm(one), plainForm(other)]
  if (a === '' || a === b) return a === b && a !== ''
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.split(' ').length >= TELLING_WORDS && ` ${long} `.includes(` ${short} `)
}
