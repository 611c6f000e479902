/**
 * `npm run test:hosts`: does what a new user would, with the tarball alone, in three projects: Payload's blank template on
 * SQLite (`examples/blank`), the same on MongoDB, and one with the collections of its website template on Postgres, which
 * has accounts, images, posts and a search before Cited comes. Installs, migrates, builds with the types checked, starts,
 * publishes a story and reads it back; then takes Cited out again, and the project runs on. `-- blank mongodb` tries those
 * alone. Run `npm run release:check` before: the tarball is the one in `dist`.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { argv, env, exit } from 'node:process'
import { MongoClient } from 'mongodb'
import pg from 'pg'
import { body, paragraph } from '../support/drafts'
import { findPostgres } from '../support/postgres'
import { expectThat, Host } from './host'

const tarball = readdirSync('dist').find((name) => name.endsWith('.tgz'))
if (!tarball) throw new Error('There is no tarball in dist/. Run: npm run release:check')

/** What a project is tried with. */
type Trial = {
  host: Host
  /** Whether its tables change by migrations. */
  migrates: boolean
  /** What it has before Cited comes. */
  before?: () => Promise<void>
  /** What of its own works as before, while Cited is there and after it has gone. */
  own: (token: string) => Promise<void>
}

async function install(host: Host): Promise<void> {
  await host.run('npm', 'install', '--no-audit', '--no-fund')
  const own = path.join(host.folder, 'node_modules/cited/node_modules')
  const twice = ['payload', '@payloadcms', 'next', 'react', 'react-dom', 'sharp'].filter((name) =>
    existsSync(path.join(own, name)),
  )
  expectThat(twice.length === 0, 'one copy of what the project has', twice)
}

async function publishStory({ host, own }: Trial, token: string): Promise<void> {
  const source = await host.made('/sources', { kind: 'document', name: 'A register', terms: 'on-record' }, token)
  const evidence = [{ source: source.id, locator: 'p. 3' }]
  const unit = { kind: 'count', noun: 'diplomats' }
  const figures = '/statistics?locale=en'
  const statistic = await host.made(figures, { label: 'diplomats', value: '37', unit, evidence }, token)
  const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
  const { slug = '' } = await host.made(
    '/articles',
    {
      _status: 'published',
      body: body(paragraph(figure, ' diplomats came.')),
      byline: [{ name: 'A. Reporter', role: 'author' }],
      language: 'en',
      title: 'Thirty-seven diplomats',
    },
    token,
  )
  host.say('published')
  const edition = await host.call(`/v1/articles/en/${slug}`)
  const [read] = (edition.body as unknown as { statistics: Array<{ display: string }> }).statistics
  expectThat(edition.status === 200 && read?.display === '37', 'the edition with its figure', edition)
  const pages = await Promise.all(
    [`/en/${slug}`, '/admin', '/api/v1/docs', '/api/v1/docs/swagger-ui.css'].map(async (address) => {
      const response = await fetch(`${host.origin}${address}`)
      return { address, status: response.status, text: await response.text() }
    }),
  )
  host.say(pages.map(({ address, status }) => `${address} ${status}`).join(', '))
  expectThat(
    pages.every(({ status }) => status === 200),
    'each page',
    pages.map(({ status }) => status),
  )
  expectThat(pages[0]?.text.includes('diplomats came') ?? false, 'the story on the page of the site', pages[0])
  const ours = await host.call('/graphql', { query: '{ Articles { totalDocs } }' }, token)
  expectThat(JSON.stringify(ours.body).includes('Cannot query field'), 'nothing of Cited in GraphQL', ours)
  await own(token)
}

async function takeOut(host: Host): Promise<void> {
  host.say('uninstalling')
  host.change('src/payload.config.ts', (text) =>
    text.replace(/import \{ cited \}.*\n/, '').replace(/ {4}cited\(\{[\s\S]*?\n {4}\}\),\n/, ''),
  )
  rmSync(path.join(host.folder, 'src/app/(site)/[language]'), { recursive: true })
  await host.run('npm', 'uninstall', 'cited', '--no-audit', '--no-fund')
}

async function attempt(trial: Trial): Promise<void> {
  const { host, migrates } = trial
  try {
    host.change('package.json', (text) =>
      text.replace(/"cited": "[^"]+"/, `"cited": "file:${path.resolve('dist', tarball ?? '')}"`),
    )
    await install(host)
    await trial.before?.()
    await host.payload('generate:importmap')
    await host.payload('generate:types')
    if (migrates) await host.payload('migrate:create', 'cited')
    if (migrates) await host.payload('migrate')
    await host.run('npm', 'run', '-s', 'build')
    await host.serving(async () => {
      if (!trial.before) await host.register()
      await publishStory(trial, await host.signIn())
    })
    await takeOut(host)
    await host.payload('generate:importmap')
    await host.payload('generate:types')
    await host.run('npm', 'run', '-s', 'build')
    await host.serving(async () => {
      await trial.own(await host.signIn())
      expectThat((await host.call('/v1')).status === 404, 'nothing of Cited', null)
      expectThat((await fetch(`${host.origin}/admin`)).status === 200, 'the admin', null)
    })
    host.say('the project runs on without Cited')
  } finally {
    host.remove()
  }
}

/** The page of a project of the blank template, which is made the first time. */
function page(host: Host): Trial['own'] {
  return async (token) => {
    const titles = async () => {
      const { docs } = (await host.call('/pages', undefined, token)).body as unknown as {
        docs: Array<{ title: string }>
      }
      return docs.map(({ title }) => title)
    }
    if ((await titles()).length === 0) await host.made('/pages', { title: 'A page of the project' }, token)
    expectThat((await titles()).join() === 'A page of the project', 'the page of the project', await titles())
    const asked = await host.call('/graphql', { query: '{ Pages { docs { title } } }' }, token)
    expectThat(JSON.stringify(asked.body).includes('A page of the project'), 'GraphQL as it was', asked)
  }
}

async function blank(): Promise<void> {
  const host = await Host.of('blank (SQLite)', 'file:./blank.db', ['examples/blank'])
  await attempt({ host, migrates: true, own: page(host) })
}

async function mongodb(): Promise<void> {
  if (!env.MONGODB_URI) {
    console.warn('The project on MongoDB is SKIPPED: MONGODB_URI is not set.')
    return
  }
  const uri = new URL(env.MONGODB_URI)
  uri.pathname = `/cited_host_${randomUUID().slice(0, 8)}`
  const host = await Host.of('blank (MongoDB)', uri.toString(), ['examples/blank'])
  host.change('package.json', (text) => text.replace('db-sqlite', 'db-mongodb'))
  host.change('src/payload.config.ts', (text) =>
    text
      .replace(
        "import { sqliteAdapter } from '@payloadcms/db-sqlite'",
        "import { mongooseAdapter } from '@payloadcms/db-mongodb'",
      )
      .replace(/sqliteAdapter\(.*\)/, "mongooseAdapter({ url: process.env.DATABASE_URL ?? '' })"),
  )
  try {
    await attempt({ host, migrates: false, own: page(host) })
  } finally {
    const client = new MongoClient(uri.toString())
    await client.db().dropDatabase()
    await client.close()
  }
}

async function website(): Promise<void> {
  const postgres = await findPostgres()
  if (!postgres) return
  try {
    const database = `cited_host_${randomUUID().slice(0, 8)}`
    const client = new pg.Client({ connectionString: postgres.uri })
    await client.connect()
    await client.query(`CREATE DATABASE ${database}`)
    await client.end()
    const uri = new URL(postgres.uri)
    uri.pathname = `/${database}`
    const host = await Host.of('website (Postgres)', uri.toString(), ['examples/blank', 'tests/hosts/website'])
    await attempt({
      host,
      migrates: true,
      before: async () => {
        // The project as it was: without Cited in its config, with tables and documents of its own.
        const asItWas = /\n {4}cited\(\{[\s\S]*?\n {4}\}\),/
        let cited = ''
        host.change('src/payload.config.ts', (text) => {
          cited = asItWas.exec(text)?.[0] ?? ''
          return text.replace(cited, '/* cited */')
        })
        await host.payload('migrate:create', 'first')
        await host.payload('migrate')
        await host.payload('run', 'src/fill.ts')
        host.change('src/payload.config.ts', (text) => text.replace('/* cited */', () => cited))
      },
      own: async (token) => {
        const get = async (route: string) => JSON.stringify((await host.call(route, undefined, token)).body)
        for (const [route, ...expected] of [
          ['/posts?depth=1', 'A post of the project', 'A category', 'A picture of the project', 'Ada'],
          ['/search', 'A post of the project'],
          ['/globals/header', 'Home'],
          ['/redirects', '/old'],
          ['/forms', 'Contact'],
        ] as const) {
          const answer = await get(route)
          for (const each of expected) expectThat(answer.includes(each), `${each} at ${route}`, answer)
        }
        // A post is still found by what it is called, once it is.
        const [{ id } = { id: '' }] = (
          (await host.call('/posts', undefined, token)).body as unknown as { docs: Array<{ id: string }> }
        ).docs
        const renamed = await fetch(`${host.origin}/api/posts/${id}`, {
          body: JSON.stringify({ _status: 'published', publishedAt: new Date().toISOString() }),
          headers: { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' },
          method: 'PATCH',
        })
        expectThat(renamed.status === 200, 'the post saved', await renamed.text())
      },
    })
  } finally {
    await postgres.stop()
  }
}

const trials = { blank, mongodb, website }
const wanted = argv.slice(2)
// Side by side: half of the time each waits for the registry, or builds on one core.
const tried = await Promise.allSettled(
  Object.entries(trials).flatMap(([name, trial]) => (wanted.length === 0 || wanted.includes(name) ? [trial()] : [])),
)
for (const each of tried) if (each.status === 'rejected') console.error(each.reason)
exit(tried.some(({ status }) => status === 'rejected') ? 1 : 0)
