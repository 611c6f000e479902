/** A figure with its source to be shown on other sites: a small page of its own, without script, which others may frame. Pure. */
import type { PublicStatistic } from '../../model/document'
import { directionOf } from './dates'
import { figureTitle } from './frame'
import { asMarkup, filled, joined, markup, type Html } from './html'
import { settingFor, wordsLang, type Setting, type Site } from './layout'
import { figureFacts, inItsLanguage } from './ledger'
import { pagePaths } from './paths'
import type { RecordPage } from './records'
import { styleOf } from './style'

/** How it read before it was last changed; null where it never read otherwise. */
function formerly({ writing, words }: Setting, history: RecordPage<PublicStatistic>['history']): Html | null {
  const [now] = history
  const before = history.find(({ form }) => form.display !== now?.form.display)
  const since = before && history[history.indexOf(before) - 1]
  if (!before || !since) return null
  const blanks = { date: writing.day(since.at), before: markup`<del>${before.form.display}</del>` }
  return markup`<p class="soft">${filled(words.corrected, blanks)}</p>`
}

/** A figure for other sites. */
export function figureEmbed(site: Site, { document, history, language, record }: RecordPage<PublicStatistic>): string {
  const setting = settingFor(site, language)
  const { words } = setting
  const { name } = site.publication
  const page = pagePaths.figure(language, record.id)
  return markup`<!DOCTYPE html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${figureTitle(record)} · ${name}</title>
        <meta name="robots" content="noindex">
        <link rel="canonical" href="${site.urls.absolute(page)}">
        <base target="_blank">
        <style>${asMarkup(styleOf(site.style))}</style>
      </head>
      <body class="embed">
        <main>
          <h1><span class="value">${record.display}</span> <span class="of">${inItsLanguage(setting, record.label, record.labelLanguage)}</span></h1>
          <div class="notes">
            ${formerly(setting, history)}
            ${figureFacts(setting, document, record)}
            <p>${joined([markup`<a href="${page}"${wordsLang(setting)}>${words.aboutFigure}</a>`, name], ' · ')}</p>
          </div>
        </main>
      </body>
    </html>
`.markup
}
