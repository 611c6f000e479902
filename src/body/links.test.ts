import { expect, test } from 'vitest'
import { plainHref, safeHref } from './links'

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

test.each([
  ['https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D&ust=1', 'https://example.org/a?b=1'],
  ['https://www.google.com.mx/url?sa=t&url=https%3A%2F%2Fexample.org%2F&usg=x', 'https://example.org/'],
  [
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F%3Ffbclid%3Dx%26id%3D2&h=y',
    'https://example.org/?id=2',
  ],
  [
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%3A%2F%2Fexample.org%2F&data=x',
    'https://example.org/',
  ],
  ['https://example.org/?utm_source=a&UTM_Medium=b&id=%C3%A9+x&gclid=c#p', 'https://example.org/?id=%C3%A9+x#p'],
  ['https://example.org/a?fbclid=x', 'https://example.org/a'],
  [' https://example.org/a?q=utm_source&ref=b ', 'https://example.org/a?q=utm_source&ref=b'],
  ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
  ['https://www.google.com/search?q=https://example.org', 'https://www.google.com/search?q=https://example.org'],
  ['#a?utm_source=b', '#a?utm_source=b'],
  ['mailto:a@b.example?subject=x', 'mailto:a@b.example?subject=x'],
  ['', ''],
])('%j is plainly %j', (address, href) => {
  expect(plainHref(address)).toBe(href)
})
