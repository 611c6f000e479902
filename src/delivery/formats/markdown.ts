import { escapeMarkdown, safeHref, toMarkdown } from '../../body'
import type { Edition } from '../schemas'
import { detailsOf, nameOf, peopleOf } from './sources'
import { pageWords } from './words'

function line(text: string): string {
  return escapeMarkdown(text.replace(/\s+/gu, ' ').trim())
}

/** An edition as Markdown (CommonMark with GitHub's footnotes): title, dek, byline, text with its sources, corrections. */
export function toMarkdownPage(edition: Edition): string {
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
  return `${[
    `# ${line(title)}`,
    ...(dek ? [`**${line(dek)}**`] : []),
    ...(authors.length > 0 ? [`${words.by} ${line(authors.join(', '))}`] : []),
    toMarkdown(body, { note }),
    ...(corrections.length > 0
      ? [`## ${words.corrections}`, corrections.map(({ date, text }) => `- ${date}: ${line(text)}`).join('\n')]
      : []),
  ].join('\n\n')}\n`
}
