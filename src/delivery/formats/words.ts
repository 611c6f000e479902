import type { EditionDocument } from '../../model/document'

type CorrectionKind = EditionDocument['corrections'][number]['kind']

/** The few words that a page adds to what an edition says. */
export type PageWords = {
  by: string
  /** What a correction is called by its kind. */
  kinds: Record<CorrectionKind, string>
  /** What they are called together where none is a correction: updates and clarifications. */
  changes: string
  corrections: string
  correctionsLog: string
  sources: string
  figures: string
  unnamed: string
  latest: string
  draft: string
}

const words: Record<string, PageWords> = {
  en: {
    by: 'By',
    kinds: { correction: 'Correction', clarification: 'Clarification', update: 'Update' },
    changes: 'Changes',
    corrections: 'Corrections',
    correctionsLog: 'Everything that was corrected after it was published here, the latest first.',
    sources: 'Sources',
    figures: 'Figures',
    unnamed: 'A source that is not named',
    latest: 'The latest stories, with the sources of their figures and quotations',
    draft: 'Draft: not published, and not to be quoted.',
  },
  es: {
    by: 'Por',
    kinds: { correction: 'Corrección', clarification: 'Aclaración', update: 'Actualización' },
    changes: 'Cambios',
    corrections: 'Correcciones',
    correctionsLog: 'Todo lo que se corrigió después de publicarse aquí, lo más reciente primero.',
    sources: 'Fuentes',
    figures: 'Cifras',
    unnamed: 'Una fuente que no se nombra',
    latest: 'Las notas más recientes, con las fuentes de sus cifras y sus citas',
    draft: 'Borrador: no publicado, no debe citarse.',
  },
  fr: {
    by: 'Par',
    kinds: { correction: 'Correction', clarification: 'Précision', update: 'Mise à jour' },
    changes: 'Modifications',
    corrections: 'Corrections',
    correctionsLog: 'Tout ce qui a été corrigé après sa publication ici, le plus récent d’abord.',
    sources: 'Sources',
    figures: 'Chiffres',
    unnamed: 'Une source qui n’est pas nommée',
    latest: 'Les derniers articles, avec les sources de leurs chiffres et de leurs citations',
    draft: 'Brouillon : non publié, à ne pas citer.',
  },
  pt: {
    by: 'Por',
    kinds: { correction: 'Correção', clarification: 'Esclarecimento', update: 'Atualização' },
    changes: 'Alterações',
    corrections: 'Correções',
    correctionsLog: 'Tudo o que foi corrigido depois de publicado aqui, do mais recente ao mais antigo.',
    sources: 'Fontes',
    figures: 'Números',
    unnamed: 'Uma fonte que não é nomeada',
    latest: 'As reportagens mais recentes, com as fontes de seus números e de suas citações',
    draft: 'Rascunho: não publicado, não deve ser citado.',
  },
}

/** The words in a language; in English where there are none, which `lang` then says. */
export function pageWords(language: string): PageWords & { lang: string } {
  return words[language] ? { ...words[language], lang: language } : { ...(words.en as PageWords), lang: 'en' }
}

/** What some corrections are called together. */
export function correctionsHeading(corrections: Array<{ kind: CorrectionKind }>, words: PageWords): string {
  return corrections.some(({ kind }) => kind === 'correction') ? words.corrections : words.changes
}

/** From what tells readers most to what tells them least. */
const gravest: CorrectionKind[] = ['correction', 'clarification', 'update']

/** What some corrections that were made at once are called in one word: by the gravest of them. */
export function correctionWord(corrections: Array<{ kind: CorrectionKind }>, { kinds }: PageWords): string {
  return kinds[gravest.find((kind) => corrections.some((each) => each.kind === kind)) ?? 'correction']
}
