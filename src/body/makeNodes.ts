/** Makes the nodes of a body with the properties that the editor gives them when it saves. */
import type { HeadingTag } from './content'
import type { LexicalBody, LexicalNode } from './types'

/** The bits of `format` in a text node. */
export const BOLD = 1
export const ITALIC = 2
export const STRIKETHROUGH = 4

const element = { version: 1, direction: null, format: '', indent: 0 }

export function bodyOf(children: LexicalNode[]): LexicalBody {
  return { root: { type: 'root', ...element, children } }
}

export function paragraphNode(children: LexicalNode[]): LexicalNode {
  return {
    type: 'paragraph',
    ...element,
    textFormat: 0,
    textStyle: '',
    children,
  }
}

export function headingNode(tag: HeadingTag, children: LexicalNode[]): LexicalNode {
  return { type: 'heading', tag, ...element, children }
}

export function quoteNode(children: LexicalNode[]): LexicalNode {
  return { type: 'quote', ...element, children }
}

/** A list whose items are still to be numbered and indented; `isTasks` when they can be ticked off. */
export function listNode(ordered: boolean, start: number, items: LexicalNode[], isTasks = false): LexicalNode {
  return {
    type: 'list',
    ...element,
    listType: isTasks ? 'check' : ordered ? 'number' : 'bullet',
    tag: ordered ? 'ol' : 'ul',
    start,
    children: items,
  }
}

export function linkNode(url: string, children: LexicalNode[]): LexicalNode {
  return {
    type: 'link',
    ...element,
    version: 3,
    fields: { linkType: 'custom', newTab: false, url },
    children,
  }
}

export function ruleNode(): LexicalNode {
  return { type: 'horizontalrule', version: 1 }
}

export function lineBreak(): LexicalNode {
  return { type: 'linebreak', version: 1 }
}

/** Text on one line; tabs are nodes of their own. */
export function textNodes(text: string, format = 0): LexicalNode[] {
  return text.split(/(\t)/).flatMap((part) => {
    if (part === '') return []
    const shared = { version: 1, text: part, format, mode: 'normal', style: '' }
    return [part === '\t' ? { type: 'tab', ...shared, detail: 2 } : { type: 'text', ...shared, detail: 0 }]
  })
}

/** Text with its line breaks. */
export function linesOf(text: string): LexicalNode[] {
  return text.split('\n').flatMap((line, index) => [...(index > 0 ? [lineBreak()] : []), ...textNodes(line)])
}
