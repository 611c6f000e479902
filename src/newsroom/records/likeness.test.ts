import { describe, expect, it } from 'vitest'
import { addressCore, addressForm, isLikeLabel, isSameFigure, isSameName, isSameText } from './likeness'

describe('addresses', () => {
  const page = 'https://www.example.org/reports/2025/drought.html'
  it.each([
    'http://example.org/reports/2025/drought.html',
    'https://EXAMPLE.org/reports/2025/drought.html#page=3',
    'https://example.org/reports/2025/drought.html?utm_source=x&fbclid=abc',
    'https://m.example.org/reports/2025/drought.html',
    'https://web.archive.org/web/20250102030405/https://www.example.org/reports/2025/drought.html',
    'https://web.archive.org/web/2025id_/http:/example.org/reports/2025/drought.html',
    'https://archive.ph/20250102/https://example.org/reports/2025/drought.html',
  ])('are one: %s', (other) => {
    expect(addressForm(other)).toBe(addressForm(page))
    expect(addressForm(page)).not.toBeNull()
    // What the database looks for stands in each of them.
    expect(other.toLowerCase()).toContain(addressCore(page))
  })

  it.each([
    ['another page', 'https://example.org/reports/2025/flood.html'],
    ['another document by its parameter', 'https://example.org/reports/2025/drought.html?page=2'],
    ['another host', 'https://data.example.org/reports/2025/drought.html'],
    ['a longer path', 'https://example.org/reports/2025/drought.html/annex'],
    ['a path in another case', 'https://example.org/Reports/2025/drought.html'],
  ])('are two: %s', (_, other) => expect(addressForm(other)).not.toBe(addressForm(page)))

  it('take the order of parameters and an empty path for no difference', () => {
    expect(addressForm('https://example.org/d?b=2&a=1')).toBe(addressForm('https://example.org/d/?a=1&b=2'))
    expect(addressForm('https://example.org')).toBe(addressForm('http://www.example.org/index.html'))
  })

  it.each(['', 'no address', 'mailto:a@example.org', 'javascript:alert(1)', 'https://'])('are none: “%s”', (none) => {
    expect(addressForm(none)).toBeNull()
    expect(addressCore(none)).toBeNull()
  })
})

describe('names', () => {
  it.each([
    ['Claudia Sheinbaum', 'CLAUDIA  SHEINBAUM'],
    ['José Pérez', 'Jose Perez'],
    ['Pérez, Ana', 'Ana Perez'],
    ['U.S. Census Bureau', 'U S Census Bureau'],
    ['Fiscalía General', '«Fiscalía General»'],
  ])('are one: %s and %s', (one, other) => {
    expect(isSameName(one, other)).toBe(true)
    expect(isSameName(other, one)).toBe(true)
  })
  it.each([
    ['José Pérez', 'José Pérez López'],
    ['Census Bureau', 'Census of 2020'],
    ['Report 12', 'Report 13'],
    ['', ''],
    ['!', '?'],
  ])('are two: %s and %s', (one, other) => expect(isSameName(one, other)).toBe(false))
})

describe('figures', () => {
  const ships = { value: '118', unit: { kind: 'count' } }
  it('are one by value and unit, however they are written', () => {
    expect(isSameFigure(ships, { value: '118.0', unit: { kind: 'count', code: null }, high: null })).toBe(true)
    expect(
      isSameFigure(
        { value: '5', unit: { kind: 'currency', code: 'usd' } },
        { value: '5', unit: { kind: 'currency', code: 'USD' } },
      ),
    ).toBe(true)
  })
  it.each([
    [{ value: '119', unit: { kind: 'count' } }],
    [{ value: '118', unit: { kind: 'percent' } }],
    [{ value: '118', high: '120', unit: { kind: 'count' } }],
    [{ value: '118', unit: { kind: 'measure', code: 'km' } }],
    [{ value: 'x', unit: { kind: 'count' } }],
  ])('are two: %o', (other) => expect(isSameFigure(ships, other)).toBe(false))

  it.each([
    ['ships that were searched', 'Ships searched', '7'],
    ['new diplomats authorised', 'number of new diplomats authorised in 2025', '37'],
    ['diplomats', 'new diplomats authorised', '118'],
    ['buques revisados', 'Buque revisado', '3'],
    ['people killed in the flood', 'people killed in floods', '12'],
  ])('have like labels: “%s”, “%s” of %s', (one, other, value) => {
    expect(isLikeLabel(one, other, value)).toBe(true)
    expect(isLikeLabel(other, one, value)).toBe(true)
  })
  it.each([
    ['people', 'people killed in the flood', '3'],
    ['people killed', 'people hurt', '12'],
    ['people killed in Juárez', 'people hurt in Monterrey', '12'],
    ['ships that were searched', 'trucks that were searched', '1184'],
    ['of the', 'in the', '118'],
    ['', 'ships', '118'],
    ['growth in January', 'growth in February', '4.7'],
  ])('have other labels: “%s”, “%s” of %s', (one, other, value) => {
    expect(isLikeLabel(one, other, value)).toBe(false)
    expect(isLikeLabel(other, one, value)).toBe(false)
  })
})

describe('quotations', () => {
  it('are one by their words, and where one is a long part of the other', () => {
    expect(isSameText('We lost, and we know it.', '“We lost and we know it”')).toBe(true)
    const long = 'Nobody in this building knew what was in the containers that came that night'
    expect(isSameText(long, 'knew what was in the containers that came that night')).toBe(true)
  })
  it.each([
    ['We lost.', 'We lost, and we know it.'],
    ['No', 'No, never'],
    ['', ''],
  ])('are two: “%s” and “%s”', (one, other) => expect(isSameText(one, other)).toBe(false))
})
