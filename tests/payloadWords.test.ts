import { es } from '@payloadcms/translations/languages/es'
import { deepMergeSimple } from 'payload/shared'
import { expect, it } from 'vitest'
import { payloadWords } from '../src/model/payloadWords'

/** Words that are said to a "tú" and to nobody else, in what Payload says. */
const TO_TU = new RegExp(
  [
    '\\b(tus?|tú|te|ti|contigo|has|hayas|tienes|estás|debes|deseas|puedas|podrás|recibirás|perderás|estarás|sales|tomas)\\b',
    '\\b(crea|cierra|entra|edita|verifica|revisa|corrige|ignora|elige|introduce|selecciona|arrastra|suelta|dibuja|ajusta|copia|guarda|descarta|haz|vuelve|olvidaste|solicitaste) (a|el|la|los|las|un|una|tu|clic|su|este|y|o|entre|antes|solo)\\b',
  ].join('|'),
  'iu',
)

function sentencesIn(words: unknown, path = ''): Array<[path: string, sentence: string]> {
  if (typeof words === 'string') return [[path, words]]
  return Object.entries(words as object).flatMap(([key, each]) => sentencesIn(each, `${path}.${key}`))
}

it('says usted to whoever reads Payload in Spanish', () => {
  const said = sentencesIn(deepMergeSimple<object>(es.translations, payloadWords.es))
  expect(said.length).toBeGreaterThan(400)
  expect(said.filter(([, sentence]) => TO_TU.test(sentence))).toEqual([])
})

it('overrides nothing that Payload does not say, but for its own', () => {
  const known = new Set(sentencesIn(es.translations).map(([path]) => path))
  const unknown = sentencesIn(payloadWords.es).filter(([path]) => !known.has(path))
  expect(unknown.map(([path]) => path)).toEqual(['.cited.translate'])
})
