import type { Rule } from '../types'

/**
 * The name of a source that is not on the record, wherever it would be public. Which names these are only the server knows:
 * they go into no browser.
 */
export const protectedName: Rule = {
  name: 'protected-name',
  check: ({ names }) => [...names],
}
