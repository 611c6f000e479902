import { NODE_CHARACTER } from '../body/text'
import { atEnd, type QuotationCues } from './quotationCues'
import type { Said } from './said'
import type { FoundQuotation } from './quotation'

/** How far around a quotation its sentence is read. Bounded, so that many quotations cost no more than their number. */
const REACH = 160
/** A work is named at most this many words before its title: “the novel of García Márquez “…””. */
const WORDS_TO_WORK = 4
/** Longer than this is no title, and no name. */
const TITLE_WORDS = 16
const NAME_WORDS = 20
/** What a form asks for is no longer. */
const TERM_WORDS = 5
/** From so many words on it is what somebody said or wrote, though nobody is named in the sentence. */
const WORDS_OF_SPEECH = 5
/** What a verb is said of stands so near before the marks: “called the plan …”. */
const WORDS_TO_VERB = 5

/** What stands right before the marks. */
const AFTER_COLON = atEnd(/:\s*/)
const AFTER_COMMA = atEnd(/,\s*/)
const AFTER_LOW = atEnd(/\p{Ll}\s/u)
const LOW_WORD = atEnd(/(?<!\p{L})(\p{Ll}+)\s/u)
const HIGH_WORD = atEnd(/(?<!\p{L})\p{Lu}\p{L}+\s/u)
const HIGH_WORD_COMMA = atEnd(/\p{Lu}\p{L}{1,60},\s/u)
const WITH = atEnd(/\p{L}\s+(?:with|con|avec|com)\s+/iu)
const CALLED = atEnd(/(?<!\p{L})(?:calls?|llaman?|conocen|appellent|chamam)\s(?:\p{L}+\s){0,4}/u)

type Kind = Pick<FoundQuotation, 'kind' | 'isCertain'>
/** The words in the marks and the sentence around them. */
type Context = {
  words: string
  before: string
  after: string
  /** The last words of the clause before them. */
  near: string
  cues: QuotationCues
  /** Whether punctuation ends the words within the marks. */
  isStopped: boolean
}

/**
 * What words in quotation marks are, from how they look and from the sentence around them. When nothing speaks for a
 * title or a term, somebody said them; without the words of the language nothing can.
 */
export function quotationKind(
  text: string,
  found: Omit<FoundQuotation, 'kind' | 'isCertain'>,
  said: Said | null,
): Kind {
  if (!said || found.text.includes(NODE_CHARACTER)) return { kind: 'speech', isCertain: true }
  const { cues } = said
  const before = sentenceBefore(text, found.start)
  const context = {
    words: found.text,
    before,
    after: sentenceAfter(text, found.end),
    near: wordsAtEnd(before),
    cues,
    isStopped: /[.,!?…]/.test(text.slice(found.innerEnd - 1, found.innerEnd + 1)),
  }
  const isSaid = isSaidAround(said, found, isPartOfSubject(context) ? { before, after: '' } : context)
  const kind = kindIn(context, isSaid)
  return { kind, isCertain: kind === 'speech' && (isSaid || count(found.text) >= WORDS_OF_SPEECH) }
}

/** Whether something in the sentence says that somebody said it. */
export function isSaidAround(
  said: Said,
  { start, end }: Pick<FoundQuotation, 'start' | 'end'>,
  { before, after }: Pick<Context, 'before' | 'after'>,
): boolean {
  if (AFTER_COLON.test(before)) return true
  if (said.isWithin(start - before.length, start) || said.isWithin(end, end + after.length)) return true
  // ““Absolutely not” was all the sheriff would say.”
  return said.cues.view.test(before) || said.cues.answered.test(after)
}

function kindIn(context: Context, isSaid: boolean): FoundQuotation['kind'] {
  const { words, before, after, near, cues } = context
  const titled = isTitleLike(words)
  if (cues.soCalled.test(before) && count(words) <= WORDS_TO_WORK) return 'scare'
  if (cues.term.test(before) && isTerm(words)) return 'scare'
  if (cues.termAfter?.test(after) && has(cues.naming, near) && isTerm(words)) return 'scare'
  if (isSlogan(context) || isInscribed(context) || isSuit(words) || isByname(context)) return 'title'
  if (isField(context) || FILE.test(words)) return 'title'
  // After a comma it may be the words of the report that the sentence names: “according to the report, “…””.
  if (titled && isWorkBefore(near, cues) && !(isSaid && AFTER_COMMA.test(before))) return 'title'
  if (isNameBefore(context) && isNameCase(words, cues) && (!AFTER_COMMA.test(before) || isApposed(context)))
    return 'title'
  if (isBetweenNames(context) || isNextName(context) || isNamedNoun(context) || isSubject(context)) return 'title'
  if (!isSaidRightThere(context)) {
    if (isNameBefore(context) || isNickname(context) || isCase(words)) return 'title'
    if ((isSaid || count(words) > 1) && isNameCase(words, cues) && isInNounPhrase(context)) return 'title'
    const isFirst = before.trimStart() === '' && /^\s+\p{Ll}/u.test(after)
    if ((isSaid || isFirst) && isWordOfSentence(context)) return 'scare'
  }
  if (isSaid) return 'speech'
  if (
    titled &&
    ((cues.hasTitleCase && count(words) > 1 && isNameCase(words, cues)) || has(cues.work, wordsAtStart(after)))
  )
    return 'title'
  return isTerm(words) && !isSentence(context) ? 'scare' : 'speech'
}

/** “Enough”. A word by itself is all that somebody said: a term needs a sentence around it. */
function isSentence({ before, after }: Context): boolean {
  return before.trim() === '' && after.trim() === ''
}

/** A colon, or a verb of saying or naming near before the marks, or one right after them: “…”, said …. */
function isSaidRightThere(context: Context): boolean {
  const { before, after, cues } = context
  if (isPartOfSubject(context)) return false
  if (AFTER_COLON.test(before) || cues.answered.test(after)) return true
  const clause = before
    .trimEnd()
    .replace(/^.*[;:()—–]/s, '')
    .split(/\s+/)
  if (has(cues.naming, clause.slice(-WORDS_TO_VERB).join(' ')))
    return !has(cues.named, clause.slice(-WORDS_TO_WORK).join(' '))
  // “she said, holding “Dracula.””: not over a comma, unless another one leads to the words.
  const near = clause
    .slice(-2)
    .join(' ')
    .replace(/^.*,(?=.)/s, AFTER_COMMA.test(before) ? '$&' : '')
  if (has(cues.speech, near) && !cues.determiner.test(before)) return true
  const [, comma = '', next = ''] = /^([,.]?)\s*((?:[^\s,.;:]+\s*){0,2})/u.exec(after) ?? []
  return (
    has(cues.speech, next) &&
    (comma !== '' || has(cues.speech, next.split(/\s+/)[0] ?? '')) &&
    !cues.determiner.test(before)
  )
}

/** “Patients with “long flu” reported …”: a term after a preposition, and the verb of whoever has it. */
function isPartOfSubject({ words, before, after }: Context): boolean {
  return WITH.test(before) && /^\s+\p{Ll}/u.test(after) && isTerm(words)
}

function isSlogan({ words, near, cues }: Context): boolean {
  return has(cues.slogan, near) && count(words) <= NAME_WORDS
}

/** “A banner on the pier that says “…””, “En las camisetas se lee “…””: what a thing bears, which nobody says. */
function isInscribed({ words, before, cues: { inscribed } }: Context): boolean {
  return inscribed.test(before) && count(words) <= NAME_WORDS
}

/** “Doe v. County of Marin”, “Familia Pérez contra el Municipio”: the parties of a case. */
function isSuit(words: string): boolean {
  return count(words) <= NAME_WORDS && SUIT.test(words)
}

const SUIT =
  /^(?:the\s|el\s|la\s)?\p{Lu}[\p{L}.’'&-]*(?:\s(?:\p{Lu}[\p{L}.’'&-]*|de|del|la|los|of|the|y|and|e)){0,6},?\s(?:vs?\.?|versus|contra|c\.)\s(?:\p{Ll}{1,3}\s){0,2}\p{Lu}[^.!?]*$/u

/** “Under “Purpose of visit” he had written nothing”: a place on a form. */
function isField({ words, before, after, isStopped }: Context): boolean {
  const isPlace = /^(?:under|in|on|beside|en|bajo|junto a|dans|sous|em|sob)\s+$/iu.test(before)
  return isPlace && !isStopped && /^\s/.test(after) && isTitleLike(words) && count(words) <= TERM_WORDS
}

/** “final_v7.xlsx” */
const FILE = /^[\p{L}\p{N}-]+(?:[._][\p{L}\p{N}-]+)+$/u

/** Whether something that bears a name stands right before the marks: “the trawler “…””, “alias “…””. */
function isNameBefore({ words, before, near, cues }: Context): boolean {
  const at = near.search(cues.named)
  if (at < 0 || count(words) > NAME_WORDS || has(cues.speech, near.slice(at).replace(cues.naming, ''))) return false
  // “the festival, “Songs of the Delta”, …”: after a comma only what is written as a name.
  if (AFTER_COMMA.test(before) && !(count(words) > 1 && isNameCase(words, cues))) return false
  return /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(words) || (count(words) <= 3 && /\p{Lu}/u.test(words))
}

/** “The paper, “The Harbor Ledger,” said …”: what a sentence begins with and has the name of after a comma. */
function isApposed({ words, before }: Context): boolean {
  return count(words) > 1 && count(before) <= WORDS_TO_WORK && /^\s*\p{L}+(?:\s+\p{L}+){1,3},\s*$/u.test(before)
}

/** “a shop called “Cash Corner””, “according to “Le Courrier””: written as a name where one comes next. */
function isNextName({ words, before, cues }: Context): boolean {
  return cues.nameNext.test(before) && isNameCase(words, cues) && count(words) <= WORDS_TO_WORK
}

/** “the shelter “Casa del Sol”, dijo …”: words that all have capitals, right after a noun, whatever is said after them. */
function isNamedNoun({ words, before, cues }: Context): boolean {
  const capitals = words.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word)).length
  if (capitals < 2 || count(words) > WORDS_TO_WORK || !isNameCase(words, cues)) return false
  const [, noun = ''] = LOW_WORD.exec(before) ?? []
  return noun !== '' && !has(cues.speech, noun) && !has(cues.naming, noun)
}

/** “El coloquio “Voces del maíz: …” reunió a …”: the subject of the sentence, with its name, before a verb of no speech. */
function isSubject({ words, before, after, cues, isStopped }: Context): boolean {
  const [, verb = ''] = /^\s(\p{Ll}+)/u.exec(after) ?? []
  // ““Ribble Courier” reported the closure first.”
  if (before.trimStart() === '' && !isStopped && PRESS.test(verb) && count(words) > 1)
    return cues.hasTitleCase && isNameCase(words, cues) && !words.includes(',')
  const isNoun = /^\s*(?:el|la|los|las|un|una|the|an?|le|les|une?|os?|as|uma?)\s\p{Ll}+\s$/iu.test(before)
  return isNoun && verb !== '' && !has(cues.speech, `${before} ${verb}`) && isTitleLike(words)
}

/** What newspapers do, and whoever speaks does not. */
const PRESS = /^(?:reported|revealed|published)$/

/** “Sailors call the wind “the Doctor””: an article and a capital, where a thing is commonly called so. */
function isByname({ words, before }: Context): boolean {
  return (
    CALLED.test(before) &&
    /^(?:the|el|la|los|las|les?|os?|as?)\s\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*){0,2}$/u.test(words)
  )
}

/** “Lionel “Sticks” Harrow” */
function isBetweenNames({ words, before, after, isStopped }: Context): boolean {
  if (isStopped || count(words) > 3 || !/^\p{Lu}/u.test(words)) return false
  return HIGH_WORD.test(before) && /^\s\p{Lu}\p{L}/u.test(after)
}

/** “José Ramírez, “El Topo”, …”. */
function isNickname({ words, before, after }: Context): boolean {
  if (count(words) > 3 || !/^\p{Lu}/u.test(words)) return false
  return HIGH_WORD_COMMA.test(before) && /^,/.test(after) && /^(?:el|la|the|los|las|o|a|le|les)\s/iu.test(words)
}

/** “caso Marea”: a common word with a name. */
function isCase(words: string): boolean {
  return count(words) <= 4 && /^\p{Ll}+(?:\s(?:de|del|la|of))*\s\p{Lu}[\p{L}-]+$/u.test(words)
}

/** Whether the marks stand where a noun does: after an article or a preposition, or after a noun and before a verb. */
function isInNounPhrase({ words, before, after, cues }: Context): boolean {
  if (before.trimStart() === '') return false
  return cues.determiner.test(before) || (count(words) > 1 && AFTER_LOW.test(before) && /^[\s.)]/.test(after))
}

/** A word or two that the sentence goes on with as if there were no marks: “its “free” bus”. */
function isWordOfSentence({ words, before, after, cues, isStopped }: Context): boolean {
  const goesOn = /^\s+\p{L}/u.test(after)
  // “holding “Moby-Dick.””: American usage has the full stop inside.
  if (count(words) === 1 && /^\p{Lu}\p{Ll}/u.test(words) && AFTER_LOW.test(before) && isStopped && after.trim() === '')
    return true
  if (isStopped) return false
  if (before.trimStart() === '') return goesOn && count(words) <= 3
  if (count(words) === 1 && /^\p{Ll}/u.test(words)) return goesOn || (cues.determiner.test(before) && !/^,/.test(after))
  return goesOn && count(words) === 2 && /^\p{Ll}/u.test(words) && /^(?:por|de|a|sin|con|en)\s/u.test(words)
}

/** Whether a work is named right before the marks, and neither says nor is called what stands in them. */
function isWorkBefore(near: string, { work, speech, naming }: QuotationCues): boolean {
  const named = near.search(work)
  if (named < 0) return false
  // “the book called …” is a title, “called the book …” is an opinion, “the report says …” is a text.
  const called = [...near.matchAll(naming)].at(-1)
  if (called && called.index < named) return false
  const rest = near.slice(named).replace(naming, '')
  return !has(speech, rest)
}

/** The last words before the marks; a comma may stand right before them, no other punctuation among them. */
function wordsAtEnd(before: string): string {
  const clause = before
    .trimEnd()
    .replace(/,$/, '')
    .replace(/^.*[,;:()—–]/s, '')
  return clause.split(/\s+/).slice(-WORDS_TO_WORK).join(' ')
}

/** The first words after the marks: “…, a novel by …”. */
function wordsAtStart(after: string): string {
  const [, clause = ''] = /^[,\s(]*([^,;:()—–]*)/.exec(after) ?? []
  return clause.split(/\s+/).slice(0, WORDS_TO_WORK).join(' ')
}

function count(words: string): number {
  return words.split(/\s+/).filter((word) => word !== '').length
}

function isTitleLike(words: string): boolean {
  return /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(words) && !/[.;!?]\s/.test(words) && count(words) <= TITLE_WORDS
}

/** Written as a name: every word is capitalized but the small ones. One word by itself is one where a noun stands. */
function isNameCase(words: string, { lowInTitles, hasTitleCase }: QuotationCues): boolean {
  const each = words.split(/[^\p{L}\p{N}’'-]+/u).filter((word) => word !== '')
  const capitalized = each.filter((word) => /^\p{Lu}/u.test(word))
  const least = hasTitleCase ? 2 : 1
  return (
    capitalized.length >= Math.min(least, each.length) &&
    each.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || lowInTitles.has(word))
  )
}

/** One word, or up to three in lower case with nothing between them. */
function isTerm(words: string): boolean {
  return /^[\p{L}\p{M}\p{N}’'-]+$/u.test(words) || /^[\p{Ll}\p{M}’'-]+(?:\s[\p{Ll}\p{M}’'-]+){1,2}$/u.test(words)
}

/**
 * Where a sentence ends. Not after a short capitalized word (Gen., Sr., U.S.): to read on is to err towards speech.
 */
const SENTENCE_END = /(?<!(?<!\p{L})\p{Lu}\p{L}{0,3})[.!?…]["”»’]*\s+(?=[^\p{Ll}]?[^\p{Ll}])|\n/gu

export function sentenceBefore(text: string, end: number): string {
  const reach = text.slice(Math.max(0, end - REACH), end)
  const last = [...reach.matchAll(SENTENCE_END)].at(-1)
  return last ? reach.slice(last.index + last[0].length) : reach
}

function sentenceAfter(text: string, start: number): string {
  const reach = text.slice(start, start + REACH)
  const end = reach.search(SENTENCE_END)
  return end < 0 ? reach : reach.slice(0, end)
}

/** Patterns are global, and `test` would go on from where it last was. */
function has(pattern: RegExp, words: string): boolean {
  return words.search(pattern) >= 0
}
