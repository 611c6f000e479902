import { validateBody } from '../../body'
import type { Rule } from '../types'

/**
 * A node of the body that is not filled in yet, or not as it must be: a figure that names no statistic, or in a form that
 * there is not; a quotation without its words.
 */
export const incompleteNode: Rule = {
  name: 'incomplete-node',
  check: ({ body }) =>
    validateBody(body)
      .filter(({ mayWait }) => mayWait)
      .map(({ message, path }) => ({
        severity: 'error',
        isFinal: true,
        where: { field: 'body', path, start: null, end: null },
        text: '',
        message,
      })),
}
