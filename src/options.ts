import type { CollectionConfig } from 'payload'
import { defaultRateLimits, unlimited, type RateLimits } from './access/rateLimits'
import { identityKeys, keyProblem, type IdentityKeys } from './access/encryption'
import { readsWords, withHouseStyle } from './figures'
import { defaultLanguages, type Language } from './model/languages'
import type { PictureLimits } from './pictures'
import { isTimeZone } from './model/timeZones'
import type { PublishingSettings } from './releases/candidate'
import { standardRules, type Rule } from './review'

const defaultLimits: PictureLimits = { bytes: 30 * 1024 * 1024, pixels: 100_000_000 }

/** The collections that Cited adds, by slug. */
export const collectionSlugs = [
  'articles',
  'statistics',
  'quotes',
  'sources',
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
  'redactions',
] as const
export type CitedCollection = (typeof collectionSlugs)[number]

/** What `cited(options)` takes. Everything has a default. */
export type CitedOptions = {
  /**
   * The name of the publication, as feeds and the API's contract give it.
   * @default 'Cited'
   */
  name?: string
  /**
   * Where readers find the publication, as `https://news.example/`; feeds link to it.
   * @default the public API
   */
  site?: string
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
  api?: {
    /**
     * Where the public API answers, below Payload's own `routes.api`.
     * @default '/v1'
     */
    path?: string
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
   * Changes one collection: gets it as Cited makes it and gives back the one to use. Add fields and hooks freely; keep
   * the hooks that are there, publishing is made of them.
   * @example { sources: (sources) => ({ ...sources, fields: [...sources.fields, { name: 'phone', type: 'text' }] }) }
   */
  overrides?: Partial<Record<CitedCollection, (collection: CollectionConfig) => CollectionConfig>>
}

/** The options with their defaults filled in. */
export type Settings = Required<
  Pick<CitedOptions, 'name' | 'languages' | 'overrides' | 'mediaDirectory' | 'timeZone'>
> & {
  identityKeys: IdentityKeys
  mediaLimits: PictureLimits
  site: string | null
  api: { path: string }
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

/** Fills in the defaults and checks what was given. Throws an Error that names the option to change. */
export function resolveOptions(given: CitedOptions = {}): Settings {
  const named = given.languages ?? defaultLanguages
  if (named.length === 0) throw new Error('cited: `languages` is empty; name at least one language.')
  for (const { code, locale, lexer } of named) {
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(code))
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
  if (given.site !== undefined && !(URL.canParse(given.site) && /^https?:/.test(given.site))) {
    throw new Error(`cited: \`site\` must look like 'https://news.example/', not '${given.site}'.`)
  }
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
  const rules = given.rules?.(standardRules) ?? standardRules
  const names = rules.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  // Dismissals are kept under the name of the rule.
  if (twice !== undefined) throw new Error(`cited: \`rules\` has two rules with the name '${twice}'.`)
  return {
    name: given.name ?? 'Cited',
    site: given.site ?? null,
    languages,
    timeZone,
    rules,
    publishing: { languages, rules, apiPath: path },
    api: { path },
    identityKeys: identityKeys(identityKey ?? null, oldIdentityKeys),
    overrides: given.overrides ?? {},
    mediaDirectory: given.mediaDirectory ?? 'data/media',
    mediaLimits: { ...defaultLimits, ...given.mediaLimits },
    webhooks: { allowLoopback: given.webhooks?.allowLoopback ?? false },
    rateLimits: given.rateLimits === false ? unlimited : { ...defaultRateLimits, ...given.rateLimits },
  }
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
