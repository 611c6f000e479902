/** What a figure measures. `percentage-point` is a difference between two percentages. */
export type UnitKind = 'count' | 'percent' | 'percentage-point' | 'currency' | 'ratio' | 'measure'

/** How a value bounds the truth: `more-than` excludes the value itself, `at-least` includes it. */
export type Qualifier = 'exact' | 'about' | 'more-than' | 'at-least' | 'less-than' | 'at-most'

/** A unit: `code` is ISO 4217 for a currency and UCUM for a measure. */
export type FigureUnit = { kind: UnitKind; code?: string | null }

/** A figure as data. `value` and `high` (the upper end of a range) are plain decimals; 60 per cent has the value "60". */
export type FigureValue = { value: string; high?: string | null; qualifier: Qualifier; unit: FigureUnit }

/** The ways to write a figure that need no wording of its own: every `FigureForm` of a body node but `custom`. */
export type WrittenForm = 'digits' | 'words' | 'percent-words' | 'compact'
