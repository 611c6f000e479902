import { spawn } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Release } from '../../src/model/release'
import { openNewsroom } from '../support/newsroom'
import { rounds } from '../support/rounds'

const script = path.resolve('tests/support/publishForEver.ts')

/** Publishes in a process of its own and kills it in the middle; gives the articles whose publication it acknowledged. */
async function publishAndKill(uri: string): Promise<string[]> {
  const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', script, uri], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.stdout.on('data', (part: Buffer) => {
    // At no moment in particular, once it is at work.
    if (told === '') setTimeout(() => child.kill('SIGKILL'), 150 + Math.random() * 300)
    told += part.toString()
  })
  await ended
  return told.split('\n').slice(0, -1)
}

// On SQLite, where Cited's own gate is what holds. MongoDB aborts the transactions of a client that is gone; the
// compatible endpoints that tests may run on keep them open, and their locks with them.
describe('a process that is killed while it publishes', () => {
  it('leaves each article with its release or without, loses nothing it acknowledged, and no number', async () => {
    const newsroom = await openNewsroom('SQLite')
    const { payload, uri } = newsroom
    const acknowledged: string[] = []
    for (let kill = 0; kill < rounds(2); kill += 1) acknowledged.push(...(await publishAndKill(uri)))
    expect(acknowledged.length).toBeGreaterThan(3)

    // What the next start does.
    await payload.config.onInit?.(payload)
    const all = { depth: 0, pagination: false } as const
    const { docs: articles } = await payload.find({ collection: 'articles', ...all })
    const { docs: releases } = await payload.db.find<Release>({ collection: 'releases', pagination: false })
    const published = articles.filter(({ _status }) => _status === 'published').map(({ id }) => String(id))
    expect(releases.map(({ article }) => article).sort()).toEqual(published.sort())
    expect(published).toEqual(expect.arrayContaining(acknowledged))
    const sequences = releases.map(({ sequence }) => Number(sequence)).sort((a, b) => a - b)
    expect(sequences).toEqual(releases.map((_, index) => index + 1))
    await newsroom.close()
  })
})
