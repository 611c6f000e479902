import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { freePort } from '../support/freePort'

/** The middle of some numbers. */
export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

/** The number below which a share of the numbers is: 0.99 for the 99th percentile. */
export function percentile(numbers: number[], share: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN
}

export function pause(milliseconds: number) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

const children = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** Runs a script of this project in a process of its own; in a group of its own, with all that it starts, where asked. */
export function run(args: string[], env: Record<string, string> = {}, { detached = false } = {}): ChildProcess {
  const child = spawn(process.execPath, ['--conditions=production', ...args], {
    detached,
    env: { ...process.env, LOG_LEVEL: 'error', NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** Waits until a URL answers without a fault of the server. */
export async function answering(url: string): Promise<void> {
  for (const end = performance.now() + 120_000; performance.now() < end; await pause(100)) {
    const answer = await fetch(url).catch(() => null)
    await answer?.arrayBuffer()
    if (answer && answer.status < 500) return
  }
  throw new Error(`${url} does not answer.`)
}

/** The memory that a process has in RAM, in MB. */
export function residentMemory(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1] ?? NaN) / 1024
}

/** The process of the newsroom, which a server has started (Linux). */
export function newsroomOf(server: ChildProcess): number {
  const pid = Number(readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8'))
  if (!Number.isInteger(pid) || pid === 0) throw new Error('The server has no process of the newsroom, or several.')
  return pid
}

/** Starts the read-only server on a database. */
export async function startDelivery(databaseURI: string) {
  const port = await freePort()
  const child = run(['dist/server/delivery.js'], {
    DATABASE_URI: databaseURI,
    PORT: String(port),
    RATE_LIMITS: 'off',
    SERVER_URL: 'https://news.example',
  })
  const origin = `http://127.0.0.1:${port}`
  await answering(`${origin}/ready`)
  return { child, origin }
}
