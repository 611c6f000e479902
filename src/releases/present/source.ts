import type { PublicSource } from '../../model/document'
import type { SourceRecord } from '../../model/records'
import { presentDate } from './dates'

/** Whether everything about a source may be said. Anything but "on the record" is confidential. */
export function isOnRecord(source: Pick<SourceRecord, 'terms'>): boolean {
  return source.terms === 'on-record'
}

/** Whether the words of a source may be public, and it be cited: on deep background it may only bear out a figure. */
export function mayBeQuoted({ terms }: Pick<SourceRecord, 'terms'>): boolean {
  return terms === 'on-record' || terms === 'background'
}

/**
 * A source as the public sees it. Off the record there is no public form: null. On background the agreed wording is
 * all there is, on deep background not even that, whatever else the record holds.
 */
export function presentSource(source: SourceRecord, publicId: string): PublicSource | null {
  if (source.terms === 'off-record') return null
  const named = isOnRecord(source)
  return {
    id: publicId,
    kind: source.kind,
    terms: source.terms,
    name: named ? source.name : null,
    attribution: source.terms === 'deep-background' ? null : (source.attribution ?? null),
    attributionLanguage: source.terms === 'deep-background' ? null : (source.attributionLanguage ?? null),
    author: named ? (source.author ?? null) : null,
    publisher: named ? (source.publisher ?? null) : null,
    title: named ? (source.title ?? null) : null,
    url: named ? (source.url ?? null) : null,
    archiveUrl: named ? (source.archiveUrl ?? null) : null,
    publishedAt: named ? presentDate(source.publishedAt) : null,
    accessedAt: named ? presentDate(source.accessedAt) : null,
    language: named ? (source.language ?? null) : null,
    license: named ? (source.license ?? null) : null,
    availability: source.availability,
    holder: named ? (source.holder ?? null) : null,
  }
}
