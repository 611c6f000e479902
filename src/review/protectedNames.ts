/**
 * Finds the names of those who must not be named, however they are written: without regard to case, accents, characters
 * that nobody sees and letters that look alike; in any order, with initials, with other names between or left out, with an
 * ending of possession or plural, run together in an address. Pure, and in time that grows with the length of a text.
 *
 * What is a coincidence more often than not is left alone. Given names by themselves tell of nobody, nor do two given
 * names; a surname by itself is found only from five letters on, where few people have it, and where it is written like a
 * name or where nothing is, in an address. Initials are found with a surname, and by themselves only of a record that has
 * nothing else. What reads like a description ("A clerk in the port") is found only as a whole, from three words on.
 */
import { commonGivenNames, commonSurnames } from './commonNames'
import { contactFinder } from './contacts'
import { wordsOf, type Word } from './nameWords'
import { plainText, undivided, type PlainText } from './plainText'
import { particles, recordedNames, titles, type Person, type Phrase, type Protected } from './recordedNames'

export type { Protected } from './recordedNames'

/** Where a text names somebody: the range in UTF-16 code units. */
export type NameFound = { owner: string; start: number; end: number }

/** Finds names in a text. */
export type NameFinder = (text: string) => NameFound[]

/** Words between a given name and a surname: other names, initials, particles. */
const WIDEST_GAP = 5
const WIDEST_GAP_BACKWARDS = 3
/** Names of a text between a given name and a surname that the record does not have. */
const MOST_OTHERS = 2
const SHORTEST_IN_ADDRESS = 3

/** What joins two people, where it follows a given name. */
const conjunctions = new Set(['a', 'e', 'i', 'o', 'y'])
/** What joins two given names before the surname that both people have. */
const joining = new Set(['and', 'e', 'et', 'und', 'y'])

type Joined = { person: Person; isEverywhere: boolean }
type Alone = { person: Person; isSure: boolean }

type Index = {
  surnames: Set<string>
  names: Set<string>
  /** By a given name and a surname (`ana ruiz`), an initial of the text (`a. ruiz`) or of the record (`a* ruiz`), or two surnames. */
  pairs: Map<string, Person[]>
  alone: Map<string, Alone[]>
  joined: Map<string, Joined[]>
  phrases: Map<string, Phrase[]>
}

function add<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const list = index.get(key)
  if (list) list.push(value)
  else index.set(key, [value])
}

function addPerson({ alone, joined, names, pairs, surnames }: Index, person: Person): void {
  const keys = new Set<string>()
  const sure = new Set(person.alone.map(({ form }) => form))
  const run = new Map<string, boolean>()
  const join = (form: string, isEverywhere: boolean) => run.set(form, isEverywhere || (run.get(form) ?? false))
  const initials = person.given.map(([initial = '']) => initial).join('')
  for (const name of [...person.given, ...person.surnames]) if (name.length > 1) names.add(name)
  for (const surname of person.surnames) {
    surnames.add(surname)
    if (initials.length > 1 && surname.length > 1) keys.add(`${initials} ${surname}`)
    for (const given of person.given) {
      const [initial = ''] = given
      keys.add(`${given} ${surname}`)
      if (given.length > 2 && surname.length > 1) {
        const [ofSurname = ''] = surname
        keys.add(`${given} ${ofSurname}`)
        surnames.add(ofSurname)
      }
      if (surname.length > 1) keys.add(`${initial}. ${surname}`)
      if (given.length === 1 && surname.length > 1 && !commonSurnames.has(surname)) keys.add(`${given}* ${surname}`)
      if (surname.length < 2) continue
      if (given.length > 1) for (const form of [given + surname, surname + given]) join(form, true)
      if (surname.length < SHORTEST_IN_ADDRESS) continue
      for (const form of [initial + surname, surname + initial, initials + surname, surname + initials]) {
        join(form, sure.has(surname))
      }
    }
    for (const other of person.surnames) {
      if (other === surname || other.includes(surname) || surname.includes(other)) continue
      keys.add(`${surname}+${other}`)
      join(surname + other, false)
      for (const given of [person.given[0] ?? '', person.given.join('')]) {
        if (given.length > 1) join(given + surname + other, true)
      }
    }
  }
  if (person.given.length > 1) {
    for (const surname of person.surnames) if (surname.length > 1) join(person.given.join('') + surname, true)
  }
  for (const key of keys) add(pairs, key, person)
  for (const [form, isEverywhere] of run) add(joined, form, { person, isEverywhere })
  for (const { form, isSure } of person.alone) add(alone, form, { person, isSure })
}

function indexOf(all: readonly Protected[]): Index {
  const index: Index = {
    surnames: new Set(),
    names: new Set(),
    pairs: new Map(),
    alone: new Map(),
    joined: new Map(),
    phrases: new Map(),
  }
  for (const known of all.flatMap(recordedNames)) {
    if ('words' in known) add(index.phrases, known.words[0] ?? '', known)
    else addPerson(index, known)
  }
  return index
}

/** Makes what finds these names; to be made once for as long as they are the same. */
export function nameFinder(all: readonly Protected[]): NameFinder {
  if (all.length === 0) return () => []
  const index = indexOf(all)
  const contacts = contactFinder(all)
  const namesIn = ({ text, rangeOf }: PlainText) =>
    new Reading(text, index).found().map(({ owner, ...range }) => ({ owner, ...rangeOf(range) }))
  return (typed) => {
    const plain = plainText(typed)
    const whole = undivided(plain)
    const reached = contacts(plain.text).map(({ owner, ...range }) => ({ owner, ...plain.rangeOf(range) }))
    return distinct([...namesIn(plain), ...reached, ...(whole ? namesIn(whole) : [])])
  }
}

/** One finding a place and person, the longest, in the order of the text. */
function distinct(found: NameFound[]): NameFound[] {
  const read = new Map<string, number>()
  return found
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ owner, end }) => {
      if (end <= (read.get(owner) ?? -1)) return false
      read.set(owner, end)
      return true
    })
}

const NOT_SPACE = /\S+/g
const ADDRESS = /@|:\/\/|^www\.|\.\p{L}{2,}\/|_|\.(?:csv|docx?|gif|jpe?g|mp[34]|pdf|png|txt|webp|xlsx?)\b/iu
const SENTENCE_END = /[.!?;]\s|\n\s*\n/

/** A text as it is read once. */
class Reading {
  private readonly words: Word[]
  /** Whether it is all one word, as a slug is: how it is written tells nothing. */
  private readonly isOne: boolean
  private addresses: Array<{ start: number; end: number }> | null = null

  constructor(
    private readonly text: string,
    private readonly index: Index,
  ) {
    this.words = wordsOf(text)
    this.isOne = !/\S\s+\S/.test(text)
  }

  found(): NameFound[] {
    const { joined, phrases, surnames } = this.index
    const found: NameFound[] = []
    for (const [at, word] of this.words.entries()) {
      for (const reading of word.readings) {
        if (surnames.has(reading)) this.addPersons(found, at, reading)
        for (const { person, isEverywhere } of joined.get(reading) ?? []) {
          if (isEverywhere || this.tellsNoCase(word)) this.add(found, at, at, person)
        }
        for (const phrase of phrases.get(reading) ?? []) {
          if (this.hasPhrase(at, phrase)) this.add(found, at, at + phrase.words.length - 1, phrase)
        }
      }
    }
    return found
  }

  /** Whether a word stands where none is written like a name: in an address, a file name, a slug. */
  private tellsNoCase(word: Word): boolean {
    return this.isOne || this.isInAddress(word)
  }

  private isInAddress({ start }: Pick<Word, 'start'>): boolean {
    this.addresses ??= [...this.text.matchAll(NOT_SPACE)].flatMap(({ 0: run, index }) =>
      ADDRESS.test(run) ? [{ start: index, end: index + run.length }] : [],
    )
    let [low, high] = [0, this.addresses.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.addresses[middle]?.end ?? 0) <= start) low = middle + 1
      else high = middle
    }
    return (this.addresses[low]?.start ?? Infinity) <= start
  }

  private between(one: Word, next: Word): string {
    return this.text.slice(one.end, next.start)
  }

  /** Whether a sentence ends after a word: an initial has a stop as well. */
  private isEnd(word: Word, next: Word): boolean {
    // An initial that ends a sentence is taken for one that does not.
    const between = this.between(word, next)
    return between.length > 1 && (word.end - word.start > 1 ? SENTENCE_END : /\n\s*\n/).test(between)
  }

  private add(found: NameFound[], from: number, to: number, { owner, wordings }: Person | Phrase): void {
    const [first, last] = [this.words[from], this.words[to]]
    if (!first || !last) return
    if (wordings.length > 0) {
      const said = this.words
        .slice(from, to + 1)
        .map(({ readings }) => readings[0])
        .join(' ')
      // No more than a wording says under which they may appear.
      if (wordings.some((wording) => ` ${wording} `.includes(` ${said} `))) return
    }
    found.push({ owner, start: first.start, end: last.end })
  }

  private addPersons(found: NameFound[], at: number, surname: string): void {
    const { alone, pairs } = this.index
    const word = this.words[at]
    if (!word) return
    if (surname.length === 1 && !(word.letters === 'upper' && this.text[word.end] === '.')) return
    const done = new Set<string>()
    const addAll = (from: number, to: number, fits: (person: Person) => boolean, given: Word, isBefore: boolean) => {
      for (const key of this.givenKeys(given, surname, isBefore)) {
        for (const person of pairs.get(key) ?? []) {
          if (done.has(person.owner) || !fits(person)) continue
          if (surname.length === 1 && !person.surnames.includes(surname) && !(isBefore && this.isCutShort(from, to))) {
            continue
          }
          done.add(person.owner)
          this.add(found, from, to, person)
        }
      }
    }
    for (let gap = 1; gap <= WIDEST_GAP; gap += 1) {
      const [given, next] = [this.words[at - gap], this.words[at - gap + 1]]
      if (!given || !next || this.isEnd(given, next)) break
      addAll(at - gap, at, (person) => this.mayPart(at - gap, at, person), given, true)
      if (!this.mayStandBetween(given)) break
    }
    const ofBoth = this.firstOfTwo(at)
    if (ofBoth) addAll(at - 3, at, () => true, ofBoth, true)
    for (let gap = 1; gap <= WIDEST_GAP_BACKWARDS; gap += 1) {
      const [before, given] = [this.words[at + gap - 1], this.words[at + gap]]
      if (!before || !given || this.isEnd(before, given)) break
      addAll(at, at + gap, (person) => this.mayPartBackwards(at, at + gap, person), given, false)
      if (!this.mayStandBetween(given)) break
    }
    const next = this.words[at + 1]
    if (next && !this.isEnd(word, next)) {
      for (const other of next.readings) {
        for (const person of pairs.get(`${surname}+${other}`) ?? []) {
          if (!done.has(person.owner)) this.add(found, at, at + 1, person)
        }
      }
    }
    for (const { person, isSure } of alone.get(surname) ?? []) {
      if (this.isWrittenAlone(at, word, isSure)) this.add(found, at, at, person)
    }
  }

  /** The first given name of two before one surname, as in “Ana and Luis Ruiz”. */
  private firstOfTwo(at: number): Word | null {
    const [first, joint, second, surname] = this.words.slice(Math.max(0, at - 3), at + 1)
    if (!first || !joint || !second || !surname) return null
    const isJoint = joint.letters === 'lower' && joining.has(joint.readings[0] ?? '')
    const isTwo =
      first.letters !== 'lower' && second.letters !== 'lower' && commonGivenNames.has(second.readings[0] ?? '')
    const isTogether = !/[^\s]/.test(
      this.between(first, joint) + this.between(joint, second) + this.between(second, surname),
    )
    return isJoint && isTwo && isTogether && (first.readings[0] ?? '').length > 1 ? first : null
  }

  /** Whether a given name and the initial of a surname are all that is written: “Ana R.”, but not “Ana R. Gómez”. */
  private isCutShort(from: number, to: number): boolean {
    const [last, next] = [this.words[to], this.words[to + 1]]
    if (!last || to - from !== 1 || this.words[from]?.letters === 'lower') return false
    return !next || next.letters !== 'upper' || !/^\.?\s$/.test(this.between(last, next))
  }

  private isWrittenAlone(at: number, word: Word, isSure: boolean): boolean {
    if (word.letters === 'lower') return this.tellsNoCase(word)
    const before = this.words[at - 1]
    return isSure || this.isOne || (before !== undefined && !this.isEnd(before, word))
  }

  /** What a word is looked up by as a given name: itself, an initial, or what has the initial that a record has. */
  private givenKeys({ end, letters, readings, start }: Word, surname: string, isBefore: boolean): string[] {
    const [first = ''] = readings
    if (first.length === 1) {
      const isInitial =
        this.text[end] === '.' ||
        (isBefore && (letters === 'upper' || /[-_]/.test(this.text[end] ?? ''))) ||
        this.isInAddress({ start })
      return isInitial ? [`${first}. ${surname}`, `${first} ${surname}`] : []
    }
    return [
      ...readings.map((reading) => `${reading} ${surname}`),
      ...(isBefore && letters === 'upper' ? [`${first[0] ?? ''}* ${surname}`] : []),
    ]
  }

  private mayStandBetween({ letters, readings }: Word): boolean {
    const [form = ''] = readings
    if (form.length === 1 || particles.has(form)) return true
    if (titles.has(form)) return false
    return (
      letters === 'upper' ||
      commonGivenNames.has(form) ||
      /^\p{Script=Arabic}/u.test(form) ||
      readings.some((reading) => this.index.names.has(reading))
    )
  }

  /** The words between two that a person's name does not have. */
  private othersBetween(from: number, to: number, { given, surnames }: Person): Word[] {
    return this.words.slice(from + 1, to).filter(({ readings }) => {
      const [form = ''] = readings
      if (form.length === 1 || particles.has(form)) return false
      return !readings.some((reading) => given.includes(reading) || surnames.includes(reading))
    })
  }

  private isConjunction(word: Word | undefined): boolean {
    const isSmall = word !== undefined && word.letters === 'lower' && this.text[word.end] !== '.'
    return isSmall && conjunctions.has(word.readings[0] ?? '')
  }

  /** Whether what stands between a given name and a surname leaves them one name. */
  private mayPart(from: number, to: number, person: Person): boolean {
    if (to - from === 1) return true
    if (this.isConjunction(this.words[from + 1]) && !this.isOne) return false
    const others = this.othersBetween(from, to, person)
    if (others.length === 0) return true
    const [first, last] = [this.words[from], this.words[to]]
    if (!first || !last || others.length > MOST_OTHERS || /[,:]/.test(this.between(first, last))) return false
    const isSmall = first.letters === 'lower'
    const strange = others.filter(({ letters, readings: [form = ''] }) => {
      return !commonGivenNames.has(form) || (letters === 'lower' && !isSmall)
    })
    return (
      strange.length < 2 &&
      strange.every(({ letters, readings: [form = ''] }) => letters !== 'lower' && !commonSurnames.has(form))
    )
  }

  /** The same where the surname comes first: “Ruiz Gómez, Ana”. */
  private mayPartBackwards(from: number, to: number, person: Person): boolean {
    if (to - from === 1) return true
    const [before, given] = [this.words[to - 1], this.words[to]]
    if (!before || !given || this.isConjunction(before)) return false
    const others = this.othersBetween(from, to, person)
    if (others.length === 0) return true
    return others.length === 1 && others[0]?.letters === 'upper' && this.between(before, given).includes(',')
  }

  private hasPhrase(at: number, { words: phrase, written }: Phrase): boolean {
    const range = this.words.slice(at, at + phrase.length)
    if (!phrase.every((form, index) => range[index]?.readings.includes(form))) return false
    switch (written) {
      case 'anyhow':
        return true
      case 'like a name':
        return (
          this.isOne || range.every(({ letters, readings: [form = ''] }) => letters !== 'lower' || particles.has(form))
        )
      case 'in capitals':
        return range.every(({ start, end }) => !/\p{Ll}/u.test(this.text.slice(start, end)))
      case 'as initials':
        return range.every(
          ({ end, letters }, index) =>
            index === range.length - 1 ||
            (this.isOne ? /[._-]/.test(this.text[end] ?? '') : letters !== 'lower' && this.text[end] === '.'),
        )
    }
  }
}
