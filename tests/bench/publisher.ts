/**
 * What a publication costs: `publisher.ts CITED BARE ORIGIN PATH`. Saves the same document as published in two databases
 * in turns: by Cited, and by Payload with the same fields and without Cited's hooks. Then publishes and asks ORIGIN, a
 * server of its own on the first database, until it shows it. Prints the milliseconds as JSON.
 */
import type { Payload } from 'payload'
import { openPayload } from '../support/payload'
import { openBare } from './bare'
import { pause } from './processes'

const ROUNDS = 60
const WARM_UP = 10
const PUBLICATIONS = 30

const [citedURI = '', bareURI = '', origin = '', path = ''] = process.argv.slice(2)
const slug = path.split('/').at(-1) ?? ''
async function idOf(payload: Payload) {
  return String((await payload.find({ collection: 'articles', where: { slug: { equals: slug } } })).docs[0]?.id)
}

const [withCited, bare] = [await openPayload(citedURI), await openBare(bareURI)]
const desks = [
  { payload: withCited, id: await idOf(withCited), times: [] as number[] },
  { payload: bare, id: await idOf(bare), times: [] as number[] },
]
for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
  for (const { payload, id, times } of desks) {
    const began = performance.now()
    await payload.update({ collection: 'articles', id, data: { dek: `Round ${round}.`, _status: 'published' } })
    if (round >= WARM_UP) times.push(performance.now() - began)
  }
}

const visible: number[] = []
const [{ id } = { id: '' }] = desks
for (let turn = 0; turn < PUBLICATIONS; turn += 1) {
  const dek = `Visible ${turn}.`
  await withCited.update({ collection: 'articles', id, data: { dek, _status: 'published' } })
  const began = performance.now()
  for (;;) {
    const edition = (await (await fetch(origin + path)).json()) as { dek: string }
    if (edition.dek === dek) break
    await pause(2)
  }
  visible.push(performance.now() - began)
}
process.stdout.write(JSON.stringify({ cited: desks[0]?.times, bare: desks[1]?.times, visible }))
process.exit(0)
