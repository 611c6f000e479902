import { escapeHtml } from '../body'
import { directionOf } from '../model/languages'
import type { Problem } from './schemas'
import { preferred } from './accept'

type GoneWords = {
  notFound: string
  nothing: string
  withdrawn: string
  /** Of what is no story. */
  noLonger: string
  /** Before the title of what was withdrawn. */
  was: string
  because: string
  now: string
  home: (name: string) => string
}

const english: GoneWords = {
  notFound: 'There is nothing here',
  nothing: 'No story was published at this address, or the address has a mistake in it.',
  withdrawn: 'This story was withdrawn',
  noLonger: 'This is not published any more',
  was: 'It was:',
  because: 'The reason:',
  now: 'The story as it is now',
  home: (name) => `To ${name}`,
}

const words: Record<string, GoneWords> = {
  en: english,
  es: {
    notFound: 'Aquí no hay nada',
    nothing: 'No se publicó ninguna nota en esta dirección, o la dirección tiene un error.',
    withdrawn: 'Esta nota fue retirada',
    noLonger: 'Esto ya no está publicado',
    was: 'Era:',
    because: 'El motivo:',
    now: 'La nota como está ahora',
    home: (name) => `Ir a ${name}`,
  },
  fr: {
    notFound: 'Il n’y a rien ici',
    nothing: 'Aucun article n’a été publié à cette adresse, ou l’adresse comporte une erreur.',
    withdrawn: 'Cet article a été retiré',
    noLonger: 'Ceci n’est plus publié',
    was: 'C’était :',
    because: 'La raison :',
    now: 'L’article tel qu’il est maintenant',
    home: (name) => `Aller à ${name}`,
  },
  pt: {
    notFound: 'Não há nada aqui',
    nothing: 'Nenhuma reportagem foi publicada neste endereço, ou o endereço tem um erro.',
    withdrawn: 'Esta reportagem foi retirada',
    noLonger: 'Isto já não está publicado',
    was: 'Era:',
    because: 'O motivo:',
    now: 'A reportagem como está agora',
    home: (name) => `Ir para ${name}`,
  },
}

/** Whether an Accept header is that of a browser: it likes a page better than what it would get otherwise. */
export function wantsPage(accept: string | null | undefined): boolean {
  return preferred(accept, ['application/problem+json', 'application/json', 'text/html']) === 'text/html'
}

type Site = { name: string; home: (language: string) => string; languages: string[] }

/** The language that an address is in, by the part of its path that names one; undefined where none does. */
function languageOf(path: string, languages: string[]): string | undefined {
  return path.split(/[/.]/).find((part) => languages.includes(part))
}

function headingOf({ notFound, noLonger, withdrawn }: GoneWords, { status, tombstone, tombstones }: Problem): string {
  if (status !== 410) return notFound
  return tombstone || tombstones ? withdrawn : noLonger
}

/** `lang` of what an edition said, and `dir` where that is written from right to left, as no words here are. */
function langOf(language: string): string {
  return ` lang="${escapeHtml(language)}"${directionOf(language) === 'rtl' ? ' dir="rtl"' : ''}`
}

function inLanguage(language: string, problem: Problem, { home, name }: Site): string {
  const said = words[language] ?? english
  const lang = words[language] ? language : 'en'
  const { successor, tombstone } = problem
  const isGone = problem.status === 410
  const lines = [
    `<section lang="${lang}">`,
    `<h1>${headingOf(said, problem)}</h1>`,
    ...(isGone ? [] : [`<p>${said.nothing}</p>`]),
    ...(tombstone?.title
      ? [`<p>${said.was} <cite${langOf(tombstone.language)}>${escapeHtml(tombstone.title)}</cite></p>`]
      : []),
    ...(tombstone?.reason
      ? [`<p>${said.because} <span${langOf(tombstone.language)}>${escapeHtml(tombstone.reason)}</span></p>`]
      : []),
    ...(successor ? [`<p><a href="${escapeHtml(successor)}">${said.now}</a></p>`] : []),
    `<p><a href="${escapeHtml(home(language))}">${escapeHtml(said.home(name))}</a></p>`,
    '</section>',
  ]
  return lines.join('\n')
}

/**
 * What a browser is shown in place of a problem that says 404 or 410: in the language of the address, and in each of the
 * publication's where the address has none, so that it needs to know nothing of who reads it.
 */
export function gonePage(path: string, problem: Problem, site: Site): string {
  const language = problem.tombstone?.language ?? languageOf(path, site.languages)
  const spoken = language === undefined ? site.languages : [language]
  const [first = 'en'] = spoken
  // Those without words here are told in English, once.
  const told = [...new Map(spoken.map((each) => [words[each] ? each : 'en', each])).values()]
  const heading = headingOf(words[first] ?? english, problem)
  return `${[
    '<!DOCTYPE html>',
    `<html lang="${words[first] ? escapeHtml(first) : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${escapeHtml(`${heading} · ${site.name}`)}</title>`,
    '</head>',
    '<body>',
    '<main>',
    ...told.map((each) => inLanguage(each, problem, site)),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`
}
