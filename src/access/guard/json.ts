import { sentence } from '../sentences'
import type { Problem } from './problems'

/** Deeper than anything the content model holds: a body of lists within lists is 45 levels. */
const DEEPEST = 100
/** A body of the most nodes that are allowed has a tenth of these. */
const MOST_VALUES = 2_000_000

/** Names that an object has without being given them: to set them is to change what it is. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

type Branch = { value: object; path: string; depth: number }

/**
 * Why JSON from outside is not looked at: nested too deeply, too much of it, or a name that is none; null when it may be.
 * It is walked without recursion, so that no depth is too much for this.
 */
export function jsonProblem(json: unknown): Problem | null {
  let values = 0
  const waiting: Branch[] = []
  const put = (value: unknown, path: string, depth: number) => {
    values += 1
    if (typeof value === 'object' && value !== null) waiting.push({ value, path, depth })
  }
  put(json, '', 0)
  for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
    const { value, path, depth } = branch
    // The first names say where it is; all of them would be as long as it is deep.
    const place = path.split('.').slice(0, 6).join('.')
    if (depth > DEEPEST) return { path: place, message: sentence('This is nested too deeply.') }
    const isList = Array.isArray(value)
    for (const [name, each] of Object.entries(value)) {
      if (!isList && FORBIDDEN.has(name)) {
        return { path: place, message: sentence('No field is called “{name}”.', { name }) }
      }
      put(each, depth < 6 ? (path === '' ? name : `${path}.${name}`) : path, depth + 1)
    }
    if (values > MOST_VALUES) return { path: '', message: sentence('This holds too many values.') }
  }
  return null
}
