/** The smallest articles and records that tests need, as an editor would save them. */
import { randomUUID } from 'node:crypto'
import type { Newsroom, Json } from './newsroom'

/** A paragraph with the given texts and body nodes. */
export function paragraph(...children: Array<string | { blockType: string; [field: string]: unknown }>) {
  return {
    type: 'paragraph',
    version: 1,
    direction: 'ltr',
    format: '',
    indent: 0,
    textFormat: 0,
    children: children.map((child) =>
      typeof child === 'string'
        ? { type: 'text', version: 1, text: child, format: 0, mode: 'normal', style: '', detail: 0 }
        : { type: 'inlineBlock', version: 1, fields: { id: randomUUID(), ...child } },
    ),
  }
}

export function body(...children: object[]) {
  return {
    root: { type: 'root', version: 1, direction: 'ltr', format: '', indent: 0, children },
  }
}

let number = 0

/** An article's data, of its own title and story each time. */
export function articleData(data: Json = {}): Json {
  number += 1
  return {
    title: `An article about number ${number}`,
    language: 'en',
    byline: [{ name: 'A. Reporter', role: 'author' }],
    body: body(paragraph('Nothing is counted here.')),
    ...data,
  }
}

/** Creates a record through REST and gives it back. Throws with the answer when it was refused. */
export async function create(newsroom: Newsroom, collection: string, data: Json, query = ''): Promise<Json> {
  const answer = await newsroom.call(`/${collection}${query}`, { as: 'editor', method: 'POST', data })
  if (answer.status !== 201) throw new Error(`${collection}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body.doc
}

/** The ids of the topics that are called so in a language. */
export async function topicsCalled(
  { payload }: Newsroom,
  names: string[],
  locale: 'en' | 'es' = 'en',
): Promise<string[]> {
  const { docs } = await payload.find({ collection: 'topics', locale, pagination: false })
  return names.map((name) => String(docs.find((topic) => topic.name === name)?.id))
}

/** A source on the record and a statistic that rests on it. */
export async function createStatistic(newsroom: Newsroom, data: Json = {}): Promise<Json> {
  const source = await create(newsroom, 'sources', { kind: 'document', name: 'A register', terms: 'on-record' })
  return create(newsroom, 'statistics', {
    label: 'things counted',
    value: '37',
    unit: { kind: 'count', noun: 'things' },
    evidence: [{ source: source.id, locator: 'p. 3' }],
    ...data,
  })
}

/** Takes an edition down, as an editor does. */
export async function withdraw(newsroom: Newsroom, id: string, reason = 'It was wrong.'): Promise<void> {
  const answer = await newsroom.call(`/articles/${id}/withdraw`, { as: 'editor', method: 'POST', data: { reason } })
  if (answer.status !== 200) throw new Error(`withdraw: ${answer.status} ${JSON.stringify(answer.body)}`)
}
