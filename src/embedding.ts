/**
 * Cited in somebody's project: what has to be so there, said by the option and what to do, and what is put together of
 * the two. What the project has set stays as it is.
 */
import type { CollectionConfig, Config, GlobalConfig } from 'payload'
import { columnsOf } from '../collections/columns'
import { LONGEST_NAME, tablesOf } from './database/tables'
import { citedCollections } from './model/slugs'
import type { Settings } from './options'

/** What the settings of a project do not go together with. Its message names the option and what to do. */
export class ConflictingConfig extends Error {
  constructor(message: string) {
    super(`cited: ${message}`)
  }
}

/** The tasks and the endpoints of Cited beside those of its collections. */
const TASKS = ['webhook', 'schedules']
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
  { collections = [], db, globals = [] }: Config,
  { slugs }: Settings,
  own: readonly CollectionConfig[],
): void {
  const isMongoDB = db?.name === 'mongoose'
  const namesOf = (entity: CollectionConfig | GlobalConfig): string[] => {
    if (!isMongoDB) return tablesOf(entity)
    return [typeof entity.dbName === 'string' ? entity.dbName : entity.slug]
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
  const taken = columnsOf(collection.fields).find(({ name }) => name === 'original' || name === 'picture')
  if (taken) {
    throw new ConflictingConfig(`\`media.collection\`: '${slugs.media}' has a field '${taken.name}', which is needed.`)
  }
}

function requirePlaces(config: Config, { api, slugs }: Settings): void {
  const root = api.path.split('/')[1] ?? ''
  const roots = [root, ...ROOTS]
  const taken = Object.values(slugs).find((slug) => roots.includes(slug) || PAYLOADS.test(slug))
  if (taken !== undefined || PAYLOADS.test(root) || ROOTS.includes(root)) {
    throw new ConflictingConfig(
      `'/${taken ?? root}' is taken: change ${taken === undefined || taken === root ? '`api.path`' : '`slugs`'}.`,
    )
  }
  const collection = config.collections?.find(({ slug }) => roots.includes(slug))
  const endpoint = config.endpoints?.find(({ path }) => roots.includes(path.split('/')[1] ?? ''))
  if (collection ?? endpoint) {
    const what = collection ? `the collection '${collection.slug}'` : `the endpoint '${endpoint?.path}'`
    throw new ConflictingConfig(`${what} is where Cited answers: change it, or \`api.path\` where it is that.`)
  }
  const task = config.jobs?.tasks?.find(({ slug }) => TASKS.includes(String(slug)))
  if (task)
    throw new ConflictingConfig(`\`jobs.tasks\`: '${String(task.slug)}' is the name of a task of Cited's: change it.`)
}

/** Refuses a project's config that Cited does not go together with. Throws, naming the option and what to do. */
export function requireProject(config: Config, settings: Settings): void {
  requireSlugs(config, settings)
  requireOverrides(settings)
  requireAccounts(config, settings)
  requireImages(config, settings)
  requirePlaces(config, settings)
}
