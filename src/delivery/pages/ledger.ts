/** The lines that say of a figure, a quotation and a source who says so, when, how that is known, and what was changed. */
import { safeHref } from '../../body'
import type { Evidence, EditionDocument, PublicQuote, PublicSource, PublicStatistic } from '../../model/document'
import { linkToSource, wordsOfEvidence } from '../formats/evidenceLinks'
import { detailsOf, nameOf } from '../formats/sources'
import { asMarkup, filled, joined, markup, type Content, type Html } from './html'
import { langOf, wordsLang, type Setting } from './layout'
import { pagePaths } from './paths'

/** A figure that reads otherwise since a correction. */
export type Corrected = { before: string; date: string }

/** A text in its own language, where that is another than the page's. */
export function inItsLanguage(setting: Setting, text: Content, of: string | null): Content {
  return of === null || of === setting.language ? text : markup`<span${langOf(setting, of)}>${text}</span>`
}

function isUnnamed({ terms }: PublicSource): boolean {
  return terms !== 'on-record'
}

/** What of an edition says what is known from whom. */
type Known = Pick<EditionDocument, 'quotes' | 'sources'>

/** A link to where a source is, to the words in it where they are known, and what names the copy that stays. */
function linkTo(source: PublicSource, words: string | null, content: Content): Html | null {
  const page = source.url === null ? null : safeHref(source.url)
  if (page === null) return null
  const { href, ...robust } = linkToSource(source, words)
  // On paper the address of the page is what can be typed.
  const attributes = Object.entries({ ...robust, ...(href !== page && { 'data-page': page }) })
  return markup`<a href="${href}" rel="noopener"${attributes.map(([name, value]) => markup` ${asMarkup(name)}="${value}"`)}>${content}</a>`
}

/**
 * A source by its name, with a link to it, or to its page here; `said` are the words in it that are meant. What it is
 * called is said in its own language where that is another.
 */
export function sourceName(setting: Setting, source: PublicSource, said: string | null = null): Html {
  const { words } = setting
  const name = nameOf(source)
  const called =
    name === null
      ? markup`<span${wordsLang(setting)}>${words.unnamed}</span>`
      : inItsLanguage(
          setting,
          name,
          name === source.attribution ? source.attributionLanguage : source.title ? source.language : null,
        )
  const link = linkTo(source, said, called)
  if (link !== null) return markup`<cite>${link}</cite>`
  // What is nowhere else has its page here; one that is not named is not to be looked up.
  const own = isUnnamed(source) || setting.isDraft ? null : pagePaths.source(setting.language, source.id)
  return markup`<cite>${own === null ? called : markup`<a href="${own}">${called}</a>`}</cite>`
}

/** All that readers can look a source up by, after its name. */
export function sourceDetails(setting: Setting, source: PublicSource, at: Partial<Evidence> = {}): Content[] {
  const { words, writing } = setting
  const archived = source.archiveUrl === null ? null : safeHref(source.archiveUrl)
  const consulted = at.accessedAt ?? source.accessedAt
  const dates = new Set([source.publishedAt])
  return [
    isUnnamed(source) && nameOf(source) !== null ? words.notNamed : null,
    ...detailsOf(source).map((detail) => (dates.has(detail) ? writing.date(detail) : detail)),
    at.locator,
    words.availabilities[source.availability],
    source.holder === null ? null : filled(words.heldBy, { holder: source.holder }),
    consulted === null || consulted === undefined ? null : filled(words.consulted, { date: writing.date(consulted) }),
    archived === null ? null : markup`<a href="${archived}" rel="noopener">${words.archived}</a>`,
  ]
}

/** A source in one line. */
export function sourceLine(
  setting: Setting,
  source: PublicSource,
  at: Partial<Evidence> = {},
  said: string | null = null,
): Content[] {
  return joined([sourceName(setting, source, said), ...sourceDetails(setting, source, at)], ', ')
}

function evidenceLines(
  setting: Setting,
  known: Known,
  evidence: Evidence[],
  { leftOut, said = null }: { leftOut?: string; said?: string | null } = {},
): Html[] {
  const { words } = setting
  return evidence.flatMap((each) => {
    const source = known.sources.find(({ id }) => id === each.source)
    if (!source || source.id === leftOut) return []
    const stated = each.statedAs === null ? null : filled(words.statedAs, { text: each.statedAs })
    // Who has a copy is told once, with the sources.
    const line = sourceLine(setting, { ...source, holder: null }, each, wordsOfEvidence(each, known) ?? said)
    return [markup`<p>${joined([line, stated], '. ')}</p>`]
  })
}

/** What is doubtful about a figure, in the reader's words; null where nothing is. */
export function doubtOf({ words, writing }: Setting, statistic: PublicStatistic): string | null {
  const { derivation, status } = statistic
  const given = derivation !== null && !derivation.consistent ? writing.computed(statistic) : null
  const doubts = [
    status === 'disputed' || status === 'retracted' ? words.doubts[status] : null,
    given === null ? null : words.doubts.inconsistent.replace('{value}', () => given),
  ].filter((doubt) => doubt !== null)
  return doubts.length === 0 ? null : doubts.join(': ')
}

/** What a line ends with: what the record read before in the edition, where its page is, and the ways back to the text. */
type LineEnd = { corrected?: Corrected[]; back?: Content }

/** What is said of a figure below what it is: who says so, how that is known, since when. */
export function figureFacts(setting: Setting, edition: Known, statistic: PublicStatistic): Content[] {
  const { words, writing } = setting
  const { asOf, derivation, evidence, note, place, status } = statistic
  const computed = derivation && !derivation.consistent ? writing.computed(statistic) : null
  const from = evidenceLines(setting, edition, evidence)
  const isMarked = status === 'disputed' || status === 'retracted'
  const known = joined(
    [
      asOf === null ? null : filled(words.asOf, { date: writing.date(asOf) }),
      place,
      isMarked ? markup`<span class="marked">${words.statuses[status]}</span>` : words.statuses[status],
    ],
    ' · ',
  )
  return [
    from,
    derivation &&
      markup`<p>${filled(words.computed, { formula: markup`<span dir="ltr">${writing.formula(derivation)}</span>` })}.${
        computed === null ? null : markup` <span class="marked">${filled(words.gives, { value: computed })}</span>`
      }</p>`,
    from.length === 0 && !derivation ? markup`<p>${words.noSource}</p>` : null,
    note === null ? null : markup`<p>${note}</p>`,
    markup`<p class="soft">${known}</p>`,
  ]
}

/** What is said of a figure: its line in the ledger, and the card that it opens. */
export function figureLine(
  setting: Setting,
  edition: Known,
  statistic: PublicStatistic,
  { back, corrected }: LineEnd = {},
): Html {
  const { isDraft, language, words, writing } = setting
  const { display, id, label, labelLanguage } = statistic
  const changed =
    corrected &&
    (corrected.length === 0
      ? words.unchanged
      : corrected.map(({ before, date }) => [
          filled(words.corrected, { date: writing.date(date), before: markup`<del>${before}</del>` }),
          ' ',
        ]))
  return markup`<div><p class="head"><b>${display}</b> ${inItsLanguage(setting, label, labelLanguage)}</p>
    ${figureFacts(setting, edition, statistic)}
    <p class="soft">${changed} ${
      !isDraft && markup`<a class="more" href="${pagePaths.figure(language, id)}">${words.aboutFigure}</a>`
    }${back}</p></div>`
}

/** What is said of a quotation. */
export function quoteLine(setting: Setting, edition: Known, quote: PublicQuote, back: Content = null): Html {
  const { words, writing } = setting
  const { capacity, evidence, occasion, paraphrase, saidAt, text, translation } = quote
  const speaker = edition.sources.find(({ id }) => id === quote.speaker)
  const verbatim = paraphrase ? null : text
  const isOwnEvidence = evidence.some(({ source }) => source === quote.speaker)
  const said = translation?.text ?? text
  const original = translation
    ? markup`<p>
        ${joined(
          [
            filled(words.originalWords, {
              text: markup`<q${langOf(setting, quote.language)}>${text}</q> (${writing.languageName(quote.language)})`,
            }),
            translation.translator && filled(words.translatedBy, { translator: translation.translator }),
          ],
          '; ',
        )}
      </p>`
    : null
  return markup`<div><p class="head"><q${translation ? null : langOf(setting, quote.language)}>${said}</q></p>
<p>${joined([speaker ? sourceName(setting, speaker, isOwnEvidence ? verbatim : null) : words.unnamed, capacity], ', ')}</p>
${evidenceLines(setting, edition, evidence, { leftOut: quote.speaker, said: verbatim })}
${original}
<p class="soft">${joined([occasion, saidAt && writing.date(saidAt), paraphrase && words.paraphrase], ' · ')}${back}</p></div>`
}
