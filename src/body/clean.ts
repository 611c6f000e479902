import { cleanLine, cleanText, soundText } from '../model/text'
import { isObject } from './walk'

/** What a node is told by, and not what it says. */
const NAMES = ['id', 'blockName', 'blockType', 'type', 'linkType']

/**
 * A body whose text is sound: what is written in it, and what its nodes say of themselves. Running text keeps its white
 * space, which joins it to what stands beside it. What is no body is left to those who check it.
 */
export function cleanBody(body: unknown): unknown {
  return isObject(body) && isObject(body.root) ? { ...body, root: cleanNode(body.root) } : body
}

function cleanNode(node: Record<string, unknown>): Record<string, unknown> {
  return {
    ...node,
    ...(typeof node.text === 'string' ? { text: soundText(node.text) } : {}),
    ...(isObject(node.$) ? { $: cleanFields(node.$) } : {}),
    ...(isObject(node.fields) ? { fields: cleanFields(node.fields) } : {}),
    ...(Array.isArray(node.children)
      ? { children: node.children.map((child: unknown) => (isObject(child) ? cleanNode(child) : child)) }
      : {}),
  }
}

function cleanFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, NAMES.includes(name) ? value : cleanValue(name, value)]),
  )
}

function cleanValue(name: string, value: unknown): unknown {
  if (typeof value === 'string') return name === 'url' ? cleanLine(value) : cleanText(value)
  if (Array.isArray(value)) return value.map((each: unknown) => cleanValue(name, each))
  if (!isObject(value)) return value
  return isObject(value.root) ? cleanBody(value) : cleanFields(value)
}
