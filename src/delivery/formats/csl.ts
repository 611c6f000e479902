import type { PublicSource } from '../../model/document'
import type { Edition } from '../schemas'
import { nameOf } from './sources'

/** The item types of CSL 1.0.2 (appendix III) that our kinds of source are. */
const types: Record<PublicSource['kind'], string> = {
  person: 'personal_communication',
  organization: 'document',
  document: 'document',
  dataset: 'dataset',
  publication: 'article-newspaper',
  hearing: 'hearing',
  broadcast: 'broadcast',
  post: 'post',
  interview: 'interview',
}

/** The kinds of source that are somebody: their names are names, not titles. */
const somebody: ReadonlySet<PublicSource['kind']> = new Set(['person', 'organization'])

/** The kinds that appear in something with a name of its own, which is its publisher's. */
const contained: ReadonlySet<PublicSource['kind']> = new Set(['publication', 'broadcast', 'post'])

/** A date as CSL has it: as many parts as are known; undefined where none is. */
function dateOf(date: string | null | undefined) {
  const parts = (date ?? '').slice(0, 10).split('-').map(Number)
  return parts[0] && parts.every(Number.isInteger) ? { 'date-parts': [parts] } : undefined
}

function latest(dates: Array<string | null>): string | undefined {
  return dates
    .filter((date) => date !== null)
    .sort()
    .at(-1)
}

type Cited = Pick<Edition, 'language' | 'quotes' | 'sources' | 'statistics'>

/** When somebody last looked at a source for an edition. */
function accessedFor({ quotes, statistics }: Cited, { accessedAt, id }: PublicSource): string | undefined {
  const evidence = [...statistics, ...quotes].flatMap((record) => record.evidence)
  return accessedAt ?? latest(evidence.filter(({ source }) => source === id).map((piece) => piece.accessedAt))
}

/** When a source came out; of a person, when they last said what is quoted. */
function issuedIn({ quotes }: Cited, { id, kind, publishedAt }: PublicSource): string | undefined {
  if (publishedAt !== null || !somebody.has(kind)) return publishedAt ?? undefined
  return latest(quotes.filter(({ speaker }) => speaker === id).map(({ saidAt }) => saidAt))
}

/**
 * What a source is titled in an edition: in the language of the edition where the newsroom names it so, and then its own
 * title beside.
 */
function titlesIn({ language }: Cited, source: PublicSource): { title?: string; 'original-title'?: string } {
  const own = source.title ?? (somebody.has(source.kind) ? null : source.name)
  const isLocal = source.language === null || source.language === language
  const told = source.attributionLanguage === null && !somebody.has(source.kind) ? source.attribution : null
  if (told === null || (own !== null && isLocal)) return own === null ? {} : { title: own }
  return { title: told, ...(own !== null && own !== told && { 'original-title': own }) }
}

/** The sources of an edition as CSL-JSON, for reference managers. A source of which nothing may be said is left out. */
export function toCsl(edition: Cited): object[] {
  return edition.sources.flatMap((source) => {
    const name = nameOf(source)
    if (name === null) return []
    const author = source.author ?? (somebody.has(source.kind) ? (source.name ?? source.attribution) : null)
    const titles = titlesIn(edition, source)
    const url = source.url ?? source.archiveUrl
    const [issued, accessed] = [dateOf(issuedIn(edition, source)), dateOf(accessedFor(edition, source))]
    return [
      {
        id: source.id,
        type: types[source.kind],
        // Whatever its kind, an item is called something.
        ...(author === null && titles.title === undefined ? { title: name } : titles),
        ...(author !== null && { author: [{ literal: author }] }),
        ...(source.publisher !== null && {
          publisher: source.publisher,
          ...(contained.has(source.kind) && { 'container-title': source.publisher }),
        }),
        ...(issued && { issued }),
        ...(accessed && { accessed }),
        ...(url !== null && { URL: url }),
        ...(source.archiveUrl !== null && { archive_location: source.archiveUrl }),
        ...(source.language !== null && { language: source.language }),
      },
    ]
  })
}
