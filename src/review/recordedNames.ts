/** Reads the names of records: what of them is a name, and how it may be written. Pure. */
import { commonGivenNames, commonSurnames } from './commonNames'
import { codeWords, descriptionWords } from './descriptionWords'
import { isUnspaced, nameForm, withDigraphs, wordsOf, type Word } from './nameWords'
import { slugify } from '../model/slug'
import { plainText } from './plainText'

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

/** The name of a person, in parts. */
export type Person = {
  owner: string
  given: string[]
  surnames: string[]
  /** The surnames that tell of somebody by themselves; and those that only do so within a sentence. */
  alone: Array<{ form: string; isSure: boolean }>
  wordings: readonly string[]
}

/** A name that is found whole. */
export type Phrase = {
  owner: string
  words: string[]
  /** How it has to be written in a text: capitals at the front, in capitals, as initials with their stops. */
  written: 'anyhow' | 'like a name' | 'in capitals' | 'as initials'
  wordings: readonly string[]
}

/** A surname shorter than this is too often a word. */
const SHORTEST_ALONE = 5
const SHORTEST_ALONE_WITHOUT_CASE = 4
/** A description of fewer words is said of anybody. */
const SHORTEST_DESCRIPTION = 3
/** What is longer and not written like a name is a sentence. */
const LONGEST_IN_SMALL = 5

/** Words that stand in names and are none. */
export const particles: ReadonlySet<string> = new Set(
  'a al bin da das de del della den der di do dos du e el i ibn la las le los mc o of san santa ter the van von y بن ابن بنت בן בת'.split(
    ' ',
  ),
)
/** Titles that stand in front of names. */
export const titles: ReadonlySet<string> = new Set(
  'capt col don dona doctor doctora dr dra gen general hon ing jr judge juez jueza lady lic lord miss mr mrs ms prof rep sen sir sr sra srta'.split(
    ' ',
  ),
)
const prepositions = new Set('an at con en for from in on para por to un una who with'.split(' '))

/** What parts a name from what is said of it. The last two part two names as well. */
const SEPARATOR = /([()[\]{}:=\n]|\s[-–—]+\s|—|[/;|]|\b(?:alias|a\.?k\.?a\.?|née|vulgo)(?=[\s:]))/iu
const BETWEEN_NAMES = /^(?:[/;|]|alias|a\.?k\.?a\.?|née|vulgo)$/i

type Segment = { words: Word[]; text: string; separator: string }

function formsOf(words: readonly Word[], text: string): string[] {
  return words.map(({ start, end }) => nameForm(text.slice(start, end)))
}

/** The words of a segment that are names: without titles, particles and numbers. */
function namesIn({ words, text }: Segment): Word[] {
  return words.filter(({ start, end }) => {
    const word = text.slice(start, end)
    const form = nameForm(word)
    if (/^\p{N}/u.test(word) || titles.has(form) || isUnspaced(word)) return false
    return !(particles.has(form) || prepositions.has(form)) || (word.length === 1 && text[end] === '.')
  })
}

function isWrittenSmall({ letters }: Word): boolean {
  return letters === 'lower'
}

type Kind = 'nothing' | 'name' | 'description' | 'code'

function kindOf(segment: Segment): Kind {
  const { words, text } = segment
  const names = namesIn(segment)
  const forms = formsOf(names, text)
  const hasUnspaced = words.some(({ start, end }) => isUnspaced(text.slice(start, end)))
  const hasNumber = words.some(({ start }) => /\p{N}/u.test(text[start] ?? ''))
  if (forms.length === 0) return hasUnspaced ? 'name' : hasNumber ? 'code' : 'nothing'
  if (forms.every((form) => codeWords.has(form)) || (hasNumber && forms.some((form) => codeWords.has(form)))) {
    return 'code'
  }
  const isListed = (form: string) => descriptionWords.has(form) || codeWords.has(form)
  if (forms.every(isListed)) return 'description'
  if (!names.some(isWrittenSmall)) return hasNumber && forms.length === 1 ? 'code' : 'name'
  const others = formsOf(words, text)
  const isSentence =
    forms.length > LONGEST_IN_SMALL ||
    others.some((form) => prepositions.has(form)) ||
    ['a', 'the', 'el', 'la', 'los', 'las'].includes(others[0] ?? '')
  const isNamed = forms.length === 2 && forms.some((form) => commonGivenNames.has(form))
  return isSentence || (forms.some(isListed) && !isNamed) ? 'description' : 'name'
}

function segmentOf(text: string, separator: string): Segment {
  return { text, words: wordsOf(text), separator }
}

/** A segment as it may be read: “Doe, Jane” is one name; what is written small after a comma says who it is. */
function readings(segment: Segment): Segment[] {
  const [first = '', ...rest] = segment.text.split(',')
  if (rest.length === 0) return [segment]
  const [head, after] = [segmentOf(first, segment.separator), segmentOf(rest.join(' '), ',')]
  const kinds = [kindOf(head), kindOf(after)]
  if (kinds[0] !== 'name') return [head, ...rest.map((text) => segmentOf(text, ','))]
  const isFull = namesIn(head).length > 1
  if (kinds[1] !== 'name' || (isFull && namesIn(after).some(isWrittenSmall))) return [head]
  return [...(isFull ? [head] : []), segmentOf(`${after.text} ${first}`, segment.separator)]
}

function segmentsOf(name: string): Segment[] {
  const parts = plainText(name).text.split(SEPARATOR)
  return parts.flatMap((text, index) =>
    index % 2 === 0 ? readings(segmentOf(text, parts[index - 1]?.trim() ?? '')) : [],
  )
}

/** Whether a name by itself tells of somebody. */
function standsAlone(form: string): boolean {
  return (
    form.length >= (/[a-z]/.test(form) ? SHORTEST_ALONE : SHORTEST_ALONE_WITHOUT_CASE) &&
    !commonSurnames.has(form) &&
    !commonGivenNames.has(form)
  )
}

type Known = Pick<Person, 'owner' | 'wordings'>

/** A name shorter than this is inflected into too many words. */
const SHORTEST_INFLECTED = 6

/** What is said of somebody by their name, in the languages of a newsroom: “a Quarrendonian”, “el quarrendonismo”. */
const DERIVED = 'ian ism ist ite esque iano iana ismo ista ien ienne isme iste'.split(' ')
/** The endings of case in Slavic names that are written in our letters. */
const CASES = 'a u em om owi ovi ego emu ie ou ova ove ovou ow owie ami ach'.split(' ')
const CASES_OF_ADJECTIVES = 'a e i y u ego iego emu iemu eho im ym ich ych ej ou'.split(' ')

/** A surname with what is said by it; each is unlike any other word. */
function derivedFrom(form: string): string[] {
  if (form.length < SHORTEST_INFLECTED || !/^[a-z]+$/.test(form)) return []
  const stems = [form, form.replace(/[aeio]$/, ''), form.replace(/[aeio]{2}$/, '')]
  return [...new Set(stems.flatMap((stem) => DERIVED.map((ending) => stem + ending)))]
}

/** The forms that a surname has in other cases, or the stem that all of them share. */
function inflectionsOf(form: string): string[] {
  if (/^\p{Script=Cyrillic}/u.test(form)) return shortened(form, /(?:ий|ый|ая|яя|ой|[аяйьеоыи])$/u)
  if (/^\p{Script=Greek}/u.test(form)) return shortened(form, /(?:ος|οσ|ης|ησ|ας|ασ|ου|[ηαοςσ])$/u)
  if (form.length < SHORTEST_INFLECTED || !/^[a-z]+$/.test(form)) return []
  const plural = form.endsWith('z') ? [`${form.slice(0, -1)}ces`] : []
  if (/(?:[sc]k[aiy]|n[iy])$/.test(form)) {
    return [...plural, ...CASES_OF_ADJECTIVES.map((ending) => form.slice(0, -1) + ending)]
  }
  if (form.endsWith('ova')) return [...plural, `${form.slice(0, -1)}e`, `${form.slice(0, -1)}ou`]
  return [...plural, ...(/[aeiou]$/.test(form) ? [] : CASES.map((ending) => form + ending))]
}

function shortened(form: string, ending: RegExp): string[] {
  const stem = form.replace(ending, '')
  return stem !== form && stem.length > 3 ? [stem] : []
}

function phrase(known: Known, words: string[], written: Phrase['written']): Phrase[] {
  return words.length === 0 ? [] : [{ ...known, words, written }]
}

/** A name in a script without spaces: as it stands, and with its parts in the other order. */
function unspacedPhrases(known: Known, { words, text }: Segment): Phrase[] {
  const own = words.filter(({ start, end }) => isUnspaced(text.slice(start, end)))
  const parts: Word[][] = []
  for (const [index, word] of own.entries()) {
    if (index > 0 && own[index - 1]?.end === word.start) parts.at(-1)?.push(word)
    else parts.push([word])
  }
  if (own.length < 2) return []
  const orders = parts.length === 2 ? [parts, [...parts].reverse()] : [parts]
  return orders.flatMap((order) => phrase(known, formsOf(order.flat(), text), 'anyhow'))
}

/** A surname with the particles before it, run together: “alkhwarizmi”. */
function withParticles({ words, text }: Segment, surname: Word): string[] {
  let at = words.indexOf(surname)
  let form = nameForm(text.slice(surname.start, surname.end))
  const joined: string[] = []
  while (at > 0) {
    at -= 1
    const before = words[at]
    const particle = before ? nameForm(text.slice(before.start, before.end)) : ''
    if (!particles.has(particle)) break
    form = particle + form
    joined.push(form)
  }
  return joined
}

function person(known: Known, segment: Segment): Array<Person | Phrase> {
  const names = namesIn(segment)
  const forms = formsOf(names, segment.text)
  const count = forms.length
  if (forms.every((form) => form.length === 1)) {
    if (count < 2) return []
    return [
      ...phrase(known, forms, 'as initials'),
      ...(count > 2 ? phrase(known, [forms.join('')], 'in capitals') : []),
    ]
  }
  const middle = forms[1] ?? ''
  const isGiven = (form: string) => form.length === 1 || commonGivenNames.has(form)
  const last = count < 3 || (count === 3 && isGiven(middle)) || forms.at(-2)?.length === 1 ? 1 : 2
  const surnames = names.slice(count - last)
  // A name that is given and a surname as well may be either; of a long name, what nobody is given is a surname.
  const either = forms
    .slice(1, count - last)
    .filter((form) => form.length > 1 && (commonSurnames.has(form) || (count > 4 && !commonGivenNames.has(form))))
  const alone = surnames.flatMap((word) => {
    const form = nameForm(segment.text.slice(word.start, word.end))
    const tells = standsAlone(form) && !descriptionWords.has(form) && !codeWords.has(form)
    return tells && (count === 1 || word.letters !== 'none') ? [{ form, isSure: !isWrittenSmall(word) }] : []
  })
  const isOther = (form: string) => !commonGivenNames.has(form) && !commonSurnames.has(form)
  // “Al Wu”, “Don Draper”: what is a particle or a title elsewhere may be the whole of a given name.
  const whole = formsOf(segment.words, segment.text)
  return [
    ...(count === 1 && whole.length > 1 ? phrase(known, whole, 'like a name') : []),
    ...(count > 2
      ? phrase(
          known,
          forms.map(([initial = '']) => initial),
          'as initials',
        )
      : []),
    ...alone.flatMap(({ form }) =>
      derivedFrom(form)
        .filter(isOther)
        .flatMap((word) => phrase(known, [word], 'anyhow')),
    ),
    {
      ...known,
      given: forms.slice(0, count - last),
      surnames: [
        ...new Set([
          ...forms.slice(count - last),
          ...forms.slice(count - last).flatMap(inflectionsOf),
          ...either,
          ...surnames.flatMap((surname) => withParticles(segment, surname)),
        ]),
      ],
      alone: [
        ...alone,
        ...alone.flatMap(({ form, isSure }) =>
          inflectionsOf(form)
            .filter(isOther)
            .map((inflected) => ({ form: inflected, isSure })),
        ),
      ],
      wordings: known.wordings,
    },
  ]
}

function personNames(known: Known, name: string): Array<Person | Phrase> {
  const found: Array<Person | Phrase> = []
  let isNamed = false
  let before: Kind = 'nothing'
  for (const segment of segmentsOf(name)) {
    const { separator, text, words } = segment
    const kind = kindOf(segment)
    if (kind === 'nothing') continue
    if (kind === 'name') {
      const names = namesIn(segment)
      const forms = formsOf(names, text)
      const isListed = forms.some((form) => descriptionWords.has(form) || codeWords.has(form))
      const isForeign = words.some(({ letters }) => letters === 'none')
      // What follows a name says where its bearer is from, and so does a single word in brackets after a description.
      const isSaid =
        before !== 'nothing' &&
        (isListed ||
          (isNamed && !isForeign && !BETWEEN_NAMES.test(separator)) ||
          (before === 'description' && forms.length === 1 && /^[([{,]$/.test(separator)))
      if (isSaid) continue
      found.push(...unspacedPhrases(known, segment))
      // A wording may describe somebody as the record does; it names nobody.
      if (forms.length > 0) found.push(...person(isListed ? known : { ...known, wordings: [] }, segment))
      if (forms.length > 1 && !isListed && !names.some(isWrittenSmall)) isNamed = true
    } else if (kind === 'description') {
      const said = words.filter(({ start, end }) => !titles.has(nameForm(text.slice(start, end))))
      if (namesIn(segment).length >= SHORTEST_DESCRIPTION) found.push(...phrase(known, formsOf(said, text), 'anyhow'))
    }
    before = kind
  }
  return found
}

/** The name of what is no person: all of it, up to what is said after it. */
function wholeName(known: Known, name: string): Phrase[] {
  const segment = segmentsOf(name).find(({ words }) => words.length > 0)
  if (!segment) return []
  const { text, words } = segment
  const forms = formsOf(
    words.filter(({ start, end }) => !titles.has(nameForm(text.slice(start, end)))),
    text,
  )
  const names = words.filter(({ start, end }) => {
    const form = nameForm(text.slice(start, end))
    return !particles.has(form) && !prepositions.has(form) && !titles.has(form)
  })
  if (names.length === 0) return []
  if (!names.some(isWrittenSmall)) {
    const [one = ''] = formsOf(names, text)
    if (names.length > 1) return phrase(known, forms, 'anyhow')
    return standsAlone(one) ? phrase(known, forms, 'like a name') : []
  }
  if (names.length >= SHORTEST_DESCRIPTION) return phrase(known, forms, 'anyhow')
  return names.length === 2 && kindOf(segment) === 'name' ? phrase(known, forms, 'like a name') : []
}

/** A name in our letters, word by word as the slug of a title has it. */
function inSlugs(name: string): string {
  return name.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => {
    const slug = slugify(word).replaceAll('-', '')
    return slug === '' ? word : /^\p{Ll}/u.test(word) ? slug : slug.charAt(0).toUpperCase() + slug.slice(1)
  })
}

/** A name, and how else it is written. */
function spellings(name: string): string[] {
  const plain = plainText(name).text
  return [
    ...new Set([
      name,
      withDigraphs(plain),
      inSlugs(plain),
      plain.replace(/(?<!\p{L})([DLO])'(?=\p{L}{3})/giu, '$1 '),
      plain.replace(/(?<!\p{L})Mc(?=\p{Lu})/gu, 'Mac'),
      plain.replace(/(?<!\p{L})Mac(?=\p{Lu})/gu, 'Mc'),
      plain.replace(/(?<!\p{L})عبد\s+(?=ال)/gu, 'عبد'),
      plain.replace(/(?<!\p{L})عبد(?=ال)/gu, 'عبد '),
    ]),
  ]
}

/** What an interview is called, in front of the name of who was asked. */
const INTERVIEW = /^\s*(?:interview\s+with|entrevista\s+(?:con|a|com)|entretien\s+avec)\s+(?=\S)/iu

/** The names in a record's name: of a source that is described, those that stand after the description. */
export function recordedNames({ owner, name, isPerson = true, wordings = [] }: Protected): Array<Person | Phrase> {
  const said = wordings.map((wording) => wordsIn(wording).join(' '))
  const known = { owner, wordings: said }
  const called = isPerson ? name.replace(INTERVIEW, '') : name
  return spellings(called).flatMap((each) => (isPerson ? personNames(known, each) : wholeName(known, each)))
}

function wordsIn(text: string): string[] {
  return wordsOf(plainText(text).text).map(({ readings: [form = ''] }) => form)
}
