import { expect, it } from 'vitest'
import { accepts } from './accept'

it.each([
  null,
  '',
  '*/*',
  'application/json',
  'Application/*;q=0.2',
  'text/html, application/json;q=0.1, */*;q=0',
  'application/json; charset=utf-8',
  'application/json;profile="a, b; q=0" ; q=0.5',
])('lets JSON through for %j', (header) => expect(accepts(header, 'application/json')).toBe(true))

it.each([
  'text/html',
  'application/json;q=0, */*',
  'application/ld+json',
  'application/*;q=0, */*;q=1',
  'nonsense',
  'application/json; charset=utf-8;  q=0',
  'text/html; charset=utf-8',
])('refuses JSON for %j', (header) => expect(accepts(header, 'application/json')).toBe(false))
