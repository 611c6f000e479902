import type { AttributionFields, ChartFields, FigureForm, ImageFields, LexicalBody, LexicalNode } from './types'

/** Where a node stands in the JSON of a body: ['root', 'children', 2, 'children', 0]. */
export type NodePath = (string | number)[]

/**
 * Visits every node of a body in document order, the root first. Takes whatever is stored, also a body that was never
 * validated: children that are no objects are passed over, and depth costs no stack.
 */
export function walkBody(
  body: LexicalBody | null | undefined,
  visit: (node: LexicalNode, path: NodePath) => void,
): void {
  if (!isNode(body?.root)) return
  const pending: { node: LexicalNode; path: NodePath }[] = [{ node: body.root, path: ['root'] }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, path } = next
    visit(node, path)
    const children: unknown = node.children
    if (!Array.isArray(children)) continue
    for (let index = children.length - 1; index >= 0; index--) {
      const child: unknown = children[index]
      if (isNode(child)) pending.push({ node: child, path: [...path, 'children', index] })
    }
  }
}

/** A figure, quotation or citation, and where in the body it stands. */
export type Attribution = { fields: AttributionFields; path: NodePath }

/**
 * The figures, quotations and citations of a body, in document order, with what its blocks show: a pull quote is a
 * quotation of its quote, a chart a figure of each of its statistics. Relationships that Payload has populated become ids again. What does not name its record yet
 * (a draft) is left out.
 */
export function attributionsOf(body: LexicalBody | null | undefined): Attribution[] {
  const found: Attribution[] = []
  walkBody(body, (node, path) => {
    found.push(...attributionsIn(node).map((fields) => ({ fields, path })))
  })
  return found
}

/** What one node attributes, be it in a line or a block of its own. */
export function attributionsIn(node: LexicalNode): AttributionFields[] {
  const chart = chartFields(node)
  if (chart) {
    const figures = chart.statistics.map((statistic, index) => ({ id: `${chart.id}-${index}`, statistic }))
    return figures.map((figure) => ({ ...figure, blockType: 'figure', form: 'digits', text: null }))
  }
  const fields = node.type === 'block' ? blockAttribution(node) : attributionFields(node)
  return fields ? [fields] : []
}

/** The fields of a chart with its statistics as ids, or null where a node is none. */
export function chartFields({ fields, type }: LexicalNode): ChartFields | null {
  if (type !== 'block' || !isObject(fields) || fields.blockType !== 'chart') return null
  const statistics = Array.isArray(fields.statistics) ? fields.statistics : []
  return {
    id: text(fields.id) ?? '',
    blockType: 'chart',
    kind: fields.kind === 'line' ? 'line' : 'bar',
    // Not called `title`, or its label in the form would lead to the title of the article.
    title: text(fields.heading) ?? '',
    statistics: statistics.flatMap((each: unknown) => relationId(each) ?? []),
  }
}

/** The fields of an image with its record as an id, or null where a node is none. What is blank is not said. */
export function imageFields({ fields, type }: LexicalNode): ImageFields | null {
  if (type !== 'block' || !isObject(fields) || fields.blockType !== 'image') return null
  const { focalX: x, focalY: y } = fields
  return {
    id: text(fields.id) ?? '',
    blockType: 'image',
    media: relationId(fields.media),
    alt: text(fields.alt)?.trim() || null,
    caption: text(fields.caption)?.trim() || null,
    credit: text(fields.credit)?.trim() || null,
    focus: typeof x === 'number' && typeof y === 'number' ? { x, y } : null,
  }
}

/** An image of a body, and where in it it stands. */
export type ImageInBody = { fields: ImageFields; path: NodePath }

/** The images of a body, in document order. */
export function imagesOf(body: LexicalBody | null | undefined): ImageInBody[] {
  const found: ImageInBody[] = []
  walkBody(body, (node, path) => {
    const fields = imageFields(node)
    if (fields) found.push({ fields, path })
  })
  return found
}

function blockAttribution({ fields }: LexicalNode): AttributionFields | null {
  if (!isObject(fields) || fields.blockType !== 'pullQuote') return null
  const quote = relationId(fields.quote)
  return quote
    ? { id: text(fields.id) ?? '', blockType: 'quotation', quote, excerpt: text(fields.excerpt) ?? '' }
    : null
}

/** The fields of one node in a line with relationships as ids, or null when it attributes nothing. */
export function attributionFields(node: LexicalNode): AttributionFields | null {
  const { fields } = node
  if (node.type !== 'inlineBlock' || !isObject(fields)) return null
  const id = text(fields.id) ?? ''
  if (fields.blockType === 'figure') {
    const statistic = relationId(fields.statistic)
    const form = isFigureForm(fields.form) ? fields.form : 'digits'
    return statistic ? { id, blockType: 'figure', statistic, form, text: text(fields.text), ...formatIn(fields) } : null
  }
  if (fields.blockType === 'quotation') {
    const quote = relationId(fields.quote)
    return quote
      ? { id, blockType: 'quotation', quote, excerpt: text(fields.excerpt) ?? '', ...formatIn(fields) }
      : null
  }
  if (fields.blockType === 'citation') {
    const source = relationId(fields.source)
    return source ? { id, blockType: 'citation', source, locator: text(fields.locator) } : null
  }
  return null
}

/** How the words that a node stands for are formatted; nothing where none of that was kept. */
function formatIn({ format }: Record<string, unknown>): { format?: number } {
  return typeof format === 'number' ? { format } : {}
}

/** The kinds of nodes that stand in a line, each with the field in which it names its record. */
const INLINE_FIELDS = {
  figure: 'statistic',
  quotation: 'quote',
  citation: 'source',
} as const satisfies Record<AttributionFields['blockType'], string>

/** The kinds of blocks, each with the field in which it names its record, or several. */
const BLOCK_FIELDS = { pullQuote: 'quote', chart: 'statistics', image: 'media' } as const

/** The field in which a node names its record, by its type and kind; null where there is no such kind. */
export function recordField(type: unknown, blockType: unknown): string | null {
  const fields = type === 'inlineBlock' ? INLINE_FIELDS : type === 'block' ? BLOCK_FIELDS : {}
  const kinds: Readonly<Record<string, string>> = fields
  return typeof blockType === 'string' && Object.hasOwn(kinds, blockType) ? (kinds[blockType] ?? null) : null
}

/** A body whose blocks name their records by ids, where somebody sends them back as they were read: with the records. */
export function withRecordIds<T>(body: T): T {
  const populated = (node: LexicalNode): { fields: Record<string, unknown>; name: string } | null => {
    const { fields, type } = node
    const name = isObject(fields) ? recordField(type, fields.blockType) : null
    if (!isObject(fields) || name === null) return null
    const named = [fields[name]].flat()
    return named.some((each) => isObject(each) && relationId(each) !== null) ? { fields, name } : null
  }
  let isPopulated = false
  walkBody(body as LexicalBody | null, (node) => (isPopulated ||= populated(node) !== null))
  if (!isPopulated) return body
  const copy = structuredClone(body)
  walkBody(copy as LexicalBody | null, (node) => {
    const found = populated(node)
    if (!found) return
    const named = found.fields[found.name]
    found.fields[found.name] = Array.isArray(named)
      ? named.map((each: unknown) => relationId(each) ?? each)
      : relationId(named)
  })
  return copy
}

/** The id a relationship names, be it stored as the id or populated with the record; null when it names none. */
export function relationId(value: unknown): string | null {
  const id = isObject(value) ? value.id : value
  return typeof id === 'string' && id !== '' ? id : null
}

const FORMS: readonly string[] = ['digits', 'words', 'percent-words', 'compact', 'custom'] satisfies FigureForm[]

/** Whether a value is one of the forms a figure can be written in. */
export function isFigureForm(value: unknown): value is FigureForm {
  return typeof value === 'string' && FORMS.includes(value)
}

/** Whether a value is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNode(value: unknown): value is LexicalNode {
  return isObject(value) && typeof value.type === 'string'
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
