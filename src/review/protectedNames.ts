/**
 * Finds the names of those who must not be named, however they are written: without regard to case and accents, in any
 * order, with initials, with an ending of possession or plural, run together in an address. Pure.
 *
 * What is a coincidence more often than not is left alone. Given names by themselves tell of nobody, nor do two given
 * names; a surname by itself is found only from five letters on, where few people have it, and where it is written like a
 * name. What reads like a description ("A clerk in the port") is found only as a whole, from three words on.
 */
import { searchForm } from '../model/text'
import { commonGivenNames, commonSurnames } from './commonNames'

/** Somebody, or something, that must not be named. */
export type Protected = {
  /** Whose name it is: the id of a record. */
  owner: string
  /** The name, as a record has it. */
  name: string
  /** A person's name is also found in part; any other only whole. @default true */
  isPerson?: boolean
  /** Wordings under which they may appear: what these say is no name. */
  wordings?: readonly string[]
  /** How they are reached: of these, addresses, telephone numbers and accounts are found. */
  contact?: string | null
}

/** Where a text names somebody: the range in UTF-16 code units. */
export type NameFound = { owner: string; start: number; end: number }

/** Finds names in a text. */
export type NameFinder = (text: string) => NameFound[]

type Word = { form: string; start: number; end: number; isCapital: boolean }

/** A surname shorter than this is too often a word. */
const SHORTEST_ALONE = 5
/** A description of fewer words is said of anybody. */
const SHORTEST_DESCRIPTION = 3
/** Words between a given name and a surname: other names, initials, particles. */
const WIDEST_GAP = 3
const SHORTEST_NUMBER = 8

const particles = new Set(
  'a al bin da das de del della den der di do dos du e el i ibn la las le los mc o of san santa ter the van von y'.split(
    ' ',
  ),
)
const titles = new Set(
  'capt col don dona doctor doctora dr dra gen general hon ing jr judge juez jueza lady lic lord miss mr mrs ms prof rep sen sir sr sra srta'.split(
    ' ',
  ),
)
const stopWords = new Set([
  ...particles,
  'an',
  'at',
  'con',
  'en',
  'for',
  'from',
  'in',
  'on',
  'para',
  'por',
  'to',
  'un',
  'una',
  'with',
])

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*/gu
const PLAIN = /^[a-z0-9]+$/

const forms = new Map<string, string>()

/** A word without case, accents and apostrophes, and without an ending of possession. */
function formOf(word: string): string {
  const lower = word.toLowerCase()
  if (PLAIN.test(lower)) return lower
  const known = forms.get(lower)
  if (known !== undefined) return known
  const form = searchForm(lower.replace(/['’]s?$/u, '')).replace(/'/g, '')
  // Every word of every text would be kept for ever.
  if (forms.size > 20_000) forms.clear()
  forms.set(lower, form)
  return form
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    form: formOf(word),
    start: index,
    end: index + word.length,
    isCapital: word[0] !== word[0]?.toLowerCase(),
  }))
}

/** The words that one in a text may be an inflection of, itself first. */
function stemsOf(form: string): string[] {
  if (!form.endsWith('s') || form.length < 4) return [form]
  return form.endsWith('es') ? [form, form.slice(0, -1), form.slice(0, -2)] : [form, form.slice(0, -1)]
}

type Person = { owner: string; given: string[]; surnames: string[]; wordings: string[] }
type Phrase = { owner: string; words: string[]; wordings: string[] }

/** What of a record's name is the name: not what is said after it. */
function nameIn(text: string): string {
  const [head = ''] = text.split(/[(;:/]|\s[-–—]\s/u)
  const [first = '', ...rest] = head.split(',')
  const after = rest.join(',')
  if (rest.length === 0) return head
  // “Doe, Jane” is one name; what is written small after a comma says who it is.
  return wordsOf(after).every(({ form, isCapital }) => isCapital || particles.has(form)) ? `${after} ${first}` : first
}

function read({ owner, name, isPerson = true, wordings = [] }: Protected): Person | Phrase | null {
  const said = wordings.map((wording) =>
    wordsOf(wording)
      .map(({ form }) => form)
      .join(' '),
  )
  const all = wordsOf(nameIn(name)).filter(({ form }) => !titles.has(form))
  const words = all.filter(({ form }) => !stopWords.has(form))
  const isNamed = words.every(({ isCapital }) => isCapital) && words.length > 0
  if (!isPerson || !isNamed || words.length > 5) {
    const least = isNamed ? 1 : SHORTEST_DESCRIPTION
    if (words.length < least || (words.length === 1 && !standsAlone(words[0]?.form ?? ''))) return null
    return { owner, words: all.map(({ form }) => form), wordings: said }
  }
  const names = words.map(({ form }) => form)
  const count = names.length
  const middle = names[1] ?? ''
  const surnames = count < 3 ? 1 : count === 3 && (middle.length === 1 || commonGivenNames.has(middle)) ? 1 : 2
  return {
    owner,
    given: names.slice(0, count - surnames),
    surnames: names.slice(count - surnames),
    wordings: said,
  }
}

/** Whether a name by itself tells of somebody. */
function standsAlone(form: string): boolean {
  return form.length >= SHORTEST_ALONE && !commonSurnames.has(form) && !commonGivenNames.has(form)
}

function add<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const list = index.get(key)
  if (list) list.push(value)
  else index.set(key, [value])
}

/** Makes what finds these names; to be made once for as long as they are the same. */
export function nameFinder(names: readonly Protected[]): NameFinder {
  const bySurname = new Map<string, Person[]>()
  const joined = new Map<string, Person[]>()
  const byFirst = new Map<string, Phrase[]>()
  for (const each of names) {
    const known = read(each)
    if (!known) continue
    if ('words' in known) {
      add(byFirst, known.words[0] ?? '', known)
      continue
    }
    for (const surname of known.surnames) {
      add(bySurname, surname, known)
      for (const given of known.given) {
        if (given.length < 2) continue
        add(joined, given + surname, known)
        add(joined, surname + given, known)
      }
    }
  }
  const contacts = contactFinder(names)
  if (bySurname.size === 0 && byFirst.size === 0) return contacts

  return (text) => {
    const words = wordsOf(text)
    const found = words.flatMap((word, at): NameFound[] => {
      const stems = stemsOf(word.form)
      return stems.flatMap((stem) => [
        ...(bySurname.get(stem) ?? []).flatMap((person) => personAt(text, words, at, stem, person)),
        ...(joined.get(stem) ?? []).map(({ owner }) => ({ owner, start: word.start, end: word.end })),
        ...(byFirst.get(stem) ?? []).flatMap((phrase) => phraseAt(words, at, phrase)),
      ])
    })
    return distinct([...found, ...contacts(text)])
  }
}

/** One finding a place and person: the longest. */
function distinct(found: NameFound[]): NameFound[] {
  return found.filter(
    (one, index) =>
      !found.some(
        (other, place) =>
          other !== one &&
          other.owner === one.owner &&
          other.start <= one.start &&
          other.end >= one.end &&
          (other.start < one.start || other.end > one.end || place < index),
      ),
  )
}

/** Whether what is found is no more than a wording says under which they may appear. */
function isSaid(words: readonly Word[], wordings: readonly string[]): boolean {
  const said = words.map(({ form }) => form).join(' ')
  return wordings.some((wording) => ` ${wording} `.includes(` ${said} `))
}

function personAt(text: string, words: readonly Word[], at: number, surname: string, person: Person): NameFound[] {
  const isGiven = (word: Word | undefined, isBefore: boolean): boolean => {
    if (!word) return false
    if (stemsOf(word.form).some((stem) => person.given.includes(stem) && stem.length > 1)) return true
    // An initial after a surname is told from a word by its stop.
    const isInitial = word.form.length === 1 && person.given.some((given) => given.startsWith(word.form))
    return isInitial && (text[word.end] === '.' || (isBefore && (word.isCapital || /[-_]/.test(text[word.end] ?? ''))))
  }
  const isOther = (word: Word | undefined): boolean =>
    word !== undefined && person.surnames.some((each) => each !== surname && stemsOf(word.form).includes(each))
  const isBetween = (word: Word | undefined): boolean =>
    word !== undefined && (word.form.length === 1 || particles.has(word.form) || isOther(word))

  const match = (from: number, to: number): NameFound[] => {
    const range = words.slice(from, to + 1)
    const [first, last] = [range[0], range.at(-1)]
    return first && last && !isSaid(range, person.wordings)
      ? [{ owner: person.owner, start: first.start, end: last.end }]
      : []
  }
  /** Whether a sentence ends after a word: an initial has a stop as well. */
  const isEnd = (word: Word | undefined, next: Word | undefined): boolean =>
    word === undefined ||
    next === undefined ||
    (word.form.length > 1 && /[.!?…]\s|\n/u.test(text.slice(word.end, next.start)))

  for (let gap = 1; gap <= WIDEST_GAP; gap += 1) {
    if (isEnd(words[at - gap], words[at - gap + 1])) break
    if (isGiven(words[at - gap], true)) return match(at - gap, at)
    if (!isBetween(words[at - gap])) break
  }
  for (let gap = 1; gap <= WIDEST_GAP; gap += 1) {
    if (isEnd(words[at + gap - 1], words[at + gap])) break
    if (isGiven(words[at + gap], false)) return match(at, at + gap)
    if (!isBetween(words[at + gap])) break
  }
  if (!isEnd(words[at], words[at + 1]) && isOther(words[at + 1])) return match(at, at + 1)
  const word = words[at]
  return word?.isCapital && standsAlone(surname) ? match(at, at) : []
}

function phraseAt(words: readonly Word[], at: number, { owner, words: phrase, wordings }: Phrase): NameFound[] {
  const range = words.slice(at, at + phrase.length)
  const holds = phrase.every((form, index) => stemsOf(range[index]?.form ?? '').includes(form))
  const [first, last] = [range[0], range.at(-1)]
  // One word is a name where it is written like one.
  if (!holds || !first || !last || (phrase.length === 1 && !first.isCapital) || isSaid(range, wordings)) return []
  return [{ owner, start: first.start, end: last.end }]
}

const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const NUMBER = /\+?\d(?:[\s().-]{0,2}\d){6,}/g
const ACCOUNT = /(?<![\p{L}\p{N}._%+-])@([\p{L}\p{N}_.]{4,})/gu

/** Finds addresses, telephone numbers and accounts of contacts. */
function contactFinder(names: readonly Protected[]): NameFinder {
  const addresses = new Map<string, string>()
  const accounts = new Map<string, string>()
  const numbers: Array<{ owner: string; digits: string }> = []
  for (const { owner, contact } of names) {
    if (!contact) continue
    for (const [address] of contact.matchAll(ADDRESS)) addresses.set(address.toLowerCase(), owner)
    for (const [, account = ''] of contact.matchAll(ACCOUNT)) accounts.set(account.toLowerCase(), owner)
    for (const [number] of contact.matchAll(NUMBER)) {
      const digits = number.replace(/\D/g, '')
      if (digits.length >= SHORTEST_NUMBER) numbers.push({ owner, digits })
    }
  }
  if (addresses.size + accounts.size + numbers.length === 0) return () => []
  const found = (owner: string | undefined, index: number, text: string): NameFound[] =>
    owner === undefined ? [] : [{ owner, start: index, end: index + text.length }]
  return (text) => [
    ...[...text.matchAll(ADDRESS)].flatMap(({ 0: address, index }) =>
      found(addresses.get(address.toLowerCase()), index, address),
    ),
    ...[...text.matchAll(/[@/]([\p{L}\p{N}_.]{4,})/gu)].flatMap(({ 0: whole, 1: account = '', index }) =>
      found(accounts.get(account.toLowerCase()), index, whole),
    ),
    ...(numbers.length === 0
      ? []
      : [...text.matchAll(NUMBER)].flatMap(({ 0: number, index }) => {
          const digits = number.replace(/\D/g, '')
          // With or without the code of the country.
          const same = numbers.find(
            (each) =>
              digits.length >= SHORTEST_NUMBER && (each.digits.endsWith(digits) || digits.endsWith(each.digits)),
          )
          return found(same?.owner, index, number)
        })),
  ]
}
