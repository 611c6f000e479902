'use client'

import { useTranslation } from '@payloadcms/ui'

const english = {
  computed: 'computed',
  empty: 'choose a record',
  failed: 'the record could not be read',
  loading: 'loading…',
  missing: 'the record does not exist',
  noExcerpt: 'no excerpt',
  noSource: 'no source',
  noText: 'no text',
}

const spanish: typeof english = {
  computed: 'calculada',
  empty: 'elija un registro',
  failed: 'no se pudo leer el registro',
  loading: 'cargando…',
  missing: 'el registro no existe',
  noExcerpt: 'sin fragmento',
  noSource: 'sin fuente',
  noText: 'sin texto',
}

/** What the components of the admin say, in the language of whoever is signed in. */
export const useWords = (): typeof english => (useTranslation().i18n.language === 'es' ? spanish : english)
