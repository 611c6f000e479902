/**
 * Brings together what two people made of one document. What only one of them changed is taken as it is; what both
 * changed is a question, with both wordings. Texts are compared passage by passage, lists entry by entry.
 */
import { diffArrays } from 'diff'
import { isObject } from '../../body'

export type Data = Record<string, unknown>

/** How a field is brought together: a rich text by its passages, a list by its entries, anything else as a whole. */
export type FieldKind = 'text' | 'list' | 'value'
export type MergeField = { path: string; kind: FieldKind }

/** Which wording somebody chose; of passages and entries both can be kept, first one's own. */
export type Choice = 'mine' | 'theirs' | 'both'

/** What both have changed, and differently. In `mine` and `theirs` nothing means that it was taken out. */
export type Question = {
  key: string
  path: string
  kind: FieldKind
  base: unknown[]
  mine: unknown[]
  theirs: unknown[]
}

type Piece = { settled: unknown[] } | { question: Question }
type MergedField = MergeField & { mine: unknown; theirs: unknown; pieces: Piece[] }
export type Merge = MergedField[]

/** What an editor writes into a node or leaves out as it likes, and says nothing. */
const saysNothing = new Set([
  'version',
  'direction',
  'textFormat',
  'textStyle',
  'mode',
  'detail',
  'id',
  'isTrusted',
  'normalized',
])

/** A value as it is compared: with its keys in order, and without what is empty or says nothing. */
function comparable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').trim().normalize('NFC')
  if (Array.isArray(value)) return value.map(comparable)
  if (!isObject(value)) return value ?? null
  const isText = value.type === 'text' && typeof value.text === 'string'
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .filter((key) => !saysNothing.has(key))
      // The space at the end of a run of text is part of the text.
      .map((key) => [key, isText && key === 'text' ? value.text : comparable(value[key])] as const)
      .filter(([, each]) => !isEmpty(each)),
  )
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === 0 || value === false) return true
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0
}

/** What rich texts are compared by: of a long one that takes a while, and it is asked again with every key that is kept. */
const textKeys = new WeakMap<object, string>()

function keyOf(value: unknown): string {
  // Of what the editor writes out and the server answers: neither is changed, another takes its place.
  const isText = isObject(value) && isObject(value.root)
  const known = isText ? textKeys.get(value) : undefined
  if (known !== undefined) return known
  const compared = comparable(value)
  const key = isEmpty(compared) ? '' : JSON.stringify(compared)
  if (isText) textKeys.set(value, key)
  return key
}

/** Whether two values say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return keyOf(a) === keyOf(b)
}

/** The value of a document at a path such as `firstPublished.url`. */
export function valueAt(data: Data, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), data)
}

/** A copy of a document with another value at a path. */
export function withValueAt(data: Data, path: string, value: unknown): Data {
  const [key = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...data, [key]: value }
  const inner = data[key]
  return { ...data, [key]: withValueAt(isObject(inner) ? inner : {}, rest.join('.'), value) }
}

/** The passages of a rich text, or the entries of a list. */
export function partsOf(value: unknown, kind: FieldKind): unknown[] {
  if (kind === 'value') return isEmpty(comparable(value)) ? [] : [value]
  const list = kind === 'list' ? value : isObject(value) && isObject(value.root) ? value.root.children : null
  return Array.isArray(list) ? (list as unknown[]) : []
}

/** What one side made of a sequence: what stands for each of its parts, and what was put in before each and at the end. */
type Side = { at: unknown[][]; before: unknown[][] }

function sideOf(base: readonly unknown[], now: readonly unknown[]): Side {
  const side: Side = { at: base.map((part) => [part]), before: Array.from({ length: base.length + 1 }, () => []) }
  let [index, place] = [0, 0]
  let removed: number[] = []
  const put = (parts: readonly unknown[]) => {
    for (const part of parts) {
      // In the place of what was taken out just before; what is more comes after that.
      const into = removed.shift()
      if (into === undefined) side.before[index]?.push(part)
      else side.at[into] = [part]
    }
  }
  const changes = diffArrays(base.map(keyOf), now.map(keyOf), { oneChangePerToken: false })
  for (const { added, count, removed: isRemoved } of changes) {
    if (isRemoved) {
      removed = Array.from({ length: count }, (_, offset) => index + offset)
      for (const each of removed) side.at[each] = []
      index += count
    } else if (added) {
      put(now.slice(place, place + count))
      place += count
      removed = []
    } else {
      // As it stands now: it may differ in what says nothing.
      for (let offset = 0; offset < count; offset += 1) side.at[index + offset] = [now[place + offset]]
      index += count
      place += count
      removed = []
    }
  }
  return side
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, index) => isSame(part, b[index]))
}

function mergeSequence(
  field: MergeField,
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): Piece[] {
  const [own, other] = [sideOf(base, mine), sideOf(base, theirs)]
  const pieces: Piece[] = []
  for (let index = 0; index <= base.length; index += 1) {
    const [added, alsoAdded] = [own.before[index] ?? [], other.before[index] ?? []]
    pieces.push({ settled: isSameList(added, alsoAdded) ? added : [...added, ...withoutIds(alsoAdded)] })
    if (index === base.length) break
    const was = [base[index]]
    const [now, alsoNow] = [own.at[index] ?? [], other.at[index] ?? []]
    if (isSameList(now, alsoNow) || isSameList(alsoNow, was)) pieces.push({ settled: now })
    else if (isSameList(now, was)) pieces.push({ settled: alsoNow })
    else {
      const key = `${field.path}.${index}`
      pieces.push({ question: { ...field, key, base: was, mine: now, theirs: alsoNow } })
    }
  }
  return pieces
}

/** Entries of a list have ids, and two of one id are none that can be saved. */
function withoutIds(parts: readonly unknown[]): unknown[] {
  return parts.map((part) => {
    if (!isObject(part) || 'type' in part) return part
    const { id: _, ...rest } = part
    return rest
  })
}

/** Brings two versions of a document together, field by field. */
export function mergeDocuments(fields: readonly MergeField[], base: Data, mine: Data, theirs: Data): Merge {
  return fields.map((field) => {
    const [was, now, other] = [valueAt(base, field.path), valueAt(mine, field.path), valueAt(theirs, field.path)]
    const merged = (pieces: Piece[]): MergedField => ({ ...field, mine: now, theirs: other, pieces })
    const [baseParts, mineParts, theirParts] = [was, now, other].map((value) => partsOf(value, field.kind)) as [
      unknown[],
      unknown[],
      unknown[],
    ]
    if (field.kind !== 'value') return merged(mergeSequence(field, baseParts, mineParts, theirParts))
    if (isSame(now, other) || isSame(other, was)) return merged([{ settled: mineParts }])
    if (isSame(now, was)) return merged([{ settled: theirParts }])
    const question = { ...field, key: field.path, base: baseParts, mine: mineParts, theirs: theirParts }
    return merged([{ question }])
  })
}

/** What is to be asked, in the order of the fields. */
export function questionsOf(merge: Merge): Question[] {
  return merge.flatMap(({ pieces }) => pieces.flatMap((piece) => ('question' in piece ? [piece.question] : [])))
}

function chosen({ kind, mine, theirs }: Question, choice: Choice): unknown[] {
  if (choice === 'both' && kind !== 'value') return [...mine, ...withoutIds(theirs)]
  return choice === 'theirs' ? theirs : mine
}

/**
 * The fields that are to be other than they are on one's own side, with their values: what the other side alone changed,
 * and what was chosen. Without a choice it stays as it is on one's own side.
 */
export function decided(merge: Merge, choices: Readonly<Record<string, Choice>>): Map<string, unknown> {
  const values = new Map<string, unknown>()
  for (const field of merge) {
    const parts = field.pieces.flatMap((piece) =>
      'settled' in piece ? piece.settled : chosen(piece.question, choices[piece.question.key] ?? 'mine'),
    )
    if (isSameList(parts, partsOf(field.mine, field.kind))) continue
    values.set(field.path, assembled(field, parts))
  }
  return values
}

function assembled({ kind, mine, theirs }: MergedField, parts: unknown[]): unknown {
  if (kind === 'value') return parts[0] ?? null
  if (kind === 'list') return parts
  const frame = [mine, theirs].find((value) => isObject(value) && isObject(value.root)) as { root: Data } | undefined
  return frame ? { ...frame, root: { ...frame.root, children: parts } } : null
}
