import { imagesShown } from '../images'
import { sentence } from '../sentences'
import type { Rule } from '../types'

/** What people write where a credit is asked for and they have none. */
const NO_CREDIT =
  /^(?:[-–—?.x]*|n\/?a|none|unknown|uncredited|no credit|anonymous|internet|google|sin cr[eé]dito|desconocid[oa]|an[oó]nim[oa]|ningun[oa])$/i

/** An image that credits nobody. */
export const uncreditedImage: Rule = {
  name: 'uncredited-image',
  check: (edition) =>
    imagesShown(edition)
      .filter(({ credit }) => NO_CREDIT.test(credit.trim()))
      .map(({ alt, isMain, where }) => ({
        severity: 'warning',
        where,
        text: alt,
        message: isMain
          ? sentence('The main image credits nobody. Name who made it and under what right it is used.')
          : sentence('This image credits nobody. Name who made it and under what right it is used.'),
      })),
}
