/** The states of editions as the admin shows them. Pure. */
import { deskFilters, type DeskFilter } from '../../newsroom/editions/deskFilters'
import type { EditionState } from '../../newsroom/editions/states'

/** A sign for each status, so that not only the colour and the word tell them apart. */
export const statusSigns: Readonly<Record<EditionState['status'], string>> = {
  missing: '○',
  draft: '◐',
  live: '●',
  withdrawn: '⊘',
}

export type EditionMark = { kind: 'behind' | 'stale' | 'errors' | 'warnings' | 'draft' | 'image'; count: number }

export const markSigns: Readonly<Record<EditionMark['kind'], string>> = {
  behind: '≠',
  stale: '↻',
  errors: '✕',
  warnings: '▲',
  draft: '✎',
  image: '▣',
}

/** What is to be said of an edition besides its status, the most pressing first. */
export function marksOf(edition: EditionState): EditionMark[] {
  const marks: EditionMark[] = [
    { kind: 'behind', count: edition.isBehind ? 1 : 0 },
    { kind: 'stale', count: edition.isStale ? edition.stalePassages : 0 },
    { kind: 'errors', count: edition.errors },
    { kind: 'warnings', count: edition.warnings },
    // What is no more than a draft has nothing else.
    { kind: 'draft', count: edition.status === 'live' && edition.hasDraft ? 1 : 0 },
    { kind: 'image', count: edition.hasNewImage ? 1 : 0 },
  ]
  return marks.filter(({ count }) => count > 0)
}

/** The article that a missing edition is made from: this one, else the original, else any; only what is live serves. */
export function sourceFor(editions: readonly EditionState[], current?: string): string | null {
  const live = editions.filter(({ status }) => status === 'live')
  const source =
    live.find(({ article }) => article === current) ?? live.find(({ translatedFrom }) => !translatedFrom) ?? live[0]
  return source?.article ?? null
}

/** The place of the page on which an edition stands beside another one, below the pages of articles. */
export function besideAddress(article: string, beside: string): string {
  return `${article}/translate?beside=${encodeURIComponent(beside)}`
}

/** The live edition that one which was made from no other can be set beside; null where there is none. */
export function besideFor(editions: readonly EditionState[], { article, translatedFrom }: EditionState): string | null {
  if (article === null || translatedFrom) return null
  const live = editions.filter(({ status }) => status === 'live')
  return live.find((each) => each.article !== article && !each.translatedFrom)?.article ?? null
}

/** The edition that a story is opened by: that in the language of an admin, or else its first one; null where it has none. */
export function editionToOpen(editions: readonly EditionState[], language: string): EditionState | null {
  const there = editions.filter(({ article }) => article !== null)
  const inLanguage = there.find((edition) => edition.language.split('-')[0] === language.split('-')[0])
  return inLanguage ?? there[0] ?? null
}

/** The languages that a story has no edition in. */
export function missingLanguages(editions: readonly EditionState[]): string[] {
  return editions.filter(({ status }) => status === 'missing').map(({ language }) => language)
}

/** The filter that an address names, if it is one. */
export function readFilter(value: string | null): DeskFilter | null {
  return deskFilters.find((filter) => filter === value) ?? null
}

/** The address of the Desk with a filter, and with whatever else is in it. */
export function withFilter(search: string, filter: DeskFilter | null): string {
  const parameters = new URLSearchParams(search)
  if (filter) parameters.set('filter', filter)
  else parameters.delete('filter')
  const query = parameters.toString()
  return query === '' ? '' : `?${query}`
}
