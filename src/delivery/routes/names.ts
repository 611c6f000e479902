import { z } from '@hono/zod-openapi'
import { nameSlug, type ListKey } from '../../model/lists'
import { toByline } from '../answers'
import { nameCursor } from '../cursor'
import { cacheTagHeaders } from '../cacheTags'
import { linkToNext, listParameters, readList } from '../editionList'
import { example } from '../examples'
import { languageParameter, limitParameter, nameCursorParameter } from '../parameters'
import { problem } from '../problem'
import { respond } from '../respond'
import { addRoute, none, type PublicApi } from '../route'
import type { NamedList, ReleaseStore } from '../store'
import { peopleAnswer, personAnswer, topicAnswer, topicsAnswer, type Edition } from '../schemas'

const kinds = {
  topic: {
    path: 'topics',
    slug: 'diplomacy',
    all: 'The topics of live editions, by slug',
    one: 'A topic with its live editions',
    listSchema: topicsAnswer,
    schema: topicAnswer,
  },
  person: {
    path: 'people',
    slug: 'ana-ruiz',
    all: 'Those who sign live editions, by slug',
    one: 'Somebody who signs, with the live editions',
    listSchema: peopleAnswer,
    schema: personAnswer,
  },
} as const

/**
 * The list of a topic or a person by its slug, or by what an edition calls it; null where no live edition has it. What two
 * are called finds the one whose slug it is, or the one that the newest edition means.
 */
export async function listCalled(
  store: ReleaseStore,
  kind: 'topic' | 'person',
  text: string,
  language: string | undefined,
): Promise<NamedList | null> {
  const spoken = language === undefined ? {} : { language }
  // What was merged is found as what it is by now.
  const slug = await store.nameNow({ kind, name: nameSlug(text) })
  const found = await store.namedList({ kind, slug, ...spoken })
  if (found) return found
  const other = await store.slugOf({ kind, slug, ...spoken })
  return other === null ? null : store.namedList({ kind, slug: other, ...spoken })
}

/** What readers get of somebody who signs, beside the name. */
export type About = Pick<Edition['byline'][number], 'bio' | 'sameAs' | 'photo'>

/** What the newest edition that somebody signs says of them. */
export async function aboutPerson(
  { store, urls }: Pick<PublicApi, 'store' | 'urls'>,
  slug: string,
  language: string | undefined,
): Promise<About> {
  const lists: ListKey[][] = [[`person:${slug}`]]
  const { editions } = await store.liveEditions({
    lists,
    order: 'published',
    limit: 1,
    ...(language !== undefined && { language }),
  })
  const signer = editions[0] && toByline(editions[0], urls).find((each) => each.slug === slug)
  return {
    ...(signer?.bio !== undefined && { bio: signer.bio }),
    ...(signer?.sameAs !== undefined && { sameAs: signer.sameAs }),
    ...(signer?.photo !== undefined && { photo: signer.photo }),
  }
}

/** `GET /topics`, `/people`: what live editions are about and who signs them, with counts; and the editions of each. */
export function nameRoutes(delivery: PublicApi): void {
  const { store, languages, urls } = delivery
  for (const kind of ['topic', 'person'] as const) {
    const { path, slug: exampleSlug, all, one, listSchema, schema } = kinds[kind]
    const language = languageParameter(languages)
      .optional()
      .openapi({ description: 'Only of editions in this language, and as they call it' })
    addRoute(delivery, {
      path: `/${path}`,
      operationId: kind === 'topic' ? 'listTopics' : 'listPeople',
      summary: all,
      params: none,
      query: z.strictObject({
        language,
        limit: limitParameter({ most: 100, usual: 50 }),
        cursor: nameCursorParameter.optional(),
      }),
      answer: { schema: listSchema, description: 'A page of them, with counts', example: example[path] },
      respond: async ({ query: { language: spoken, limit, cursor }, request }) => {
        const found = await store.namedLists({
          kind,
          ...(spoken !== undefined && { language: spoken }),
          ...(cursor !== undefined && { after: cursor }),
          limit: limit + 1,
        })
        const page = found.slice(0, limit)
        const last = page.at(-1)
        const next = found.length > limit && last ? nameCursor(last.slug) : null
        return respond(
          { [path]: page, next },
          {
            headers: { ...cacheTagHeaders(['lists']), ...linkToNext(request, `${urls.root}/${path}`, next) },
          },
        )
      },
    })
    addRoute(delivery, {
      path: `/${path}/{slug}`,
      operationId: kind === 'topic' ? 'readTopic' : 'readPerson',
      summary: one,
      params: z.strictObject({
        slug: z
          .string()
          .max(200, 'is too long for a slug')
          .openapi({ example: exampleSlug, description: 'The slug, or the name' }),
      }),
      query: z.strictObject(listParameters(languages)),
      answer: {
        schema,
        description: 'What it is called, of how many editions, and a page of them',
        example: example[kind],
      },
      others: { 404: 'No live edition has it' },
      respond: async ({ params, query, request }) => {
        const { language: spoken } = query
        const list = await listCalled(store, kind, params.slug, spoken)
        if (!list) return problem('not-found', { detail: `No live edition has this ${kind}.` })
        const { slug } = list
        const page = await readList(delivery, [[`${kind}:${slug}`]], query)
        if (page instanceof Response) return page
        const about = kind === 'person' ? await aboutPerson(delivery, slug, spoken) : {}
        const address = `${urls.root}/${path}/${encodeURIComponent(slug)}`
        return respond(
          { ...list, ...about, ...page },
          {
            headers: { ...cacheTagHeaders(['lists']), ...linkToNext(request, address, page.next) },
          },
        )
      },
    })
  }
}
