import { sentence } from '../sentences'
import type { Rule } from '../types'

/** The words of a line as they are compared: without case, marks of accents, punctuation. */
function words(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The headline left as the first line of the body, where readers would read it twice. */
export const headlineInBody: Rule = {
  name: 'headline-in-body',
  check: ({ blocks, title }) => {
    const first = blocks.find(({ text }) => text.trim() !== '')
    if (!first || words(title) === '' || words(first.text) !== words(title)) return []
    return [
      {
        severity: 'notice',
        where: { field: 'body', path: first.path, start: 0, end: first.text.length },
        text: first.text,
        message: sentence('The body begins with the title, which stands above it already. Take this line out.'),
      },
    ]
  },
}
