import { failureOf, isOutage } from '../database/failures'

/** What the operating system says of a file, in words that follow its path. */
const ofFiles: Readonly<Record<string, string>> = {
  EACCES: 'may not be read or written by the user that runs this',
  EBUSY: 'is in use: something is mounted there, or has it open',
  EEXIST: 'is there already',
  EISDIR: 'is a folder',
  ENOENT: 'is not there',
  ENOTDIR: 'lies below what is no folder',
  ENOTEMPTY: 'is there already, and not empty',
  EPERM: 'may not be read or written by the user that runs this',
  EROFS: 'is on a disk that may only be read',
}

type SystemError = Error & { code?: unknown; path?: unknown; dest?: unknown; syscall?: unknown }

/**
 * What a command that stopped has to say to whoever called it: the sentence of an error of ours, and what is wrong with a
 * file, a disk or the database. Null for a fault, of which the stack is wanted.
 */
export function wordsOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (['BackupError', 'EnvironmentError', 'StartupError'].includes(error.constructor.name)) return error.message
  const failure = failureOf(error)
  const { code, dest, message, path, syscall } = error as SystemError
  const place = typeof dest === 'string' ? dest : typeof path === 'string' ? path : null
  if (failure === 'full')
    return `There is no room left on the disk${place ? ` of ${place}` : ''}. Make some, and try again.`
  if (code === 'EMFILE' || code === 'ENFILE') {
    return `Too many files are open${place ? `: ${place} could not be` : ''}. Allow more (\`ulimit -n\`), and try again.`
  }
  if (syscall === 'mkdir' && code === 'ENOENT') return `${place} cannot be made: no folder can be there.`
  if (place !== null && typeof code === 'string' && ofFiles[code]) return `${place} ${ofFiles[code]}.`
  return isOutage(failure) || failure === 'busy' ? `The database does not do what it is asked: ${message}.` : null
}

/** Tells on the terminal why a command stopped. */
export function report(error: unknown): void {
  console.error(wordsOf(error) ?? error)
}
