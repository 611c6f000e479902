/** What of an edition is read by the public besides its numbers: every text, with where it stands. Pure. */
import { embeddedAt, embedFields, imagesOf, NODE_CHARACTER, textBlocks, walkBody } from '../body'
import type { LexicalBody } from '../body/types'
import { signersOf, topicsOf } from '../model/names'
import type { ArticleRecord, EditionRecords, QuoteRecord, SourceRecord, StatisticRecord } from '../model/records'
import type { Where } from './types'

/** A text and where it stands; whether places in it can be shown where it was typed. */
export type PublicText = { where: Where; text: string; isTyped?: boolean }

/** An edition as far as its texts go, saved or not, with its records. */
export type ReviewedTexts = {
  edition: Pick<ArticleRecord, 'language'> & Partial<ArticleRecord>
  records: Pick<
    EditionRecords,
    'statistics' | 'quotes' | 'sources' | 'hero' | 'images' | 'people' | 'photos' | 'topics'
  >
}

type Texts = ReadonlyArray<string | null | undefined>

function at(field: string, path: string | null = null): Where {
  return { field, path, start: null, end: null }
}

function ofEvidence(evidence: StatisticRecord['evidence'], sources: EditionRecords['sources']): Texts {
  return (evidence ?? []).flatMap(({ source, locator, statedAs }) =>
    sources.get(source)?.terms === 'on-record' ? [locator, statedAs] : [],
  )
}

function ofStatistic(
  { label, unit, place, publicNote, evidence, formula, operands }: StatisticRecord,
  sources: EditionRecords['sources'],
) {
  const keys = (operands ?? []).map(({ key }) => key)
  return [label, unit.code, unit.noun, place, publicNote, formula, ...keys, ...ofEvidence(evidence, sources)]
}

function ofQuote(quote: QuoteRecord, language: string, sources: EditionRecords['sources']): Texts {
  const { text, translations, speaker, capacity, occasion, evidence } = quote
  const translated = (translations ?? []).filter((each) => each.language === language)
  return [
    text,
    quote.language,
    ...translated.flatMap((each) => [each.text, each.translator]),
    ...(sources.get(speaker)?.terms === 'on-record' ? [capacity, occasion] : []),
    ...ofEvidence(evidence, sources),
  ]
}

function ofSource({ terms, attribution, ...source }: SourceRecord): Texts {
  if (terms !== 'on-record') return [attribution]
  const { name, author, publisher, title, url, archiveUrl, language, license, holder } = source
  return [attribution, name, author, publisher, title, url, archiveUrl, language, license, holder]
}

/** The words that stand in a body outside its running text: those of its nodes, and the addresses of its links. */
function inNodes(body: LexicalBody | null): PublicText[] {
  const texts: PublicText[] = []
  walkBody(body, (node, place) => {
    const fields: Readonly<Record<string, unknown>> | undefined = node.fields
    for (const name of ['text', 'excerpt', 'locator', 'url', 'alt', 'credit']) {
      const text = fields?.[name]
      if (typeof text === 'string') texts.push({ where: at('body', place.join('.')), text })
    }
    const embedded = embeddedAt(embedFields(node)?.url)
    if (embedded) texts.push({ where: at('body', place.join('.')), text: embedded.url })
  })
  return texts
}

/** Every text of an edition that readers would get. Addresses are read as they are shown, without escapes. */
export function publicTexts({ edition, records }: ReviewedTexts): PublicText[] {
  const body = (edition.body ?? null) as LexicalBody | null
  const { hero, images, quotes, sources, statistics, topics } = records
  const of = (where: Where, texts: Texts) => texts.flatMap((text) => (text ? [{ where, text: unescaped(text) }] : []))
  return [
    ...typed(at('title'), edition.title),
    ...typed(at('dek'), edition.dek),
    ...of(at('slug'), [edition.slug]),
    ...of(
      at('byline'),
      signersOf(edition, records).flatMap(({ bio, name, photo, sameAs, slug }) => [
        ...[name, slug, bio, ...sameAs],
        ...[photo?.alt, photo?.credit, photo?.picture],
      ]),
    ),
    ...of(
      at('topics'),
      topicsOf(edition, topics).flatMap(({ name, slug }) => [name, slug]),
    ),
    ...of(at('firstPublished'), [
      edition.firstPublished?.outlet,
      edition.firstPublished?.url,
      edition.firstPublished?.language,
    ]),
    ...of(
      at('corrections'),
      (edition.corrections ?? []).map(({ text }) => text),
    ),
    ...of(
      at('dismissals'),
      (edition.dismissals ?? []).flatMap(({ statistic, reason }) => (statistic ? [reason] : [])),
    ),
    ...of(at('hero'), [hero?.alt, hero?.credit, hero?.picture]),
    ...imagesOf(body).flatMap(({ fields, path }) => {
      const image = images.get(fields.id)
      // What it says of itself stands in its node.
      const said = [fields.alt === null ? image?.alt : null, fields.credit === null ? image?.credit : null]
      return of(at('body', path.join('.')), [...said, image?.picture])
    }),
    ...textBlocks(body).flatMap(({ path, runs, text }) => [
      // What no text node holds is shown as a whole.
      ...(runs.length > 0 ? typed(at('body', path), text) : of(at('body', path), [text])),
      ...(IN_WORD.test(text) ? of(at('body', path), [text.replaceAll(NODE_CHARACTER, '')]) : []),
    ]),
    ...inNodes(body).map(({ where, text }) => ({ where, text: unescaped(text) })),
    ...[...statistics.values()].flatMap((each) => of(at('body'), ofStatistic(each, sources))),
    ...[...quotes.values()].flatMap((each) => of(at('body'), ofQuote(each, edition.language, sources))),
    ...[...sources.values()].flatMap((each) => of(at('body'), ofSource(each))),
  ]
}

/** A node within a word: what readers see of a citation leaves it one word, and plain text has nothing of it. */
const IN_WORD = new RegExp(`[\\p{L}\\p{M}]${NODE_CHARACTER}+[\\p{L}\\p{M}]`, 'u')

function typed(where: Where, text: string | null | undefined): PublicText[] {
  return text ? [{ where, text, isTyped: true }] : []
}

/** What escapes stand for; as they stand where it is no text. */
function unescapedRun(run: string): string {
  try {
    return decodeURIComponent(run)
  } catch {
    return run
  }
}

/** Escapes of escapes are what addresses within addresses have. */
const MOST_ESCAPES = 3

/** A text without the escapes of an address: one that is wrong leaves the others what they are. */
export function unescaped(text: string): string {
  let plain = text
  for (let round = 0; round < MOST_ESCAPES && plain.includes('%'); round += 1) {
    plain = plain.replace(/(?:%[0-9a-f]{2})+/gi, unescapedRun)
  }
  return plain
}
