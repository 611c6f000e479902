import type { ClientField, LabelFunction, OptionObject, StaticLabel } from 'payload'
import type { FieldKind, MergeField } from './merge'

/** A field of a document that somebody can change, with what it is called and how its values are said. */
export type EditedField = MergeField & {
  labels: Array<LabelFunction | StaticLabel>
  /** Whether the form has rows for its entries. */
  hasRows: boolean
  options: OptionObject[]
  /** Whether it is another text in each language. */
  isLocalized: boolean
}

/** What the system writes, or what is computed. */
const notEdited = new Set(['id', 'revision', 'editedBy', 'createdAt', 'updatedAt', 'deletedAt', '_status'])

const kinds: Partial<Record<ClientField['type'], FieldKind>> = { array: 'list', blocks: 'list', richText: 'text' }

/** The fields that somebody can change, each by its path, in the order of the form. */
export function editedFields(fields: readonly ClientField[]): EditedField[] {
  return fieldsIn(fields, '', [])
}

function fieldsIn(fields: readonly ClientField[], prefix: string, labels: EditedField['labels']): EditedField[] {
  return fields.flatMap((field): EditedField[] => {
    const isTop = prefix === ''
    if (isTop && 'admin' in field && field.admin?.hidden) return []
    if (field.type === 'ui' || field.type === 'join') return []
    if (field.type === 'tabs') {
      return field.tabs.flatMap((tab) =>
        fieldsIn(tab.fields, 'name' in tab && tab.name ? `${prefix}${tab.name}.` : prefix, labels),
      )
    }
    if (field.type === 'row' || field.type === 'collapsible') return fieldsIn(field.fields, prefix, labels)
    const own = 'label' in field && field.label ? [...labels, field.label] : labels
    if (field.type === 'group') {
      return 'name' in field && field.name
        ? fieldsIn(field.fields, `${prefix}${field.name}.`, own)
        : fieldsIn(field.fields, prefix, labels)
    }
    if (!('name' in field) || (isTop && notEdited.has(field.name))) return []
    const isMany = 'hasMany' in field && field.hasMany === true
    const options = field.type === 'select' || field.type === 'radio' ? field.options : []
    return [
      {
        path: `${prefix}${field.name}`,
        kind: kinds[field.type] ?? (isMany ? 'list' : 'value'),
        labels: own,
        isLocalized: 'localized' in field && field.localized === true,
        hasRows: field.type === 'array' || field.type === 'blocks',
        options: options.map((option) => (typeof option === 'string' ? { label: option, value: option } : option)),
      },
    ]
  })
}
