/** What is asked of each collection for the body: no more than it shows of a record. */
export const selections = {
  statistics: ['value', 'high', 'qualifier', 'unit', 'formula', 'status', 'evidence', 'label', 'asOf', 'precision'],
  quotes: ['speaker'],
  sources: ['name'],
  // The address is made of the name of the file.
  media: ['alt', 'credit', 'filename', 'url', 'width', 'height'],
}
