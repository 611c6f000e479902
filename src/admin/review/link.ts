'use client'

import { $createInlineBlockNode } from '@payloadcms/richtext-lexical/client'
import {
  $createNodeSelection,
  $createRangeSelection,
  $getRoot,
  $isElementNode,
  $isTextNode,
  $setSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { textBlocks, type TextBlock } from '../../body'
import type { AttributionFields } from '../../body/types'
import type { Finding } from '../../review'
import { nodesWithin, rangeOf, segmentsOf, type TextRange } from './textRange'

/** The fields of a body node that has no id yet. */
export type NewNode = AttributionFields extends infer Fields
  ? Fields extends unknown
    ? Omit<Fields, 'id'>
    : never
  : never

/** The words that become a node. */
export type Linking = { range: TextRange; text: string; fields: NewNode }

/** The Lexical node at a place in the JSON of a body: "root.children.2.children.0". */
export function $nodeAt(path: string): LexicalNode | null {
  let node: LexicalNode | null = $getRoot()
  for (const [, index] of path.matchAll(/\.children\.(\d+)/g)) {
    node = $isElementNode(node) ? node.getChildAtIndex(Number(index)) : null
  }
  return node
}

/** The running text of an editor's blocks as it is now. */
export function blocksOf(editor: LexicalEditor): TextBlock[] {
  return textBlocks(editor.getEditorState().toJSON())
}

/** Selects what a finding is about: the words, or the whole node. */
export function selectFinding(editor: LexicalEditor, finding: Finding): void {
  const range = rangeOf(finding)
  const block = range && blocksOf(editor).find(({ path }) => path === range.path)
  const pieces = block ? segmentsOf(block, range) : []
  editor.update(
    () => {
      const [first, last] = [pieces[0], pieces.at(-1)]
      const start = first && $nodeAt(first.path)
      const end = last && $nodeAt(last.path)
      if ($isTextNode(start) && $isTextNode(end)) {
        const selection = $createRangeSelection()
        selection.anchor.set(start.getKey(), first?.start ?? 0, 'text')
        selection.focus.set(end.getKey(), last?.end ?? 0, 'text')
        $setSelection(selection)
        return
      }
      const node = finding.where.path === null ? null : $nodeAt(finding.where.path)
      if (!node || $isElementNode(node)) return
      const selection = $createNodeSelection()
      selection.add(node.getKey())
      $setSelection(selection)
    },
    { discrete: true },
  )
}

/**
 * Turns passages into body nodes, in one step of the history; the caret goes after the last of them. A range that
 * does not read `text` any more is left alone. Gives back how many became nodes.
 */
export function linkRanges(editor: LexicalEditor, linkings: readonly Linking[]): number {
  const blocks = new Map(blocksOf(editor).map((block) => [block.path, block]))
  // From the end, so that what is split does not move what is still to be split.
  const ordered = linkings
    .filter(({ range, text }) => blocks.get(range.path)?.text.slice(range.start, range.end) === text)
    .sort((a, b) => b.range.start - a.range.start)
  let linked = 0
  editor.update(
    () => {
      let last: LexicalNode | null = null
      for (const { fields, range } of ordered) {
        const block = blocks.get(range.path)
        const node = block && $link(block, range, fields)
        if (!node) continue
        last ??= node
        linked += 1
      }
      const parent = last?.getParent()
      if (!last || !parent) return
      const after = last.getIndexWithinParent() + 1
      parent.select(after, after)
    },
    { discrete: true, tag: HISTORY_PUSH_TAG },
  )
  return linked
}

function $link(block: TextBlock, range: TextRange, fields: NewNode): LexicalNode | null {
  const pieces = segmentsOf(block, range).map(({ path, start, end }) => ({ node: $nodeAt(path), start, end }))
  const within = nodesWithin(block, range).map($nodeAt)
  const [first] = pieces
  if (!first) return null
  let created: LexicalNode | null = null
  const words = { ...fields, ...$formatOf(pieces.map(({ node }) => node)) }
  for (const { node, start, end } of pieces) {
    if (!$isTextNode(node)) continue
    const length = node.getTextContentSize()
    const parts = node.splitText(...[start, end].filter((offset) => offset > 0 && offset < length))
    const part = parts[start > 0 ? 1 : 0]
    if (!part) continue
    if (created) {
      part.remove()
    } else {
      created = $createInlineBlockNode(words as unknown as Parameters<typeof $createInlineBlockNode>[0])
      part.replace(created)
    }
  }
  if (created) for (const node of within) node?.remove()
  return created
}

const LINKS: ReadonlySet<string> = new Set(['link', 'autolink'])

/** What the texts have in common that a node is made of, which is then that of the node; nothing where they are plain. */
function $formatOf(nodes: ReadonlyArray<LexicalNode | null>): { format?: number } {
  const texts = nodes.filter($isTextNode)
  const format = texts.reduce((common, text) => common & text.getFormat(), texts[0]?.getFormat() ?? 0)
  return format > 0 || texts.some((text) => LINKS.has(text.getParent()?.getType() ?? '')) ? { format } : {}
}
