/** The collections whose records editions share. */
export const recordCollections = ['statistics', 'quotes', 'sources'] as const
export type RecordCollection = (typeof recordCollections)[number]

/** What a record of a collection is called, as releases list the records that they carry: `statistic:<id>`. */
export const recordKinds = {
  statistics: 'statistic',
  quotes: 'quote',
  sources: 'source',
} as const satisfies Record<RecordCollection, string>

/** A record, as it is named in messages between functions. */
export type RecordName = { collection: RecordCollection; id: string }
