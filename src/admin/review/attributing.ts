/** What somebody fills in to attribute figures and quotations, and what is asked of the server with it. Pure. */
import { formatFigure, readFigure } from '../../figures'
import type { SourceRecord, StatisticRecord } from '../../model/records'
import { searchForm } from '../../model/text'
import type { Finding } from '../../review'

export type SourceKind = SourceRecord['kind']

/** A source as far as it is chosen from: its name may be one that is not there yet. */
export type NamedSource = { id: string; name: string; kind?: SourceKind }

/** A source that somebody chose, or the name, address and kind of a new one. */
export type SourceDraft = { text: string; chosen: NamedSource | null; url: string; kind: SourceKind }

/** A figure as it is filled in: how it is written, and what it is. */
export type FigureDraft = { wording: string; label: string }

/** What is wrong with a field, by the name of the field: `source`, `locator`, `figures.0.label`. */
export type Problems = Readonly<Record<string, string>>

/** What a figure in the text says, as the lexer reads it. */
type Stated = Pick<StatisticRecord, 'value' | 'high' | 'qualifier' | 'unit'>

export function noSource(kind: SourceKind): SourceDraft {
  return { text: '', chosen: null, url: '', kind }
}

export function choose(source: NamedSource, kind: SourceKind): SourceDraft {
  return { text: source.name, chosen: source, url: '', kind }
}

/** What the server is told of a source; null where none is named. */
export function givenSource({ chosen, kind, text, url }: SourceDraft): object | null {
  if (chosen) return { id: chosen.id }
  const name = text.trim()
  return name === '' ? null : { name, kind, ...(url.trim() === '' ? {} : { url: url.trim() }) }
}

function statedIn(finding: Finding): (Stated & { label?: string }) | null {
  const create = finding.suggestions.find((each) => each.action === 'create' && each.collection === 'statistics')
  return create?.action === 'create' ? (create.data as Stated & { label?: string }) : null
}

/** A figure as the text has it: with its qualifier where it has one. */
export function figureDraft(finding: Finding, locale: string): FigureDraft {
  const stated = statedIn(finding)
  const isExact = !stated || stated.qualifier === 'exact'
  return { wording: isExact ? finding.text : formatFigure(stated, { locale }), label: stated?.label ?? '' }
}

/** What a figure says as it is filled in; null where that is no figure. Unchanged, it says what the text does. */
export function readDraft(finding: Finding, { wording }: FigureDraft, locale: string): Stated | null {
  const stated = statedIn(finding)
  if (stated && wording.trim() === figureDraft(finding, locale).wording) return stated
  const read = readFigure(wording.trim(), locale)
  if (!read || read.value.includes('/') || read.high?.includes('/')) return null
  const { high, qualifier, unit, value } = read
  const noun = unit.kind === stated?.unit.kind ? (stated.unit.noun ?? null) : null
  return { value, high, qualifier, unit: { kind: unit.kind, code: unit.code ?? null, noun } }
}

/** Whether the name of a source begins with what is typed. */
export function beginsSo({ name }: NamedSource, typed: string): boolean {
  return searchForm(name).startsWith(searchForm(typed))
}

/** How a source is found by what is typed: those whose names begin so come first, and of several names the shortest. */
export function byLikeness(sources: readonly NamedSource[], typed: string): NamedSource[] {
  const sought = searchForm(typed)
  // Before anything is typed, as they come: the last used first.
  const rank = (source: NamedSource) => (beginsSo(source, typed) ? 0 : 1)
  const length = ({ name }: NamedSource) => (sought === '' ? 0 : name.length)
  const known = new Map(sources.map((source) => [source.id, source]))
  return [...known.values()]
    .filter(({ name }) => searchForm(name).includes(sought))
    .sort((a, b) => rank(a) - rank(b) || length(a) - length(b))
}

/** Whether a name is that of a source, but for case and accents. */
export function isNamed({ name }: NamedSource, typed: string): boolean {
  return searchForm(name) === searchForm(typed)
}

/** Who is likely to have said something: the person whose last name stands in the same passage, if it is one. */
export function likelySpeaker(
  sources: readonly (NamedSource & { kind?: SourceKind })[],
  passage: string,
): NamedSource | null {
  const words = new Set(searchForm(passage).match(/[\p{L}\p{N}]+/gu))
  const named = sources.filter(({ kind, name }) => {
    const last = searchForm(name).split(' ').at(-1) ?? ''
    return (kind === undefined || kind === 'person') && last.length > 2 && words.has(last)
  })
  const [only] = named
  return only && new Set(named.map(({ id }) => id)).size === 1 ? only : null
}

/** What was used in this window, the last one first. Not kept: some of the names are confidential. */
let used: ReadonlyArray<NamedSource & { isSpeaker: boolean }> = []

/** The sources that were used: for figures those that figures and quotations rest on, then who was quoted; for a speaker as they were used. */
export function usedSources(asWhat: 'source' | 'speaker' = 'source'): readonly NamedSource[] {
  if (asWhat === 'speaker') return used
  return [...used.filter(({ isSpeaker }) => !isSpeaker), ...used.filter(({ isSpeaker }) => isSpeaker)]
}

/** The source that figures and quotations rested on last: who only said something is none. */
export function lastSource(): NamedSource | null {
  return used.find(({ isSpeaker }) => !isSpeaker) ?? null
}

export function noteUsed({ id, kind, name }: NamedSource, { isSpeaker = false } = {}): void {
  const others = used.filter((each) => each.id !== id)
  // Who was a source once stays one.
  const onlySpoke = isSpeaker && used.every((each) => each.id !== id || each.isSpeaker)
  used = [{ id, name, ...(kind ? { kind } : {}), isSpeaker: onlySpoke }, ...others].slice(0, 20)
}
