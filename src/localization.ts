/** The languages of a project: what it has stays as it is, and those that editions are published in are added. */
import type {
  Block,
  Config,
  Field,
  Locale,
  LocalizationConfig,
  RichTextAdapterProvider,
  RichTextField,
  Tab,
} from 'payload'
import { ConflictingConfig } from './model/conflictingConfig'
import { languageLabel } from './model/languages'
import type { Settings } from './options'

type Editor = NonNullable<RichTextField['editor']> | NonNullable<Config['editor']>

/** An editor whose own fields are kept once, as those around it. */
function editorKeptOnce<E extends Editor>(editor: E): E {
  if (typeof editor !== 'function') return editor
  const make: RichTextAdapterProvider = (args) => editor({ ...args, config: { ...args.config, localization: false } })
  return make as E
}

function blockKeptOnce(block: Block): Block {
  return { ...block, fields: keptOnce(block.fields) }
}

function tabKeptOnce<T extends Tab>(tab: T): T {
  const { localized: _, ...rest } = tab as T & { localized?: boolean }
  return { ...(rest as T), fields: keptOnce(tab.fields) }
}

/** The same fields, each kept once and not once a language, those inside of others too. */
function keptOnce(fields: readonly Field[]): Field[] {
  return fields.map((field) => {
    const { localized: _, ...rest } = field as Field & { localized?: boolean }
    const kept = rest
    if (kept.type === 'richText') return { ...kept, ...(kept.editor ? { editor: editorKeptOnce(kept.editor) } : {}) }
    if (kept.type === 'tabs') return { ...kept, tabs: kept.tabs.map(tabKeptOnce) }
    if (kept.type === 'blocks') {
      const { blockReferences, blocks } = kept
      const named = blockReferences
        ? { blockReferences: blockReferences.map((each) => (typeof each === 'string' ? each : blockKeptOnce(each))) }
        : {}
      return { ...kept, ...named, blocks: blocks.map(blockKeptOnce) }
    }
    return 'fields' in kept ? { ...kept, fields: keptOnce(kept.fields) } : kept
  })
}

/**
 * The same config, in which nothing is kept once a language where a project has no languages. There `localized` means
 * nothing (fields that plugins bring have it, and nobody sees it); with the languages of Cited it would move each of those
 * columns and leave what is in them behind.
 */
export function withoutLanguages(config: Config): Config {
  if (config.localization) return config
  const { blocks, collections, editor, globals } = config
  return {
    ...config,
    ...(blocks ? { blocks: blocks.map(blockKeptOnce) } : {}),
    ...(collections ? { collections: collections.map((each) => ({ ...each, fields: keptOnce(each.fields) })) } : {}),
    ...(editor ? { editor: editorKeptOnce(editor) } : {}),
    ...(globals ? { globals: globals.map((each) => ({ ...each, fields: keptOnce(each.fields) })) } : {}),
  }
}

/**
 * The languages of a project, and those that editions are published in. A project that has none gets those; of one that
 * has, everything stays, and what is missing is added. Throws where that would change what it has.
 */
export function mergeLocalization(config: Config, { languages }: Pick<Settings, 'languages'>): LocalizationConfig {
  const given = config.localization
  const ours = languages.map((language): Locale => ({ code: language.code, label: languageLabel(language) }))
  if (given === false) {
    throw new ConflictingConfig(
      '`localization` is false, and the labels of records are kept by language. Leave it out, or list your languages.',
    )
  }
  if (!given) {
    // A label that is missing in one language must be seen to be missing, not appear in another.
    return { defaultLocale: languages[0]?.code ?? 'en', fallback: false, locales: ours }
  }
  const locales = given.locales.map((locale): Locale =>
    typeof locale === 'string' ? { code: locale, label: locale } : locale,
  )
  const missing = ours.filter(({ code }) => !locales.some((locale) => locale.code === code))
  const nearly = missing.flatMap(({ code }) => {
    const other = locales.find((locale) => locale.code.replace('_', '-').toLowerCase() === code.toLowerCase())
    return other ? [`'${other.code}' and '${code}'`] : []
  })
  if (nearly.length > 0) {
    throw new ConflictingConfig(
      `\`localization.locales\` and \`languages\` write one language in two ways, ${nearly.join(', ')}: choose one.`,
    )
  }
  if (missing.length === 0) return given
  return { ...given, locales: [...locales, ...missing] }
}
