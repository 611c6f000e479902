/** The pages that list: the live editions of a language, and everything that was corrected. Pure. */
import { safeHref } from '../../body'
import type { EditionDocument } from '../../model/document'
import { changedWords } from '../../releases/changedWords'
import type { Passage } from '../../releases/editorsView'
import type { ReadersView } from '../../releases/readersView'
import { imageHtml } from '../formats/images'
import type { Edition, EditionSummary } from '../schemas'
import type { NamedList } from '../store'
import { asMarkup, filled, joined, markup, type Content, type Html } from './html'
import { langOf, layout, settingFor, wordsLang, type Setting, type Site } from './layout'
import { pagePaths } from './paths'

/** An edition as lists tell of it. */
export type ListedStory = Pick<EditionSummary, 'language' | 'slug' | 'title' | 'publishedAt'> &
  Partial<Pick<EditionSummary, 'dek' | 'byline'>>

/** Editions, each with where it is. */
export function storyList({ language: here, words, writing }: Setting, stories: ListedStory[]): Html {
  const item = ({ byline = [], dek, language, publishedAt, slug, title }: ListedStory) => {
    const authors = byline.filter(({ role }) => role === 'author').map(({ name }) => name)
    const lang = langOf({ language: here }, language)
    return markup`<li>
      <h2${lang}><a href="${pagePaths.edition({ language, slug })}"${language !== here && markup` hreflang="${language}"`}>${title}</a></h2>
      ${dek && markup`<p${lang}>${dek}</p>`}
      <p class="about"${wordsLang({ language: here, words })}>${joined(
        [
          authors.length > 0 && `${words.by} ${writing.list(authors)}`,
          markup`<time datetime="${publishedAt}">${writing.day(publishedAt)}</time>`,
          language !== here && writing.languageName(language),
        ],
        ' · ',
      )}</p>
    </li>\n`
  }
  return markup`<ul class="list">\n${stories.map(item)}</ul>`
}

type Paging = {
  /** Where the page is, as `?cursor=…`; null on the first. */
  cursor: string | null
  /** The cursor of the next page; null on the last. */
  next: string | null
}

function pager({ words, ...setting }: Setting, path: string, { cursor, next }: Paging, older: string): Content {
  if (cursor === null && next === null) return null
  return markup`<nav class="pager" aria-label="${older}"${wordsLang({ ...setting, words })}>
    ${cursor !== null && markup`<a href="${path}">${words.newest}</a>`}
    ${next !== null && markup`<a href="${path}?cursor=${encodeURIComponent(next)}" rel="next">${older}</a>`}
  </nav>`
}

function addressOf(site: Site, path: string, { cursor }: Paging): string {
  return site.urls.absolute(path) + (cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`)
}

/** The live editions of a language, the newest first. */
export function indexPage(site: Site, page: Paging & { language: string; stories: ListedStory[] }): string {
  const { language, stories } = page
  const setting = settingFor(site, language)
  const { words } = setting
  const path = pagePaths.index(language)
  const own = wordsLang(setting)
  return layout(setting, {
    title: site.publication.name,
    shared: 'website',
    description: words.latest,
    canonical: addressOf(site, path, page),
    alternates:
      page.cursor === null
        ? site.languages.map(({ code }) => ({ language: code, url: site.urls.absolute(pagePaths.index(code)) }))
        : [],
    main: markup`<h1 class="lead"${own}>${words.latest}</h1>
      ${stories.length > 0 ? storyList(setting, stories) : markup`<p${own}>${words.nothingYet}</p>`}
      ${pager(setting, path, page, words.older)}`,
  })
}

/** A topic with its stories, or somebody who signs with theirs. */
type NamePage = Paging & {
  language: string
  kind: 'topic' | 'person'
  list: NamedList
  about: Pick<Edition['byline'][number], 'bio' | 'sameAs' | 'photo'>
  stories: ListedStory[]
  /** The other languages that it has stories in. */
  others: string[]
}

/** The name of the place that an address leads to, as readers know it. */
function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '')
}

/** How wide somebody is shown (`sizes` of HTML), as the style has it. */
const PORTRAIT = '8rem'

/** What somebody looks like, and who made that. */
function portrait(photo: NonNullable<Edition['byline'][number]['photo']>): Html {
  const image = asMarkup(imageHtml(photo, { isFirst: true, wide: PORTRAIT }))
  return markup`<figure class="portrait">${image}${photo.credit && markup`<figcaption>${photo.credit}</figcaption>`}</figure>`
}

/** The live editions of a topic, or of somebody who signs, in a language. */
export function namePage(site: Site, page: NamePage): string {
  const { about, kind, language, list, others, stories } = page
  const setting = settingFor(site, language)
  const { words } = setting
  const path = (code: string) => pagePaths[kind](code, list.slug)
  const links = (about.sameAs ?? []).flatMap((address) => {
    const href = safeHref(address)
    return href === null ? [] : [markup`<a href="${href}" rel="me noopener">${hostOf(href)}</a>`]
  })
  const feed = site.urls.feed(`${language}.atom`, new URLSearchParams({ topic: list.slug }))
  return layout(setting, {
    title: list.name,
    shared: kind === 'person' ? 'profile' : 'website',
    description: about.bio ?? null,
    canonical: addressOf(site, path(language), page),
    alternates:
      page.cursor === null
        ? [language, ...others].map((code) => ({ language: code, url: site.urls.absolute(path(code)) }))
        : [],
    switchTo: others.map((code) => ({ language: code, path: path(code) })),
    head:
      kind === 'topic' &&
      markup`<link rel="alternate" type="application/atom+xml" title="${list.name}" href="${feed}">\n`,
    main: markup`<h1>${list.name}</h1>
      ${about.photo && portrait(about.photo)}
      ${about.bio && markup`<p class="lead">${about.bio}</p>`}
      ${links.length > 0 && markup`<p class="meta">${joined(links, ' · ')}</p>`}
      ${stories.length > 0 ? storyList(setting, stories) : markup`<p${wordsLang(setting)}>${words.nothingMore}</p>`}
      ${pager(setting, path(language), page, words.older)}`,
  })
}

/** What one release corrected in an edition. */
export type LoggedCorrections = {
  story: ListedStory
  corrections: EditionDocument['corrections']
  /** What readers had before it; null where that is not known any more. */
  changes: ReadersView | null
}

/** How many changed passages the log shows of one release: who wants more reads the story. */
const MOST_PASSAGES = 5

/** A passage with the words that went and those that came. */
function wordsOf({ after, before }: Passage): Content[] {
  return changedWords(before, after).map(({ change, text }) =>
    change === 'removed'
      ? markup`<del>${text.trimEnd()}</del> `
      : change === 'added'
        ? markup`<ins>${text}</ins>`
        : text,
  )
}

function logged(setting: Setting, { changes, corrections, story }: LoggedCorrections): Html {
  const { words, writing } = setting
  const own = wordsLang(setting)
  const passages = changes?.passages.slice(0, MOST_PASSAGES) ?? []
  return markup`<li>
    <h2><a href="${pagePaths.edition(story)}">${story.title}</a></h2>
    ${corrections.map(
      ({ date, kind, text }) =>
        markup`<p><b${own}>${words.kinds[kind]}, <time datetime="${date}">${writing.date(date)}</time>.</b> ${text}</p>\n`,
    )}
    ${passages.map((passage) => markup`<p class="passage">${wordsOf(passage)}</p>\n`)}
  </li>\n`
}

/** Everything that was corrected in a language, the newest first. */
export function correctionsPage(site: Site, page: Paging & { language: string; log: LoggedCorrections[] }): string {
  const { language, log } = page
  const setting = settingFor(site, language)
  const { words } = setting
  const path = pagePaths.corrections(language)
  const own = wordsLang(setting)
  return layout(setting, {
    title: words.corrections,
    shared: 'website',
    description: words.correctionsLog,
    canonical: addressOf(site, path, page),
    alternates:
      page.cursor === null
        ? site.languages.map(({ code }) => ({ language: code, url: site.urls.absolute(pagePaths.corrections(code)) }))
        : [],
    switchTo: site.languages.flatMap(({ code }) =>
      code === language ? [] : [{ language: code, path: pagePaths.corrections(code) }],
    ),
    main: markup`<h1${own}>${words.corrections}</h1>
      <p class="lead"${own}>${log.length > 0 || page.cursor !== null ? words.correctionsLog : words.noCorrections}</p>
      ${log.length > 0 && markup`<ul class="list">\n${log.map((each) => logged(setting, each))}</ul>`}
      ${pager(setting, path, page, words.olderCorrections)}`,
  })
}

/** What a page says that has nothing to show. */
export type Absence = { heading: string; text: Content }

/** A page with nothing but the reason why there is nothing. */
export function absencePage(
  site: Site,
  language: string,
  say: (setting: Setting) => Absence,
  { isDraft = false } = {},
): string {
  const setting = settingFor(site, language, { isDraft })
  const { heading, text } = say(setting)
  const own = wordsLang(setting)
  return layout(setting, {
    title: heading,
    canonical: null,
    main: markup`<h1${own}>${heading}</h1>
      <div${own}>${typeof text === 'string' ? text && markup`<p>${text}</p>` : text}</div>
      ${!isDraft && markup`<p><a href="${pagePaths.index(language)}"${own}>${setting.words.toNewest}</a></p>`}`,
  })
}

/** What is left of a withdrawn edition: when it went and why. */
export function withdrawnStory(tombstone: { title: string | null; reason: string | null; withdrawnAt: string }) {
  return ({ words, writing }: Setting): Absence => ({
    heading: words.withdrawn,
    text: [
      tombstone.title && markup`<p class="dek">${tombstone.title}</p>`,
      markup`<p>${filled(words.withdrawnText, {
        date: markup`<time datetime="${tombstone.withdrawnAt}">${writing.day(tombstone.withdrawnAt)}</time>`,
      })}${tombstone.reason && [' ', filled(words.reason, { reason: tombstone.reason })]}</p>`,
    ],
  })
}
