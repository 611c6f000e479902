import { createHash } from 'node:crypto'
import type { AttributionFields, FigureForm, LexicalBody, LexicalNode } from '../src/body/types'

/** A body node whose record is named by its key in the seed; it gets a database id when the body is built. */
export type BodyNode =
  | { node: 'figure'; statistic: string; form: FigureForm; text?: string }
  | { node: 'quotation'; quote: string; excerpt: string }
  | { node: 'citation'; source: string; locator?: string }

/** What a paragraph or a heading is written from: text, and body nodes between it. */
export type Inline = string | BodyNode

/** A block of a body. */
export type Block = { block: 'paragraph' | 'h2' | 'h3' | 'h4'; children: Inline[] }

/** Turns the keys of the seed into the ids that the database gave the records. */
export type SeedIds = {
  statistic: (key: string) => string
  quote: (key: string) => string
  source: (key: string) => string
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
  return blocks.flatMap(({ children }) => children.filter((child): child is BodyNode => typeof child !== 'string'))
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
      children: blocks.map(({ block, children }) => blockNode(block, children.map(inline))),
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

function blockNode(block: Block['block'], children: LexicalNode[]): LexicalNode {
  const shared = { version: 1, children, direction: 'ltr', format: '', indent: 0 }
  return block === 'paragraph'
    ? { type: 'paragraph', ...shared, textFormat: 0, textStyle: '' }
    : { type: 'heading', tag: block, ...shared }
}
