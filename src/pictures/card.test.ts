import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { drawCard, openCardFont, type Card, type CardFont } from './card'
import { lettersOf } from './letters'

const plain: Card = {
  direction: 'ltr',
  name: 'Eje Sur',
  language: 'English',
  title: 'Embassies without diplomats',
  figures: [],
  picture: null,
}
const figure = { display: '37', label: 'new diplomats', source: 'The Ministry' }

let font: CardFont
beforeAll(async () => {
  font = await openCardFont()
})

async function pixels(card: Partial<Card>, picture: Uint8Array | null = null) {
  return sharp(await drawCard({ ...plain, ...card }, { font, picture }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
}

/** The columns that have something else than paper between two heights, from and to. */
function inked({ data, info }: Awaited<ReturnType<typeof pixels>>, top: number, bottom: number): [number, number] {
  const columns = Array.from({ length: info.width }, (_, x) => x).filter((x) => {
    for (let y = top; y < bottom; y += 1) if ((data[(y * info.width + x) * info.channels] ?? 255) < 120) return true
    return false
  })
  return [columns.at(0) ?? -1, columns.at(-1) ?? -1]
}

describe('the letters of a font', () => {
  it('are those that it has a glyph for', () => {
    const { letters } = font
    const has = (text: string) => [...text].map((letter) => letters.has(letter.codePointAt(0) ?? 0))
    expect(has('aZ9ñáüß“”—…€₂½яλ')).not.toContain(false)
    expect(has('אع漢🚀\u{10FFFF}')).not.toContain(true)
  })

  it('are not read from what is no font', () => {
    expect(() => lettersOf(Buffer.alloc(400))).toThrow('cmap')
    expect(() => lettersOf(readFileSync('package.json').subarray(0, 20))).toThrow()
  })
})

describe('the picture of an edition', () => {
  it.each([
    ['nothing but a title', {}],
    ['figures', { figures: [figure, figure, figure] }],
    ['no name that can be written', { name: '' }],
    ['a title of 300 letters', { title: 'Wörter und Wörter '.repeat(17).trim() }],
    ['a title of one word', { title: 'W'.repeat(300), figures: [figure] }],
    ['labels that are too long', { figures: [{ ...figure, label: 'of what '.repeat(40), source: 'who '.repeat(40) }] }],
  ])('is a PNG of 1200 × 630 pixels with %s, whose text stays within it', async (_, card) => {
    const bytes = await drawCard({ ...plain, ...card }, { font, picture: null })
    const { format, height, width } = await sharp(bytes).metadata()
    expect([format, width, height]).toEqual(['png', 1200, 630])
    const [left, right] = inked(await pixels(card), 12, 630)
    expect([left >= 60, right <= 1140, right > left]).toEqual([true, true, true])
    expect(inked(await pixels(card), 605, 630)).toEqual([-1, -1])
  })

  it('writes what is like markup as letters', async () => {
    const title = '<b>A & B</b> ]]> <!-- &lt; <script>alert(1)</script>'
    const [, right] = inked(await pixels({ title }), 112, 400)
    const [, without] = inked(await pixels({ title: 'A B' }), 112, 400)
    expect(right).toBeGreaterThan(without + 300)
  })

  it('draws whatever a title can be made of', async () => {
    const letters = fc.constantFrom(...[...font.letters].map((letter) => String.fromCodePoint(letter)))
    const text = fc.string({ unit: letters, minLength: 1, maxLength: 300 }).filter((each) => !/[\p{C}]/u.test(each))
    await fc.assert(
      fc.asyncProperty(text, text, async (title, label) => {
        const bytes = await drawCard({ ...plain, title, figures: [{ ...figure, label }] }, { font, picture: null })
        expect((await sharp(bytes).metadata()).height).toBe(630)
      }),
      { numRuns: 8 },
    )
  }, 120_000)

  it('begins at the right where the language does', async () => {
    const [left] = inked(await pixels({ title: 'A' }), 112, 400)
    const [, right] = inked(await pixels({ title: 'A', direction: 'rtl' }), 112, 400)
    expect([left < 80, right > 1120]).toEqual([true, true])
  })

  it('has the main picture beside the text, with its credit', async () => {
    const black = await sharp({ create: { background: 'black', channels: 3, height: 500, width: 900 } })
      .png()
      .toBuffer()
    const picture = { name: 'x', credit: null }
    const { data, info } = await pixels({ picture }, black)
    const at = (x: number, y: number) => data[(y * info.width + x) * info.channels]
    expect([at(799, 300), at(801, 300), at(1199, 629)]).toEqual([255, 0, 0])
    const credited = await pixels({ picture: { ...picture, credit: 'Ana Ruiz' } }, black)
    const light = (drawn: typeof credited) => drawn.data.filter((level, index) => level > 200 && index % 3 === 0).length
    expect(light(credited)).toBeGreaterThan(light({ data, info }))
    // It mirrors the page.
    const mirrored = await pixels({ picture, direction: 'rtl' }, black)
    expect(mirrored.data[0]).toBe(0)
  })

  it('is none where sharp is not installed', async () => {
    vi.doMock('sharp', () => {
      throw new Error("Cannot find package 'sharp'")
    })
    await expect(openCardFont()).rejects.toMatchObject({ name: 'PictureRefused' })
    vi.doUnmock('sharp')
  })
})
