export { blocking, linksOf, readEdition, review } from './review'
export { standardRules } from './rules'
export { sayNoAttribution, sayOffRecord } from './rules/sourceTerms'
export { findQuotations } from './quotations'

export type * from './types'
