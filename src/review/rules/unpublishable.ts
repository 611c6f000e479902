import { imagesOf } from '../../body'
import { sentence } from '../sentences'
import type { Rule, RuleFinding } from '../types'

/** What could not be published whatever an editor decides: a node whose record is gone, and what the database refuses. */
export const unpublishable: Rule = {
  name: 'unpublishable',
  check: ({ blocks, body, faults, images, quotes, sources, statistics }) => [
    ...faults,
    ...blocks
      .flatMap((block) => block.nodes)
      .flatMap(({ fields, path }): RuleFinding[] => {
        if (!fields) return []
        const found = {
          severity: 'error' as const,
          isFinal: true,
          where: { field: 'body', path, start: null, end: null },
        }
        switch (fields.blockType) {
          case 'figure':
            return fields.statistic && !statistics.has(fields.statistic)
              ? [
                  {
                    ...found,
                    text: fields.text ?? '',
                    message: sentence('The statistic of this figure is not there any more.'),
                  },
                ]
              : []
          case 'quotation':
            return fields.quote && !quotes.has(fields.quote)
              ? [
                  {
                    ...found,
                    text: fields.excerpt,
                    message: sentence('The quote of this quotation is not there any more.'),
                  },
                ]
              : []
          case 'citation':
            return fields.source && !sources.has(fields.source)
              ? [{ ...found, text: '', message: sentence('The source of this citation is not there any more.') }]
              : []
        }
      }),
    ...imagesOf(body)
      .filter(({ fields }) => fields.media !== null && !images.has(fields.id))
      .map(({ fields, path }): RuleFinding => ({
        severity: 'error',
        isFinal: true,
        where: { field: 'body', path: path.join('.'), start: null, end: null },
        text: fields.alt ?? fields.caption ?? '',
        message: sentence('The image of this block is not there any more.'),
      })),
  ],
}
