import { randomInt } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'

/** The path of the file that `file:…` names, absolute. */
export function fileOf(uri: string): string {
  const [written = ''] = uri
    .slice('file:'.length)
    .replace(/^\/\/(localhost)?(?=\/)/, '')
    .split('?')
  return path.resolve(decodeURIComponent(written))
}

/** Where in a file of SQLite its `user_version` stands (https://www.sqlite.org/fileformat.html), and how long that is. */
const MARK = { at: 60, bytes: 4 }

/** A number by which a database is told from every other one, its backups too: kept as `user_version`. */
export function makeMark(): number {
  return randomInt(1, 2 ** 31)
}

/** Which file a path leads to, as device and inode; null when there is none. */
export function placeOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev}:${found.ino}` : null
}

function markIn(file: string): number | null {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const read = Buffer.alloc(MARK.bytes)
      return readSync(descriptor, read, 0, MARK.bytes, MARK.at) === MARK.bytes ? read.readInt32BE(0) : null
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return null
  }
}

/** Which database a path leads to: a file, and the mark in it, as another one may be copied over it. */
export type FileIdentity = { place: string | null; mark: number | null }

export function identityOf(file: string): FileIdentity {
  return { place: placeOf(file), mark: markIn(file) }
}

/** Whether a path still leads to the database that it led to. One that had no mark yet is told by its file alone. */
export function isStill(opened: FileIdentity, file: string): boolean {
  const { mark, place } = identityOf(file)
  return place !== null && place === opened.place && (opened.mark === 0 || mark === opened.mark)
}
