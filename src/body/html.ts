/**
 * Written by hand, though `@portabletext/to-html` 5 exists (6 needs Node 22). Tried with it: every block, mark, list and
 * object needs a component of ours all the same, and the result is another one. It merges and orders marks by how often
 * they follow each other (`<sup><u>` for `<u><sup>`), it flattens a list that begins at a deeper level, and lists have to
 * be put together here in any case for Markdown and plain text.
 */
import type { PortableText, Chart, Embed, ImageBlock, PullQuote, Table } from '../model/document'
import { drawChart } from './charts'
import { safeHref } from './links'
import { groupLists, linkRuns, type List } from './lists'
import { passagesOf, type TextLine } from './passages'
import type { InlineChild } from './portableText'

export type HtmlOptions = {
  /** The value of a statistic as a plain decimal, for machines; null or no function leaves it out. */
  value?: (statistic: string) => string | null
  /** The page that has the notes to which citations link. @default '' the page that the fragment is part of */
  notes?: string
  /** Writes the picture of an image; by default an `img` of its address alone. */
  image?: (image: ImageBlock) => string
  /** Writes a piece of running text in its own way; gets the usual markup. */
  write?: (child: InlineChild, usual: string) => string
}

/** Outermost first. */
const TAGS: readonly (readonly [mark: string, tag: string])[] = [
  ['strong', 'strong'],
  ['em', 'em'],
  ['underline', 'u'],
  ['strike-through', 's'],
  ['code', 'code'],
  ['sub', 'sub'],
  ['sup', 'sup'],
]

/**
 * Portable Text as an HTML fragment (WHATWG HTML). Everything is escaped, and links other than http, https and mailto
 * keep their text only. A figure is `data` with its value or a `span`, a quotation a `span` (its marks are in the text
 * around it), and a citation links to `#source-N`, which `notes` has to provide.
 */
export function toHtml(portableText: PortableText, options: HtmlOptions = {}): string {
  return groupLists(portableText)
    .map((block) => {
      if (block._type === 'break') return '<hr>'
      if (block._type === 'list') return list(block, options)
      if (block._type === 'pullQuote') return pullQuote(block, options)
      if (block._type === 'table') return table(block, options)
      if (block._type === 'chart') return chart(block, options)
      if (block._type === 'image') return image(block, options)
      if (block._type === 'embed') return embed(block)
      const content = inline(block, options)
      if (block.style === 'normal') return `<p>${content}</p>`
      if (block.style === 'blockquote') return `<blockquote><p>${content}</p></blockquote>`
      return `<${block.style}>${content}</${block.style}>`
    })
    .join('\n')
}

/** Text as it may stand in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** The words large, and below them who said them. */
function pullQuote(block: PullQuote, options: HtmlOptions): string {
  const [[words] = []] = passagesOf(block)
  const by = block.attribution === null ? '' : `<figcaption>${escapeHtml(block.attribution)}</figcaption>`
  return `<figure class="pullquote"><blockquote><p>${words ? written(words, options) : ''}</p></blockquote>${by}</figure>`
}

/** The drawing, and its table beside it: each figure of it is one of the text. */
function chart(block: Chart, options: HtmlOptions): string {
  const rows = block.points.map(({ _key, label, statistic, text }) => {
    const figure = written({ _type: 'figure', _key, statistic, text }, options)
    return `<tr><th scope="row">${escapeHtml(label)}</th><td>${figure}</td></tr>`
  })
  return (
    `<figure class="chart"><figcaption>${escapeHtml(block.title)}</figcaption>${drawChart(block, escapeHtml)}` +
    `<table><tbody>${rows.join('')}</tbody></table></figure>`
  )
}

/** The picture, and below it what it shows and who made it. */
function image(block: ImageBlock, options: HtmlOptions): string {
  const { alt, caption, credit, url } = block
  const usual = () => `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" loading="lazy">`
  const said = [
    ...(caption === null ? [] : [`<span>${escapeHtml(caption)}</span>`]),
    ...(credit === null ? [] : [`<span class="credit">${escapeHtml(credit)}</span>`]),
  ]
  const below = said.length === 0 ? '' : `<figcaption>${said.join(' ')}</figcaption>`
  return `<figure class="image">${options.image?.(block) ?? usual()}${below}</figure>`
}

/** A link: nothing is asked of the provider before somebody follows it. */
function embed({ provider, title, url }: Embed): string {
  const link = `<a href="${escapeHtml(url)}" rel="noopener">${escapeHtml(title)}</a>`
  return `<p class="embed">${link} <span class="provider">${escapeHtml(provider)}</span></p>`
}

/** Scrolls by itself where it is wider than the page, also by keyboard. */
function table({ caption, rows }: Table, options: HtmlOptions): string {
  const cell = (each: Table['rows'][number]['cells'][number]) => {
    const content = inline(each, options)
    if (each.heads === null) return `<td>${content}</td>`
    return `<th scope="${each.heads === 'column' ? 'col' : 'row'}">${content}</th>`
  }
  const row = ({ cells }: Table['rows'][number]) => `<tr>${cells.map(cell).join('')}</tr>`
  const isHead = (each: Table['rows'][number]) => each.cells.every(({ heads }) => heads === 'column')
  const [first] = rows
  const head = first && isHead(first) ? [first] : []
  return (
    `<div class="table" tabindex="0"><table>` +
    (caption === null ? '' : `<caption>${escapeHtml(caption)}</caption>`) +
    (head.length > 0 ? `<thead>${head.map(row).join('')}</thead>` : '') +
    `<tbody>${rows.slice(head.length).map(row).join('')}</tbody></table></div>`
  )
}

function list({ ordered, items }: List, options: HtmlOptions): string {
  const tag = ordered ? 'ol' : 'ul'
  const content = items.map(({ block, lists }) => {
    const nested = lists.map((inner) => list(inner, options)).join('')
    return `<li>${block ? inline(block, options) : ''}${nested}</li>`
  })
  return `<${tag}>${content.join('')}</${tag}>`
}

function inline(block: TextLine, options: HtmlOptions): string {
  return linkRuns(block)
    .map(({ href, children }) => {
      const content = children.map((child) => written(child, options)).join('')
      const safe = href === null ? null : safeHref(href)
      return safe === null ? content : `<a href="${escapeHtml(safe)}" rel="noopener">${content}</a>`
    })
    .join('')
}

function written(child: InlineChild, options: HtmlOptions): string {
  const usual = inlineChild(child, options)
  return options.write?.(child, usual) ?? usual
}

function inlineChild(child: InlineChild, options: HtmlOptions): string {
  const text = escapeHtml(child.text)
  switch (child._type) {
    case 'span':
      return tagged(child.marks, text.replaceAll('\n', '<br>'))
    case 'figure': {
      const value = options.value?.(child.statistic) ?? null
      const attributes = `class="figure" data-statistic="${escapeHtml(child.statistic)}"`
      const written =
        value === null
          ? `<span ${attributes}>${text}</span>`
          : `<data ${attributes} value="${escapeHtml(value)}">${text}</data>`
      return tagged(child.marks, written)
    }
    case 'quotation':
      return tagged(child.marks, `<span class="quotation" data-quote="${escapeHtml(child.quote)}">${text}</span>`)
    case 'citation':
      return `<sup><a href="${escapeHtml(options.notes ?? '')}#source-${text}">${text}</a></sup>`
  }
}

function tagged(marks: readonly string[] | undefined, content: string): string {
  return TAGS.reduceRight(
    (inner, [mark, tag]) => (marks?.includes(mark) ? `<${tag}>${inner}</${tag}>` : inner),
    content,
  )
}
