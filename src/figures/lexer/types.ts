import type { FigureUnit, Qualifier } from '../types'

/** A figure found in running text. */
export type FoundFigure = {
  /** Where it begins and ends in the text, in UTF-16 code units. */
  start: number
  end: number
  /** The exact wording: the number with its sign, currency, scale word or percentage, without qualifier and noun. */
  text: string
  /** A plain decimal in one spelling ("1200", "0.5", "-3.2"), or a fraction in lowest terms ("2/3"). */
  value: string
  unit: FigureUnit
  /** What the words around it say: "more than 600" is `more-than`. */
  qualifier: Qualifier
  /** Which end of a range it is: "between 2,600 and 2,700" gives two figures, `low` and `high`. */
  range: 'low' | 'high' | null
}
