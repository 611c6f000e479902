/** What becomes of an item of an archive: the fields of an edition, with its images read and nothing written yet. */
import { createHash } from 'node:crypto'
import {
  embeddedAt,
  embedFields,
  embedNode,
  fromMarkdown,
  safeHref,
  type ImageStand,
  type MarkdownImage,
} from '../../body'
import type { LexicalBody } from '../../body/types'
import { dayProblem } from '../../model/days'
import { LONGEST } from '../../model/limits'
import { nameSlug } from '../../model/lists'
import type { Sentence } from '../../model/sentence'
import { slugify } from '../../model/slug'
import { cleanLine, cleanText } from '../../model/text'
import { localTime, momentOf } from '../../model/timeZones'
import { isElsewhere, type ImageFile } from '../images'
import { sentence } from '../sentences'
import { bodyOfHtml, hiddenIn } from './html'
import type { ImageFinder } from './imageFinder'
import type { Archive, Item } from './item'

/** What articles take, as their fields in the admin do. */
const MAX = { ...LONGEST, name: 200, topic: 100, topics: 20, outlet: 200, address: 2000 }

/** How items are read. */
export type ItemReading = {
  timeZone: string
  /** The publication that the stories ran in, whatever the archive says. */
  outlet: string | null
  find: ImageFinder
  now: Date
}

/** An item as it is saved. */
export type ArchivedStory = {
  title: string
  dek: string | null
  /** Null where it is to be made of the title. */
  slug: string | null
  authors: string[]
  topics: string[]
  firstPublished: { outlet: string; url: string | null; date: string | null } | null
  /** Since when readers had it, ISO 8601. */
  publishedAt: string | null
  /** The images that are files, by the addresses that the text names them by. */
  images: ReadonlyMap<string, ImageFile>
  hero: ImageFile | null
  /** Its body, with what stands for its images by their addresses. */
  body: (uploaded: ReadonlyMap<string, string>) => LexicalBody | null
  said: Sentence[]
  /** Whether it has a day but no publication that it ran in on that day. */
  lacksOutlet: boolean
}

/** A hash of what an item is: the same for as long as nothing of it changed. */
export function digestOf(item: Item): string {
  const { canonical, isRestricted: _, name: __, said: ___, ...content } = item
  // They were one before they were told apart, and nothing has changed there by that.
  return createHash('sha256')
    .update(JSON.stringify({ ...content, url: canonical ?? content.url }))
    .digest('hex')
}

/** What an archive is known by among others: no address and no path, which tell more than that. */
export function originOf({ origin }: Pick<Archive, 'origin'>): string {
  return createHash('sha256').update(origin).digest('hex').slice(0, 16)
}

/** Reads an item; `leftOut` where it cannot be a story. */
export async function storyOf(item: Item, reading: ItemReading): Promise<ArchivedStory | { leftOut: Sentence }> {
  const said = [...item.said]
  const named = new Map<string, MarkdownImage>()
  const read = textOf(item, (image) => {
    named.set(image.url, image)
    return 'link'
  })
  if (read === null) {
    return { leftOut: sentence('Its text is nested deeper, or is larger, than any story.') }
  }
  const title = cleanLine(item.title) || read.title || ''
  if (title === '') return { leftOut: sentence('It has no title.') }
  if (title.length > MAX.title) {
    const { length: count } = title
    return { leftOut: sentence('Its title has {count} characters: shorten it to {most}.', { count, most: MAX.title }) }
  }
  const deks = cleanText(item.dek ?? '') || read.dek
  const dek = deks !== null && deks.length > MAX.dek ? null : deks
  if (dek !== deks) said.push(sentence('Its dek is longer than {most} characters and was left out.', { most: MAX.dek }))

  const [hidden, ...more] = 'html' in item.text ? hiddenIn(item.text) : []
  if (hidden !== undefined) {
    const words = hidden.length > 80 ? `${hidden.slice(0, 80)}…` : hidden
    said.push(
      sentence('Passages that its page hid were left out: {count}. “{words}”', { count: more.length + 1, words }),
    )
  }
  for (const name of longOnes(item)) said.push(sentence('“{name}” is too long and was left out.', { name }))

  const images = new Map<string, ImageFile>()
  let elsewhere = 0
  for (const image of named.values()) {
    const file = await reading.find(image, item.folder)
    if (file === null) elsewhere += 1
    else if ('refused' in file) said.push(imageLeftOut(image.url, file.refused))
    else images.set(image.url, file)
  }
  if (elsewhere > 0) {
    said.push(
      elsewhere === 1
        ? sentence('1 image elsewhere stands as a link.')
        : sentence('{count} images elsewhere stand as links.', { count: elsewhere }),
    )
  }
  const hero =
    item.hero === null ? null : await reading.find({ ...item.hero, alt: item.hero.alt || title }, item.folder)
  if (hero === null ? item.hero !== null : 'refused' in hero) {
    const why = hero && 'refused' in hero ? hero.refused : sentence('It is not in the folder of the images.')
    said.push(imageLeftOut(item.hero?.url ?? '', why))
  }
  return {
    title,
    dek,
    slug: slugify(item.slug ?? '') || null,
    authors: once(item.authors, MAX.name),
    topics: topicsOf(item, said),
    ...firstPublishedOf(item, reading, said),
    images,
    hero: hero === null || 'refused' in hero ? null : hero,
    body: (uploaded) => {
      const standFor = ({ url }: MarkdownImage): ImageStand => {
        const media = uploaded.get(url)
        return media === undefined ? (isElsewhere(url) ? 'link' : null) : { media }
      }
      const body = named.size === 0 ? read.body : textOf(item, standFor)?.body
      // The editor opens no body without a block in it.
      return body && body.root.children.length > 0 ? withEmbedsNamed(body) : null
    },
    said,
  }
}

function textOf(item: Item, image: (image: MarkdownImage) => ImageStand) {
  if ('markdown' in item.text) return fromMarkdown(item.text.markdown, { image })
  const body = bodyOfHtml(item.text, image)
  return body && { title: null, dek: null, body }
}

/** The body with the name of its provider on each embed that the archive gave no title. */
function withEmbedsNamed(body: LexicalBody): LexicalBody {
  const children = body.root.children.map((node) => {
    const embed = embedFields(node)
    return embed === null || embed.title !== ''
      ? node
      : embedNode(embed.id, embed.url, embeddedAt(embed.url)?.provider ?? embed.url)
  })
  return { ...body, root: { ...body.root, children } }
}

function imageLeftOut(url: string, why: Sentence): Sentence {
  return sentence('{name} was left out. {why}', { name: `'${url}'`, why })
}

/** Names in one line, each once whatever its case and accents. */
function once(names: readonly string[], longest: number): string[] {
  const found = new Map<string, string>()
  for (const each of names) {
    const name = cleanLine(each)
    if (name === '' || name.length > longest || found.has(nameSlug(name))) continue
    found.set(nameSlug(name), name)
  }
  return [...found.values()]
}

/** Who signs and what it is about, as far as that is longer than a name is: the beginning of each. */
function longOnes({ authors, topics }: Item): string[] {
  const long = (names: readonly string[], longest: number) =>
    names.map(cleanLine).filter(({ length }) => length > longest)
  return [...long(authors, MAX.name), ...long(topics, MAX.topic)].map((name) => `${name.slice(0, 80)}…`)
}

function topicsOf({ topics }: Item, said: Sentence[]): string[] {
  const all = once(topics, MAX.topic)
  if (all.length > MAX.topics) {
    said.push(sentence('Only {most} of its {count} topics were kept.', { most: MAX.topics, count: all.length }))
  }
  return all.slice(0, MAX.topics)
}

type FirstPublished = Pick<ArchivedStory, 'firstPublished' | 'publishedAt' | 'lacksOutlet'>

function firstPublishedOf(
  { canonical, isPublished, outlet, published, url }: Item,
  reading: ItemReading,
  said: Sentence[],
): FirstPublished {
  const none = { firstPublished: null, publishedAt: null, lacksOutlet: false }
  if (!isPublished) return none
  const when = published === null ? null : publishedOn(published, reading)
  if (published !== null && when === null) {
    said.push(sentence("It has no date: '{date}' is none that was.", { date: published }))
  }
  const href = safeHref(canonical ?? url)
  const address = href && /^https?:/i.test(href) && href.length <= MAX.address ? href : null
  const name = cleanLine(reading.outlet ?? outlet ?? '') || (address === null ? '' : new URL(address).hostname)
  const publishedAt = when?.at ?? null
  if (name === '' || name.length > MAX.outlet) return { ...none, publishedAt, lacksOutlet: when !== null }
  return {
    firstPublished: { outlet: name, url: address, date: when?.day ?? null },
    publishedAt,
    lacksOutlet: false,
  }
}

/** The day and the moment of a date as an archive writes it; null for what is none, or is yet to come. */
export function publishedOn(
  written: string,
  { now, timeZone }: Pick<ItemReading, 'now' | 'timeZone'>,
): { day: string; at: string } | null {
  const [, day = '', time = ''] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?)?$/.exec(written.trim()) ?? []
  // Without an offset it is a time of the newsroom's clocks; one that they put forward over is of that day all the same.
  const local =
    day === '' ? null : (momentOf(`${day}T${time || '00:00'}`, timeZone) ?? momentOf(`${day}T12:00`, timeZone))
  const moment = local ?? (/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/.test(written) ? new Date(written) : null)
  if (moment === null || Number.isNaN(moment.getTime()) || moment > now) return null
  const on = day || localTime(moment, timeZone).slice(0, 10)
  return dayProblem(on) === null ? { day: on, at: moment.toISOString() } : null
}
