import { imagesShown } from '../images'
import { sentence } from '../sentences'
import type { Rule } from '../types'

/** An image without a text for who does not see it, in the language of the edition. */
export const undescribedImage: Rule = {
  name: 'undescribed-image',
  check: (edition) =>
    imagesShown(edition)
      .filter(({ alt }) => alt.trim() === '')
      .map(({ isMain, where }) => ({
        severity: 'warning',
        where,
        text: '',
        facts: [isMain ? 'main' : (where.path ?? '')],
        message: isMain
          ? sentence(
              'The main image has no alternative text in this language. Say what it shows, for who does not see it.',
            )
          : sentence(
              'This image has no alternative text in this language. Say what it shows, for who does not see it.',
            ),
      })),
}
