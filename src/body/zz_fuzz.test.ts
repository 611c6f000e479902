import { expect, test } from 'vitest'
// @ts-ignore
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toMarkdown } from './markdown'
import { toPortableText } from './portableText'
import { body, paragraph, text, figure, link } from './fixtures'
let seed = 7
const rnd = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n
const alphabet = ['a', 'b', ' ', '*', '_', '`', '[', ']', '(', ')', '!', '<', '>', '#', '-', '1', '.', '~', '&amp;', '«', '»', '\\', '|', 'é', '😀', '+', '=', ':', '"']
const render = { figure: () => ({ id: 'x', text: '37' }), quotation: () => ({ id: 'q' }), citation: () => null }
const flat = (n: any): string => n.type === 'text' || n.type === 'inlineCode' ? n.value : n.type === 'break' ? '\n' : n.type === 'html' ? '' : (n.children ?? []).map(flat).join('')
const strongs = (n: any, inS = false, inE = false): string => { 
  let out = ''
  let hs = inS, he = inE
  for (const c of n.children ?? []) {
    if (c.type === 'html') { if (c.value === '<strong>') hs = true; if (c.value === '</strong>') hs = inS; if (c.value === '<em>') he = true; if (c.value === '</em>') he = inE; continue }
    if (c.type === 'text') { for (const ch of c.value.replace(/\s/g,'')) out += ch + (hs ? 'S' : '') + (he ? 'E' : '') }
    else out += strongs(c, hs || c.type === 'strong', he || c.type === 'emphasis')
  }
  return out
}
test('fuzz', () => {
  let bad = 0
  for (let i = 0; i < 60000 && bad < 8; i++) {
    const nodes = Array.from({ length: 1 + rnd(5) }, (_, k) => {
      const t = Array.from({ length: 1 + rnd(4) }, () => alphabet[rnd(alphabet.length)]).join('')
      const kind = rnd(10)
      if (kind === 0) return figure('f' + k, 's')
      if (kind === 1) return link('https://example.org/(x', text(t))
      return text(t, [0, 0, 1, 2, 3][rnd(5)])
    })
    const pt = toPortableText(body(paragraph(...nodes)), render)
    if (!pt.length) continue
    const md = toMarkdown(pt)
    const b = pt[0]!
    if (b._type !== 'block') continue
    const want = b.children.map((c) => c.text).join('').replace(/\s+/g, '')
    const tree = fromMarkdown(md)
    const got = flat(tree).replace(/\s+/g, '')
    const wantMarks = b.children.map((c) => [...c.text.replace(/\s/g, '')].map((ch) => ch + (c._type === 'span' && c.marks.includes('strong') ? 'S' : '') + (c._type === 'span' && c.marks.includes('em') ? 'E' : '')).join('')).join('')
    const gotMarks = strongs(tree)
    const shape = tree.children.map((c: any) => c.type).join()
    if (got !== want || shape !== 'paragraph' || gotMarks !== wantMarks) { bad++; console.log(JSON.stringify({ md, want, got, wantMarks, gotMarks, shape })) }
  }
  expect(bad).toBe(0)
})
