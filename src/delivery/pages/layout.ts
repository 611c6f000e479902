import type { Language } from '../../model/languages'
import { directionOf, languageLabel } from '../../model/languages'
import type { Publication } from '../formats/publication'
import type { Urls } from '../urls'
import { writing, type Writing } from './dates'
import { asMarkup, markup, type Content, type Html } from './html'
import { pagePaths } from './paths'
import { script, styleOf } from './style'
import { readerWords, type ReaderWords } from './words'

/** What every page needs to know of the publication. */
export type Site = {
  publication: Publication
  languages: Language[]
  /** The newsroom's, by its name in the IANA database. */
  timeZone: string
  urls: Urls
  /** CSS of the newsroom's own, after that of the pages. */
  style: string
}

/** A page in one language, of which everything but its text is known. */
export type Setting = {
  site: Site
  language: string
  words: ReaderWords & { lang: string }
  writing: Writing
  /** Whether it is a page of something unpublished: it leads to no page of what is, and is in no list. */
  isDraft: boolean
}

/** How pages in a language are set. */
export function settingFor(site: Site, code: string, { isDraft = false } = {}): Setting {
  const language = site.languages.find((each) => each.code === code) ?? { code, locale: code }
  return { site, language: code, words: readerWords(code), writing: writing(language, site.timeZone), isDraft }
}

type Page = {
  /** What it is of, to which the name of the publication is added. */
  title: string
  description?: string | null
  /** Where the page is, for whoever links to it; null for a page that is nowhere (an error). */
  canonical: string | null
  /** The page in other languages, and in its own. */
  alternates?: Array<{ language: string; url: string }>
  /** What else stands in the head. */
  head?: Content
  /** What it is where it is shared (ogp.me); not of a page that says so in its `head`. */
  shared?: 'website' | 'profile'
  main: Content
  /** Whether the page has figures or quotations that open their sources. */
  hasFacts?: boolean
  /** The languages that it can be had in, with where; by default those of the publication, at their lists. */
  switchTo?: Array<{ language: string; path: string }>
  /** What stands above everything. */
  banner?: Content
}

/** `lang` of what is in another language than the page, and `dir` where that is written the other way. */
export function langOf({ language: page }: Pick<Setting, 'language'>, language: string): Html | null {
  if (language === page) return null
  const direction = directionOf(language)
  return markup` lang="${language}"${direction !== directionOf(page) && markup` dir="${direction}"`}`
}

/** The same of the words of the page. */
export function wordsLang({ language, words }: Pick<Setting, 'language' | 'words'>): Html | null {
  return langOf({ language }, words.lang)
}

function languageSwitch({ language, site, words }: Setting, others: Page['switchTo']): Html | null {
  const links =
    others ??
    site.languages.flatMap(({ code }) => (code === language ? [] : [{ language: code, path: pagePaths.index(code) }]))
  if (links.length === 0) return null
  const label = (code: string) => {
    const known = site.languages.find((each) => each.code === code)
    return known ? languageLabel(known) : code
  }
  return markup`<nav class="tongues" aria-label="${words.languages}">
    <b aria-current="true" lang="${language}">${label(language)}</b>
    ${links.map((each) => markup`<a href="${each.path}" hreflang="${each.language}" lang="${each.language}">${label(each.language)}</a>`)}
  </nav>`
}

/** How a page is shown where it is shared: a list has no picture but the logo. */
function sharedList({ site }: Setting, { canonical, description, shared, title }: Page): Content {
  if (shared === undefined || canonical === null) return null
  const { logo, name } = site.publication
  const property = (of: string, content: string) => markup`<meta property="${of}" content="${content}">\n`
  return [
    property('og:type', shared),
    property('og:site_name', name),
    property('og:title', title),
    description && property('og:description', description),
    property('og:url', canonical),
    logo !== null && property('og:image', logo),
    markup`<meta name="twitter:card" content="summary">\n`,
  ]
}

/** What the head says to machines that come by: where the page is, and its feeds; of a draft, to keep nothing of it. */
function forMachines({ isDraft, language, site, words }: Setting, { alternates = [], canonical }: Page): Content {
  if (isDraft) return markup`<meta name="robots" content="noindex, nofollow, noarchive">`
  const address = (url: string) => markup`href="${url}"`
  const { logo, name } = site.publication
  const feeds = [
    { file: `${language}.atom`, title: name },
    { file: `${language}/corrections.atom`, title: `${name}: ${words.corrections}` },
  ]
  return [
    canonical === null
      ? markup`<meta name="robots" content="noindex">\n`
      : markup`<link rel="canonical" ${address(canonical)}>\n`,
    // Without it browsers ask for /favicon.ico.
    logo !== null && markup`<link rel="icon" href="${logo}">\n`,
    alternates.map((each) => markup`<link rel="alternate" hreflang="${each.language}" ${address(each.url)}>\n`),
    feeds.map(
      ({ file, title }) =>
        markup`<link rel="alternate" type="application/atom+xml" title="${title}" ${address(site.urls.feed(file, new URLSearchParams()))}>\n`,
    ),
  ]
}

function masthead(setting: Setting, switchTo: Page['switchTo']): Html {
  const { isDraft, language, site, words } = setting
  const { name } = site.publication
  if (isDraft) return markup`<header class="masthead"><div><b class="name">${name}</b></div></header>`
  return markup`<header class="masthead">
          <div>
            <a class="name" href="${pagePaths.index(language)}">${name}</a>
            <nav aria-label="${name}"${wordsLang(setting)}>
              <a href="${pagePaths.corrections(language)}">${words.corrections}</a>
            </nav>
            ${languageSwitch(setting, switchTo)}
          </div>
        </header>`
}

function foot(setting: Setting): Html | null {
  const { isDraft, language, site, words } = setting
  if (isDraft) return null
  return markup`<footer class="foot"${wordsLang(setting)}>
          <span><a href="${pagePaths.index(language)}">${words.toNewest}</a></span>
          <span><a href="${pagePaths.corrections(language)}">${words.allCorrections}</a></span>
          <span><a href="${site.urls.feed(`${language}.rss`, new URLSearchParams())}">RSS</a></span>
        </footer>`
}

/** A whole page (WHATWG HTML). */
export function layout(setting: Setting, page: Page): string {
  const { language, site, words } = setting
  const { banner, description, hasFacts = false, head, main, switchTo, title } = page
  const own = wordsLang(setting)
  const { name } = site.publication
  return markup`<!DOCTYPE html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${title === name ? title : `${title} · ${name}`}</title>
        ${description ? markup`<meta name="description" content="${description}">` : null}
        ${forMachines(setting, page)}
        ${sharedList(setting, page)}
        ${head}
        <style>${asMarkup(styleOf(site.style))}</style>
      </head>
      <body>
        <a class="skip" href="#text"${own}>${words.skip}</a>
        ${banner}
        ${masthead(setting, switchTo)}
        <main id="text">${main}</main>
        ${foot(setting)}
        ${
          hasFacts
            ? markup`<div class="card" id="card" popover="auto" tabindex="-1">
                  <button type="button" popovertarget="card" popovertargetaction="hide"${own}>${words.close}</button>
                  <div></div>
                </div>
                <script>${asMarkup(script)}</script>`
            : null
        }
      </body>
    </html>
`.markup
}
