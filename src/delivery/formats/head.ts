import { escapeHtml } from '../../body'
import type { Edition } from '../schemas'
import { embeddableJson } from './embeddableJson'
import { sharedImage } from './images'
import { toJsonLd } from './jsonld'
import type { Publication } from './publication'

/** An element of the head of a page: void, or a script with its text. */
export type HeadElement =
  | { tag: 'meta' | 'link'; attributes: Record<string, string> }
  | { tag: 'script'; attributes: Record<string, string>; text: string }

function named(name: string, content: string): HeadElement {
  return { tag: 'meta', attributes: { name, content } }
}
function property(name: string, content: string): HeadElement {
  return { tag: 'meta', attributes: { property: name, content } }
}
function link(rel: string, href: string, rest: Record<string, string> = {}): HeadElement {
  return { tag: 'link', attributes: { rel, href, ...rest } }
}

/** A locale as Open Graph has it: a language and a territory, or nothing. */
function sharedLocale(name: string, locale: string): HeadElement[] {
  const { language, region } = new Intl.Locale(locale)
  return region === undefined ? [] : [property(name, `${language}_${region}`)]
}

type SharedImage = { alt: string; height: number | null; type: string | null; url: string; width: number | null }

function imageHead({ alt, height, type, url, width }: SharedImage): HeadElement[] {
  return [
    property('og:image', url),
    ...(type === null ? [] : [property('og:image:type', type)]),
    ...(width === null || height === null
      ? []
      : [property('og:image:width', String(width)), property('og:image:height', String(height))]),
    property('og:image:alt', alt),
  ]
}

/**
 * What the head of an edition's page says to machines: its description, the one address that it has for readers, its
 * translations, its licence, how it is shown where it is shared (ogp.me, X cards), and schema.org in JSON-LD.
 */
export function headOf(edition: Edition, publication: Publication): HeadElement[] {
  const { dek, translations } = edition
  return [
    ...(dek ? [named('description', dek)] : []),
    link('canonical', publication.page(edition)),
    ...[edition, ...translations].map((each) => link('alternate', publication.page(each), { hreflang: each.language })),
    ...sharedHead(edition, publication),
  ]
}

/** What the head says besides where the page and its translations are, and what it is about. */
export function sharedHead(edition: Edition, publication: Publication): HeadElement[] {
  const { dek, hero, language, publishedAt, title, topics, translations, updatedAt } = edition
  const page = publication.page(edition)
  const image = publication.card(edition) ?? (hero && { ...sharedImage(hero), alt: hero.alt })
  // The text is in the page already.
  const { articleBody: _, ...data } = toJsonLd(edition, publication)
  return [
    named('robots', 'max-image-preview:large'),
    ...(publication.license === null ? [] : [link('license', publication.license)]),
    property('og:type', 'article'),
    property('og:site_name', publication.name),
    property('og:title', title),
    ...(dek ? [property('og:description', dek)] : []),
    property('og:url', page),
    ...sharedLocale('og:locale', publication.localeOf(language)),
    ...translations.flatMap((each) => sharedLocale('og:locale:alternate', publication.localeOf(each.language))),
    property('article:published_time', publishedAt),
    property('article:modified_time', updatedAt),
    ...topics.map((topic) => property('article:tag', topic)),
    ...(image ? imageHead(image) : []),
    named('twitter:card', image ? 'summary_large_image' : 'summary'),
    { tag: 'script', attributes: { type: 'application/ld+json' }, text: embeddableJson(data) },
  ]
}

/** Elements of a head as HTML, one a line. */
export function writeHead(elements: HeadElement[]): string {
  return elements
    .map((element) => {
      const attributes = Object.entries(element.attributes)
        .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
        .join('')
      // Escaped as JSON already: in a script nothing else is.
      const rest = element.tag === 'script' ? `${element.text}</script>` : ''
      return `<${element.tag}${attributes}>${rest}`
    })
    .join('\n')
}
