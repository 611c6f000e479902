/**
 * What a project may change of a collection of Cited's by `overrides`: how it looks, and what it adds. What publishing and
 * safety rest on stays.
 */
import type { CollectionConfig, Field } from 'payload'
import { columnsOf } from '../collections/columns'
import { ConflictingConfig } from './model/conflictingConfig'
import type { CitedCollection } from './model/slugs'

type Part = Record<string, unknown>

/** What a collection is: with another, or with one where it had none, its documents would be kept or found in another way. */
const NATURE = ['auth', 'dbName', 'graphQL', 'lockDocuments', 'timestamps', 'trash', 'upload', 'versions']

/** The same of a field. */
const FIELD_NATURE = [
  'type',
  'collection',
  'dbName',
  'editor',
  'hasMany',
  'localized',
  'on',
  'relationTo',
  'unique',
  'virtual',
]

/** What a collection is where it says nothing. */
const byDefault: Part = { graphQL: true, lockDocuments: true, timestamps: true }

function defined(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null
}

/** A copy of a config's part: whoever changes it changes nothing else. Functions and instances stay themselves. */
function copyOf<T>(part: T): T {
  if (Array.isArray(part)) return part.map(copyOf) as T
  if (!isPart(part) || Object.getPrototypeOf(part) !== Object.prototype) return part
  return Object.fromEntries(
    Reflect.ownKeys(part).map((key) => [key, copyOf((part as Record<PropertyKey, unknown>)[key])]),
  ) as T
}

/** Whether a part says what it said; it may say more, of what it was silent on. */
function stillSays(used: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) {
    return Array.isArray(used) && used.length === ours.length && ours.every((each, at) => stillSays(used[at], each))
  }
  if (isPart(ours)) return isPart(used) && Object.keys(ours).every((key) => stillSays(used[key], ours[key]))
  return used === ours || (!used && !ours)
}

/** Whether a list has all of another, in that order, with anything between. */
function hasInOrder(used: unknown, ours: readonly unknown[]): boolean {
  let found = 0
  for (const each of Array.isArray(used) ? used : [])
    if (found < ours.length && stillSays(each, ours[found])) found += 1
  return found === ours.length
}

/** What is of another nature, by its name; undefined where all is as it was. */
function otherNature(keys: readonly string[], used: Part, ours: Part): string | undefined {
  return keys.find(
    (key) => Boolean(used[key] ?? false) !== Boolean(ours[key] ?? false) || !stillSays(used[key], ours[key]),
  )
}

/** The first kind of hooks of which some of ours are gone, or stand in another order. */
function lostHooks(used: unknown, ours: unknown): string | undefined {
  const kinds = isPart(ours) ? Object.entries(ours) : []
  return kinds.find(([kind, hooks]) => Array.isArray(hooks) && !hasInOrder(isPart(used) ? used[kind] : [], hooks))?.[0]
}

/** For which operations nothing says any more who may do them. */
function lostAccess(used: unknown, ours: unknown): string | undefined {
  const operations = isPart(ours) ? Object.keys(ours) : []
  return operations.find((operation) => typeof (isPart(used) ? used[operation] : undefined) !== 'function')
}

/** The fields that hold data, with those within them, by where their data stands. */
function fieldsByPlace(fields: readonly Field[], below = ''): Array<[place: string, field: Part]> {
  return fields.flatMap((field): Array<[string, Part]> => {
    if (field.type === 'tabs') {
      return field.tabs.flatMap((tab) =>
        fieldsByPlace(tab.fields, 'name' in tab && tab.name ? `${below}${tab.name}.` : below),
      )
    }
    if (field.type === 'ui') return []
    if (!('name' in field) || !field.name) return 'fields' in field ? fieldsByPlace(field.fields, below) : []
    const place = `${below}${field.name}`
    const within =
      field.type === 'blocks'
        ? field.blocks.flatMap((block) => fieldsByPlace(block.fields, `${place}.${block.slug}.`))
        : 'fields' in field
          ? fieldsByPlace(field.fields, `${place}.`)
          : []
    return [[place, field as unknown as Part], ...within]
  })
}

function valuesOf(options: unknown): unknown[] {
  const each = (option: unknown) => (isPart(option) ? option.value : option)
  return Array.isArray(options) ? options.map(each) : []
}

/** What a field has lost that it must keep; undefined where it has kept all. */
function lostOf(used: Part, ours: Part): string | undefined {
  const other = otherNature(FIELD_NATURE, used, ours)
  if (other !== undefined) return other
  const dropped = ['hidden', 'required'].find((key) => ours[key] === true && used[key] !== true)
  if (dropped !== undefined) return dropped
  const hooks = lostHooks(used.hooks, ours.hooks)
  if (hooks !== undefined) return `hooks.${hooks}`
  const open = lostAccess(used.access, ours.access)
  if (open !== undefined) return `access.${open}`
  if (ours.validate && typeof used.validate !== 'function') return 'validate'
  if (!stillSays(used.custom ?? {}, ours.custom ?? {})) return 'custom'
  return valuesOf(ours.options).every((value) => valuesOf(used.options).includes(value)) ? undefined : 'options'
}

/** Refuses fields that are gone, or are others than they were. */
function requireFields(name: CitedCollection, used: CollectionConfig, ours: CollectionConfig): void {
  const places = new Map(fieldsByPlace(used.fields ?? []))
  for (const [place, field] of fieldsByPlace(ours.fields)) {
    const given = places.get(place)
    if (!given) throw new ConflictingConfig(`\`overrides.${name}\` must keep the field '${place}'.`)
    const lost = lostOf(given, field)
    if (lost === undefined) continue
    throw new ConflictingConfig(
      `\`overrides.${name}\` must keep \`${lost}\` of the field '${place}' as it is: change its label, description or what ` +
        'else is shown of it, or add a field of your own.',
    )
  }
  if (columnsOf(used.fields ?? []).some((field) => field.name === 'id')) {
    throw new ConflictingConfig(`\`overrides.${name}\` may not have a field 'id'.`)
  }
}

/** Refuses what does other things than ours, or in another order. */
function requireConduct(name: CitedCollection, used: CollectionConfig, ours: CollectionConfig): void {
  const kind = lostHooks(used.hooks, ours.hooks)
  if (kind !== undefined) {
    throw new ConflictingConfig(
      `\`overrides.${name}\` must keep all of \`hooks.${kind}\`, in their order: publishing is made of them. Add yours to ` +
        `them: hooks: { ...${name}.hooks, ${kind}: [...(${name}.hooks?.${kind} ?? []), yours] }.`,
    )
  }
  const own = ours.endpoints || []
  if (!stillSays(Array.isArray(used.endpoints) ? used.endpoints.slice(0, own.length) : [], own)) {
    throw new ConflictingConfig(
      `\`overrides.${name}\` must keep all of \`endpoints\`, before any of yours, which would answer in their places: ` +
        `endpoints: [...(${name}.endpoints || []), yours].`,
    )
  }
  const [uses, was] = [used, ours]
  const lost =
    otherNature(NATURE, { ...byDefault, ...defined(uses) }, { ...byDefault, ...defined(was) }) ??
    (stillSays(was.versions, uses.versions) ? undefined : 'versions') ??
    (ours.disableDuplicate && !used.disableDuplicate ? 'disableDuplicate' : undefined) ??
    (hasInOrder(used.indexes, ours.indexes ?? []) ? undefined : 'indexes') ??
    (stillSays(used.custom ?? {}, ours.custom ?? {}) ? undefined : 'custom')
  if (lost === undefined) return
  throw new ConflictingConfig(
    `\`overrides.${name}\` must keep \`${lost}\` as Cited has it: leave it out of what you give back, after ...${name}.`,
  )
}

/**
 * A collection of Cited's as a project has changed it. Refuses one without what publishing and safety rest on: its slug, its
 * fields, its hooks and endpoints, how its documents are kept, and who may do what. What is not said there Payload allows to
 * everybody who is signed in.
 */
export function overridden(
  name: CitedCollection,
  ours: CollectionConfig,
  override: (collection: CollectionConfig) => CollectionConfig,
): CollectionConfig {
  const used = override(copyOf(ours)) as CollectionConfig | null | undefined
  if (used?.slug !== ours.slug) {
    throw new ConflictingConfig(
      `\`overrides.${name}\` must give back the collection '${ours.slug}'. To call it something else: slugs: { ${name}: '…' }.`,
    )
  }
  requireFields(name, used, ours)
  const open = lostAccess(used.access, ours.access)
  if (open !== undefined) {
    throw new ConflictingConfig(
      `\`overrides.${name}\` must say who may ${open}: without \`access.${open}\` everybody who is signed in may.`,
    )
  }
  requireConduct(name, used, ours)
  return used
}
