/** HTML of an archive as a body: parsed as a browser does, and read as what is pasted is. Nothing of it is run. */
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { fromHtml as parse } from 'hast-util-from-html'
import { fromHtml } from '../../body'
import type { ImageStand, MarkdownImage } from '../../body'
import { bodyOf } from '../../body/makeNodes'
import { unseenWords } from '../../body/plainHtml'
import type { LexicalBody } from '../../body/types'

/** A body of HTML; null for what is nested or larger than any text. `isLines`: where lines stand for paragraphs. */
export function bodyOfHtml(
  { html, isLines }: { html: string; isLines: boolean },
  image: (image: MarkdownImage) => ImageStand,
): LexicalBody | null {
  const tree = parse(html, { fragment: true })
  const root: Root = isLines ? { type: 'root', children: inParagraphs(tree.children) } : tree
  // Nothing to read is no text that could not be read.
  return fromHtml(root, { image })?.body ?? (isEmpty(root) ? bodyOf([]) : null)
}

/** The words of HTML that a page hides, which a body of it does not have. */
export function hiddenIn({ html }: { html: string }): string[] {
  return unseenWords(parse(html, { fragment: true }))
}

function isEmpty({ children }: Root): boolean {
  return children.every((node) => node.type === 'comment' || (node.type === 'text' && node.value.trim() === ''))
}

/** Elements that stand in running text. */
const RUNNING = new Set(
  'a abbr b big br cite code del em font i img ins kbd mark q s small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
)

/** Running text in paragraphs, as WordPress shows it: an empty line parts two of them, and a line is one. */
function inParagraphs(nodes: readonly RootContent[]): RootContent[] {
  const made: RootContent[] = []
  let line: ElementContent[] = []
  const end = () => {
    if (line.length > 0) made.push(element('p', line))
    line = []
  }
  for (const node of nodes) {
    if (node.type === 'text') {
      node.value
        .replace(/\r\n?/g, '\n')
        .split(/\n[ \t]*\n\s*/)
        .forEach((part, index) => {
          if (index > 0) end()
          line.push(...linesOf(part, line.length === 0))
        })
    } else if (node.type === 'element' && RUNNING.has(node.tagName)) line.push(node)
    else if (node.type === 'element') {
      end()
      const isQuote = node.tagName === 'blockquote' || node.tagName === 'div'
      made.push(isQuote ? { ...node, children: inParagraphs(node.children) as ElementContent[] } : node)
    }
  }
  end()
  return made
}

function linesOf(text: string, isFirst: boolean): ElementContent[] {
  const own = isFirst ? text.replace(/^\s+/, '') : text
  if (own === '') return []
  return own
    .split('\n')
    .flatMap((line, index): ElementContent[] => [
      ...(index > 0 ? [element('br', [])] : []),
      ...(line === '' ? [] : [{ type: 'text' as const, value: line }]),
    ])
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}
