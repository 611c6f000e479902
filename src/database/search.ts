/**
 * How lists are searched. Databases fold case and accents each in its own way, or not at all, and take signs of what is
 * looked for for wildcards. So text that lists are searched by is kept a second time in the form that it is searched in
 * (`searchForm`), and a condition on the text becomes one on that, here, below everything that checks what the caller may
 * ask for. What is looked for is taken by the letter on every database, in any text.
 */
import { sql, type SQL } from 'drizzle-orm'
import type { DatabaseAdapterObj, FlattenedField, Payload, Where } from 'payload'
import { searchForm } from '../model/text'
import { SQLITE } from './kinds'
import { WORD_TABLES } from './tables'

type Adapter = ReturnType<DatabaseAdapterObj['init']>

/** The operations of an adapter that find by conditions. */
const finds = [
  ...(['count', 'countVersions', 'deleteMany', 'deleteVersions', 'find', 'findDistinct', 'findOne'] as const),
  ...(['findVersions', 'queryDrafts', 'updateMany'] as const),
]
const operators = ['like', 'not_like', 'contains']
/** How much of what is looked for is looked at: databases refuse patterns of several times as much, and no list has it. */
const LONGEST = 2000

/** `custom` of a text field that lists are searched by: the field beside it that holds its search form. */
export function searchedIn(copy: string): { searchedIn: string } {
  return { searchedIn: copy }
}

/** The path of what a condition on a field is to be asked of; null where it is the field itself, as it stands. */
function pathOfCopy(payload: Payload, fields: FlattenedField[], path: string): string | null {
  const segments = path.split('.')
  let among = fields
  for (let index = segments[0] === 'version' ? 1 : 0; index < segments.length; index += 1) {
    const field = among.find((each) => 'name' in each && each.name === segments[index])
    if (!field) return null
    const copy: unknown = field.custom?.searchedIn
    // What follows can only be the locale of the text.
    if (typeof copy === 'string') return segments.with(index, copy).join('.')
    if ('flattenedFields' in field) among = field.flattenedFields
    else if ('relationTo' in field && typeof field.relationTo === 'string') {
      among = payload.collections[field.relationTo].config.flattenedFields
    } else return null
  }
  return null
}

/** The same conditions, with those on text that lists are searched by asked of its search form. */
function inSearchForm(payload: Payload, fields: FlattenedField[], where: Where): Where {
  const entries = Object.entries(where).flatMap(([path, condition]): Array<[string, unknown]> => {
    if (/^(and|or)$/i.test(path) && Array.isArray(condition)) {
      return [[path, condition.map((each: Where) => inSearchForm(payload, fields, each))]]
    }
    const asked = Object.entries(condition as Record<string, unknown>)
    const isSearch = ([operator, value]: [string, unknown]) => operators.includes(operator) && typeof value === 'string'
    if (!asked.some(isSearch)) return [[path, condition]]
    const copy = pathOfCopy(payload, fields, path)
    const form = (text: string) => (copy === null ? text : searchForm(text)).slice(0, LONGEST)
    const searches = asked.filter(isSearch).map(([operator, value]) => [operator, form(String(value))] as const)
    const rest = asked.filter((each) => !isSearch(each))
    const own: Record<string, Record<string, unknown>> = rest.length > 0 ? { [path]: Object.fromEntries(rest) } : {}
    const asks = copy ?? path
    return Object.entries({ ...own, [asks]: { ...own[asks], ...Object.fromEntries(searches) } })
  })
  return Object.fromEntries(entries) as Where
}

/** What is used of an adapter that speaks SQL: how it writes a comparison. `%` is around what is looked for. */
type Compare = (column: unknown, pattern: unknown) => unknown
type SQLAdapter = Adapter & {
  drizzle?: { run?: (statement: SQL) => Promise<unknown> }
  operators?: Record<string, unknown>
  requireDrizzleKit?: () => { pushSchema: (...asked: unknown[]) => Promise<unknown> }
  tablesFilter?: string[]
}

/**
 * Takes away what the search keeps in tables of its own before a schema is pushed to SQLite, as in development: the push knows
 * no filter of tables there, and asks at each start whether to delete them, which nobody may be there to answer. They are
 * made and filled again right after, before anything is asked of Payload.
 */
function clearBeforePush(adapter: SQLAdapter): void {
  const { requireDrizzleKit } = adapter
  if (!requireDrizzleKit) return
  adapter.requireDrizzleKit = () => {
    const kit = requireDrizzleKit.call(adapter)
    return {
      ...kit,
      pushSchema: async (...asked) => {
        for (const table of WORD_TABLES.toReversed()) {
          await adapter.drizzle?.run?.(sql`DROP TABLE IF EXISTS ${sql.identifier(table)}`)
        }
        return kit.pushSchema(...asked)
      },
    }
  }
}

function escaped(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

/** Comparisons that take what is looked for by the letter, and find it not in what is empty. */
function byTheLetter(isSQLite: boolean): Record<'like' | 'contains' | 'not_like', Compare> {
  const like = sql.raw(isSQLite ? 'like' : 'ilike')
  const contains: Compare = (column, pattern) =>
    sql`${column} ${like} ${escaped(String(pattern).replace(/^%|%$/g, ''))} escape '\\'`
  return {
    like: contains,
    contains,
    not_like: (column, text) => {
      // A number, or true, where the field holds those.
      const words = String(text)
        .split(' ')
        .map((word) => sql`(${column} is null or not (${contains(column, `%${word}%`)}))`)
      return sql.join(words, sql` and `)
    },
  }
}

/**
 * Tables that are not of the config: a schema that is pushed in development takes what it does not know away, or asks on a
 * terminal whether to.
 */
function keepFromPush(adapter: SQLAdapter): void {
  const { tablesFilter = ['*'] } = adapter
  Object.assign(adapter, { tablesFilter: [...tablesFilter, `!${WORD_TABLES[0]}*`] })
  if (adapter.packageName === SQLITE) clearBeforePush(adapter)
}

/** The same database where Cited rests: what its search keeps there is nothing that a push of the schema asks about. */
export function withSearchKept(database: DatabaseAdapterObj): DatabaseAdapterObj {
  return {
    ...database,
    init: (args) => {
      const adapter = database.init(args)
      keepFromPush(adapter)
      return adapter
    },
  }
}

/** The same database, searched without case and accents, and by the letter. */
export function withSearch(database: DatabaseAdapterObj): DatabaseAdapterObj {
  return {
    ...database,
    init: (args) => {
      const adapter: SQLAdapter = database.init(args)
      keepFromPush(adapter)
      if (adapter.operators) {
        Object.assign(adapter.operators, byTheLetter(adapter.packageName === SQLITE))
      }
      for (const operation of finds) {
        const find = adapter[operation].bind(adapter) as (asked: { collection: string; where?: Where }) => unknown
        Object.assign(adapter, {
          [operation]: (asked: Parameters<typeof find>[0]) => {
            const fields = adapter.payload.collections[asked.collection as 'articles']?.config.flattenedFields
            if (!fields || !asked.where) return find(asked)
            return find({ ...asked, where: inSearchForm(adapter.payload, fields, asked.where) })
          },
        })
      }
      return adapter
    },
  }
}
