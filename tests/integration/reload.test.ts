/** In development the config is read again where it was changed, with a copy of the plugin that knows nothing yet. */
import { getPayload, handleEndpoints, reload, type Payload, type SanitizedConfig } from 'payload'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { databaseAdapter } from '../../src/database/adapter'
import { body, paragraph } from '../support/drafts'
import { databases, newDatabase, type Json } from '../support/newsroom'

describe.each(databases)('a config that is read again on %s', (database) => {
  const key = randomUUID()
  const account = { email: 'editor@example.org', name: 'An editor', password: 'correct horse battery staple' }
  let uri: string
  let config: SanitizedConfig
  let payload: Payload
  let token = ''

  async function call(route: string, data?: object): Promise<{ status: number; body: Json }> {
    const response = await handleEndpoints({
      config,
      payloadInstanceCacheKey: key,
      request: new Request(`http://localhost:3000/api${route}`, {
        ...(data ? { body: JSON.stringify(data), method: 'POST' } : {}),
        headers: { Authorization: `JWT ${token}`, ...(data ? { 'Content-Type': 'application/json' } : {}) },
      }),
    })
    return { status: response.status, body: await response.json() }
  }

  async function publish(title: string): Promise<void> {
    const made = await call('/articles', {
      _status: 'published',
      body: body(paragraph('They came.')),
      byline: [{ name: 'A. Reporter', role: 'author' }],
      language: 'en',
      title,
    })
    expect([made.status, made.body.errors ?? null]).toEqual([201, null])
    const edition = await call(`/v1/articles/en/${made.body.doc.slug}`)
    expect([edition.status, edition.body.title]).toEqual([200, title])
  }

  /** The config as another reading of its files gives it. */
  async function readAgain(name: string): Promise<SanitizedConfig> {
    const { configOf } = await import('../support/payload')
    return configOf(databaseAdapter(uri), { name, languages: [{ code: 'en', locale: 'en-US' }] })
  }

  beforeAll(async () => {
    ;({ uri } = await newDatabase(database))
    config = await readAgain('The Gazette')
    payload = await getPayload({ config, cron: false, key })
    await payload.create({ collection: 'users', data: { ...account, role: 'admin' } as never })
    token = (await payload.login({ collection: 'users', data: account })).token ?? ''
  })
  afterAll(() => payload?.destroy())

  it.each([
    ['with the same code', () => undefined, 'The Herald'],
    ['with other code', () => void vi.resetModules(), 'The Courier'],
    ['with other code again', () => void vi.resetModules(), 'The Observer'],
  ])('%s works on, with what was changed', async (_, forget, name) => {
    await publish(`Before ${name}`)
    forget()
    config = await readAgain(name)
    await reload(config, payload, true)
    const { body: contract } = await call('/v1/openapi.json')
    expect(contract.info.title).toContain(name)
    await publish(`After ${name}`)
    const titles = ['One', 'Two', 'Three', 'Four'].map((each) => `${each} after ${name}`)
    await Promise.all(titles.map(publish))
  })
})
