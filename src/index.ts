export { cited } from './plugin'
export type { CitedCollection, CitedOptions } from './options'
export type { Language } from './languages'
export type { EditionDocument, PublicQuote, PublicSource, PublicStatistic, Release, Tombstone } from './releases/schema'
