/** What changed between two releases of an edition as readers had them: passage by passage and record by record. Pure. */
import { passagesOf } from '../body'
import type { EditionDocument, PortableText } from '../model/document'
import { newNames, pairs, passageChanges, type Passage } from './editorsView'
import { renamed } from './publicNames'

/** A figure or a quotation that a release changed, as readers of that edition saw it. */
export type ChangedRecord = {
  kind: 'statistic' | 'quote'
  /** What the newer release calls it; the older one, where the newer carries it no more. */
  id: string
  /** What a figure is of, or whose words a quotation is; null where the speaker has no name there. */
  label: string | null
  /** How it read; null where the edition did not carry it. */
  from: string | null
  /** How it reads; null where the edition carries it no more. */
  to: string | null
}

/** A figure or a quotation that reads otherwise. A side is null where the edition did not carry it, or does no more. */
type RecordChange = {
  /** What the newer release calls it; the older one, where the newer carries it no more. */
  id: string
  /** What a figure is of, or whose words a quotation is: the id of the speaker. */
  about: string
  before: string | null
  after: string | null
}

export type ReadersView = {
  /** In the order of the newer release, then what is said of images. Formatting, footnotes and paragraphs that only moved are no difference. */
  passages: Passage[]
  statistics: RecordChange[]
  quotes: RecordChange[]
}

function readIn(body: PortableText) {
  return body.flatMap((block) =>
    passagesOf(block).flatMap((children) => {
      const words = children.map((child) => (child._type === 'citation' ? '' : child.text)).join('')
      // Where it leads is what an embed shows.
      const text = (block._type === 'embed' ? `${words} (${block.url})` : words).replace(/\s+/gu, ' ').trim()
      return text === '' ? [] : [{ text, meaning: text }]
    }),
  )
}

/** What is said of the images of an edition beside their captions: what they show, and whose they are. */
function saidOfImages({ body, hero }: EditionDocument): Map<string, string> {
  const said = ({ alt, credit }: { alt: string; credit: string | null }) =>
    [alt, credit === null ? '' : `(${credit})`].filter((part) => part !== '').join(' ')
  const images = body.flatMap((block) => (block._type === 'image' ? [[block._key, said(block)] as const] : []))
  return new Map([...(hero ? [['', said(hero)] as const] : []), ...images])
}

/** The images of which something else is said; those that came and those that went. */
function imageChanges(earlier: EditionDocument, later: EditionDocument): Passage[] {
  const [before, after] = [saidOfImages(earlier), saidOfImages(later)]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key): Passage[] => {
    const passage = { part: 'image' as const, before: before.get(key) ?? null, after: after.get(key) ?? null }
    return passage.before === passage.after ? [] : [passage]
  })
}

function recordChanges<Form extends { id: string }>(
  before: Form[],
  after: Form[],
  about: (form: Form) => string,
  reads: (form: Form) => string,
): RecordChange[] {
  const was = new Map(before.map((form) => [form.id, form]))
  const ids = new Set(after.map(({ id }) => id))
  const changed = after.flatMap((form): RecordChange[] => {
    const older = was.get(form.id)
    const change = { id: form.id, about: about(form), before: older ? reads(older) : null, after: reads(form) }
    return change.before === change.after ? [] : [change]
  })
  const gone = before.flatMap((form): RecordChange[] =>
    ids.has(form.id) ? [] : [{ id: form.id, about: about(form), before: reads(form), after: null }],
  )
  return [...changed, ...gone]
}

function statisticChanges(before: EditionDocument, after: EditionDocument): RecordChange[] {
  return recordChanges(
    before.statistics,
    after.statistics,
    ({ label }) => label,
    ({ display }) => display,
  )
}

function quoteChanges(before: EditionDocument, after: EditionDocument): RecordChange[] {
  return recordChanges(
    before.quotes,
    after.quotes,
    ({ speaker }) => speaker,
    ({ text, translation }) => translation?.text ?? text,
  )
}

/** The figures and quotations that read otherwise in a release than in an earlier one of its edition. */
export function changedRecords(earlier: EditionDocument, after: EditionDocument): ChangedRecord[] {
  const before = renamed(earlier, newNames(earlier, after))
  const speakers = new Map(
    [...before.sources, ...after.sources].map(({ attribution, id, name }) => [id, name ?? attribution]),
  )
  return [
    ...statisticChanges(before, after).map(({ about, after: to, before: from, id }): ChangedRecord => ({
      kind: 'statistic',
      id,
      label: about,
      from,
      to,
    })),
    ...quoteChanges(before, after).map(({ about, after: to, before: from, id }): ChangedRecord => ({
      kind: 'quote',
      id,
      label: speakers.get(about) ?? null,
      from,
      to,
    })),
  ]
}

/** The passages that stand elsewhere in a release than in an earlier one of its edition, as they read, in the order of the newer. */
export function movedPassages(earlier: EditionDocument, after: EditionDocument): string[] {
  const before = renamed(earlier, newNames(earlier, after))
  const changes = passageChanges(readIn(before.body), readIn(after.body))
  const texts = (kind: 'added' | 'removed') =>
    changes.flatMap((change) => (change[kind] ? change.value.map(({ text }) => text) : []))
  const gone = new Set(texts('removed'))
  return [...new Set(texts('added'))].filter((text) => gone.has(text))
}

/**
 * What readers of an edition had otherwise in an earlier release of it. Unlike what a translator has to look at
 * (`editorsView`), the value of a figure counts: it is what they read.
 */
export function readersView(earlier: EditionDocument, after: EditionDocument): ReadersView {
  const before = renamed(earlier, newNames(earlier, after))
  const heads = (['title', 'dek'] as const).flatMap((part): Passage[] =>
    (before[part] ?? '') === (after[part] ?? '') ? [] : [{ part, before: before[part], after: after[part] }],
  )
  const body = passageChanges(readIn(before.body), readIn(after.body))
  return {
    passages: [...heads, ...pairs(body), ...imageChanges(before, after)],
    statistics: statisticChanges(before, after),
    quotes: quoteChanges(before, after),
  }
}
