/** Who signs an edition and what it is about: what the article names, as the records call it. Pure. */
import { nameSlug } from './lists'
import type { ArticleRecord, EditionRecords, MediaRecord } from './records'

/** Somebody who signs an edition. `slug` is what they are found by, whoever the name alone would find. */
export type Signer = {
  name: string
  role: NonNullable<ArticleRecord['byline']>[number]['role']
  slug: string
  sameAs: string[]
  bio: string | null
  photo: { picture: string; alt: string; credit: string | null } | null
}

/** A photo as it can be public; null where there is none. An image that has a source is one of a story. */
function photoOf(image: MediaRecord | undefined, name: string): Signer['photo'] {
  if (!image?.picture || image.source) return null
  return { picture: image.picture, alt: image.alt || name, credit: image.credit || null }
}

/** Those who sign an article, in their order: by the name that it is signed with, or as they are called. */
export function signersOf(
  { byline }: Pick<ArticleRecord, 'byline'>,
  { people, photos }: Pick<EditionRecords, 'people' | 'photos'>,
): Signer[] {
  return (byline ?? []).flatMap((row) => {
    const person = row.person ? people.get(row.person) : undefined
    const name = row.name || person?.name
    if (!name) return []
    const sameAs = [...new Set((person?.links ?? []).map(({ url }) => url).filter(Boolean))]
    return [
      {
        name,
        role: row.role,
        slug: person?.slug ?? nameSlug(name),
        sameAs,
        bio: person?.bio || null,
        photo: photoOf(person?.photo ? photos.get(person.photo) : undefined, name),
      },
    ]
  })
}

/** The topics of an article, each once, in its order. */
export function topicsOf(
  { topics }: Pick<ArticleRecord, 'topics'>,
  records: EditionRecords['topics'],
): Array<{ slug: string; name: string }> {
  return [...new Set(topics ?? [])].flatMap((id) => {
    const topic = records.get(id)
    return topic ? [{ slug: topic.slug, name: topic.name || topic.slug }] : []
  })
}
