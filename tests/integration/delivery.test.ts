import { spawn, type ChildProcess } from 'node:child_process'
import { statSync, utimesSync } from 'node:fs'
import { getPayload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { databaseAdapter } from '../../src/database/adapter'
import { compileServer, SITE } from '../../src/server/build'
import { watchReleases } from '../../src/server/watchReleases'
import { articleData, withdraw } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { configOf } from '../support/payload'
import { signal } from '../support/signal'
import { freePort } from '../support/freePort'

// What it runs is compiled.
beforeAll(compileServer)

function start(env: Record<string, string>, options: string[] = []) {
  const args = ['--conditions=production', ...options, 'dist/server/delivery.js']
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PAYLOAD_SECRET: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const serving = signal()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      output += String(part)
      if (output.includes('serving the public API')) serving.send()
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, ended, output: () => output, serving: serving.sent }
}

describe.each(databases)('`npm run delivery` on %s', (database) => {
  let newsroom: Newsroom
  let origin: string
  let metrics: string
  let server: ReturnType<typeof start>
  let child: ChildProcess

  const publish = async (data: Json, id?: string): Promise<Json> => {
    const collection = 'articles'
    return id === undefined
      ? newsroom.payload.create({ collection, data: { ...articleData(data), _status: 'published' } })
      : newsroom.payload.update({ collection, id, data: { ...data, _status: 'published' } })
  }
  /** In a second at most: how long another process may not know of a release. */
  const soon = { interval: 20, timeout: 1000 }

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    const [port, metricsPort] = [await freePort(), await freePort()]
    origin = `http://127.0.0.1:${port}`
    metrics = `http://127.0.0.1:${metricsPort}/metrics`
    server = start({
      DATABASE_URI: newsroom.uri,
      METRICS_PORT: String(metricsPort),
      PORT: String(port),
      SERVER_URL: 'https://news.example',
    })
    ;({ child } = server)
    await Promise.race([server.serving, server.ended])
    // Once it has asked the database for the first time.
    const ready = async () => (await fetch(`${origin}/ready`).catch(() => null))?.status
    await vi.waitFor(async () => expect(await ready(), server.output()).toBe(200), { timeout: 10_000 })
  })
  afterAll(async () => {
    child?.kill('SIGKILL')
    await newsroom?.close()
  })

  it('shows what another process publishes, changes and withdraws within a second', async () => {
    const { id, language, slug } = await publish({ dek: 'First.' })
    const url = `${origin}/api/v1/articles/${language}/${slug}`
    expect(await (await fetch(url)).json()).toMatchObject({
      dek: 'First.',
      url: url.replace(origin, 'https://news.example'),
    })
    await publish({ dek: 'Second.' }, id)
    const dek = async () => (await (await fetch(url)).json()).dek
    await expect.poll(dek, soon).toBe('Second.')
    // Over a connection that cannot write.
    const found = async () => (await (await fetch(`${origin}/api/v1/articles?q=SECOND&fields=slug`)).json()).articles
    await expect
      .poll(found, soon)
      .toMatchObject([{ slug, highlights: { text: [{ text: 'Second', match: true }, {}] } }])
    await withdraw(newsroom, id)
    await expect.poll(async () => (await fetch(url)).status, soon).toBe(410)
    await expect.poll(found, soon).toEqual([])
  })

  it.runIf(database !== 'MongoDB')('is told that something was written, by a look that reads no table', async () => {
    const onNews = vi.fn()
    const end = watchReleases(await newsroom.startAnother())?.(onNews)
    // The first look may come after the first of these.
    const told = async () => (await publish({}), onNews.mock.calls.length)
    await expect.poll(told, { timeout: 20_000 }).toBeGreaterThan(0)
    end?.()
  })

  it('tells who waits, and who follows the stream', async () => {
    const { cursor } = await (await fetch(`${origin}/api/v1`)).json()
    const waiting = fetch(`${origin}/api/v1/changes?since=${cursor}&wait=30`)
    const stream = await fetch(`${origin}/api/v1/changes/stream?since=${cursor}`)
    const { slug } = await publish({})
    expect((await (await waiting).json()).changes).toMatchObject([{ slug }])
    let text = ''
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
    while (!text.includes(slug)) text += Buffer.from((await reader.read()).value ?? []).toString()
    await reader.cancel()
  })

  it('counts for Prometheus on a port of its own', async () => {
    const text = await (await fetch(metrics)).text()
    expect(text).toMatch(/^cited_requests_total\{outcome="miss",status="200"\} \d+$/m)
    expect(text).toContain('cited_cache_bytes')
    expect((await fetch(`${origin}/metrics`)).status).toBe(404)
    expect((await fetch(`${origin}/admin`)).status).toBe(404)
    expect(await (await fetch(`${origin}/health`)).text()).toBe('alive\n')
  })

  it('ends in order: answers who waits, ends streams, exits with 0', async () => {
    const { cursor } = await (await fetch(`${origin}/api/v1`)).json()
    const waiting = fetch(`${origin}/api/v1/changes?since=${cursor}&wait=30`)
    const stream = await fetch(`${origin}/api/v1/changes/stream?since=${cursor}`)
    await expect.poll(async () => (await fetch(metrics)).text(), { timeout: 10_000 }).toContain('cited_feed_waiting 2')
    child.kill('SIGTERM')
    expect(await (await waiting).json()).toEqual({ changes: [], next: cursor, more: false })
    expect(await stream.text()).toBe('retry: 1000\n\n')
    expect(await server.ended).toBe(0)
    await expect(fetch(`${origin}/health`)).rejects.toThrow()
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(expect.arrayContaining(['stopping', 'stopped']))
  })

  it('reads through an adapter that cannot write', async () => {
    const config = await configOf(databaseAdapter(newsroom.uri, { readOnly: true }))
    const payload = await getPayload({ config: { ...config, onInit: () => undefined }, cron: false, key: newsroom.uri })
    expect((await payload.db.find({ collection: 'releases', pagination: false })).docs.length).toBeGreaterThan(0)
    await expect(payload.db.create({ collection: 'articles', data: articleData() })).rejects.toThrow(
      /only reads|readonly/,
    )
    await expect(payload.db.deleteMany({ collection: 'releases', where: {} })).rejects.toThrow('only reads')
    const { client } = payload.db as unknown as { client?: { execute: (sql: string) => Promise<unknown> } }
    if (client) await expect(client.execute('DELETE FROM releases')).rejects.toThrow(/readonly/)
    await payload.destroy()
  })
})

it('`npm run delivery` makes no database where there is none', async () => {
  const { ended, output } = start({ DATABASE_URI: 'file:/nowhere/cited.db', SERVER_URL: 'https://news.example' })
  expect(await ended).toBe(1)
  expect(output()).toContain('There is no database')
})

it('what is compiled says where the sources are newer, and names their lines in stacks', async () => {
  const { atime, mtime } = statSync(SITE)
  utimesSync(SITE, 0, 0)
  const atExit = "data:text/javascript,process.on('exit',()=>console.error(new Error('Here').stack))"
  const env = { DATABASE_URI: 'file:/nowhere/cited.db', SERVER_URL: 'https://news.example' }
  const { ended, output } = start(env, ['--import', atExit])
  await ended
  utimesSync(SITE, atime, mtime)
  expect(output()).toMatch(/Error: Here\n[^]* at .*src\/commands\/delivery\.ts:\d+:\d+/)
  expect(output()).toContain('the sources were changed after the build')
})
