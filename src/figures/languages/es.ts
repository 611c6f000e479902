import type { LanguageTable } from './table'

/**
 * Spanish. The spellings are those of the RAE (Diccionario panhispánico de dudas, "cardinales"). The long scale: 10⁹
 * is "mil millones", and "billón" is 10¹², so there is no scale of its own between "millón" and that.
 */
export const es: LanguageTable = {
  numbers: {
    below: [
      ...['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
      ...['diez', 'once', 'doce', 'trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho', 'diecinueve'],
      ...['veinte', 'veintiuno', 'veintidós', 'veintitrés', 'veinticuatro', 'veinticinco', 'veintiséis'],
      ...['veintisiete', 'veintiocho', 'veintinueve'],
    ],
    tens: {
      20: 'veinte',
      30: 'treinta',
      40: 'cuarenta',
      50: 'cincuenta',
      60: 'sesenta',
      70: 'setenta',
      80: 'ochenta',
      90: 'noventa',
    },
    tensJoiner: ' y ',
    hundreds: {
      100: 'ciento',
      200: 'doscientos',
      300: 'trescientos',
      400: 'cuatrocientos',
      500: 'quinientos',
      600: 'seiscientos',
      700: 'setecientos',
      800: 'ochocientos',
      900: 'novecientos',
    },
    exactHundred: 'cien',
    hundredsJoiner: ' ',
    scaleRestJoiner: ' ',
    scales: [
      { value: 1_000_000, one: 'un millón', many: '{n} millones' },
      { value: 1000, one: 'mil', many: '{n} mil' },
    ],
    shortened: [
      ['veintiuno', 'veintiún'],
      ['uno', 'un'],
    ],
  },
  qualifiers: {
    about: 'alrededor de {n}',
    'more-than': 'más de {n}',
    'at-least': 'al menos {n}',
    'less-than': 'menos de {n}',
    'at-most': 'como máximo {n}',
  },
  range: { plain: 'de {low} a {high}', qualified: '{low} a {high}' },
  percent: { other: 'por ciento' },
  percentagePoint: { one: 'punto porcentual', other: 'puntos porcentuales' },
}
