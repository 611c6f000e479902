import { citationsOf, escapeHtml, toHtml } from '../../body'
import type { PublicSource } from '../../model/document'
import { directionOf } from '../../model/languages'
import type { Edition } from '../schemas'
import { editionDoubts } from './doubts'
import { linkedSource, wordsOfEvidence } from './evidenceLinks'
import { headOf, writeHead } from './head'
import { imageHtml, imageWriter } from './images'
import type { Publication } from './publication'
import { detailsOf, nameOf, peopleOf, sourcesOf } from './sources'
import { correctionsHeading, pageWords } from './words'

function cite(source: PublicSource, unnamed: string, said: string | null = null): string {
  const name = escapeHtml(nameOf(source) ?? unnamed)
  const details = detailsOf(source).map((detail) => `, ${escapeHtml(detail)}`)
  return `<cite>${linkedSource(source, name, said)}</cite>${details.join('')}`
}

/** The text of an edition as an HTML fragment, with its figures as data; `notes` is the page that has its notes. */
function editionBody({ body, statistics }: Pick<Edition, 'body' | 'statistics'>, notes = ''): string {
  return toHtml(body, {
    notes,
    value: (id) => statistics.find((statistic) => statistic.id === id)?.value ?? null,
    image: imageWriter(body),
  })
}

/** The sources that the text cites by number, as an HTML fragment; empty where it cites none. */
function editionNotes({ body, language, sources }: Pick<Edition, 'body' | 'language' | 'sources'>): string {
  const words = pageWords(language)
  const notes = citationsOf(body).map(({ locator, number, source: id }) => {
    const source = sources.find((each) => each.id === id)
    const where = locator === null ? '' : `, ${escapeHtml(locator)}`
    return `<li id="source-${number}">${source ? cite(source, words.unnamed) : words.unnamed}${where}</li>`
  })
  if (notes.length === 0) return ''
  return `<section class="sources"><h2 lang="${words.lang}">${words.sources}</h2>\n<ol>\n${notes.join('\n')}\n</ol></section>`
}

/** What was corrected, as an HTML fragment; empty where nothing was. */
function editionCorrections({ corrections, language }: Pick<Edition, 'corrections' | 'language'>): string {
  if (corrections.length === 0) return ''
  const words = pageWords(language)
  const items = corrections.map(
    ({ date, kind, text }) =>
      `<li><span lang="${words.lang}">${words.kinds[kind]}</span>, ` +
      `<time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time>: ${escapeHtml(text)}</li>`,
  )
  return `<section class="corrections"><h2 lang="${words.lang}">${correctionsHeading(corrections, words)}</h2>\n<ul>\n${items.join('\n')}\n</ul></section>`
}

/** The text with its notes, corrections and doubts, to be shown anywhere: its links are absolute. */
export function editionContent(edition: Edition, publication: Publication): string {
  return [
    editionBody(edition, publication.notes(edition)),
    editionCorrections(edition),
    editionDoubts(edition, publication),
    editionNotes(edition),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/**
 * An edition as a page (WHATWG HTML) that needs nothing else: the text with its footnotes, the corrections, the sources,
 * and every figure with its value in `data` and what it rests on in `cite`. A draft says that it is one.
 */
export function toHtmlPage(edition: Edition, publication: Publication, { isDraft = false } = {}): string {
  const { dek, hero, language, publishedAt, statistics, title, updatedAt } = edition
  const words = pageWords(language)
  const heading = (text: string) => `<h2 lang="${words.lang}">${text}</h2>`
  const authors = peopleOf(edition, 'author')
  const figures = statistics.map((statistic) => {
    const from = sourcesOf(edition, statistic).map((source) => {
      const piece = statistic.evidence.find((each) => each.source === source.id)
      return cite(source, words.unnamed, piece ? wordsOfEvidence(piece, edition) : null)
    })
    const note = statistic.note === null ? '' : ` ${escapeHtml(statistic.note)}`
    const lang = statistic.labelLanguage === null ? '' : ` lang="${escapeHtml(statistic.labelLanguage)}"`
    return (
      `<li><data value="${escapeHtml(statistic.value)}">${escapeHtml(statistic.display)}</data> ` +
      `<span${lang}>${escapeHtml(statistic.label)}</span>${from.length > 0 ? `: ${from.join('; ')}` : ''}${note}</li>`
    )
  })
  const lines = [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(language)}" dir="${directionOf(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    isDraft ? '<meta name="robots" content="noindex, nofollow, noarchive">' : writeHead(headOf(edition, publication)),
    '</head>',
    '<body>',
    ...(isDraft ? [`<p lang="${words.lang}"><strong>${words.draft}</strong></p>`] : []),
    '<article>',
    '<header>',
    `<h1>${escapeHtml(title)}</h1>`,
    ...(dek ? [`<p class="dek">${escapeHtml(dek)}</p>`] : []),
    ...(authors.length > 0
      ? [`<p class="byline"><span lang="${words.lang}">${words.by}</span> ${escapeHtml(authors.join(', '))}</p>`]
      : []),
    `<p><time datetime="${escapeHtml(publishedAt)}">${publishedAt.slice(0, 10)}</time>` +
      (updatedAt === publishedAt
        ? '</p>'
        : ` · <time datetime="${escapeHtml(updatedAt)}">${updatedAt.slice(0, 10)}</time></p>`),
    '</header>',
    ...(hero
      ? [
          `<figure>${imageHtml(hero, { isFirst: true })}` +
            `${hero.credit ? `<figcaption>${escapeHtml(hero.credit)}</figcaption>` : ''}</figure>`,
        ]
      : []),
    editionBody(edition),
    editionCorrections(edition),
    editionDoubts(edition, publication),
    editionNotes(edition),
    ...(figures.length > 0
      ? [`<section class="figures">${heading(words.figures)}\n<ul>\n${figures.join('\n')}\n</ul></section>`]
      : []),
    '</article>',
    '</body>',
    '</html>',
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}
