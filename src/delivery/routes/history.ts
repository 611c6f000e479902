import { z } from '@hono/zod-openapi'
import { isRedacted, isTombstone, type Release } from '../../model/release'
import { documentOf, toDifferences, toHistoryEntry } from '../answers'
import { cacheTagHeaders } from '../cacheTags'
import { changedBy } from '../corrections'
import { versionCursor } from '../cursor'
import { linkToNext } from '../editionList'
import { example } from '../examples'
import {
  badParameter,
  languageParameter,
  limitParameter,
  versionCursorParameter,
  versionParameter,
} from '../parameters'
import { problem } from '../problem'
import { respond } from '../respond'
import { addRoute, type PublicApi } from '../route'
import { historyAnswer } from '../schemas'
import { liveEdition } from './articles'

/** `GET /articles/{language}/{slug}/history`: the releases of an edition, and what changed between two of them. */
export function historyRoute(delivery: PublicApi): void {
  const { store, languages, urls } = delivery

  /** A release that can be compared; or the answer that says why it cannot. */
  const comparable = async (article: string, version: number, name: 'from' | 'to'): Promise<Release | Response> => {
    const release = await store.releaseOf({ article, version })
    if (!release)
      return problem('not-found', { detail: `There is no release ${version} of this edition.`, parameter: name })
    if (isRedacted(release)) {
      return problem('redacted', { detail: `What release ${version} said was taken out of it.`, parameter: name })
    }
    return isTombstone(release)
      ? badParameter(name, 'is the release that withdrew the edition, which says nothing')
      : release
  }

  addRoute(delivery, {
    path: '/articles/{language}/{slug}/history',
    operationId: 'readHistory',
    summary: 'The releases of an edition, and what changed between two',
    description:
      'Newest first, with the note of each and what a correction changed. `from` and `to` are numbers of releases: ' +
      'with them `differences` has what readers had otherwise, passage by passage and figure by figure. `to` is the ' +
      'newest where it is left out, and `from` the one before `to`.',
    params: z.strictObject({
      language: languageParameter(languages),
      slug: z.string().max(200, 'is too long for a slug').openapi({ example: example.edition.slug }),
    }),
    query: z.strictObject({
      from: versionParameter('The older one of two releases that are compared').optional(),
      to: versionParameter('The newer one').optional(),
      limit: limitParameter({ most: 100, usual: 20 }),
      cursor: versionCursorParameter.optional(),
    }),
    answer: { schema: historyAnswer, description: 'The releases', example: example.history },
    others: {
      308: 'The edition has another slug now',
      404: 'No edition was ever released there, or no such release of it',
      410: 'The edition is withdrawn, or the release was redacted',
    },
    respond: async ({ params, query: { from, to, limit, cursor }, request }) => {
      const live = await liveEdition(delivery, params, { below: '/history', request })
      if (live instanceof Response) return live
      const { article, language, slug, story } = live
      const about = { story, language, slug, url: urls.edition(live), title: documentOf(live).title }
      const headers = { 'Content-Language': language, ...cacheTagHeaders([`story:${story}`]) }
      if (from !== undefined || to !== undefined) {
        const newest = to ?? live.version
        const oldest = from ?? newest - 1
        if (oldest >= newest || oldest < 1) {
          return from === undefined
            ? badParameter('to', 'must be the number of a release that has one before it')
            : badParameter('from', `must be the number of a release before ${newest}`)
        }
        const newer = await comparable(article, newest, 'to')
        if (newer instanceof Response) return newer
        const older = await comparable(article, oldest, 'from')
        if (older instanceof Response) return older
        const changed = await changedBy(store, [newer, older])
        const releases = [newer, older].map((release) => toHistoryEntry(release, changed.get(release.id) ?? []))
        return respond({ ...about, releases, next: null, differences: toDifferences(older, newer) }, { headers })
      }
      const found = await store.releasesOf({
        article,
        ...(cursor !== undefined && { before: cursor }),
        limit: limit + 1,
      })
      const page = found.slice(0, limit)
      const last = page.at(-1)
      const next = found.length > limit && last ? versionCursor(last.version) : null
      const standing = page.filter((release) => !isRedacted(release))
      const changed = await changedBy(store, standing)
      return respond(
        {
          ...about,
          releases: standing.map((release) => toHistoryEntry(release, changed.get(release.id) ?? [])),
          next,
          differences: null,
        },
        { headers: { ...headers, ...linkToNext(request, `${urls.edition(live)}/history`, next) } },
      )
    },
  })
}
