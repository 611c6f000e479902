import {
  $createLinkNode,
  $createServerInlineBlockNode,
  LinkNode,
  ServerInlineBlockNode,
} from '@payloadcms/richtext-lexical'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless'
import { describe, expect, it, vi } from 'vitest'
import { blocksOf, linkRanges, type NewNode } from './link'

// The node as the browser has it draws itself with components of the admin; its data is the server's.
vi.mock('@payloadcms/richtext-lexical/client', () => ({
  $createInlineBlockNode: (fields: Parameters<typeof $createServerInlineBlockNode>[0]) =>
    $createServerInlineBlockNode(fields),
}))

function figure(statistic: string): NewNode {
  return { blockType: 'figure', statistic, form: 'digits', text: null }
}

function editorWith(...make: (() => LexicalNode)[]) {
  const editor = createHeadlessEditor({
    nodes: [LinkNode, ServerInlineBlockNode],
    onError: (error) => {
      throw error
    },
  })
  editor.update(
    () => {
      $getRoot()
        .clear()
        .append($createParagraphNode().append(...make.map((each) => each())))
    },
    { discrete: true },
  )
  return editor
}

function words(text: string, format?: 'bold' | 'italic') {
  return () => {
    const node = $createTextNode(text)
    return format ? node.toggleFormat(format) : node
  }
}

/** The first paragraph in short: its texts, and the records of its nodes in brackets. */
function short(editor: ReturnType<typeof editorWith>): string[] {
  const [paragraph] = (editor.getEditorState().toJSON().root as unknown as { children: { children: Child[] }[] })
    .children
  return (paragraph?.children ?? []).map(({ fields, text, type }) => text ?? (fields ? `[${fields.statistic}]` : type))
}
type Child = { type: string; text?: string; fields?: { statistic?: string } }

function range(start: number, end: number) {
  return { path: 'root.children.0', start, end }
}

describe('linking a range', () => {
  it('puts a node in the place of the words and the caret after it', () => {
    const editor = editorWith(words('Mexico let 37 diplomats in.'))
    expect(linkRanges(editor, [{ range: range(11, 13), text: '37', fields: figure('a') }])).toBe(1)
    expect(short(editor)).toEqual(['Mexico let ', '[a]', ' diplomats in.'])
    editor.read(() => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection)) throw new Error('no caret')
      expect([selection.anchor.type, selection.anchor.offset, selection.isCollapsed()]).toEqual(['element', 2, true])
    })
  })

  it('gives the node an id of its own, as Payload makes them', () => {
    const editor = editorWith(words('37'))
    linkRanges(editor, [{ range: range(0, 2), text: '37', fields: figure('a') }])
    const json = JSON.stringify(editor.getEditorState().toJSON())
    expect(json).toMatch(/"id":"[0-9a-f]{24}"/)
    expect(short(editor)).toEqual(['[a]'])
  })

  it('takes words that several formats share', () => {
    const editor = editorWith(words('about 6'), words('0 per', 'bold'), words(' cent more'))
    linkRanges(editor, [{ range: range(6, 17), text: '60 per cent', fields: figure('a') }])
    expect(short(editor)).toEqual(['about ', '[a]', ' more'])
  })

  it('keeps how the words are formatted, as far as all of them are so', () => {
    const formatOf = (...texts: Array<() => LexicalNode>) => {
      const editor = editorWith(...texts)
      linkRanges(editor, [{ range: range(0, 5), text: '60 pc', fields: figure('a') }])
      return /"format":(\d+),"id"/.exec(JSON.stringify(editor.getEditorState().toJSON()))?.[1]
    }
    const bothWays = () => $createTextNode('60').toggleFormat('bold').toggleFormat('italic')
    expect(formatOf(words('60 pc', 'bold'))).toBe('1')
    expect(formatOf(bothWays, words(' pc', 'italic'))).toBe('2')
    expect(formatOf(words('60', 'bold'), words(' pc', 'italic'))).toBeUndefined()
    const inLink = () =>
      $createLinkNode({ fields: { linkType: 'custom', newTab: false, url: 'https://example.org', doc: null } }).append(
        $createTextNode('60 pc'),
      )
    expect(formatOf(inLink)).toBe('0')
  })

  it('links several in one paragraph at once', () => {
    const editor = editorWith(words('From 12 to 37, then 12'), () => $createLineBreakNode(), words('and 5.'))
    const linkings = [
      { range: range(5, 7), text: '12', fields: figure('a') },
      { range: range(27, 28), text: '5', fields: figure('d') },
      { range: range(11, 13), text: '37', fields: figure('b') },
      { range: range(20, 22), text: '12', fields: figure('c') },
    ]
    expect(linkRanges(editor, linkings)).toBe(4)
    expect(short(editor)).toEqual(['From ', '[a]', ' to ', '[b]', ', then ', '[c]', 'linebreak', 'and ', '[d]', '.'])
  })

  it('takes the figures that stand in a quotation with it', () => {
    const editor = editorWith(
      words('“we saw '),
      () => $createServerInlineBlockNode({ ...figure('a'), id: 'x' }),
      words(' men”'),
    )
    const [block] = blocksOf(editor)
    const fields: NewNode = { blockType: 'quotation', quote: 'q', excerpt: 'we saw 37 men' }
    linkRanges(editor, [{ range: range(1, 13), text: block!.text.slice(1, 13), fields }])
    expect(blocksOf(editor)[0]!.text).toBe('“\uFFFC”')
  })

  it('leaves words alone that are not there any more', () => {
    const editor = editorWith(words('Mexico let 38 diplomats in.'))
    expect(linkRanges(editor, [{ range: range(11, 13), text: '37', fields: figure('a') }])).toBe(0)
    expect(short(editor)).toEqual(['Mexico let 38 diplomats in.'])
  })
})
