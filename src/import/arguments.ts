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
}

const options = {
  language: { type: 'string' },
  title: { type: 'string' },
  as: { type: 'string' },
  'dry-run': { type: 'boolean' },
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
  }
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
