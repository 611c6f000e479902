/**
 * A typed client of the public API. Its types are made of the contract:
 *   npx openapi-typescript https://news.example/api/v1/openapi.json -o cited.d.ts
 */
import createClient, { type ClientOptions } from 'openapi-fetch'
import type { components, paths } from './cited'

export type Edition = components['schemas']['Edition']
export type EditionSummary = components['schemas']['EditionSummary']
export type Statistic = components['schemas']['Statistic']
export type Change = components['schemas']['Change']
/** One of the languages that the newsroom publishes in. */
export type Language = paths['/articles/{language}/{slug}']['get']['parameters']['path']['language']
/** Entries are whole: `fields` would leave some of each out. */
type Filters = Omit<NonNullable<paths['/articles']['get']['parameters']['query']>, 'cursor' | 'fields'>
export type Problem = components['schemas']['Problem']

/** What the API refused, with its reason. */
export class CitedError extends Error {
  override name = 'CitedError'
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

/** What was answered; throws where that was a refusal. */
function answered<Data>({ data, error }: { data?: Data; error?: Problem }): Data {
  if (data === undefined) throw error ? new CitedError(error) : new Error('The API did not answer.')
  return data
}

/** Reads what a newsroom published. `baseUrl` is where its API is, as `https://news.example/api/v1`. */
export function createCited(options: ClientOptions & { baseUrl: string }) {
  const client = createClient<paths>(options)

  /** Live editions, page by page for as long as they are asked for. */
  async function* articles(query: Filters = {}): AsyncGenerator<EditionSummary> {
    for (let cursor: string | undefined; ;) {
      const page = answered(await client.GET('/articles', { params: { query: { ...query, cursor } } }))
      yield* page.articles as EditionSummary[]
      if (page.next === null) return
      cursor = page.next
    }
  }

  /** One edition; null where there is none, or none any more. */
  async function edition(language: Language, slug: string): Promise<Edition | null> {
    const answer = await client.GET('/articles/{language}/{slug}', { params: { path: { language, slug } } })
    if (answer.response.status === 404 || answer.response.status === 410) return null
    return answered(answer)
  }

  /** The changes after a cursor, and the cursor after those; waits up to `wait` seconds for one. */
  async function changes(since?: string, wait = 0): Promise<{ changes: Change[]; next: string }> {
    return answered(await client.GET('/changes', { params: { query: { since, wait } } }))
  }

  return { client, articles, edition, changes }
}

/** The statistic that a figure in the body names, with all that is known of it. */
export function statisticOf(edition: Edition, figure: { statistic: string }): Statistic | undefined {
  return edition.statistics.find(({ id }) => id === figure.statistic)
}
