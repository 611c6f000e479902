import { bodyAsWhole, counterparts, differences, isScaleConfusion, named, type Difference } from '../parity'
import type { Message, Rule } from '../types'

function messageFor({ ours, theirs }: Difference, language: string): Message {
  if (ours && theirs) {
    return {
      en: `Here it says ${named(ours)}; the edition in '${language}' says ${named(theirs)}.`,
      es: `Aquí dice ${named(ours)}; la edición en '${language}' dice ${named(theirs)}.`,
    }
  }
  if (ours) {
    return {
      en: `${named(ours)} is not in the edition in '${language}'.`,
      es: `${named(ours)} no está en la edición en '${language}'.`,
    }
  }
  const text = theirs ? named(theirs) : ''
  return {
    en: `${text} is in the edition in '${language}' and missing here.`,
    es: `${text} está en la edición en '${language}' y falta aquí.`,
  }
}

/** The figures of a translation and of the edition it was made from are the same: none missing, none other, none more. */
export const figureParity: Rule = {
  name: 'figure-parity',
  check: (edition) =>
    counterparts(edition).flatMap(({ other, severity }) =>
      differences(edition, other)
        .filter((difference) => !isScaleConfusion(difference))
        .map((difference) => ({
          severity,
          where: difference.ours?.where ?? bodyAsWhole,
          text: difference.ours?.text ?? difference.theirs?.text ?? '',
          facts: [other.language, difference.theirs?.statistic ?? difference.theirs?.value ?? ''],
          message: messageFor(difference, other.language),
        })),
    ),
}
