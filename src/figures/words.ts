import { regionOf } from '../model/perLocale'
import { isDecimal } from './decimal'
import { languageTable, type NumberWords } from './languages'

/** Below this every language table has words, and no word is longer than running text can bear. */
const LIMIT = 1_000_000_000

/**
 * A whole number in the words of the language of a locale: "nine", "ciento cincuenta". Null for what is written in
 * digits: negative numbers, numbers with decimals, 10⁹ and above, and languages without a table.
 */
export function cardinal(value: string, locale: string): string | null {
  const { numbers } = languageTable(locale)
  if (!numbers || !isDecimal(value) || !/^\d{1,9}$/.test(value)) return null
  const number = Number(value)
  if (number >= LIMIT) return null
  const words = compose(number, numbers)
  const respelled = numbers.respelled?.[regionOf(locale)]
  return respelled ? words.replace(/\p{L}+/gu, (word) => respelled[word] ?? word) : words
}

/** Whether the words of a number change with the gender of what it counts: "veintiuno", "doscientos". */
export function isGendered(words: string, locale: string): boolean {
  return languageTable(locale).numbers?.gendered?.test(words) ?? false
}

/** The form a number word takes right before a masculine noun: "uno" is "un", "treinta y uno" is "treinta y un". */
export function beforeNoun(word: string, locale: string): string {
  const { numbers } = languageTable(locale)
  return numbers && !numbers.shortensBeforeNumeralsOnly ? shorten(word, numbers) : word
}

function compose(number: number, words: NumberWords): string {
  const small = words.below[number]
  if (small !== undefined) return small
  if (number < 100) {
    const unit = number % 10
    const ten = words.tens[number - unit] ?? ''
    return unit === 0 ? ten : ten + words.tensJoiner + compose(unit, words)
  }
  if (number < 1000) {
    const rest = number % 100
    if (number === 100) return words.exactHundred
    const hundred = words.hundreds[number - rest] ?? ''
    return rest === 0 ? hundred + (words.exactHundreds ?? '') : hundred + words.hundredsJoiner + compose(rest, words)
  }
  const scale = words.scales.find(({ value }) => value <= number)
  if (!scale) throw new RangeError(`No words for ${number}`)
  const count = Math.floor(number / scale.value)
  const rest = number % scale.value
  const many = compose(count, words)
  const isWhole = words.shortensBeforeNumeralsOnly && scale.value >= 1_000_000
  const head = count === 1 ? scale.one : scale.many.replace('{n}', isWhole ? many : shorten(many, words))
  if (rest === 0) return head
  const isJoined = rest < 100 || (words.joinsRoundRests && /^\d0+$/.test(String(rest)))
  return head + (isJoined ? words.scaleRestJoiner : ' ') + compose(rest, words)
}

function shorten(word: string, { shortened }: NumberWords): string {
  const rule = shortened.find(([full]) => word.endsWith(full))
  return rule ? word.slice(0, -rule[0].length) + rule[1] : word
}
