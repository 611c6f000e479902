import { sentence } from '../sentences'
import type { Rule } from '../types'

/** What people write where a credit is asked for and they have none. */
const NO_CREDIT =
  /^(?:[-–—?.x]*|n\/?a|none|unknown|uncredited|no credit|anonymous|internet|google|sin cr[eé]dito|desconocid[oa]|an[oó]nim[oa]|ningun[oa])$/i

/** A main image that credits nobody. */
export const uncreditedImage: Rule = {
  name: 'uncredited-image',
  check: ({ hero }) =>
    hero && NO_CREDIT.test((hero.credit ?? '').trim())
      ? [
          {
            severity: 'warning',
            where: { field: 'hero', path: null, start: null, end: null },
            text: hero.alt ?? '',
            message: sentence('The main image credits nobody. Name who made it and under what right it is used.'),
          },
        ]
      : [],
}
