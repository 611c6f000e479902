/**
 * The least that a server can do: `plain.ts PORT ORIGIN PATH…` takes the answers of another server once and gives the
 * same bytes from memory with `node:http`: the 200, and the 304 to who names the tag.
 */
import { createServer } from 'node:http'

const [port, origin = '', ...paths] = process.argv.slice(2)
type Headers = Record<string, string>
function headersOf(answer: Response): Headers {
  const headers = Object.fromEntries(answer.headers)
  for (const name of ['date', 'connection', 'keep-alive', 'transfer-encoding']) delete headers[name]
  return headers
}
const answers = new Map<string, { etag: string; headers: Headers; headersNotModified: Headers; body: Buffer }>()
for (const path of paths) {
  const ask = (headers: Headers) => fetch(origin + path, { headers: { 'Accept-Encoding': 'identity', ...headers } })
  const answer = await ask({})
  const etag = answer.headers.get('ETag') ?? ''
  answers.set(path, {
    etag,
    headers: headersOf(answer),
    headersNotModified: headersOf(await ask({ 'If-None-Match': etag })),
    body: Buffer.from(await answer.arrayBuffer()),
  })
}
createServer((request, response) => {
  const answer = answers.get(request.url ?? '')
  if (!answer) response.writeHead(404).end()
  else if (request.headers['if-none-match'] === answer.etag) response.writeHead(304, answer.headersNotModified).end()
  else response.writeHead(200, answer.headers).end(answer.body)
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
