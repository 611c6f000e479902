/** A release as staff look at it: what readers got, whose figures it has, and what it changed. */
import type { Endpoint, PayloadRequest, Where } from 'payload'
import { endpoint } from '../../access/endpoint'
import { notFound } from '../../access/refuse'
import { toHtml } from '../../body'
import { isId } from '../../database/ids'
import type { EditionDocument, PublicSource, Tombstone } from '../../model/document'
import { editionOf, isLive, isRedacted, isTombstone, type Release } from '../../model/release'
import type { Passage } from '../../releases/editorsView'
import { releasesWhere } from '../../releases/read'
import { changedRecords, readersView, type ChangedRecord } from '../../releases/readersView'
import { namesOf } from '../accounts/names'
import { sentence } from '../sentences'

type Neighbour = { id: string; version: number }

/** What one release says, as readers had it. */
type Said = {
  title: string
  dek: string | null
  byline: string[]
  topics: string[]
  /** The body as HTML, in which everything is escaped. */
  html: string
  /** Its figures, each with those it comes from, as far as they are named there. */
  statistics: Array<{ id: string; display: string; label: string; status: string; sources: string[] }>
  quotes: Array<{ id: string; text: string; speaker: string | null }>
  corrections: EditionDocument['corrections']
}

export type ReleaseView = {
  release: Pick<Release, 'at' | 'hash' | 'kind' | 'language' | 'note' | 'slug' | 'story' | 'version'> & {
    article: string
    /** Who released it; null where nobody's name was kept, or the account is gone. */
    by: string | null
    isLive: boolean
    redactedAt: string | null
    sequence: number | null
  }
  /** Null where it was withdrawn or redacted: there is nothing that it says. */
  said: Said | null
  /** What is left of a withdrawn edition. */
  withdrawn: { title: string | null; reason: string | null } | null
  earlier: Neighbour | null
  later: Neighbour | null
  /** What readers had otherwise in the one before; null where one of the two says nothing. */
  changes: { passages: Passage[]; records: ChangedRecord[] } | null
}

function nameOf(source: PublicSource | undefined): string | null {
  return source ? (source.name ?? source.attribution) : null
}

function saidIn(document: EditionDocument): Said {
  const sources = new Map(document.sources.map((source) => [source.id, source]))
  return {
    title: document.title,
    dek: document.dek,
    byline: document.byline.map(({ name }) => name),
    topics: document.topics,
    html: toHtml(document.body),
    statistics: document.statistics.map(({ display, evidence, id, label, status }) => ({
      id,
      display,
      label,
      status,
      sources: [...new Set(evidence.flatMap(({ source }) => nameOf(sources.get(source)) ?? []))],
    })),
    quotes: document.quotes.map(({ id, speaker, text, translation }) => ({
      id,
      text: translation?.text ?? text,
      speaker: nameOf(sources.get(speaker)),
    })),
    corrections: document.corrections,
  }
}

/** The release of an edition next to a version, before or behind it. */
async function neighbour(
  req: PayloadRequest,
  { article, version }: Release,
  side: 'earlier' | 'later',
): Promise<Release | undefined> {
  const bound: Where = side === 'earlier' ? { version: { less_than: version } } : { version: { greater_than: version } }
  const where: Where = { and: [{ article: { equals: article } }, bound] }
  return (await releasesWhere(req, where, { limit: 1, sort: side === 'earlier' ? '-version' : 'version' }))[0]
}

function named(release: Release | undefined): Neighbour | null {
  return release ? { id: String(release.id), version: release.version } : null
}

async function viewOf(req: PayloadRequest, release: Release & { by?: string | null }): Promise<ReleaseView> {
  const earlier = await neighbour(req, release, 'earlier')
  const [before, document] = [editionOf(earlier), editionOf(release)]
  const { article, at, by, hash, kind, language, note, redactedAt, sequence, slug, story, version } = release
  const left = isTombstone(release) && !isRedacted(release) ? (release.document as Tombstone) : null
  return {
    release: {
      article,
      at: new Date(at).toISOString(),
      by: by ? ((await namesOf(req, [by])).get(by) ?? null) : null,
      hash,
      isLive: isLive(release),
      kind,
      language,
      note: note ?? null,
      redactedAt: redactedAt ? new Date(redactedAt).toISOString() : null,
      sequence: sequence ?? null,
      slug,
      story,
      version,
    },
    said: document && saidIn(document),
    withdrawn: left && { title: left.title, reason: left.reason },
    earlier: named(earlier),
    later: named(await neighbour(req, release, 'later')),
    changes:
      before && document
        ? { passages: readersView(before, document).passages, records: changedRecords(before, document) }
        : null,
  }
}

/** `GET /api/releases/:id/view`: a release as it was published, its figures and whose they are, and what it changed. */
export const releaseViewEndpoint: Endpoint = endpoint({
  method: 'get',
  path: '/:id/view',
  who: 'reporter',
  does: 'shows a release as it was published, and what it changed',
  handler: async ({ req, param }): Promise<ReleaseView> => {
    const id = param('id')
    const [release] = isId(req.payload, id) ? await releasesWhere(req, { id: { equals: id } }, { limit: 1 }) : []
    if (!release) throw notFound(req, sentence('There is no such record.'))
    return viewOf(req, release)
  },
})
