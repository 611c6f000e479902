/** What a translator has to look at again: the passages in which two releases of an edition say something else. */
import { diffArrays } from 'diff'
import { meaningOf } from './canonical'
import { passagesOf } from '../body'
import type { EditionDocument, PortableTextBlock, PublicQuote, PublicStatistic } from '../model/document'
import { renamed } from './publicNames'

/** A passage that changed, or what is said of an image. A side is null where it is new, or gone. */
export type Passage = { part: 'title' | 'dek' | 'body' | 'image'; before: string | null; after: string | null }

type Written = {
  /** What readers read. */
  text: string
  /** What a translator translates: figures are shared by all editions and correct themselves, so only their id counts. */
  meaning: string
}

type Children = PortableTextBlock['children']

function childrenOf(document: EditionDocument): Children[] {
  return document.body.flatMap(passagesOf)
}

/** An object in running text, told from typed text by characters that nobody types (Unicode private use). */
function token(kind: string, id: string, text = ''): string {
  return `\uE000${kind}:${id}:${text}\uE001`
}

function written(children: Children, isQuoteSame: (quote: string) => boolean): Written {
  const parts = children.map((child): Written => {
    switch (child._type) {
      case 'span':
        return { text: child.text, meaning: child.text }
      case 'figure':
        return { text: child.text, meaning: token('figure', child.statistic) }
      case 'quotation':
        // Other words of the same quote are for the translator; a quote that was corrected carries its own translation.
        return { text: child.text, meaning: token('quote', child.quote, isQuoteSame(child.quote) ? child.text : '') }
      case 'citation':
        return { text: '', meaning: token('source', child.source, child.locator ?? '') }
    }
  })
  const join = (key: keyof Written) =>
    parts
      .map((part) => part[key])
      .join('')
      .replace(/\s+/gu, ' ')
      .trim()
  return { text: join('text'), meaning: join('meaning') }
}

/**
 * What records of a release are called in a later one of its edition. A statistic or a quote has another id from when a
 * source behind it is not named any more, and where its edition joins another story. It is told by its place in the text.
 */
export function newNames(before: EditionDocument, after: EditionDocument): Map<string, string> {
  const names = new Map<string, string>()
  const now = new Map(
    childrenOf(after)
      .flat()
      .map((child) => [child._key, child] as const),
  )
  const pair = (list: 'statistics' | 'quotes', was: string, is: string) => {
    const [old, record] = [before[list].find(({ id }) => id === was), after[list].find(({ id }) => id === is)]
    const isAnother = was === is || before[list].some(({ id }) => id === is) || after[list].some(({ id }) => id === was)
    if (old && record && !isAnother && saidIn(old) === saidIn(record)) names.set(was, is)
  }
  for (const child of childrenOf(before).flat()) {
    const later = now.get(child._key)
    if (child._type === 'figure' && later?._type === 'figure') pair('statistics', child.statistic, later.statistic)
    if (child._type === 'quotation' && later?._type === 'quotation') pair('quotes', child.quote, later.quote)
  }
  return names
}

/** What a record is of, whatever it is called. */
function saidIn(record: PublicStatistic | PublicQuote): string {
  return 'label' in record ? record.label : record.text
}

/**
 * The passages that differ between two releases of an edition, in the order of the newer one. Formatting is no
 * difference, nor is the value of a figure, nor what a record is called; a paragraph that only moved is none either.
 */
export function editorsView(released: EditionDocument, after: EditionDocument): Passage[] {
  const before = renamed(released, newNames(released, after))
  const heads = (['title', 'dek'] as const).flatMap((part): Passage[] =>
    (before[part] ?? '') === (after[part] ?? '') ? [] : [{ part, before: before[part], after: after[part] }],
  )
  const quotes = new Map(before.quotes.map((quote) => [quote.id, meaningOf(quote)]))
  const same = new Set(after.quotes.filter((quote) => quotes.get(quote.id) === meaningOf(quote)).map(({ id }) => id))
  const [old, now] = [before, after].map((document) =>
    childrenOf(document)
      .map((children) => written(children, (quote) => same.has(quote)))
      .filter(({ meaning }) => meaning !== ''),
  ) as [Written[], Written[]]
  return [...heads, ...pairs(passageChanges(old, now))]
}

/** Passages that both releases have, or that went, or came. */
export type PassageChange = { added?: boolean; removed?: boolean; value: Written[] }

/** How many passages may have gone and come before they are not compared one by one: bounds the time, which grows with the square. */
const FARTHEST = 1000

/** The passages of two releases in order; of releases that are too far apart, all between those that both begin and end with. */
export function passageChanges(before: Written[], after: Written[]): PassageChange[] {
  const isSame = (a: Written | undefined, b: Written | undefined) => a?.meaning === b?.meaning
  const changes = diffArrays(before, after, { comparator: isSame, maxEditLength: FARTHEST })
  if (changes) return changes
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && isSame(before[head], after[head])) head += 1
  let tail = 0
  while (tail < most - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1
  return [
    { value: after.slice(0, head) },
    { removed: true, value: before.slice(head, before.length - tail) },
    { added: true, value: after.slice(head, after.length - tail) },
    { value: after.slice(after.length - tail) },
  ]
}

/** Puts what went and what came in its place side by side, and leaves out what only moved. */
export function pairs(changes: PassageChange[]): Passage[] {
  const meanings = (kind: 'added' | 'removed') =>
    new Set(changes.flatMap((change) => (change[kind] ? change.value.map(({ meaning }) => meaning) : [])))
  const [came, went] = [meanings('added'), meanings('removed')]
  const passages: Passage[] = []
  for (const [index, change] of changes.entries()) {
    const removed = change.removed ? change.value.filter(({ meaning }) => !came.has(meaning)) : []
    // `diff` gives what was removed before what was added in its place.
    const isReplaced = change.removed && changes[index + 1]?.added
    const added = (isReplaced ? changes[index + 1]?.value : change.added ? change.value : undefined) ?? []
    if (change.added && changes[index - 1]?.removed) continue
    const fresh = added.filter(({ meaning }) => !went.has(meaning))
    for (let at = 0; at < Math.max(removed.length, fresh.length); at += 1) {
      passages.push({ part: 'body', before: removed[at]?.text ?? null, after: fresh[at]?.text ?? null })
    }
  }
  return passages
}

/** Whether an edition that was made from `before` has anything to catch up with in `after`. */
export function isStale(before: EditionDocument, after: EditionDocument): boolean {
  return editorsView(before, after).length > 0
}
