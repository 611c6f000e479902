import type { HouseStyle } from '../model/languages'
import { languageTable, type StyleGuide } from './languages'
import { perLocale, regionOf } from '../model/perLocale'

/** Before the subtags of a house style. */
const MARK = 'x-house'

/**
 * A locale that carries a house style in private subtags (BCP 47, section 2.2.7), so that whoever passes the locale on
 * passes the style on: `en-US` with "per cent" is `en-US-x-house-p0`. Throws a RangeError for a malformed locale, and for
 * a percent word that the language is not read with, or any other value that means nothing.
 */
export function withHouseStyle(locale: string, style: HouseStyle): string {
  const { percent, scales, wordsUpTo, currency } = style
  const subtags: string[] = []
  if (percent !== undefined) {
    const index = (languageTable(locale).reading?.percent ?? []).indexOf(percent)
    if (percent !== 'sign' && index < 0) throw new RangeError(`No percent word of ${locale}: ${percent}`)
    subtags.push(percent === 'sign' ? 'ps' : `p${index}`)
  }
  if (scales !== undefined && scales !== 'words' && scales !== 'digits')
    throw new RangeError(`No way to write scales: ${String(scales)}`)
  if (currency !== undefined && currency !== 'sign' && currency !== 'name') {
    throw new RangeError(`No way to write money: ${String(currency)}`)
  }
  if (scales !== undefined) subtags.push(scales === 'words' ? 'sw' : 'sd')
  if (wordsUpTo !== undefined) {
    if (!Number.isInteger(wordsUpTo) || wordsUpTo < 0 || wordsUpTo > 999_999) {
      throw new RangeError(`No number that words go up to: ${wordsUpTo}`)
    }
    subtags.push(`w${wordsUpTo}`)
  }
  if (currency !== undefined) subtags.push(currency === 'sign' ? 'cs' : 'cn')
  // What a locale carries already stands first, so that the later word is kept.
  const isHoused = locale.toLowerCase().includes(`-${MARK}-`)
  return subtags.length === 0 ? locale : [locale, ...(isHoused ? [] : [MARK]), ...subtags].join('-')
}

/** How figures are written in a locale: by its style guide, and by the house style that it carries. */
export const styleOf = perLocale((locale): StyleGuide => {
  const { styles, reading } = languageTable(locale)
  const style: StyleGuide = { ...(styles.regions[regionOf(locale)] ?? styles.usual) }
  const [, house = ''] = locale.toLowerCase().split(`-${MARK}-`)
  for (const [name, ...rest] of house.split('-').filter(Boolean)) {
    const value = rest.join('')
    if (name === 'p') {
      style.percent = value === 's' ? 'sign' : 'words'
      const word = reading?.percent[Number(value)]
      if (word !== undefined) style.percentWord = word
    } else if (name === 's')
      style.scales = value === 'd' ? 'digits' : style.scales === 'digits' ? 'decimal' : style.scales
    else if (name === 'w') style.wordsUpTo = Number(value)
    else if (name === 'c') style.currency = value === 's' ? 'sign' : 'name'
  }
  return style
})
