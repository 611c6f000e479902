import { escapeHtml } from '../../body'
import { formatFigure, shownBeside } from '../../figures'
import type { PublicStatistic } from '../../model/document'
import type { Edition } from '../schemas'
import type { Publication } from './publication'

type DoubtWords = { heading: string; disputed: string; retracted: string; contradicted: (computed: string) => string }

const words: Record<string, DoubtWords> = {
  en: {
    heading: 'Figures in doubt',
    disputed: 'This figure is disputed.',
    retracted: 'This figure was retracted.',
    contradicted: (computed) => `The figures that it is computed from give ${computed}.`,
  },
  es: {
    heading: 'Cifras en duda',
    disputed: 'Esta cifra está en disputa.',
    retracted: 'Esta cifra fue retirada.',
    contradicted: (computed) => `Las cifras de las que se calcula dan ${computed}.`,
  },
  fr: {
    heading: 'Chiffres en doute',
    disputed: 'Ce chiffre est contesté.',
    retracted: 'Ce chiffre a été retiré.',
    contradicted: (computed) => `Les chiffres dont il est tiré donnent ${computed}.`,
  },
  pt: {
    heading: 'Números em dúvida',
    disputed: 'Este número é contestado.',
    retracted: 'Este número foi retirado.',
    contradicted: (computed) => `Os números de que ele é calculado dão ${computed}.`,
  },
}

function wordsOf(language: string): DoubtWords & { lang: string } {
  return words[language] ? { ...words[language], lang: language } : { ...(words.en as DoubtWords), lang: 'en' }
}

/** Digits after the point of a computed value that readers are told at least. */
const PLACES = 2

/** A value as its figure is written, and as exact as readers need it. */
function written(computed: string, { unit, value: stated }: PublicStatistic, locale: string): string {
  const value = shownBeside(computed, stated, PLACES)
  return formatFigure({ value, qualifier: 'exact', unit }, { locale, form: 'digits' })
}

/** What readers are told against a figure, in sentences; `lang` is the language of them. */
export type Doubt = { statistic: PublicStatistic; sentences: string[]; lang: string }

/** The figures of an edition that are disputed, retracted, or contradicted by what they are computed from. */
export function doubtsOf(
  { language, statistics }: Pick<Edition, 'language' | 'statistics'>,
  { localeOf }: Pick<Publication, 'localeOf'>,
): Doubt[] {
  const { contradicted, disputed, lang, retracted } = wordsOf(language)
  return statistics.flatMap((statistic) => {
    const { derivation, status } = statistic
    const sentences = [
      ...(status === 'disputed' ? [disputed] : []),
      ...(status === 'retracted' ? [retracted] : []),
      ...(derivation && !derivation.consistent && derivation.computed !== null
        ? [contradicted(written(derivation.computed, statistic, localeOf(language)))]
        : []),
    ]
    return sentences.length > 0 ? [{ statistic, sentences, lang }] : []
  })
}

/** What the figures in doubt are listed under, and the language that is in. */
export function doubtsHeading(language: string): { text: string; lang: string } {
  const { heading, lang } = wordsOf(language)
  return { text: heading, lang }
}

/** A figure in doubt in one line of plain text, with what the newsroom says of it. */
export function doubtLine({ sentences, statistic: { display, label, note } }: Doubt): string {
  return [`${display} (${label}):`, ...sentences, ...(note === null ? [] : [note])].join(' ')
}

/** The figures in doubt as an HTML fragment; empty where there are none. */
export function editionDoubts(
  edition: Pick<Edition, 'language' | 'statistics'>,
  publication: Pick<Publication, 'localeOf'>,
): string {
  const doubts = doubtsOf(edition, publication)
  if (doubts.length === 0) return ''
  const { lang, text } = doubtsHeading(edition.language)
  const items = doubts.map((doubt) => `<li>${escapeHtml(doubtLine(doubt))}</li>`)
  return `<section class="doubts"><h2 lang="${lang}">${text}</h2>\n<ul>\n${items.join('\n')}\n</ul></section>`
}
