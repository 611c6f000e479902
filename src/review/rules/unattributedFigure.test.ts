import { describe, expect, it } from 'vitest'
import { linksOf } from '../index'
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

  it('finds a figure that is said again once, and another one of its value each time', () => {
    expect(check('It sank 30 boats. The 30 boats were old. It has 30 ports.').map(({ where }) => where.start)).toEqual([
      8, 48,
    ])
    expect(check('It sank 30 boats. The 30 were old.')).toHaveLength(1)
    expect(check('Some 30% left, and 30% came.')).toHaveLength(2)
  })
})
