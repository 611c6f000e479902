'use client'

import { useTranslation } from '@payloadcms/ui'
import { adminLanguage, type AdminLanguage, type Sentence } from '../../model/sentence'
import { en, type Words } from './en'
import { es } from './es'

const words: Record<AdminLanguage, Words> = { en, es }

function useAdminLanguage(): AdminLanguage {
  return adminLanguage(useTranslation().i18n.language)
}

/** The same where no component asks: what the editor itself shows, by the language of the admin that it was told. */
export function wordsIn(language: string): Words {
  return words[adminLanguage(language)]
}

/** What the components of the admin say, in the language of whoever is signed in. */
export function useWords(): Words {
  return words[useAdminLanguage()]
}

/** Says a sentence of the server in the language of whoever is signed in. */
export function useSay(): (sentence: Sentence) => string {
  const language = useAdminLanguage()
  return (sentence) => sentence[language]
}

/** The name of a language, in the language of whoever is signed in. */
export function useLanguageName(): (code: string) => string {
  const { language } = useTranslation().i18n
  return (code) => new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code
}
