import { validateBody } from '../../body'
import type { Rule } from '../types'

/** A node of the body that is not filled in yet: a figure that names no statistic, a quotation without its words. */
export const incompleteNode: Rule = {
  name: 'incomplete-node',
  check: ({ body }) =>
    validateBody(body)
      .filter(({ incomplete }) => incomplete)
      .map(({ message, path }) => ({
        severity: 'error',
        isFinal: true,
        where: { field: 'body', path, start: null, end: null },
        text: '',
        message,
      })),
}
