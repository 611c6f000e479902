import { z } from '@hono/zod-openapi'
import { cacheTagHeaders, lastModified } from '../cacheTags'
import { example } from '../examples'
import type { Release } from '../../model/release'
import { toStoryEditions, toPublicTombstone, supersededSources } from '../answers'
import { problem } from '../problem'
import { respond } from '../respond'
import { addRoute, none, type PublicApi } from '../route'
import { storyAnswer } from '../schemas'

/** `GET /stories/{story}`: every live edition of a story, with what is stale. */
export function storyRoute(delivery: PublicApi): void {
  const { store, urls } = delivery
  addRoute(delivery, {
    path: '/stories/{story}',
    operationId: 'readStory',
    summary: 'Every live edition of a story',
    params: z.strictObject({
      story: z.string().max(64, 'is too long for an id').openapi({ example: example.story.story }),
    }),
    query: none,
    answer: { schema: storyAnswer, description: 'The editions, each with whether it is stale', example: example.story },
    others: { 404: 'No edition of it was ever released', 410: 'Every edition of it is withdrawn' },
    respond: async ({ params: { story } }) => {
      const releases = await store.newestOfStory(story)
      if (releases.length === 0) return problem('not-found', { detail: 'No story with this id was released.' })
      const sources: Release[] = []
      for (const hash of supersededSources(releases)) {
        const source = await store.newestWithHash(hash)
        if (source) sources.push(source)
      }
      const editions = toStoryEditions(releases, sources, urls)
      if (editions.length > 0) {
        const headers = { ...cacheTagHeaders([`story:${story}`]), ...lastModified(releases.map(({ at }) => at)) }
        return respond({ story, editions }, { headers })
      }
      return problem('withdrawn', {
        detail: 'Every edition of this story was withdrawn.',
        tombstones: releases.map(toPublicTombstone),
      })
    },
  })
}
