import { describe, expect, test } from 'vitest'
import { findFigures } from '..'

/** "wording = value", with the wording left out where it is the value. */
function read(text: string, locale: string): string[] {
  return findFigures(text, locale).map((figure) =>
    figure.text === figure.value ? figure.text : `${figure.text} = ${figure.value}`,
  )
}

function table(locale: string, cases: Record<string, string[]>): void {
  test.each(Object.entries(cases))('%s', (text, figures) => {
    expect(read(text, locale)).toEqual(figures)
  })
}

describe('numbers in digits', () => {
  table('en-US', {
    'The census counted 331,449,281 people.': ['331,449,281 = 331449281'],
    'He hit .287 in 12.50 games.': ['.287 = 0.287', '12.50 = 12.5'],
    'Rooms 3,5 and 7 in all; 3,5 and 7 more.': ['3', '5', '7'],
    'He batted .304/.412/.654 that year.': ['.304 = 0.304', '.412 = 0.412', '.654 = 0.654'],
    'A fall of −0.4%, or -3.5 points, and +2%.': ['−0.4% = -0.4', '-3.5', '+2% = 2'],
    'It reached 1.234.567 in all.': ['1.234.567 = 1234567'],
  })
  table('es-ES', {
    'Fueron 8.000 y 12.000,50 y 1200 y 12 000 en total.': [
      '8.000 = 8000',
      '12.000,50 = 12000.5',
      '1200',
      '12 000 = 12000',
    ],
    'Pagó 1,234.56 euros por 3.5 kilos.': ['1,234.56 = 1234.56', '3.5'],
  })
  table('es-MX', {
    'Un 3,5 % de 1,200.50 pesos.': ['3,5 % = 3.5', '1,200.50 = 1200.5'],
    "Costó $1'250,000.50 y 12'500 más.": ["$1'250,000.50 = 1250000.5", '12', '500'],
  })
  table('es-CO', {
    'El salario subió a $1’300.000, más $162.000.': ['$1’300.000 = 1300000', '$162.000 = 162000'],
  })
  table('es-AR', { 'Fueron u$s300 millones y us$ 1.500.': ['u$s300 millones = 300000000', 'us$ 1.500 = 1500'] })
  table('en-ZA', { 'It holds R1 234 567,89 and R45 000.': ['R1 234 567,89 = 1234567.89', 'R45 000 = 45000'] })
  table('en-GB', { 'Trains left at 07:15, 07.45 and 0815 with 25cl cans.': ['25'] })
  table('de-CH', { 'Es kostet 1’234’567.50 Franken.': ['1’234’567.50 = 1234567.5'] })
  table('fr-FR', { 'Le coût : 12\u202f345,6 euros, soit 15\u00a0%.': ['12\u202f345,6 = 12345.6', '15\u00a0% = 15'] })
  table('en-IN', { 'They paid ₹12,34,567 for it.': ['₹12,34,567 = 1234567'] })
  table('ar-EG', { '١٬٢٣٤٫٥ كم': ['١٬٢٣٤٫٥ = 1234.5'] })
})

describe('numbers in words', () => {
  table('fr-FR', {
    'De trois cents à neuf cents élèves, quatre-vingt mille euros et quatre-vingts points.': [
      'trois cents = 300',
      'neuf cents = 900',
      'quatre-vingt mille = 80000',
      'quatre-vingts = 80',
    ],
    'Le gymnase a été remis à neuf.': [],
  })
  table('pt-BR', {
    'De mil e duzentas a duas mil e quinhentas pessoas, entre cento e vinte e duzentos carros.': [
      'mil e duzentas = 1200',
      'duas mil e quinhentas = 2500',
      'cento e vinte = 120',
      'duzentos = 200',
    ],
    'Foram 2 milhões e 300 mil doses, ou dois milhões e trezentas mil.': [
      '2 milhões e 300 mil = 2300000',
      'dois milhões e trezentas mil = 2300000',
    ],
    'Meia dúzia de ovos, um milhão e meio de reais, duas horas e meia e meio milhão.': [
      'Meia dúzia = 6',
      'um milhão e meio = 1500000',
      'duas horas e meia = 2.5',
      'meio milhão = 500000',
    ],
    'Um homem e uma mulher pediram um ao outro mais um café.': [],
  })
  table('en-US', {
    'Two hundred and five people, twenty-one of them children.': ['Two hundred and five = 205', 'twenty-one = 21'],
    'Fifteen hundred people and a dozen dogs.': ['Fifteen hundred = 1500', 'a dozen = 12'],
    'About two and a half million; half a million; half-dozen.': [
      'two and a half million = 2500000',
      'half a million = 500000',
      'half-dozen = 6',
    ],
    'One hundred, one million, one per cent.': ['One hundred = 100', 'one million = 1000000', 'one per cent = 1'],
    'It grew threefold, then 3-fold, by two point five.': ['threefold = 3', '3', 'two point five = 2.5'],
    'Five hundred and two thousand, between two hundred and five hundred.': [
      'Five hundred and two thousand = 502000',
      'two hundred = 200',
      'five hundred = 500',
    ],
    'One soldier stayed with one another; once more, one of them left.': [],
    'Dozens, hundreds of thousands, several million, a few hundred.': [],
  })
  table('es-MX', {
    'Fueron veintiún días, treinta y siete noches y once horas.': [
      'veintiún = 21',
      'treinta y siete = 37',
      'once = 11',
    ],
    'Son mil 200, 3 mil 111 millones y 36 mil 058.': [
      'mil 200 = 1200',
      '3 mil 111 millones = 3111000000',
      '36 mil 058 = 36058',
    ],
    'Un millón y medio, medio millón, dos millones y medio.': [
      'Un millón y medio = 1500000',
      'medio millón = 500000',
      'dos millones y medio = 2500000',
    ],
    'Una docena, media docena, medio centenar y doscientas mujeres.': [
      'Una docena = 12',
      'media docena = 6',
      'medio centenar = 50',
      'doscientas = 200',
    ],
    'Un soldado, uno de los suyos y una mujer; miles de personas, cientos.': [],
  })
})

describe('what follows a number in digits is an article', () => {
  test.each([
    ['Vendió en $220 mil un manuscrito.', 'es-MX', '220000'],
    ['Costó 5 mil una casa.', 'es-MX', '5000'],
    ['Pagó 3 millones un lunes.', 'es-ES', '3000000'],
    ['He paid $3 million one day.', 'en-US', '3000000'],
    ['Two thousand one people', 'en-US', '2001'],
    ['veintiún mil un pesos', 'es-MX', '21001'],
  ])('%s', (text, locale, value) => {
    expect(findFigures(text, locale).map((found) => found.value)).toEqual([value])
  })
})

describe('money, percentages and measures', () => {
  table('en-US', {
    'It cost US$3.5bn, €1.2 million, £1.5m, USD 300 and 300 USD.': [
      'US$3.5bn = 3500000000',
      '€1.2 million = 1200000',
      '£1.5m = 1500000',
      'USD 300 = 300',
      '300 USD = 300',
    ],
    'Some 40k, 2.3bn and 750m, then $1.2 trillion.': [
      '40k = 40000',
      '2.3bn = 2300000000',
      '750m = 750000000',
      '$1.2 trillion = 1200000000000',
    ],
    'He ran the 400m final; the ship is 300m long.': ['400', '300'],
    'Up 15 per cent, twenty percent, 2.5 percentage points and 3 pp.': [
      '15 per cent = 15',
      'twenty percent = 20',
      '2.5 percentage points = 2.5',
      '3 pp = 3',
    ],
    'It is 37 km away at 20°C, 5kg and 3 feet.': ['37', '20', '5', '3'],
  })
  table('es-MX', {
    'Son 350 mdp, 20 mdd, MXN 20 mil y $4.2 millones.': [
      '350 mdp = 350000000',
      '20 mdd = 20000000',
      'MXN 20 mil = 20000',
      '$4.2 millones = 4200000',
    ],
    'Un 33.3 %, 15 por ciento, dos puntos porcentuales.': [
      '33.3 % = 33.3',
      '15 por ciento = 15',
      'dos puntos porcentuales = 2',
    ],
    'Pagó 20 pesos y 1.1 billones de dólares.': ['20', '1.1 billones = 1100000000000'],
  })

  test('the unit is told by signs, codes and nouns', () => {
    const units = (text: string, locale: string) => findFigures(text, locale).map(({ unit }) => unit)
    expect(units('2 mil 300 millones de dólares, 350 mdp, $5', 'es-MX')).toEqual([
      { kind: 'currency', code: 'USD' },
      { kind: 'currency', code: 'MXN' },
      { kind: 'currency', code: 'MXN' },
    ])
    expect(units('$5, 5%, 5 pp, 5 km, 5 weeks, a third of', 'en-US')).toEqual([
      { kind: 'currency', code: 'USD' },
      { kind: 'percent' },
      { kind: 'percentage-point' },
      { kind: 'measure', code: 'km' },
      { kind: 'count' },
      { kind: 'ratio' },
    ])
  })
})

test('pounds are money or a weight, as the words near them and the region tell', () => {
  const codes = (text: string, locale: string) => findFigures(text, locale).map(({ unit }) => unit.code)
  expect(codes('The trust raised 5 million pounds for the clock.', 'en-GB')).toEqual(['GBP'])
  expect(codes('He got a 900 pounds fine.', 'en-GB')).toEqual(['GBP'])
  expect(codes('The stone weighs 60 pounds; moving it cost 80 pounds.', 'en-GB')).toEqual(['[lb_av]', 'GBP'])
  expect(codes('The bear weighs 600 pounds.', 'en-US')).toEqual(['[lb_av]'])
  expect(codes('Police seized 30 pounds of powder.', 'en-US')).toEqual(['[lb_av]'])
  expect(codes('El equipo pagó 40 millones de libras.', 'es-ES')).toEqual(['GBP'])
  expect(codes('Apreenderam 100 libras de cobre. Cobraram 80 libras de multa.', 'pt-BR')).toEqual(['[lb_av]', 'GBP'])
  expect(codes('O clube pagou 40 milhões de libras.', 'pt-BR')).toEqual(['GBP'])
  expect(codes('Il a écrit dix livres. Le sac pèse cinq livres. Le train coûte 80 livres.', 'fr-FR')).toEqual([
    ...[undefined, '[lb_av]', 'GBP'],
  ])
})

test('paste is read as it looks, and a figure stands where it was pasted', () => {
  const text = 'It cost &#36;4.2&nbsp;mil\u00adlion, <b>1,</b>\u200e200 of ٣٠٠ jobs.'
  const found = findFigures(text, 'en-US')
  expect(found.map(({ value }) => value)).toEqual(['4200000', '1200', '300'])
  expect(found.map(({ start, end, text: wording }) => text.slice(start, end) === wording)).toEqual([true, true, true])
  expect(found[0]?.text).toBe('&#36;4.2&nbsp;mil\u00adlion')
  expect(found[1]?.text).toBe('1,</b>\u200e200')
})

describe('fractions and ratios', () => {
  table('pt-BR', {
    'Um em cada quatro, nove entre dez, um brasileiro em cada três, mais da metade e três quartos dos votos.': [
      'Um em cada quatro = 1/4',
      'nove entre dez = 9/10',
      'um brasileiro em cada três = 1/3',
      'metade = 1/2',
      'três quartos = 3/4',
    ],
    'Um apartamento com três quartos, outro de dois quartos, um a cada 10 minutos, na primeira metade.': [
      'três = 3',
      'dois = 2',
      '10',
    ],
  })
  table('en-US', {
    'A third of voters, two-thirds of men, three quarters of women.': [
      'A third = 1/3',
      'two-thirds = 2/3',
      'three quarters = 3/4',
    ],
    'One in five, 3 out of 10, one in every eight, a one-in-four chance.': [
      'One in five = 1/5',
      '3 out of 10 = 3/10',
      'one in every eight = 1/8',
      'one-in-four = 1/4',
    ],
    'More than half of them; half the money; cut by half.': ['half = 1/2', 'half = 1/2', 'half = 1/2'],
    'Use 1/4, ½, 2½ or 1 1/2 of it.': ['1/4', '½ = 1/2', '2½ = 2.5', '1 1/2 = 1.5'],
    'Three-quarters of a million homes.': ['Three-quarters of a million = 750000'],
    'A third man came in the first half, in the third quarter.': [],
    'He scored three in two games, and two in 2021.': ['three = 3', 'two = 2', 'two = 2'],
  })
  table('es-MX', {
    'Uno de cada cinco y 3 de cada 10.': ['Uno de cada cinco = 1/5', '3 de cada 10 = 3/10'],
    'Un tercio, dos tercios, tres cuartas partes y la mitad.': [
      'Un tercio = 1/3',
      'dos tercios = 2/3',
      'tres cuartas partes = 3/4',
      'la mitad = 1/2',
    ],
    'Un cuarto de hotel; el tercer piso.': [],
    'De ellos, casi la cuarta parte, son nuevos.': ['la cuarta parte = 1/4'],
    'La tercera parte, que es la mejor.': [],
  })
})

describe('ranges', () => {
  const ends = (text: string, locale: string) =>
    findFigures(text, locale).map(({ text, value, range, unit }) => [text, value, range, unit.kind].join(' '))

  test('what is written once holds for both ends', () => {
    expect(ends('between 2 and 3 million', 'en-US')).toEqual(['2 2000000 low count', '3 million 3000000 high count'])
    expect(ends('10–15%', 'en-US')).toEqual(['10 10 low percent', '15% 15 high percent'])
    expect(ends('$2 to $3 million', 'en-US')).toEqual(['$2 2000000 low currency', '$3 million 3000000 high currency'])
    expect(ends('entre 5 y 7 millones', 'es-MX')).toEqual(['5 5000000 low count', '7 millones 7000000 high count'])
    expect(ends('de 20 a 30 por ciento', 'es-MX')).toEqual(['20 20 low percent', '30 por ciento 30 high percent'])
    expect(ends('500,000 to 2 million', 'en-US')).toEqual(['500,000 500000 low count', '2 million 2000000 high count'])
    const [low] = ends('entre 2 y 3 mil 500 millones', 'es-MX')
    expect(low).toBe('2 2000000000 low count')
    expect(ends('de 4 a 5 mil 200', 'es-MX')).toEqual(['4 4000 low count', '5 mil 200 5200 high count'])
    expect(ends('entre 500 y mil 500 millones', 'es-MX')[0]).toBe('500 500000000 low count')
    expect(ends('entre 900 y 3 mil 500 pesos', 'es-MX')[0]).toBe('900 900 low currency')
  })

  test('a score, a choice and a change are no ranges', () => {
    const ranges = (text: string, locale: string) => findFigures(text, locale).map(({ range }) => range)
    expect(ranges('They won 1-3 after 2-2.', 'en-US')).toEqual([null, null, null, null])
    expect(ends('two or three million', 'en-US')).toEqual(['two 2000000  count', 'three million 3000000  count'])
    expect(ranges('It rose from 5 to 7 percent.', 'en-US')).toEqual([null, null])
    expect(ranges('Pasó de 5 a 7 por ciento.', 'es-MX')).toEqual([null, null])
  })
})

test('qualifiers stay outside the figure and are told beside it', () => {
  const qualifiers = (text: string, locale: string) => findFigures(text, locale).map(({ qualifier }) => qualifier)
  expect(qualifiers('about 5; more than 5; at least 5; under 5; up to 5; 5 or more; ~5; 5+', 'en-US')).toEqual([
    ...['about', 'more-than', 'at-least', 'less-than', 'at-most', 'at-least', 'about', 'at-least'],
  ])
  expect(qualifiers('unos 5; más de 5; al menos 5; menos de 5; hasta 5; cerca de un 5 %; 5 o más', 'es-MX')).toEqual([
    ...['about', 'more-than', 'at-least', 'less-than', 'at-most', 'about', 'at-least'],
  ])
  // Where a change ended is no bound.
  expect(
    qualifiers(
      'Bajó hasta el 2,8 %. Cayó un 1,2 %, hasta los 300 euros. Subirá hasta un 5 %. Cuesta hasta los 9 euros.',
      'es-ES',
    ),
  ).toEqual(['exact', 'exact', 'exact', 'at-most', 'at-most'])
  expect(qualifiers('between about 20 and 30', 'en-US')).toEqual(['about', 'about'])
})

describe('dates and times are no figures', () => {
  table('en-US', {
    'On 4 July 1998, July 4-6, July 4, 1998, 12/03/2023, 2023-03-12 and May 3 and 4.': [],
    'In 2021, since 1985, from 2009–2012, the 2022 elections, 2021-22 and class of ’98.': [],
    'The 1980s, the ’90s, his 30s, mid-2025.': [],
    'At 10:30, 8 pm, 9 a.m., at 9, from 8 to 10 p.m., nine o’clock, half past nine.': [],
    'In 2022 voters chose; in March 12 people died.': ['12'],
    'The 2,022 voters, 2000 soldiers, more than 1800 homes, 1500 to 2000 people.': [
      '2,022 = 2022',
      '2000',
      '1800',
      '1500',
      '2000',
    ],
    'May 20 people come? In May, 2 of them did.': ['20', '2'],
    'Three weeks and 5 minutes later.': ['Three = 3', '5'],
    'At 9 sites, at 5 per cent.': ['9', '5 per cent = 5'],
  })
  table('es-MX', {
    'El 4 de julio de 1998, del 3 al 7 de mayo, 3 y 4 de mayo, el cinco de mayo.': [],
    'En 2021, los años 80, en los ochenta, la década de 1980, la generación del 68.': [],
    'A las 9, a las nueve y media, 14h30, 20:00 horas, a las 8.15 de la mañana.': [],
    'De 9.00 a 14.00 h, de 9.30 a 20.15 horas; de 9.50 a 14.25 horas.': ['9.50 = 9.5', '14.25'],
    'La jornada pasó de 8.00 a 7.30 horas.': ['8.00 = 8', '7.30 = 7.3'],
    'El viernes 14 y el lunes 3 de abril.': [],
    'Los 2000 soldados pagaron 1500 pesos a las 12 familias en las 24 horas.': ['2000', '1500', '12', '24'],
    'Murió a los 80 años; los 80 diputados.': ['80', '80'],
  })
})

describe('names, codes and ordinals are no figures', () => {
  table('en-US', {
    'Page 14 of Article 27, Section 8(2), Flight 370, Route 66, Chapter 4, p. 14, No. 5, #3.': [],
    'The G7, MI6, COVID-19, F-16, B-52, 5G, H5N1, A320, BA.2.86 and the F-16s.': [],
    'A Boeing 737-800, Apollo 11, Windows 11, the iPhone 15 and Formula 1.': [],
    '3 Dead After Main Street Shooting': ['3'],
    '12 Wall Street banks were fined.': ['12'],
    'Expect 12/14 degrees.': ['12', '14'],
    'At 10 Downing Street, 1400 block of Clark Street, Springfield, IL 62701.': [],
    'A 5-4 Supreme Court ruling; 12-14 Supreme Court Street; Apt. 3C.': ['5', '4'],
    'Sections 230(c)(1) and 512(f), a 501(c)(3), Rule 12(b)(6); about 40 (c) cars.': ['40'],
    'Latitude 40.7128, longitude -74.0060; a longitude of 3.5 degrees.': ['3.5'],
    '1. 3 cups of flour\n2. 200 g of sugar': ['3', '200'],
    'Call 911, 555-0142 or (202) 555-0143; write to desk24@example.org or see https://example.org/2024/05.': [],
    'Version 3.0.1, v2.1, 192.168.0.1, @user23, #top10, report_2023.pdf and ISBN 9780306406157.': [],
    'It is 24/7, since 9/11; a Catch-22 in Seven Sisters.': [],
    'The 2nd, 213th, twenty-first and two hundred and fifth.': [],
    'Articles 3, 5 and 7; pages 14–16.': [],
    'Per page 300 words; each day 12 people.': ['300', '12'],
    'Mexico 2, Poland 1. Liverpool 3-1 Arsenal.': ['2', '1', '3', '1'],
    'Attack Kills Three in Kabul Before Dawn': ['Three = 3'],
  })
  table('es-MX', {
    'Artículo 27, página 14, núm. 12, n.º 5, Ley 3/2020, calle 13, avenida Insurgentes 300, Canal 11.': [],
    'Vive en la calle 60, entre 57 y 59, y trabaja en la calle 60 núm. 491, entre 57 y 59.': [],
    'En la avenida Juárez marcharon entre 500 y 700, según la policía.': ['500', '700'],
    'En la plaza Mayor había gente. Entre 300 y 400 gritaban.': ['300', '400'],
    'En la calle Hidalgo entre 15 y 17 vecinos protestaron.': ['15', '17'],
    'El 11-S, el 23-F, la 42.ª, el 1º y el 2.º, la refinería Dos Bocas.': [],
    'Tomó 11 horas; pasó 3 años; la línea 12.': ['11', '3'],
    'Los 38º de Sevilla; su 38º aniversario.': ['38'],
    'Un piso de 85 m2 y 12 km2; el código m2.': ['85', '12'],
  })
})

test('nothing crosses what stands for something opaque', () => {
  expect(read('two \ufffc million, 3\ufffc%', 'en-US')).toEqual(['two = 2', '3'])
})

test('a figure tells where it stands', () => {
  const text = 'Más de 2 mil 300 millones de pesos'
  const [figure] = findFigures(text, 'es-MX')
  expect(figure).toEqual({
    start: 7,
    end: 25,
    text: '2 mil 300 millones',
    value: '2300000000',
    unit: { kind: 'currency', code: 'MXN' },
    qualifier: 'more-than',
    range: null,
  })
})

test('a malformed locale is refused', () => {
  expect(() => findFigures('5', 'not a locale')).toThrow(RangeError)
})
