import { sentence } from '../sentences'
import { NODE_CHARACTER, passagesOf } from '../../body'
import type { EditionDocument } from '../../model/document'
import { baseLanguage, languageName } from '../languageName'
import { areWordsOf, isSurelyIn, otherLanguageOf, withoutQuoted } from '../passageLanguage'
import type { Finding, ReviewedEdition, Rule, RuleFinding, Where } from '../types'

/** As much of a passage as tells which one it is. */
const SHOWN = 80
/** Fewer words of its own may be the same in two languages: a name, a caption's credit, a heading. */
const FEWEST_WORDS = 5

const read = new WeakMap<EditionDocument, ReadonlySet<string>>()

/** The passages of a released edition, as they are compared: what its nodes read as is left out, since locales differ. */
function passagesIn(document: EditionDocument): ReadonlySet<string> {
  const known = read.get(document)
  if (known) return known
  const found = new Set(
    [
      document.dek ?? '',
      ...document.body
        .flatMap(passagesOf)
        .map((children) => children.map((child) => (child._type === 'span' ? child.text : NODE_CHARACTER)).join('')),
    ].map(plain),
  )
  read.set(document, found)
  return found
}

function plain(text: string): string {
  return text.replaceAll(NODE_CHARACTER, ' ').replace(/\s+/g, ' ').trim()
}

/** The words of a passage that are its own: neither numbers nor what stands in quotation marks, nor names. */
function hasWords(text: string): boolean {
  const own = withoutQuoted(text).match(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]+/gu) ?? []
  return own.length >= FEWEST_WORDS
}

/** Whether a passage that two editions share has to be translated: not where it is in the language of this one already. */
export function isToTranslate(text: string, theirs: string, own: string): boolean {
  if (isSurelyIn(text, own) && !isSurelyIn(text, theirs)) return false
  return hasWords(text) || areWordsOf(text, theirs, own)
}

function passages(edition: ReviewedEdition): Array<{ where: Where; text: string }> {
  const { blocks, dek } = edition
  return [
    ...(dek ? [{ where: { field: 'dek', path: null, start: 0, end: dek.length }, text: dek }] : []),
    ...blocks.map(({ path, text }) => ({ where: { field: 'body', path, start: 0, end: text.length }, text })),
  ]
}

function shortened(text: string): string {
  const whole = plain(text)
  return whole.length <= SHOWN ? whole : `${whole.slice(0, SHOWN).replace(/\s\S*$/, '')} …`
}

/** A passage that is word for word the one of the edition it was translated from, or is in another language. */
export const untranslatedPassage: Rule = {
  name: 'untranslated-passage',
  check: (edition) => {
    const { language, original } = edition
    const isTranslation = original !== null && baseLanguage(original.language) !== baseLanguage(language)
    const theirs = isTranslation ? passagesIn(original.document) : null
    return passages(edition).flatMap(({ where, text }): RuleFinding[] => {
      const found = (): Pick<Finding, 'severity' | 'where' | 'text'> => ({
        severity: 'error',
        where,
        text: shortened(text),
      })
      const isSame = original !== null && theirs?.has(plain(text)) === true
      if (isSame && isToTranslate(plain(text), baseLanguage(original.language), baseLanguage(language))) {
        const of = languageName(original?.language ?? language)
        return [
          {
            ...found(),
            message: sentence('This passage is as it is in the edition in {language}: translate it.', { language: of }),
          },
        ]
      }
      const other = otherLanguageOf(text.replaceAll(NODE_CHARACTER, ' '), baseLanguage(language))
      if (!other) return []
      const blanks = { other: languageName(other), language: languageName(language) }
      return [{ ...found(), message: sentence('This passage is in {other}, and the edition in {language}.', blanks) }]
    })
  },
}
