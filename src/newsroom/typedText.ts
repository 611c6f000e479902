/**
 * What people type is cleaned in one place, for every collection and every door: each text field has a hook that does it,
 * which the walk below puts there. So a restored version is cleaned like a form that is saved.
 */
import type { CollectionConfig, Field, FieldHook } from 'payload'
import { isObject } from '../body'
import { cleanBody } from '../body/clean'
import { cleanLine, cleanText, soundLine, soundText } from '../model/text'
import { citedContext } from '../releases/context'

/** `custom` of a text field that keeps what it is given: secrets, and what has a rule of its own. */
export const verbatim = { verbatim: true }

type Cleaner = (text: string) => string

/**
 * The value of a text field: one text, or a list, which has each once; or one of them in each language (`locale=all`).
 * What is neither is left to those who check it.
 */
function cleaned(value: unknown, clean: Cleaner): unknown {
  if (typeof value === 'string') return clean(value) || null
  if (isObject(value)) return mapped(value, (each) => cleaned(each, clean))
  if (!Array.isArray(value)) return value
  const items = value.map((each: unknown) => (typeof each === 'string' ? clean(each) : each))
  return [...new Set(items)].filter((each) => each !== '')
}

/** While somebody types, white space at the end is a word that is to come. */
function cleaning(clean: Cleaner, whileTyping: Cleaner): FieldHook {
  return ({ req, value }): unknown => cleaned(value, citedContext(req).isAutosave ? whileTyping : clean)
}

function mapped(value: Record<string, unknown>, map: (each: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, map(each)]))
}

/** Nothing is chosen: forms of other makers send it so, and MongoDB takes it for a choice that is none. */
const choosing: FieldHook = ({ value }): unknown => (value === '' ? null : value)

const cleaners = {
  text: cleaning(cleanLine, soundLine),
  textarea: cleaning(cleanText, soundText),
  richText: (({ value }): unknown => cleanBody(value)) satisfies FieldHook,
  select: choosing,
  radio: choosing,
}

function isCleaned(field: Field): field is Extract<Field, { type: keyof typeof cleaners }> {
  return field.type in cleaners
}

function withCleaning(field: Field): Field {
  if (isCleaned(field)) {
    if (field.custom?.verbatim) return field
    const beforeValidate = [cleaners[field.type], ...(field.hooks?.beforeValidate ?? [])]
    return { ...field, hooks: { ...field.hooks, beforeValidate } }
  }
  if (field.type === 'tabs') {
    return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: tab.fields.map(withCleaning) })) }
  }
  if (field.type === 'blocks') {
    return { ...field, blocks: field.blocks.map((block) => ({ ...block, fields: block.fields.map(withCleaning) })) }
  }
  return 'fields' in field ? { ...field, fields: field.fields.map(withCleaning) } : field
}

/** A collection whose text is cleaned before anything else looks at it. */
export function withCleanText(collection: CollectionConfig): CollectionConfig {
  return { ...collection, fields: collection.fields.map(withCleaning) }
}
