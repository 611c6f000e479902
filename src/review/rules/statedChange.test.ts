import { describe, expect, it, test } from 'vitest'
import { figure, findings, paragraph, statistic, text } from '../../../tests/fixtures/review'
import { inText } from '../../../tests/fixtures/sense'
import { statedChange } from './statedChange'

describe('stated-change', () => {
  it('says the sum, and where the figure stands that is not what it gives', () => {
    const [finding, ...more] = inText(statedChange, 'en-US', 'Tickets went from $20 to $25, up 30 percent.')
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'error', text: '30 percent', where: { start: 33, end: 43 } })
    expect(finding?.message.en).toBe('From $20 to $25 is 25% (5 ÷ 20), not “30 percent”.')
  })

  test.each([
    ['en-US', 'Sales fell 10 percent, from 900 boats to 720.'],
    ['en-GB', 'Sales dropped by 10% to 720 from 900.'],
    ['en-US', 'Sales went to 720 from 900, a drop of 10 percent.'],
    ['en-US', 'Sales are down 10 percent since May, to 720 from 900.'],
    ['en-US', 'They were 900 in May and fell by 10 percent to 720.'],
    ['es-MX', 'Las ventas cayeron 10 por ciento, de 900 a 720 lanchas.'],
    ['es-ES', 'Las ventas pasaron de 900 a 720 lanchas, una caída del 10 %.'],
    ['es-AR', 'Las ventas bajaron un 10% hasta 720 desde 900.'],
    ['en-US', 'The share went from 40 percent to 45 percent, 9 points more.'],
    ['en-GB', 'Inflation went from 2% to 3%, up 1%.'],
    ['en-US', 'The roll was 800 in 2010. It is now 600, down 40 percent.'],
    ['en-US', 'The crew went from 50 to 30, a cut of 25.'],
    ['en-GB', 'The crew grew from 30 to 50, 25 more.'],
    ['es-ES', 'La entrada costaba 10 euros y ahora cuesta 15, un 40 % más.'],
    ['es-AR', 'La flota cayó a 300 lanchas desde 400, una merma del 35 %.'],
    ['es-MX', 'La flota pasó de 50 a 30 lanchas, 25 menos.'],
    ['en-GB', 'Last year it had 480 boats; this year it has 360, 35 per cent fewer.'],
    ['en-US', 'Fuel went from $3.15 to $3.60 a gallon, 35 cents more.'],
  ])('%s: finds that in: %s', (locale, words) => {
    expect(inText(statedChange, locale, words)).toHaveLength(1)
  })

  test.each([
    ['en-US', 'Sales fell 20 percent, from 900 boats to 720.'],
    ['en-GB', 'Turnout went from 99% to 100%, up 1%.'],
    ['en-GB', 'Last year it had 480 boats; this year it has 360, 25 per cent fewer.'],
    ['en-US', 'Of 40 boats promised last year, 10 came, or 25 percent.'],
    ['en-US', 'Last year 480 boats came; this year 360 trucks did, up 80 percent.'],
    ['es-MX', 'El peso cayó 2 por ciento, de 17.20 a 17.54 por dólar.'],
    ['en-US', 'Fuel went from $3.15 to $3.60 a gallon, 45 cents more.'],
    ['en-GB', 'Inflation went from 2% to 3%, up 50%.'],
    ['en-US', 'The roll was 800 in 2010. It is now 600, down 25 percent.'],
    ['en-US', 'The crew went from 50 to 30, a cut of 20.'],
    ['en-US', 'The games grew from 50 sports to 60, and 400 more athletes came.'],
    ['es-MX', 'La flota pasó de 50 a 30 lanchas, 20 menos.'],
    ['en-US', 'Sales went from $2.1 million to $2.4 million, up 14 percent.'],
    ['en-US', 'Sales went from 900 to 720, and 35 percent of them were old boats.'],
    ['en-US', 'The bus goes from 40 stops to 58 stops; 35 percent more people ride.'],
    ['en-GB', 'It went from about 30,000 to 27,000, a fall of 8%.'],
    ['es-MX', 'Pasó de 4 a 5 por ciento, 1 punto más.'],
    ['es-ES', 'Pasó del 40 % al 50 %, un 25 % más.'],
  ])('%s: finds nothing in: %s', (locale, words) => {
    expect(inText(statedChange, locale, words)).toEqual([])
  })

  it('tells points from per cent', () => {
    const [finding] = inText(
      statedChange,
      'en-US',
      'Support rose from 40 percent to 50 percent, an increase of 10 percent.',
    )
    expect(finding?.message.en).toBe(
      'From 40 percent to 50 percent are 10 percentage points, or 25% of the first; “10 percent” says neither.',
    )
  })

  it('only warns where the text is not sure itself', () => {
    const [finding] = inText(statedChange, 'en-US', 'It rose from about 100 to 200, up 10 percent.')
    expect(finding?.severity).toBe('warning')
  })

  it('reads figures that are linked', () => {
    const blocks = [
      paragraph(
        text('From '),
        figure('a', 'before'),
        text(' to '),
        figure('b', 'after'),
        text(' boats, up 90 percent.'),
      ),
    ]
    const statistics = [statistic('before', '40'), statistic('after', '60')]
    const [finding] = findings(statedChange, { blocks, statistics })
    expect(finding).toMatchObject({ text: '90 percent', where: { path: 'root.children.0', start: 22, end: 32 } })
    expect(finding?.message.en).toContain('50%')
  })
})
