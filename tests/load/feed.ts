/**
 * The change feed under load: writers publish at once while readers page through the feed and follow its stream, and
 * the process that serves and publishes is killed in the middle. What each reader was given is kept, to be compared
 * with what the database has in the end.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { ChangeAnswer } from '../../src/delivery/schemas'
import { freePort } from '../support/freePort'

export type FeedLoad = {
  uri: string
  writers: number
  /** Publications of each writer. */
  publishes: number
  /** How often a process is killed and started again. */
  kills: number
  /**
   * Which: the one that publishes and serves, or one that only serves. MongoDB ends the transactions of a client that is
   * gone; the compatible endpoints that tests may run on keep them open, and their locks with them.
   */
  killed: 'publisher' | 'server'
}

export type FeedReport = {
  /** By reader, what it was given in the order it came. A reader of the stream may be given a change again. */
  readers: Array<{ name: string; seen: ChangeAnswer[] }>
  /** Publications whose call returned. */
  acknowledged: number
  /** Milliseconds that publishing took, without the starts. */
  publishing: number
  /** How often a reader of the stream connected. */
  connections: number
}

function pause(milliseconds: number) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Pages through the feed with a page size of its own each time until `isOver` and nothing is new. */
async function page(api: string, isOver: () => boolean): Promise<ChangeAnswer[]> {
  const seen: ChangeAnswer[] = []
  for (let since = ''; ;) {
    const over = isOver()
    const limit = 1 + Math.floor(Math.random() * 40)
    const wait = Math.random() < 0.5 ? '&wait=1' : ''
    const answer = await fetch(`${api}/changes?limit=${limit}${since}${wait}`).catch(() => null)
    if (!answer?.ok) {
      if (answer && answer.status !== 503) throw new Error(`The feed answered ${answer.status}: ${await answer.text()}`)
      await pause(50)
      continue
    }
    const { changes, next } = (await answer.json()) as { changes: ChangeAnswer[]; next: string }
    seen.push(...changes)
    since = `&since=${next}`
    if (over && changes.length === 0) return seen
    await pause(Math.random() * 20)
  }
}

/** Follows the stream, breaks it off again and again, and goes on after the last event it had. */
async function follow(api: string, isComplete: (seen: ChangeAnswer[]) => boolean, onConnect: () => void) {
  const seen: ChangeAnswer[] = []
  for (let last: string | undefined; !isComplete(seen);) {
    const broken = new AbortController()
    const timeout = setTimeout(() => broken.abort(), 100 + Math.random() * 900)
    try {
      const headers = { Accept: 'text/event-stream', ...(last && { 'Last-Event-ID': last }) }
      const answer = await fetch(`${api}/changes/stream`, { headers, signal: broken.signal })
      if (!answer.ok || !answer.body) throw new Error(`The stream answered ${answer.status}.`)
      onConnect()
      let text = ''
      const decoder = new TextDecoder()
      for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(part, { stream: true })
        const events = text.split('\n\n')
        text = events.pop() ?? ''
        for (const event of events) {
          const field = (name: string) => event.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
          const data = field('data')
          if (data === undefined) continue
          seen.push(JSON.parse(data) as ChangeAnswer)
          last = field('id')
        }
        if (isComplete(seen)) break
      }
    } catch {
      await pause(20)
    } finally {
      clearTimeout(timeout)
      broken.abort()
    }
  }
  return seen
}

/** Starts `publisher.ts`; `onLine` is told each line that it prints. */
function start(args: string[], onLine: (line: string) => void): ChildProcess {
  const script = path.resolve('tests/load/publisher.ts')
  const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString()
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    lines.forEach(onLine)
  })
  return child
}

function ended(child: ChildProcess) {
  return new Promise<void>((resolve) => child.once('exit', () => resolve()))
}

/** Runs the load on an empty database. Three readers page, two follow the stream. */
export async function loadFeed({ uri, writers, publishes, kills, killed }: FeedLoad): Promise<FeedReport> {
  const port = await freePort()
  const api = `http://127.0.0.1:${port}/api/v1`
  const total = writers * publishes
  const children = new Set<ChildProcess>()
  let acknowledged = 0
  let publishing = 0

  /** Publishes what is left, and calls `reached` once there are so many; ends when all are, or it was killed. */
  const publish = (at: string, until: number, reached: (publisher: ChildProcess) => void) =>
    new Promise<void>((resolve, reject) => {
      let began = 0
      let isDone = false
      const child = start([uri, at, String(writers), String(total - acknowledged)], (line) => {
        if (line === 'serving') began = performance.now()
        if (line === 'published') acknowledged += 1
        if (line === 'published' && acknowledged === until) reached(child)
        if (line === 'done' || (line === 'published' && acknowledged === until && child.killed)) {
          publishing += performance.now() - began
        }
        if (line === 'done') {
          isDone = true
          resolve()
        }
      })
      children.add(child)
      child.once('exit', (code, signal) => {
        if (signal === 'SIGKILL') resolve()
        else if (!isDone) reject(new Error(`The publisher ended with ${code ?? signal}.`))
      })
    })

  let newest = Infinity
  let over = false
  let connections = 0
  const isComplete = (seen: ChangeAnswer[]) => over && (seen.at(-1)?.sequence ?? 0) >= newest
  const reading = Promise.all([
    ...[1, 2, 3].map(async (number) => ({ name: `pages ${number}`, seen: await page(api, () => over) })),
    ...[1, 2].map(async (number) => ({
      name: `stream ${number}`,
      seen: await follow(api, isComplete, () => (connections += 1)),
    })),
  ])
  try {
    if (killed === 'publisher') {
      for (let kill = 1; kill <= kills; kill += 1) {
        await publish(String(port), Math.floor((total * kill) / (kills + 1)), (child) => child.kill('SIGKILL'))
      }
      await publish(String(port), total, () => undefined)
    } else {
      const serve = () => {
        const server = start([uri, String(port), '0', '0'], () => undefined)
        children.add(server)
        return server
      }
      let server = serve()
      await publish(String(await freePort()), Math.floor(total / 2), () => {
        const again = () => (server = serve())
        void ended(server).then(again)
        server.kill('SIGKILL')
      })
    }
    for (let last: { sequence: number } | undefined; !last;) {
      last = await fetch(api)
        .then((answer) => answer.json() as Promise<{ sequence: number }>)
        .catch(() => pause(100).then(() => undefined))
      newest = last?.sequence ?? Infinity
    }
    over = true
    return { readers: await reading, acknowledged, publishing, connections }
  } finally {
    over = true
    newest = 0
    for (const child of children) child.kill('SIGKILL')
  }
}

/** What is wrong with what the readers were given, against the releases of the database in their order. */
export function objectionsTo(
  { readers, acknowledged }: FeedReport,
  committed: Array<{ sequence?: number | null; hash: string }>,
): string[] {
  const found: string[] = []
  const expected = committed.map(({ sequence, hash }) => `${sequence} ${hash}`)
  if (committed.length < acknowledged) found.push(`${acknowledged - committed.length} acknowledged releases are lost`)
  committed.forEach(({ sequence }, index) => {
    if (sequence !== index + 1) found.push(`place ${index + 1} has the number ${String(sequence)}`)
  })
  for (const { name, seen } of readers) {
    const repeated = new Set<number>()
    let newest = 0
    const first = seen.filter(({ sequence }) => {
      if (sequence <= newest) repeated.add(sequence)
      newest = Math.max(newest, sequence)
      return !repeated.has(sequence)
    })
    const given = first.map(({ sequence, hash }) => `${sequence} ${hash}`)
    if (given.join() !== expected.join()) found.push(`${name} was given ${given.length} of ${expected.length}`)
    if (name.startsWith('pages') && repeated.size > 0) found.push(`${name} was given ${repeated.size} again`)
  }
  return found
}
