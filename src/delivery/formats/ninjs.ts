import { toPlainText } from '../../body'
import { imagesIn } from '../../model/pictures'
import type { Edition, Image } from '../schemas'
import { doubtLine, doubtsOf } from './doubts'
import type { Publication } from './publication'
import { editionContent } from './html'
import { editionUrn, nameOf, peopleOf } from './sources'
import { pageWords } from './words'

/** An address as the schema wants it, absolute; an edition of a server that knows no address of its own has a URN. */
function uriOf(edition: Pick<Edition, 'language' | 'story' | 'url'>): string {
  return URL.canParse(edition.url) ? edition.url : editionUrn(edition)
}

/** A picture that goes with an edition, as its main one or in its text, in its renditions. Their addresses are absolute in the schema. */
function pictureOf(
  edition: Edition,
  [name, rel]: [name: string, rel: string],
  { alt, bytes, caption = null, credit, height, sizes, type, url, width }: Image & { caption?: string | null },
): object {
  const whole = {
    name: 'original',
    ...(type !== null && { contentType: type }),
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    ...(bytes !== null && { sizeInBytes: bytes }),
    href: url,
  }
  const narrower = sizes.map((size) => ({
    name: `${size.width}-${size.type.slice('image/'.length)}`,
    contentType: size.type,
    width: size.width,
    height: size.height,
    href: size.url,
  }))
  const said = (role: string, value: string) => ({ role, contentType: 'text/plain', value })
  const descriptions = [
    ...(alt === '' ? [] : [said('altText', alt)]),
    ...(caption === null ? [] : [said('caption', caption)]),
  ]
  return {
    name,
    rel,
    uri: URL.canParse(url) ? url : `${uriOf(edition)}#${name}`,
    type: 'picture',
    ...(descriptions.length > 0 && { descriptions }),
    ...(credit !== null && { by: credit }),
    renditions: [whole, ...narrower].map(({ href, ...rendition }) => ({
      ...rendition,
      ...(URL.canParse(href) && { href }),
    })),
  }
}

/** An edition as IPTC ninjs 3.1. */
export function toNinjs(edition: Edition, publication: Publication): object {
  const { corrections, dek, language, story, title, translations } = edition
  const html = editionContent(edition, publication)
  const told = [
    ...corrections.map(({ date, kind, text }) => `${pageWords(language).kinds[kind]}, ${date}: ${text}`),
    ...doubtsOf(edition, publication).map(doubtLine),
  ]
  const words = toPlainText(edition.body).split(/\s+/u).filter(Boolean).length
  const people = [...peopleOf(edition, 'author'), ...peopleOf(edition, 'translator')]
  return {
    uri: uriOf(edition),
    standard: { name: 'ninjs', version: '3.1', schema: 'https://iptc.org/std/ninjs/ninjs-schema_3.1.json' },
    type: 'text',
    representationType: 'full',
    version: String(edition.version),
    firstCreated: edition.publishedAt,
    versionCreated: edition.updatedAt,
    pubStatus: 'usable',
    language,
    title,
    headlines: [{ role: 'main', contentType: 'text/plain', value: title }],
    ...(dek && { descriptions: [{ role: 'summary', contentType: 'text/plain', value: dek }] }),
    bodies: [{ role: 'main', contentType: 'text/html', charCount: html.length, wordCount: words, value: html }],
    by: people.join(', '),
    ...(publication.license !== null && { rightsInfo: { linkedRights: publication.license } }),
    subjects: edition.topics.map((name) => ({ name })),
    infoSources: edition.sources.flatMap((source) => {
      const name = nameOf(source)
      return name === null
        ? []
        : [{ name, role: source.kind, ...(source.url && URL.canParse(source.url) && { uri: source.url }) }]
    }),
    ...(told.length > 0 && { edNote: told.join('\n') }),
    altIds: [
      { role: 'story', value: story },
      { role: 'hash', value: edition.hash },
    ],
    associations: [
      ...translations.map((each) => ({
        name: `translation-${each.language}`,
        rel: 'translation',
        uri: uriOf({ story, language: each.language, url: each.url }),
        type: 'text',
        language: each.language,
        headlines: [{ role: 'main', contentType: 'text/plain', value: each.title }],
      })),
      ...(edition.hero ? [pictureOf(edition, ['main-image', 'featureimage'], edition.hero)] : []),
      ...imagesIn(edition.body).map((image, index) => pictureOf(edition, [`image-${index + 1}`, 'picture'], image)),
    ],
  }
}
