/** The pictures of editions where a process of its own draws them. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { drawCard, openCardFont, type Card } from '../../src/pictures'

it('the picture of an edition is the same on a machine that has no fonts', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-fonts-'))
  try {
    const none = path.join(folder, 'fonts.conf')
    writeFileSync(none, '<?xml version="1.0"?><fontconfig></fontconfig>')
    const card: Card = {
      direction: 'ltr',
      name: 'Eje Sur',
      language: 'Español',
      title: 'Ñandú, “más de 600”',
      figures: [{ display: '37', label: 'diplomáticos', source: 'La Secretaría' }],
      picture: null,
    }
    const script = `
      import { drawCard, openCardFont } from './src/pictures/card.ts'
      const drawn = await drawCard(${JSON.stringify(card)}, { font: await openCardFont(), picture: null })
      console.log(Buffer.from(drawn).toString('base64'))`
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=production', '--import', 'tsx', '--input-type=module', '-e', script],
      { env: { ...process.env, FONTCONFIG_FILE: none, NODE_OPTIONS: '' } },
    )
    const levels = async (drawn: Uint8Array) => sharp(drawn).greyscale().raw().toBuffer()
    const there = await levels(Buffer.from(stdout, 'base64'))
    const here = await levels(await drawCard(card, { font: await openCardFont(), picture: null }))
    // How letters meet the pixels is a setting of the machine; other letters would differ by far more.
    const differing = here.filter((level, index) => Math.abs(level - (there[index] ?? 0)) > 200).length
    expect([there.length, differing < 300]).toEqual([here.length, true])
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 120_000)
