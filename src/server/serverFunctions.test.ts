import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { answerCall, beginCall, isRefusal, isServerFunctionCall } from './serverFunctions'

const slugs = new Set(['articles'])

describe('a call of a function of the server', () => {
  it.each([
    [{ name: 'form-state', args: { collectionSlug: 'articles', data: {} } }, true],
    [{ name: 'get-default-layout', args: {} }, true],
    [{ name: 'render-list', args: { collectionSlug: 'articles' } }, true],
    [{ name: 'render-list', args: {} }, false],
    [{ name: 'render-list', args: { collectionSlug: 'nothing' } }, false],
    [{ name: 'render-document-slots', args: { collectionSlug: 'constructor' } }, false],
    [{ name: 'table-state', args: { collectionSlug: 'payload-folders' } }, false],
    [{ name: 'table-state', args: { collectionSlug: ['articles'] } }, false],
    [{ name: 'form-state', args: { globalSlug: 'nothing' } }, false],
    [{ name: 'copy-data-from-locale', args: { collectionSlug: 'articles' } }, false],
    [{ name: 'schedule-publish', args: {} }, false],
    [{ name: 'constructor', args: {} }, false],
    [{ name: 'form-state' }, false],
    [null, false],
  ])('is one that the admin sends, of what is there: %j', (call, is) => {
    expect(isServerFunctionCall(call, slugs)).toBe(is)
  })

  it('is refused by an error of any copy of Payload, and by a list that is not there', () => {
    const withStatus = (status: number) => Object.assign(new Error('x'), { status })
    const errors = [withStatus(400), withStatus(403), new Error('not-found'), new Error('Unauthorized')]
    expect(errors.map(isRefusal)).toEqual([true, true, true, true])
    expect([withStatus(500), new Error('x'), 'x', {}].map(isRefusal)).toEqual([false, false, false, false])
  })

  it('is the fault of its caller where it fails before it comes to its function, and of the server after', async () => {
    const listener: RequestListener = (request, response) =>
      answerCall(request, response, () => {
        if (request.url === '/begun') beginCall()
        response.statusCode = 500
        response.end()
      })
    const server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const statusOf = async (path: string, headers = {}) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers })).status
    const call = { 'Next-Action': 'a' }
    expect([await statusOf('/', call), await statusOf('/begun', call), await statusOf('/')]).toEqual([400, 500, 500])
    server.close()
  })
})
