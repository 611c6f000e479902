export { cited } from './plugin'
export type { CitedCollection, CitedOptions } from './options'
export type { Language } from './languages'
export { toHtml, toMarkdown, toPlainText } from './body'
export { formatFigure } from './figures'
export { hashOf } from './releases/canonical'
export type {
  EditionDocument,
  PortableText,
  PublicQuote,
  PublicSource,
  PublicStatistic,
  Release,
  Tombstone,
} from './releases/schema'
