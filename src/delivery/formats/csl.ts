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

/** A date as CSL has it: as many parts as are known. */
function dateOf(date: string | null) {
  return date === null ? undefined : { 'date-parts': [date.slice(0, 10).split('-').map(Number)] }
}

/** The sources of an edition as CSL-JSON, for reference managers. A source of which nothing may be said is left out. */
export function toCsl({ sources }: Pick<Edition, 'sources'>): object[] {
  return sources.flatMap((source) => {
    const title = nameOf(source)
    if (title === null) return []
    return [
      {
        id: source.id,
        type: types[source.kind],
        title,
        ...(source.author !== null && { author: [{ literal: source.author }] }),
        ...(source.publisher !== null && { publisher: source.publisher }),
        ...(source.publishedAt !== null && { issued: dateOf(source.publishedAt) }),
        ...(source.accessedAt !== null && { accessed: dateOf(source.accessedAt) }),
        ...(source.url !== null && { URL: source.url }),
        ...(source.archiveUrl !== null && { archive_location: source.archiveUrl }),
        ...(source.language !== null && { language: source.language }),
      },
    ]
  })
}
