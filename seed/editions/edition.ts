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
  /** The findings that the edition was published in spite of, and why. `text` is the passage as it reads. */
  dismissals: { rule: string; text: string; reason: string }[]
  blocks: Block[]
}
