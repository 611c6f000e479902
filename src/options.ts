import type { CollectionConfig } from 'payload'
import { defaultRateLimits, unlimited, type RateLimits } from './access/rateLimits'
import { identityKeys, keyProblem, type IdentityKeys } from './access/encryption'
import { ownAccounts, roles, type Accounts, type Role } from './access/roles'
import { readsWords, withHouseStyle } from './figures'
import { defaultLanguages, type Language } from './model/languages'
import { citedCollections, type CitedCollection, type Slugs } from './model/slugs'
import type { PictureLimits } from './pictures'
import { isTimeZone } from './model/timeZones'
import { requireShape } from './optionShape'
import { approvalPolicies, type ApprovalPolicy } from './model/stages'
import type { PublishingSettings } from './releases/candidate'
import { minorFigures, minorKinds, standardRules, type MinorFigures, type Rule } from './review'

const defaultLimits: PictureLimits = { bytes: 30 * 1024 * 1024, pixels: 100_000_000 }

/** What `cited(options)` takes. Everything has a default. */
export type CitedOptions = {
  /**
   * The name of the publication, as feeds and the API's contract give it.
   * @default 'Cited'
   */
  name?: string
  /**
   * Where readers find the publication, as `https://news.example/`; feeds link to it. Or the template of the addresses of
   * its editions, which the canonical links, the feeds, the JSON-LD and the sitemaps then give.
   * @default the pages of Cited, or else the public API
   * @example 'https://news.example/{language}/{slug}'
   */
  site?: string
  /** The address of the logo of the publication, which search engines show beside its stories; on the pages for readers also their icon. @default none */
  logo?: string
  /**
   * The address of the licence under which editions may be used: of a text (Creative Commons), or of terms that machines
   * read (RSL). Every answer, feed and form of an edition names it.
   * @default none
   */
  license?: string
  /**
   * The pages for readers: each edition at `/{language}/{slug}`, the list of them at `/{language}`, what was corrected,
   * figures and sources. The server of `npm start` and `npm run delivery` answers them. `style` is CSS that goes after
   * theirs: `':root { --accent: #a4161a }'`.
   * @default false
   */
  reader?: false | { style?: string }
  /**
   * The languages that editions are published in; the first is the default of the admin's labels.
   * @default [{ code: 'en', locale: 'en-US' }, { code: 'es', locale: 'es-MX' }]
   */
  languages?: Language[]
  /**
   * The time zone of the newsroom, by its name in the IANA database: what "nine o'clock" means where a publication is
   * scheduled.
   * @default 'UTC'
   * @example 'America/Mexico_City'
   */
  timeZone?: string
  /**
   * What identities are encrypted under: 64 hexadecimal digits, of nothing but chance. Who loses it loses them. Without
   * one none can be made or opened; everything else works.
   * @example process.env.IDENTITY_KEY
   */
  identityKey?: string | undefined
  /** The keys that identities were encrypted under before: what is still under them can be opened, until it is rotated. */
  oldIdentityKeys?: readonly string[] | undefined
  /**
   * What the collections are called: a word that goes before each name (`'news'` makes `news-articles`), or a slug for each
   * that is to have another than its name. To be chosen before there is a database: tables are named after it.
   * @default the names as they are
   */
  slugs?: string | Partial<Record<CitedCollection, string>>
  /**
   * The project's own accounts, in place of Cited's: the collection they are in, which is the one of the admin, and which
   * of them are staff. An account of another collection is nobody here, whatever it says.
   * @default a collection `users` of Cited's
   * @example { collection: 'users', roles: { admin: ['superuser'], editor: ['editor'], reporter: ['author'] } }
   * @example { collection: 'users', roles: 'admin' }
   */
  users?: {
    collection: string
    /** The words in `roleField` that make somebody what; or one role for everybody in the collection. */
    roles: Role | Partial<Record<Role, readonly string[]>>
    /** The field that says what somebody is. @default 'role' */
    roleField?: string
  }
  /**
   * The project's own collection of images, in place of Cited's. Its files have to be on disk; they stay where they are.
   * @default a collection `media` of Cited's
   */
  media?: { collection: string }
  admin?: {
    /** Whether the Desk, the stories that were worked on last, comes first on the dashboard. @default true */
    dashboard?: boolean
    /** Whether the head of every page has the search over editions and records (Ctrl+K, ⌘K). @default true */
    search?: boolean
    /** Whether the admin carries the logo and the icon of Cited. @default false */
    brand?: boolean
    /** Whether controls of Payload that have no name get one, and its greys enough contrast (WCAG 2.2). @default true */
    accessible?: boolean
  }
  /**
   * Whether Cited works. Without it nothing of it answers, runs or shows; its tables, and the fields it has added, stay.
   * @default true
   */
  enabled?: boolean
  api?: {
    /**
     * Where the public API answers, below Payload's own `routes.api`.
     * @default '/v1'
     */
    path?: string
    /**
     * How many seconds a shared cache (a CDN) may keep an answer, as `s-maxage`. For those that are told by a webhook to
     * throw away what has a `Cache-Tag` or `Surrogate-Key` of the story or the statistic: whoever gets it from elsewhere
     * would have a withdrawn text for so long.
     * @default as everybody: one second
     */
    sharedMaxAge?: number
  }
  webhooks?: {
    /**
     * Lets webhooks reach this machine, over http as well: for development and tests.
     * @default false
     */
    allowLoopback?: boolean
  }
  /**
   * The rules of the review: gets those of Cited and gives back the ones to use.
   * @default (standard) => standard
   * @example (standard) => [...standard, noExclamations]
   */
  rules?: (standard: readonly Rule[]) => readonly Rule[]
  /**
   * What the review makes of a figure that is seldom a claim, where it names no statistic: an age, a span of time, a
   * score, a distance between places, the pages of a document, up to ten things that somebody saw. `'notice'` shows it
   * and refuses nothing, `'ignore'` leaves it out, and `'block'` refuses to publish until it is attributed or dismissed,
   * like any other figure; an object says it of each kind. Ordinals are never found, and whoever was harmed is a claim.
   * @default 'notice'
   * @example { age: 'ignore', 'small-count': 'block' }
   */
  minorFigures?: MinorFigures
  /**
   * Whether an edition is published only once an editor has approved its text: `'required'` refuses to publish or to
   * schedule any other. What corrects, reinstates or redacts waits for no approval.
   * @default 'optional'
   */
  approval?: ApprovalPolicy
  /** Where uploaded images are kept. @default 'data/media' */
  mediaDirectory?: string
  /**
   * How large an uploaded image may be: in bytes, and in pixels of all its frames together.
   * @default { bytes: 30 * 1024 * 1024, pixels: 100_000_000 }
   */
  mediaLimits?: Partial<PictureLimits>
  /**
   * How often one caller may try to sign in, ask for mails, and ask the public API; `false` for as often as they like.
   * They hold where the address of a caller is known: in the server of `npm start`, which `TRUSTED_PROXIES` tells whose
   * forwarded headers it may believe.
   * @default as `defaultRateLimits` has them
   */
  rateLimits?: Partial<RateLimits> | false
  /**
   * Changes one collection: gets it as Cited makes it and gives back the one to use. Add fields and hooks
   * freely, and change what is shown; the hooks, endpoints and fields that are there stay, publishing is made of them.
   * @example { sources: (sources) => ({ ...sources, fields: [...sources.fields, { name: 'phone', type: 'text' }] }) }
   */
  overrides?: Partial<Record<CitedCollection, (collection: CollectionConfig) => CollectionConfig>>
}

/** The options with their defaults filled in. */
export type Settings = Required<
  Pick<CitedOptions, 'name' | 'languages' | 'overrides' | 'mediaDirectory' | 'timeZone'>
> & {
  slugs: Slugs
  /** The collections that are the project's own. */
  hosts: CitedCollection[]
  accounts: Accounts
  admin: { dashboard: boolean; search: boolean; brand: boolean; accessible: boolean }
  enabled: boolean
  identityKeys: IdentityKeys
  mediaLimits: PictureLimits
  site: string | null
  logo: string | null
  license: string | null
  /** Null where the project has pages of its own. */
  reader: { style: string } | null
  api: { path: string; sharedMaxAge: number | null }
  webhooks: { allowLoopback: boolean }
  rateLimits: RateLimits
  rules: readonly Rule[]
  /** What publishing needs to know of all that. */
  publishing: PublishingSettings
}

/** The settings that a Payload runs with, as the plugin left them in its config. */
export function settingsOf({ config }: { config: { custom?: Record<string, unknown> } }): Settings {
  const settings = config.custom?.cited as Settings | undefined
  if (!settings) throw new Error('This Payload runs without Cited: is the plugin in its config?')
  return settings
}

/** The slug of each collection. Throws where one is none, or is that of two. */
function slugsOf({ media, slugs: given = {}, users }: CitedOptions): Slugs {
  const own = typeof given === 'string' ? {} : given
  const unknown = Object.keys(own).find((name) => !citedCollections.some((each) => each === name))
  if (unknown !== undefined) throw new Error(`cited: \`slugs\`: there is no collection '${unknown}'.`)
  const prefix = typeof given === 'string' && given !== '' ? `${given}-` : ''
  const slugs = Object.fromEntries(citedCollections.map((name) => [name, own[name] ?? `${prefix}${name}`])) as Record<
    CitedCollection,
    string
  >
  for (const [name, hosted] of [['users', users] as const, ['media', media] as const]) {
    if (!hosted) continue
    if (own[name] !== undefined && own[name] !== hosted.collection) {
      throw new Error(
        `cited: \`slugs.${name}\` is '${own[name]}', and \`${name}.collection\` is '${hosted.collection}': the project's own is used, ` +
          `so leave \`slugs.${name}\` out.`,
      )
    }
    slugs[name] = hosted.collection
  }
  for (const name of citedCollections) {
    const slug = slugs[name]
    if (!/^[a-z][a-zA-Z0-9_-]*$/.test(slug) || slug.startsWith('payload-')) {
      throw new Error(`cited: \`slugs\`: '${slug}' is no slug; write one like 'news-articles'.`)
    }
    const other = citedCollections.find((each) => each !== name && (each === slug || slugs[each] === slug))
    if (other) throw new Error(`cited: \`slugs\`: '${slug}' is the name of two collections, ${name} and ${other}.`)
  }
  return slugs
}

function accountsIn({ users }: CitedOptions, slugs: Slugs): Accounts {
  if (!users) return { ...ownAccounts, collection: slugs.users }
  const { roleField = ownAccounts.field, roles: given } = users
  const words: unknown[] = typeof given === 'object' ? Object.values(given ?? { none: null }) : [[given]]
  const isWord = (word: unknown) => typeof word === 'string' && word !== ''
  if (!words.every((each) => Array.isArray(each) && each.every(isWord))) {
    throw new Error("cited: `users.roles` must be a role, or a list of words for each: { editor: ['chief'] }.")
  }
  const known = typeof given === 'string' ? [given] : Object.keys(given)
  const unknown = known.find((name) => !roles.some((role) => role === name))
  if (unknown !== undefined) {
    throw new Error(`cited: \`users.roles\`: there is no role '${unknown}'. The roles are ${roles.join(', ')}.`)
  }
  if (words.flat().length === 0) throw new Error('cited: `users.roles` names nobody: say which accounts are staff.')
  return { collection: users.collection, field: roleField, roles: given }
}

/** What the template of the addresses of editions may leave open. */
const PLACES = ['{language}', '{slug}']

/** Fills in the defaults and checks what was given. Throws an Error that names the option to change. */
export function resolveOptions(given: CitedOptions = {}): Settings {
  requireShape(given)
  const named = given.languages ?? defaultLanguages
  if (named.length === 0) throw new Error('cited: `languages` is empty; name at least one language.')
  for (const { code, locale, lexer } of named) {
    // All languages at once are called that by Payload.
    if (code === 'all' || !/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(code))
      throw new Error(`cited: \`languages\`: '${code}' is no language code.`)
    try {
      Intl.getCanonicalLocales(locale)
    } catch {
      throw new Error(`cited: \`languages\`: '${locale}' is no locale; write one like 'es-MX'.`)
    }
    if (!readsWords(locale) && lexer !== 'digits') {
      throw new Error(
        `cited: \`languages\`: there are no words of '${locale}' to find figures by; ` +
          `accept that only digits are found with \`lexer: 'digits'\`, or add its table to src/figures/languages.`,
      )
    }
  }
  if (new Set(named.map(({ code }) => code)).size !== named.length) {
    throw new Error('cited: `languages` names a code twice.')
  }
  const languages = named.map(inHouseStyle)
  const path = given.api?.path ?? '/v1'
  if (!/^(\/[a-z0-9-]+)+$/.test(path)) throw new Error(`cited: \`api.path\` must look like '/v1', not '${path}'.`)
  const sharedMaxAge = given.api?.sharedMaxAge ?? null
  if (sharedMaxAge !== null && !(Number.isSafeInteger(sharedMaxAge) && sharedMaxAge > 0)) {
    throw new Error(`cited: \`api.sharedMaxAge\` must be a whole number of seconds above 0, not ${sharedMaxAge}.`)
  }
  for (const name of ['site', 'logo', 'license'] as const) {
    const value = given[name]
    if (value !== undefined && !(URL.canParse(value) && /^https?:/.test(value))) {
      throw new Error(`cited: \`${name}\` must look like 'https://news.example/', not '${value}'.`)
    }
  }
  const blanks = given.site?.match(/[{}]/) ? given.site.match(/\{[^{}]*\}/g) : null
  if (given.site?.match(/[{}]/) && !(blanks?.includes('{slug}') && blanks.every((each) => PLACES.includes(each)))) {
    throw new Error(
      `cited: \`site\` must say where {slug} goes, and may say where {language} goes, not '${given.site}'.`,
    )
  }
  const style = given.reader ? (given.reader.style ?? '') : ''
  // It stands in a style element, which that would end.
  if (style.includes('</')) throw new Error('cited: `reader.style` must be CSS, without `</`.')
  for (const [limit, value] of Object.entries(given.mediaLimits ?? {})) {
    if (!(Number.isSafeInteger(value) && value > 0)) {
      throw new Error(`cited: \`mediaLimits.${limit}\` must be a whole number above 0, not ${String(value)}.`)
    }
  }
  const { identityKey, oldIdentityKeys = [] } = given
  for (const key of identityKey === undefined ? oldIdentityKeys : [identityKey, ...oldIdentityKeys]) {
    const problem = keyProblem(key)
    // The key itself is not said.
    if (problem) throw new Error(`cited: \`${key === identityKey ? 'identityKey' : 'oldIdentityKeys'}\` ${problem}.`)
  }
  const timeZone = given.timeZone ?? 'UTC'
  if (!isTimeZone(timeZone)) {
    throw new Error(`cited: \`timeZone\` must be a name like 'America/Mexico_City', not '${timeZone}'.`)
  }
  const rules = given.rules ? given.rules(standardRules) : standardRules
  if (!areRules(rules)) {
    throw new Error('cited: `rules` must give back a list of rules: (standard) => [...standard, noExclamations].')
  }
  const names = rules.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  // Dismissals are kept under the name of the rule.
  if (twice !== undefined) throw new Error(`cited: \`rules\` has two rules with the name '${twice}'.`)
  const minor = given.minorFigures ?? 'notice'
  for (const [kind, fate] of typeof minor === 'string' ? [[null, minor] as const] : Object.entries(minor)) {
    if (kind !== null && !minorKinds.some((each) => each === kind)) {
      throw new Error(`cited: \`minorFigures\` has no kind '${kind}'; the kinds are ${minorKinds.join(', ')}.`)
    }
    if (!minorFigures.includes(fate)) {
      const option = kind === null ? 'minorFigures' : `minorFigures.${kind}`
      throw new Error(`cited: \`${option}\` must be one of ${minorFigures.join(', ')}, not '${String(fate)}'.`)
    }
  }
  const approval = given.approval ?? 'optional'
  if (!approvalPolicies.includes(approval)) {
    throw new Error(`cited: \`approval\` must be one of ${approvalPolicies.join(', ')}, not '${String(approval)}'.`)
  }
  const slugs = slugsOf(given)
  return {
    name: given.name ?? 'Cited',
    slugs,
    hosts: [...(given.users ? ['users' as const] : []), ...(given.media ? ['media' as const] : [])],
    accounts: accountsIn(given, slugs),
    admin: {
      dashboard: given.admin?.dashboard ?? true,
      search: given.admin?.search ?? true,
      brand: given.admin?.brand ?? false,
      accessible: given.admin?.accessible ?? true,
    },
    enabled: given.enabled ?? true,
    site: given.site ?? null,
    logo: given.logo ?? null,
    license: given.license ?? null,
    reader: given.reader ? { style } : null,
    languages,
    timeZone,
    rules,
    publishing: { languages, rules, minorFigures: minor, apiPath: path, approval, timeZone },
    api: { path, sharedMaxAge },
    identityKeys: identityKeys(identityKey ?? null, oldIdentityKeys),
    overrides: given.overrides ?? {},
    mediaDirectory: given.mediaDirectory ?? 'data/media',
    mediaLimits: { ...defaultLimits, ...given.mediaLimits },
    webhooks: { allowLoopback: given.webhooks?.allowLoopback ?? false },
    rateLimits: given.rateLimits === false ? unlimited : { ...defaultRateLimits, ...givenOf(given.rateLimits) },
  }
}

/** What is given of an object, without what is undefined. */
function givenOf<T extends object>(given: T = {} as T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>
}

function areRules(given: unknown): given is readonly Rule[] {
  const isRule = (rule: Partial<Rule> | null) => typeof rule?.name === 'string' && typeof rule.check === 'function'
  return Array.isArray(given) && given.every(isRule)
}

/** A language whose locale carries the house style of its figures, so that whoever writes them knows it. */
function inHouseStyle(language: Language): Language {
  const { locale, figures } = language
  if (!figures) return language
  try {
    return { ...language, locale: withHouseStyle(locale, figures) }
  } catch (error) {
    throw new Error(`cited: \`languages\`: \`figures\` of '${language.code}': ${(error as Error).message}.`, {
      cause: error,
    })
  }
}
