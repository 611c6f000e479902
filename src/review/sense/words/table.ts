/** Which figure of a pattern is what: from A to B by P, in the order in which a pattern meets them. */
type ChangeOrder = 'from to by' | 'by from to' | 'by to from' | 'to from by' | 'from by to' | 'to by from'

/** A dimension in which units are converted, and a unit's size in it (and where its zero lies). */
export type Unit = { dimension: string; size: number | readonly number[]; zero?: number }

/** What a language says of how figures stand to each other. Patterns are over skeletons: see `pattern`. */
export type SenseWords = {
  /** After a number it is a span of time, which no sum is made with. */
  timeAfter: RegExp
  /** After a number: hundredths of the coin that prices are in. */
  hundredths: RegExp
  /** After a number without a sign it is points. */
  pointsAfter: RegExp
  /** "from A to B, up P"; some are only warned of. */
  changes: ReadonlyArray<{ order: ChangeOrder; pattern: RegExp; isLoose?: true }>
  /** In a sentence of two values and a change: it says when the first was, and what of a change stands before or after it. */
  earlier: RegExp
  changeBefore: RegExp
  changeAfter: RegExp
  /** "of N, K or P"; the whole comes first, the part second. */
  shares: ReadonlyArray<{
    order: 'whole part share' | 'part whole share' | 'share part whole' | 'share whole part' | 'share share'
    pattern: RegExp
  }>
  /** Words after a share of which it is a share of something else: "20 percent of them women". */
  shareOfElse: RegExp
  /** Between a total and the first of its parts: "N: K of this …", "N is made up of K …". */
  partsIntro: RegExp
  /** Before a total whose parts follow without more ado: "Of the N, K …". */
  partsOf: RegExp
  /** "of N musicians, has": between such a total, which names who is counted, and the first of its parts. */
  partsHad: RegExp
  /** Between a sum of money and the first of what is in it, which may be less: " package includes ". */
  partsIncluded: RegExp
  /** Between the last of the parts and a total that follows them: "for a total of N". */
  totalAfter: RegExp
  /** What all are called whose parts are men and women, and what these are. */
  persons: RegExp
  menAndWomen: RegExp
  /** Joins the last part of a list. */
  and: RegExp
  /** Says that a list leaves something out. */
  including: RegExp
  /** Those of a poll who take none of the sides: with them the shares make a hundred. */
  undecided: RegExp
  /** Verbs that say how many times: "doubled"; and what compares two values, the later one first: "twice as many". */
  multiples: ReadonlyArray<{ factor: number; verb: RegExp; compares?: true }>
  /** "from", "costing": before the first of two values, and "to", "now" before the second. */
  before: RegExp
  after: RegExp
  /** Between two values of which the first is the later: "N, against K". */
  versus: RegExp
  /** Right before a verb of `multiples`: more than so many times, or nearly. */
  moreThan: RegExp
  nearly: RegExp
  /** What cannot be more than a hundred per cent: a fall, a part of people, a turnout. */
  over100: readonly RegExp[]
  /** Right after a number: people. */
  people: RegExp
  /** Right before a number: whose people it is; and right after it, those people. */
  town: RegExp
  country: RegExp
  dwellers: RegExp
  /** A scale in the words of a figure: million. */
  scale: RegExp
  /** Days as they are written, with the groups `day`, `month`, and perhaps `year`. */
  days: readonly RegExp[]
  months: readonly string[]
  /** Right before such a day. */
  weekdayBefore: RegExp
  /** From Sunday. */
  weekdays: readonly string[]
  /** Born, and turned what age in which year, with the groups `born`, `age`, `year`. */
  turned: readonly RegExp[]
  /** Born, died and at what age, with the groups `born`, `died`, `age`. */
  lives: readonly RegExp[]
  /** Units by the words after a number, longest first. */
  units: ReadonlyArray<{ words: RegExp; unit: Unit }>
  /** Between a number and the bracket that converts it, and at the beginning of the bracket. */
  converted: RegExp
  /** Words that carry no matter: articles, prepositions, verbs of saying, the commonest verbs. */
  stopWords: ReadonlySet<string>
  /** Words for one matter, by the one that stands for all. */
  synonyms: ReadonlyMap<string, string>
  /** In a sentence they say that its figure is another one: of a part, of something else, or compared with it. */
  apart: RegExp
  /** A time: on another day the figure may be another. */
  times: RegExp
  /** Right before a number: it was spoken of before. */
  definite: RegExp
}
