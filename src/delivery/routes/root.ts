import { example } from '../examples'
import { respond } from '../respond'
import { addRoute, none, type Delivery } from '../route'
import { rootAnswer, type Root } from '../schemas'

/** `GET /`: where everything is. */
export const rootRoute = (delivery: Delivery): void => {
  const { store, languages, urls } = delivery
  addRoute(delivery, {
    path: '/',
    summary: 'Where everything is',
    params: none,
    query: none,
    answer: { schema: rootAnswer, description: 'Links, languages and the newest sequence', example: example.root },
    respond: async ({ request }) => {
      const root: Root = {
        languages,
        sequence: await store.newestSequence(),
        links: {
          articles: `${urls.root}/articles{?language,topic,limit,cursor}`,
          edition: `${urls.root}/articles/{language}/{slug}`,
          story: `${urls.root}/stories/{story}`,
          statistic: `${urls.root}/statistics/{id}{?language}`,
          quote: `${urls.root}/quotes/{id}{?language}`,
          source: `${urls.root}/sources/{id}{?language}`,
          release: `${urls.root}/releases/{hash}`,
          changes: `${urls.root}/changes{?since,limit,language}`,
          openapi: `${urls.root}/openapi.json`,
        },
      }
      return respond(request, root)
    },
  })
}
