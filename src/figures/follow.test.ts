import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { formatFigure } from './format'
import { followValue } from './follow'
import { wordingReadsAs } from './lexer'
import type { FigureUnit } from './types'
import { cardinal } from './words'

const count: FigureUnit = { kind: 'count' }
const percent: FigureUnit = { kind: 'percent' }
const dollars: FigureUnit = { kind: 'currency', code: 'USD' }
const pesos: FigureUnit = { kind: 'currency', code: 'MXN' }

function figure(value: string, unit: FigureUnit, high?: string) {
  return { value, unit, qualifier: 'exact' as const, ...(high ? { high } : {}) }
}

describe('followValue', () => {
  it.each([
    ['en-US', '63 percent', '63', '64', percent, '64 percent'],
    ['en-US', '63 per cent', '63', '64', percent, '64 per cent'],
    ['en-US', '63%', '63', '64.5', percent, '64.5%'],
    ['es-MX', '63 por ciento', '63', '64.5', percent, '64.5 por ciento'],
    ['es-ES', '63,5 %', '63.5', '64.25', percent, '64,25 %'],
    ['en-US', 'thirty-seven', '37', '38', count, 'thirty-eight'],
    ['en-US', 'Nine', '9', '10', count, 'Ten'],
    ['es-MX', 'treinta y siete', '37', '38', count, 'treinta y ocho'],
    ['en-US', '1,200', '1200', '1350', count, '1,350'],
    ['en-US', '1200', '1200', '1350', count, '1350'],
    ['en-US', '999', '999', '1350', count, '1,350'],
    ['es-ES', '12.500', '12500', '13500', count, '13.500'],
    ['en-US', '$2.5 million', '2500000', '2750000', dollars, '$2.75 million'],
    ['en-US', '$2.50', '2.5', '3', dollars, '$3.00'],
    ['es-MX', '2.5 millones de dólares', '2500000', '3000000', dollars, '3 millones de dólares'],
  ] as const)('in %s writes “%s” of %s as it writes %s', (locale, text, from, to, unit, followed) => {
    expect(followValue(text, figure(from, unit), figure(to, unit), locale)).toBe(followed)
  })

  it.each([
    ['en-US', 'thirty seven', '37', '48', count, 'forty eight'],
    ['en-US', 'Thirty\u2011seven', '37', '48', count, 'Forty\u2011eight'],
    ['en-US', 'THIRTY-SEVEN', '37', '48', count, 'FORTY-EIGHT'],
    ['en-US', 'sixty three per cent', '63', '64', percent, 'sixty four per cent'],
    ['en-US', 'two hundred fifty', '250', '360', count, 'three hundred sixty'],
    ['en-US', 'a hundred', '100', '150', count, 'a hundred and fifty'],
    ['en-US', 'a million', '1000000', '2000000', count, 'two million'],
    ['fr-FR', 'trente sept', '37', '48', count, 'quarante huit'],
    ['es-MX', 'veintiún', '21', '31', count, 'treinta y un'],
    ['pt-BR', 'Trinta e sete', '37', '48', count, 'Quarenta e oito'],
  ] as const)('in %s writes “%s” of %s as it writes %s, joined as it was', (locale, text, from, to, unit, followed) => {
    expect(followValue(text, figure(from, unit), figure(to, unit), locale)).toBe(followed)
  })

  it.each([
    ['es-MX', '63,5 por ciento', '63.5', '64.2', percent, '64,2 por ciento'],
    ['es-ES', '63.5 %', '63.5', '65', percent, '65 %'],
    ['fr-FR', '63.5 %', '63.5', '64.25', percent, '64.25 %'],
    ['pt-BR', '63.5%', '63.5', '64.25', percent, '64.25%'],
  ] as const)('in %s keeps the mark of decimals that “%s” has', (locale, text, from, to, unit, followed) => {
    expect(followValue(text, figure(from, unit), figure(to, unit), locale)).toBe(followed)
  })

  it.each([
    ['en-US', 'one mile', '1', '3', { kind: 'measure', code: '[mi_i]' }, 'three miles'],
    ['en-US', '1-mile', '1', '3', { kind: 'measure', code: '[mi_i]' }, '3-mile'],
    ['en-US', 'one dollar', '1', '6', dollars, 'six dollars'],
    ['es-MX', '1 kilómetro', '1', '5', { kind: 'measure', code: 'km' }, '5 kilómetros'],
    ['es-MX', '2.5 millones de dólares', '2500000', '1000000', dollars, '1 millón de dólares'],
    ['es-MX', '5 puntos porcentuales', '5', '1', { kind: 'percentage-point' }, '1 punto porcentual'],
    ['fr-FR', '1,2 million', '1200000', '2300000', count, '2,3 millions'],
    ['pt-BR', '1,2 milhão', '1200000', '1300000', count, '1,3 milhão'],
    ['en-US', '1 percent', '1', '3', percent, '3 percent'],
  ] as const)('in %s has what follows the number in “%s” agree', (locale, text, from, to, unit, followed) => {
    expect(followValue(text, figure(from, unit), figure(to, unit), locale)).toBe(followed)
  })

  it.each([
    ['en-US', 'one and a half million', '1500000', '2500000', count, 'two and a half million'],
    ['en-US', 'Half a million', '500000', '1500000', count, '1.5 million'],
    ['en-US', 'half a million dollars', '500000', '600000', dollars, '600,000 dollars'],
    ['es-MX', 'un millón y medio', '1500000', '2500000', count, 'dos millones y medio'],
    ['es-MX', 'dos millones y medio', '2500000', '1500000', count, 'un millón y medio'],
    ['es-MX', 'un millón y medio', '1500000', '1750000', count, '1.75 millones'],
    ['es-ES', 'medio millón de euros', '500000', '1000000', { kind: 'currency', code: 'EUR' }, 'un millón de euros'],
    ['fr-FR', 'un million et demi', '1500000', '2500000', count, 'deux millions et demi'],
    ['fr-FR', 'un demi-million', '500000', '1500000', count, '1,5 million'],
    ['pt-BR', 'um milhão e meio', '1500000', '2500000', count, 'dois milhões e meio'],
  ] as const)(
    'in %s writes “%s”, a half of a scale, of %s as it writes %s',
    (locale, text, from, to, unit, followed) => {
      expect(followValue(text, figure(from, unit), figure(to, unit), locale)).toBe(followed)
    },
  )

  it.each([
    ['es-MX', '3 mil 500', '3500', '3600', count, '3 mil 600'],
    ['es-MX', '3 mil 500', '3500', '4000', count, '4 mil'],
    ['es-MX', '3 mil 500', '3500', '999', count, '999'],
    ['es-MX', 'mil 200', '1200', '2350', count, '2 mil 350'],
    ['es-MX', '2 mil 5', '2005', '1005', count, 'mil 5'],
    ['es-MX', '2 millones 500 mil dólares', '2500000', '2750000', dollars, '2 millones 750 mil dólares'],
    ['es-MX', '2 millones 340 mil 120', '2340120', '2341000', count, '2 millones 341 mil'],
    ['es-MX', '1 millón 500 mil', '1500000', '2600000', count, '2 millones 600 mil'],
    ['es-MX', '3 mil 500 millones de pesos', '3500000000', '4600000000', pesos, '4 mil 600 millones de pesos'],
    ['es-MX', '1,234 millones 500 mil', '1234500000', '2345600000', count, '2,345 millones 600 mil'],
  ] as const)('in %s writes “%s”, in parts, of %s as it writes %s', (locale, text, from, to, unit, followed) => {
    expect(followValue(text, figure(from, unit), figure(to, unit), locale)).toBe(followed)
  })

  it.each([
    ['en-US', '1.2 million', '1200000', '999999', count],
    // Dollars come after "millones" with a "de".
    ['es-MX', '2 millones 500 mil dólares', '2500000', '3000000', dollars],
    ['es-MX', '3 mil 500', '3500', '3500.5', count],
    ['en-US', '1.2m', '1200000', '12000', count],
    ['es-MX', '1.5 millones', '1500000', '2', count],
    // What it counts has "de" after it: "medio millón de personas".
    ['es-MX', 'medio millón', '500000', '600000', count],
  ] as const)('in %s leaves “%s” of %s to a person where it would be %s', (locale, text, from, to, unit) => {
    expect(followValue(text, figure(from, unit), figure(to, unit), locale)).toBeNull()
  })

  it('keeps how the words of any number are joined', () => {
    const value = fc.integer({ min: 21, max: 99_999 }).map(String)
    fc.assert(
      fc.property(value, value, fc.constantFrom('en-US', 'fr-FR'), (from, to, locale) => {
        const [was, is] = [from, to].map((each) => cardinal(each, locale)?.replaceAll('-', ' ') ?? '')
        const followed = followValue(was ?? '', figure(from, count), figure(to, count), locale)
        // Words without a hyphen do not say how another number is joined.
        return followed === null || followed === is || !cardinal(from, locale)?.includes('-')
      }),
    )
  })

  it('keeps the words around the number', () => {
    const more = (value: string) => ({ ...figure(value, count), qualifier: 'more-than' as const })
    expect(followValue('more than 600', more('600'), more('650'), 'en-US')).toBe('more than 650')
    expect(followValue('más de 600', more('600'), more('1650'), 'es-MX')).toBe('más de 1,650')
  })

  it('follows both ends of a range', () => {
    const [from, to] = [figure('2', percent, '3'), figure('3', percent, '5')]
    expect(followValue('between 2 and 3 percent', from, to, 'en-US')).toBe('between 3 and 5 percent')
    expect(followValue('between two and three percent', from, to, 'en-US')).toBe('between three and five percent')
    expect(followValue('Between two and 3 percent', from, to, 'en-US')).toBe('Between three and 5 percent')
    expect(followValue('entre dos y tres por ciento', from, to, 'es-MX')).toBe('entre tres y cinco por ciento')
    const back = figure('1', percent, '2')
    expect(followValue('between two and three percent', from, back, 'en-US')).toBe('between one and two percent')
    const wide = [figure('2', percent, '22'), figure('22', percent, '32')] as const
    expect(followValue('between two and twenty-two percent', ...wide, 'en-US')).toBe(
      'between twenty-two and thirty-two percent',
    )
  })

  it.each([
    ['a third', '33.3', '40', percent],
    ['seven of ten', '70', '80', percent],
    ['what nobody can read', '3', '4', count],
    ['64 percent', '63', '70', percent],
  ] as const)('leaves “%s” to a person', (text, from, to, unit) => {
    expect(followValue(text, figure(from, unit), figure(to, unit), 'en-US')).toBeNull()
  })

  it('keeps a wording that says the new value already', () => {
    expect(followValue('about 40', figure('39', count), figure('40', count), 'en-US')).toBe('about 40')
  })

  it('never says anything but the new value', () => {
    const value = fc.integer({ min: 0, max: 5_000_000 }).map(String)
    const locale = fc.constantFrom('en-US', 'es-MX', 'es-ES')
    const form = fc.constantFrom('digits' as const, 'words' as const, 'compact' as const)
    fc.assert(
      fc.property(value, value, locale, form, (from, to, where, how) => {
        const text = formatFigure(figure(from, count), { locale: where, form: how })
        const followed = followValue(text, figure(from, count), figure(to, count), where)
        return followed === null || wordingReadsAs(followed, figure(to, count), where)
      }),
    )
  })
})
