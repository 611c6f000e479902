import { passagesOf } from '../../body'
import { languageName } from '../languageName'
import { sentence } from '../sentences'
import { bodyAsWhole, counterparts } from '../parity'
import type { OtherEdition, Rule } from '../types'

function quotationsOf({ document }: OtherEdition): Map<string, string> {
  return new Map(
    document.body
      .flatMap(passagesOf)
      .flat()
      .flatMap((child) => (child._type === 'quotation' ? [[child.quote, child.text] as const] : [])),
  )
}

/** The quotations of a translation and of the edition it was made from are of the same quotes. */
export const quotationParity: Rule = {
  name: 'quotation-parity',
  check: (edition) => {
    const ours = new Map(edition.nodes.quotations.map((node) => [node.quote.id, node]))
    return counterparts(edition).flatMap(({ other, severity }) => {
      const theirs = quotationsOf(other)
      const { language } = other
      return [
        ...[...ours.values()]
          .filter(({ quote }) => !theirs.has(quote.id))
          .map(({ quote, where, text }) => ({
            severity,
            where,
            text,
            facts: [language, quote.id],
            message: sentence('The quotation “{text}” is not in the edition in {language}.', {
              text,
              language: languageName(language),
            }),
          })),
        ...[...theirs]
          .filter(([id]) => !ours.has(id))
          .map(([id, text]) => ({
            severity,
            where: bodyAsWhole,
            text,
            facts: [language, id],
            message: sentence('The quotation “{text}” of the edition in {language} is missing here.', {
              text,
              language: languageName(language),
            }),
          })),
      ]
    })
  },
}
