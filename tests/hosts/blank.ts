/**
 * `npm run test:hosts`: does what a new user would, with the tarball and `examples/blank` alone: installs, migrates, builds
 * with the types checked, starts, publishes a story and reads it back; then takes Cited out again, and the project runs on.
 * Run `npm run release:check` before: the tarball is the one in `dist`.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { body, paragraph } from '../support/drafts'

const email = 'editor@example.org'
const password = 'correct horse battery staple'
/** How long a server may take to answer for the first time, in milliseconds. */
const PATIENCE = 120_000

const project = mkdtempSync(path.join(tmpdir(), 'cited-host-'))
const tarball = readdirSync('dist').find((name) => name.endsWith('.tgz'))
if (!tarball) throw new Error('There is no tarball in dist/. Run: npm run release:check')

const began = performance.now()
function say(what: string): void {
  console.info(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const env = {
  ...process.env,
  DATABASE_URL: 'file:./blank.db',
  NEXT_TELEMETRY_DISABLED: '1',
  PAYLOAD_SECRET: randomBytes(32).toString('hex'),
  SERVER_URL: origin,
}

function run(...[command, ...args]: [string, ...string[]]): void {
  say([command, ...args].join(' '))
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: project, encoding: 'utf8', env, input: '' })
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed (${status}):\n${stdout}\n${stderr}`)
}

function change(file: string, changed: (text: string) => string): void {
  const place = path.join(project, file)
  const text = readFileSync(place, 'utf8')
  const now = changed(text)
  if (now === text) throw new Error(`${file} is not as it was expected.`)
  writeFileSync(place, now)
}

type Json = Record<string, never>
type Answer = { status: number; body: Json }

/** Runs what is asked of the built project while it serves. */
async function serving(ask: () => Promise<void>): Promise<void> {
  say('next start')
  const child: ChildProcess = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-p', String(port)],
    {
      cwd: project,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    const end = Date.now() + PATIENCE
    while (!(await fetch(`${origin}/api/users/me`).catch(() => null))) {
      if (Date.now() > end || child.exitCode !== null) throw new Error('The server does not answer.')
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    await ask()
  } catch (error) {
    console.error(output)
    throw error
  } finally {
    child.kill()
    await ended
  }
}

async function call(route: string, data?: object, token?: string): Promise<Answer> {
  const response = await fetch(`${origin}/api${route}`, {
    ...(data ? { body: JSON.stringify(data), method: 'POST' } : {}),
    headers: {
      ...(data ? { 'Content-Type': 'application/json' } : {}),
      ...(token ? { Authorization: `JWT ${token}` } : {}),
    },
  })
  const text = await response.text()
  return {
    status: response.status,
    body: (response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text) as Json,
  }
}

function expectThat(isSo: boolean, what: string, answer: unknown): void {
  if (!isSo) throw new Error(`Expected ${what}, and got ${JSON.stringify(answer)}`)
}

async function made(route: string, data: object, token: string) {
  const answer = await call(route, data, token)
  expectThat(answer.status === 201, `a 201 of ${route}`, answer)
  return (answer.body as unknown as { doc: { id: string; slug?: string } }).doc
}

async function signIn(): Promise<string> {
  const { body: signed } = await call('/users/login', { email, password })
  return (signed as unknown as { token: string }).token
}

async function publishStory(): Promise<void> {
  const first = await call('/users/first-register', { email, password })
  expectThat(first.status === 200, 'the first account of the project', first)
  const token = await signIn()
  await made('/pages', { title: 'A page of the project' }, token)
  const source = await made('/sources', { kind: 'document', name: 'A register', terms: 'on-record' }, token)
  const evidence = [{ source: source.id, locator: 'p. 3' }]
  const unit = { kind: 'count', noun: 'diplomats' }
  const statistic = await made('/statistics?locale=en', { label: 'diplomats', value: '37', unit, evidence }, token)
  const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
  const { slug = '' } = await made(
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
  say('published')
  const edition = await call(`/v1/articles/en/${slug}`)
  const [read] = (edition.body as unknown as { statistics: Array<{ display: string }> }).statistics
  expectThat(edition.status === 200 && read?.display === '37', 'the edition with its figure', edition)
  const pages = await Promise.all(
    [`/en/${slug}`, '/admin', '/api/v1/docs', '/api/v1/docs/swagger-ui.css'].map(async (address) => {
      const response = await fetch(`${origin}${address}`)
      return { address, status: response.status, text: await response.text() }
    }),
  )
  say(pages.map(({ address, status }) => `${address} ${status}`).join(', '))
  expectThat(
    pages.every(({ status }) => status === 200),
    'each page',
    pages.map(({ status }) => status),
  )
  expectThat(pages[0]?.text.includes('diplomats came') ?? false, 'the story on the page of the site', pages[0])
  const asked = await call('/graphql', { query: '{ Pages { docs { title } } }' }, token)
  expectThat(JSON.stringify(asked.body).includes('A page of the project'), 'GraphQL as it was', asked)
  const ours = await call('/graphql', { query: '{ Articles { totalDocs } }' }, token)
  expectThat(JSON.stringify(ours.body).includes('Cannot query field'), 'nothing of Cited in GraphQL', ours)
}

async function runsOn(): Promise<void> {
  const token = await signIn()
  const pages = await call('/pages', undefined, token)
  const { docs } = pages.body as unknown as { docs: Array<{ title: string }> }
  expectThat(docs[0]?.title === 'A page of the project', 'the page of the project', pages)
  expectThat((await call('/v1')).status === 404, 'nothing of Cited', null)
  expectThat((await fetch(`${origin}/admin`)).status === 200, 'the admin', null)
}

try {
  cpSync('examples/blank', project, { recursive: true })
  change('package.json', (text) => text.replace(/"cited": "[^"]+"/, `"cited": "file:${path.resolve('dist', tarball)}"`))
  run('npm', 'install', '--no-audit', '--no-fund')
  const own = path.join(project, 'node_modules/cited/node_modules')
  const twice = ['payload', '@payloadcms', 'next', 'react', 'react-dom', 'sharp'].filter((name) =>
    existsSync(path.join(own, name)),
  )
  expectThat(twice.length === 0, 'one copy of what the project has', twice)
  const payload = (...args: string[]) => run('npm', 'run', '-s', 'payload', ...args)
  payload('generate:importmap')
  payload('generate:types')
  payload('migrate:create', 'first')
  payload('migrate')
  run('npm', 'run', '-s', 'build')
  await serving(publishStory)
  say('uninstalling')
  change('src/payload.config.ts', (text) =>
    text.replace(/import \{ cited \}.*\n/, '').replace(/ {2}plugins: \[[\s\S]*?\n {2}\],\n/, ''),
  )
  rmSync(path.join(project, 'src/app/(site)/[language]'), { recursive: true })
  run('npm', 'uninstall', 'cited', '--no-audit', '--no-fund')
  payload('generate:importmap')
  payload('generate:types')
  run('npm', 'run', '-s', 'build')
  await serving(runsOn)
  say('the project runs on without Cited')
} finally {
  rmSync(project, { force: true, recursive: true })
}
