/** The few words that a page adds to what an edition says. */
export type PageWords = {
  by: string
  corrections: string
  sources: string
  figures: string
  unnamed: string
  latest: string
}

const words: Record<string, PageWords> = {
  en: {
    by: 'By',
    corrections: 'Corrections',
    sources: 'Sources',
    figures: 'Figures',
    unnamed: 'A source that is not named',
    latest: 'The latest stories, with the sources of their figures and quotations',
  },
  es: {
    by: 'Por',
    corrections: 'Correcciones',
    sources: 'Fuentes',
    figures: 'Cifras',
    unnamed: 'Una fuente que no se nombra',
    latest: 'Las notas más recientes, con las fuentes de sus cifras y sus citas',
  },
  fr: {
    by: 'Par',
    corrections: 'Corrections',
    sources: 'Sources',
    figures: 'Chiffres',
    unnamed: 'Une source qui n’est pas nommée',
    latest: 'Les derniers articles, avec les sources de leurs chiffres et de leurs citations',
  },
  pt: {
    by: 'Por',
    corrections: 'Correções',
    sources: 'Fontes',
    figures: 'Números',
    unnamed: 'Uma fonte que não é nomeada',
    latest: 'As reportagens mais recentes, com as fontes de seus números e de suas citações',
  },
}

/** The words in a language; in English where there are none, which `lang` then says. */
export function pageWords(language: string): PageWords & { lang: string } {
  return words[language] ? { ...words[language], lang: language } : { ...(words.en as PageWords), lang: 'en' }
}
