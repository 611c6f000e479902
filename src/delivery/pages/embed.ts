/** A figure with its source to be shown on other sites: a small page of its own, without script, which others may frame. Pure. */
import type { PublicStatistic } from '../../model/document'
import { directionOf } from '../../model/languages'
import { figureTitle } from './frame'
import { asMarkup, filled, joined, markup, type Html } from './html'
import { settingFor, wordsLang, type Setting, type Site } from './layout'
import { figureFacts, inItsLanguage } from './ledger'
import { pagePaths } from './paths'
import type { RecordPage } from './records'
import { styleOf } from './style'

type Shown = Pick<RecordPage<PublicStatistic>, 'history' | 'record'>

/**
 * How it read before it was last changed; null where it never read otherwise, and where the newest that was released of
 * it reads otherwise than what is shown, which another story carries as it was.
 */
function formerly({ writing, words }: Setting, { history, record }: Shown): Html | null {
  const before = history.find(({ form }) => form.display !== record.display)
  const since = before && history[history.indexOf(before) - 1]
  if (!before || !since) return null
  const blanks = { date: writing.day(since.at), before: markup`<del>${before.form.display}</del>` }
  return markup`<p class="soft">${filled(words.corrected, blanks)}</p>`
}

/** A figure for other sites. */
export function figureEmbed(site: Site, page: RecordPage<PublicStatistic>): string {
  const { document, language, record } = page
  const setting = settingFor(site, language)
  const { words } = setting
  const { name } = site.publication
  const about = pagePaths.figure(language, record.id)
  return markup`<!DOCTYPE html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${figureTitle(record)} · ${name}</title>
        <meta name="robots" content="noindex">
        <link rel="canonical" href="${site.urls.absolute(about)}">
        <base target="_blank">
        <style>${asMarkup(styleOf(site.style))}</style>
      </head>
      <body class="embed">
        <main>
          <h1><span class="value">${record.display}</span> <span class="of">${inItsLanguage(setting, record.label, record.labelLanguage)}</span></h1>
          <div class="notes">
            ${formerly(setting, page)}
            ${figureFacts(setting, document, record)}
            <p>${joined([markup`<a href="${about}"${wordsLang(setting)}>${words.aboutFigure}</a>`, name], ' · ')}</p>
          </div>
        </main>
      </body>
    </html>
`.markup
}
