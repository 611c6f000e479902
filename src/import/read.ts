import { sentence } from './sentences'
import { createReadStream } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Sentence } from '../model/sentence'
import { ImportError } from './messages'

/** A story of a newspaper has a few kilobytes. */
export const MAX_BYTES = 1_000_000

/** Where to read from. */
export type StoryInput = { stdin: AsyncIterable<Uint8Array | string>; folder: string }

/** Reads a story as text, from a file or, for `-`, from what is piped in. Throws `ImportError` for what is no text. */
export async function readStory(file: string, { stdin, folder }: StoryInput): Promise<string> {
  const name = file === '-' ? '-' : `'${file}'`
  const bytes = await gather(file === '-' ? stdin : createReadStream(path.resolve(folder, file)), name)
  return decode(bytes, name)
}

/** Throws `ImportError` where a file is not there, or may not be read. `name` is what whoever named it called it. */
export async function requireFile(file: string, name: string): Promise<void> {
  try {
    await access(file, constants.R_OK)
    if (!(await stat(file)).isFile()) throw Object.assign(new Error('no file'), { code: 'EISDIR' })
  } catch (error) {
    throw new ImportError(unreadable(`'${name}'`, error as NodeJS.ErrnoException))
  }
}

async function gather(chunks: AsyncIterable<Uint8Array | string>, name: string): Promise<Buffer> {
  const gathered: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of chunks) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      // Not read to its end: it may have none.
      if (size > MAX_BYTES) break
      gathered.push(bytes)
    }
  } catch (error) {
    throw new ImportError(unreadable(name, error as NodeJS.ErrnoException))
  }
  if (size > MAX_BYTES) {
    throw new ImportError(sentence('{name} is too large: a story has 1 MB at most.', { name }))
  }
  return Buffer.concat(gathered)
}

function unreadable(name: string, { code = '' }: NodeJS.ErrnoException): Sentence {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return sentence('There is no file {name}.', { name })
  }
  if (code === 'EISDIR') {
    return sentence('{name} is a folder: name a file in it.', { name })
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return sentence('{name} may not be read: check its permissions.', { name })
  }
  return sentence('{name} could not be read ({code}).', { name, code })
}

function decode(bytes: Buffer, name: string): string {
  const text = asText(bytes)
  if (text === null) {
    throw new ImportError(sentence('{name} is no text in UTF-8: save it as plain text with that encoding.', { name }))
  }
  if (text.trim() === '') {
    throw new ImportError(sentence('{name} is empty.', { name }))
  }
  return text
}

/** Null for bytes that are not UTF-8, and for a NUL, which is in no text but in many other files. */
function asText(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}
