import { expect, test } from 'vitest'
import { safeHref } from './links'

test.each([
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['HTTP://example.org', 'HTTP://example.org'],
  ['mailto:desk@example.org', 'mailto:desk@example.org'],
  [' https://example.org/a b\n', 'https://example.org/a%20b'],
  ['htt\tps://example.org/\u200b', 'https://example.org/'],
])('%j becomes %j', (url, href) => {
  expect(safeHref(url)).toBe(href)
})

test.each([
  ...['javascript:alert(1)', 'java\nscript:alert(1)', ' \u0001javascript:alert(1)', 'JaVaScRiPt:alert(1)'],
  ...['java script:alert(1)', 'java\u200bscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd'],
  ...[
    '/about',
    '//example.org',
    'example.org',
    '#top',
    '',
    'https:',
    'http://',
    'tel:+1',
    'blob:https://example.org/x',
  ],
  ...[null, undefined, 5, {}],
])('%j is no address to publish', (url) => {
  expect(safeHref(url)).toBeNull()
})
