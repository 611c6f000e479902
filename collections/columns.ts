import type { Field, FieldAffectingData } from 'payload'

/** The fields that hold what a document has under their names: those in rows, tabs and groups without a name too. */
export function columnsOf(fields: readonly Field[]): Array<Exclude<FieldAffectingData, { type: 'tab' }>> {
  return fields.flatMap((field): ReturnType<typeof columnsOf> => {
    if (field.type === 'tabs') {
      return field.tabs.flatMap((tab) => ('name' in tab && tab.name ? [] : columnsOf(tab.fields)))
    }
    if ('name' in field && field.name && field.type !== 'ui') return [field]
    return 'fields' in field ? columnsOf(field.fields) : []
  })
}
