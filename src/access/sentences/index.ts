import { z } from 'zod'
import { sentencesIn, type AdminLanguage } from '../../model/sentence'
import { es } from './es'

export const sentence = sentencesIn({ es })

/** What zod itself says of what is not as a schema has it. */
export const schemaErrors: Readonly<Record<AdminLanguage, z.core.$ZodErrorMap>> = {
  en: z.locales.en().localeError,
  es: z.locales.es().localeError,
}
