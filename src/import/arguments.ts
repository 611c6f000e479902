import { sentence } from './sentences'
import { parseArgs } from 'node:util'
import { adminLanguages, type AdminLanguage } from '../model/sentence'
import { ImportError, withHelp } from './messages'

/** What the command was asked to do. */
export type ImportArguments = {
  /** The path of the file, or `-` for what is piped in. */
  file: string
  language: string | null
  title: string | null
  as: string | null
  dryRun: boolean
  /** Whether what was published elsewhere is published here. */
  publish: boolean
  /** The folder with the images of an archive. */
  images: string | null
  /** The publication that the stories of an archive ran in. */
  outlet: string | null
  /** Where the archive was, for one that does not say so. */
  site: string | null
  /** The file that old and new addresses are written to. */
  redirects: string | null
}

/** The options that are about archives only, by how they are written. */
export function archiveOptions({ images, outlet, publish, redirects, site }: ImportArguments): string[] {
  const given = { '--publish': publish || null, '--images': images, '--outlet': outlet, '--site': site }
  return Object.entries({ ...given, '--redirects': redirects }).flatMap(([name, value]) =>
    value === null ? [] : [name],
  )
}

const options = {
  language: { type: 'string' },
  title: { type: 'string' },
  as: { type: 'string' },
  'dry-run': { type: 'boolean' },
  publish: { type: 'boolean' },
  images: { type: 'string' },
  outlet: { type: 'string' },
  site: { type: 'string' },
  redirects: { type: 'string' },
  ui: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/**
 * The language that `--ui` asks for, or null: read first and leniently, so that what is wrong with the other arguments
 * is said in it.
 */
export function uiOption(args: string[]): AdminLanguage | null {
  const { ui } = parseArgs({ args, options, strict: false, allowPositionals: true }).values
  return adminLanguages.find((language) => language === ui) ?? null
}

/** Reads the arguments; `help` when help was asked for. Throws `ImportError` for arguments that the command has not. */
export function readArguments(args: string[]): ImportArguments | 'help' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  if (values.ui !== undefined && !(adminLanguages as readonly string[]).includes(values.ui)) {
    const list = adminLanguages.join(', ')
    throw new ImportError(sentence("--ui is one of {list}, not '{ui}'.", { list, ui: values.ui }))
  }
  const [file, ...others] = positionals
  if (file === undefined || file === '') {
    throw new ImportError(withHelp(sentence('Name the file to import.')))
  }
  if (others.length > 0) {
    const list = positionals.join(', ')
    throw new ImportError(sentence('One file at a time, not {count}: {list}.', { count: positionals.length, list }))
  }
  const title = values.title?.trim()
  if (title === '') {
    throw new ImportError(sentence('--title is empty: write a title, or leave the option out.'))
  }
  return {
    file,
    language: values.language ?? null,
    title: title ?? null,
    as: values.as ?? null,
    dryRun: values['dry-run'] === true,
    publish: values.publish === true,
    images: values.images || null,
    outlet: values.outlet?.trim() || null,
    site: siteOf(values.site),
    redirects: values.redirects || null,
  }
}

function siteOf(site: string | undefined): string | null {
  if (site === undefined) return null
  if (/^https?:\/\//i.test(site) && URL.canParse(site)) return site
  throw new ImportError(
    sentence("--site is the address of a site, such as https://old.example, not '{site}'.", { site }),
  )
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true })
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    const [, option = ''] = /'(-[^' ]*)/.exec(message) ?? []
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      throw new ImportError(withHelp(sentence('There is no option {option}.', { option })))
    }
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      throw new ImportError(
        withHelp(sentence('{option} has no right value.', { option: option || sentence('An option') })),
      )
    }
    throw error
  }
}
