import type { FormState } from 'payload'
import { isObject } from '../../body'

/**
 * The state of a form as it is sent with a change that is not validated: without what its texts were before, which only
 * validation reads, and which is as long as they are.
 */
export function withoutFormerTexts(state: FormState): FormState {
  return Object.fromEntries(
    Object.entries(state).map(([path, field]) => {
      const isText = isObject(field.initialValue) && isObject(field.initialValue.root)
      return [path, isText ? { ...field, initialValue: undefined } : field]
    }),
  )
}
