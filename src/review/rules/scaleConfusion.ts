import { languageName } from '../languageName'
import { sentence } from '../sentences'
import { bodyAsWhole, counterparts, differences, inDigits, isScaleConfusion } from '../parity'
import type { Sentence } from '../../model/sentence'
import type { Rule } from '../types'

type Blanks = { text: string; ours: string; language: Sentence; text2: string; theirs: string }

/** What is the matter, and the word that the translator was looking for where the languages differ in it. */
function messageFor(blanks: Blanks, languages: string[]): Sentence {
  const has = (code: string) => languages.some((language) => language.split('-')[0] === code)
  if (has('en') && has('es')) {
    return sentence(
      '“{text}” is {ours}; the edition in {language} says “{text2}”, {theirs}. A billion is “mil millones”; a “billón” is a trillion.',
      blanks,
    )
  }
  if (has('en') && has('fr')) {
    return sentence(
      '“{text}” is {ours}; the edition in {language} says “{text2}”, {theirs}. A billion is “un milliard”; a French “billion” is a trillion.',
      blanks,
    )
  }
  return sentence('“{text}” is {ours}; the edition in {language} says “{text2}”, {theirs}.', blanks)
}

/** A billion (10⁹) that became a billón (10¹²) on the way into another language, or the other way round. */
export const scaleConfusion: Rule = {
  name: 'scale-confusion',
  check: (edition) =>
    counterparts(edition).flatMap(({ other, severity }) =>
      differences(edition, other).flatMap((difference) => {
        const { ours, theirs } = difference
        if (!ours || !theirs || !isScaleConfusion(difference)) return []
        const digits = { ours: inDigits(ours, edition.locale), theirs: inDigits(theirs, edition.locale) }
        return [
          {
            severity,
            where: ours.where ?? bodyAsWhole,
            text: ours.text,
            facts: [other.language, theirs.value],
            message: messageFor(
              {
                text: ours.text,
                ours: digits.ours,
                language: languageName(other.language),
                text2: theirs.text,
                theirs: digits.theirs,
              },
              [edition.language, other.language],
            ),
          },
        ]
      }),
    ),
}
