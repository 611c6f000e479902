import { beforeAll, expect, test } from 'vitest'
import { input, paragraph, text } from '../../../tests/fixtures/review'
import { growth, MOST_GROWTH } from '../../../tests/support/worked'
import { readEdition } from '../review'
import { senseRules } from '../rules'

const SIZE = 5000

function check(locale: string, title: string, ...passages: string[]) {
  const edition = readEdition(input({ locale, title, blocks: passages.map((passage) => paragraph(text(passage))) }))
  senseRules.forEach((rule) => rule.check(edition))
}

// A pattern is compiled for the text that it meets first, which is none like these in a newsroom.
beforeAll(() => {
  for (let times = 0; times < 2; times++) {
    check(
      'en-US',
      '',
      'Sales rose from 100 cars to 118, or 20 percent.',
      'It gave $30 for roads and $20 for parks, in all $60.',
    )
    check('es-MX', '', 'Subió de 100 a 118 pesos, un 20 por ciento.', 'Detuvo a 27 personas, 15 hombres y 10 mujeres.')
    check('fr-FR', '', 'De 100 à 118 euros, soit une hausse de 20 %.')
    check('pt-BR', '', 'De 100 para 118 reais, uma alta de 20%.')
  }
}, 60_000)

test.each([
  ['en-US', 'It gave $30 for roads, $20 for parks and $10 for light, in all', 'x $60.'],
  ['en-US', 'Last year it saw 1,800;', 'this year 2,250, up 35 percent.'],
  ['es-MX', 'Dio 30 pesos para calles, 20 para parques y 10 para luz, en total', 'x 60 pesos.'],
  ['es-MX', 'Detuvo a 27 personas', ', 15 hombres y 10 mujeres'],
  ['es-MX', 'Ana nació el', '5 de mayo de 1950; 12 y 30'],
  ['fr-FR', 'Elle donne 30 euros aux rues, 20 aux parcs et 10 aux lampes, au total', 'x 60 euros.'],
  ['pt-BR', 'Deu 30 reais às ruas, 20 aos parques e 10 às luzes, no total', 'x 60 reais.'],
])(
  'blanks without end cost no more than their number, in %s: %s',
  (locale, before, after) => {
    const read = (size: number) => check(locale, '', `${before}${' '.repeat(5 * size)}${after}`)
    expect(growth(SIZE, read)).toBeLessThan(MOST_GROWTH)
  },
  60_000,
)

test.each([
  ['en-US', 'from 1 to 2, '],
  ['en-US', '12 (13 '],
  ['en-US', 'doubled. 12 13. '],
  ['en-US', '7: 8, 9 and '],
  ['en-US', 'turnout was the '],
  ['en-US', 'April 31, '],
  ['en-US', 'from the the the '],
  ['en-US', 'Born in 1950, died in 1960, '],
  ['en-US', 'The dam cost $400 million. '],
  ['pt-BR', 'de 1 para 2, '],
  ['pt-BR', 'de 1 para 2, ou uma alta de queda de '],
  ['pt-BR', 'dos 8, 9 e '],
  ['pt-BR', 'segunda-feira, 31 de abril de 2024 '],
  ['pt-BR', 'nascido em 1950, morreu em 1960, '],
  ['pt-BR', 'a participação foi de '],
  ['fr-FR', 'de 1 à 2, '],
  ['fr-FR', "de 1 à 2, soit une hausse d'une baisse de "],
  ['fr-FR', 'sur les 8, 9 et '],
  ['fr-FR', 'de 1 à 2, progressdedeprogressdede'],
  ['fr-FR', 'lundi 31 avril 2024 '],
  ['fr-FR', 'né en 1950, mort en 1960, '],
])(
  'repeated without end is read in time that grows with its length, in %s: %s',
  (locale, part) => {
    const read = (size: number) => {
      const hostile = part.repeat(size / part.length)
      check(locale, hostile.slice(0, 2000), hostile, hostile)
    }
    expect(growth(SIZE, read)).toBeLessThan(MOST_GROWTH)
  },
  60_000,
)
