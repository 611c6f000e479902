import { mkdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes a folder, and those above it that are not there. Throws where one cannot be made, also below a folder that says of
 * itself that it is not there, such as `/proc`: Node's own tries that for ever.
 */
export function makeFolder(folder: string): void {
  const parent = path.dirname(folder)
  try {
    mkdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && parent !== folder) {
      makeFolder(parent)
      mkdirSync(folder)
    } else if (code !== 'EEXIST') throw error
  }
}
