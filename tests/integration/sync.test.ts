import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleData } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { rounds } from '../support/rounds'
import { serveDelivery } from '../support/serve'

const script = path.resolve('examples/sync/sync.mjs')

/** Runs the example client; without a limit it runs until it is in step, otherwise it is killed after so long. */
function sync(api: string, folder: string, limit?: number): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, api, folder, ...(limit === undefined ? ['--once'] : [])], {
      stdio: 'inherit',
    })
    if (limit !== undefined) setTimeout(() => child.kill('SIGKILL'), limit)
    child.once('exit', resolve)
  })
}

function filesIn(folder: string) {
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name): [string, Json] => [name, JSON.parse(readFileSync(path.join(folder, name), 'utf8'))]),
  )
}

describe.each(databases)('the example client on %s', (database) => {
  let newsroom: Newsroom
  let api: string
  let stop: () => Promise<void>
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-sync-'))

  const live = async () => {
    const { docs } = await newsroom.payload.db.find<{ story: string; language: string; hash: string }>({
      collection: 'releases',
      pagination: false,
      where: { newest: { equals: true }, kind: { not_equals: 'withdrawn' } },
    })
    return new Map(docs.map(({ story, language, hash }) => [`${story}.${language}.json`, hash]))
  }
  const kept = () => new Map([...filesIn(folder)].map(([name, { hash }]) => [name, hash as string]))

  const ids: string[] = []
  const any = () => ids[Math.floor(Math.random() * ids.length)] ?? ''
  const publishNew = async () => {
    const data = { ...articleData(), _status: 'published' }
    ids.push(String((await newsroom.payload.create({ collection: 'articles', data })).id))
  }
  const change = async (data: Json) => {
    await newsroom.payload.update({ collection: 'articles', id: any(), data })
  }

  const takeDown = async () => {
    const data = { reason: 'It was wrong.' }
    await newsroom.call(`/articles/${any()}/withdraw`, { as: 'editor', method: 'POST', data })
  }

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    ;({ api, close: stop } = await serveDelivery(newsroom.payload))
    for (let count = 0; count < 12; count += 1) await publishNew()
  })
  afterAll(async () => {
    await stop?.()
    await newsroom?.close()
    rmSync(folder, { force: true, recursive: true })
  })

  it('has exactly the live editions in the end, wherever it was killed while they were published', async () => {
    let publishing = true
    const publisher = (async () => {
      for (let turn = 0; publishing; turn += 1) {
        if (turn % 5 === 0) await publishNew()
        else if (turn % 5 === 3) await takeDown()
        else await change({ _status: 'published', dek: `Changed in turn ${turn}.` })
        // The server of the same process gets its turn.
        await new Promise(setImmediate)
      }
    })()
    for (let kill = 0; kill < rounds(6); kill += 1) await sync(api, folder, 60 + Math.random() * 250)
    publishing = false
    await publisher
    expect(await sync(api, folder)).toBe(0)
    expect(kept()).toEqual(await live())
  })

  it('starts over where its cursor is of another feed, and drops what is not live', async () => {
    const foreign = Buffer.from(`2:1:${'0'.repeat(12)}`).toString('base64url')
    writeFileSync(path.join(folder, 'cursor'), foreign)
    writeFileSync(path.join(folder, 'gone.en.json'), '{}')
    expect(await sync(api, folder)).toBe(0)
    expect(kept()).toEqual(await live())
  })
})
