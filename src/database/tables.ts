/** What Payload names in a database of tables (`@payloadcms/drizzle` 3.90.2): before there is one, to see who shares a name. */
import type { CollectionConfig, Field, GlobalConfig } from 'payload'

/**
 * What the public search keeps its words in, tables of no collection: `src/database/texts.ts`. Of all that begins with the
 * first name a push of the schema keeps away.
 */
export const WORD_TABLES = ['cited_texts', 'cited_texts_words', 'cited_texts_waiting'] as const

/** The longest name of a table or of a type in SQL that Payload makes, in characters. */
export const LONGEST_NAME = 63

type Entity = Pick<CollectionConfig | GlobalConfig, 'dbName' | 'fields' | 'slug' | 'versions'>
type Named = { dbName?: CollectionConfig['dbName']; enumName?: CollectionConfig['dbName']; name: string }
type Around = { isVersion: boolean; root: string; table: string }

/** As Payload writes a name (`to-snake-case`): `news_articles` of `newsArticles` and of `news-articles`. */
export function inSnakeCase(name: string): string {
  const isCamel = !/[\s_\-.:]/.test(name) && /[a-z][A-Z]|[A-Z][a-z]/.test(name)
  const apart = isCamel
    ? name.replace(/(.)([A-Z]+)/g, (_, before: string, capitals: string) => [before, ...capitals].join(' '))
    : name
  return apart
    .toLowerCase()
    .replace(/[\W_]+/g, ' ')
    .trim()
    .replaceAll(' ', '_')
}

function nameOf({ dbName, enumName, name }: Named, prefix: string, { isVersion, table }: Around): string {
  const given = enumName ?? dbName
  if (!given) return `${prefix}${inSnakeCase(name)}`
  const named = typeof given === 'function' ? given({ tableName: table }) : given
  return isVersion && !enumName ? `_${named}_v` : named
}

function tablesOfFields(fields: readonly Field[], around: Around): string[] {
  const { isVersion, root, table } = around
  const inside = (name: string, inner: readonly Field[]) => [
    name,
    `${name}_locales`,
    ...tablesOfFields(inner, { isVersion, root, table: name }),
  ]
  return fields.flatMap((field): string[] => {
    if (field.type === 'array') return inside(nameOf(field, `${table}_`, around), field.fields)
    if (field.type === 'blocks') {
      return [...(field.blockReferences ?? []), ...field.blocks].flatMap((block) =>
        typeof block === 'string'
          ? [`${root}_blocks_${inSnakeCase(block)}`]
          : inside(nameOf({ ...block, name: block.slug }, `${root}_blocks_`, around), block.fields),
      )
    }
    if (field.type === 'radio' || field.type === 'select') {
      const { enumName, name } = field
      const type = nameOf({ name, ...(enumName ? { enumName } : {}) }, `enum_${table}_`, around)
      return field.type === 'select' && field.hasMany
        ? [type, nameOf({ name, ...(field.dbName ? { dbName: field.dbName } : {}) }, `${table}_`, around)]
        : [type]
    }
    const parts = field.type === 'tabs' ? field.tabs : 'fields' in field ? [field] : []
    return parts.flatMap((part) =>
      tablesOfFields(part.fields, 'name' in part && part.name ? within(around, part.name) : around),
    )
  })
}

function within(around: Around, name: string): Around {
  return { ...around, table: `${around.table}_${inSnakeCase(name)}` }
}

function tablesOfRoot(table: string, fields: readonly Field[], isVersion: boolean): string[] {
  const around = { isVersion, root: table, table }
  return [
    ...['', '_locales', '_numbers', '_rels', '_texts'].map((ending) => `${table}${ending}`),
    ...tablesOfFields(fields, isVersion ? within(around, 'version') : around),
  ]
}

/** What a collection or a global is called in the database where it says so itself. */
export function rootName({ dbName }: Pick<Entity, 'dbName'>): string | undefined {
  return typeof dbName === 'function' ? dbName({}) : dbName
}

/** The names of the tables, and of the types of options, that Payload makes for a collection or a global; its own first. */
export function tablesOf(entity: Entity): string[] {
  const { fields, slug, versions } = entity
  const table = rootName(entity) ?? inSnakeCase(slug)
  return [...tablesOfRoot(table, fields, false), ...(versions ? tablesOfRoot(`_${table}_v`, fields, true) : [])]
}
