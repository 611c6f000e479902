import type { Sentence } from '../../model/sentence'
import { sentence } from '../sentences'
import type { Problem } from './problems'

const says = {
  whole: sentence('This must be a whole number.'),
  json: sentence('This must be JSON.'),
  path: sentence('There is no such field to ask for.'),
  once: sentence('This is given more than once.'),
  text: sentence('This text is too long.'),
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What the parameters of Payload's pages must look like: each page takes what it gets for what it would have written. */
const forms: Readonly<Record<string, [Sentence, (value: string) => boolean]>> = {
  columns: [says.json, isJson],
  depth: [says.whole, (value) => /^\d{0,2}$/.test(value)],
  groupBy: [says.path, (value) => /^-?[\w.]{0,100}$/.test(value)],
  limit: [says.whole, (value) => /^\d{0,6}$/.test(value)],
  locale: [says.path, (value) => /^[\w*-]{0,40}$/.test(value)],
  page: [says.whole, (value) => /^\d{0,7}$/.test(value)],
  preset: [says.path, (value) => /^[\w-]{0,100}$/.test(value)],
  queryByGroup: [says.json, isJson],
  sort: [says.path, (value) => /^[\w.,-]{0,200}$/.test(value)],
  where: [says.path, () => false],
}

/** As many parameters as Payload reads; deeper conditions than these nobody clicks together. */
const MOST = 1000
const DEEPEST = 12
const LONGEST_VALUE = 4000

/** What is wrong with the query of a page of the admin, first of all; null where it can be shown. */
export function pageQueryProblem(query: string): Problem | null {
  const given = [...new URLSearchParams(query)]
  if (given.length > MOST) return { path: '', message: sentence('There are too many parameters.') }
  const seen = new Set<string>()
  for (const [name, value] of given) {
    const parts = name.split(/[[\].]/).filter(Boolean)
    const path = name.slice(0, 100)
    if (parts.length > DEEPEST || parts.some((part) => part in Object.prototype)) return { path, message: says.path }
    if (value.length > LONGEST_VALUE) return { path, message: says.text }
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined
    if (!form) continue
    if (seen.has(name)) return { path, message: says.once }
    seen.add(name)
    const [message, fits] = form
    if (!fits(value)) return { path, message }
  }
  return null
}
