import { NODE_CHARACTER } from '../body/text'
import type { FoundQuotation } from './quotation'
import type { QuotationCues } from './quotationCues'

/** Nobody is named at greater length between two halves of what is said. */
const MOST_BETWEEN = 110
/** Where another one speaks, or says another thing. */
const OTHER =
  /(?<!\p{L})(?:but|while|whereas|although|though|pero|mientras|aunque|mais|tandis|mas|enquanto|embora)(?!\p{L})/iu
const JOINED = /^(?:and|or|y|e|o|u|et|ou|que|that|to|de|of)\s/iu
/** A full stop with a sentence after it, where it ends no title of a person and no initial. */
const NEXT_SENTENCE =
  /(?<!(?<!\p{L})(?:\p{Lu}|Mrs?|Ms|Drs?|Dra|Gov|Sens?|Reps?|Gen|Lt|Sgt|Col|Capt|Cmdr|St|Jr|Prof|Profa|Hon|Rev|Sra?|Srta|Lic|Ing|Gral|Mme|Mlle|Mgr))[.!?…]\s+\p{L}/u

/**
 * Whether a quotation goes on after what stands between two pairs of marks: “…,” she said, “…”, and “…”, dijo. “…”. It
 * is one clause, which says that somebody speaks, with punctuation on both sides.
 */
function goesOn(between: string, cues: QuotationCues | null): boolean {
  if (!cues || between.length > MOST_BETWEEN || /[\n\uFFFC]/.test(between) || !/[,.:;—–-]\s*$/.test(between))
    return false
  const told = between.replace(/^[^\p{L}]+/u, '')
  if (JOINED.test(told) || OTHER.test(told) || NEXT_SENTENCE.test(told)) return false
  const verbs = told.match(cues.speech)?.length ?? 0
  return verbs === 1 || verbs === 2
}

/** The quotations of a text, those of one speech together. */
export function speechesOf(text: string, quotations: readonly FoundQuotation[], cues: QuotationCues | null) {
  const speeches: [FoundQuotation, ...FoundQuotation[]][] = []
  for (const quotation of quotations) {
    const speech = speeches.at(-1)
    const last = speech?.at(-1)
    const isRest =
      last !== undefined &&
      (last.kind === 'speech' || quotation.kind === 'speech') &&
      // The comma of American usage stands within the marks.
      goesOn(text.slice(last.innerEnd, quotation.start), cues)
    if (speech && isRest) speech.push(quotation)
    else speeches.push([quotation])
  }
  return speeches
}

/** Where the quotation node stands that a quotation goes on from: “[node],” she said, “…”. Null where there is none. */
export function nodeBefore(text: string, start: number, cues: QuotationCues | null): number | null {
  const from = Math.max(0, start - MOST_BETWEEN - 1)
  const node = text.slice(from, start).lastIndexOf(NODE_CHARACTER)
  return node >= 0 && goesOn(text.slice(from + node + 1, start), cues) ? from + node : null
}
