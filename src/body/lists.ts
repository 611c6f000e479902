import type { PortableText, PortableTextBlock } from '../model/document'
import type { TextLine } from './passages'
import type { InlineChild } from './portableText'

/** An item without a block holds lists only: a list that begins at a deeper level. */
type ListItem = { block: PortableTextBlock | null; lists: List[] }
export type List = { _type: 'list'; ordered: boolean; items: ListItem[] }

/**
 * Portable Text with its flat list items (`listItem`, `level`) put together into lists. A list ends where another kind
 * of block follows, or another kind of list on the same level.
 */
export function groupLists(portableText: PortableText): (PortableText[number] | List)[] {
  const grouped: (PortableText[number] | List)[] = []
  let items: PortableTextBlock[] = []
  const flush = () => {
    grouped.push(...takeLists(items, 1))
    items = []
  }
  for (const block of portableText) {
    if (block._type === 'block' && block.listItem) {
      items.push(block)
      continue
    }
    flush()
    grouped.push(block)
  }
  flush()
  return grouped
}

/** Takes from the front of `items` all that is on this level or deeper. */
function takeLists(items: PortableTextBlock[], level: number): List[] {
  const lists: List[] = []
  for (let next = items[0]; next && levelOf(next) >= level; next = items[0]) {
    let list = lists.at(-1)
    if (levelOf(next) > level) {
      if (!list) lists.push((list = { _type: 'list', ordered: next.listItem === 'number', items: [] }))
      let item = list.items.at(-1)
      if (!item) list.items.push((item = { block: null, lists: [] }))
      item.lists.push(...takeLists(items, level + 1))
      continue
    }
    items.shift()
    const ordered = next.listItem === 'number'
    // A list that so far holds only deeper lists takes the kind of its first item.
    if (list && list.items.every((item) => item.block === null)) list.ordered = ordered
    if (!list || list.ordered !== ordered) lists.push((list = { _type: 'list', ordered, items: [] }))
    list.items.push({ block: next, lists: [] })
  }
  return lists
}

function levelOf(block: PortableTextBlock): number {
  // Each level is a call, so a level that no body can have must not become the depth of the stack.
  return Math.min(20, Math.max(1, block.level ?? 1))
}

/** The key of the link a child is part of, or null. */
function linkOf(child: InlineChild, block: TextLine): PortableTextBlock['markDefs'][number] | null {
  if (child._type === 'citation') return null
  return block.markDefs.find(({ _key }) => child.marks?.includes(_key)) ?? null
}

/** The children of a block in runs that share a link (or have none), in order. */
export function linkRuns(block: TextLine): { href: string | null; children: InlineChild[] }[] {
  const runs: { key: string | null; href: string | null; children: InlineChild[] }[] = []
  for (const child of block.children) {
    const link = linkOf(child, block)
    const key = link?._key ?? null
    const last = runs.at(-1)
    if (last && last.key === key) last.children.push(child)
    else runs.push({ key, href: link?.href ?? null, children: [child] })
  }
  return runs
}
