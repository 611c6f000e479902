/** A server on a busy machine: `busyServer.ts PORT MILLISECONDS`: each request keeps the process for so long. */
import { exit } from 'node:process'
import { listen } from '../../src/server/listen'
import { createLog, stopOnSignal } from '../../src/server/process'

const [port, milliseconds] = process.argv.slice(2).map(Number)
const listener = await listen({
  port: port ?? 0,
  handle: (_, response) => {
    for (const end = performance.now() + (milliseconds ?? 0); performance.now() < end;);
    setTimeout(() => response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': '4' }).end('done'), 5)
  },
  problem: async () => null,
  onStop: () => undefined,
})
process.stdout.write('serving\n')
exit(await stopOnSignal(listener.stop, createLog('silent')))
