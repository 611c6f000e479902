import { describe, expect, it, test } from 'vitest'
import { inText } from '../../../tests/fixtures/sense'
import { statedConversion } from './statedConversion'

describe('stated-conversion', () => {
  it('says what it is', () => {
    const [finding] = inText(statedConversion, 'en-US', 'The lake is 40 miles (84 km) long.')
    expect(finding).toMatchObject({ severity: 'error', text: '84 km' })
    expect(finding?.message.en).toBe('40 miles is 64 km, not “84 km”.')
  })

  test.each([
    ['en-US', 'It hit 104 degrees Fahrenheit (50 Celsius).'],
    ['en-GB', 'A 90-metre (195-foot) mast fell.'],
    ['en-US', 'The farm has 300 acres (12 hectares).'],
    ['en-GB', 'He is 6ft 2in (1.68m) tall.'],
    ['es-MX', 'Pesó 150 libras (86 kilos).'],
    ['es-ES', 'La torre mide 300 metros (1.984 pies).'],
  ])('%s: finds that in: %s', (locale, words) => {
    expect(inText(statedConversion, locale, words)).toHaveLength(1)
  })

  test.each([
    ['en-US', 'The lake is 40 miles (64 km) long.'],
    ['en-GB', 'He is 6ft 2in (1.88m) tall.'],
    ['en-US', 'It hit 104 degrees Fahrenheit (40 Celsius).'],
    ['en-US', 'The trail of 40 miles (12 of them paved) is long.'],
    ['en-US', 'The tank holds 50 gallons (227 liters).'],
    ['es-MX', 'Pesó 150 libras (unos 68 kilos).'],
  ])('%s: finds nothing in: %s', (locale, words) => {
    expect(inText(statedConversion, locale, words)).toEqual([])
  })

  it('holds money to one rate a story', () => {
    const first = 'It cost €10 million ($11 million) at first.'
    expect(inText(statedConversion, 'en-GB', first, 'It now costs €20 million ($22 million).')).toEqual([])
    const [finding] = inText(statedConversion, 'en-GB', first, 'It now costs €20 million ($27 million).')
    expect(finding).toMatchObject({ severity: 'warning', text: '$27 million' })
    expect(finding?.message.en).toContain('22,000,000')
  })
})
