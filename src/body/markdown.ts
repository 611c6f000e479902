import type { PortableText, PortableTextBlock } from '../model/document'
import { safeHref } from './links'
import { groupLists, linkRuns, type List } from './lists'
import { citationsOf, type InlineChild } from './portableText'

export type MarkdownOptions = {
  /** The text of a footnote, in Markdown, on one line. Without it the marks stand alone. */
  note?: (citation: { number: string; source: string; locator: string | null }) => string
}

/**
 * Portable Text as Markdown: CommonMark with strikethrough and footnotes as GitHub writes them. Text is escaped, so
 * that none of it is read as markup; marks that Markdown lacks are HTML tags, and so is emphasis where its asterisks
 * would not be read as such. Links other than http, https and mailto keep their text only. No newline at the end.
 */
export function toMarkdown(portableText: PortableText, options: MarkdownOptions = {}): string {
  const blocks = groupLists(portableText).map((block) => {
    if (block._type === 'break') return '---'
    if (block._type === 'list') return list(block).join('\n')
    if (block.style === 'normal') return lines(block).join('\\\n')
    if (block.style === 'blockquote') return `> ${lines(block).join('\\\n> ')}`
    // A heading is one line, and a "#" at its end would be taken for its closing sequence.
    const text = lines(block).join(' ').replace(/#$/, '\\#')
    return `${'#'.repeat(Number(block.style.slice(1)))} ${text}`
  })
  const { note } = options
  const notes = note ? citationsOf(portableText).map((cited) => `[^${cited.number}]: ${note(cited)}`) : []
  return [...blocks, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n')
}

/** Text as it may stand in Markdown without being read as markup, at any place but the start of a line. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<>~|&]/g, '\\$&')
      // Before a link of ours a "!" would make an image.
      .replace(/!$/, '\\!')
  )
}

function list({ ordered, items }: List): string[] {
  return items.flatMap(({ block, lists }, index) => {
    const marker = ordered ? `${index + 1}. ` : '- '
    const own = block ? lines(block).map((line, at, all) => (at < all.length - 1 ? `${line}\\` : line)) : []
    // Between two lists of one item an empty line keeps them apart.
    const nested = lists.flatMap((inner, at) => (at > 0 ? ['', ...list(inner)] : list(inner)))
    const indent = ' '.repeat(marker.length)
    return [...own, ...nested].map((line, at) => (at === 0 ? marker + line : line === '' ? '' : indent + line))
  })
}

/** The text of a block, line by line. */
function lines(block: PortableTextBlock): string[] {
  return inline(block)
    .split('\n')
    .map((line) => escapeStart(line.trim()))
    .filter((line) => line !== '')
}

/** What begins a heading, a list, a table of contents or an underline only at the start of a line. */
function escapeStart(line: string): string {
  return line.replace(/^[#+=-]/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

function inline(block: PortableTextBlock): string {
  let written = ''
  const runs = linkRuns(block)
  for (const [at, { href, children }] of runs.entries()) {
    const safe = href === null ? null : safeHref(href)
    // A link gives its content brackets for neighbours.
    let content = safe === null ? written : '['
    for (const [index, child] of children.entries()) {
      const next = children[index + 1] ?? (safe === null ? runs[at + 1]?.children[0] : undefined)
      content += inlineChild(child, content.at(-1) ?? '', safe !== null && !next ? ']' : firstCharacter(next))
    }
    written = safe === null ? content : `${written}${content}](${destination(safe)})`
  }
  return written
}

function inlineChild(child: InlineChild, before: string, after: string): string {
  switch (child._type) {
    case 'span':
      return span(child.text, child.marks, before, after)
    case 'figure':
    case 'quotation':
      return escapeMarkdown(child.text)
    case 'citation':
      return `[^${child.text}]`
  }
}

/** HTML tags for what Markdown has no marks for. */
const HTML_MARKS: readonly (readonly [mark: string, tag: string])[] = [
  ['sup', 'sup'],
  ['sub', 'sub'],
  ['underline', 'u'],
]

function span(text: string, marks: string[], before: string, after: string): string {
  // Markup must touch the words, so space at the ends stays outside of it.
  const [, lead = '', core = '', trail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  if (core === '') return text
  let marked = marks.includes('code') ? code(core) : escapeMarkdown(core)
  for (const [mark, tag] of HTML_MARKS) if (marks.includes(mark)) marked = `<${tag}>${marked}</${tag}>`
  const outer = [lead ? ' ' : before, trail ? ' ' : after] as const
  const emphasised = marks.includes('em') || marks.includes('strong')
  // Tildes right inside of asterisks are not always read.
  if (marks.includes('strike-through')) marked = emphasised ? `<s>${marked}</s>` : delimit(marked, '~~', 's', outer)
  const stars = (marks.includes('em') ? 1 : 0) + (marks.includes('strong') ? 2 : 0)
  if (stars === 1) marked = delimit(marked, '*', 'em', outer)
  if (stars === 2) marked = delimit(marked, '**', 'strong', outer)
  if (stars === 3) marked = delimit(`<em>${marked}</em>`, '**', 'strong', outer)
  return lead + marked + trail
}

/**
 * Puts delimiters around a text where CommonMark reads them as emphasis ("left-flanking", "right-flanking"): not next
 * to another delimiter, and not between a letter outside and punctuation inside. Elsewhere a tag does the same.
 */
function delimit(text: string, delimiter: string, tag: string, [before, after]: readonly [string, string]): string {
  const flanks = (outside: string, inside: string) =>
    !/[*~]/.test(outside) && !(WORD.test(outside) && !WORD.test(inside))
  const reads =
    !text.includes('\n') && flanks(before, /^./su.exec(text)?.[0] ?? '') && flanks(after, /.$/su.exec(text)?.[0] ?? '')
  return reads ? delimiter + text + delimiter : `<${tag}>${text}</${tag}>`
}

const WORD = /^[^\s\p{P}\p{S}]$/u

/** Code cannot be escaped: its fence is longer than any run of backticks in it, and it is one line. */
function code(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ')
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return fence + space + line + space + fence
}

/** The character that follows, as far as it matters to a delimiter before it. */
function firstCharacter(child: InlineChild | undefined): string {
  if (!child) return ''
  if (child._type === 'citation') return '['
  if (child._type === 'span' && child.marks.some((mark) => mark === 'strong' || mark === 'em')) return '*'
  if (child._type === 'span' && child.marks.length > 0) return child.marks.includes('strike-through') ? '~' : '<'
  return child.text.at(0) ?? ''
}

/** A link's address in angle brackets, where parentheses do not end it. */
function destination(href: string): string {
  const encoded = href.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('\\', '%5C')
  return /[()]/.test(encoded) ? `<${encoded}>` : encoded
}
