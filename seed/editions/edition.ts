import type { Block } from '../body'
import type { LanguageCode } from '../records'

/** An edition of the seed's story, before it has a database id. */
export type EditionRecord = {
  language: LanguageCode
  title: string
  slug: string
  dek: string
  byline: { name: string; role: 'author' | 'translator' | 'photographer' | 'editor' }[]
  firstPublished: { outlet: string; url: string | null; date: string | null; language: LanguageCode }
  topics: string[]
  blocks: Block[]
}
