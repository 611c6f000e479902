import { documentSchema, statisticSchema, quoteSchema, tombstoneSchema } from '../releases/schema'
import { OpenAPIHono, z } from '@hono/zod-openapi'
const S = statisticSchema.meta({}).openapi('Statistic')
const Ed = z.strictObject({ ...documentSchema.shape, statistics: z.array(S).describe('In order'), q: quoteSchema.nullable(), s: S.nullable() }).openapi('Edition', { example: { a: 1 } })
const app = new OpenAPIHono()
app.openAPIRegistry.registerPath({
  method: 'get', path: '/a/{x}', request: { params: z.object({ x: z.string().openapi({ example: 'k' }) }),
   query: z.strictObject({ limit: z.string().refine((t) => +t > 0, 'bad').transform(Number).default(20).openapi({ type: 'integer', minimum: 1, default: 20, example: 3, description: 'how' }), l: z.enum(['en','es']).optional() }) },
  responses: { 200: { description: 'x', headers: { ETag: { schema: { type: 'string' } } }, content: { 'application/json': { schema: Ed, example: { q: 1 } } } }, 400: { $ref: '#/components/responses/Bad' } as never, 410: { description: 'x', content: { 'application/json': { schema: z.union([Ed, tombstoneSchema]) } } } },
})
console.log(JSON.stringify(app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'x', version: '1' } }), null, 1))
