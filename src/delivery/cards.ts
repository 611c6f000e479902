/**
 * The pictures that stand for editions where they are shared. What one shows is taken, property by property, from what
 * the edition says in public, and its address is made of that: it is another one when something else is shown.
 */
import { createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { EditionDocument, PublicSource, PublicStatistic } from '../model/document'
import { directionOf, languageLabel, type Language } from '../model/languages'
import { pictureNamed } from '../model/pictures'
import { CARD, createLine, drawCard, openCardFont, PictureRefused, type Card, type CardFont } from '../pictures'
import { nameOf, sourcesOf } from './formats/sources'
import type { Urls } from './urls'

/** What of an edition is shown: an edition as it is answered, or the document of its release. */
export type Shown = Pick<EditionDocument, 'language' | 'slug' | 'title' | 'statistics' | 'sources' | 'hero'>

/** The picture of an edition: what it is called, and what it shows in words. */
type NamedCard = { card: Card; file: string; alt: string }

/** The picture that stands for an edition where it is shared: where it is, and what it shows in words. */
export type SharedCard = { alt: string; height: number; type: string; url: string; width: number }

/** Drawn bytes; whether they are all that there is to show, so that their address will never give others. */
type Drawn = { bytes: Uint8Array<ArrayBuffer>; isWhole: boolean }

/** The pictures of editions. */
export type Cards = {
  /** Resolves once it is known whether any can be drawn here. */
  ready: () => Promise<void>
  /** The picture of an edition; null where none can be drawn of it, or at all. */
  of: (edition: Shown) => NamedCard | null
  /** Draws it, once for all who ask meanwhile; null where too many wait for theirs. */
  draw: (card: NamedCard) => Promise<Drawn> | null
  /** Drops what is kept in memory. */
  forget: () => void
}

/** Where pages are off, or nothing draws. */
export const noCards: Cards = {
  ready: () => Promise.resolve(),
  of: () => null,
  draw: () => null,
  forget: () => undefined,
}

/** Another one when cards look otherwise, so that nobody keeps the old ones. */
const DESIGN = 1
/** How many figures are shown: without a picture, and beside one. */
const FIGURES = { alone: 3, beside: 2 }
/** The longest figure that fits without being cut, which no figure may be. */
const LONGEST_DISPLAY = 20
/** How much is kept in memory, in bytes, and how long, in milliseconds: whatever else is told of a redaction, it ends. */
const KEPT = { maxSize: 16 * 1024 * 1024, ttl: 60_000 }
/** How many are drawn at once, and wait for it. */
const LINE = { atOnce: 1, waiting: 20 }

/** Pictographs, which the font has not and a title can do without, and what is not seen. */
const PICTOGRAPHS = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{FE0E}\u{FE0F}\u{20E3}]/gu
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu

/**
 * A text as it can be written with these letters; null where one is missing: a text with holes would say something else.
 * Pictographs that are missing are left out.
 */
export function writable(text: string, letters: ReadonlySet<number>): string | null {
  const has = (letter: string) => letters.has(letter.codePointAt(0) ?? 0)
  const seen = text
    .normalize('NFC')
    .replace(PICTOGRAPHS, (each) => (has(each) ? each : ''))
    .replaceAll(/\s/gu, ' ')
    .replace(UNSEEN, '')
    .replaceAll(/ +/g, ' ')
    .trim()
  return seen !== '' && [...seen].every(has) ? seen : null
}

/** Whether readers are told something against a figure: one that stands for the story must not need that. */
function isDoubted({ derivation, status }: PublicStatistic): boolean {
  return status === 'disputed' || status === 'retracted' || derivation?.consistent === false
}

/** How a source is named on a card: as in the text, where that is in its language. */
function sourceName(source: PublicSource): string | null {
  const name = nameOf(source)
  return name === source.attribution && source.attributionLanguage !== null ? null : name
}

type Figure = Card['figures'][number]

/** A figure as it is shown; null where it is not. */
function figureOf(edition: Shown, statistic: PublicStatistic, letters: ReadonlySet<number>): Figure | null {
  if (isDoubted(statistic) || statistic.labelLanguage !== null) return null
  if (statistic.display.length > LONGEST_DISPLAY) return null
  const [display, label] = [writable(statistic.display, letters), writable(statistic.label, letters)]
  if (display === null || label === null) return null
  const [name] = sourcesOf(edition, statistic).flatMap((source) => sourceName(source) ?? [])
  return { display, label, source: name === undefined ? null : writable(name, letters) }
}

type Setting = { name: string; languages: Language[]; letters: ReadonlySet<number> }

/** What is shown of an edition; null where its title cannot be written. */
export function cardOf(edition: Shown, { languages, letters, name }: Setting): Card | null {
  const { hero, language, statistics } = edition
  const title = writable(edition.title, letters)
  if (title === null) return null
  const picture = hero && pictureNamed(hero.url)
  const most = picture ? FIGURES.beside : FIGURES.alone
  // In the order of the text, those first whose source can be named.
  const [named, others]: [Figure[], Figure[]] = [[], []]
  for (const statistic of statistics) {
    if (named.length === most) break
    const figure = figureOf(edition, statistic, letters)
    if (figure) (figure.source === null ? others : named).push(figure)
  }
  const known = languages.find(({ code }) => code === language)
  return {
    direction: directionOf(language),
    name: writable(name, letters) ?? '',
    language: writable(known ? languageLabel(known) : language, letters) ?? language,
    title,
    figures: [...named, ...others].slice(0, most),
    picture: picture ? { name: picture, credit: hero.credit === null ? null : writable(hero.credit, letters) } : null,
  }
}

/** What a card says, for whoever does not see it. */
function altOf({ figures, title }: Card): string {
  return [title, ...figures.map(({ display, label }) => `${display} ${label}`)].join(' · ')
}

type Options = {
  /** The name of the publication. */
  name: string
  languages: Language[]
  /** The images of the newsroom. */
  media: { read: (name: string) => Promise<{ bytes: Uint8Array } | null> }
  /**
   * What the addresses are made with besides what is shown, so that nobody can tell of one whether a guess at what it
   * showed is right, after a redaction.
   */
  key: string
  warn: (err: unknown, message: string) => void
}

/** The pictures of the editions of a publication. */
export function createCards({ key, languages, media, name, warn }: Options): Cards {
  let font: CardFont | null = null
  let opening: Promise<void> | undefined
  const kept = new LRUCache<string, Drawn>({
    ...KEPT,
    ttlAutopurge: true,
    sizeCalculation: ({ bytes }) => bytes.byteLength,
  })
  const drawing = new Map<string, Promise<Drawn>>()
  const line = createLine(LINE)
  /** The main images that could not be drawn, each told of once. */
  const damaged = new Set<string>()
  /** Goes up when everything is to be forgotten, what is being drawn too. */
  let age = 0

  const open = async () => {
    try {
      font = await openCardFont()
    } catch (err) {
      warn(
        err,
        err instanceof PictureRefused
          ? 'cited: sharp is not installed; stories are shared with their main images'
          : 'cited: no pictures can be drawn of stories; they are shared with their main images',
      )
    }
  }
  const draw = async ({ card }: NamedCard): Promise<Drawn> => {
    const by = font
    if (!by) throw new Error('A picture of an edition is drawn where none can be.')
    const drawn = async (picture: Uint8Array | null) => new Uint8Array(await drawCard(card, { font: by, picture }))
    if (card.picture === null) return { bytes: await drawn(null), isWhole: true }
    // Read when its turn comes: what waits takes no memory.
    const found = await media.read(card.picture.name)
    if (found) {
      try {
        return { bytes: await drawn(found.bytes), isWhole: true }
      } catch (err) {
        if (!damaged.has(card.picture.name))
          warn(err, 'cited: a main image could not be drawn beside the title of its story')
        damaged.add(card.picture.name)
      }
    }
    return { bytes: await drawn(null), isWhole: false }
  }

  return {
    ready: () => (opening ??= open()),
    of: (edition) => {
      const card = font && cardOf(edition, { languages, letters: font.letters, name })
      if (!card) return null
      const hash = createHmac('sha256', key)
        .update(JSON.stringify([DESIGN, edition.language, card]))
        .digest('hex')
      return { card, file: `${hash}.png`, alt: altOf(card) }
    },
    draw: (named) => {
      const { file } = named
      const known = kept.get(file)
      if (known) return Promise.resolve(known)
      const underway = drawing.get(file)
      if (underway) return underway
      const began = age
      const work: Promise<Drawn> | undefined = line(() => draw(named))
        ?.then((drawn) => {
          if (drawn.isWhole && began === age) kept.set(file, drawn)
          return drawn
        })
        .finally(() => {
          if (drawing.get(file) === work) drawing.delete(file)
        })
      if (!work) return null
      drawing.set(file, work)
      return work
    },
    forget: () => {
      age += 1
      kept.clear()
      drawing.clear()
    },
  }
}

/** How the head of an edition names its picture. */
export function sharedCards({ of }: Pick<Cards, 'of'>, urls: Pick<Urls, 'card'>) {
  return (edition: Shown): SharedCard | null => {
    const named = of(edition)
    return named && { ...CARD, alt: named.alt, type: 'image/png', url: urls.card(edition, named.file) }
  }
}
