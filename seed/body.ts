import { createHash } from 'node:crypto'
import type { AttributionFields, FigureForm, LexicalBody, LexicalNode } from '../src/body/types'

/** A body node whose record is named by its key in the seed; it gets a database id when the body is built. */
export type BodyNode =
  | { node: 'figure'; statistic: string; form: FigureForm; text?: string }
  | { node: 'quotation'; quote: string; excerpt: string }
  | { node: 'citation'; source: string; locator?: string }

/** What a paragraph or a heading is written from: text, and body nodes between it. */
export type Inline = string | BodyNode

/** A paragraph or a heading. */
type TextBlock = { block: 'paragraph' | 'h2' | 'h3' | 'h4'; children: Inline[] }

/** A block of its own between paragraphs, its records named by their keys. */
type OwnBlock =
  | { block: 'image'; image: string; caption: string; credit?: string }
  | { block: 'pullQuote'; quote: string; excerpt: string }
  | { block: 'chart'; heading: string; statistics: string[] }

/** A block of a body. */
export type Block = TextBlock | OwnBlock

/** Turns the keys of the seed into the ids that the database gave the records. */
export type SeedIds = {
  statistic: (key: string) => string
  quote: (key: string) => string
  source: (key: string) => string
  image: (key: string) => string
}

/** A statistic in running text, rendered in the edition's locale. */
export function figure(statistic: string, form: FigureForm = 'digits', text?: string): BodyNode {
  return {
    node: 'figure',
    statistic,
    form,
    ...(text === undefined ? {} : { text }),
  }
}

/** Quoted words. The quotation marks are in the text around it. */
export function quotation(quote: string, excerpt: string): BodyNode {
  return { node: 'quotation', quote, excerpt }
}

/** A footnote mark that names a source. */
export function citation(source: string, locator?: string): BodyNode {
  return {
    node: 'citation',
    source,
    ...(locator === undefined ? {} : { locator }),
  }
}

/** An image of the newsroom, with what it shows there. */
export function image(key: string, caption: string, credit?: string): Block {
  return { block: 'image', image: key, caption, ...(credit === undefined ? {} : { credit }) }
}

/** Words of a quote, shown large. */
export function pullQuote(quote: string, excerpt: string): Block {
  return { block: 'pullQuote', quote, excerpt }
}

/** Statistics as bars. */
export function chart(heading: string, ...statistics: string[]): Block {
  return { block: 'chart', heading, statistics }
}

/** The running text of a body, a paragraph or a heading each. */
export function textOf(blocks: Block[]): TextBlock[] {
  return blocks.filter((block): block is TextBlock => 'children' in block)
}

/** A paragraph: `paragraph('Mexico authorised ', figure('authorised'), ' new diplomats.')`. */
export function paragraph(...children: Inline[]): Block {
  return { block: 'paragraph', children: joined(children) }
}

/** A heading inside the body. */
export function heading(block: 'h2' | 'h3' | 'h4', ...children: Inline[]): Block {
  return {
    block,
    children: joined(children),
  }
}

// A text may be written on several lines of the seed; the editor would merge adjacent text nodes on the first save.
function joined(children: Inline[]): Inline[] {
  return children.reduce<Inline[]>((merged, child) => {
    const last = merged.at(-1)
    return typeof child === 'string' && typeof last === 'string'
      ? [...merged.slice(0, -1), last + child]
      : [...merged, child]
  }, [])
}

/** The body nodes of an edition, in the order of its text. */
export function bodyNodesOf(blocks: Block[]): BodyNode[] {
  return textOf(blocks).flatMap(({ children }) =>
    children.filter((child): child is BodyNode => typeof child !== 'string'),
  )
}

/** The body as Payload stores it. `edition` makes the ids of its nodes differ from those of every other edition. */
export function buildBody(edition: string, blocks: Block[], resolve: SeedIds): LexicalBody {
  let position = 0

  const inline = (child: Inline): LexicalNode => {
    if (typeof child === 'string') return textNode(child)
    const id = nodeId(edition, position++)
    return { type: 'inlineBlock', version: 1, fields: fieldsOf(child, id, resolve) }
  }

  return {
    root: {
      type: 'root',
      version: 1,
      direction: 'ltr',
      format: '',
      indent: 0,
      children: blocks.map((block) =>
        'children' in block
          ? blockNode(block.block, block.children.map(inline))
          : ownNode(block, nodeId(edition, position++), resolve),
      ),
    },
  }
}

// Deterministic, so that a body built again is the same body: comparing versions then shows changes of text only.
function nodeId(edition: string, position: number): string {
  return createHash('sha256').update(`${edition}:${position}`).digest('hex').slice(0, 24)
}

function fieldsOf(child: BodyNode, id: string, resolve: SeedIds): AttributionFields {
  switch (child.node) {
    case 'figure':
      return {
        id,
        blockType: 'figure',
        statistic: resolve.statistic(child.statistic),
        form: child.form,
        ...(child.text === undefined ? {} : { text: child.text }),
      }
    case 'quotation':
      return { id, blockType: 'quotation', quote: resolve.quote(child.quote), excerpt: child.excerpt }
    case 'citation':
      return {
        id,
        blockType: 'citation',
        source: resolve.source(child.source),
        ...(child.locator === undefined ? {} : { locator: child.locator }),
      }
  }
}

function textNode(text: string): LexicalNode {
  return {
    type: 'text',
    version: 1,
    text,
    format: 0,
    mode: 'normal',
    style: '',
    detail: 0,
  }
}

function ownNode(block: OwnBlock, id: string, resolve: SeedIds): LexicalNode {
  return { type: 'block', version: 2, format: '', fields: { id, blockType: block.block, ...ownFields(block, resolve) } }
}

function ownFields(block: OwnBlock, resolve: SeedIds): Record<string, unknown> {
  switch (block.block) {
    case 'image': {
      const { caption, credit, image: key } = block
      return { media: resolve.image(key), caption, ...(credit === undefined ? {} : { credit }) }
    }
    case 'pullQuote':
      return { quote: resolve.quote(block.quote), excerpt: block.excerpt }
    case 'chart':
      return { kind: 'bar', heading: block.heading, statistics: block.statistics.map(resolve.statistic) }
  }
}

function blockNode(block: TextBlock['block'], children: LexicalNode[]): LexicalNode {
  const shared = { version: 1, children, direction: 'ltr', format: '', indent: 0 }
  return block === 'paragraph'
    ? { type: 'paragraph', ...shared, textFormat: 0, textStyle: '' }
    : { type: 'heading', tag: block, ...shared }
}
