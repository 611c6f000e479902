/** Field validators: each answers `true`, or says in the language of the editor what is wrong and what to do. */
import { sentence } from './sentences'
import type { PayloadRequest, TextFieldValidation, TextareaFieldValidation } from 'payload'
import { isDecimal } from '../src/figures'
import { dayProblem } from '../src/model/days'
import { say } from '../src/model/sentence'

type TextValidation = TextFieldValidation & TextareaFieldValidation

function isBlank(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === ''
}

/** Text of at most `limit` characters, required or not. */
export function checkText(limit: number): TextValidation {
  return (value: unknown, { req, required }: { req: PayloadRequest; required?: boolean }) => {
    if (isBlank(value) || (typeof value === 'string' && value.trim() === '')) {
      return required ? say(req, sentence('Write something here.')) : true
    }
    if (typeof value !== 'string') return say(req, sentence('Must be text.'))
    if (value.length > limit) {
      return say(req, sentence('Too long: {count} characters, {limit} at most.', { count: value.length, limit }))
    }
    return true
  }
}

/** The name that somebody signs with; who is named as a person need not be named again. */
export function checkSignature(limit: number): TextFieldValidation {
  const check = checkText(limit)
  return (value, options) => {
    const { person } = options.siblingData as { person?: unknown }
    return check(value, { ...options, required: isBlank(person) } as never)
  }
}

/** A decimal number as text. */
export const checkDecimal: TextFieldValidation = (value: unknown, { req, required }) => {
  if (isBlank(value)) {
    return required ? say(req, sentence('Give the value as digits.')) : true
  }
  if (typeof value === 'string' && value.length <= 100 && isDecimal(value)) return true
  return say(
    req,
    sentence('Must be a number in digits with a point for decimals and no separators, for example 1200 or -3.5.'),
  )
}

/** A web address with the protocol http or https. */
export const checkUrl: TextFieldValidation = (value: unknown, { req, required }) => {
  if (isBlank(value)) return required ? say(req, sentence('Give an address.')) : true
  if (typeof value === 'string' && value.length <= 2000 && URL.canParse(value)) {
    if (['http:', 'https:'].includes(new URL(value).protocol)) return true
  }
  return say(req, sentence('Must be a web address that starts with https:// or http://.'))
}

/** A calendar day that exists. */
export const checkDay: TextFieldValidation = (value: unknown, { req, required }) => {
  if (isBlank(value)) return required ? say(req, sentence('Give a day.')) : true
  const problem = dayProblem(value)
  if (problem === null) return true
  return problem === 'form'
    ? say(req, sentence('Write the day as YYYY-MM-DD, such as 2023-09-16: a year, a month and a day, and no time.'))
    : say(req, sentence('There is no day {day}. Write one that exists as YYYY-MM-DD.', { day: value as string }))
}

/** A slug: lower-case letters, digits and single hyphens. */
export const checkSlug: TextFieldValidation = (value: unknown, { req }) => {
  if (typeof value === 'string' && value.length <= 150 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) return true
  return say(req, sentence('Must be lower-case letters and digits joined by single hyphens, 150 characters at most.'))
}

/** The hash of a release: SHA-256 in lower-case hexadecimal. */
export const checkHash: TextFieldValidation = (value: unknown, { req }) =>
  isBlank(value) || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value))
    ? true
    : say(req, sentence('Must be the hash of a release.'))

/** The id of a story: a UUID. */
export const checkStory: TextFieldValidation = (value: unknown, { req }) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
    ? true
    : say(req, sentence('Must be the UUID of a story.'))

/** A language: BCP 47, which says too how long it may be (4.4.1). */
export const checkLanguage: TextFieldValidation = (value: unknown, { req }) =>
  typeof value === 'string' && value.length <= 35 && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)
    ? true
    : say(req, sentence('Must be a language code such as en, es or ru.'))

/** The same, where none need be given. What was stored before it was checked may stay, and come back with its version. */
export const checkLanguageIfAny: TextFieldValidation = (value: unknown, options) => {
  const isStored = value === options.previousValue || options.req.context?.isRestoringVersion === true
  return isBlank(value) || isStored ? true : checkLanguage(value as string, options)
}
