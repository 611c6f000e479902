export { cited } from './plugin'
export { accessTable } from './access/endpoint'
export { readerPages } from './delivery/endpoints'
export type { CitedCollection } from './model/slugs'
export type { CitedOptions } from './options'
export type { Language } from './model/languages'
export { toHtml, toMarkdown, toPlainText } from './body'
export { findFigures, formatFigure } from './figures'
export type { FoundFigure } from './figures'
export type { Sentence } from './model/sentence'
export { review, standardRules } from './review'
export type { Finding, Review, ReviewedEdition, ReviewInput, Rule, RuleFinding, Severity } from './review'
export { hashOf } from './releases/canonical'
export type {
  EditionDocument,
  PortableText,
  PublicQuote,
  PublicSource,
  PublicStatistic,
  ReleaseKind,
  Tombstone,
} from './model/document'
export type { Release } from './model/release'
