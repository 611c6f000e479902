import { z } from '@hono/zod-openapi'
import { respond } from '../respond'
import { addRoute, none, type PublicApi } from '../route'
import { draftAnswer } from '../schemas'

const contractAnswer = z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) })

/** What operations are listed under. */
const tags = {
  root: 'Where everything is',
  articles: 'Editions, in lists and one by one',
  stories: 'The editions of one story',
  topics: 'What editions are about',
  people: 'Who signs editions',
  statistics: 'Figures as records',
  quotes: 'Words that somebody said',
  sources: 'What figures and quotations rest on',
  releases: 'Editions as they were at one time',
  corrections: 'What was corrected',
  changes: 'Every release, in the order in which they were made',
  feeds: 'For feed readers',
  media: 'Images',
  openapi: 'This contract',
}

/** `GET /openapi.json`: the contract, made of the schemas that the answers are typed with. */
export function openapiRoute(delivery: PublicApi): void {
  const { app, languages, publication, urls } = delivery
  const { license, name } = publication
  const home = publication.home(languages[0] ?? 'en')
  const contract = () =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: name,
        version: '1',
        description:
          'What a newsroom published, with every figure and quotation attributed. Read-only, without authentication. ' +
          'Every route answers HEAD and conditional requests; errors are Problem Details (RFC 9457). What campaigns hang ' +
          'on addresses (`utm_source`, `fbclid`, …) is left out; any other parameter that an operation lacks is refused.',
        contact: { name, ...(URL.canParse(home) && { url: home }) },
        // Of the contract; that of the editions is the newsroom's to grant.
        license:
          license === null
            ? { name: 'MIT', url: 'https://opensource.org/license/mit' }
            : { name: 'The licence of the editions', url: license },
      },
      servers: [{ url: urls.root }],
      security: [],
      tags: Object.entries(tags).map(([tag, description]) => ({ name: tag, description })),
    })
  // What the newsroom answers at an address of its own to whoever has a link to a draft.
  app.openAPIRegistry.register('DraftEdition', draftAnswer)
  let made: ReturnType<typeof contract> | undefined
  addRoute(delivery, {
    path: '/openapi.json',
    operationId: 'readContract',
    summary: 'This contract',
    params: none,
    query: none,
    answer: {
      schema: contractAnswer,
      description: 'OpenAPI 3.1',
      example: { openapi: '3.1.0', info: { title: 'Cited' }, paths: {} },
    },
    respond: () => {
      made ??= contract()
      return Promise.resolve(respond(made))
    },
  })
}
