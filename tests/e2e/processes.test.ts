/** The two processes of `npm start`: readers are answered by one, whatever goes on in the other, where the newsroom is. */
import { request as ask, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import sharp from 'sharp'
import { articleData, body, paragraph } from '../support/drafts'
import { pause } from '../bench/processes'
import { password, startServer, type TestServer } from './server'

const seeded = inject('seeded')

/** How many editions carry the figure that is corrected. */
const EDITIONS = 40

type Answer<T> = { status: number; body: T }
type Doc = { id: string; slug: string }

let server: TestServer
let headers: Record<string, string>

async function call<T = { doc: Doc }>(method: string, path: string, data?: object): Promise<Answer<T>> {
  const answer = await fetch(`${server.origin}/api${path}`, {
    method,
    headers: { ...headers, 'Content-Type': 'application/json' },
    ...(data && { body: JSON.stringify(data) }),
  })
  return { status: answer.status, body: (await answer.json()) as T }
}

async function make(collection: string, data: object): Promise<Doc> {
  const { body: made, status } = await call('POST', `/${collection}?depth=0`, data)
  if (status !== 201) throw new Error(`${collection}: ${status} ${JSON.stringify(made)}`)
  return made.doc
}

/** What readers ask for. `isAnew` has it made again, which asks the database. */
async function read(path: string, isAnew = false): Promise<Response> {
  const Accept = isAnew ? `application/json;asked=${performance.now()}` : 'application/json'
  return fetch(`${server.origin}/api/v1${path}`, { headers: { Accept } })
}

async function signIn(): Promise<void> {
  headers = {}
  const signedIn = await call<{ token: string }>('POST', '/users/login', { email: 'editor@example.org', password })
  headers = { Authorization: `JWT ${signedIn.body.token}` }
}

/** Asks again and again until the server says of itself what is waited for. */
async function untilReady(isReady: boolean): Promise<string> {
  for (;;) {
    const answer = await fetch(`${server.origin}/ready`)
    const said = await answer.text()
    if (answer.ok === isReady) return said
  }
}

describe.skipIf(seeded === '')('readers', () => {
  let edition: Doc
  let figure: Doc
  let corrected = 37

  /** Saves another figure, which is then to be released. */
  const correct = async () => {
    corrected += 1
    const notes = [{ language: 'en', text: `It is ${corrected}.` }]
    const saved = await call('PATCH', `/statistics/${figure.id}?depth=0`, {
      value: String(corrected),
      correction: { kind: 'correction', notes },
    })
    expect(saved.status).toBe(200)
  }
  const release = () => call<{ releases: unknown[] }>('POST', `/statistics/${figure.id}/release`)

  beforeAll(async () => {
    server = await startServer(seeded, { TRUSTED_PROXIES: 'loopback' })
    await signIn()
    const source = await make('sources', { kind: 'document', name: 'A register', terms: 'on-record' })
    figure = await make('statistics', {
      label: 'things counted',
      value: String(corrected),
      unit: { kind: 'count', noun: 'things' },
      evidence: [{ source: source.id, locator: 'p. 3' }],
    })
    const text = body(
      paragraph('Of them ', { blockType: 'figure', statistic: figure.id, form: 'digits' }, ' are left.'),
    )
    for (let made = 0; made < EDITIONS; made += 1) {
      edition = await make('articles', articleData({ body: text, _status: 'published' }))
    }
  }, 300_000)
  afterAll(() => server?.stop())

  it('are answered while the newsroom stands still', async () => {
    let isAnswered = false
    process.kill(server.newsroom(), 'SIGSTOP')
    const asked = call('GET', '/users/me').finally(() => (isAnswered = true))
    try {
      for (const isAnew of [false, true, true, true]) {
        for (const path of ['', '/articles', '/changes', `/articles/en/${edition.slug}`]) {
          expect([path, (await read(path, isAnew)).status]).toEqual([path, 200])
        }
      }
      // What works on something long is no outage.
      expect(await untilReady(true)).toBe('ready\n')
      expect(isAnswered).toBe(false)
    } finally {
      process.kill(server.newsroom(), 'SIGCONT')
    }
    expect((await asked).status).toBe(200)
  })

  it(`are answered while a correction of ${EDITIONS} editions is released`, async () => {
    await correct()
    let isOpen = true
    const releasing = release().finally(() => (isOpen = false))
    /** How many answers come, one after another, while the release is not answered. */
    const answersTo = async (asked: () => Promise<number>) => {
      let answers = 0
      for (;;) {
        expect(await asked()).toBe(200)
        if (!isOpen) return answers
        answers += 1
      }
    }
    const [ofReaders, ofEditors] = await Promise.all([
      answersTo(async () => {
        const answer = await read(`/articles/en/${edition.slug}`)
        await answer.arrayBuffer()
        return answer.status
      }),
      answersTo(async () => (await call('GET', '/users/me')).status),
    ])
    const { body: done, status } = await releasing
    expect([status, done.releases.length]).toEqual([200, EDITIONS])
    // Served where editors are, they had 69 and editors 61; served apart 2,347 and 52.
    expect(ofReaders).toBeGreaterThan(4 * ofEditors)
  })

  it('see what was published from the moment on at which that was said', async () => {
    const stream = await fetch(`${server.origin}/api/v1/changes/stream`)
    const events = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (let turn = 0; turn < 10; turn += 1) {
      // It is in memory.
      expect((await read(`/articles/en/${edition.slug}`)).status).toBe(200)
      const saved = await call('PATCH', `/articles/${edition.id}?depth=0`, { dek: `Dek ${turn}`, _status: 'published' })
      expect(saved.status).toBe(200)
      const { dek } = (await (await read(`/articles/en/${edition.slug}`)).json()) as { dek: string }
      expect(dek).toBe(`Dek ${turn}`)
    }
    let told = ''
    while ((told.match(/^data:/gm) ?? []).length < 10) told += (await events.read()).value
    await events.cancel()
  })

  it('and everybody else are counted by where they are, which nobody says of themselves', async () => {
    const fail = async (from: string, caller: string) => {
      const answer = await fetch(`${server.origin}/api/users/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from, 'Cited-Caller': caller },
        body: JSON.stringify({ email: 'reporter@example.org', password: 'none of theirs' }),
      })
      return answer.status
    }
    for (let turn = 0; turn < 10; turn += 1) expect(await fail('203.0.113.1', `198.51.100.${turn}`)).toBe(401)
    expect(await fail('203.0.113.1', '198.51.100.99')).toBe(429)
    expect(await fail('203.0.113.2', '203.0.113.1')).toBe(401)
  })

  it('and editors alike are held to what a request may bring', async () => {
    const size = 9 * 1024 * 1024
    const send = (more: Record<string, string | number>, pieces: number) =>
      new Promise<IncomingMessage>((resolve) => {
        const json = { ...headers, 'Content-Type': 'application/json', ...more }
        const asked = ask(`${server.origin}/api/articles`, { headers: json, method: 'POST' }, resolve)
        // The rest is not read any more.
        asked.on('error', () => undefined)
        asked.write('{"title":"')
        for (let piece = 0; piece < pieces; piece += 1) asked.write('x'.repeat(size / pieces))
      })
    expect((await send({ 'Content-Length': size }, 0)).statusCode).toBe(413)
    // Of a length that nobody said before.
    expect((await send({}, 100)).statusCode).toBe(413)

    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const file = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: 'red', noise } })
      .png()
      .toBuffer()
    expect(file.length).toBeGreaterThan(4_000_000)
    const form = new FormData()
    form.set('_payload', JSON.stringify({ alt: 'Noise', credit: 'Nobody' }))
    form.set('file', new File([new Uint8Array(file)], 'noise.png', { type: 'image/png' }))
    const uploaded = await fetch(`${server.origin}/api/media?depth=0`, { method: 'POST', headers, body: form })
    const { doc } = (await uploaded.json()) as { doc: { id: string; filesize: number; url: string } }
    const picture = await fetch(new URL(doc.url, server.origin), { headers })
    expect([picture.status, (await picture.arrayBuffer()).byteLength]).toEqual([200, doc.filesize])
    await call('DELETE', `/media/${doc.id}`)
  })

  it('are answered when the newsroom is killed, until it is there again', async () => {
    const killed = server.newsroom()
    process.kill(killed, 'SIGKILL')
    expect(await untilReady(false)).toContain('the newsroom')
    for (const isAnew of [false, true]) expect((await read(`/articles/en/${edition.slug}`, isAnew)).status).toBe(200)
    const refused = await call<{ errors: Array<{ message: string }> }>('PATCH', `/articles/${edition.id}`, {
      dek: 'No',
    })
    expect([refused.status, refused.body.errors[0]?.message]).toEqual([
      503,
      expect.stringContaining('Nothing was saved'),
    ])
    expect((await fetch(`${server.origin}/health`)).status).toBe(200)
    await untilReady(true)
    while (server.newsroom() === killed) await pause(50)
    const saved = await call('PATCH', `/articles/${edition.id}?depth=0`, { dek: 'After all', _status: 'published' })
    expect(saved.status).toBe(200)
    const { dek } = (await (await read(`/articles/en/${edition.slug}`)).json()) as { dek: string }
    expect(dek).toBe('After all')
  })

  it('and editors are answered before both processes end, when the server is told to', async () => {
    await correct()
    const releasing = release()
    const stream = await fetch(`${server.origin}/api/v1/changes/stream`)
    server.kill('SIGTERM')
    expect((await releasing).body.releases).toHaveLength(EDITIONS)
    await stream.text()
    expect(await server.ended).toBe(0)
    await server.allEnded
  })
})

describe.skipIf(seeded === '')('the newsroom', () => {
  it('ends when the process in front of it is killed', async () => {
    const killed = await startServer(seeded)
    killed.kill('SIGKILL')
    await killed.allEnded
    await killed.stop()
  })
})
