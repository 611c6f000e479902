import type {
  BlockContent,
  Delete,
  Emphasis,
  FootnoteDefinition,
  Html,
  Image,
  Link,
  PhrasingContent,
  Strong,
  TableCell,
  Text,
} from 'mdast'
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown as write, type Handle, type Options } from 'mdast-util-to-markdown'
import type { PortableText, PortableTextBlock, Chart, Embed, ImageBlock, PullQuote, Table } from '../model/document'
import { safeHref } from './links'
import type { TextLine } from './passages'
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
export function toMarkdown(portableText: PortableText, { note }: MarkdownOptions = {}): string {
  const blocks = groupLists(portableText).flatMap((block): BlockContent | BlockContent[] => {
    if (block._type === 'break') return { type: 'thematicBreak' }
    if (block._type === 'list') return list(block)
    if (block._type === 'pullQuote') return pullQuote(block)
    if (block._type === 'table') return table(block)
    if (block._type === 'chart') return chart(block)
    if (block._type === 'image') return image(block)
    if (block._type === 'embed') return embed(block)
    if (block.style === 'normal') return { type: 'paragraph', children: phrasing(block) }
    if (block.style === 'blockquote') {
      return { type: 'blockquote', children: [{ type: 'paragraph', children: phrasing(block) }] }
    }
    return { type: 'heading', depth: depths[block.style], children: phrasing(block) }
  })
  const notes = note
    ? citationsOf(portableText).map((cited): FootnoteDefinition => ({
        type: 'footnoteDefinition',
        identifier: cited.number,
        children: [{ type: 'paragraph', children: [html(note(cited))] }],
      }))
    : []
  return write({ type: 'root', children: [...blocks, ...notes] }, options).trimEnd()
}

const depths = { h2: 2, h3: 3, h4: 4 } as const

/** A quotation with its speaker on a line of its own. */
function pullQuote({ attribution, text }: PullQuote): BlockContent {
  const paragraph = (value: string): BlockContent => ({ type: 'paragraph', children: [{ type: 'text', value }] })
  const lines = [text, ...(attribution === null ? [] : [`— ${attribution}`])]
  return { type: 'blockquote', children: lines.map((line) => paragraph(line.replace(/\s+/g, ' ').trim())) }
}

/** Its title, and the table that it is drawn of. */
function chart({ points, title }: Chart): BlockContent[] {
  const cell = (value: string): TableCell => ({
    type: 'tableCell',
    children: value === '' ? [] : [{ type: 'text', value: value.replace(/\s+/g, ' ') }],
  })
  const rows = [['', ''], ...points.map(({ label, text }) => [label, text])]
  return [
    { type: 'paragraph', children: [{ type: 'text', value: title.replace(/\s+/g, ' ') }] },
    { type: 'table', children: rows.map((cells) => ({ type: 'tableRow', children: cells.map(cell) })) },
  ]
}

/** The picture, and below it what it shows and who made it. */
function image({ alt, caption, credit, url }: ImageBlock): BlockContent[] {
  const said = [caption, credit === null ? null : `(${credit})`].filter((part) => part !== null).join(' ')
  return [
    { type: 'paragraph', children: [{ type: 'image', url, alt: alt.replace(/\s+/g, ' ') }] },
    ...(said === ''
      ? []
      : [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: said.replace(/\s+/g, ' ') }] }]),
  ]
}

/** A line that is nothing but its link: what an embed is read from. */
function embed({ title, url }: Embed): BlockContent {
  const text: Text = { type: 'text', value: title.replace(/\s+/g, ' ') }
  return { type: 'paragraph', children: [{ type: 'link', url, children: [text] }] }
}

/** As GitHub writes them: the first row is the head, an empty one where the table has none. The caption stands above. */
function table({ caption, rows }: Table): BlockContent[] {
  const [first] = rows
  const isHeaded = first?.cells.every(({ heads }) => heads === 'column') ?? false
  const cellsOf = ({ cells }: Table['rows'][number]): TableCell[] =>
    cells.map((cell) => ({
      type: 'tableCell',
      children: inLine({ ...cell, children: inLines(cell.children) }).map((node) =>
        node.type === 'break' ? html('<br>') : node,
      ),
    }))
  const none = (first?.cells ?? []).map((): TableCell => ({ type: 'tableCell', children: [] }))
  const lines = [...(isHeaded ? [] : [none]), ...rows.map(cellsOf)]
  return [
    ...(caption === null
      ? []
      : [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: caption.replace(/\s+/g, ' ') }] }]),
    { type: 'table', children: lines.map((children) => ({ type: 'tableRow', children })) },
  ]
}

function list({ ordered, items }: List): BlockContent {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map(({ block, lists }) => ({
      type: 'listItem',
      spread: false,
      children: [...(block ? [{ type: 'paragraph' as const, children: phrasing(block) }] : []), ...lists.map(list)],
    })),
  }
}

/** The content of a block. A heading is one line. */
function phrasing(block: PortableTextBlock): PhrasingContent[] {
  const isHeading = block.style in depths
  const children = inLines(block.children).map((child) =>
    isHeading && child.text === '\n' ? { ...child, text: ' ' } : child,
  )
  return inLine({ ...block, children })
}

function inLine(line: TextLine): PhrasingContent[] {
  return linkRuns(line).flatMap((run): PhrasingContent[] => {
    const nodes = joined(run.children.flatMap(inline))
    const url = run.href === null ? null : safeHref(run.href)
    return url === null ? nodes : [{ type: 'link', url, children: nodes }]
  })
}

/** The children with each line break alone in a span, without space at the ends of lines and without empty lines. */
function inLines(children: InlineChild[]): InlineChild[] {
  const lines: InlineChild[] = []
  const trimEnd = () => {
    for (let last = lines.at(-1); last?._type === 'span'; last = lines.at(-1)) {
      const text = last.text.trimEnd()
      lines.pop()
      if (text !== '') return void lines.push({ ...last, text })
    }
  }
  for (const child of children) {
    if (child._type !== 'span') {
      lines.push(child)
      continue
    }
    for (const piece of child.text.split(/(\n)/)) {
      if (piece === '\n') trimEnd()
      const isStart = lines.length === 0 || lines.at(-1)?.text === '\n'
      const text = isStart ? piece.trimStart() : piece
      if (text !== '') lines.push({ ...child, text })
    }
  }
  trimEnd()
  return lines
}

function inline(child: InlineChild): PhrasingContent[] {
  switch (child._type) {
    case 'span':
      return child.text === '\n' ? [{ type: 'break' }] : span(child.text, child.marks)
    case 'figure':
    case 'quotation':
      return span(child.text, child.marks ?? [])
    case 'citation':
      return [{ type: 'footnoteReference', identifier: child.text }]
  }
}

/** HTML tags for what Markdown has no marks for. */
const HTML_MARKS: readonly (readonly [mark: string, tag: string])[] = [
  ['sup', 'sup'],
  ['sub', 'sub'],
  ['underline', 'u'],
]

function span(text: string, marks: string[]): PhrasingContent[] {
  // Markup must touch the words, so space at the ends stays outside of it.
  const core = text.trim()
  if (core === '') return [{ type: 'text', value: text }]
  let marked: PhrasingContent[] = [{ type: marks.includes('code') ? 'inlineCode' : 'text', value: core }]
  for (const [mark, tag] of HTML_MARKS) if (marks.includes(mark)) marked = tagged(tag, marked)
  const [isEm, isStrong] = [marks.includes('em'), marks.includes('strong')]
  // Tildes right inside of asterisks are not always read, and neither are asterisks inside of others.
  if (marks.includes('strike-through')) {
    marked = isEm || isStrong ? tagged('s', marked) : [{ type: 'delete', children: marked }]
  }
  if (isEm) marked = isStrong ? tagged('em', marked) : [{ type: 'emphasis', children: marked }]
  if (isStrong) marked = [{ type: 'strong', children: marked }]
  const [lead = '', trail = ''] = [text.slice(0, -text.trimStart().length), text.slice(text.trimEnd().length)]
  return [{ type: 'text', value: lead }, ...marked, { type: 'text', value: trail }]
}

function html(value: string): Html {
  return { type: 'html', value }
}

function tagged(tag: string, content: PhrasingContent[]): PhrasingContent[] {
  return [html(`<${tag}>`), ...content, html(`</${tag}>`)]
}

/** Neighbouring texts as one, so that what they make together is seen, and code so that its fences stay apart. */
function joined(nodes: PhrasingContent[]): PhrasingContent[] {
  const all: PhrasingContent[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    if (last && 'value' in node && last.type === node.type && node.type !== 'html') last.value += node.value
    else if (node.type !== 'text' || node.value !== '') all.push(node)
  }
  return all
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

/** More is escaped than the library would: what begins markup in some dialect of Markdown, wherever it stands. */
const text: Handle = ({ value }: Text, _parent, state, { after, before }) => {
  // At the end of a heading a "#" would be taken for its closing sequence.
  const isEnd = state.stack.includes('headingAtx') && after === '\n'
  const escaped = isEnd ? escapeMarkdown(value).replace(/#$/, '\\#') : escapeMarkdown(value)
  if (before !== '\n' && before !== '# ') return escaped
  // What begins a heading, a list, a table of contents or an underline only at the start of a line.
  return escaped.replace(/^[#+=-]/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
const peekText: Handle = ({ value }: Text) => value.at(0) ?? ''

const WORD = /^[^\s\p{P}\p{S}]$/u

/**
 * Puts delimiters around a text where CommonMark reads them as emphasis ("left-flanking", "right-flanking"): not next
 * to another delimiter, and not between a letter outside and punctuation inside. Elsewhere a tag does the same. The
 * library would write the letter as a character reference instead, which nobody can read.
 */
function delimited(delimiter: string, tag: string): Handle {
  const flanks = (outside: string, inside: string) =>
    !/[*~]/.test(outside) && !(WORD.test(outside) && !WORD.test(inside))
  const handle: Handle = (node: Delete | Emphasis | Strong, _parent, state, info) => {
    const content = state.containerPhrasing(node, { ...info, before: delimiter, after: delimiter })
    const reads =
      flanks(info.before.at(-1) ?? '', /^./su.exec(content)?.[0] ?? '') &&
      flanks(info.after.at(0) ?? '', /.$/su.exec(content)?.[0] ?? '')
    return reads ? delimiter + content + delimiter : `<${tag}>${content}</${tag}>`
  }
  return Object.assign(handle, { peek: () => delimiter })
}

/** With its address in angle brackets where it has parentheses, and else as it is: the library escapes its "&". */
const link: Handle = (node: Link, _parent, state, info) => {
  const content = state.containerPhrasing(node, { ...info, before: '[', after: ']' })
  return `[${content}](${destination(node.url)})`
}

const picture: Handle = (node: Image, _parent, state, info) =>
  `![${state.safe(node.alt ?? '', { ...info, before: '[', after: ']' })}](${destination(node.url)})`

function destination(address: string): string {
  const url = address.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('\\', '%5C')
  return /[()]/.test(url) ? `<${url}>` : url
}

const options: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  extensions: [gfmFootnoteToMarkdown(), gfmTableToMarkdown({ tablePipeAlign: false })],
  handlers: {
    text: Object.assign(text, { peek: peekText }),
    strong: delimited('**', 'strong'),
    emphasis: delimited('*', 'em'),
    delete: delimited('~~', 's'),
    link: Object.assign(link, { peek: () => '[' }),
    image: Object.assign(picture, { peek: () => '!' }),
  },
  join: [
    (left, right) => {
      if (left.type === 'footnoteDefinition' && right.type === 'footnoteDefinition') return 0
      // Two lists of one item.
      return left.type === 'list' && right.type === 'list' ? 1 : undefined
    },
  ],
}
