/** Field validators: each answers `true`, or says in the language of the editor what is wrong and what to do. */
import type { DateFieldValidation, PayloadRequest, TextFieldValidation, TextareaFieldValidation } from 'payload'
import { isDecimal } from '../src/figures'

/** Picks the sentence in the language of whoever made the request. */
export function inLanguageOf(req: Pick<PayloadRequest, 'i18n'> | undefined, en: string, es: string): string {
  return req?.i18n?.language === 'es' ? es : en
}

type TextValidation = TextFieldValidation & TextareaFieldValidation

function isBlank(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === ''
}

/** Text of at most `limit` characters, required or not. */
export function say(limit: number): TextValidation {
  return (value: unknown, { req, required }: { req: PayloadRequest; required?: boolean }) => {
    if (isBlank(value) || (typeof value === 'string' && value.trim() === '')) {
      return required ? inLanguageOf(req, 'Write something here.', 'Escriba algo aquí.') : true
    }
    if (typeof value !== 'string') return inLanguageOf(req, 'Must be text.', 'Debe ser texto.')
    if (value.length > limit) {
      return inLanguageOf(
        req,
        `Too long: ${value.length} characters, ${limit} at most.`,
        `Demasiado largo: ${value.length} caracteres, máximo ${limit}.`,
      )
    }
    return true
  }
}

/** A decimal number as text. */
export const sayDecimal: TextFieldValidation = (value: unknown, { req, required }) => {
  if (isBlank(value)) {
    return required ? inLanguageOf(req, 'Give the value as digits.', 'Indique el valor en dígitos.') : true
  }
  if (typeof value === 'string' && value.length <= 100 && isDecimal(value)) return true
  return inLanguageOf(
    req,
    'Must be a number in digits with a point for decimals and no separators, for example 1200 or -3.5.',
    'Debe ser un número en dígitos, con punto decimal y sin separadores, por ejemplo 1200 o -3.5.',
  )
}

/** A web address with the protocol http or https. */
export const sayUrl: TextFieldValidation = (value: unknown, { req, required }) => {
  if (isBlank(value)) return required ? inLanguageOf(req, 'Give an address.', 'Indique una dirección.') : true
  if (typeof value === 'string' && value.length <= 2000 && URL.canParse(value)) {
    if (['http:', 'https:'].includes(new URL(value).protocol)) return true
  }
  return inLanguageOf(
    req,
    'Must be a web address that starts with https:// or http://.',
    'Debe ser una dirección web que empiece con https:// o http://.',
  )
}

/** A date that exists, between the years 1000 and 9999. */
export const sayDate: DateFieldValidation = (value: unknown, { req, required }) => {
  if (isBlank(value)) return required ? inLanguageOf(req, 'Give a date.', 'Indique una fecha.') : true
  const time = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : undefined
  if (time && !Number.isNaN(time.getTime()) && time.getUTCFullYear() >= 1000 && time.getUTCFullYear() <= 9999) {
    return true
  }
  return inLanguageOf(req, 'Must be a date, such as 2023-09-16.', 'Debe ser una fecha, como 2023-09-16.')
}

/** A slug: lower-case letters, digits and single hyphens. */
export const saySlug: TextFieldValidation = (value: unknown, { req }) => {
  if (typeof value === 'string' && value.length <= 150 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) return true
  return inLanguageOf(
    req,
    'Must be lower-case letters and digits joined by single hyphens, 150 characters at most.',
    'Deben ser minúsculas y dígitos unidos por guiones, máximo 150 caracteres.',
  )
}
