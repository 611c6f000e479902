import { describe, expect, it } from 'vitest'
import { citing, figure, findings, paragraph, percent, released, statistic, text } from '../../../tests/fixtures/review'
import { figureParity } from './figureParity'
import { scaleConfusion } from './scaleConfusion'

const diplomats = statistic('diplomats', '37')
const consulates = statistic('consulates', '9')
const other = statistic('other', '38')
const records = [diplomats, consulates, other]
const original = released(
  'es',
  'es-MX',
  'Autorizó a ',
  { figure: diplomats, text: '37' },
  ' diplomáticos y ',
  { figure: consulates, text: 'nueve' },
  ' consulados.',
)
function check(blocks: ReturnType<typeof citing>, more = {}) {
  return findings(figureParity, { blocks, statistics: records, original, ...more })
}

describe('figure-parity', () => {
  it('finds nothing in the same figures in another order, some of them twice', () => {
    expect(check(citing(consulates, diplomats))).toEqual([])
    expect(
      check([
        ...citing(consulates, diplomats),
        paragraph(text('Those '), figure('again', 'diplomats'), text(' again.')),
      ]),
    ).toEqual([])
  })

  it('finds a figure of another record, and says what the original has', () => {
    const [finding, ...more] = check(citing(other, consulates))
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'error', text: '38', where: { path: 'root.children.0.children.0' } })
    expect(finding?.message.en).toBe(
      'Here it says 38 (label of other); the edition in Spanish says 37 (label of diplomats).',
    )
  })

  it('finds a number in the text that is another one', () => {
    const [finding] = check([paragraph(text('It let in 38 of them, and '), figure('c', 'consulates'), text('.'))])
    expect(finding).toMatchObject({ text: '38', where: { path: 'root.children.0', start: 10, end: 12 } })
    expect(finding?.message.en).toContain('says 37')
  })

  it('leaves a number that is the same to the rule of unattributed figures', () => {
    expect(check([paragraph(text('It let in 37 of them, and '), figure('c', 'consulates'), text('.'))])).toEqual([])
  })

  it('finds what is missing and what is too much', () => {
    expect(check(citing(diplomats))).toMatchObject([{ text: 'nueve', where: { path: null } }])
    const extra = check(citing(diplomats, consulates, other))
    expect(extra).toMatchObject([{ text: '38', where: { path: 'root.children.2.children.0' } }])
    expect(extra[0]?.message.en).toContain('is not in the edition')
  })

  it('compares numbers of running text across languages', () => {
    const spanish = released('es', 'es-MX', 'Costó 3 mil 111 millones de pesos, 15 por ciento más.')
    const english = (words: string) => findings(figureParity, { blocks: [paragraph(text(words))], original: spanish })
    expect(english('It cost 3,111 million pesos, 15% more.')).toEqual([])
    expect(english('It cost 3,111 million pesos, 15 points more.')).toHaveLength(1)
    expect(english('It cost 3,112 million pesos, 15% more.')).toHaveLength(1)
  })

  it('only warns the edition that was translated of what its translations lack', () => {
    const given = { blocks: citing(other, consulates), statistics: records, translations: [original] }
    expect(findings(figureParity, given)).toMatchObject([{ severity: 'warning', text: '38' }])
  })

  it('tells per cent from a count', () => {
    const share = percent('share', '37')
    const found = findings(figureParity, {
      blocks: citing(share, consulates),
      statistics: [share, consulates],
      original,
    })
    expect(found).toMatchObject([{ text: '37%', severity: 'error' }])
  })
})

describe('figure-parity knows equal forms', () => {
  function compare(english: string, spanish: string) {
    const given = { blocks: [paragraph(text(english))], original: released('es', 'es-MX', spanish) }
    const other = {
      blocks: [paragraph(text(spanish))],
      language: 'es',
      locale: 'es-MX',
      original: released('en', 'en-US', english),
    }
    return [...findings(figureParity, given), ...findings(figureParity, other)]
  }

  it.each([
    ['Half of the boats sank.', 'Se hundió el 50 % de las lanchas.'],
    ['One in four boats sank.', 'Se hundió 25 por ciento de las lanchas.'],
    ['A third of the boats sank.', 'Se hundió 33.3 por ciento de las lanchas.'],
    ['Nineteen of twenty boats sank.', 'Diecinueve de cada veinte lanchas se hundieron.'],
    ['19 of the 20 boats sank.', 'Se hundió el 95 % de las lanchas.'],
    ['Two of three boats sank.', 'Dos de cada tres lanchas se hundieron.'],
    ['It lasted two decades.', 'Duró veinte años.'],
    ['It lasted 18 months.', 'Duró 1.5 años.'],
    ['Both trucks burned.', 'Los dos camiones ardieron.'],
    ['The two trucks burned.', 'Ambos camiones ardieron.'],
    ['Sales grew fourfold.', 'Las ventas se cuadruplicaron.'],
    ['Between 20 and 30 per cent sank.', 'Se hundió entre 20 por ciento y 30 por ciento.'],
    ['The path is 12 miles long.', 'El camino mide 19 kilómetros.'],
    ['It was 104 degrees Fahrenheit.', 'Hacía 40 grados Celsius.'],
    ['The farm has 250 acres.', 'El rancho tiene 101 hectáreas.'],
    ['It took a decade.', 'Tardó diez años.'],
    ['It took 10 years.', 'Tardó una década.'],
    ['It lasted two weeks.', 'Duró quince días.'],
    ['It lasted a fortnight.', 'Duró una quincena.'],
    ['It stood for half a century.', 'Estuvo en pie medio siglo.'],
    ['It stood for a quarter of a century.', 'Estuvo en pie 25 años.'],
    ['It took a year and a half.', 'Tardó 18 meses.'],
    ['They waited half an hour.', 'Esperaron 30 minutos.'],
    ['They waited 48 hours.', 'Esperaron dos días.'],
    ['They ran a quarter of a mile.', 'Corrieron 400 metros.'],
    ['It lies half a mile away.', 'Está a 800 metros.'],
    ['Half the town fled.', 'Huyó medio pueblo.'],
    ['Every second case is dropped.', 'Uno de cada dos casos se abandona.'],
    ['Rates rose by half a point.', 'Las tasas subieron 0.5 puntos.'],
    ['It is half a percent.', 'Es de medio por ciento.'],
    ['Of them 40% said yes and 35 said no.', 'De ellos 40% dijo que sí y 35% dijo que no.'],
    ['It was 95 degrees.', 'Hacía 35 grados.'],
    ['It fell to minus 4 Fahrenheit.', 'Bajó a 20 grados bajo cero.'],
    ['They met after three-quarters of an hour.', 'Se reunieron tras 45 minutos.'],
    ['They spilled 1,000 gallons.', 'Derramaron 3,785 litros.'],
    ['Prices doubled and rents tripled.', 'Los precios se duplicaron y las rentas crecieron al triple.'],
  ])('%s = %s', (english, spanish) => {
    expect(compare(english, spanish)).toEqual([])
  })

  it.each([
    ['Half of the boats sank.', 'Se hundió el 40 % de las lanchas.'],
    ['Nineteen of twenty boats sank.', 'Dieciocho de cada veinte lanchas se hundieron.'],
    ['19 of the 20 boats sank.', 'Se hundió el 90 % de las lanchas.'],
    ['Of 19 men, 20 boats were sunk.', 'Se hundió el 95 % de las lanchas.'],
    ['It lasted two decades.', 'Duró treinta años.'],
    ['The path is 12 miles long.', 'El camino mide 12 kilómetros.'],
    ['It lasted two decades.', 'Duró dos años.'],
    ['Sales grew fourfold.', 'Las ventas se triplicaron.'],
    ['Two people died.', 'Murieron personas y el motor va a la par; la pareja llamó.'],
    ['Both drivers saw two people die.', 'Los conductores vieron morir a personas.'],
    ['There were 20 boats.', 'Había 20 por ciento de lanchas.'],
    ['They waited 48 hours.', 'Esperaron 48 días.'],
    ['It lasted 14 days.', 'Duró quince días.'],
    ['It took a decade.', 'Tardó un siglo.'],
    ['It stood for a quarter-century.', 'Estuvo en pie medio siglo.'],
    ['Sales doubled.', 'Las ventas se triplicaron.'],
    ['It costs twice as much.', 'Cuesta el triple.'],
    ['It was 95 degrees.', 'Hacía 40 grados.'],
    ['It lies half a mile away.', 'Está a 500 metros.'],
    ['They spilled 1,000 gallons.', 'Derramaron 1,000 litros.'],
  ])('%s ≠ %s', (english, spanish) => {
    expect(compare(english, spanish).length).toBeGreaterThan(0)
  })

  it.each([
    ['fr-FR', 'Half of the boats sank.', '50 % des bateaux ont coulé.'],
    ['fr-FR', 'One in four boats sank.', 'Un bateau sur quatre a coulé.'],
    ['fr-FR', 'It lasted two decades.', 'Cela a duré vingt ans.'],
    ['fr-FR', 'Sales grew fourfold.', 'Les ventes ont quadruplé.'],
    ['fr-FR', 'It cost $3.5 billion.', 'Cela a coûté 3,5 milliards de dollars.'],
    ['pt-BR', 'Half of the boats sank.', 'Metade dos barcos afundou.'],
    ['pt-BR', 'One in four boats sank.', 'Afundaram 25% dos barcos.'],
    ['pt-BR', 'It lasted two decades.', 'Durou vinte anos.'],
    ['pt-BR', 'Sales grew fourfold.', 'As vendas quadruplicaram.'],
    ['pt-BR', 'Between 20 and 30 per cent sank.', 'Afundaram entre 20% e 30%.'],
    ['pt-BR', 'It cost $3.5 billion.', 'Custou US$ 3,5 bilhões.'],
    ['pt-BR', 'The path is 12 miles long.', 'O caminho tem 19 quilômetros.'],
  ])('in %s: %s = %s', (locale, english, words) => {
    const { language } = new Intl.Locale(locale)
    const original = released('en', 'en-US', english)
    expect(findings(figureParity, { blocks: [paragraph(text(words))], language, locale, original })).toEqual([])
  })

  it.each([
    ['It took 12 years.', 'Tardó 12 meses.', 'Here it says 12 years; the edition in Spanish says 12 meses.'],
    ['Half of the boats sank.', 'Se hundió el 45%.', 'Here it says Half; the edition in Spanish says 45%.'],
    ['Sales doubled.', 'Las ventas se triplicaron.', 'Here it says doubled; the edition in Spanish says triplicaron.'],
  ])('says what is held against what: %s, %s', (english, spanish, message) => {
    const given = { blocks: [paragraph(text(english))], original: released('es', 'es-MX', spanish) }
    expect(findings(figureParity, given).map((each) => each.message.en)).toEqual([message])
  })

  it('pairs figures that were swapped by what they count', () => {
    const original = released('es', 'es-MX', 'Mataron a 20 hombres, el 12 por ciento.')
    const found = findings(figureParity, { blocks: [paragraph(text('They killed 12 men, 20 percent.'))], original })
    expect(found.map(({ message }) => message.en)).toEqual([
      'Here it says 12; the edition in Spanish says 20.',
      'Here it says 20 percent; the edition in Spanish says 12 por ciento.',
    ])
  })

  it('pairs the figures that stand alike, not those that come first', () => {
    const original = released('es', 'es-MX', 'Hubo 12 botes, 480 marineros y 9,000 mirones.')
    const found = findings(figureParity, {
      blocks: [paragraph(text('There were 9,100 onlookers, 12 boats and 840 sailors.'))],
      original,
    })
    expect(found.map(({ message }) => message.en)).toEqual([
      'Here it says 9,100; the edition in Spanish says 9,000.',
      'Here it says 840; the edition in Spanish says 480.',
    ])
  })
})

describe('scale-confusion', () => {
  const spanish = released('es', 'es-MX', 'La deuda llegó a 2 mil millones de pesos.')
  const english = (words: string) => findings(scaleConfusion, { blocks: [paragraph(text(words))], original: spanish })

  it('finds a billion that became a billón, and is said once', () => {
    const english1 = released('en', 'en-US', 'The debt reached 2 billion pesos.')
    const given = {
      blocks: [paragraph(text('La deuda llegó a 2 billones de pesos.'))],
      language: 'es',
      locale: 'es-MX',
      original: english1,
    }
    const [finding, ...more] = findings(scaleConfusion, given)
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'error', text: '2 billones' })
    expect(finding?.message.es).toContain('mil millones')
    expect(findings(figureParity, given)).toEqual([])
  })

  it('is content with the right word', () => {
    expect(english('The debt reached 2 billion pesos.')).toEqual([])
    expect(english('The debt reached 2 trillion pesos.')).toHaveLength(1)
  })

  it('names the words of the two languages, and none where they do not differ', () => {
    const inLanguage = (language: string, locale: string, words: string) =>
      findings(scaleConfusion, {
        blocks: [paragraph(text(words))],
        language,
        locale,
        original: released('en', 'en-US', 'The debt reached 2 billion euros.'),
      })[0]?.message.en
    expect(inLanguage('fr', 'fr-FR', 'La dette atteint 2 billions d’euros.')).toContain('“un milliard”')
    expect(inLanguage('pt', 'pt-BR', 'A dívida chegou a 2 trilhões de euros.')).toMatch(/says “2 billion”, [\d.]+\.$/)
  })

  it('leaves smaller differences of a thousand to parity', () => {
    const given = {
      blocks: [paragraph(text('They are 2 million.'))],
      original: released('es', 'es-MX', 'Son 2 mil.'),
    }
    expect(findings(scaleConfusion, given)).toEqual([])
    expect(findings(figureParity, given)).toHaveLength(1)
  })
})
