import { isObject } from '../../body'
import type { OptionObject } from 'payload'
import type { EditedField } from './fields'

/** The words of a passage; what stands in it as a node of its own is an ellipsis, or its text where it has one. */
function wordsOf(node: unknown): string {
  if (!isObject(node)) return ''
  if (typeof node.text === 'string') return node.text
  if (node.type === 'linebreak') return '\n'
  if (isObject(node.fields)) {
    const { excerpt, text } = node.fields
    if (node.type === 'inlineBlock' || node.type === 'block') {
      return [text, excerpt].find((each): each is string => typeof each === 'string' && each !== '') ?? '…'
    }
  }
  const parts = Array.isArray(node.children) ? node.children.map(wordsOf) : []
  return parts.join(node.type === 'list' ? '\n' : '')
}

/** What stands in an entry of a list. */
function entry(value: unknown): string {
  if (!isObject(value)) return plain(value)
  const said = Object.entries(value).flatMap(([key, each]) => (key === 'id' ? [] : [entry(each)]))
  return said.filter((each) => each !== '').join(' · ')
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(entry).join(', ')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** How parts of a field are shown to somebody who chooses between them. */
export function saidParts(
  { kind, options }: EditedField,
  parts: readonly unknown[],
  say: (label: OptionObject['label']) => string,
): string {
  if (kind === 'text') return parts.map(wordsOf).join('\n')
  return parts
    .map((part) => {
      const option = options.find(({ value }) => value === part)
      return option ? say(option.label) : entry(part)
    })
    .join(', ')
}
