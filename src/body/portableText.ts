import type { PortableText, PortableTextBlock, Chart, ImageBlock, Table } from '../model/document'
import { withoutQuoteMarks } from './excerpt'
import { embeddedAt, embedFields } from './embeds'
import { safeHref } from './links'
import type {
  ChartFields,
  CitationFields,
  FigureFields,
  ImageFields,
  LexicalBody,
  LexicalNode,
  QuotationFields,
} from './types'
import { captionOf, headOf } from './tables'
import { passagesOf } from './passages'
import { attributionFields, attributionsIn, chartFields, imageFields } from './walk'

/** What a chart shows of a figure beside how it is written: its value, what it is of, and when that was. */
type ChartPoint = Pick<Chart['points'][number], 'label' | 'value' | 'high' | 'at'> & {
  /** When, as the locale writes it. */
  day: string | null
}

/** A piece of running text: a span, or an object that names a record. */
export type InlineChild = PortableTextBlock['children'][number]

/**
 * What a body cannot know of its records. The public id is what the document names a record by. The functions are
 * called once for each node, in document order, and may throw when a record is missing: a figure that quietly
 * disappeared would leave a sentence that says something else.
 */
export type BodyRender = {
  /** `text` is the figure as the edition writes it. */
  figure(fields: FigureFields): { id: string; text: string; point?: ChartPoint }
  /**
   * `text` stands in for the excerpt, when given. Quotation marks around it are taken off either way. `attribution` is
   * who said it, as a pull quote names them.
   */
  quotation(fields: QuotationFields): { id: string; text?: string; attribution?: string | null }
  /** Null leaves the mark out. `locator` replaces that of the node, for a source whose place would give it away. */
  citation(fields: CitationFields): { id: string; locator?: string | null } | null
  /** Null, or no function, leaves the image out. `alt` and `credit` are what its record says. */
  image?(fields: ImageFields): Pick<ImageBlock, 'url' | 'alt' | 'credit' | 'source'> | null
}

/** The bits of `format` in a Lexical text node (IS_BOLD and so on), and the marks they become, in the order written. */
const MARKS: readonly (readonly [bit: number, mark: string])[] = [
  [1, 'strong'],
  [2, 'em'],
  [8, 'underline'],
  [4, 'strike-through'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

/**
 * A body as Portable Text (portabletext.org). The same body always gives the same `_key`s: a block has that of its
 * place among the nodes, an object the id of its node. Line breaks are "\n" in a span, spans with the same marks are
 * one, and blocks without content are dropped. Citations are numbered from "1" by first appearance of source and
 * locator. Expects a body that `validateBody` accepts; nodes it would refuse are passed over, and a link it would
 * refuse keeps its text only.
 */
export function toPortableText(body: LexicalBody | null | undefined, render: BodyRender): PortableText {
  const blocks: PortableText = []
  const numbers = new Map<string, string>()

  const addText = (
    nodes: LexicalNode[],
    key: string,
    kind: Pick<PortableTextBlock, 'style' | 'listItem' | 'level'>,
  ) => {
    const line = new Line(key, render, numbers)
    line.addAll(nodes)
    if (!line.isEmpty)
      blocks.push({ _type: 'block', _key: key, ...kind, children: line.children, markDefs: line.links })
  }

  const addList = (list: LexicalNode, key: string, level: number) => {
    const listItem = list.listType === 'number' ? 'number' : 'bullet'
    for (const [index, item] of (list.children ?? []).entries()) {
      const children = item.children ?? []
      const itemKey = `${key}-${index}`
      const inline = children.filter((child) => child.type !== 'list')
      addText(inline, itemKey, { style: 'normal', listItem, level })
      for (const [place, child] of children.entries()) {
        if (child.type === 'list') addList(child, `${itemKey}-${place}`, level + 1)
      }
    }
  }

  for (const [index, node] of (body?.root.children ?? []).entries()) {
    const key = `b${index}`
    if (node.type === 'paragraph') addText(node.children ?? [], key, { style: 'normal' })
    else if (node.type === 'heading') addText(node.children ?? [], key, { style: headingStyle(node.tag) })
    else if (node.type === 'quote') addText(node.children ?? [], key, { style: 'blockquote' })
    else if (node.type === 'list') addList(node, key, 1)
    else if (node.type === 'horizontalrule') blocks.push({ _type: 'break', _key: key })
    else if (node.type === 'table') blocks.push(tableBlock(node, key, render, numbers))
    else if (node.type === 'block') blocks.push(...ownBlock(node, key, render))
  }
  return blocks
}

/** The citations of a Portable Text in the order of their numbers, each once: what a list of notes is made from. */
export function citationsOf(portableText: PortableText): { number: string; source: string; locator: string | null }[] {
  const found = new Map<string, { number: string; source: string; locator: string | null }>()
  for (const block of portableText) {
    for (const child of passagesOf(block).flat()) {
      if (child._type !== 'citation' || found.has(child.text)) continue
      found.set(child.text, { number: child.text, source: child.source, locator: child.locator })
    }
  }
  return [...found.values()]
}

/** A table: the paragraphs of a cell are its lines. */
function tableBlock(node: LexicalNode, key: string, render: BodyRender, numbers: Map<string, string>): Table {
  const caption = captionOf(node)
  const rows = (node.children ?? []).map((row, rowIndex) => {
    const cells = (row.children ?? []).map((cell, column) => {
      const cellKey = `${key}-${rowIndex}-${column}`
      const line = new Line(cellKey, render, numbers)
      for (const [index, { children = [] }] of (cell.children ?? []).entries()) {
        line.addAll(index > 0 ? [{ type: 'linebreak' }, ...children] : children)
      }
      return {
        _type: 'cell' as const,
        _key: cellKey,
        heads: headOf(cell),
        children: line.children,
        markDefs: line.links,
      }
    })
    return { _type: 'row' as const, _key: `${key}-${rowIndex}`, cells }
  })
  return { _type: 'table', _key: key, caption: caption === null ? null : publicText(caption), rows }
}

/** A block of its own; nothing where it lacks what it is of. */
function ownBlock(node: LexicalNode, key: string, render: BodyRender): PortableText {
  const chart = chartFields(node)
  if (chart) return chartBlock(chart, node, key, render)
  const image = imageFields(node)
  if (image) return imageBlock(image, key, render)
  const embed = embedFields(node)
  if (embed) {
    const found = embeddedAt(embed.url)
    return found
      ? [{ _type: 'embed', _key: embed.id || key, ...found, title: publicText(embed.title || found.provider) }]
      : []
  }
  const [fields] = attributionsIn(node)
  if (fields?.blockType !== 'quotation') return []
  const { attribution = null, id, text = fields.excerpt } = render.quotation(fields)
  return [
    {
      _type: 'pullQuote',
      _key: fields.id || key,
      quote: id,
      text: publicText(withoutQuoteMarks(text)),
      attribution: attribution === null ? null : publicText(attribution),
    },
  ]
}

/** An image, with what it says of itself before what its record says of it; nothing where there is none. */
function imageBlock(fields: ImageFields, key: string, render: BodyRender): PortableText {
  const shown = render.image?.(fields) ?? null
  if (!shown) return []
  const said = (text: string | null) => (text === null ? null : publicText(text))
  return [
    {
      _type: 'image',
      _key: fields.id || key,
      url: shown.url,
      alt: publicText(fields.alt ?? shown.alt),
      caption: said(fields.caption),
      credit: said(fields.credit ?? shown.credit),
      source: shown.source,
      focus: fields.focus,
    },
  ]
}

/** A chart with its statistics in order; nothing where it names none. */
function chartBlock(chart: ChartFields, node: LexicalNode, key: string, render: BodyRender): PortableText {
  const _key = chart.id || key
  const points = attributionsIn(node).flatMap((fields, index) => {
    if (fields.blockType !== 'figure') return []
    const { id, point, text } = render.figure(fields)
    if (!point) return []
    const { at, day, high, value } = point
    const label = chart.kind === 'line' ? (day ?? point.label) : point.label
    return [
      {
        _type: 'point' as const,
        _key: `${_key}-${index}`,
        statistic: id,
        label: publicText(label),
        text: publicText(text),
        value,
        high,
        at,
      },
    ]
  })
  return points.length === 0
    ? []
    : [{ _type: 'chart', _key, kind: chart.kind, title: publicText(chart.title.trim()), points }]
}

function headingStyle(tag: string | undefined): 'h2' | 'h3' | 'h4' {
  return tag === 'h3' || tag === 'h4' ? tag : 'h2'
}

/** The children of one block while they are gathered. */
class Line {
  readonly children: InlineChild[] = []
  readonly links: PortableTextBlock['markDefs'] = []

  constructor(
    private readonly key: string,
    private readonly render: BodyRender,
    private readonly numbers: Map<string, string>,
  ) {}

  get isEmpty(): boolean {
    return this.children.every((child) => child._type === 'span' && child.text.trim() === '')
  }

  addAll(nodes: LexicalNode[], link: string | null = null): void {
    for (const node of nodes) {
      if (node.type === 'text') this.addSpan(node.text ?? '', marksOf(node.format), link)
      else if (node.type === 'linebreak') this.addSpan('\n', [], link)
      else if (node.type === 'tab') this.addSpan('\t', [], link)
      else if (node.type === 'link' || node.type === 'autolink') this.addLink(node)
      else if (node.type === 'inlineBlock') this.addObject(node, link)
    }
  }

  private addLink(node: LexicalNode): void {
    const href = safeHref(node.fields?.url)
    if (href === null) return this.addAll(node.children ?? [])
    const key = `${this.key}l${this.links.length}`
    const definition = { _type: 'link' as const, _key: key, href }
    this.links.push(definition)
    const before = this.children.length
    this.addAll(node.children ?? [], key)
    const used = this.children.slice(before).some((child) => child._type !== 'citation' && child.marks?.includes(key))
    if (!used) this.links.splice(this.links.indexOf(definition), 1)
  }

  private addSpan(text: string, formats: string[], link: string | null): void {
    const clean = publicText(text)
    if (clean === '') return
    const marks = link === null ? formats : [...formats, link]
    const last = this.children.at(-1)
    if (last?._type === 'span' && last.marks.join() === marks.join()) last.text += clean
    else this.children.push({ _type: 'span', _key: this.nextKey(), text: clean, marks })
  }

  private addObject(node: LexicalNode, link: string | null): void {
    const fields = attributionFields(node)
    if (!fields) return
    const _key = fields.id || this.nextKey()
    if (fields.blockType === 'figure') {
      const { id, text } = this.render.figure(fields)
      this.children.push({ _type: 'figure', _key, statistic: id, text: publicText(text), ...marked(fields, link) })
    } else if (fields.blockType === 'quotation') {
      const { id, text = fields.excerpt } = this.render.quotation(fields)
      const words = publicText(withoutQuoteMarks(text))
      this.children.push({ _type: 'quotation', _key, quote: id, text: words, ...marked(fields, link) })
    } else {
      const cited = this.render.citation(fields)
      if (!cited) return
      const own = cited.locator === undefined ? fields.locator : cited.locator
      const locator = own?.trim() ? publicText(own.trim()) : null
      this.children.push({ _type: 'citation', _key, source: cited.id, locator, text: this.number(cited.id, locator) })
    }
  }

  private number(source: string, locator: string | null): string {
    const place = JSON.stringify([source, locator])
    const number = this.numbers.get(place) ?? String(this.numbers.size + 1)
    this.numbers.set(place, number)
    return number
  }

  private nextKey(): string {
    return `${this.key}s${this.children.length}`
  }
}

/** The marks of an object: of before its format was kept it has none, and neither a link. */
function marked({ format }: FigureFields | QuotationFields, link: string | null): { marks?: string[] } {
  const marks = format === undefined ? [] : [...marksOf(format), ...(link === null ? [] : [link])]
  return marks.length === 0 ? {} : { marks }
}

function marksOf(format: LexicalNode['format']): string[] {
  const mask = typeof format === 'number' ? format : 0
  return MARKS.filter(([bit]) => (mask & bit) !== 0).map(([, mark]) => mark)
}

/** Control characters and halves of surrogate pairs are valid in JSON but not in the XML of feeds, so none goes out. */
function publicText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- they are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
      .replace(/\p{Cs}/gu, '\ufffd')
  )
}
