/** The lists that live editions stand in: all of them, and those of what an edition is about, who signs it and what it rests on. */
import type { EditionDocument } from './document'
import { isOpaque } from './shapes'
import { slugify } from './slug'
import { searchForm } from './text'

/** What lists are kept of, besides all editions; `alias` is another name of a topic or a person: `alias:topic:rusia`. */
export type ListKind = 'topic' | 'person' | 'statistic' | 'source' | 'alias'

/** What a list is found by: `all`, or a kind and the slug of a name or the public id of a record. */
export type ListKey = 'all' | `${ListKind}:${string}`

/** The list of all live editions. */
export const ALL: ListKey = 'all'

const LONGEST = 100

/**
 * What a topic or a person is found by, whatever case and accents a text writes them with; a name that no Latin letters
 * can be made of stands for itself.
 * @example nameSlug('Política exterior') // 'politica-exterior'
 */
export function nameSlug(name: string): string {
  return slugify(name) || searchForm(name).replaceAll(' ', '-').slice(0, LONGEST)
}

/**
 * The statistics of a document by which other stories may be found: not those that rest on an unnamed source and that a
 * document of long ago calls as other stories do, which would say that they share the source.
 */
function listedStatistics({ sources, statistics }: EditionDocument): string[] {
  const unnamed = new Set(sources.flatMap(({ id, terms }) => (terms === 'on-record' ? [] : [id])))
  return statistics
    .filter(({ id, evidence }) => isOpaque(id) || !evidence.some(({ source }) => unnamed.has(source)))
    .map(({ id }) => id)
}

/** The lists in which editions are that have a topic or a person, by its slug or by what an edition calls it. */
export function listsNamed(kind: 'topic' | 'person', text: string): ListKey[] {
  const slug = nameSlug(text)
  return [`${kind}:${slug}`, `alias:${kind}:${slug}`]
}

/** What each topic of a document is found by, with what the document calls it. */
export function topicsIn({ topics, topicSlugs }: EditionDocument): Array<{ slug: string; name: string }> {
  return topics.map((name, index) => ({ slug: topicSlugs?.[index] ?? nameSlug(name), name }))
}

/** What somebody who signs a document is found by. */
export function signerSlug({ name, slug }: EditionDocument['byline'][number]): string {
  return slug ?? nameSlug(name)
}

/** The lists that an edition stands in, each once, with what the edition calls the topic or the person. */
export function listsOf(document: EditionDocument): Array<{ list: ListKey; name: string | null }> {
  const named = (kind: 'topic' | 'person', all: Array<{ slug: string; name: string }>) =>
    all.flatMap(({ slug, name }): Array<{ list: ListKey; name: string }> => {
      const made = nameSlug(name)
      return [
        { list: `${kind}:${slug}`, name },
        ...(made === slug ? [] : [{ list: `alias:${kind}:${made}` as const, name: slug }]),
      ]
    })
  const lists: Array<{ list: ListKey; name: string | null }> = [
    { list: ALL, name: null },
    ...named('topic', topicsIn(document)),
    ...named(
      'person',
      document.byline.map((signer) => ({ slug: signerSlug(signer), name: signer.name })),
    ),
    ...listedStatistics(document).map((id) => ({ list: `statistic:${id}` as const, name: null })),
    ...document.sources.map(({ id }) => ({ list: `source:${id}` as const, name: null })),
  ]
  const keys = lists.map(({ list }) => list)
  return lists.filter(({ list }, index) => keys.indexOf(list) === index)
}

/**
 * The lists by which editions of other stories are related to an edition: its topics, its statistics and the sources that
 * it names. What rests on an unnamed source relates nothing.
 */
export function relatingLists(document: EditionDocument): ListKey[] {
  const named = new Set(document.sources.flatMap(({ id, terms }) => (terms === 'on-record' ? [`source:${id}`] : [])))
  return listsOf(document)
    .map(({ list }) => list)
    .filter((list) => /^(topic|statistic):/.test(list) || named.has(list))
}

/** How much it says of two editions that they share one of a kind. */
const weights: Readonly<Record<string, number>> = { statistic: 3, source: 2, topic: 1 }

/** How near two editions are that share some lists. */
export function nearness(shared: readonly ListKey[]): number {
  return shared.reduce((sum, list) => sum + (weights[kindOf(list)] ?? 0), 0)
}

/** Of what a list is. */
export function kindOf(list: ListKey): string {
  return list.split(':')[0] ?? list
}
