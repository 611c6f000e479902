/** What there is to see of a draft that cannot be public yet. Pure. */
import type { AttributionFields, LexicalBody, LexicalNode } from '../../body/types'
import { attributionFields, attributionsIn, imageFields, isObject } from '../../body/walk'
import { formatFigure } from '../../figures'
import type { EditionRecords } from '../../model/records'
import { presentationProblems, writtenForm, type PresentationProblem } from './edition'

/** A draft of which everything has a public form, and what was left out for that. */
export type Presentable = { records: EditionRecords; left: PresentationProblem[] }

type Problems = { left: Map<string, PresentationProblem> }

/** The records of an edition that says nothing but one node. */
function alone(records: EditionRecords, node: LexicalNode | null): EditionRecords {
  const isBlock = node?.type === 'block'
  const root = { type: 'root', children: node ? [isBlock ? node : { type: 'paragraph', children: [node] }] : [] }
  return { ...records, hero: null, article: { ...records.article, body: { root } } }
}

/** Whether there is what a node names. */
function isThere({ quotes, sources, statistics }: EditionRecords, fields: AttributionFields): boolean {
  if (fields.blockType === 'figure') return statistics.has(fields.statistic)
  return fields.blockType === 'quotation' ? quotes.has(fields.quote) : sources.has(fields.source)
}

/** The words of a node, as they would stand in the text if nobody had attributed them. */
function wordsOf(records: EditionRecords, node: LexicalNode, locale: string): string {
  const fields = attributionFields(node)
  const typed = isObject(node.fields) ? (node.fields.text ?? node.fields.excerpt) : undefined
  const statistic = fields?.blockType === 'figure' ? records.statistics.get(fields.statistic) : undefined
  if (fields?.blockType !== 'figure' || !statistic) return typeof typed === 'string' ? typed : ''
  return fields.form === 'custom' && fields.text
    ? fields.text
    : formatFigure(statistic, { locale, form: writtenForm(fields.form) })
}

/** How the words of a node are formatted. */
function formatOf({ fields }: LexicalNode): number {
  return isObject(fields) && typeof fields.format === 'number' ? fields.format : 0
}

function isAttribution({ fields, type }: LexicalNode): boolean {
  return (
    type === 'inlineBlock' && isObject(fields) && ['figure', 'quotation', 'citation'].includes(String(fields.blockType))
  )
}

/** A block as it can be shown, or not: what it says large is said in the text, where it reads as plain text. */
function shownBlock(records: EditionRecords, node: LexicalNode, found: Problems): LexicalNode[] {
  const image = imageFields(node)
  const isWhole = image
    ? records.images.has(image.id)
    : attributionsIn(node).every((fields) => isThere(records, fields))
  const problems = isWhole ? presentationProblems(alone(records, node)) : []
  for (const problem of problems) found.left.set(problem.message.en, problem)
  return isWhole && problems.length === 0 ? [node] : []
}

/** A node as it can be shown: what has no public form is the words that it is, and no more. */
function shown(records: EditionRecords, node: LexicalNode, locale: string, found: Problems): LexicalNode[] {
  if (isAttribution(node)) {
    const fields = attributionFields(node)
    const problems = fields && isThere(records, fields) ? presentationProblems(alone(records, node)) : null
    if (problems?.length === 0) return [node]
    for (const problem of problems ?? []) found.left.set(problem.message.en, problem)
    const text = wordsOf(records, node, locale)
    return text === '' ? [] : [{ type: 'text', version: 1, text, format: formatOf(node) }]
  }
  if (node.type === 'block') return shownBlock(records, node, found)
  if (!Array.isArray(node.children)) return [node]
  const children = node.children.flatMap((child) => shown(records, child, locale, found))
  const isSame =
    children.length === node.children.length && children.every((child, at) => child === node.children?.[at])
  return [isSame ? node : { ...node, children }]
}

/**
 * A draft of which everything has a public form: what rests on something that may not be public, or is not complete yet,
 * reads as plain text, as it would had nobody attributed it. A draft that could be published is the same as it was.
 */
export function presentable(records: EditionRecords, locale: string): Presentable {
  const found: Problems = { left: new Map() }
  const body = records.article.body as LexicalBody | null
  const [root] = body ? shown(records, body.root, locale, found) : []
  const isSame = root === undefined || root === body?.root
  const told = { ...records, article: isSame ? records.article : { ...records.article, body: { root } } }
  const ofHero = presentationProblems({ ...alone(records, null), hero: records.hero })
  for (const problem of ofHero) found.left.set(problem.message.en, problem)
  return {
    records: ofHero.length > 0 ? { ...told, hero: null } : told,
    left: [...found.left.values()],
  }
}
