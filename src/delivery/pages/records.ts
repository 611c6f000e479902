/** The page of a figure, and that of a source: what is said of it, what it was before, and which stories carry it. Pure. */
import type { EditionDocument, PublicSource, PublicStatistic } from '../../model/document'
import type { Release } from '../../model/release'
import { nameOf } from '../formats/sources'
import { figureTitle, frameHeight, frameOf, FRAME_WIDTH } from './frame'
import { joined, markup, type Content, type Html } from './html'
import { layout, settingFor, wordsLang, type Setting, type Site } from './layout'
import { figureFacts, figureLine, inItsLanguage, sourceDetails, sourceName } from './ledger'
import { storyList, type ListedStory } from './lists'
import { pagePaths } from './paths'

/** A form that a record had in public, from when on, and what was said of the change. */
export type Form<Kind> = { at: Release['at']; note: string | null; form: Kind }

/** A record as readers find it. */
export type RecordPage<Kind> = {
  language: string
  record: Kind
  /** The document that it was last released in. */
  document: EditionDocument
  /** Newest first. */
  history: Form<Kind>[]
  stories: ListedStory[]
}

/** The other languages in which a story carries it. */
function otherLanguages(
  { language, stories }: Pick<RecordPage<unknown>, 'language' | 'stories'>,
  path: (language: string) => string,
) {
  const others = new Set(stories.map((story) => story.language))
  others.delete(language)
  return [...others].map((each) => ({ language: each, path: path(each) }))
}

function storiesOf(setting: Setting, stories: ListedStory[]): Html {
  const { words } = setting
  return markup`<section><h2${wordsLang(setting)}>${words.carriedBy}</h2>${storyList(setting, stories)}</section>`
}

function historyOf(setting: Setting, history: Form<PublicStatistic>[]): Content {
  const { words, writing } = setting
  // What changed behind it, such as a figure that it is computed from, is no change of what readers read.
  const reads = (entry?: Form<PublicStatistic>) => entry && `${entry.form.display} ${entry.form.status}`
  const changes = history.filter((entry, index) => reads(entry) !== reads(history[index + 1]))
  if (changes.length < 2) return null
  const isOfStatus = new Set(changes.map(({ form }) => form.status)).size > 1
  const forms = changes.map(
    ({ at, form, note }) =>
      markup`<li><p><b>${form.display}</b> <span class="about">${joined([isOfStatus && words.statuses[form.status], markup`<time datetime="${at}">${writing.day(at)}</time>`], ' · ')}</span></p>${note && markup`<p>${note}</p>`}</li>\n`,
  )
  return markup`<section><h2${wordsLang(setting)}>${words.history}</h2><ul class="list forms">${forms}</ul></section>`
}

/** The page of a figure. */
export function figurePage(site: Site, page: RecordPage<PublicStatistic>): string {
  const { document, history, language, record, stories } = page
  const setting = settingFor(site, language)
  const title = figureTitle(record)
  const canonical = site.urls.absolute(pagePaths.figure(language, record.id))
  const size = { height: frameHeight(record, FRAME_WIDTH), width: FRAME_WIDTH }
  const frame = frameOf(site.urls.absolute(pagePaths.embed(language, record.id)), title, size)
  return layout(setting, {
    title,
    canonical,
    head: markup`<link rel="alternate" type="application/json+oembed" title="${title}" href="${site.urls.embed(canonical)}">`,
    switchTo: otherLanguages(page, (each) => pagePaths.figure(each, record.id)),
    main: markup`<article>
      <h1><span class="value">${record.display}</span> <span class="of">${inItsLanguage(setting, record.label, record.labelLanguage)}</span></h1>
      <section class="box plain">${figureFacts(setting, document, record)}</section>
      ${historyOf(setting, history)}
      ${storiesOf(setting, stories)}
      <details class="notes share"${wordsLang(setting)}><summary>${setting.words.embed}</summary>
        <p>${setting.words.embedHelp}</p><pre dir="ltr" tabindex="0"><code>${frame}</code></pre></details>
    </article>`,
  })
}

/** The page of a source. */
export function sourcePage(site: Site, page: RecordPage<PublicSource>): string {
  const { document, language, record, stories } = page
  const setting = settingFor(site, language)
  const { words } = setting
  const name = nameOf(record) ?? words.unnamed
  const figures = document.statistics.filter(({ evidence }) => evidence.some(({ source }) => source === record.id))
  return layout(setting, {
    title: name,
    canonical: site.urls.absolute(pagePaths.source(language, record.id)),
    switchTo: otherLanguages(page, (each) => pagePaths.source(each, record.id)),
    main: markup`<article>
      <p class="meta"${wordsLang(setting)}>${words.sourceKinds[record.kind]}</p>
      <h1>${name}</h1>
      <section class="box plain"><p>${joined([record.url === null ? null : sourceName(setting, record), ...sourceDetails(setting, record)], ', ')}.</p></section>
      ${
        figures.length > 0 &&
        markup`<section class="notes"><h2${wordsLang(setting)}>${words.figures}</h2><ul class="facts">${figures.map(
          (each) => markup`<li>${figureLine(setting, document, each)}</li>\n`,
        )}</ul></section>`
      }
      ${storiesOf(setting, stories)}
    </article>`,
  })
}
