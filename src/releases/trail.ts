/**
 * The trail of a document: for each of its last revisions, what the fields were that the save after it changed. It tells
 * whoever saves from an older one what has changed since, also where no version of it is kept: of what is saved while
 * somebody types the versions are folded, and pictures have none.
 */
import { createHmac } from 'node:crypto'
import type { FlattenedField, PayloadRequest } from 'payload'
import { idOf } from '../model/ids'
import { canonicalJson } from './canonical'
import { mayBeOfIdentity } from './protectedNames'
import { slugOf } from '../model/slugs'

/** A mark of a revision, marks of fields as they were in it, and the id of whoever saved over it, where that is known. */
type Step = [revision: string, was: Record<string, string>, by?: string | null]
type Row = Record<string, unknown>
type With = Pick<PayloadRequest, 'payload'>

/** Saves that are remembered. */
const LONGEST = 100

/** What the system writes: it differs with every save, and says nothing of what somebody changed. */
const written = new Set([
  'id',
  'revision',
  'trail',
  'updatedAt',
  'createdAt',
  'editedBy',
  'review',
  'typedSince',
  '_status',
])

/** The revision of a document; of one that was saved before there were any, when that was. */
export function revisionOf({ revision, updatedAt }: { revision?: unknown; updatedAt?: unknown }): string {
  if (typeof revision === 'string' && revision !== '') return revision
  return updatedAt ? new Date(updatedAt as string | Date).toISOString() : ''
}

/** A mark of a value that tells nobody the value. */
function markOf({ payload }: With, value: unknown): string {
  return createHmac('sha256', payload.secret)
    .update(canonicalJson([value]))
    .digest('base64url')
    .slice(0, 10)
}

/** Whether somebody fills in a field: no join, and nothing that follows from others. A file is known by its name. */
function isFilledIn(field: FlattenedField): boolean {
  if (field.name === 'filename') return true
  const isHidden = ('hidden' in field && field.hidden) || ('admin' in field && field.admin?.hidden)
  return field.type !== 'join' && !isHidden && !('virtual' in field && field.virtual)
}

/** A value as it was filled in: relations as ids, rows without theirs, nothing for what is empty. */
function plain(field: FlattenedField, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value) && value.length === 0) return null
  if (field.type === 'relationship' || field.type === 'upload') {
    return Array.isArray(value) ? value.map((each) => idOf(each) ?? null) : (idOf(value) ?? null)
  }
  if (field.type === 'array') {
    if (!Array.isArray(value)) return value
    // That they changed would tell those who are not shown them.
    const rows = field.name === 'dismissals' ? value.filter((row) => !mayBeOfIdentity(row as object)) : value
    return rows.length === 0 ? null : rows.map((row) => parts(field.flattenedFields, row))
  }
  if (field.type === 'group' || field.type === 'tab') return parts(field.flattenedFields, value)
  return 'localized' in field && field.localized ? withoutEmpty(value) : value
}

/** A text by language without those that nobody has written it in. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const filled = Object.entries(value).filter(([, each]) => each !== null && each !== undefined && each !== '')
  return filled.length === 0 ? null : Object.fromEntries(filled)
}

function parts(fields: readonly FlattenedField[], value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const filled = fields.flatMap((field) => {
    const part = field.name === 'id' || !isFilledIn(field) ? null : plain(field, (value as Row)[field.name])
    return part === null ? [] : [[field.name, part] as const]
  })
  return filled.length === 0 ? null : Object.fromEntries(filled)
}

function fieldsOf({ payload }: With, slug: string): FlattenedField[] {
  const { flattenedFields } = payload.collections[slugOf(payload, slug as 'articles')].config
  return flattenedFields.filter((field) => isFilledIn(field) && !written.has(field.name))
}

function isLocalized(field: FlattenedField): boolean {
  if ('localized' in field && field.localized) return true
  return 'flattenedFields' in field && field.flattenedFields.some(isLocalized)
}

/** Whether some field of a collection is there once a language: then a document is followed in all of them. */
export function hasLanguages(req: With, slug: string): boolean {
  return fieldsOf(req, slug).some(isLocalized)
}

/** The steps that a document was stored with. */
function stepsOf({ trail }: Row): Step[] {
  return Array.isArray(trail) ? (trail as Step[]) : []
}

/**
 * The trail of a document with one step more. What is there once a language (`before` has it in all) may change in any of
 * them, and is remembered always; else what differs in `after`, the whole document as it becomes.
 */
export function trailAfter(req: With, slug: string, before: Row, after: Row): Step[] {
  const was = fieldsOf(req, slug).flatMap((field) => {
    // What is the very same is not compared.
    if (before[field.name] === after[field.name] && !isLocalized(field)) return []
    const value = plain(field, before[field.name])
    const differs = () => canonicalJson([plain(field, after[field.name])]) !== canonicalJson([value])
    const isKept = isLocalized(field) || differs()
    return isKept ? [[field.name, markOf(req, value)] as const] : []
  })
  const step: Step = [markOf(req, revisionOf(before)), Object.fromEntries(was), idOf(after.editedBy) ?? null]
  return [...stepsOf(before), step].slice(-LONGEST)
}

/**
 * Who has saved a document since it had a revision, as far as that is remembered: null for somebody unknown. A correction
 * that is released into a draft is one save more, whoever wrote the draft.
 */
export function savedSince(req: With, current: Row, revision: string): Array<string | null> {
  const steps = stepsOf(current)
  const from = steps.findLastIndex(([step]) => step === markOf(req, revision))
  // Of a revision that is not remembered all that is came later.
  return steps.slice(Math.max(from, 0)).flatMap(([, , by]) => (by === undefined ? [] : [by]))
}

/**
 * The fields that a document, in all languages where it has any, has not as it had them in the newest of some revisions
 * that is remembered; null where none is.
 */
export function changedSince(req: With, slug: string, current: Row, revisions: readonly string[]): string[] | null {
  const steps = stepsOf(current)
  const marks = revisions.map((revision) => markOf(req, revision))
  const from = steps.findLastIndex(([revision]) => marks.includes(revision))
  if (from === -1) return null
  // What a field was in a revision, the first step from there on that changed it remembers.
  const was = Object.assign(
    {},
    ...steps
      .slice(from)
      .map(([, each]) => each)
      .toReversed(),
  ) as Record<string, string>
  return fieldsOf(req, slug).flatMap((field) => {
    const before = was[field.name]
    const isChanged = before !== undefined && before !== markOf(req, plain(field, current[field.name]))
    return isChanged ? [field.name] : []
  })
}
