import { describe, expect, it } from 'vitest'
import { isPageOf, pagePaths } from './paths'

describe('the addresses of pages', () => {
  it.each(['/en', '/en/', '/en?utm_source=x', '/es/una-nota', '/en/figures/1?x'])(
    'are those below a language: %s',
    (url) => {
      expect(isPageOf(['en', 'es'])(url)).toBe(true)
    },
  )
  it.each([
    undefined,
    '',
    '/',
    '/api/v1',
    '/admin',
    '/_next/static/x.js',
    '/entry',
    '/fr',
    '/EN',
    '//en',
    'en',
    '/favicon.ico',
  ])('are no others: %s', (url) => {
    expect(isPageOf(['en', 'es'])(url)).toBe(false)
  })
  it('escape what they are made of', () => {
    expect(pagePaths.figure('en', 'a/b?c')).toBe('/en/figures/a%2Fb%3Fc')
  })
})
