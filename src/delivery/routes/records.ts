import { z } from '@hono/zod-openapi'
import { canonicalJson } from '../../releases/canonical'
import type { EditionDocument } from '../../model/document'
import { editionOf, type Release } from '../../model/release'
import { cacheTagHeaders } from '../cacheTags'
import { example } from '../examples'
import { languageParameter } from '../parameters'
import { documentOf, toCitingEdition } from '../answers'
import { mergedInto, problem } from '../problem'
import { newestCarrying, reinstatedAmong } from '../reinstated'
import { respond } from '../respond'
import { addRoute, type PublicApi } from '../route'
import { quoteAnswer, sourceAnswer, statisticAnswer } from '../schemas'
import type { RecordKey, ReleaseStore } from '../store'

/** Releases that one answer looks at, for the history and for the editions each. */
const lookedAt = 100

type Kind = 'statistic' | 'quote' | 'source'

const lists = { statistic: 'statistics', quote: 'quotes', source: 'sources' } as const satisfies Record<
  Kind,
  keyof EditionDocument
>

/** The public form of a record in a release; undefined when the release does not carry it. */
function formIn(release: Release, kind: Kind, id: string): { id: string } | undefined {
  return documentOf(release)[lists[kind]].find((record) => record.id === id)
}

/**
 * What tells one public form from another. An unnamed source has another id in each story, so its ids are left out:
 * two stories that carry the same form of a figure are no change of it.
 */
function fingerprint(release: Release, form: object): string {
  const unnamed = new Set(
    documentOf(release)
      .sources.filter(({ terms }) => terms !== 'on-record')
      .map(({ id }) => id),
  )
  const masked: unknown = JSON.parse(JSON.stringify(form), (_key, value: unknown) =>
    typeof value === 'string' && unnamed.has(value) ? 'unnamed' : value,
  )
  return canonicalJson(masked as object)
}

/** The releases among these, newest first, in which the record is not as it was in the one before, and what it is there. */
export function changesOf(
  releases: Release[],
  kind: Kind,
  id: string,
): Array<{ release: Release; form: { id: string } }> {
  const forms = releases.flatMap((release) => {
    const form = formIn(release, kind, id)
    return form ? [{ release, form, fingerprint: fingerprint(release, form) }] : []
  })
  return forms.filter((entry, index) => entry.fingerprint !== forms[index + 1]?.fingerprint)
}

/** Of the releases that ever carried a record, those that its history is made of. */
export async function standingAmong(store: ReleaseStore, ever: Release[]): Promise<Release[]> {
  // A withdrawn text must not stay readable through the records that it carried.
  const withdrawn = new Set(await store.withdrawnAmong([...new Set(ever.map(({ article }) => article))]))
  const said = ever.filter((release) => editionOf(release) && !withdrawn.has(release.article))
  const reinstated = await reinstatedAmong(store, said)
  return said.filter(({ id }) => !reinstated.has(id))
}

/** `GET /statistics/{id}`, `/quotes/{id}`, `/sources/{id}`: a record as last released, its history, what cites it. */
export function recordRoutes(delivery: PublicApi): void {
  const { store, languages, urls } = delivery

  const add = (kind: Kind, answer: Parameters<typeof addRoute>[1]['answer']): void =>
    addRoute(delivery, {
      path: `/${lists[kind]}/{id}`,
      operationId: `read${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
      summary: `A ${kind} as last released`,
      description:
        'With its released history in the language shown, and the live editions that cite it. What only a withdrawn ' +
        'edition carried is not in the history.',
      params: z.strictObject({
        id: z
          .string()
          .max(100, 'is too long for an id')
          .openapi({ example: example[kind].id, description: 'The id as editions give it' }),
      }),
      query: z.strictObject({
        language: languageParameter(languages)
          .optional()
          .openapi({ description: 'The language to show it in; that of its newest release when left out' }),
      }),
      answer,
      others: {
        308: 'It was merged into another, which is at this address',
        404: 'It was never released, or not in this language',
        410: 'No live edition cites it any more',
      },
      respond: async ({ params: { id }, query: { language }, request }) => {
        const now = await store.nameNow({ kind, name: id })
        if (now !== id) {
          return mergedInto(`${urls.root}/${lists[kind]}/${encodeURIComponent(now)}${new URL(request.url).search}`)
        }
        const record: RecordKey = `${kind}:${id}`
        const citing = await store.liveCarrying({ record, limit: lookedAt })
        if (citing.length === 0) {
          const former = await store.everCarrying({ record, limit: 1 })
          return former.length > 0
            ? problem('withdrawn', { detail: `No live edition cites this ${kind} any more.` })
            : problem('not-found', { detail: `No ${kind} with this id was released.` })
        }
        const shown = await newestCarrying(store, { record, ...(language && { language }), limit: lookedAt })
        const form = shown && formIn(shown, kind, id)
        if (!shown || !form) {
          const spoken = [...new Set(citing.map((release) => release.language))].sort()
          const detail = `No live edition in this language cites this ${kind}; there are some in: ${spoken.join(', ')}.`
          return problem('not-found', { detail, parameter: 'language', allowed: spoken })
        }
        const ever = await store.everCarrying({ record, language: shown.language, limit: lookedAt })
        const standing = await standingAmong(store, ever)
        return respond(
          {
            ...form,
            history: changesOf(standing, kind, id).map(({ release, form: was }) => ({
              at: release.at,
              release: release.hash,
              language: release.language,
              slug: release.slug,
              note: release.note,
              [kind]: was,
            })),
            editions: citing.map((release) => toCitingEdition(release, urls)),
          },
          {
            headers: {
              'Content-Language': shown.language,
              ...cacheTagHeaders([
                ...(kind === 'statistic' ? [`statistic:${id}` as const] : []),
                // A story that cites it from now on is in none of the others.
                'lists',
                ...citing.map(({ story }) => `story:${story}` as const),
              ]),
            },
          },
        )
      },
    })

  add('statistic', { schema: statisticAnswer, description: 'The statistic', example: example.statistic })
  add('quote', { schema: quoteAnswer, description: 'The quote', example: example.quote })
  add('source', { schema: sourceAnswer, description: 'The source', example: example.source })
}
