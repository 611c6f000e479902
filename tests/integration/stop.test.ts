/** What was sent to a server before it is told to stop is answered, however busy it is. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { freePort } from '../support/freePort'

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

async function start(milliseconds: number) {
  const port = await freePort()
  const script = path.resolve('tests/support/busyServer.ts')
  const args = ['--conditions=production', '--import', 'tsx', script, String(port), String(milliseconds)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  await once(child.stdout, 'data')
  return { child, ended, port }
}

type Sent = { at: number; answered: boolean; closes: boolean }

/** Sends a request on a connection; it counts as sent once the system has taken it. */
function send(socket: Socket, sent: Sent[]): Promise<void> {
  return new Promise((resolve) => {
    const entry: Sent = { at: Infinity, answered: false, closes: false }
    let answer = ''
    const take = (part: Buffer) => {
      answer += part.toString()
      if (!answer.endsWith('done')) return
      entry.answered = true
      entry.closes = /connection: close/i.test(answer)
      socket.off('data', take)
      resolve()
    }
    socket.on('data', take)
    socket.once('close', () => resolve())
    socket.write('GET /work HTTP/1.1\r\nHost: localhost\r\n\r\n', () => {
      entry.at = performance.now()
      sent.push(entry)
    })
  })
}

async function client(port: number, sent: Sent[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    await Promise.race([once(socket, 'connect'), once(socket, 'close')])
    // A connection is used again and again while it lasts.
    while (!isOver() && !socket.destroyed && !sent.at(-1)?.closes) await send(socket, sent)
    socket.destroy()
    await pause(5)
  }
}

describe('a server that is told to stop', () => {
  it.each([
    ['idle', 0, 4],
    ['busy', 25, 60],
    ['overloaded', 60, 40],
  ])('answers what was sent before, while it is %s', async (_, milliseconds, clients) => {
    const { child, ended, port } = await start(milliseconds)
    const sent: Sent[] = []
    let over = false
    const clientsEnd = Promise.all(Array.from({ length: clients }, () => client(port, sent, () => over)))
    await pause(2500)
    const stopped = performance.now()
    child.kill('SIGTERM')
    await pause(50)
    over = true
    expect(await ended).toBe(0)
    await clientsEnd
    const before = sent.filter(({ at }) => at < stopped)
    expect(before.length).toBeGreaterThan(clients)
    expect(before.filter(({ answered }) => !answered)).toEqual([])
    expect(performance.now() - stopped).toBeLessThan(25_000)
  })

  it('says that it is not ready while it still answers, and closes what is idle', async () => {
    const { child, ended, port } = await start(0)
    const get = (what: string) => fetch(`http://127.0.0.1:${port}${what}`)
    const before = await get('/ready')
    expect([before.status, before.headers.get('X-Content-Type-Options')]).toEqual([200, 'nosniff'])
    const idle = connect(port, '127.0.0.1')
    await once(idle, 'connect')
    child.kill('SIGTERM')
    await pause(200)
    const ready = await get('/ready')
    expect([ready.status, await ready.text()]).toEqual([503, 'stopping\n'])
    const work = await get('/work')
    expect([work.status, work.headers.get('Connection')]).toEqual([200, 'close'])
    expect((await get('/health')).status).toBe(200)
    expect(await ended).toBe(0)
    await expect(get('/work')).rejects.toThrow()
    if (!idle.destroyed) await once(idle, 'close')
  })
})
