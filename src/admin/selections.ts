/** What is asked of each collection for the body: no more than it shows of a record. */
export const selections = {
  statistics: ['value', 'high', 'qualifier', 'unit', 'formula', 'status', 'evidence', 'label', 'asOf', 'precision'],
  quotes: ['speaker'],
  sources: ['name'],
  media: ['alt', 'credit', 'url', 'width', 'height'],
}
