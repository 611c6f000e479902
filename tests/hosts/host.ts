/** A project that installs Cited from its tarball: a folder of its own, its commands, its server and its API. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../support/freePort'

const email = 'editor@example.org'
const password = 'correct horse battery staple'
/** How long a server may take to answer for the first time, in milliseconds. */
const PATIENCE = 120_000

export type Json = Record<string, never>
export type Answer = { status: number; body: Json }

/** Throws, with what was got, where something is not so. */
export function expectThat(isSo: boolean, what: string, got: unknown): void {
  if (!isSo) throw new Error(`Expected ${what}, and got ${JSON.stringify(got)}`)
}

export class Host {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'cited-host-'))
  readonly #began = performance.now()
  readonly #env: NodeJS.ProcessEnv
  readonly #port: number

  private constructor(
    readonly name: string,
    databaseURL: string,
    port: number,
  ) {
    this.#port = port
    this.#env = {
      ...process.env,
      DATABASE_URL: databaseURL,
      NEXT_TELEMETRY_DISABLED: '1',
      // The plugins of Payload are released apart from it.
      PAYLOAD_DISABLE_DEPENDENCY_CHECKER: 'true',
      PAYLOAD_SECRET: randomBytes(32).toString('hex'),
      SERVER_URL: this.origin,
    }
  }

  /** A project of the files of some folders, the later over the earlier. */
  static async of(name: string, databaseURL: string, folders: string[]): Promise<Host> {
    const host = new Host(name, databaseURL, await freePort())
    for (const each of folders) cpSync(each, host.folder, { recursive: true })
    return host
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  say(what: string): void {
    const seconds = ((performance.now() - this.#began) / 1000).toFixed(0)
    console.info(`${this.name} ${seconds.padStart(4)} s  ${what}`)
  }

  async run(...[command, ...args]: [string, ...string[]]): Promise<void> {
    this.say([command, ...args].join(' '))
    const child = spawn(command, args, { cwd: this.folder, env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
    const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
    if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed (${String(status)}):\n${output}`)
  }

  payload(...args: string[]): Promise<void> {
    return this.run('npm', 'run', '-s', 'payload', ...args)
  }

  change(file: string, changed: (text: string) => string): void {
    const place = path.join(this.folder, file)
    const text = readFileSync(place, 'utf8')
    const now = changed(text)
    if (now === text) throw new Error(`${file} is not as it was expected.`)
    writeFileSync(place, now)
  }

  /** Runs what is asked of the built project while it serves. */
  async serving(ask: () => Promise<void>): Promise<void> {
    this.say('next start')
    const child: ChildProcess = spawn(
      process.execPath,
      ['node_modules/next/dist/bin/next', 'start', '-p', String(this.#port)],
      { cwd: this.folder, env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)))
    const ended = new Promise((resolve) => child.once('exit', resolve))
    try {
      const end = Date.now() + PATIENCE
      while (!(await fetch(`${this.origin}/api/users/me`).catch(() => null))) {
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

  async call(route: string, data?: object, token?: string): Promise<Answer> {
    const response = await fetch(`${this.origin}/api${route}`, {
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

  async register(): Promise<void> {
    const first = await this.call('/users/first-register', { email, password })
    expectThat(first.status === 200, 'the first account of the project', first)
  }

  async signIn(): Promise<string> {
    const { body } = await this.call('/users/login', { email, password })
    return (body as unknown as { token: string }).token
  }

  async made(route: string, data: object, token: string): Promise<{ id: string; slug?: string }> {
    const answer = await this.call(route, data, token)
    expectThat(answer.status === 201, `a 201 of ${route}`, answer)
    return (answer.body as unknown as { doc: { id: string; slug?: string } }).doc
  }

  remove(): void {
    rmSync(this.folder, { force: true, recursive: true })
  }
}
