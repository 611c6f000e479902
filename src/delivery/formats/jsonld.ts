import { toPlainText } from '../../body'
import type { PublicStatistic } from '../../model/document'
import { imagesIn } from '../../model/pictures'
import type { Edition, Image } from '../schemas'
import { doubtsOf } from './doubts'
import type { Publication } from './publication'
import { nameOf, signersOf, sourcesOf } from './sources'

/** A statistic in words: as it is written, what is said against it, what the newsroom says of it. */
function described({ display, note }: PublicStatistic, doubt: string | undefined): string {
  const more = [doubt, note].filter(Boolean).join(' ')
  return more === '' ? display : `${display}. ${more}`
}

/** A property where there is something to say. */
function some<T>(name: string, values: T[]): Record<string, T[]> {
  return values.length > 0 ? { [name]: values } : {}
}

/** An image, with what is said of it and what is known of its file. */
function imageObject(
  image: Pick<Image, 'alt' | 'bytes' | 'credit' | 'height' | 'type' | 'url' | 'width'> & { caption?: string | null },
): object {
  const { alt, bytes, caption = null, credit, height, type, url, width } = image
  return {
    '@type': 'ImageObject',
    url,
    contentUrl: url,
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    ...(type !== null && { encodingFormat: type }),
    ...(bytes !== null && { contentSize: `${bytes} B` }),
    description: alt,
    ...(caption !== null && { caption }),
    ...(credit !== null && { creditText: credit }),
  }
}

/**
 * An edition as schema.org JSON-LD: a NewsArticle with its figures as Observation, its quotations as Quotation (a paraphrase
 * is none), its sources as citation, its corrections and clarifications as CorrectionComment, and its translations in both
 * directions; with what Google asks of articles: who publishes it, where its page is, when it changed, and that it is free
 * to read.
 */
export function toJsonLd(edition: Edition, publication: Publication): Record<string, unknown> {
  const { body, corrections, dek, hero, language, quotes, sources, statistics, translatedFrom, translations, url } =
    edition
  const idOf = (kind: string, id: string) => `${url}#${kind}-${encodeURIComponent(id)}`
  const named = sources.filter((source) => nameOf(source) !== null)
  const reference = (id: string) => ({ '@id': idOf('source', id) })
  const other = ({ language: inLanguage, slug, title, url: address }: Edition['translations'][number]) => ({
    '@type': 'NewsArticle',
    '@id': address,
    url: publication.page({ language: inLanguage, slug }),
    headline: title,
    inLanguage,
  })
  const doubts = new Map(
    doubtsOf(edition, publication).map(({ sentences, statistic }) => [statistic.id, sentences.join(' ')]),
  )
  const people = (role: Edition['byline'][number]['role']) =>
    signersOf(edition, role).map(({ name, photo, sameAs = [], slug }) => {
      const address = publication.person({ language, slug })
      return {
        '@type': 'Person',
        name,
        ...(address !== null && { url: address }),
        ...(photo && { image: imageObject(photo) }),
        ...some('sameAs', sameAs),
      }
    })
  const page = publication.page(edition)
  // What is drawn of the edition stands in for a main image, where it has none.
  const card = hero === null ? publication.card(edition) : null
  const [first, ...others] = [
    ...[...(hero ? [hero] : []), ...imagesIn(body)].map(imageObject),
    ...(card ? [imageObject({ ...card, bytes: null, credit: null })] : []),
  ]
  const original = translations.filter((each) => each.language === translatedFrom?.language)
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    url: page,
    mainEntityOfPage: { '@type': 'WebPage', '@id': page },
    identifier: `urn:uuid:${edition.story}`,
    headline: edition.title,
    ...(dek && { description: dek }),
    inLanguage: language,
    datePublished: edition.publishedAt,
    dateModified: edition.updatedAt,
    version: String(edition.version),
    isAccessibleForFree: true,
    ...(publication.license !== null && { license: publication.license }),
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: publication.name,
      url: publication.home(language),
      ...(publication.logo !== null && { logo: { '@type': 'ImageObject', url: publication.logo } }),
    },
    ...some('author', people('author')),
    ...some('translator', people('translator')),
    ...some('editor', people('editor')),
    ...some('keywords', edition.topics),
    ...(first && { image: others.length === 0 ? first : [first, ...others] }),
    articleBody: toPlainText(edition.body),
    ...some(
      'citation',
      named.map((source) => ({
        '@type': 'CreativeWork',
        '@id': idOf('source', source.id),
        name: nameOf(source),
        ...(source.url !== null && { url: source.url }),
        ...(source.archiveUrl !== null && { archivedAt: source.archiveUrl }),
        ...(source.author !== null && { author: { '@type': 'Person', name: source.author } }),
        ...(source.publisher !== null && { publisher: { '@type': 'Organization', name: source.publisher } }),
        ...(source.publishedAt !== null && { datePublished: source.publishedAt }),
        ...(source.language !== null && { inLanguage: source.language }),
        ...(source.license !== null && { license: source.license }),
      })),
    ),
    ...some(
      'hasPart',
      quotes.map((quote) => {
        const speaker = named.find(({ id }) => id === quote.speaker)
        // Words that were never said are nobody's quotation: a paraphrase is the newsroom's text about what somebody said.
        const type = quote.paraphrase ? 'CreativeWork' : 'Quotation'
        const saidBy = quote.paraphrase ? 'about' : 'spokenByCharacter'
        return {
          '@type': type,
          '@id': idOf('quote', quote.id),
          text: quote.text,
          inLanguage: quote.language,
          ...(speaker && {
            [saidBy]: {
              '@type': speaker.kind === 'organization' ? 'Organization' : 'Person',
              name: nameOf(speaker),
            },
          }),
          ...(quote.saidAt !== null && { dateCreated: quote.saidAt }),
          ...(quote.translation !== null && {
            workTranslation: { '@type': type, text: quote.translation.text, inLanguage: language },
          }),
          ...some(
            'citation',
            quote.evidence
              .filter(({ source }) => named.some(({ id }) => id === source))
              .map(({ source }) => reference(source)),
          ),
        }
      }),
    ),
    ...some(
      'mentions',
      statistics.map((statistic) => ({
        '@type': 'Observation',
        '@id': idOf('statistic', statistic.id),
        name: statistic.label,
        description: described(statistic, doubts.get(statistic.id)),
        value: statistic.value,
        ...(statistic.high !== null && { minValue: statistic.value, maxValue: statistic.high }),
        unitText: statistic.unit.noun ?? statistic.unit.code ?? statistic.unit.kind,
        ...(statistic.asOf !== null && { observationDate: statistic.asOf }),
        ...some(
          'subjectOf',
          sourcesOf(edition, statistic)
            .filter((source) => nameOf(source) !== null)
            .map(({ id }) => reference(id)),
        ),
      })),
    ),
    ...some(
      'correction',
      corrections
        .filter(({ kind }) => kind !== 'update')
        .map(({ date, text }) => ({ '@type': 'CorrectionComment', text, datePublished: date })),
    ),
    ...some('translationOfWork', original.map(other)),
    // What was made from this edition; the siblings of a translation are its source's to name.
    ...some('workTranslation', translatedFrom === null ? translations.map(other) : []),
  }
}
