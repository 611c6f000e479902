import type { Sentence } from '../model/sentence'
import { CONTENT, DEEPEST_NODE as MAX_DEPTH, MOST_NODES as MAX_NODES, isMask } from './content'
import { embedFields, embeddedAt, embedProviders } from './embeds'
import { safeHref } from './links'
import { sentence } from './sentences'
import { isTableState, MOST_COLUMNS, MOST_ROWS } from './tables'
import { isFigureForm, isObject, relationId } from './walk'

/** An answer with more problems than this helps nobody, and a hostile body could ask for millions. */
const MAX_PROBLEMS = 100

const MOST_POINTS = 40
const LONGEST_TITLE = 200
/** As long as the record of an image may say it. */
const LONGEST_OF_IMAGE = { alt: 500, caption: 500, credit: 300 } as const

const messages = {
  'not-a-body': sentence('The body is not a Lexical document.'),
  'not-a-node': sentence('This is not a node.'),
  'unknown-node': sentence('This type of node is not allowed.'),
  misplaced: sentence('This node cannot stand here.'),
  children: sentence('The children of this node must be a list.'),
  leaf: sentence('This node cannot have children.'),
  'too-deep': sentence('The body is nested more than {MAX_DEPTH} levels deep.', { MAX_DEPTH }),
  'too-large': sentence('The body has more than {MAX_NODES} nodes.', { MAX_NODES }),
  text: sentence('The text of this node must be a string.'),
  format: sentence('The format of this text is not valid.'),
  heading: sentence('Headings are h2, h3 or h4.'),
  list: sentence('Lists are bulleted or numbered.'),
  'link-address': sentence('Links go to http, https or mailto addresses only.'),
  'link-internal': sentence('Internal links are not supported: link to the address of the page.'),
  'link-type': sentence('The type of a link must be "custom".'),
  'link-without-text': sentence('A link around a figure, quotation or citation needs text of its own.'),
  'table-rows': sentence(
    'A table has {MOST_ROWS} rows and {MOST_COLUMNS} columns at most, and each row as many cells as the others.',
    {
      MOST_ROWS,
      MOST_COLUMNS,
    },
  ),
  'table-cell': sentence('A cell of a table has at least one paragraph, and stands in one row and one column.'),
  'table-caption': sentence('The caption of a table must be a text of 500 characters at most.'),
  'unknown-block': sentence('Only figures, quotations and citations can stand in a line.'),
  'unknown-kind': sentence('This kind of block is not known.'),
  'block-id': sentence('This block has no id.'),
  'block-id-repeated': sentence('Another block of this body has the same id.'),
  'figure-statistic': sentence('This figure names no statistic.'),
  'figure-form': sentence('This form of a figure is not known.'),
  'figure-text': sentence('A figure in its own wording needs the wording.'),
  'quotation-quote': sentence('This quotation names no quote.'),
  'quotation-excerpt': sentence('This quotation has no words.'),
  'pull-quote-quote': sentence('This pull quote names no quote.'),
  'pull-quote-excerpt': sentence('This pull quote has no words.'),
  'chart-kind': sentence('A chart has bars, or a line.'),
  'chart-title': sentence('A chart needs a title of 200 characters at most.'),
  'chart-statistics': sentence('A chart shows from 2 to {MOST_POINTS} statistics, each once.', { MOST_POINTS }),
  'image-media': sentence('This image names no picture.'),
  'image-text': sentence(
    'The alternative text and the caption of an image are texts of 500 characters at most, its credit one of 300.',
  ),
  'image-focus': sentence('The focal point of an image is two numbers from 0 to 100, or none.'),
  'embed-address': sentence('An embed has the address of something at one of these: {providers}.', {
    providers: embedProviders.join(', '),
  }),
  'embed-title': sentence('An embed needs a title of {LONGEST_TITLE} characters at most.', { LONGEST_TITLE }),
  'citation-source': sentence('This citation names no source.'),
  'citation-locator': sentence('The place in the source must be text.'),
} satisfies Record<string, Sentence>

type BodyProblemCode = keyof typeof messages

/** Something wrong with a body: where ("root.children.2.children.0"), what, and in words for editors. */
export type BodyProblem = {
  path: string
  code: BodyProblemCode
  message: Sentence
  /** Whether it may wait until the body is published: what a figure, a quotation or a block lacks, or says wrong. */
  mayWait: boolean
}

/**
 * Everything that is wrong with the structure of a body: untrusted JSON, since Payload stores rich text unchecked.
 * No body at all is fine. At most 100 problems are given. Whether the records exist, and whether an excerpt is part of
 * its quote, is for others to check.
 */
export function validateBody(value: unknown): BodyProblem[] {
  if (value === null || value === undefined) return []
  const check = new Check()
  if (!isObject(value) || !isObject(value.root) || value.root.type !== 'root') check.add('root', 'not-a-body')
  else check.node(value.root, 'root', 0)
  return check.problems
}

class Check {
  readonly problems: BodyProblem[] = []
  private nodes = 0
  private readonly ids = new Set<string>()

  add(path: string, code: BodyProblemCode, mayWait = false): void {
    // Counted apart: what a draft may be saved with must not crowd out what it may not.
    const alike = this.problems.filter((problem) => problem.mayWait === mayWait)
    if (alike.length < MAX_PROBLEMS) this.problems.push({ path, code, mayWait, message: messages[code] })
  }

  private addWaiting(path: string, code: BodyProblemCode): void {
    this.add(path, code, true)
  }

  /** Checks a node whose type is known. */
  node(node: Record<string, unknown>, path: string, depth: number): void {
    const type = String(node.type)
    this.own(type, node, path)
    const content = CONTENT[type] ?? null
    if (content === null) {
      if (node.children !== undefined) this.add(path, 'leaf')
      return
    }
    if (!Array.isArray(node.children)) return this.add(path, 'children')
    if (depth === MAX_DEPTH && node.children.length > 0) return this.add(path, 'too-deep')
    for (const [index, child] of node.children.entries()) {
      // Said once; the rest of a body that is too large is not looked at.
      if (this.nodes === MAX_NODES) this.add('root', 'too-large')
      if (++this.nodes > MAX_NODES) return
      this.child(child, content, `${path}.children.${index}`, depth + 1)
    }
  }

  private child(child: unknown, content: readonly string[], path: string, depth: number): void {
    if (!isObject(child) || typeof child.type !== 'string') return this.add(path, 'not-a-node')
    if (!Object.hasOwn(CONTENT, child.type)) return this.add(path, 'unknown-node')
    if (!content.includes(child.type)) return this.add(path, 'misplaced')
    this.node(child, path, depth)
  }

  /** What a type of node asks for beyond its children. */
  private own(type: string, node: Record<string, unknown>, path: string): void {
    switch (type) {
      case 'text':
        if (typeof node.text !== 'string') this.add(path, 'text')
        if (node.format !== undefined && !isMask(node.format)) this.add(path, 'format')
        return
      case 'heading':
        if (node.tag !== 'h2' && node.tag !== 'h3' && node.tag !== 'h4') this.add(path, 'heading')
        return
      case 'list':
        if (node.listType !== 'bullet' && node.listType !== 'number') this.add(path, 'list')
        return
      case 'link':
      case 'autolink':
        return this.link(node, path)
      case 'table':
        return this.table(node, path)
      case 'tablecell':
        return this.cell(node, path)
      case 'inlineBlock':
        return this.inlineBlock(node, path)
      case 'block':
        return this.block(node, path)
    }
  }

  private table(node: Record<string, unknown>, path: string): void {
    if (!isTableState(node.$)) this.add(path, 'table-caption')
    const rows: unknown[] = Array.isArray(node.children) ? node.children : []
    const widths = rows.map((row) => (isObject(row) && Array.isArray(row.children) ? row.children.length : 0))
    const [width = 0] = widths
    const isSound = width > 0 && width <= MOST_COLUMNS && rows.length <= MOST_ROWS
    if (!isSound || widths.some((each) => each !== width)) this.add(path, 'table-rows')
  }

  private cell({ children, colSpan, headerState, rowSpan }: Record<string, unknown>, path: string): void {
    const isOne = (span: unknown) => span === undefined || span === 1
    const isHead = headerState === undefined || [0, 1, 2, 3].includes(headerState as number)
    const hasContent = Array.isArray(children) && children.length > 0
    if (!hasContent || !isHead || !isOne(colSpan) || !isOne(rowSpan)) this.add(path, 'table-cell')
  }

  private link(node: Record<string, unknown>, path: string): void {
    const fields = isObject(node.fields) ? node.fields : {}
    if (fields.linkType === 'internal') return this.add(path, 'link-internal')
    if (fields.linkType !== 'custom') this.add(path, 'link-type')
    if (safeHref(fields.url) === null) this.add(path, 'link-address')
    // Only words are marked as a link: those in texts, and those of an object whose format was kept.
    const children = Array.isArray(node.children) ? node.children.filter(isObject) : []
    const isMarked = ({ fields, type }: Record<string, unknown>) =>
      type === 'text' || (isObject(fields) && fields.blockType !== 'citation' && typeof fields.format === 'number')
    if (children.some(({ type }) => type === 'inlineBlock') && !children.some(isMarked))
      this.add(path, 'link-without-text')
  }

  /** The fields of a node that stands for something, which has an id of its own in the body. */
  private fieldsOf(node: Record<string, unknown>, path: string): Record<string, unknown> {
    const fields = isObject(node.fields) ? node.fields : {}
    const { id } = fields
    if (typeof id !== 'string' || id.trim() === '') this.add(path, 'block-id')
    else if (this.ids.has(id)) this.add(path, 'block-id-repeated')
    else this.ids.add(id)
    return fields
  }

  private block(node: Record<string, unknown>, path: string): void {
    const fields = this.fieldsOf(node, path)
    if (fields.blockType === 'pullQuote') {
      if (!relationId(fields.quote)) this.addWaiting(path, 'pull-quote-quote')
      if (!isFilled(fields.excerpt)) this.addWaiting(path, 'pull-quote-excerpt')
    } else if (fields.blockType === 'chart') {
      const { heading, kind, statistics } = fields
      if (kind !== 'bar' && kind !== 'line') this.addWaiting(path, 'chart-kind')
      if (!isFilled(heading) || String(heading).length > LONGEST_TITLE) this.addWaiting(path, 'chart-title')
      const ids: Array<string | null> = Array.isArray(statistics) ? statistics.map(relationId) : []
      const isSound = ids.every((id) => id !== null) && new Set(ids).size === ids.length
      if (!isSound || ids.length < 2 || ids.length > MOST_POINTS) this.addWaiting(path, 'chart-statistics')
    } else if (fields.blockType === 'image') {
      this.image(fields, path)
    } else if (fields.blockType === 'embed') {
      const { title = '', url = '' } = embedFields({ type: 'block', fields }) ?? {}
      if (embeddedAt(url) === null) this.addWaiting(path, 'embed-address')
      if (title === '' || title.length > LONGEST_TITLE) this.addWaiting(path, 'embed-title')
    } else {
      this.add(path, 'unknown-kind')
    }
  }

  private image(fields: Record<string, unknown>, path: string): void {
    if (!relationId(fields.media)) this.addWaiting(path, 'image-media')
    const isShort = ([name, most]: [string, number]) => {
      const said = fields[name] ?? ''
      return typeof said === 'string' && said.length <= most
    }
    if (!Object.entries(LONGEST_OF_IMAGE).every(isShort)) this.addWaiting(path, 'image-text')
    const place = [fields.focalX, fields.focalY]
    const isNone = place.every((each) => each === undefined || each === null)
    const isPoint = place.every((each) => typeof each === 'number' && each >= 0 && each <= 100)
    if (!isNone && !isPoint) this.addWaiting(path, 'image-focus')
  }

  private inlineBlock(node: Record<string, unknown>, path: string): void {
    const fields = this.fieldsOf(node, path)
    const { blockType, format } = fields
    if (format !== undefined && format !== null && !isMask(format)) this.add(path, 'format')
    if (blockType === 'figure') {
      if (!relationId(fields.statistic)) this.addWaiting(path, 'figure-statistic')
      if (!isFigureForm(fields.form)) this.addWaiting(path, 'figure-form')
      const needsText = fields.form === 'custom'
      if (needsText ? !isFilled(fields.text) : !isOptionalText(fields.text)) this.addWaiting(path, 'figure-text')
    } else if (blockType === 'quotation') {
      if (!relationId(fields.quote)) this.addWaiting(path, 'quotation-quote')
      if (!isFilled(fields.excerpt)) this.addWaiting(path, 'quotation-excerpt')
    } else if (blockType === 'citation') {
      if (!relationId(fields.source)) this.addWaiting(path, 'citation-source')
      if (!isOptionalText(fields.locator)) this.addWaiting(path, 'citation-locator')
    } else {
      this.add(path, 'unknown-block')
    }
  }
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string'
}
