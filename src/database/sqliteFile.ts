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

/**
 * Which database a path led to when it was opened: a file, and the mark in it, as another one may be copied over it.
 *
 * The file is kept open. POSIX gives up all locks that a process has on a file when it closes any descriptor of it
 * (https://www.sqlite.org/howtocorrupt.html, 2.2): SQLite's would be gone, and the next other process to close the
 * database would take it for the last one and remove the write-ahead log from under this one.
 */
export class KnownFile {
  readonly #file: string
  readonly #descriptor: number
  readonly #place: string | null
  readonly #mark: number | null

  constructor(file: string) {
    this.#file = file
    this.#descriptor = openSync(file, 'r')
    this.#place = placeOf(file)
    this.#mark = this.#readMark()
  }

  /** Whether the path still leads to that database. One that had no mark yet is told by its file alone. */
  isStill(): boolean {
    const place = placeOf(this.#file)
    return place !== null && place === this.#place && (this.#mark === 0 || this.#readMark() === this.#mark)
  }

  /** To be called once nothing of SQLite has the file open. */
  close(): void {
    closeSync(this.#descriptor)
  }

  #readMark(): number | null {
    const read = Buffer.alloc(MARK.bytes)
    return readSync(this.#descriptor, read, 0, MARK.bytes, MARK.at) === MARK.bytes ? read.readInt32BE(0) : null
  }
}
