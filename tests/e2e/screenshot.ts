/**
 * Makes docs/screenshot.png: the English edition in the admin with its figures, quotations and citations.
 * Run: node --conditions=production --import tsx tests/e2e/screenshot.ts
 */
import { mkdirSync } from 'node:fs'
import { exit } from 'node:process'
import { chips, editionsOf, launch, openSeat } from './seat'
import { findChromium, password, seedDatabase, startServer } from './server'

const { database, remove } = await seedDatabase()
const { origin, stop } = await startServer(database)
const browser = await launch(findChromium())
try {
  const seat = await openSeat({ browser, language: 'en', origin, password, role: 'editor' })
  const { en } = await editionsOf(seat)
  await seat.open(`/collections/articles/${en!.id}`)
  await chips(seat, '60 per cent').first().waitFor()
  await seat.page.getByText('21 of 21 figures').waitFor()
  mkdirSync('docs', { recursive: true })
  await seat.page.screenshot({ path: 'docs/screenshot.png' })
  console.info('docs/screenshot.png')
} finally {
  await browser.close()
  await stop()
  remove()
}
exit(0)
