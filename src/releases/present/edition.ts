import { languageName } from '../../review/languageName'
import { sentence } from '../sentences'
import { attributionsOf, imagesOf, toPortableText } from '../../body'
import type { CitationFields, FigureFields, ImageFields, LexicalBody, QuotationFields } from '../../body/types'
import { formatFigure, type WrittenForm } from '../../figures'
import type { Sentence } from '../../model/sentence'
import { sayDeepBackground, sayNoAttribution, sayOffRecord, type Review } from '../../review'
import { nameSlug } from '../../model/lists'
import { signersOf, topicsOf, type Signer } from '../../model/names'
import type { EditionRecords, MediaRecord, QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import type { EditionDocument, Evidence, PublicQuote, PublicSource, PublicStatistic } from '../../model/document'
import type { RecordCollection } from '../../model/recordKinds'
import { presentCorrections } from './corrections'
import { presentDate, sayDate } from './dates'
import { publicIds, type OpaqueId } from './publicIds'
import { presentRecord } from './record'
import { isOnRecord, mayBeQuoted } from './source'

/** Why an edition has no public form, in both languages of the admin. */
export type PresentationProblem = {
  path: string
  message: Sentence
  /** It is what was agreed with a source that does not allow it. */
  isOfTerms?: true
}

/** An edition cannot be presented: it rests on something that may not be public or is not complete in its language. */
export class PresentationError extends Error {
  constructor(readonly problems: PresentationProblem[]) {
    super(problems.map(({ message }) => message.en).join(' '))
  }
}

type Context = {
  /** BCP 47 locale that numbers are written in. */
  locale: string
  opaqueId: OpaqueId
  /** The address of a released image. */
  mediaUrl: (picture: string) => string
  /** What the review of the edition counted. */
  review: Pick<Review, 'dismissed' | 'unattributed' | 'findings'>
}

/** What an edition cites, each once, in the order in which a reader meets it. */
function citedBy({ article, statistics, quotes }: EditionRecords) {
  const seen = { statistics: new Set<string>(), quotes: new Set<string>(), sources: new Set<string>() }
  const addEvidence = (evidence: StatisticRecord['evidence']) => {
    for (const piece of evidence ?? []) {
      seen.sources.add(piece.source)
      if (piece.quote) addQuote(piece.quote)
    }
  }
  const addQuote = (id: string) => {
    if (seen.quotes.has(id)) return
    seen.quotes.add(id)
    const quote = quotes.get(id)
    if (!quote) return
    seen.sources.add(quote.speaker)
    addEvidence(quote.evidence)
  }
  const operands: string[] = []
  for (const { fields } of attributionsOf(article.body as LexicalBody | null)) {
    if (fields.blockType === 'quotation') addQuote(fields.quote)
    else if (fields.blockType === 'citation') seen.sources.add(fields.source)
    else {
      seen.statistics.add(fields.statistic)
      addEvidence(statistics.get(fields.statistic)?.evidence)
    }
  }
  // A figure that is computed brings its operands along, and theirs: the reader can follow it to what was counted.
  operands.push(...seen.statistics)
  for (const id of operands) {
    for (const { statistic } of statistics.get(id)?.operands ?? []) {
      if (seen.statistics.has(statistic)) continue
      seen.statistics.add(statistic)
      operands.push(statistic)
      addEvidence(statistics.get(statistic)?.evidence)
    }
  }
  return { statistics: [...seen.statistics], quotes: [...seen.quotes], sources: [...seen.sources] }
}

/** The sources whose words the body shows, or that it cites. */
function shownSources({
  article,
  quotes,
  sources,
}: {
  article: EditionRecords['article']
  quotes: QuoteRecord[]
  sources: SourceRecord[]
}): SourceRecord[] {
  const shown = new Set(
    attributionsOf(article.body as LexicalBody | null).flatMap(({ fields }) => {
      if (fields.blockType === 'citation') return [fields.source]
      return fields.blockType === 'quotation' ? (quotes.find(({ id }) => id === fields.quote)?.speaker ?? []) : []
    }),
  )
  return sources.filter(({ id }) => shown.has(id))
}

function problemsOf(
  { article, hero, images }: EditionRecords,
  statistics: StatisticRecord[],
  quotes: QuoteRecord[],
  sources: SourceRecord[],
): PresentationProblem[] {
  return [
    ...(hero && !hero.picture
      ? [
          {
            path: 'hero',
            message: sentence('The file of the main image is missing or cannot be read. Upload the image again.'),
          },
        ]
      : []),
    ...imagesOf(article.body as LexicalBody | null)
      .filter(({ fields }) => !images.get(fields.id)?.picture)
      .map(() => ({
        path: 'body',
        message: sentence('The file of an image in the text is missing or cannot be read. Upload the image again.'),
      })),
    ...statistics
      .filter(({ label }) => !label)
      .map(({ value }) => ({
        path: 'body',
        message: sentence('The statistic with the value {value} has no label in {language}; write one on its record.', {
          value,
          language: languageName(article.language),
        }),
      })),
    ...sources
      .filter(({ terms }) => terms === 'off-record')
      .map(({ name }) => ({ path: 'body', message: sayOffRecord(name), isOfTerms: true as const })),
    ...sources
      .filter(({ terms, attribution }) => terms === 'background' && !attribution)
      .map(({ name }) => ({
        path: 'body',
        message: sayNoAttribution(name, article.language),
        isOfTerms: true as const,
      })),
    ...shownSources({ article, quotes, sources })
      .filter((source) => source.terms !== 'off-record' && !mayBeQuoted(source))
      .map(({ name }) => ({ path: 'body', message: sayDeepBackground(name), isOfTerms: true as const })),
    ...quotes
      .filter(({ speaker }) => !sources.some(({ id }) => id === speaker))
      .map(({ text }) => ({
        path: 'body',
        message: sentence('The quote “{text}” has no speaker.', { text }),
      })),
  ]
}

function ledgerOf(
  article: EditionRecords['article'],
  shown: ReadonlyMap<string, string>,
  statistics: PublicStatistic[],
  sources: Array<{ name: string | null }>,
  { dismissed, findings, unattributed }: Context['review'],
): EditionDocument['ledger'] {
  const nodes = attributionsOf(article.body as LexicalBody | null)
  const byPublicId = new Map(statistics.map((statistic) => [statistic.id, statistic]))
  const byId = new Map([...shown].flatMap(([id, name]) => [[id, byPublicId.get(name)] as const]))
  const figures = nodes.flatMap(({ fields }) => {
    const statistic = fields.blockType === 'figure' ? byId.get(fields.statistic) : undefined
    return statistic ? [statistic] : []
  })
  const rests = ({ evidence, derivation }: { evidence: Evidence[]; derivation: unknown }) =>
    evidence.length > 0 || derivation !== null
  return {
    figures: {
      attributed: figures.filter(rests).length,
      unattributed: unattributed.figures,
      withoutEvidence: figures.filter((statistic) => !rests(statistic)).length,
      singleSource: statistics.filter(({ evidence }) => new Set(evidence.map(({ source }) => source)).size === 1)
        .length,
      inconsistent: statistics.filter(({ derivation }) => derivation?.consistent === false).length,
    },
    quotations: {
      attributed: nodes.filter(({ fields }) => fields.blockType === 'quotation').length,
      unattributed: unattributed.quotations,
    },
    sources: {
      named: sources.filter(({ name }) => name !== null).length,
      unnamed: sources.filter(({ name }) => name === null).length,
    },
    dismissed,
    left: leftFigures(findings, shown),
  }
}

/** The computed figures that an editor left as they are when one that they are computed from was corrected. */
function leftFigures(
  findings: Review['findings'],
  shown: ReadonlyMap<string, string>,
): EditionDocument['ledger']['left'] {
  const reasons = new Map(
    findings.flatMap(({ dismissal }) => (dismissal?.statistic ? [[dismissal.statistic, dismissal.reason]] : [])),
  )
  return [...reasons].flatMap(([id, reason]) => {
    const statistic = shown.get(id)
    return statistic === undefined ? [] : [{ statistic, reason }]
  })
}

/** A record that the body names. Bodies are checked when they are written, so one that is gone is a fault of ours. */
function known<T>(records: Map<string, T>, id: string): T {
  const record = records.get(id)
  if (record === undefined) throw new Error(`The body names a record that does not exist: ${id}`)
  return record
}

export function writtenForm(form: FigureFields['form']): WrittenForm {
  return form === 'custom' ? 'digits' : form
}

function presentSigner(
  { bio, name, photo, role, sameAs, slug }: Signer,
  { mediaUrl }: Pick<Context, 'mediaUrl'>,
): EditionDocument['byline'][number] {
  return {
    name,
    role,
    ...(slug === nameSlug(name) ? {} : { slug }),
    ...(sameAs.length > 0 ? { sameAs } : {}),
    ...(bio === null ? {} : { bio }),
    ...(photo === null ? {} : { photo: { url: mediaUrl(photo.picture), alt: photo.alt, credit: photo.credit } }),
  }
}

/** Who said something, as a pull quote names them: what readers get of the speaker, and no more. */
function spokenBy({ attribution, name }: PublicSource, capacity: string | null): string | null {
  return name === null ? attribution : [name, capacity].filter(Boolean).join(', ')
}

/** The records that an edition carries, and what is wrong with them. */
function carriedBy(records: EditionRecords) {
  const { hero, images } = records
  const cited = citedBy(records)
  const pick = <T>(ids: string[], from: Map<string, T>): T[] =>
    ids.flatMap((id) => {
      const record = from.get(id)
      return record ? [record] : []
    })
  const statisticRecords = pick(cited.statistics, records.statistics)
  const quoteRecords = pick(cited.quotes, records.quotes)
  const inText = imagesOf(records.article.body as LexicalBody | null).map(({ fields }) => images.get(fields.id))
  const ofImages = [hero, ...inText].flatMap((image) => image?.source ?? [])
  const sourceRecords = pick([...new Set([...cited.sources, ...ofImages])], records.sources)
  const problems = problemsOf(records, statisticRecords, quoteRecords, sourceRecords)
  return { problems, quoteRecords, sourceRecords, statisticRecords }
}

/** Why an edition has no public form; nothing where it has one. */
export function presentationProblems(records: EditionRecords): PresentationProblem[] {
  return carriedBy(records).problems
}

/**
 * An edition as the public sees it: the document that is hashed and kept as a release. Written out property by
 * property, so that what is added to a collection stays private until somebody adds it here.
 * Throws `PresentationError` when the edition rests on something that cannot be public.
 */
export function presentEdition(
  records: EditionRecords,
  { locale, opaqueId, mediaUrl, review }: Context,
): EditionDocument {
  const { article, hero, translatedFromLanguage } = records
  const context = { ...records, language: article.language, locale, opaqueId, story: article.story }
  const publicId = publicIds(records, article.story, opaqueId)
  const present = <Presented>(collection: RecordCollection, records: Array<{ id: string }>) =>
    records.flatMap(({ id }) => (presentRecord(collection, id, context, publicId) as Presented | null) ?? [])

  const { problems, quoteRecords, sourceRecords, statisticRecords } = carriedBy(records)
  if (problems.length > 0) throw new PresentationError(problems)

  const statistics = present<PublicStatistic>('statistics', statisticRecords)
  const quotes = present<PublicQuote>('quotes', quoteRecords)
  const sources = present<PublicSource>('sources', sourceRecords)

  const shown = new Map(statisticRecords.map(({ id }) => [id, publicId('statistics', id)]))
  const figure = ({ statistic: id, form, text }: FigureFields) => {
    const statistic = known(records.statistics, id)
    const { asOf, high, label, precision, value } = statistic
    return {
      id: publicId('statistics', id),
      point: {
        label: label ?? '',
        value,
        high: high ?? null,
        at: presentDate(asOf, precision),
        day: sayDate(asOf, precision, locale),
      },
      text: form === 'custom' && text ? text : formatFigure(statistic, { locale, form: writtenForm(form) }),
    }
  }
  const citation = ({ source: id, locator }: CitationFields) => {
    const source = known(records.sources, id)
    return { id: publicId('sources', id), locator: isOnRecord(source) ? (locator ?? null) : null }
  }

  const quotation = ({ quote: id }: QuotationFields) => {
    const quote = quotes.find((each) => each.id === publicId('quotes', known(records.quotes, id).id))
    const speaker = sources.find((each) => each.id === quote?.speaker)
    return { id: publicId('quotes', id), attribution: speaker ? spokenBy(speaker, quote?.capacity ?? null) : null }
  }

  const sourceOf = (image: MediaRecord) =>
    image.source && records.sources.has(image.source) ? publicId('sources', image.source) : null
  const image = ({ id }: ImageFields) => {
    const shownImage = records.images.get(id)
    if (!shownImage?.picture) return null
    const { alt, credit, picture } = shownImage
    return { url: mediaUrl(picture), alt: alt ?? '', credit: credit ?? null, source: sourceOf(shownImage) }
  }

  const { firstPublished, translatedFrom } = article
  const topics = topicsOf(article, records.topics)
  return {
    story: article.story,
    language: article.language,
    slug: article.slug,
    title: article.title,
    dek: article.dek || null,
    byline: signersOf(article, records).map((signer) => presentSigner(signer, { mediaUrl })),
    firstPublished: firstPublished?.outlet
      ? {
          outlet: firstPublished.outlet,
          url: firstPublished.url || null,
          date: presentDate(firstPublished.date),
          language: firstPublished.language || null,
        }
      : null,
    translatedFrom:
      translatedFrom?.release && translatedFromLanguage
        ? { language: translatedFromLanguage, release: translatedFrom.release }
        : null,
    topics: topics.map(({ name }) => name),
    // What the names say is not said again: so what was released before there were records of topics says the same.
    ...(topics.some(({ name, slug }) => slug !== nameSlug(name)) ? { topicSlugs: topics.map(({ slug }) => slug) } : {}),
    hero: hero?.picture
      ? {
          url: mediaUrl(hero.picture),
          alt: hero.alt ?? '',
          credit: hero.credit ?? null,
          source: sourceOf(hero),
        }
      : null,
    body: toPortableText(article.body as LexicalBody | null, {
      figure,
      quotation,
      citation,
      image,
    }),
    statistics,
    quotes,
    sources,
    corrections: presentCorrections(article.corrections ?? [], shown),
    ledger: ledgerOf(article, shown, statistics, sources, review),
  }
}
