import { reliances, type Reliance } from '../restsOn'
import type { Message, ReviewedEdition, Rule } from '../types'

/** What the terms agreed with a source forbid here, if they do. */
function breach(
  { source, as }: Reliance,
  { language }: ReviewedEdition,
): { term: string; message: Message; severity?: 'warning' } | null {
  const { name, terms } = source
  if (terms === 'on-record') return null
  if (terms === 'off-record') {
    return {
      term: 'off-record',
      message: {
        en: `'${name}' spoke off the record and cannot be cited; take out what rests on it.`,
        es: `'${name}' habló en confidencia y no puede citarse; retire lo que se apoya en esa fuente.`,
      },
    }
  }
  if (terms === 'deep-background' && as !== 'evidence') {
    return {
      term: 'deep-background',
      message: {
        en: `'${name}' spoke on deep background: no attribution may be shown, so neither its words nor a citation.`,
        es: `'${name}' habló sin atribución: no puede mostrarse ninguna, ni sus palabras ni una referencia.`,
      },
    }
  }
  if (terms === 'background' && !source.attribution?.trim()) {
    return {
      term: 'background',
      message: {
        en: `'${name}' spoke on background and has no agreed attribution in '${language}'; write it on its record.`,
        es: `'${name}' habló sin nombre y no tiene atribución acordada en '${language}'; escríbala en su registro.`,
      },
    }
  }
  if (!source.approval?.by) {
    return {
      term: 'approval',
      message: {
        en: `'${name}' is not named, and no editor has approved that; record the approval on the source.`,
        es: `'${name}' no se nombra y ningún editor lo ha aprobado; registre la aprobación en la fuente.`,
      },
    }
  }
  if (terms === 'background' && source.attributionLanguage) {
    return {
      term: 'translation',
      severity: 'warning',
      message: {
        en: `The attribution agreed with '${name}' is in '${source.attributionLanguage}': nobody has written one in '${language}'.`,
        es: `La atribución acordada con '${name}' está en '${source.attributionLanguage}': nadie la ha escrito en '${language}'.`,
      },
    }
  }
  return null
}

/** What the terms agreed with a source do not allow. */
export const sourceTerms: Rule = {
  name: 'source-terms',
  check: (edition) =>
    reliances(edition).flatMap((reliance) => {
      const found = breach(reliance, edition)
      const { where, text, source } = reliance
      return found
        ? [
            {
              severity: found.severity ?? ('error' as const),
              where,
              text,
              facts: [source.id, found.term],
              message: found.message,
            },
          ]
        : []
    }),
}
