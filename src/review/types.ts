import type { TextBlock } from '../body'
import type { CitationFields, FigureFields, FigureForm, LexicalBody, QuotationFields } from '../body/types'
import type { FigureUnit, FoundFigure } from '../figures'
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../model/records'
import type { EditionDocument } from '../model/document'
import type { Sentence } from '../model/sentence'
import type { ClaimKind } from './claims'
import type { MinorFigures } from './minorFigures'
import type { FoundQuotation } from './quotation'

/** An error blocks publishing until it is mended or dismissed; warnings and notices never block. */
export type Severity = 'error' | 'warning' | 'notice'

/** Where a finding is. */
export type Where = {
  /** The field of the article: `body`, `title`, `dek`, `hero` or `translatedFrom`. */
  field: string
  /** The block or body node in the body ("root.children.2"); null in the other fields. */
  path: string | null
  /** The range in the text of the block (`textBlocks`) or field, in UTF-16 code units; null when it is a whole node. */
  start: number | null
  end: number | null
}

/** What would resolve a finding. */
export type Suggestion =
  /**
   * The text becomes a figure of this statistic; `text` is its own wording where `form` is `custom`. `isLikely` says
   * that the words around the number are of what the statistic counts: the value alone may agree by chance.
   */
  | {
      action: 'link'
      collection: 'statistics'
      id: string
      label: string
      form: FigureForm
      text: string | null
      isLikely: boolean
    }
  /** The text becomes a quotation of this quote. */
  | { action: 'link'; collection: 'quotes'; id: string; label: string; excerpt: string }
  /** A new record with these fields filled in; the text then becomes a node of it. */
  | { action: 'create'; collection: 'statistics' | 'quotes'; data: Record<string, unknown> }

/** Something that a rule found, before its fingerprint is taken. */
export type RuleFinding = {
  severity: Severity
  where: Where
  /** What is shown of it, where its words are a part of that: both sides of “6-2”, whose first is asked for. */
  whole?: { start: number; end: number; text: string }
  /** The other places where the same is said: what is decided about it, or attributed, is so at all of them. */
  also?: Where[]
  /** The words that it is about, as a reader sees them. */
  text: string
  message: Sentence
  suggestions?: Suggestion[]
  /**
   * The place of the finding that asks for what this would ask for: the quotation that it stands in, the figure of the
   * body that a headline repeats. While that keeps the edition from being published, this is left out; when an editor
   * lets it stand, this is found again.
   */
  within?: Where
  /** What else the finding rests on, such as the value computed: another value makes it another finding. */
  facts?: string[]
  /** The record that it is about, by its id, where a decision is about the record. */
  about?: string
  /** What kind of thing it is, where an editor may decide about all of a kind at once: see `MinorKind`. */
  kind?: string
  /** What a figure is a claim about, by which a list is ordered. */
  claim?: ClaimKind
  /** Whether nobody can dismiss it: what it is about could not be published, or must not be. */
  isFinal?: boolean
}

/** Why an editor let a finding stand. */
type Dismissal = {
  reason: string
  by: string | null
  at: string | null
  /** The computed figure that was left as it is when another was corrected, if that is what was decided. */
  statistic?: string | null
}

export type Finding = Omit<RuleFinding, 'facts' | 'suggestions' | 'within'> & {
  rule: string
  suggestions: Suggestion[]
  /** Stays the same through edits elsewhere and changes with the sentence that the finding is in. */
  fingerprint: string
  /** Null unless an editor dismissed it. */
  dismissal: Dismissal | null
}

/** The edition that a translation is compared with: a release of it, and how its numbers are read. */
export type OtherEdition = { language: string; locale: string; document: EditionDocument }

/** A figure as readers had it before an edition was taken down. */
export type HadBefore = {
  statistic: string
  value: string
  high: string | null
  qualifier: string
  unit: FigureUnit
  display: string
}

/** What is known of an image of the body: which it is, what its record says, and what it is called in public. */
export type ReviewedImage = { id: string; alt?: string | null; credit?: string | null; picture?: string | null }

/** Why an import left a story a draft: what was decided about it here, or there. */
export type HeldImport = 'withdrawn' | 'redacted' | 'here' | 'restricted'

/** An edition as it is reviewed: plain data, in the language of the edition. */
export type ReviewInput = {
  language: string
  /** BCP 47 locale that its numbers are read and written in. */
  locale: string
  title: string
  dek: string | null
  /** The names of those who sign it. */
  byline: readonly string[]
  topics: readonly string[]
  body: LexicalBody | null
  hero: { credit?: string | null; alt?: string | null } | null
  /** The images of the body, by the ids of their nodes. */
  images: ReadonlyMap<string, ReviewedImage>
  /** The records that the body names, those they rest on, and any others that may be suggested. */
  statistics: ReadonlyMap<string, StatisticRecord>
  quotes: ReadonlyMap<string, QuoteRecord>
  sources: ReadonlyMap<string, SourceRecord>
  /** The release that the edition was translated from; null when it was not, or that is not released. */
  original: OtherEdition | null
  /** Whether the edition it was translated from has a newer live release than `original`. */
  isStale: boolean
  /** The live editions that were translated from this one. */
  translations: OtherEdition[]
  /** What readers had last in an edition that was taken down, by the statistics' ids, where nothing tells them of a change. */
  hadBefore: readonly HadBefore[]
  dismissals: ReadonlyArray<{ fingerprint: string } & Dismissal>
  /** What becomes of figures that are seldom claims, as the newsroom has it. */
  minorFigures: MinorFigures
  /** What else keeps it from being published, which only the database can tell. */
  faults: readonly RuleFinding[]
  /** Why the import that it came by did not publish it; null where none did, or nothing kept it. */
  held: HeldImport | null
  /** The names in it that must not be public, which only the server can tell. */
  names: readonly RuleFinding[]
}

/** The same without what was dismissed: what the rules find does not depend on what somebody decided about it. */
export type CheckedInput = Omit<ReviewInput, 'dismissals'>

/** A body node with its record: where it is, its fields, and how it reads. */
type FigureNode = { where: Where; fields: FigureFields; statistic: StatisticRecord; text: string }
type QuotationNode = { where: Where; fields: QuotationFields; quote: QuoteRecord; text: string }
type CitationNode = { where: Where; fields: CitationFields; source: SourceRecord }

/** What rules look at: the input, and what was read out of it once for all of them, in document order. */
export type ReviewedEdition = CheckedInput & {
  /** The blocks of the body, with the figures and quotations found in the text of each. */
  blocks: ReadonlyArray<TextBlock & { figures: FoundFigure[]; quotations: FoundQuotation[] }>
  /** The body nodes whose record is there. */
  nodes: { figures: FigureNode[]; quotations: QuotationNode[]; citations: CitationNode[] }
}

/** A rule: pure, and quick, since it runs while somebody types. */
export type Rule = {
  /** In kebab case; kept with dismissals, so it does not change. */
  name: string
  check: (edition: ReviewedEdition) => RuleFinding[]
}

/** How much of an edition is attributed. */
export type Meter = { attributed: number; total: number }

export type Review = {
  /** Errors first, then by place. Dismissed findings are among them. */
  findings: Finding[]
  /** How many findings stand, dismissed ones left out. */
  counts: Record<Severity, number>
  dismissed: number
  figures: Meter
  quotations: Meter
  /** Numbers and quotations in the text that name no record, dismissed ones among them: what the ledger counts. */
  unattributed: { figures: number; quotations: number }
}
