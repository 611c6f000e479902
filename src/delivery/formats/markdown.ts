import { escapeMarkdown, safeHref, toMarkdown } from '../../body'
import type { Edition } from '../schemas'
import { doubtLine, doubtsHeading, doubtsOf } from './doubts'
import type { Publication } from './publication'
import { detailsOf, nameOf, peopleOf } from './sources'
import { correctionsHeading, pageWords } from './words'

function line(text: string): string {
  return escapeMarkdown(text.replace(/\s+/gu, ' ').trim())
}

/**
 * An edition as Markdown (CommonMark with GitHub's footnotes): title, dek, byline, text with its sources, corrections,
 * figures in doubt.
 */
export function toMarkdownPage(edition: Edition, publication: Publication): string {
  const { body, corrections, dek, language, sources, title } = edition
  const words = pageWords(language)
  const authors = peopleOf(edition, 'author')
  const note = ({ locator, source: id }: { locator: string | null; source: string }): string => {
    const source = sources.find((each) => each.id === id)
    const href = source ? safeHref(source.url ?? source.archiveUrl ?? '') : null
    const name = line((source && nameOf(source)) ?? words.unnamed)
    const parts = [
      href === null ? name : `[${name}](<${href.replace(/[<>\s]/gu, encodeURIComponent)}>)`,
      ...(source ? detailsOf(source).map(line) : []),
      ...(locator === null ? [] : [line(locator)]),
    ]
    return parts.join(', ')
  }
  const doubts = doubtsOf(edition, publication)
  return `${[
    `# ${line(title)}`,
    ...(dek ? [`**${line(dek)}**`] : []),
    ...(authors.length > 0 ? [`${words.by} ${line(authors.join(', '))}`] : []),
    toMarkdown(body, { note }),
    ...(corrections.length > 0
      ? [
          `## ${correctionsHeading(corrections, words)}`,
          corrections.map(({ date, kind, text }) => `- ${words.kinds[kind]}, ${date}: ${line(text)}`).join('\n'),
        ]
      : []),
    ...(doubts.length > 0
      ? [`## ${doubtsHeading(language).text}`, doubts.map((doubt) => `- ${line(doubtLine(doubt))}`).join('\n')]
      : []),
  ].join('\n\n')}\n`
}
