import { v5 as nameUuid } from 'uuid'
import type { PublicSource, PublicStatistic } from '../../model/document'
import type { Edition } from '../schemas'

/** How a source is named to readers; null where nothing may be said. */
export function nameOf({ attribution, name, title }: PublicSource): string | null {
  return title ?? name ?? attribution
}

/** What else readers can look a source up by. */
export function detailsOf({ author, name, publisher, publishedAt, title }: PublicSource): string[] {
  return [title && name !== title ? name : null, author, publisher, publishedAt].filter(
    (detail): detail is string => detail !== null && detail !== '',
  )
}

/** The sources that a statistic rests on, each once. */
export function sourcesOf({ sources }: Pick<Edition, 'sources'>, { evidence }: Pick<PublicStatistic, 'evidence'>) {
  return [...new Set(evidence.map(({ source }) => source))].flatMap(
    (id) => sources.find((source) => source.id === id) ?? [],
  )
}

type Signer = Edition['byline'][number]

/** Those who sign an edition in a role. */
export function signersOf({ byline }: Pick<Edition, 'byline'>, role: Signer['role']): Signer[] {
  return byline.filter((signer) => signer.role === role)
}

/** The names of those who sign an edition in a role. */
export function peopleOf(edition: Pick<Edition, 'byline'>, role: Signer['role']): string[] {
  return signersOf(edition, role).map(({ name }) => name)
}

/** Of the names of editions; made once, at random. */
const NAMESPACE = 'bdd65a98-e9ca-4058-839d-8d7f531a558e'

/**
 * What an edition is known by, whatever address it moves to: a UUID made of its story and language (RFC 9562, 5.5) as a
 * URN.
 */
export function editionUrn({ language, story }: Pick<Edition, 'language' | 'story'>): string {
  return `urn:uuid:${nameUuid(`${story} ${language}`, NAMESPACE)}`
}

/** The URN of a release, the same wherever its edition is: its hash may come again later, which `at` tells. */
export function releaseUrn({ at, hash }: Pick<Edition, 'hash'> & { at: string }): string {
  return `urn:uuid:${nameUuid(`${hash} ${at}`, NAMESPACE)}`
}
