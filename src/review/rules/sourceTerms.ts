import { languageName } from '../languageName'
import { sentence } from '../sentences'
import { reliances, type Reliance } from '../restsOn'
import type { ReviewedEdition, Rule } from '../types'
import type { Sentence } from '../../model/sentence'

/** That a source spoke off the record. */
export function sayOffRecord(name: string): Sentence {
  return sentence("'{name}' spoke off the record and cannot be cited; take out what rests on it.", { name })
}

/** That a source spoke on deep background, and is quoted or cited. */
export function sayDeepBackground(name: string): Sentence {
  return sentence(
    "'{name}' spoke on deep background: no attribution may be shown, so neither its words nor a citation.",
    { name },
  )
}

/** That a source spoke on background and has no wording to appear under. */
export function sayNoAttribution(name: string, language: string): Sentence {
  return sentence("'{name}' spoke on background and has no agreed attribution in {language}; write it on its record.", {
    name,
    language: languageName(language),
  })
}

/** What the terms agreed with a source forbid here, if they do. */
function breach(
  { source, as }: Reliance,
  { language }: ReviewedEdition,
): { term: string; message: Sentence; severity?: 'warning'; isFinal?: true } | null {
  const { name, terms } = source
  if (terms === 'on-record') return null
  if (terms === 'off-record') {
    return {
      term: 'off-record',
      message: sayOffRecord(name),
      isFinal: true,
    }
  }
  if (terms === 'deep-background' && as !== 'evidence') {
    return {
      term: 'deep-background',
      message: sayDeepBackground(name),
      isFinal: true,
    }
  }
  if (terms === 'background' && !source.attribution?.trim()) {
    return {
      term: 'background',
      message: sayNoAttribution(name, language),
    }
  }
  if (!source.approval?.by) {
    return {
      term: 'approval',
      message: sentence("'{name}' is not named, and no editor has approved that; record the approval on the source.", {
        name,
      }),
    }
  }
  if (terms === 'background' && source.attributionLanguage) {
    return {
      term: 'translation',
      severity: 'warning',
      message: sentence(
        "The attribution agreed with '{name}' is in {attributionLanguage}: nobody has written one in {language}.",
        {
          name,
          attributionLanguage: languageName(source.attributionLanguage),
          language: languageName(language),
        },
      ),
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
              ...(found.isFinal ? { isFinal: true } : {}),
              facts: [source.id, found.term],
              message: found.message,
            },
          ]
        : []
    }),
}
