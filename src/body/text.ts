import type { AttributionFields, LexicalBody, LexicalNode } from './types'
import { embedFields } from './embeds'
import { captionOf } from './tables'
import { attributionFields, attributionsIn, chartFields, imageFields, walkBody } from './walk'

/** Stands in the text of a block for a figure, a quotation or a citation, which is one character long there. */
export const NODE_CHARACTER = '\uFFFC'

/** A stretch of a block's text that one text node of the body holds. */
type TextRun = { start: number; end: number; path: string }

/** A body node and where it stands: its own place in the JSON, and its offset in the text of its block. */
type NodeInText = { offset: number; path: string; fields: AttributionFields | null }

/**
 * A paragraph, heading, blockquote or list item as running text; or what a block of its own says, which no text node
 * holds and which has no runs. Offsets count UTF-16 code units.
 */
export type TextBlock = {
  /** Where the block stands in the body: "root.children.2". */
  path: string
  type: string
  /** The text; a body node is `NODE_CHARACTER`, a line break "\n", a tab "\t". */
  text: string
  runs: TextRun[]
  nodes: NodeInText[]
}

const HOLDS_TEXT = new Set(['paragraph', 'heading', 'quote', 'listitem'])

/**
 * The blocks of a body as running text, in document order: what the lexer and the review read. A number that is partly
 * bold stands in one text, since formatting splits text nodes and not blocks. Blocks without text are left out.
 */
export function textBlocks(body: LexicalBody | null | undefined): TextBlock[] {
  const blocks: TextBlock[] = []
  walkBody(body, (node, path) => {
    if (node.type === 'table') blocks.push(...captionText(node, path.join('.')))
    if (node.type === 'block') blocks.push(...ownText(node, path.join('.')))
    if (!HOLDS_TEXT.has(node.type)) return
    const block: TextBlock = { path: path.join('.'), type: node.type, text: '', runs: [], nodes: [] }
    addInline(block, node, block.path)
    if (block.text !== '') blocks.push(block)
  })
  return blocks
}

/** The caption of a table, before its cells. */
function captionText(node: LexicalNode, path: string): TextBlock[] {
  const text = captionOf(node)
  return text === null ? [] : [{ path, type: 'caption', text, runs: [], nodes: [] }]
}

/** What a block of its own says: each record that it shows is a character. */
function ownText(node: LexicalNode, path: string): TextBlock[] {
  const attributions = attributionsIn(node)
  const text = attributions.map(() => NODE_CHARACTER).join('\n')
  const nodes = attributions.map((fields, index) => ({ offset: 2 * index, path, fields }))
  const title = chartFields(node)?.title.trim() ?? imageFields(node)?.caption ?? embedFields(node)?.title ?? ''
  return [
    ...(text === '' ? [] : [{ path, type: 'block', text, runs: [], nodes }]),
    ...(title === '' ? [] : [{ path, type: 'caption', text: title, runs: [], nodes: [] }]),
  ]
}

function addInline(block: TextBlock, node: LexicalNode, path: string): void {
  for (const [index, child] of (node.children ?? []).entries()) {
    const childPath = `${path}.children.${index}`
    switch (child.type) {
      case 'text': {
        const start = block.text.length
        block.text += child.text ?? ''
        if (block.text.length > start) block.runs.push({ start, end: block.text.length, path: childPath })
        break
      }
      case 'linebreak':
        block.text += '\n'
        break
      case 'tab':
        block.text += '\t'
        break
      case 'inlineBlock':
        block.nodes.push({ offset: block.text.length, path: childPath, fields: attributionFields(child) })
        block.text += NODE_CHARACTER
        break
      case 'link':
      case 'autolink':
        // Links hold text and nodes only, so this goes one level deep.
        addInline(block, child, childPath)
        break
    }
  }
}
