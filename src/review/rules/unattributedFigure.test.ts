import { describe, expect, it } from 'vitest'
import { linksOf } from '../index'
import { table } from '../../../tests/fixtures/body'
import { figure, findings, paragraph, percent, statistic, text } from '../../../tests/fixtures/review'
import { unattributedFigure } from './unattributedFigure'

function check(words: string, ...statistics: ReturnType<typeof statistic>[]) {
  return findings(unattributedFigure, { blocks: [paragraph(text(words))], statistics })
}
function linked(words: string, ...statistics: ReturnType<typeof statistic>[]) {
  return check(words, ...statistics).map(({ suggestions = [] }) => linksOf({ suggestions }))
}

describe('unattributed-figure', () => {
  it('finds a number that names no statistic, and where it stands', () => {
    expect(check('Mexico let in 37 of them in 2023.')).toMatchObject([
      { severity: 'error', text: '37', where: { field: 'body', path: 'root.children.0', start: 14, end: 16 } },
    ])
  })

  it('finds nothing in figures that are nodes', () => {
    const blocks = [paragraph(text('Mexico let in '), figure('f', 's'), text(' of them.'))]
    expect(findings(unattributedFigure, { blocks, statistics: [statistic('s', '37')] })).toEqual([])
  })

  it('finds a number that is partly bold', () => {
    const blocks = [paragraph(text('about 1,'), text('200', 1), text(' people'))]
    expect(findings(unattributedFigure, { blocks })).toMatchObject([{ text: '1,200' }])
  })

  it('suggests the statistics with that value and unit, the one that fits the words first', () => {
    const [links] = linked(
      'Mexico let in 37 diplomats.',
      statistic('cars', '37', { label: 'cars sold' }),
      statistic('diplomats', '37.0', { label: 'new diplomats authorised' }),
      statistic('others', '38', { label: 'diplomats' }),
      percent('share', '37', { label: 'share of diplomats' }),
      statistic('wrong', '37', { label: 'diplomats', status: 'retracted' }),
    )
    expect(links).toMatchObject([
      { id: 'diplomats', isLikely: true },
      { id: 'cars', isLikely: false },
    ])
  })

  it('keeps the wording: in the form that reads so, or else as it is', () => {
    const nine = statistic('nine', '9')
    expect(linked('They have nine.', nine)[0]).toMatchObject([{ form: 'words', text: null }])
    expect(linked('They have 9.', nine)[0]).toMatchObject([{ form: 'digits', text: null }])
    const half = percent('half', '50')
    expect(linked('Up by 50 percent.', half)[0]).toMatchObject([{ form: 'percent-words', text: null }])
    expect(linked('Up by fifty per cent.', half)[0]).toMatchObject([{ form: 'custom', text: 'fifty per cent' }])
  })

  it('suggests a share for a fraction', () => {
    const [links] = linked('One in five left.', percent('share', '20'), statistic('n', '5'))
    expect(links?.map(({ id }) => id)).toEqual(['share'])
  })

  it('suggests a share however exactly it is kept, and looks at no record for each fraction', () => {
    const [links] = linked('One in seven left.', percent('share', '14.285714'), percent('other', '14.285715'))
    expect(links?.map(({ id }) => id)).toEqual(['share'])
    let reads = 0
    const records = Array.from({ length: 40 }, (_, index) => {
      const record = percent(`p${index}`, String(50 + index))
      return Object.defineProperty(record, 'value', { get: () => ((reads += 1), String(50 + index)) })
    })
    linked('One in three, one in four, one in six, one in eight and one in nine left.', ...records)
    expect(reads).toBeLessThan(2 * records.length)
  })

  it('offers a new statistic with all that the text says', () => {
    const create = (words: string) => check(words)[0]?.suggestions?.at(-1)
    expect(create('more than 600 suspected spies, he said')).toEqual({
      action: 'create',
      collection: 'statistics',
      data: {
        value: '600',
        qualifier: 'more-than',
        unit: { kind: 'count', code: null, noun: 'suspected spies' },
        label: 'suspected spies',
      },
    })
    expect(create('It cost $4.2 million.')).toMatchObject({
      data: { value: '4200000', unit: { kind: 'currency', code: 'USD' } },
    })
    expect(create('The port lost 4.8 billion dollars in revenue.')).toMatchObject({
      data: { label: 'port lost in revenue', unit: { code: 'USD', noun: null } },
    })
    expect(create('A third of them left.')).toMatchObject({ data: { value: '33.3', unit: { kind: 'percent' } } })
    expect(create('One in five left.')).toMatchObject({ data: { value: '0.2', unit: { kind: 'ratio' } } })
  })

  it('calls what stands alone in a cell by the heads of its row and its column', () => {
    const cell = (words: string) => [paragraph(text(words))]
    const rows = [
      [cell('Ruins'), cell('2023'), cell('Growth')],
      [cell('Tzibanché'), cell('12,400'), cell('8%')],
      [cell(''), cell('13,000'), cell('2,100 foreign guests')],
    ]
    const given = { blocks: [paragraph(text('Visitors:')), table(rows)] }
    const labels = findings(unattributedFigure, given).map(({ suggestions = [] }) => suggestions.at(-1))
    expect(labels.map((each) => (each?.action === 'create' ? each.data.label : null))).toEqual([
      'Tzibanché, 2023',
      'Tzibanché, Growth',
      '2023',
      'foreign guests',
    ])
  })

  it.each([
    ['Ana Prieto, 63, sells bread.', 'age'],
    ['The 63-year-old sells bread.', 'age'],
    ['She sold bread for 34 years.', 'span'],
    ['The trial lasted six weeks.', 'span'],
    ['I saw three boats there.', 'small-count'],
  ])('only notices what is seldom a claim: %s', (words, kind) => {
    expect(check(words)).toMatchObject([{ severity: 'notice', kind }])
  })

  it.each(['It sank 30 boats.', 'More than six boats sank.', 'It cost $5.', 'Some 5 percent left.', 'They have nine.'])(
    'asks where a claim comes from: %s',
    (words) => {
      expect(check(words)).toMatchObject([{ severity: 'error' }])
    },
  )

  it.each([
    ['Ana Prieto, de 63 años, vende pan.', 'age'],
    ['Vendió pan durante 34 años.', 'span'],
    ['Vi tres lanchas.', 'small-count'],
    ['Su hijo mayor, de 13, vende pan.', 'age'],
    ['La función duró dos horas y media.', 'span'],
  ])('knows them in Spanish: %s', (words, kind) => {
    const found = findings(unattributedFigure, { blocks: [paragraph(text(words))], language: 'es', locale: 'es-MX' })
    expect(found).toMatchObject([{ severity: 'notice', kind }])
  })

  it.each([
    ['en-US', 'The 40-mile crossing is rough.', 'distance'],
    ['es-MX', 'Vive a 40 kilómetros del puerto.', 'distance'],
    ['es-MX', 'La función duró hora y media.', 'span'],
    ['fr-FR', 'Ana Prieto, 63 ans, vend du pain.', 'age'],
    ['fr-FR', 'Un homme de 63 ans vend du pain.', 'age'],
    ['fr-FR', 'Elle a vendu du pain pendant 34 ans.', 'span'],
    ['fr-FR', 'J’ai vu trois barques.', 'small-count'],
    ['pt-BR', 'Ana Prieto, de 63 anos, vende pão.', 'age'],
    ['pt-BR', 'Ela morreu aos 63 anos.', 'age'],
    ['pt-BR', 'Vendeu pão durante 34 anos.', 'span'],
    ['pt-BR', 'Vi três barcos.', 'small-count'],
  ])('knows them in %s: %s', (locale, words, kind) => {
    const { language } = new Intl.Locale(locale)
    const found = findings(unattributedFigure, { blocks: [paragraph(text(words))], language, locale })
    expect(found).toMatchObject([{ severity: 'notice', kind }])
  })

  it.each([
    ['They won 2-0 at home.', 'en-US'],
    ['She lost 6–7 (3–7), 2–6 on grass.', 'en-US'],
    ['Con el 2-0 el equipo es líder.', 'es-MX'],
    ['Ganó 6-2 4-6 7-5 en la arena.', 'es-ES'],
  ])('only notices a score: %s', (words, locale) => {
    const found = findings(unattributedFigure, {
      blocks: [paragraph(text(words))],
      language: locale.slice(0, 2),
      locale,
    })
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ kind, severity }) => `${severity} ${kind}`))).toEqual(new Set(['notice score']))
  })

  it.each(['It passed 52-48.', 'The court ruled 5-4.', 'The committee voted 9-6 for it.'])(
    'takes for no score: %s',
    (words) => {
      expect(check(words).filter(({ kind }) => kind === 'score')).toEqual([])
      expect(check(words)).not.toEqual([])
    },
  )

  it('ignores what is seldom a claim, or asks where it comes from, as the newsroom has it', () => {
    const words = 'Ana Prieto, 63, sold 30 boats for 34 years. It won 2-0. I saw three boats.'
    const found = (minorFigures: 'ignore' | 'block') =>
      findings(unattributedFigure, { blocks: [paragraph(text(words))], minorFigures })
    expect(found('ignore').map(({ text: each }) => each)).toEqual(['30'])
    expect(found('block').map(({ kind, severity, text: each }) => [each, severity, kind])).toEqual([
      ['63', 'error', 'age'],
      ['30', 'error', undefined],
      ['34', 'error', 'span'],
      ['2', 'error', 'score'],
      ['three', 'error', 'small-count'],
    ])
  })

  it.each([
    ['The council voted 4-1 to sell it.', 'en-US', ['4']],
    ['It passed by a vote of 220 to 209.', 'en-US', ['220']],
    ['El pleno lo aprobó por 178 votos contra 171.', 'es-ES', ['178']],
    ['Le texte a été adopté par 312 voix contre 204.', 'fr-FR', ['312']],
    ['A câmara aprovou por 41 a 12.', 'pt-BR', ['41']],
    ['It rained 8 to 12 inches.', 'en-US', ['8 to 12']],
    ['It will cost between $8 million and $11 million.', 'en-US', ['between $8 million and $11 million']],
    ['Costará entre 40 y 90 pesos.', 'es-MX', ['entre 40 y 90']],
    ['It fell from 220 to 209 ships.', 'en-US', ['220', '209']],
  ])('asks once for both sides of a result and both ends of a range: %s', (words, locale, expected) => {
    const found = findings(unattributedFigure, {
      blocks: [paragraph(text(words))],
      language: locale.slice(0, 2),
      locale,
    })
    expect(found.map(({ text: each }) => each)).toEqual(expected)
  })

  it.each([
    ['They won 6-2, 4-6, 7-5 at home.', ['6-2', '4-6', '7-5']],
    ['The council voted 4–1 to sell it.', ['4–1']],
    ['It passed by 220 to 209.', [undefined]],
  ])('shows a result as one: %s', (words, expected) => {
    expect(
      check(words)
        .map(({ whole }) => whole?.text)
        .slice(0, expected.length),
    ).toEqual(expected)
  })

  it('asks for no second side where the first is attributed', () => {
    const blocks = [paragraph(text('The council voted '), figure('f', 's'), text('-1 to sell it for $5.'))]
    const found = findings(unattributedFigure, { blocks, statistics: [statistic('s', '4')] })
    expect(found.map(({ text: each }) => each)).toEqual(['$5'])
  })

  it('offers a statistic of both ends for a range, and links one that has both', () => {
    const [found] = check(
      'It sank 18 to 25 ships.',
      statistic('low', '18', { label: 'ships' }),
      statistic('both', '18', { label: 'ships sunk', high: '25' }),
    )
    const suggestions = found?.suggestions ?? []
    expect(linksOf({ suggestions })).toMatchObject([{ id: 'both', form: 'digits' }])
    expect(suggestions.at(-1)).toMatchObject({ data: { value: '18', high: '25' } })
  })

  it('takes the number in the title of a work for no claim', () => {
    expect(check('“12 Angry Men” opened, and the film “40 Days” did not.')).toEqual([])
  })

  it.each([
    ['en-US', 'It killed three people.'],
    ['en-US', 'There were two deaths.'],
    ['en-US', 'Police arrested nine men.'],
    ['en-US', 'Of the stadiums, only four had paid for themselves.'],
    ['en-US', 'The wait went from nine days to 34.'],
    ['en-US', 'The measure won 52-48.'],
    ['en-US', 'For the first time the money is split 60-40.'],
    ['en-US', 'The teams split the money 60-40.'],
    ['es-MX', 'Los partidos se repartieron 60-40 las plazas.'],
    ['es-MX', 'Hubo siete muertes en la sierra.'],
    ['es-MX', 'Murieron tres personas.'],
    ['es-MX', 'La policía reportó nueve detenidos.'],
    ['es-MX', 'La espera pasó de 45 a 131 días.'],
    ['es-MX', 'De todos, solo dos recuperaron la inversión.'],
    ['fr-FR', 'Trois morts à Lyon.'],
    ['pt-BR', 'Dois feridos no Rio.'],
  ])(
    'asks who says so of any number of the harmed, of a change and of what stands for its noun, in %s: %s',
    (locale, words) => {
      const { language } = new Intl.Locale(locale)
      const found = findings(unattributedFigure, { blocks: [paragraph(text(words))], language, locale })
      expect(found.length).toBeGreaterThan(0)
      expect(found.filter(({ severity }) => severity !== 'error')).toEqual([])
    },
  )

  it.each([
    ['en-US', 'In a 38-page order, the judge froze it.', 'pages'],
    ['es-MX', 'La resolución, de 212 páginas, le da la razón.', 'pages'],
    ['fr-FR', 'Un rapport de 212 pages le dit.', 'pages'],
    ['pt-BR', 'O relatório, de 212 páginas, diz isso.', 'pages'],
    ['en-US', 'Measles fell hardest on children under 5.', 'age'],
    ['es-MX', 'Son menores de 10 años.', 'age'],
    ['es-MX', 'Elvira Montes, costurera de 39 años, cose.', 'age'],
    ['es-MX', 'Su hija Camila, de 8, pasó la noche en casa.', 'age'],
    ['en-US', 'She is a mother of three.', 'small-count'],
    ['en-US', 'The Anchors lost 31-17 to Norfolk, their fifth defeat in a row.', 'score'],
    ['es-MX', 'El equipo ganó 102-98 en la segunda jornada.', 'score'],
  ])('only notices in %s: %s', (locale, words, kind) => {
    const { language } = new Intl.Locale(locale)
    const found = findings(unattributedFigure, { blocks: [paragraph(text(words))], language, locale })
    expect(found).toMatchObject([{ severity: 'notice', kind }])
  })

  it('takes each kind as the newsroom has it', () => {
    const words = 'Ana Prieto, 63, sold bread for 34 years. I saw three boats.'
    const minorFigures = { age: 'ignore', span: 'block' } as const
    const found = findings(unattributedFigure, { blocks: [paragraph(text(words))], minorFigures })
    expect(found.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['span', 'error'],
      ['small-count', 'notice'],
    ])
  })

  it.each([
    ['en-US', 'It has 12 beds per 1,000 people.', ['12']],
    ['es-MX', 'Hay 0.9 camas por cada mil habitantes y 23 casos por 100 mil.', ['0.9', '23']],
    ['es-MX', 'Lo aprobaron con 21 votos a favor y 14 en contra.', ['21']],
    ['en-US', 'The bill passed with 21 votes in favor and 14 against.', ['21']],
  ])('asks once for a rate and what it is per, and for both sides of a vote, in %s: %s', (locale, words, expected) => {
    const { language } = new Intl.Locale(locale)
    const found = findings(unattributedFigure, { blocks: [paragraph(text(words))], language, locale })
    expect(found.map(({ text: each }) => each)).toEqual(expected)
  })

  it.each([
    ['en-US', ['It counted 283 cases.', 'The 283 measles cases were mild.'], 1],
    ['en-US', ['It cost $310 million.', 'The $310 million, she said, was too much.'], 1],
    ['es-MX', ['Costó 870 millones de pesos.', 'Los 870 millones no fueron lo único.'], 1],
    ['en-US', ['Half of them were ill. In the county 50 percent were.'], 1],
    ['es-MX', ['La mitad enfermó, contra 50% en el estado.'], 1],
    ['en-US', ['Half of them were ill.', 'Some 50 percent would not vote.'], 2],
    ['en-US', ['Some 50 percent left, and 50 percent came.'], 2],
    ['en-US', ['Fourteen people died.', 'Another 14 people were hurt.'], 2],
    ['en-US', ['It sank 30 boats.', 'It has 30 ports.'], 2],
    ['en-US', ['It sank 12 Russian ships.', 'It shot down 12 Russian planes.'], 2],
    ['en-US', ['The fine was $500.', 'Bail was $500.'], 2],
    ['en-US', ['She owes $83,400.', 'They asked for $83,400 again.'], 1],
    ['en-US', ['It sank 30 boats.', 'It has 40 boats.'], 2],
    ['en-US', ['It cost $5 a day.', 'The 5 were ill.'], 2],
  ])('finds once what is said again, in %s: %j', (locale, paragraphs, count) => {
    const { language } = new Intl.Locale(locale)
    const blocks = paragraphs.map((each) => paragraph(text(each)))
    expect(findings(unattributedFigure, { blocks, language, locale })).toHaveLength(count)
  })

  it('tells the places where a figure is said again', () => {
    const blocks = ['It sank 30 boats.', 'The 30 boats were old; “30 boats,” she said.'].map((each) =>
      paragraph(text(each)),
    )
    expect(findings(unattributedFigure, { blocks })).toMatchObject([
      { where: { path: 'root.children.0' }, also: [{ field: 'body', path: 'root.children.1', start: 4, end: 6 }] },
    ])
  })

  it('finds a figure that is said again once, and another one of its value each time', () => {
    expect(check('It sank 30 boats. The 30 boats were old. It has 30 ports.').map(({ where }) => where.start)).toEqual([
      8, 48,
    ])
    expect(check('It sank 30 boats. The 30 were old.')).toHaveLength(1)
    expect(check('Some 30% left, and 30% came.')).toHaveLength(2)
  })
})
