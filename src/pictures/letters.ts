/** Which letters a font has: the code points that its table `cmap` maps to a glyph (OpenType; formats 4 and 12). */

function tableAt(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4)
  for (let index = 0; index < tables; index += 1) {
    const at = 12 + 16 * index
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`The font has no table ${tag}.`)
}

/** Segments of 16 bits, each with a difference to its glyphs, or a place where they are listed. */
function readSegments(font: Buffer, at: number, add: (letter: number) => void): void {
  const doubled = font.readUInt16BE(at + 6)
  const [ends, starts] = [at + 14, at + 16 + doubled]
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled]
  for (let each = 0; each < doubled; each += 2) {
    const [start, end] = [font.readUInt16BE(starts + each), font.readUInt16BE(ends + each)]
    const [delta, offset] = [font.readUInt16BE(deltas + each), font.readUInt16BE(offsets + each)]
    for (let letter = start; letter <= end && letter < 0xffff; letter += 1) {
      const listed = offset === 0 ? letter : font.readUInt16BE(offsets + each + offset + 2 * (letter - start))
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) add(letter)
    }
  }
}

/** Groups of 32 bits, each with its first glyph. */
function readGroups(font: Buffer, at: number, add: (letter: number) => void): void {
  const groups = font.readUInt32BE(at + 12)
  for (let group = 0; group < groups; group += 1) {
    const row = at + 16 + 12 * group
    const [start, end, glyph] = [font.readUInt32BE(row), font.readUInt32BE(row + 4), font.readUInt32BE(row + 8)]
    for (let letter = start; letter <= end; letter += 1) if (glyph + letter - start !== 0) add(letter)
  }
}

/** The letters that a font has, as code points. Throws where it is no font. */
export function lettersOf(font: Buffer): ReadonlySet<number> {
  const letters = new Set<number>()
  const add = (letter: number) => void letters.add(letter)
  const cmap = tableAt(font, 'cmap')
  const encodings = font.readUInt16BE(cmap + 2)
  for (let index = 0; index < encodings; index += 1) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * index)
    const format = font.readUInt16BE(at)
    if (format === 4) readSegments(font, at, add)
    if (format === 12) readGroups(font, at, add)
  }
  return letters
}
