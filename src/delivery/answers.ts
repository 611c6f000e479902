/** From releases to answers, written out property by property: what is not named here is not given. */
import { isStale } from '../releases/editorsView'
import type { EditionDocument, Tombstone } from '../model/document'
import { toPlainText } from '../body'
import { kindOf, signerSlug, topicsIn, type ListKind } from '../model/lists'
import type { PictureFacts } from '../model/pictures'
import { markedParts, passageAround, searchWords } from '../model/words'
import { editionOf, isRedacted, isTombstone, type Release } from '../model/release'
import { changedWords } from '../releases/changedWords'
import { changedRecords, movedPassages, readersView, type ChangedRecord } from '../releases/readersView'
import type { LoggedRelease } from './corrections'
import type { PicturedRelease } from './pictures'
import type {
  ChangeAnswer,
  CitingEdition,
  CorrectionsAnswer,
  Edition,
  EditionSummary,
  Highlights,
  HistoryAnswer,
  PublicTombstone,
  RelatedEdition,
  ReleaseAnswer,
  StoryEdition,
} from './schemas'
import type { ReleaseEntry, Sharing } from './store'
import type { Urls } from './urls'

/** The document of a release that says something, in today's shape: what the contract promises of every edition. */
export function documentOf(release: Release): EditionDocument {
  const document = editionOf(release)
  if (!document) throw new Error(`The release ${release.hash} is a tombstone, or was redacted.`)
  return document
}

function byLanguage(a: { language: string }, b: { language: string }): number {
  return a.language < b.language ? -1 : 1
}

/** The other live editions of the story of an edition, by language. */
export function toTranslations(release: Release, story: Release[], urls: Urls): Edition['translations'] {
  return story
    .filter((other) => !isTombstone(other) && other.language !== release.language)
    .sort(byLanguage)
    .map((other) => ({
      language: other.language,
      slug: other.slug,
      url: urls.edition(other),
      title: documentOf(other).title,
    }))
}

/** What the bytes of an image tell; nothing where they are not there. */
function toPicture(path: string, facts: PictureFacts | undefined, urls: Urls) {
  return {
    width: facts?.width ?? null,
    height: facts?.height ?? null,
    type: facts?.type ?? null,
    bytes: facts?.bytes ?? null,
    placeholder: facts?.placeholder ?? null,
    sizes: (facts?.sizes ?? []).map(({ file, height, type, width }) => ({
      url: `${urls.absolute(path)}/${file}`,
      width,
      height,
      type,
    })),
  }
}

function toHero(hero: EditionDocument['hero'], pictures: PicturedRelease['pictures'], urls: Urls): Edition['hero'] {
  return (
    hero && {
      url: urls.absolute(hero.url),
      alt: hero.alt,
      credit: hero.credit,
      source: hero.source,
      ...toPicture(hero.url, pictures?.get(hero.url), urls),
    }
  )
}

/** The text, with what is known of its images. */
function toBody(body: EditionDocument['body'], pictures: PicturedRelease['pictures'], urls: Urls): Edition['body'] {
  return body.map((block) => {
    if (block._type !== 'image') return block
    const { _key, _type, alt, caption, credit, focus, source, url } = block
    return {
      _type,
      _key,
      url: urls.absolute(url),
      alt,
      caption,
      credit,
      source,
      focus,
      ...toPicture(url, pictures?.get(url), urls),
    }
  })
}

/** Those who sign a release, each with what they are found by. */
export function toByline({ pictures, ...release }: PicturedRelease, urls: Urls): Edition['byline'] {
  return documentOf(release).byline.map((signer) => {
    const { photo, ...said } = signer
    const slug = signerSlug(signer)
    if (!photo) return { ...said, slug }
    const { alt, credit, url } = photo
    return {
      ...said,
      photo: { url: urls.absolute(url), alt, credit, ...toPicture(url, pictures?.get(url), urls) },
      slug,
    }
  })
}

/** One edition, whole; `changed` is what each of its corrections changed, where that is asked for. */
export function toEdition(
  release: PicturedRelease,
  translations: Edition['translations'],
  urls: Urls,
  changed: ChangedRecord[][] = [],
): Edition {
  const document = documentOf(release)
  return {
    story: document.story,
    language: document.language,
    slug: document.slug,
    url: urls.edition(release),
    title: document.title,
    dek: document.dek,
    byline: toByline(release, urls),
    firstPublished: document.firstPublished,
    translatedFrom: document.translatedFrom,
    translations,
    publishedAt: release.publishedAt,
    updatedAt: release.at,
    version: release.version,
    hash: release.hash,
    topics: document.topics,
    topicRefs: topicsIn(document),
    hero: toHero(document.hero, release.pictures, urls),
    body: toBody(document.body, release.pictures, urls),
    statistics: document.statistics,
    quotes: document.quotes,
    sources: document.sources,
    corrections: document.corrections.map(({ date, kind, text, statistics }, index) => ({
      date,
      kind,
      text,
      statistics,
      changed: changed[index] ?? [],
    })),
    ledger: document.ledger,
  }
}

/** An edition with the addresses at which readers find it and its translations, in place of those of the API. */
export function atReaders(edition: Edition, urls: Urls): Edition {
  return {
    ...edition,
    url: urls.read(edition),
    translations: edition.translations.map((other) => ({ ...other, url: urls.read(other) })),
  }
}

/** One edition in a list. */
export function toEditionSummary(release: PicturedRelease, urls: Urls): EditionSummary {
  const document = documentOf(release)
  return {
    story: document.story,
    language: document.language,
    slug: document.slug,
    url: urls.edition(release),
    title: document.title,
    dek: document.dek,
    byline: toByline(release, urls),
    topics: document.topics,
    topicRefs: topicsIn(document),
    hero: toHero(document.hero, release.pictures, urls),
    firstPublished: document.firstPublished,
    publishedAt: release.publishedAt,
    updatedAt: release.at,
    version: release.version,
    hash: release.hash,
  }
}

/** How much of a text is shown around what was found in it, in characters. */
const PASSAGE = 240

/** Where the words that were looked for stand: in the title, and in the dek or the text. */
export function toHighlights(release: Release, words: ReadonlySet<string>): Highlights {
  const { title, dek, body } = documentOf(release)
  const has = (text: string) => searchWords(text).some((word) => words.has(word))
  const text = dek !== null && has(dek) ? dek : toPlainText(body)
  const passage = passageAround(text.replace(/\s+/g, ' '), words, PASSAGE)
  return { title: markedParts(title, words), text: markedParts(passage, words) }
}

/** An edition that is related to another, with what they share. */
export function toRelatedEdition({ release, shared }: Sharing, urls: Urls): RelatedEdition {
  const of = (kind: ListKind) =>
    shared.filter((list) => kindOf(list) === kind).map((list) => list.slice(kind.length + 1))
  return {
    ...toEditionSummary(release, urls),
    shared: { topics: of('topic'), statistics: of('statistic'), sources: of('source') },
  }
}

/** The hashes of the releases that translations of a story were made from and that are no longer live. */
export function supersededSources(story: Release[]): string[] {
  const live = new Set(story.map(({ hash }) => hash))
  return story.flatMap((release) => {
    const hash = isTombstone(release) ? undefined : documentOf(release).translatedFrom?.release
    return hash === undefined || live.has(hash) ? [] : [hash]
  })
}

/**
 * The live editions of a story, by language, each with whether it is stale: whether the edition it was made from says
 * something else since. `sources` are the releases that the translations were made from.
 */
export function toStoryEditions(story: Release[], sources: Release[], urls: Urls): StoryEdition[] {
  const live = story.filter((release) => !isTombstone(release)).sort(byLanguage)
  const staleFrom = ({ language, release: hash }: { language: string; release: string }): boolean => {
    const now = live.find((release) => release.language === language)
    if (now?.hash === hash) return false
    const made = sources.find((release) => release.hash === hash)
    return !now || !made || !editionOf(made) || isStale(documentOf(made), documentOf(now))
  }
  return live.map((release) => {
    const { translatedFrom } = documentOf(release)
    return {
      ...toEditionSummary(release, urls),
      translatedFrom,
      stale: translatedFrom !== null && staleFrom(translatedFrom),
    }
  })
}

/** A live edition, as a record names those that cite it. */
export function toCitingEdition(release: Release, urls: Urls): CitingEdition {
  return {
    language: release.language,
    slug: release.slug,
    url: urls.edition(release),
    title: documentOf(release).title,
    version: release.version,
    hash: release.hash,
  }
}

/** One release. */
export function toReleaseAnswer(release: Release): ReleaseAnswer {
  return {
    hash: release.hash,
    previous: release.previous,
    story: release.story,
    language: release.language,
    slug: release.slug,
    version: release.version,
    kind: release.kind,
    at: release.at,
    note: release.note,
    document: release.document,
  }
}

/** What names a release of an edition. */
function toReleaseName({ at, hash, kind, version }: ReleaseEntry): NonNullable<HistoryAnswer['differences']>['from'] {
  return { version, hash, kind, at }
}

/** A release in the history of its edition. */
export function toHistoryEntry(release: ReleaseEntry, changed: ChangedRecord[]): HistoryAnswer['releases'][number] {
  return { ...toReleaseName(release), note: release.note, changed }
}

/** What readers had otherwise in an older release of an edition. */
export function toDifferences(older: Release, newer: Release): HistoryAnswer['differences'] {
  const [before, after] = [documentOf(older), documentOf(newer)]
  return {
    from: toReleaseName(older),
    to: toReleaseName(newer),
    passages: readersView(before, after).passages.map(({ part, before: was, after: is }) => ({
      part,
      before: was,
      after: is,
      words: changedWords(was, is),
    })),
    moved: movedPassages(before, after),
    records: changedRecords(before, after),
  }
}

/** A release of corrections in the log of all. */
export function toLoggedCorrection(
  { after, before, corrections, release }: LoggedRelease,
  urls: Urls,
): CorrectionsAnswer['corrections'][number] {
  return {
    ...toReleaseName(release),
    story: after.story,
    language: after.language,
    slug: after.slug,
    url: urls.edition(after),
    title: after.title,
    corrections,
    changed: before ? changedRecords(before, after) : [],
  }
}

/** One entry of the change feed, with what it changed; its release must be numbered. */
export function toChangeAnswer(release: ReleaseEntry, urls: Urls, changed: ChangedRecord[] = []): ChangeAnswer {
  if (release.sequence === null) throw new Error(`The release ${release.hash} has no sequence yet.`)
  return {
    sequence: release.sequence,
    kind: release.kind,
    story: release.story,
    language: release.language,
    slug: release.slug,
    url: urls.edition(release),
    version: release.version,
    hash: release.hash,
    at: release.at,
    statistics: release.statistics,
    note: release.note,
    changed,
    redacted: isRedacted(release),
    redacts: release.redacts ?? [],
  }
}

/** What is left of a withdrawn edition, and since when. */
export function toPublicTombstone(release: Release): PublicTombstone {
  const { story, language, slug, title, reason } = release.document as Tombstone
  return { story, language, slug, title, reason, withdrawnAt: release.at }
}
