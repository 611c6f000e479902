/** A story of an archive, as its reader gives it: what is said there, and nothing of what becomes of it here. */
import type { Sentence } from '../../model/sentence'

/** An image that an item names. */
type ItemImage = { url: string; alt: string; caption: string | null }

export type Item = {
  /** What tells it from all others, there and when it is imported again. */
  guid: string
  /** What it is called in the report. */
  name: string
  /** What its language is called there; null where that is not said. */
  language: string | null
  /** What its editions in several languages share; null where it has none, or that is not said. */
  group: string | null
  title: string
  dek: string | null
  slug: string | null
  text: { markdown: string } | { html: string; isLines: boolean }
  /** Whether anybody could read it there. */
  isPublished: boolean
  /** Whether it was published there, and not for everybody. */
  isRestricted: boolean
  /** When it was first published there: a local time (`2019-03-05T10:22`), a day, or a moment that ends with Z. */
  published: string | null
  /** Where readers found it. */
  url: string | null
  /** Where it first ran, as it said there, where that is another page than the one that readers found it at. */
  canonical?: string
  /** The publication that it ran in. */
  outlet: string | null
  authors: string[]
  topics: string[]
  hero: ItemImage | null
  /** Slugs that it had there before. */
  formerSlugs: string[]
  /** The folder of its images, from that of the archive. */
  folder: string
  /** What is to be said of it that is no reason to leave it out. */
  said: Sentence[]
}

/** Something in an archive that cannot be imported, and why. */
export type LeftOut = { name: string; leftOut: Sentence }

export type Archive = {
  /** Where it is of, by which its items are told from those of another that call theirs alike. */
  origin: string
  /** How many items there are; null where that is not known before they are read. */
  count: number | null
  /** The language of what does not say its own; null where the archive does not say it. */
  language: string | null
  items: AsyncIterable<Item | LeftOut> | Iterable<Item | LeftOut>
  /** What is to be said of the archive as a whole. */
  said: Sentence[]
}
