import { escapeHtml, safeHref } from '../../body'
import type { Evidence, PublicSource } from '../../model/document'
import type { Edition } from '../schemas'

/** Words that a fragment names at most at each end: a longer text is named by how it begins and ends. */
const WORDS_EACH = 5

/** Text of a fragment directive: a hyphen, a comma and an ampersand mean something there (WICG, text fragments). */
function directive(words: string[]): string {
  return encodeURIComponent(words.join(' ')).replaceAll('-', '%2D')
}

/**
 * An address that leads a reader to where a text stands on its page, in browsers that know text fragments; to the page in
 * others. Null for what may not be a link.
 * @example sentenceAddress('https://gob.example/a', '37 plazas') // 'https://gob.example/a#:~:text=37%20plazas'
 */
export function sentenceAddress(url: string, text: string | null): string | null {
  const href = safeHref(url)
  if (href === null || text === null || !/^https?:/i.test(href) || href.includes(':~:')) return href
  const words = text
    .replace(/^[\s"“”«»‘’]+|(?<![\s"“”«»‘’])[\s"“”«»‘’]+$/gu, '')
    .split(/\s+/u)
    .filter(Boolean)
  if (words.length === 0) return href
  const named =
    words.length <= 2 * WORDS_EACH
      ? directive(words)
      : `${directive(words.slice(0, WORDS_EACH))},${directive(words.slice(-WORDS_EACH))}`
  return `${href}${href.includes('#') ? '' : '#'}:~:text=${named}`
}

/** The words that a piece of evidence rests on, as its source has them: what it was stated as, or the quote verbatim. */
export function wordsOfEvidence({ quote, statedAs }: Evidence, { quotes }: Pick<Edition, 'quotes'>): string | null {
  if (statedAs !== null) return statedAs
  const found = quotes.find(({ id }) => id === quote)
  return found && !found.paraphrase ? found.text : null
}

/** The day of a copy that the Internet Archive kept, which its address tells; null for that of another archive. */
function dayOfCopy(address: string): string | null {
  const [, year, month, day] = /^https?:\/\/web\.archive\.org\/web\/(\d{4})(\d\d)(\d\d)\d*/.exec(address) ?? []
  return year && month && day ? `${year}-${month}-${day}` : null
}

/**
 * Where readers find a source, and the copy of it that stays: `href` leads to the words, where they are known. The other
 * two are what Robust Links 1.0 (robustlinks.mementoweb.org) has for a link whose page may change or go.
 */
export function linkToSource(
  { accessedAt, archiveUrl, url }: PublicSource,
  text: string | null = null,
): { href: string | null; 'data-versionurl'?: string; 'data-versiondate'?: string } {
  const copy = archiveUrl === null ? null : safeHref(archiveUrl)
  const href = sentenceAddress(url ?? '', text)
  if (href === null) return { href: copy === null ? null : sentenceAddress(copy, text) }
  const day = (copy && dayOfCopy(copy)) ?? accessedAt?.slice(0, 10)
  return {
    href,
    ...(copy !== null && { 'data-versionurl': copy }),
    ...(copy !== null && day && { 'data-versiondate': day }),
  }
}

/** A link to a source around HTML; the HTML alone where there is nothing to lead to. */
export function linkedSource(source: PublicSource, content: string, text: string | null = null): string {
  const { href, ...robust } = linkToSource(source, text)
  if (href === null) return content
  const attributes = Object.entries({ href, rel: 'noopener', ...robust })
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')
  return `<a${attributes}>${content}</a>`
}
