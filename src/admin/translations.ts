'use client'

import { useTranslation } from '@payloadcms/ui'
import type { Finding, Message } from '../review'
import { correctionWords } from './corrections/words'
import { editionWords } from './editions/words'

const english = {
  added: 'now: ',
  computed: 'computed',
  correction: correctionWords.en,
  editions: editionWords.en,
  empty: 'choose a record',
  failed: 'the record could not be read',
  loading: 'loading…',
  missing: 'the record does not exist',
  noExcerpt: 'no excerpt',
  noSource: 'no source',
  noText: 'no text',
  removed: 'before: ',
  review: {
    attribution: 'Attribution',
    cancel: 'Cancel',
    close: 'Close',
    createQuote: 'Create quote…',
    createStatistic: 'Create statistic…',
    dismiss: 'Dismiss…',
    dismissed: 'Dismissed',
    dismissReason: 'Why may it stand?',
    dismissSave: 'Dismiss finding',
    emptyBody: 'The body is empty: paste an article to list its figures and quotations.',
    errors: 'Errors',
    failed: 'The server could not review the article.',
    help: 'In the body, F8 and Shift+F8 go from finding to finding; Ctrl+. or ⌘+. shows what can be done.',
    link: 'Link',
    linkExact: (count: number) => (count === 1 ? 'Link the one exact match' : `Link all ${count} exact matches`),
    loading: 'Reviewing…',
    meter: (attributed: number, total: number) => `${attributed} of ${total} figures and quotations attributed`,
    noRecords: 'No record found.',
    notices: 'Notices',
    notLinked: 'The text changed meanwhile: nothing was linked.',
    notInQuote: 'The quotation in the text is not part of this quote.',
    nothingFound: 'Nothing found: every figure and quotation is attributed.',
    nothingToAttribute: 'Nothing found: the text states no figures and quotes nobody.',
    refused: (count: number) =>
      `Publishing was refused: ${count === 1 ? '1 error' : `${count} errors`} to mend or to dismiss with a reason.`,
    restore: 'Restore',
    retry: 'Retry',
    searchQuotes: 'Search quotes',
    searchRecords: 'Search records…',
    searchStatistics: 'Search statistics',
    suggestions: 'Records that say the same',
    uses: {
      draft: 'draft',
      edition: 'Edition',
      editions: 'Editions that cite it',
      failed: 'The list could not be read.',
      kinds: { corrected: 'corrected', published: 'published', updated: 'updated', withdrawn: 'withdrawn' },
      language: 'Language',
      live: 'Live',
      noEditions: 'No edition cites it yet.',
      noReleases: 'No release carries it yet.',
      release: 'Release',
      releases: 'Releases that carry it',
      state: 'State',
      version: (version: number) => `version ${version}`,
      when: 'When',
    },
    warnings: 'Warnings',
  },
}

const spanish: typeof english = {
  added: 'ahora: ',
  computed: 'calculada',
  correction: correctionWords.es,
  editions: editionWords.es,
  empty: 'elija un registro',
  failed: 'no se pudo leer el registro',
  loading: 'cargando…',
  missing: 'el registro no existe',
  noExcerpt: 'sin fragmento',
  noSource: 'sin fuente',
  noText: 'sin texto',
  removed: 'antes: ',
  review: {
    attribution: 'Atribución',
    cancel: 'Cancelar',
    close: 'Cerrar',
    createQuote: 'Crear cita…',
    createStatistic: 'Crear cifra…',
    dismiss: 'Descartar…',
    dismissed: 'Descartados',
    dismissReason: '¿Por qué puede quedar así?',
    dismissSave: 'Descartar hallazgo',
    emptyBody: 'El cuerpo está vacío: pegue un artículo para ver sus cifras y citas.',
    errors: 'Errores',
    failed: 'El servidor no pudo revisar el artículo.',
    help: 'En el cuerpo, F8 y Mayús+F8 van de un hallazgo a otro; Ctrl+. o ⌘+. muestra qué se puede hacer.',
    link: 'Vincular',
    linkExact: (count: number) =>
      count === 1 ? 'Vincular la única coincidencia exacta' : `Vincular las ${count} coincidencias exactas`,
    loading: 'Revisando…',
    meter: (attributed: number, total: number) => `${attributed} de ${total} cifras y citas atribuidas`,
    noRecords: 'No se encontró ningún registro.',
    notices: 'Avisos',
    notLinked: 'El texto cambió entretanto: no se vinculó nada.',
    notInQuote: 'La cita del texto no es parte de esta cita registrada.',
    nothingFound: 'No hay hallazgos: todas las cifras y citas están atribuidas.',
    nothingToAttribute: 'No hay hallazgos: el texto no da cifras ni cita a nadie.',
    refused: (count: number) =>
      `No se publicó: hay ${count === 1 ? '1 error' : `${count} errores`} por corregir o por descartar con un motivo.`,
    restore: 'Restaurar',
    retry: 'Reintentar',
    searchQuotes: 'Buscar citas',
    searchRecords: 'Buscar registros…',
    searchStatistics: 'Buscar cifras',
    suggestions: 'Registros que dicen lo mismo',
    uses: {
      draft: 'borrador',
      edition: 'Edición',
      editions: 'Ediciones que lo citan',
      failed: 'No se pudo leer la lista.',
      kinds: { corrected: 'corregida', published: 'publicada', updated: 'actualizada', withdrawn: 'retirada' },
      language: 'Idioma',
      live: 'En línea',
      noEditions: 'Ninguna edición lo cita todavía.',
      noReleases: 'Ninguna versión publicada lo contiene todavía.',
      release: 'Versión',
      releases: 'Versiones publicadas que lo contienen',
      state: 'Estado',
      version: (version: number) => `versión ${version}`,
      when: 'Fecha',
    },
    warnings: 'Advertencias',
  },
}

/** What the components of the admin say, in the language of whoever is signed in. */
export const useWords = (): typeof english => (useTranslation().i18n.language === 'es' ? spanish : english)

/** Says what a finding found, in the language of whoever is signed in. */
export const useSentence = (): ((finding: Pick<Finding, 'message'>) => string) => {
  const language: keyof Message = useTranslation().i18n.language === 'es' ? 'es' : 'en'
  return ({ message }) => message[language]
}

/** The name of a language, in the language of whoever is signed in. */
export const useLanguageName = (): ((code: string) => string) => {
  const { language } = useTranslation().i18n
  return (code) => new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code
}
