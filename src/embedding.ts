/**
 * Cited in somebody's project: what has to be so there, said by the option and what to do, and what is put together of
 * the two. What the project has set stays as it is.
 */
import type { CollectionConfig, Config, Field, GlobalConfig, SanitizedConfig } from 'payload'
import { columnsOf } from '../collections/columns'
import { LONGEST_NAME, rootName, tablesOf, WORD_TABLES } from './database/tables'
import { ConflictingConfig } from './model/conflictingConfig'
import { citedCollections } from './model/slugs'
import type { Settings } from './options'

/** The tasks and the endpoints of Cited beside those of its collections. */
const TASKS = ['webhook', 'schedules', 'notice']
const ROOTS = ['desk', 'review']
/** Where Payload itself answers. */
const PAYLOADS = /^(access|globals|graphql.*|payload-.*)$/
/** The fields that hold words. */
const WORDS = ['json', 'radio', 'select', 'text']

function collectionOf({ collections = [] }: Config, slug: string): CollectionConfig | undefined {
  return collections.find((collection) => collection.slug === slug)
}

function requireSlugs(config: Config, { hosts, slugs }: Settings): void {
  for (const name of citedCollections) {
    const slug = slugs[name]
    if (hosts.includes(name) || !collectionOf(config, slug)) continue
    const remedy =
      name === 'users'
        ? `name it in \`users\`, to use its accounts: users: { collection: '${slug}', roles: { … } }`
        : name === 'media'
          ? `name it in \`media\`, to use its images: media: { collection: '${slug}' }`
          : `give Cited's another slug: slugs: { ${name}: 'news-${name}' }`
    throw new ConflictingConfig(
      `there is a collection '${slug}' already. Either ${remedy}; or all of Cited's: slugs: 'news'.`,
    )
  }
}

/**
 * Refuses what would be kept in a table of Cited's, a list in one of a collection too, and slugs with which two of Cited's
 * own would be kept in one. `own` are its collections as they are used.
 */
export function requireTables(
  { collections = [], db, globals = [] }: Pick<Config, 'collections' | 'db' | 'globals'>,
  { slugs }: Settings,
  own: readonly CollectionConfig[],
): void {
  const isMongoDB = db?.name === 'mongoose'
  const namesOf = (entity: CollectionConfig | GlobalConfig): string[] => {
    if (!isMongoDB) return tablesOf(entity)
    return [rootName(entity) ?? entity.slug]
  }
  for (const { slug, ...entity } of [...own, ...collections, ...(isMongoDB ? [] : globals)]) {
    const taken = namesOf({ slug, ...entity }).find((name) =>
      isMongoDB ? WORD_TABLES.some((each) => each === name) : name.startsWith(WORD_TABLES[0]),
    )
    if (taken === undefined) continue
    throw new ConflictingConfig(
      `'${slug}' would be kept in '${taken}', where Cited keeps the words that readers search for: give it another slug, or a \`dbName\`.`,
    )
  }
  const names = own.map((collection) => ({ collection, tables: namesOf(collection) }))
  const nameOf = ({ slug }: CollectionConfig) => citedCollections.find((name) => slugs[name] === slug) ?? slug
  const [longest = ''] = names.flatMap(({ tables }) => tables).toSorted((a, b) => b.length - a.length)
  if (!isMongoDB && longest.length > LONGEST_NAME) {
    throw new ConflictingConfig(
      `\`slugs\`: a name in the database would be '${longest}', which is longer than ${LONGEST_NAME} characters: ` +
        `choose a word that is ${longest.length - LONGEST_NAME} shorter.`,
    )
  }
  for (const [index, { collection, tables }] of names.entries()) {
    const twin = names.slice(index + 1).find((other) => tables.some((table) => other.tables.includes(table)))
    if (twin) {
      throw new ConflictingConfig(
        `\`slugs\`: '${collection.slug}' and '${twin.collection.slug}' make the same table: change one.`,
      )
    }
    for (const other of [...collections, ...(isMongoDB ? [] : globals)]) {
      const others = namesOf(other)
      const shared = tables.find((table) => others.includes(table))
      if (shared === undefined) continue
      throw new ConflictingConfig(
        `'${other.slug}' has the table that Cited's '${collection.slug}' needs (${shared}). Give that another slug: ` +
          `slugs: { ${nameOf(collection)}: 'cited-${nameOf(collection)}' }; or all of Cited's: slugs: 'cited'.`,
      )
    }
  }
}

function requireOverrides({ hosts, overrides }: Settings): void {
  const own = citedCollections.filter((name) => !hosts.includes(name))
  const other = Object.keys(overrides).find((name) => !own.some((each) => each === name))
  if (other === undefined) return
  throw new ConflictingConfig(`\`overrides\`: '${other}' is no collection of Cited's here. They are ${own.join(', ')}.`)
}

/** Refuses a collection that makes its ids itself: those of the database are told from other text by their form. */
function requireGivenIds(option: string, { fields, slug }: CollectionConfig): void {
  if (!columnsOf(fields).some(({ name }) => name === 'id')) return
  throw new ConflictingConfig(
    `${option}: '${slug}' makes its ids itself (its field 'id'), and Cited knows only those that the database makes. Name another ` +
      "collection, or leave the option out and give Cited's another slug.",
  )
}

function requireAccounts(config: Config, { accounts, hosts, slugs }: Settings): void {
  const ofAdmin = config.admin?.user ?? config.collections?.find(({ auth }) => auth)?.slug
  if (!hosts.includes('users')) {
    if (ofAdmin === undefined || ofAdmin === slugs.users) return
    throw new ConflictingConfig(
      `the accounts of the admin are in '${ofAdmin}', so nobody could sign in to Cited's. Name them in \`users\`: ` +
        `users: { collection: '${ofAdmin}', roles: { … } }; or set \`admin.user\` to '${slugs.users}'.`,
    )
  }
  const collection = collectionOf(config, accounts.collection)
  if (!collection?.auth) {
    throw new ConflictingConfig(`\`users.collection\`: there is no collection '${accounts.collection}' with accounts.`)
  }
  if (ofAdmin !== accounts.collection) {
    throw new ConflictingConfig(
      `\`users.collection\` is '${accounts.collection}', and the accounts of the admin are in '${ofAdmin}': ` +
        'the newsroom works in the admin. Name the same in both.',
    )
  }
  requireGivenIds('`users.collection`', collection)
  if (typeof accounts.roles === 'string') return
  const field = columnsOf(collection.fields).find(({ name }) => name === accounts.field)
  if (!field) {
    throw new ConflictingConfig(
      `\`users.roleField\`: '${accounts.collection}' has no field '${accounts.field}'. Name the field that says what ` +
        "somebody is, or give everybody one role: roles: 'admin'.",
    )
  }
  if (!WORDS.includes(field.type)) {
    throw new ConflictingConfig(
      `\`users.roleField\`: '${accounts.collection}.${accounts.field}' holds no words (${field.type}). Name a field of text ` +
        'or of options; a virtual one may show what a relation leads to.',
    )
  }
  if (field.hidden) {
    throw new ConflictingConfig(
      `\`users.roleField\`: '${accounts.collection}.${accounts.field}' is hidden, so Payload tells nobody what somebody is, and nobody ` +
        'would be of the staff. Take `hidden` out of it; `admin: { hidden: true }` keeps it out of the admin.',
    )
  }
  if ('localized' in field && field.localized) {
    throw new ConflictingConfig(
      `\`users.roleField\`: '${accounts.collection}.${accounts.field}' is localized, so what somebody is would change with the ` +
        'language that is asked for. Take `localized` out of it.',
    )
  }
  if (field.type !== 'select' && field.type !== 'radio') return
  const options = field.options.map((option) => (typeof option === 'string' ? option : option.value))
  const unknown = Object.values(accounts.roles)
    .flat()
    .find((word) => !options.includes(word))
  if (unknown !== undefined) {
    throw new ConflictingConfig(
      `\`users.roles\`: '${unknown}' is none of the options of '${accounts.collection}.${accounts.field}': ` +
        `${options.join(', ')}.`,
    )
  }
}

function requireImages(config: Config, { hosts, slugs }: Settings): void {
  if (!hosts.includes('media')) return
  const collection = collectionOf(config, slugs.media)
  if (!collection?.upload) {
    throw new ConflictingConfig(`\`media.collection\`: there is no collection '${slugs.media}' with uploads.`)
  }
  if (typeof collection.upload === 'object' && collection.upload.disableLocalStorage) {
    throw new ConflictingConfig(
      `\`media.collection\`: the files of '${slugs.media}' are not on disk, where pictures are drawn from. Leave the ` +
        "option out, and give Cited's images a slug: slugs: { media: 'news-media' }.",
    )
  }
  requireGivenIds('`media.collection`', collection)
  const columns = columnsOf(collection.fields)
  const taken = columns.find(({ name }) => name === 'original' || name === 'picture')
  if (taken) {
    throw new ConflictingConfig(`\`media.collection\`: '${slugs.media}' has a field '${taken.name}', which is needed.`)
  }
  const isMany = (field: (typeof columns)[number]) => 'hasMany' in field && field.hasMany === true
  const other = columns.find(
    (field) => ['alt', 'credit'].includes(field.name) && (!['text', 'textarea'].includes(field.type) || isMany(field)),
  )
  if (other) {
    throw new ConflictingConfig(
      `\`media.collection\`: '${slugs.media}.${other.name}' is no text (${isMany(other) ? 'a list' : other.type}), and readers get it as text. Call the ` +
        "field something else, or leave the option out and give Cited's images a slug: slugs: { media: 'news-media' }.",
    )
  }
  const hidden = columns.find((field) => ['alt', 'credit'].includes(field.name) && 'hidden' in field && field.hidden)
  if (hidden) {
    throw new ConflictingConfig(
      `\`media.collection\`: '${slugs.media}.${hidden.name}' is hidden, so nobody can write what readers get of an image. ` +
        'Take `hidden` out of it.',
    )
  }
}

function requirePlaces(config: Config, { api, hosts, slugs }: Settings): void {
  const root = api.path.split('/')[1] ?? ''
  const roots = [root, ...ROOTS]
  const taken = Object.values(slugs).find((slug) => roots.includes(slug) || PAYLOADS.test(slug))
  if (taken !== undefined || PAYLOADS.test(root) || ROOTS.includes(root)) {
    throw new ConflictingConfig(
      `'/${taken ?? root}' is taken: change ${taken === undefined || taken === root ? '`api.path`' : '`slugs`'}.`,
    )
  }
  const collection = config.collections?.find(({ slug }) => roots.includes(slug))
  const own = citedCollections.filter((name) => !hosts.includes(name)).map((name) => slugs[name])
  const endpoint = config.endpoints?.find(({ path }) => [...roots, ...own].includes(path.split('/')[1] ?? ''))
  if (collection ?? endpoint) {
    const what = collection ? `the collection '${collection.slug}'` : `the endpoint '${endpoint?.path}'`
    throw new ConflictingConfig(
      `${what} is where Cited answers: change it, or \`api.path\` or \`slugs\` where it is that.`,
    )
  }
  for (const kind of ['tasks', 'workflows'] as const) {
    const named = (config.jobs?.[kind] ?? []).map(({ slug }) => String(slug)).find((slug) => TASKS.includes(slug))
    if (named !== undefined) {
      throw new ConflictingConfig(`\`jobs.${kind}\`: '${named}' is the name of a task of Cited's: change it.`)
    }
  }
}

/** The first field that leads to collections which are all among those named. */
function relationTo(slugs: readonly string[], fields: readonly Field[]): { name: string; slug: string } | undefined {
  for (const field of fields) {
    const to = 'relationTo' in field ? field.relationTo : field.type === 'join' ? field.collection : undefined
    const all: string[] = field.type !== 'join' && Array.isArray(to) ? to : typeof to === 'string' ? [to] : []
    // Of several, one that GraphQL knows is enough.
    if (all[0] !== undefined && all.every((slug) => slugs.includes(slug)) && 'name' in field) {
      return { name: field.name, slug: all[0] }
    }
    const inner =
      field.type === 'tabs'
        ? field.tabs.flatMap((tab): Field[] => tab.fields)
        : field.type === 'blocks'
          ? [...(field.blockReferences ?? []), ...field.blocks].flatMap((block) =>
              typeof block === 'string' ? [] : block.fields,
            )
          : 'fields' in field
            ? field.fields
            : []
    const found = relationTo(slugs, inner)
    if (found) return found
  }
  return undefined
}

/** Refuses relations that GraphQL, where the project has it, could not show: all of its schema would fail. */
function requireGraphQL(
  { blocks = [], collections = [], globals = [], graphQL }: Config,
  { hosts, slugs }: Settings,
): void {
  if (graphQL?.disable) return
  const own = citedCollections.filter((name) => !hosts.includes(name)).map((name) => slugs[name])
  for (const { fields, slug } of [...collections, ...globals, ...blocks]) {
    const found = relationTo(own, fields)
    if (!found) continue
    throw new ConflictingConfig(
      `\`graphQL\`: '${slug}.${found.name}' leads to Cited's '${found.slug}', which GraphQL does not know, so all of it would ` +
        `fail. Set graphQL: { disable: true }, or have the field lead to one of yours too: relationTo: ['${found.slug}', …].`,
    )
  }
}

/** Refuses a project's config that Cited does not go together with. Throws, naming the option and what to do. */
export function requireProject(config: Config, settings: Settings): void {
  if (config.custom?.cited !== undefined) {
    throw new ConflictingConfig('`plugins` has `cited` twice. Leave one; all languages and slugs are options of that.')
  }
  requireSlugs(config, settings)
  requireOverrides(settings)
  requireAccounts(config, settings)
  requireImages(config, settings)
  requirePlaces(config, settings)
  if (settings.enabled) requireGraphQL(config, settings)
}

/** Refuses what plugins after Cited made of a project's config: what is kept where Cited keeps its own, and languages that are gone. */
export function requireStillTogether(
  { collections, db, globals, localization }: Pick<SanitizedConfig, 'collections' | 'db' | 'globals' | 'localization'>,
  settings: Settings,
): void {
  const { hosts, languages, slugs } = settings
  const own = new Set(citedCollections.filter((name) => !hosts.includes(name)).map((name) => slugs[name]))
  const isOwn = ({ slug }: CollectionConfig) => own.has(slug)
  const others = collections.filter((each) => !isOwn(each))
  requireTables({ collections: others, db, globals }, settings, collections.filter(isOwn))
  const codes = localization ? localization.localeCodes : []
  const gone = languages.find(({ code }) => !codes.includes(code))
  if (gone === undefined) return
  throw new ConflictingConfig(
    `\`localization.locales\` has no '${gone.code}' any more, in which editions are published: a plugin after \`cited\` has set ` +
      'others. Put `cited` after that.',
  )
}
