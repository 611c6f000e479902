export { blocking, kindFingerprint, linksOf, readEdition, review } from './review'
export type { MinorKind } from './minorFigures'
export { standardRules } from './rules'
export { sayDeepBackground, sayNoAttribution, sayOffRecord } from './rules/sourceTerms'
export { findQuotations } from './quotations'

export type * from './types'
