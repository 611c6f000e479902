import { z } from '@hono/zod-openapi'
import { cacheTagHeaders, lastModified } from '../cacheTags'
import { hashTag, movingTag } from '../etag'
import { example } from '../examples'
import { toReleaseAnswer } from '../answers'
import { isRedacted, isTombstone } from '../../model/release'
import { problem } from '../problem'
import { respond } from '../respond'
import { addRoute, none, type PublicApi } from '../route'
import { releaseAnswer } from '../schemas'
import { withdrawn } from './articles'

// The bytes of a release never change, but it can be taken down: `immutable` would keep a withdrawn text in caches for
// a year. A minute is what a takedown may take here, where only those who already have the hash come.
const takedownCache = 'public, max-age=60'

/** The 410 of a release that says nothing any more, with where the edition is now. */
function redacted(successor: string | null): Response {
  return problem('redacted', { detail: 'What this release said was taken out of it.', ...(successor && { successor }) })
}

/** `GET /releases/{hash}`: one release. */
export function releaseRoute(delivery: PublicApi): void {
  const { store, urls } = delivery
  addRoute(delivery, {
    path: '/releases/{hash}',
    operationId: 'readRelease',
    summary: 'One release',
    description: 'The snapshot with this hash; the newest, where an edition came back to an earlier form.',
    params: z.strictObject({
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'is 64 lower-case hexadecimal digits')
        .openapi({ example: example.release.hash }),
    }),
    query: none,
    answer: { schema: releaseAnswer, description: 'The release', example: example.release },
    others: {
      404: 'No release has this hash',
      410: 'The edition is withdrawn, and with it each of its releases but the tombstone; or the release was redacted',
    },
    respond: async ({ params: { hash } }) => {
      const release = await store.newestWithHash(hash)
      if (!release) return problem('not-found', { detail: 'No release has this hash.' })
      if (!isTombstone(release)) {
        const newest = await store.newestOfArticle(release.article)
        if (newest && isTombstone(newest)) return withdrawn(newest)
        if (isRedacted(release)) return redacted(newest && urls.edition(newest))
      }
      // When a hash comes again, its version, time and note are others.
      const { version, at, previous, note } = release
      const etag = (await store.recurs(hash)) ? movingTag(hash, { version, at, previous, note }) : hashTag(hash)
      return respond(toReleaseAnswer(release), {
        etag,
        cacheControl: takedownCache,
        headers: {
          'Content-Language': release.language,
          ...lastModified([at]),
          ...cacheTagHeaders([`story:${release.story}`]),
        },
      })
    },
  })
}
