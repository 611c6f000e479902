import transliterated from '@sindresorhus/slugify'

const LONGEST = 100

/** What the library has no word for in every language, or none at all: "&" is not "and" in Spanish. */
const OWN_REPLACEMENTS: [string, string][] = [
  ['&', ' '],
  // Arabic writes it to stretch a word.
  ['ـ', ''],
  // Sámi.
  ['ŋ', 'n'],
  ['Ŋ', 'N'],
  ['ŧ', 't'],
  ['Ŧ', 'T'],
]

/**
 * A slug from a title: Latin letters without their accents, other alphabets in Latin letters, lower case, words joined
 * by hyphens, 100 characters at most and cut between two words where there are two. Empty when no letter or digit can
 * be written so, as in Chinese.
 * @example slugify("López Obrador's iPhone in Łódź") // 'lopez-obradors-iphone-in-lodz'
 */
export function slugify(title: string): string {
  const plain = title
    // Ligatures, wide letters and small digits in their plain form.
    .replace(/[\p{Script=Latin}\p{N}]/gu, (character) => character.normalize('NFKD'))
    // Before the library reads them as German does: "pingüino" is not "pingueino".
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    // Which the library reads as letters: "€5bn" is not "e5bn".
    .replace(/\p{S}/gu, ' ')
  const slug = transliterated(plain, { decamelize: false, customReplacements: OWN_REPLACEMENTS })
  if (slug.length <= LONGEST) return slug
  const end = slug.lastIndexOf('-', LONGEST)
  return slug.slice(0, end > 0 ? end : LONGEST)
}

/** The slug that was made from a title before `slugify` knew other alphabets: what drafts of then still have. */
export function formerSlug(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[æœ]/g, (letter) => (letter === 'æ' ? 'ae' : 'oe'))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/^-+|(?<!-)-+$/g, '')
}
