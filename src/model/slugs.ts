/** What the collections of Cited are called in the project that it runs in: the one place that knows. */

/** The collections of Cited, by the names that its code has for them. */
export const citedCollections = [
  'articles',
  'statistics',
  'quotes',
  'sources',
  'people',
  'topics',
  'identities',
  'openings',
  'media',
  'releases',
  'listings',
  'users',
  'webhooks',
  'deliveries',
  'presences',
  'schedules',
  'handovers',
  'shares',
  'redactions',
  'mergers',
] as const
export type CitedCollection = (typeof citedCollections)[number]

/** The slug of each collection in the config. */
export type Slugs = Readonly<Record<CitedCollection, string>>

/** Where the plugin leaves its settings. */
export type Configured = { config: { custom?: Record<string, unknown> } }

/**
 * The slug that a collection has in a project; what is the name of none is given back. Typed as the name: the types of
 * this project are made with that as the slug.
 */
export function slugOf<Name extends string>({ config }: Configured, name: Name): Name {
  const { slugs } = (config.custom?.cited ?? {}) as { slugs?: Readonly<Record<string, string>> }
  return (slugs && Object.hasOwn(slugs, name) ? slugs[name] : name) as Name
}

/** Whether one of the collections is the project's own, which Cited only adds to. */
export function isHosts({ config }: Configured, name: string): boolean {
  const { hosts } = (config.custom?.cited ?? {}) as { hosts?: readonly string[] }
  return hosts?.includes(name) ?? false
}

/** The same config, part by part, with the slugs of a project in place of the names in its relations and joins. */
export function withSlugs<T>(part: T, slugs: Slugs): T {
  const rename = (name: unknown): unknown =>
    typeof name === 'string' && Object.hasOwn(slugs, name) ? slugs[name as CitedCollection] : name
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
    const entries = Object.entries(value)
    const isJoin = (value as { type?: unknown }).type === 'join'
    return Object.fromEntries(
      entries.map(([key, each]) => {
        if (key === 'relationTo' || (isJoin && key === 'collection')) {
          return [key, Array.isArray(each) ? each.map(rename) : rename(each)]
        }
        return [key, walk(each)]
      }),
    )
  }
  return walk(part) as T
}
