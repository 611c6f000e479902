import { releaseKindSchema, type EditionDocument, type ReleaseKind, type Tombstone } from './document'
import { upgraded } from './shapes'

/** A document as it is released: what it says, and what keeps its hash from being guessed (`releases/salt.ts`). */
export type Salted<Document> = Document & { salt?: string | undefined }

/** One row of `releases`: the immutable public snapshot made each time an edition is published, corrected or withdrawn. */
export type Release = {
  id: string
  /** Its place in the change feed, from 1; null until it is numbered, after the commit that made it. */
  sequence: number | null
  story: string
  language: string
  slug: string
  /** The id of the document in `articles`: private. */
  article: string
  /** 1, 2, … in each edition. */
  version: number
  kind: ReleaseKind
  /** When it was released, ISO 8601. */
  at: string
  /** When the edition was first released, ISO 8601. */
  publishedAt: string
  /** SHA-256 of the canonical JSON (RFC 8785) of `document`, in lower-case hexadecimal. */
  hash: string
  /** The hash of the release before it. */
  previous: string | null
  note: string | null
  /** The ids of the statistics whose public form changed with this release. */
  statistics: string[]
  /** Whether it is the newest of its edition: a tombstone too. */
  newest: boolean
  document: Salted<EditionDocument> | Salted<Tombstone>
  /** When what it said was taken out of it, ISO 8601; null where it was not. Its hash and its place are kept. */
  redactedAt?: string | null
  /** The hashes of the releases of its edition that were redacted with it, so that whoever keeps copies deletes them. */
  redacts?: string[] | null
  /** What it is found by: `statistic:<id>` of each record that it carries, `media:<file>`. Private. */
  records?: string[] | null
}

/** What a release is called by, where somebody is told of it. */
export type ReleaseName = Pick<Release, 'language' | 'slug' | 'version' | 'hash'>

/** What a release is called by, of all that it says. */
export function releaseName({ hash, language, slug, version }: ReleaseName): ReleaseName {
  return { language, slug, version, hash }
}

/** Whether a release is what is left of a withdrawn edition. */
export function isTombstone({ kind }: Pick<Release, 'kind'>): boolean {
  return kind === 'withdrawn'
}

/** The kinds of releases that readers get, for questions to the database. */
export const readKinds: readonly ReleaseKind[] = releaseKindSchema.options.filter((kind) => !isTombstone({ kind }))

/** Whether what a release said was taken out of it. */
export function isRedacted({ redactedAt }: Pick<Release, 'redactedAt'>): boolean {
  return Boolean(redactedAt)
}

/** Whether readers get a release: the newest of its edition, and no tombstone. */
export function isLive(release: Pick<Release, 'kind' | 'newest'>): boolean {
  return release.newest && !isTombstone(release)
}

/**
 * The public document of a release, in today's shape, for whoever compares it; null when there is none, or it is a
 * tombstone, or was redacted. The hash is that of `document`, which may be of an older shape.
 */
export function editionOf(
  release: Pick<Release, 'kind' | 'document' | 'redactedAt'> | undefined,
): EditionDocument | null {
  if (!release || isTombstone(release) || isRedacted(release)) return null
  const { salt: _, ...document } = release.document as Salted<EditionDocument>
  return upgraded(document)
}
