import { z } from '@hono/zod-openapi'
import { respond } from '../respond'
import { addRoute, none, type PublicApi } from '../route'

const contractAnswer = z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) })

/** `GET /openapi.json`: the contract, made of the schemas that the answers are typed with. */
export function openapiRoute(delivery: PublicApi): void {
  const {
    app,
    publication: { name },
    urls,
  } = delivery
  const contract = () =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: name,
        version: '1',
        description:
          'What a newsroom published, with every figure and quotation attributed. Read-only, without authentication. ' +
          'Every route answers HEAD and conditional requests; errors are Problem Details (RFC 9457).',
      },
      servers: [{ url: urls.root }],
    })
  let made: ReturnType<typeof contract> | undefined
  addRoute(delivery, {
    path: '/openapi.json',
    summary: 'This contract',
    params: none,
    query: none,
    answer: { schema: contractAnswer, description: 'OpenAPI 3.1', example: { openapi: '3.1.0' } },
    respond: () => {
      made ??= contract()
      return Promise.resolve(respond(made))
    },
  })
}
