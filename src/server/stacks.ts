/** The stacks of what is compiled, in the lines of its sources. */
import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { SITE } from './build'

/** The map of a file; null where there is none that can be read, as while another build is made. */
function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMap['payload'])
  } catch {
    return null
  }
}

/** What an error says first in its stack, whatever was thrown. */
function headOf(error: unknown): string {
  try {
    return Error.prototype.toString.call(error)
  } catch {
    return 'Error'
  }
}

/**
 * Has the stacks of errors name the files and lines of the sources. A map is read when the first error asks for it:
 * `--enable-source-maps` reads those of all packages when they are loaded, which takes time and 20 MB.
 */
export function nameSources(): void {
  const folder = path.dirname(SITE)
  const maps = new Map<string, SourceMap | null>()
  const lineOf = (frame: NodeJS.CallSite): string => {
    const said = (frame as { toString: () => string }).toString()
    const url = frame.getFileName()
    if (!url?.startsWith('file:')) return said
    const file = fileURLToPath(url)
    if (path.dirname(file) !== folder) return said
    const [line, column] = [frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1]
    const map = maps.get(file) ?? readMap(file)
    maps.set(file, map)
    const entry = map?.findEntry(line - 1, column - 1)
    if (!entry || !('originalSource' in entry)) return said
    const source = path.resolve(folder, entry.originalSource)
    return said.replace(`${url}:${line}:${column}`, `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`)
  }
  Error.prepareStackTrace = (error, frames) =>
    [headOf(error), ...frames.map((frame) => `    at ${lineOf(frame)}`)].join('\n')
}
