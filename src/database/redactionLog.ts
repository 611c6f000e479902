/**
 * The log of redactions as a file: it outlives the database, which can go back to a backup from before. It holds ids and
 * hashes, and nothing that was redacted.
 */
import { appendFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { makeFolder } from './makeFolder'

const entrySchema = z.object({
  entry: z.string(),
  at: z.string(),
  cause: z.enum(['terms', 'order']),
  source: z.string().nullable(),
  terms: z.string().nullable(),
  article: z.string(),
  hashes: z.array(z.string()),
  withAddress: z.boolean(),
})

/** What stands for the article where terms tightened of a source that nothing released said more of. */
export const NO_EDITION = ''

/** One redaction of one edition: the releases that were emptied, by their hashes, and on what terms of which source. */
export type RedactionEntry = z.infer<typeof entrySchema>

/** Where the log stands: beside the folder of the images. */
export function redactionLogOf(mediaDirectory: string): string {
  return `${path.resolve(mediaDirectory)}-redactions.jsonl`
}

/** The entries of a log, oldest first; none where there is no file. A line that was not written to its end is no entry. */
export async function readRedactionLog(file: string): Promise<RedactionEntry[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => {
    try {
      const { data } = entrySchema.safeParse(JSON.parse(line))
      return data ? [data] : []
    } catch {
      return []
    }
  })
}

/** Adds entries to a log, but those that it has. */
export async function appendToRedactionLog(file: string, entries: readonly RedactionEntry[]): Promise<void> {
  const known = new Set((await readRedactionLog(file)).map(({ entry }) => entry))
  const fresh = entries.filter(({ entry }) => !known.has(entry))
  if (fresh.length === 0) return
  makeFolder(path.dirname(file))
  // A line that was broken off must not swallow the next.
  const lines = fresh.map((entry) => `\n${JSON.stringify(entrySchema.parse(entry))}\n`)
  await appendFile(file, lines.join(''), { flush: true })
}
