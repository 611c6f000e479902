/** What a release says, before it has a place among those of its edition. Pure. */
import type { EditionDocument, Tombstone } from '../model/document'
import { pictureNamed, pictureUrls } from '../model/pictures'
import { editionOf, type Release, type Salted } from '../model/release'
import { hashOf, meaningOf } from './canonical'
import { newCorrections } from './newCorrections'
import { salted } from './salt'

/** A release before it has a place among those of its edition. */
export type ReleaseDraft = Pick<
  Release,
  'kind' | 'note' | 'statistics' | 'document' | 'story' | 'language' | 'slug' | 'hash'
> & { records: string[] }

/**
 * The release that makes a document public. `own` are the keys of the records that it carries by other names than their
 * ids; `read` is the last release that readers had, where the newest says nothing: what was corrected while an edition
 * was down is a correction when it comes back.
 */
export function publication(
  document: Salted<EditionDocument>,
  newest: Release | undefined,
  { own = [], read = newest }: { own?: readonly string[]; read?: Release | undefined } = {},
): ReleaseDraft {
  const before = editionOf(newest)
  const had = editionOf(read)
  const corrections = had === null ? [] : newCorrections(had, document).flatMap((at) => document.corrections[at] ?? [])
  const kind = corrections.length > 0 ? 'corrected' : before === null ? 'published' : 'updated'
  return {
    kind,
    document,
    hash: hashOf(document),
    story: document.story,
    language: document.language,
    slug: document.slug,
    note: kind === 'corrected' ? corrections.map(({ text }) => text).join('\n') : null,
    // One that is called otherwise from now on is not named by what it was called: in two stories that would link them.
    statistics: changedStatistics(kind === 'corrected' ? had : before, document).filter(
      (id) => !own.includes(`own-statistic:${id}`),
    ),
    records: [...recordsOf(document), ...own],
  }
}

/** Tells of a text whether it must not stay public. */
export type Hides = (text: string) => boolean

/** What stands for an address that was redacted, of the release with this hash. */
export function opaqueSlug(hash: string): string {
  return `redacted-${hash.slice(0, 12)}`
}

/** What is left of an edition without the texts that must not stay public; `hash` is that of its release before. */
export function withoutHidden(
  { language, reason, slug, story, title }: Tombstone,
  hash: string,
  hides: Hides,
): Tombstone {
  return {
    story,
    language,
    slug: hides(slug) ? opaqueSlug(hash) : slug,
    title: title !== null && hides(title) ? null : title,
    reason: reason !== null && hides(reason) ? null : reason,
  }
}

/**
 * The release that takes an edition down, with the reason that readers are told, and without what `hides` says must not
 * stay; null where nothing is public.
 */
export function withdrawal(
  secret: string,
  newest: Release | undefined,
  reason: string | null,
  hides: Hides = () => false,
): ReleaseDraft | null {
  const before = editionOf(newest)
  if (!newest || !before) return null
  const { story, language, slug, title } = before
  const document = salted(secret, withoutHidden({ story, language, slug, title, reason }, newest.hash, hides))
  return {
    kind: 'withdrawn',
    document,
    hash: hashOf(document),
    story,
    language,
    slug: document.slug,
    note: document.reason,
    statistics: changedStatistics(before, null),
    records: [],
  }
}

/** The records that a release carries, as releases are found by them: `statistic:<id>`; images by their files. */
function recordsOf(document: EditionDocument): string[] {
  const { statistics, quotes, sources } = document
  const pictures = pictureUrls(document).flatMap((url) => pictureNamed(url) ?? [])
  return [
    ...[...new Set(pictures)].map((name) => `media:${name}`),
    ...statistics.map(({ id }) => `statistic:${id}`),
    ...quotes.map(({ id }) => `quote:${id}`),
    ...sources.map(({ id }) => `source:${id}`),
  ]
}

/** What the file of the main image of a document is called in public; null where it has none. */
export function pictureOf({ hero }: Pick<EditionDocument, 'hero'>): string | null {
  return hero && pictureNamed(hero.url)
}

/** The statistics whose public form is another one than before, or that came or went. */
function changedStatistics(before: EditionDocument | null, after: EditionDocument | null): string[] {
  const forms = (document: EditionDocument | null) =>
    new Map((document?.statistics ?? []).map((statistic) => [statistic.id, meaningOf(statistic)]))
  const [old, now] = [forms(before), forms(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id))
}

/** A document without what the lexer counts in it. */
function withoutCounts({ ledger, ...rest }: EditionDocument): Record<string, unknown> {
  const { figures, quotations, ...counted } = ledger
  return {
    ...rest,
    ledger: { ...counted, figures: { ...figures, unattributed: 0 }, quotations: { ...quotations, unattributed: 0 } },
  }
}

/**
 * Whether two documents of an edition, both in today's shape, say the same. How many numbers and quotations a text has
 * that nobody attributed is no part of it: in the same text a newer version of the lexer may count others.
 */
export function saysTheSame(before: EditionDocument, after: EditionDocument): boolean {
  const [old, now] = [withoutCounts(before), withoutCounts(after)]
  // Part by part: where one differs, the rest need not be read.
  const names = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...names].every((name) => meaningOf({ [name]: old[name] }) === meaningOf({ [name]: now[name] }))
}
