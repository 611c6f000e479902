/** The kinds of pictures that are taken and served, by the ending that their public names have. */
export const pictureTypes = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
} as const

export type Ending = keyof typeof pictureTypes

/**
 * The kind of a picture by its first bytes, whatever it is called; null for everything else. SVG and XML are none: they
 * can carry scripts that would run where they are shown.
 */
export function endingOf(bytes: Uint8Array): Ending | null {
  const head = Buffer.from(bytes.subarray(0, 64))
  const start = head.toString('latin1')
  if (start.startsWith('\xff\xd8\xff')) return 'jpg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (/^GIF8[79]a/.test(start)) return 'gif'
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp'
  // ISO 14496-12, 4.3: the first box names the brands that the file may be read as.
  if (start.startsWith('ftyp', 4)) {
    const brands = start.slice(8, head.readUInt32BE(0))
    if (/^(?:.{4})*?avi[fs]/s.test(brands)) return 'avif'
  }
  return null
}

/** A public name: the SHA-256 of the bytes in lower-case hexadecimal, and the ending of their kind. */
const CONTENT_NAME = /^[0-9a-f]{64}\.(avif|gif|jpg|png|webp)$/

/** The kind of what has a public name; null where the name is none, as those of before the names told the content. */
export function endingOfName(name: string): Ending | null {
  return (CONTENT_NAME.exec(name)?.[1] as Ending | undefined) ?? null
}

/** The media type of what has a public name. */
export function typeOfName(name: string): string | null {
  const ending = endingOfName(name)
  return ending && pictureTypes[ending]
}
