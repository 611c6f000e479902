'use client'

import { useDocumentInfo, useFormFields } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useMemo } from 'react'
import type { LexicalBody } from '../../body/types'
import type { Language } from '../../model/languages'
import { idOf } from '../../model/ids'
import type { FormEdition } from './answer'

function text(fields: FormState, path: string): string | null {
  const value: unknown = fields[path]?.value
  return typeof value === 'string' && value !== '' ? value : null
}

function relations(fields: FormState, path: string): string[] {
  const value: unknown = fields[path]?.value
  return Array.isArray(value) ? value.flatMap((each) => idOf(each) ?? []) : []
}

function relation(fields: FormState, path: string): string | null {
  return idOf(fields[path]?.value) ?? null
}

function fieldsOf(fields: FormState) {
  return {
    language: text(fields, 'language'),
    title: text(fields, 'title') ?? '',
    dek: text(fields, 'dek'),
    byline: (fields.byline?.rows ?? []).map((_, row) => ({
      name: text(fields, `byline.${row}.name`),
      person: relation(fields, `byline.${row}.person`),
    })),
    topics: relations(fields, 'topics'),
    hero: relation(fields, 'hero'),
    translatedFrom: {
      article: relation(fields, 'translatedFrom.article'),
      release: text(fields, 'translatedFrom.release'),
    },
    dismissals: (fields.dismissals?.rows ?? []).map((_, row) => ({
      fingerprint: text(fields, `dismissals.${row}.fingerprint`) ?? '',
      reason: text(fields, `dismissals.${row}.reason`) ?? '',
      by: relation(fields, `dismissals.${row}.by`),
      at: text(fields, `dismissals.${row}.at`),
    })),
    proposals: (fields.proposals?.rows ?? []).map((_, row) => ({
      fingerprint: text(fields, `proposals.${row}.fingerprint`) ?? '',
      reason: text(fields, `proposals.${row}.reason`),
      by: relation(fields, `proposals.${row}.by`),
      declined: fields[`proposals.${row}.declined`]?.value === true,
    })),
  }
}

/** The fields of the article as the form has them: the same object until one of them changes. */
export function useEdition(languages: readonly Language[]): FormEdition {
  const { id } = useDocumentInfo()
  // As text, which is compared by what it says: the form gives new objects with every keystroke in the body.
  const fields = useFormFields(([state]) => JSON.stringify(fieldsOf(state)))
  return useMemo(() => {
    const { language: code, ...rest } = JSON.parse(fields) as ReturnType<typeof fieldsOf>
    const language = languages.find((each) => each.code === code) ?? languages[0] ?? { code: 'en', locale: 'en' }
    return { id: id === undefined ? null : String(id), language: language.code, locale: language.locale, ...rest }
  }, [fields, id, languages])
}

/** The body as the form has it: it lags behind the editor, and is all there is while the editor is not shown. */
export function useFormBody(): LexicalBody | null {
  return useFormFields(([state]) => (state.body?.value ?? null) as LexicalBody | null)
}
