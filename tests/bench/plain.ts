/**
 * The least that a server can do: `plain.ts PORT ORIGIN PATH…` takes the answers of another server once and gives the
 * same bytes from memory with `node:http`, and 304 to who names their tag.
 */
import { createServer } from 'node:http'

const [port, origin = '', ...paths] = process.argv.slice(2)
const answers = new Map<string, { etag: string | null; headers: Record<string, string>; body: Buffer }>()
for (const path of paths) {
  const answer = await fetch(origin + path, { headers: { 'Accept-Encoding': 'identity' } })
  const headers = Object.fromEntries(answer.headers)
  for (const name of ['date', 'connection', 'keep-alive', 'transfer-encoding']) delete headers[name]
  answers.set(path, {
    etag: answer.headers.get('ETag'),
    headers,
    body: Buffer.from(await answer.arrayBuffer()),
  })
}
createServer((request, response) => {
  const answer = answers.get(request.url ?? '')
  if (!answer) response.writeHead(404).end()
  else if (answer.etag !== null && request.headers['if-none-match'] === answer.etag) response.writeHead(304).end()
  else response.writeHead(200, answer.headers).end(answer.body)
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
