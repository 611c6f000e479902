import { isObject } from '../body'
/** The shape of a `where`, checked before Payload sees it: of some that are none it finds everything, and some fail. */

/** How deep and how wide conditions may be. */
const DEEPEST = 10
const MOST_CONDITIONS = 200

/**
 * Why a `where` is none: in a few words for whoever sent it; null when it is one. An empty one is one, and names
 * everything.
 */
export function whereProblem(where: unknown): 'shape' | 'depth' | 'size' | null {
  let conditions = 0
  const problemOf = (value: unknown, depth: number): 'shape' | 'depth' | 'size' | null => {
    if (!isObject(value)) return 'shape'
    if (depth > DEEPEST) return 'depth'
    for (const [field, condition] of Object.entries(value)) {
      conditions += 1
      if (conditions > MOST_CONDITIONS) return 'size'
      if (/^(and|or)$/i.test(field)) {
        if (!Array.isArray(condition)) return 'shape'
        for (const each of condition) {
          const problem = problemOf(each, depth + 1)
          if (problem) return problem
        }
      } else if (!isObject(condition) || Object.keys(condition).length === 0) return 'shape'
    }
    return null
  }
  return problemOf(where, 0)
}

/** Whether a `where` names some documents and not simply all of them. */
export function namesSome(where: unknown): boolean {
  if (!isObject(where)) return false
  return Object.entries(where).some(([field, condition]) =>
    /^(and|or)$/i.test(field) ? Array.isArray(condition) && condition.some(namesSome) : true,
  )
}
