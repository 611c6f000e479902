import { statSync } from 'node:fs'
import path from 'node:path'

/** The path of the file that `file:…` names, absolute. */
export function fileOf(uri: string): string {
  const [written = ''] = uri
    .slice('file:'.length)
    .replace(/^\/\/(localhost)?(?=\/)/, '')
    .split('?')
  return path.resolve(decodeURIComponent(written))
}

/** Which file a path leads to, as device and inode; null when there is none. */
export function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev}:${found.ino}` : null
}
