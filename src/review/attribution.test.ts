import { expect, test } from 'vitest'
import { namedIn } from './attribution'

test.each([
  ['en-US', 'According to the INEGI, it has 12, 14 and 16.', 'INEGI'],
  ['en-US', 'Half had never had a shot, according to the health officer, Dr. Priya Raman.', 'Priya Raman'],
  ['en-US', 'According to the city auditor, the department lost 112 nurses.', 'city auditor'],
  ['en-US', 'The economist Leonard Pike told the court that 57 were built.', 'Leonard Pike'],
  ['es-MX', 'De acuerdo con el INEGI, hay 12 hospitales.', 'INEGI'],
  ['es-MX', 'Según la Secretaría de Salud, las consultas cayeron 23 por ciento.', 'Secretaría de Salud'],
  ['es-MX', 'Hay 12, informó Raúl Santibáñez.', null],
  ['fr-FR', 'Selon l’Insee, il y en a 12.', 'l’Insee'],
  ['pt-BR', 'Segundo o IBGE, há 12 hospitais.', 'IBGE'],
])('whom a sentence names for its figures, in %s: %s', (locale, sentence, name) => {
  expect(namedIn(sentence, locale)).toBe(name)
})

test.each([
  ['en-US', 'It has 12 docks.'],
  ['en-US', 'It has 12, according to the Navy, or 16, according to the Army.'],
  ['en-US', 'He said that it has 12.'],
  ['es-MX', 'Costó 12 pesos.'],
  ['de-DE', 'Laut Polizei waren es 12.'],
])('nobody, or several, in %s: %s', (locale, sentence) => {
  expect(namedIn(sentence, locale)).toBe(null)
})
