export { blocking, linksOf, readEdition, review } from './review'
export { standardRules } from './rules'
export { sayDeepBackground, sayNoAttribution, sayOffRecord } from './rules/sourceTerms'
export { findQuotations } from './quotations'

export type * from './types'
