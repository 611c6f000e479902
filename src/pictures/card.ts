/**
 * The picture that stands for an edition where it is shared: its title and some of its figures, on paper.
 *
 * Texts are set by Pango, which sharp has within it, in threads of its own, and with a font of ours alone: a machine
 * without any fonts draws the same, but for how its letters meet the pixels. The font is that of `next/og`, which
 * every project has; `next/og` itself would draw in the thread that answers readers, ask another host for letters that its
 * font lacks, and write no language from right to left.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { OverlayOptions } from 'sharp'
import { lettersOf } from './letters'
import { loadSharp } from './sharp'

/** How large a card is, as networks and messengers show it without cutting it. */
export const CARD = { height: 630, width: 1200 } as const

/** What is drawn. Every letter has to be one that the font has. */
export type Card = {
  direction: 'ltr' | 'rtl'
  /** The name of the publication. */
  name: string
  /** The language of the edition, in itself. */
  language: string
  title: string
  figures: Array<{ display: string; label: string; source: string | null }>
  /** The main picture, by its public name, with its credit; null where there is none. */
  picture: { name: string; credit: string | null } | null
}

/** What cards are written with. */
export type CardFont = { file: string; family: string; letters: ReadonlySet<number> }

const FONT = { file: 'dist/compiled/@vercel/og/Geist-Regular.ttf', family: 'Geist' }

/** Longer than this nothing is drawn for, in seconds. */
const LONGEST = 20

const colours = { paper: '#fffdf9', ink: '#1c1b19', soft: '#5f5b54', line: '#e4e0d8', accent: '#0b6382' }
const EDGE = 64
const PICTURE = 400
const GAP = 32

/** Finds the font, and draws with it once. Throws where cards cannot be drawn here: no sharp, or no such font. */
export async function openCardFont(): Promise<CardFont> {
  // Not to be followed by a bundler, which would take the whole project along.
  const next = createRequire(path.join(/* turbopackIgnore: true */ process.cwd(), 'package.json')).resolve(
    'next/package.json',
  )
  const file = path.join(/* turbopackIgnore: true */ path.dirname(next), FONT.file)
  const font = { ...FONT, file, letters: lettersOf(await readFile(/* turbopackIgnore: true */ file)) }
  await set(font, 'A', { colour: colours.ink, size: 20, width: 100 })
  return font
}

type Drawn = { data: Buffer; height: number; width: number }

/** Pango markup (GMarkup). */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

async function set(
  { family, file }: CardFont,
  text: string,
  { colour, size, width }: { colour: string; size: number; width: number },
): Promise<Drawn> {
  const sharp = await loadSharp()
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}" size="${Math.round(size * 1024)}">${escaped(text)}</span>`,
      font: family,
      fontfile: file,
      // In points that are pixels.
      dpi: 72,
      rgba: true,
      width,
      wrap: 'word-char',
    },
  })
    .timeout({ seconds: LONGEST })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, height: info.height, width: info.width }
}

type Box = { colour: string; width: number; lines: number; sizes: number[] }

/** How high so many lines are at most. */
function heightOf(lines: number, size: number): number {
  return Math.ceil(lines * size * 1.32)
}

/** A text in the largest of the sizes in which it has no more lines than fit; cut at a word, with an ellipsis, at last. */
async function fit(font: CardFont, text: string, { colour, lines, sizes, width }: Box): Promise<Drawn> {
  const most = heightOf(lines, sizes[0] ?? 0)
  const fits = (drawn: Drawn) => drawn.height <= most && drawn.width <= width
  for (const size of sizes) {
    const drawn = await set(font, text, { colour, size, width })
    if (fits(drawn)) return drawn
  }
  const size = sizes.at(-1) ?? 0
  const parts = text.includes(' ') ? text.split(/(?= )/) : [...text]
  let best = await set(font, '…', { colour, size, width })
  for (let from = 1, to = parts.length - 1; from <= to;) {
    const middle = Math.ceil((from + to) / 2)
    const shorter = parts
      .slice(0, middle)
      .join('')
      .replace(/(?<![\s,;:.–—-])[\s,;:.–—-]+$/, '')
    const drawn = await set(font, `${shorter}…`, { colour, size, width })
    if (fits(drawn)) {
      best = drawn
      from = middle + 1
    } else to = middle - 1
  }
  return best
}

/** The picture beside the text, with its credit at its foot. */
async function beside(font: CardFont, bytes: Uint8Array, credit: string | null): Promise<Buffer> {
  const sharp = await loadSharp()
  const cropped = sharp(bytes, { limitInputPixels: false })
    .timeout({ seconds: LONGEST })
    .resize(PICTURE, CARD.height, { fit: 'cover', position: 'attention' })
    .flatten({ background: colours.line })
    .toColourspace('srgb')
  if (credit === null) return cropped.png().toBuffer()
  const text = await fit(font, credit, { colour: '#ffffff', lines: 1, sizes: [17], width: PICTURE - 24 })
  const height = text.height + 14
  const strip = { channels: 4, height, width: PICTURE, background: { r: 0, g: 0, b: 0, alpha: 0.6 } } as const
  return cropped
    .composite([
      { input: { create: strip }, left: 0, top: CARD.height - height },
      { ...layer(text), left: 12, top: CARD.height - height + 7 },
    ])
    .png()
    .toBuffer()
}

function layer({ data, height, width }: Drawn): Pick<OverlayOptions, 'input' | 'raw'> {
  return { input: data, raw: { channels: 4, height, width } }
}

/** Draws a card as a PNG; `picture` are the bytes of its picture, where those are there. */
export async function drawCard(card: Card, { font, picture }: { font: CardFont; picture: Uint8Array | null }) {
  const sharp = await loadSharp()
  const { direction, figures, language, name, title } = card
  const width = CARD.width - 2 * EDGE - (picture ? PICTURE : 0) + (picture ? EDGE - GAP : 0)
  const layers: OverlayOptions[] = []
  /** Puts something at a distance from where lines begin. */
  const place = (drawn: Drawn, start: number, top: number) => {
    const left = direction === 'rtl' ? CARD.width - EDGE - start - drawn.width : EDGE + start
    layers.push({ ...layer(drawn), left, top })
  }
  const rule = (top: number, length: number, height: number, background: string) => {
    const left = direction === 'rtl' ? CARD.width - EDGE - length : EDGE
    layers.push({ input: { create: { background, channels: 3, height, width: length } }, left, top })
  }
  const soft = { colour: colours.soft, lines: 1 }
  const tongue = await fit(font, language, { ...soft, sizes: [22], width: 220 })
  rule(0, 96, 10, colours.accent)
  place(tongue, width - tongue.width, 46)
  if (name !== '') {
    const brand = { colour: colours.ink, lines: 1, sizes: [28], width: width - tongue.width - GAP }
    place(await fit(font, name, brand), 0, 42)
  }
  const sizes = [66, 58, 50, 44, 38, 33]
  const lines = figures.length > 0 ? 3.5 : 5.5
  place(await fit(font, title, { colour: colours.ink, lines, sizes, width }), 0, 114)
  if (figures.length > 0) rule(428, width, 2, colours.line)
  const column = Math.floor((width - GAP * (figures.length - 1)) / Math.max(figures.length, 1))
  for (const [index, { display, label, source }] of figures.entries()) {
    const start = index * (column + GAP)
    const box = { lines: 1, width: column }
    place(await fit(font, display, { ...box, colour: colours.accent, sizes: [46, 38, 30, 24, 20] }), start, 446)
    place(await fit(font, label, { ...box, colour: colours.ink, lines: 2.6, sizes: [22, 18] }), start, 500)
    if (source !== null) place(await fit(font, source, { ...box, colour: colours.soft, sizes: [18] }), start, 580)
  }
  if (picture) {
    const input = await beside(font, picture, card.picture?.credit ?? null)
    layers.push({ input, left: direction === 'rtl' ? 0 : CARD.width - PICTURE, top: 0 })
  }
  const paper = { background: colours.paper, channels: 3, height: CARD.height, width: CARD.width } as const
  return sharp({ create: paper })
    .composite(layers)
    .timeout({ seconds: LONGEST })
    .png({ compressionLevel: 9, palette: picture === null })
    .toBuffer()
}
