'use client'

import type { LexicalEditor } from '@payloadcms/richtext-lexical/lexical'
import type { TextBlock } from '../../body'
import type { Finding, Severity } from '../../review'
import { $nodeAt } from './link'
import { comparePlaces, drawnRange, segmentsOf } from './textRange'

/** A finding as it is drawn: its range in the page, and the key and element of the node if it is on a whole node. */
export type Mark = { finding: Finding; range: Range; key: string | null; element: HTMLElement | null }

const severities: readonly Severity[] = ['notice', 'warning', 'error']
/** The attribute of the elements of body nodes that a finding is on; see marks.css. */
const ATTRIBUTE = 'data-cited-finding'

/** The findings that stand, drawn in document order: underlined words through the CSS Custom Highlight API. */
export class Marks {
  #marks: Mark[] = []
  readonly #editor: LexicalEditor

  constructor(editor: LexicalEditor) {
    this.#editor = editor
  }

  /** Those that are to be seen: dismissed findings have a place too, and are not drawn. */
  get all(): readonly Mark[] {
    return this.#marks.filter(({ finding }) => finding.dismissal === null)
  }

  of(fingerprint: string | null): Mark | undefined {
    return this.#marks.find(({ finding }) => finding.fingerprint === fingerprint)
  }

  /** Draws what is otherwise than it was drawn last: of most that is found, typing changes nothing. */
  draw(findings: readonly Finding[], blocks: readonly TextBlock[], sentence: (finding: Finding) => string): void {
    const placed = findings.filter(({ where }) => where.field === 'body' && where.path !== null)
    const byPath = new Map(blocks.map((block) => [block.path, block]))
    const before = new Drawn(this.#marks)
    this.#marks = this.#editor
      .getEditorState()
      .read(() =>
        [...placed].sort(comparePlaces(blocks)).flatMap((finding) => this.#markOf(finding, byPath, before) ?? []),
      )
    const worst = new Map<HTMLElement, Finding>()
    for (const { element, finding } of this.all) {
      // The worst of several findings is the one that a node shows.
      const shown = element && worst.get(element)
      if (element && (!shown || rank(finding.severity) >= rank(shown.severity))) worst.set(element, finding)
    }
    const ranges = new Set(this.all.map(({ range }) => range))
    for (const { element, finding, range } of before.marks) {
      if (!element) {
        if (!ranges.has(range)) highlight(finding.severity)?.delete(range)
      } else if (!worst.has(element)) unmark(element)
    }
    // Adding what is there changes nothing.
    for (const { element, finding, range } of this.all) if (!element) highlight(finding.severity)?.add(range)
    for (const [element, finding] of worst) {
      const says = sentence(finding)
      if (element.getAttribute(ATTRIBUTE) !== finding.severity) element.setAttribute(ATTRIBUTE, finding.severity)
      if (element.dataset.citedSays !== says) element.dataset.citedSays = says
    }
  }

  clear(): void {
    for (const { element, finding, range } of this.#marks) {
      highlight(finding.severity)?.delete(range)
      if (element) unmark(element)
    }
    this.#marks = []
  }

  /** The findings that a point of the text is in or next to. */
  at(node: Node, offset: number): Mark[] {
    return this.all.filter(({ range }) => range.startContainer.isConnected && range.comparePoint(node, offset) === 0)
  }

  /** The findings on a node, by its key. */
  on(key: string): Mark[] {
    return this.all.filter((mark) => mark.key === key)
  }

  /** The underlined findings that are drawn at a point of the screen. */
  under(x: number, y: number): Mark[] {
    return this.all.filter(
      ({ element, range }) =>
        !element &&
        [...range.getClientRects()].some(
          ({ bottom, left, right, top }) => x >= left && x <= right && y >= top && y <= bottom,
        ),
    )
  }

  #markOf(finding: Finding, blocks: ReadonlyMap<string, TextBlock>, before: Drawn): Mark | null {
    const found = drawnRange(finding)
    // What no text node holds, the caption of a table, is shown at its node.
    const passage = found && blocks.get(found.path)?.runs.length === 0 ? null : found
    if (!passage) {
      const node = finding.where.path === null ? null : $nodeAt(finding.where.path)
      const element = node && this.#editor.getElementByKey(node.getKey())
      if (!element) return null
      return { finding, range: before.around(element), key: node.getKey(), element }
    }
    const block = blocks.get(passage.path)
    const pieces = block ? segmentsOf(block, passage) : []
    const [first, last] = [pieces[0], pieces.at(-1)]
    const start = first && this.#textAt(first.path)
    const end = last && this.#textAt(last.path)
    // What the browser shows may be a moment ahead of what was reviewed: the next review draws it.
    if (!start || !end || first.start > start.length || last.end > end.length) return null
    const range = before.between(finding, [start, first.start], [end, last.end])
    return { finding, range, key: null, element: null }
  }

  /** The text of a text node in the page: its element may hold it in another, for bold and such. */
  #textAt(path: string): Text | null {
    const node = $nodeAt(path)
    let inner: Node | null = node && this.#editor.getElementByKey(node.getKey())
    while (inner && !(inner instanceof Text)) inner = inner.firstChild
    return inner
  }
}

type Point = readonly [Text, number]

/**
 * What was drawn last. Its ranges move with the text, so those that still are where a finding is are taken again: each
 * range there is costs something with every change of the page, and each that is drawn anew draws the text anew.
 */
class Drawn {
  readonly marks: readonly Mark[]
  readonly #around = new Map<HTMLElement, Range>()
  readonly #from = new Map<Node, Mark[]>()

  constructor(marks: readonly Mark[]) {
    this.marks = marks
    for (const mark of marks) {
      const { element, range } = mark
      if (element) this.#around.set(element, range)
      else this.#from.set(range.startContainer, [...(this.#from.get(range.startContainer) ?? []), mark])
    }
  }

  around(element: HTMLElement): Range {
    const known = this.#around.get(element)
    if (known?.startContainer === element.parentNode && known.startContainer.childNodes[known.startOffset] === element)
      return known
    const range = document.createRange()
    range.selectNode(element)
    this.#around.set(element, range)
    return range
  }

  /** One range for each finding: two of one severity at one place are two. */
  between({ severity, dismissal }: Finding, [start, startOffset]: Point, [end, endOffset]: Point): Range {
    const there = this.#from.get(start) ?? []
    const index = there.findIndex(
      ({ finding, range }) =>
        range.startOffset === startOffset &&
        range.endContainer === end &&
        range.endOffset === endOffset &&
        finding.severity === severity &&
        (finding.dismissal === null) === (dismissal === null),
    )
    const [known] = index < 0 ? [] : there.splice(index, 1)
    if (known) return known.range
    const range = document.createRange()
    range.setStart(start, startOffset)
    range.setEnd(end, endOffset)
    return range
  }
}

function unmark(element: HTMLElement): void {
  element.removeAttribute(ATTRIBUTE)
  delete element.dataset.citedSays
}

function rank(severity: string | null) {
  return severities.findIndex((each) => each === severity)
}

/** Whether the browser can underline words without changing the document (all current ones; Firefox since 140). */
function canHighlight() {
  return typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function'
}

/** The highlight of a severity, which all editors of the page share. */
function highlight(severity: Severity): Highlight | null {
  return named(`cited-${severity}`, rank(severity))
}

function named(name: string, priority: number): Highlight | null {
  if (!canHighlight()) return null
  let found = CSS.highlights.get(name)
  if (!found) {
    found = new Highlight()
    found.priority = priority
    CSS.highlights.set(name, found)
  }
  return found
}

/** Shows which words the open popover is about. */
export function highlightActive(mark: Mark | undefined): void {
  const active = named('cited-active', severities.length)
  active?.clear()
  if (mark && !mark.element) active?.add(mark.range)
}
