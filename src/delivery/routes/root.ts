import { changeCursor } from '../cursor'
import { example } from '../examples'
import { respond } from '../respond'
import { addRoute, none, type PublicApi } from '../route'
import { rootAnswer, type Root } from '../schemas'

/** `GET /`: where everything is. */
export function rootRoute(delivery: PublicApi): void {
  const { tail, languages, urls } = delivery
  addRoute(delivery, {
    path: '/',
    operationId: 'readRoot',
    tag: 'root',
    summary: 'Where everything is',
    params: none,
    query: none,
    answer: {
      schema: rootAnswer,
      description: 'Links, languages, the newest sequence and the cursor after it',
      example: example.root,
    },
    respond: async () => {
      const head = await tail.head()
      const root: Root = {
        languages,
        sequence: head.sequence,
        cursor: changeCursor(head),
        links: {
          articles: `${urls.root}/articles{?q,language,topic*,person,statistic,source,since,until,updatedSince,sort,fields,limit,cursor}`,
          topics: `${urls.root}/topics{?language,limit,cursor}`,
          topic: `${urls.root}/topics/{slug}{?language,since,until,updatedSince,sort,fields,limit,cursor}`,
          people: `${urls.root}/people{?language,limit,cursor}`,
          person: `${urls.root}/people/{slug}{?language,since,until,updatedSince,sort,fields,limit,cursor}`,
          edition: `${urls.root}/articles/{language}/{slug}`,
          history: `${urls.root}/articles/{language}/{slug}/history{?from,to,limit,cursor}`,
          related: `${urls.root}/articles/{language}/{slug}/related{?limit}`,
          story: `${urls.root}/stories/{story}`,
          statistic: `${urls.root}/statistics/{id}{?language}`,
          quote: `${urls.root}/quotes/{id}{?language}`,
          source: `${urls.root}/sources/{id}{?language}`,
          release: `${urls.root}/releases/{hash}`,
          corrections: `${urls.root}/corrections{?language,limit,cursor}`,
          feed: `${urls.root}/feeds/{language}.{format}{?topic*,limit}`,
          correctionsFeed: `${urls.root}/feeds/{language}/corrections.{format}{?limit}`,
          oembed: `${urls.root}/oembed{?url,maxwidth,maxheight,format}`,
          changes: `${urls.root}/changes{?since,limit,language,wait}`,
          stream: `${urls.root}/changes/stream{?since,language}`,
          openapi: `${urls.root}/openapi.json`,
          docs: `${urls.root}/docs`,
        },
      }
      return respond(root)
    },
  })
}
