/** An edition as its readers get it: what it says, who says so, and what was changed, at the words. Pure. */
import { citationsOf, safeHref, toHtml, withTextLines, type TextLine } from '../../body'
import type { EditionDocument, PortableText, PortableTextBlock } from '../../model/document'
import { readersView } from '../../releases/readersView'
import { sharedHead, writeHead } from '../formats/head'
import { imageHtml, imageWriter } from '../formats/images'
import { signersOf } from '../formats/sources'
import type { Edition } from '../schemas'
import { asMarkup, filled, joined, markup, type Content, type Html } from './html'
import { langOf, layout, settingFor, wordsLang, type Setting, type Site } from './layout'
import { doubtOf, figureLine, quoteLine, sourceLine, type Corrected } from './ledger'
import { markEdition, type CorrectionStep, type Mark } from './marks'
import { pagePaths } from './paths'

type InlineChild = PortableTextBlock['children'][number]

/** How wide images are shown: as the column of the text (`style.ts`). */
const COLUMN = '(min-width: 43rem) 40.5rem, calc(100vw - 2.5rem)'

/** What a page of an edition is made of. */
export type Story = {
  /** With the addresses at which readers find it and its translations. */
  edition: Edition
  /** The document of its live release. */
  document: EditionDocument
  /** Its releases of corrections, the oldest first. */
  steps: CorrectionStep[]
  /** What is said above it where it is a draft. */
  draft?: DraftNotes
}

/** What is said above a draft. */
export type DraftNotes = {
  /** Until when it can be seen by a link, ISO 8601; null for staff. */
  until: string | null
  /** What keeps it from being published as it is, for staff. */
  notes: readonly string[]
  /** The language of those. */
  notesLanguage?: string
  /** Whether readers have just this. @default they do not */
  isPublished?: boolean
}

function bannerOf(setting: Setting, { isPublished = false, notes, notesLanguage, until }: DraftNotes): Html {
  const { words, writing } = setting
  const lang = notesLanguage === undefined ? null : langOf(setting, notesLanguage)
  return markup`<aside class="draft" role="note"><div${wordsLang(setting)}>
    <p><b>${isPublished ? words.asPublished : words.draft}</b>${
      until !== null &&
      markup` ${filled(words.until, { date: markup`<time datetime="${until}">${writing.day(until)}</time>` })}`
    }</p></div>
    ${notes.length > 0 && markup`<ul${lang}>${notes.map((note) => markup`<li>${note}</li>`)}</ul>`}
  </aside>`
}

/** What is known of the text while it is written. */
type Page = Setting &
  Pick<Story, 'edition'> & {
    /** How often a record stands in the text so far, by the id of its line. */
    places: Map<string, number>
    /** The places of the corrections that have a mark. */
    marked: Set<number>
  }

/** The line of a record at the end of the page, and the place in the text that leads to it. */
function placeOf({ places }: Page, line: string): string {
  const count = (places.get(line) ?? 0) + 1
  places.set(line, count)
  return `${line}-${count}`
}

function lineOf(list: Array<{ id: string }>, kind: string, id: string): string | null {
  const index = list.findIndex((each) => each.id === id)
  return index < 0 ? null : `${kind}-${index + 1}`
}

/** What a correction says, where it is told of at the words. */
function reasonOf({ edition, words, writing }: Page, { corrections }: CorrectionStep): string {
  return corrections
    .flatMap((index) => edition.corrections[index] ?? [])
    .map(({ date, kind, text }) => `${words.kinds[kind]}, ${writing.date(date)}: ${text}`)
    .join(' ')
}

function dateOf({ edition }: Page, { corrections }: CorrectionStep): Html | null {
  const date = edition.corrections[corrections.at(-1) ?? -1]?.date
  return date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) ? markup` datetime="${date}"` : null
}

/** The first mark of a correction is what its note leads to. */
function firstMark(page: Page, { corrections }: CorrectionStep): Html[] {
  return corrections.flatMap((index) => {
    if (page.marked.has(index)) return []
    page.marked.add(index)
    return [markup`<span id="change-${index + 1}"></span>`]
  })
}

function goneWords(page: Page, { step, text }: Extract<Mark, { kind: 'gone' }>): Html {
  return markup`${firstMark(page, step)}<del${dateOf(page, step)} title="${reasonOf(page, step)}">${text}</del>`
}

function broughtWords(page: Page, step: CorrectionStep, content: Content): Html {
  return markup`${firstMark(page, step)}<ins${dateOf(page, step)} title="${reasonOf(page, step)}">${content}</ins>`
}

/** The way from corrected words to what is said of the correction. */
function reasonMark(page: Page, step: CorrectionStep): Html {
  const { edition, words } = page
  return markup`<sup>${step.corrections.map((index) => {
    const correction = edition.corrections[index]
    return (
      correction &&
      markup`<a href="#correction-${index + 1}" aria-label="${words.kinds[correction.kind]}, ${page.writing.date(correction.date)}">†</a>`
    )
  })}</sup>`
}

/** A line of words that has neither figures nor links: a title, a dek. */
function plainLine(page: Page, marks: Mark[]): Content[] {
  return marks.flatMap((mark, index): Content[] => {
    const isLast = (step: CorrectionStep) => marks[index + 1]?.step !== step
    if (mark.kind === 'gone') {
      const before = marks.slice(index).every(({ kind }) => kind === 'gone') ? ' ' : null
      return [before, goneWords(page, mark), isLast(mark.step) ? reasonMark(page, mark.step) : null, ' ']
    }
    if (mark.step === null) return [mark.text]
    return [broughtWords(page, mark.step, mark.text), isLast(mark.step) ? reasonMark(page, mark.step) : null]
  })
}

/**
 * The body with its words parted where corrections changed them: `brought` are the parts that a correction brought, and
 * `asides` what stands between the words because of one.
 */
function parted(page: Page, body: PortableText, blocks: Map<string, Mark[]>) {
  const brought = new Map<InlineChild, CorrectionStep>()
  const asides = new Map<InlineChild, Content>()
  const lineOf = (line: TextLine): InlineChild[] => {
    const marks = blocks.get(line._key)
    if (!marks?.some(({ step }) => step !== null)) return line.children.map((child) => unlinked(line, child))
    const children: InlineChild[] = []
    const linkOf = (child?: InlineChild) =>
      child?._type === 'span' ? line.markDefs.find(({ _key }) => child.marks.includes(_key)) : undefined
    const addAside = (content: Content, inMarks: string[] = []) => {
      const aside: InlineChild = { _type: 'span', _key: line._key, text: '', marks: inMarks }
      asides.set(aside, content)
      children.push(aside)
    }
    let waiting: Array<{ words: Html; reason: Html | null }> = []
    /** The ways from the words of a link to what is said of their correction: no link is in another, so they follow it. */
    let reasons: Html[] = []
    /** The link that goes on with a child; what followed the one before is written. */
    const linkThrough = (child?: InlineChild) => {
      const link = linkOf(child)
      if (link && link === linkOf(children.at(-1))) return link
      if (reasons.length > 0) addAside(reasons)
      reasons = []
      return null
    }
    const addGone = (child?: InlineChild) => {
      const link = linkThrough(child)
      for (const { reason, words } of waiting) {
        addAside([child ? null : ' ', words, link ? null : reason, ' '], link ? [link._key] : [])
        if (link && reason) reasons.push(reason)
      }
      waiting = []
    }
    const add = (child: InlineChild) => {
      linkThrough(child)
      children.push(child)
    }
    let next = 0
    const passTo = (index: number) => {
      // What has no words of its own, such as the number of a note, is never marked.
      for (; next < index; next += 1) {
        const child = line.children[next]
        if (child && !marks.some((mark) => mark.kind === 'stands' && mark.child === next)) {
          add({ ...unlinked(line, child) })
        }
      }
    }
    for (const [index, mark] of marks.entries()) {
      const isLast = marks[index + 1]?.step !== mark.step
      const reason = mark.step && isLast ? reasonMark(page, mark.step) : null
      if (mark.kind === 'gone') {
        waiting.push({ words: goneWords(page, mark), reason })
        continue
      }
      passTo(mark.child)
      const child = line.children[mark.child]
      if (child) {
        const part = { ...unlinked(line, child), text: mark.text }
        addGone(part)
        add(part)
        if (mark.step) brought.set(part, mark.step)
        if (reason && linkOf(part)) reasons.push(reason)
        else if (reason) addAside(reason)
      }
      next = mark.child
    }
    passTo(line.children.length)
    addGone()
    return children
  }
  return { asides, brought, parts: body.map((block) => withTextLines(block, lineOf)) }
}

/** A figure or a quotation without the link that it stands in: it leads to its line, and no link is in another. */
function unlinked({ markDefs }: TextLine, child: InlineChild): InlineChild {
  if (child._type === 'span' || child._type === 'citation' || !child.marks) return child
  return { ...child, marks: child.marks.filter((mark) => markDefs.every(({ _key }) => _key !== mark)) }
}

/** A figure, a quotation or the number of a note as a link to its line. */
function linked(page: Page, child: InlineChild, usual: string): Html {
  const { edition } = page
  const content = asMarkup(usual)
  if (child._type === 'figure') {
    const line = lineOf(edition.statistics, 'figure', child.statistic)
    const statistic = edition.statistics.find(({ id }) => id === child.statistic)
    if (line === null || !statistic) return content
    const doubt = doubtOf(page, statistic)
    const link = markup`<a class="fact${doubt === null ? null : ' doubted'}" id="${placeOf(page, line)}" href="#${line}">${content}</a>`
    return doubt === null ? link : markup`${link} <span class="doubt"${wordsLang(page)}>(${doubt})</span>`
  }
  if (child._type === 'quotation') {
    const line = lineOf(edition.quotes, 'quote', child.quote)
    if (line === null) return content
    return markup`<a class="fact said" id="${placeOf(page, line)}" href="#${line}">${content}</a>`
  }
  if (child._type === 'citation') {
    const line = `source-${child.text}`
    return markup`<sup><a id="${placeOf(page, line)}" href="#${line}">${child.text}</a></sup>`
  }
  return content
}

/** A figure of a chart, with what it was before it was corrected. */
function inChart(page: Page, marks: Mark[], figure: Html): Content[] {
  if (!marks.some(({ kind }) => kind === 'stands')) return [figure]
  return marks.map((mark, index) => [
    index > 0 && ' ',
    mark.kind === 'gone' ? goneWords(page, mark) : mark.step === null ? figure : broughtWords(page, mark.step, figure),
    mark.step !== null && marks[index + 1]?.step !== mark.step && reasonMark(page, mark.step),
  ])
}

function bodyOf(page: Page, body: Edition['body'], blocks: Map<string, Mark[]>): Html {
  const { asides, brought, parts } = parted(page, body, blocks)
  const points = new Set(body.flatMap((block) => (block._type === 'chart' ? block.points.map(({ _key }) => _key) : [])))
  const value = (id: string) => page.edition.statistics.find((statistic) => statistic.id === id)?.value ?? null
  return asMarkup(
    toHtml(parts, {
      value,
      image: imageWriter(body, { wide: COLUMN }),
      write: (child, usual) => {
        const aside = asides.get(child)
        if (aside !== undefined) return markup`${aside}`.markup
        const step = brought.get(child)
        const content = linked(page, child, usual)
        if (points.has(child._key)) return markup`${inChart(page, blocks.get(child._key) ?? [], content)}`.markup
        return (step ? broughtWords(page, step, content) : content).markup
      },
    }),
  )
}

/** The ways back from a line to the places in the text that lead to it. */
function backTo(page: Page, line: string): Html | null {
  const { places, words } = page
  const count = places.get(line) ?? 0
  if (count === 0) return null
  return markup` <span class="back">${Array.from({ length: count }, (_, index) => {
    const number = count === 1 ? '' : ` ${index + 1}`
    return markup`<a class="back" href="#${line}-${index + 1}" aria-label="${words.back}${number}">↩${number}</a>`
  })}</span>`
}

/** What each figure read before the corrections that changed it, by its id now. */
function correctedFigures({ edition, steps }: Story): Map<string, Corrected[]> {
  const changed = new Map<string, Corrected[]>()
  for (const { after, before, corrections } of steps) {
    const date = edition.corrections[corrections.at(-1) ?? -1]?.date
    if (date === undefined) continue
    for (const { after: now, before: was, id } of readersView(before, after).statistics) {
      if (was !== null && now !== null) changed.set(id, [...(changed.get(id) ?? []), { before: was, date }])
    }
  }
  return changed
}

function ledgerOf(page: Page, story: Story): Content[] {
  const { edition } = story
  const { quotes, sources, statistics } = edition
  const { words } = page
  const corrected = correctedFigures(story)
  const own = wordsLang(page)
  const section = (heading: string, list: Content, isThere: boolean) =>
    isThere && markup`<section class="notes"><h2${own}>${heading}</h2>\n${list}\n</section>\n`
  const notes = citationsOf(edition.body).map(({ locator, number, source: id }) => {
    const source = sources.find((each) => each.id === id)
    const line = `source-${number}`
    const text = source ? sourceLine(page, source, { locator }) : words.unnamed
    const more =
      !page.isDraft &&
      source?.terms === 'on-record' &&
      source.url !== null &&
      markup` <a class="more" href="${pagePaths.source(page.language, id)}">${words.aboutSource}</a>`
    return markup`<li id="${line}">${text}.${more}${backTo(page, line)}</li>\n`
  })
  return [
    section(
      words.sources,
      markup`<ol>
        ${notes}
      </ol>`,
      notes.length > 0,
    ),
    section(
      words.figures,
      markup`<ul class="facts">
        ${statistics.map((statistic, index) => {
          const line = `figure-${index + 1}`
          const end = { back: backTo(page, line), corrected: corrected.get(statistic.id) ?? [] }
          return markup`<li id="${line}">${figureLine(page, edition, statistic, end)}</li>\n`
        })}
      </ul>`,
      statistics.length > 0,
    ),
    section(
      words.quotations,
      markup`<ul class="facts">
        ${quotes.map((quote, index) => {
          const line = `quote-${index + 1}`
          return markup`<li id="${line}">${quoteLine(page, edition, quote, backTo(page, line))}</li>\n`
        })}
      </ul>`,
      quotes.length > 0,
    ),
  ]
}

/** How much of the text is known from whom, in a line; null where it has neither figures nor quotations nor sources. */
function knownBy({ edition: { ledger, sources }, words, ...setting }: Page): Html | null {
  const { figures, quotations } = ledger
  const allFigures = figures.attributed + figures.unattributed + figures.withoutEvidence
  const allQuotations = quotations.attributed + quotations.unattributed
  const notPublic = sources.filter(({ availability }) => availability !== 'public').length
  const said = [
    allFigures > 0 && words.figuresKnown(figures.attributed, allFigures),
    allQuotations > 0 && words.quotationsKnown(quotations.attributed, allQuotations),
    ledger.sources.named + ledger.sources.unnamed > 0 &&
      words.sourcesKnown(ledger.sources.named, ledger.sources.unnamed),
    notPublic > 0 && words.notPublic(notPublic),
    figures.inconsistent > 0 && words.contradicted(figures.inconsistent),
  ].filter((each) => each !== false)
  if (said.length === 0) return null
  const line = said.join(' · ')
  return markup`<section class="box"${wordsLang({ ...setting, words })}><h2>${words.howKnown}</h2>
    <p>${line.charAt(0).toUpperCase() + line.slice(1)}.</p>
  </section>`
}

function correctionsOf({ edition, marked, words, writing, ...setting }: Page): Html | null {
  const { corrections } = edition
  if (corrections.length === 0) return null
  const own = wordsLang({ ...setting, words })
  return markup`<section class="box fix" aria-label="${words.corrections}">
    ${corrections
      .map(
        ({ date, kind, text }, index) =>
          markup`<p id="correction-${index + 1}"><b${own}>${words.kinds[kind]}, <time datetime="${date}">${writing.date(date)}</time>.</b> ${text}${
            marked.has(index) && markup` <a class="more" href="#change-${index + 1}"${own}>${words.place}</a>`
          }</p>`,
      )
      .toReversed()}
  </section>`
}

function bylineOf(setting: Setting, edition: Edition): Content[] {
  const { words, writing } = setting
  const { isDraft, language } = setting
  const names = (role: Edition['byline'][number]['role']) => {
    const all = signersOf(edition, role).map(({ name, slug }) =>
      isDraft ? name : markup`<a href="${pagePaths.person(language, slug)}">${name}</a>`,
    )
    return all.length === 0 ? null : markup`<b>${writing.listOf(all)}</b>`
  }
  const authors = names('author')
  const others = (['translator', 'photographer', 'editor'] as const).map((role) => {
    const people = names(role)
    return people && filled(words[role], { names: people })
  })
  return joined([authors && [words.by, ' ', authors], ...others], ' · ')
}

function topicsOf(setting: Setting, { topicRefs }: Edition): Content {
  const { isDraft, language, words } = setting
  if (topicRefs.length === 0) return null
  const links = topicRefs.map(({ name, slug }) =>
    isDraft ? name : markup`<a href="${pagePaths.topic(language, slug)}">${name}</a>`,
  )
  return markup`<p class="meta"><b${wordsLang(setting)}>${words.topics}:</b> ${joined(links, ' · ')}</p>`
}

function datesOf(setting: Setting, { corrections, publishedAt, updatedAt }: Edition): Content[] {
  const { words, writing } = setting
  const time = (instant: string) => markup`<time datetime="${instant}">${writing.day(instant)}</time>`
  // The latest, wherever an editor put it. What was only updated or made clearer was not wrong.
  const dated = corrections.toSorted((a, b) => a.date.localeCompare(b.date))
  const last = dated.findLast(({ kind }) => kind === 'correction') ?? dated.at(-1)
  const said = last?.kind === 'correction' ? words.correctedOn : words.updatedOn
  const then =
    last !== undefined
      ? filled(said, { date: markup`<time datetime="${last.date}">${writing.date(last.date)}</time>` })
      : writing.isoDay(updatedAt) !== writing.isoDay(publishedAt) && filled(words.updatedOn, { date: time(updatedAt) })
  return joined([time(publishedAt), then], ', ')
}

function originOf(setting: Setting, { firstPublished, language, translatedFrom, translations }: Edition): Content[] {
  const { words, writing } = setting
  const original = translations.find((each) => each.language === translatedFrom?.language)
  const named = (code: string) =>
    code === original?.language && !setting.isDraft
      ? markup`<a href="${pagePaths.edition(original)}" hreflang="${code}">${writing.languageName(code)}</a>`
      : writing.languageName(code)
  const href = safeHref(firstPublished?.url)
  const first =
    firstPublished &&
    joined(
      [
        filled(words.firstPublished, {
          outlet:
            href === null
              ? firstPublished.outlet
              : markup`<a href="${href}" rel="noopener">${firstPublished.outlet}</a>`,
        }),
        firstPublished.language !== null &&
          firstPublished.language !== language &&
          filled(words.inLanguage, { language: named(firstPublished.language) }),
        firstPublished.date !== null &&
          markup`<time datetime="${firstPublished.date}">${writing.date(firstPublished.date)}</time>`,
      ],
      ', ',
    )
  // It may be the same edition that is told of already.
  const from =
    original &&
    original.language !== firstPublished?.language &&
    filled(words.original, { language: named(original.language) })
  return joined([first, from], ' · ')
}

/** The page of an edition. */
export function storyPage(site: Site, story: Story): string {
  const { document, draft, edition, steps } = story
  const setting = settingFor(site, edition.language, { isDraft: draft !== undefined })
  const page: Page = { ...setting, edition, places: new Map(), marked: new Set() }
  const marked = markEdition(document, steps)
  // In the order of the page: the first mark of a correction is the one that its note leads to.
  const title = plainLine(page, marked.title)
  const dek = plainLine(page, marked.dek)
  const text = bodyOf(page, edition.body, marked.blocks)
  const { hero, translations } = edition
  const own = wordsLang(setting)
  const lines = [bylineOf(setting, edition), datesOf(setting, edition), originOf(setting, edition)]
  return layout(setting, {
    title: edition.title,
    description: edition.dek,
    canonical: edition.url,
    alternates: [{ language: edition.language, url: edition.url }, ...translations],
    hasFacts: edition.statistics.length + edition.quotes.length > 0,
    switchTo: translations.map((each) => ({ language: each.language, path: pagePaths.edition(each) })),
    banner: draft && bannerOf(setting, draft),
    head: draft === undefined && [
      asMarkup(writeHead(sharedHead(edition, site.publication))),
      markup`<link rel="alternate" type="application/json" href="${site.urls.edition(edition)}">\n`,
    ],
    main: markup`<article>
        <header>
          <h1>${title}</h1>
          ${dek.length > 0 && markup`<p class="dek">${dek}</p>`}
          <div class="meta"${own}>${lines.map((line) => line.length > 0 && markup`<p>${line}</p>\n`)}</div>
        </header>
        ${
          hero &&
          markup`<figure>
            ${asMarkup(imageHtml(hero, { isFirst: true, wide: COLUMN }))}${
              hero.credit && markup`<figcaption>${hero.credit}</figcaption>`
            }
          </figure>`
        }
        ${correctionsOf(page)} ${knownBy(page)}
        <div class="text">${text}</div>
        ${topicsOf(setting, edition)}
      </article>
      ${ledgerOf(page, story)}`,
  })
}
