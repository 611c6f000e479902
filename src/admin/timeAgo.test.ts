import { expect, it } from 'vitest'
import { timeAgo } from './timeAgo'

it('says when something was, in the language of the reader', () => {
  const now = Date.parse('2024-05-10T12:00:00Z')
  expect(timeAgo('2024-05-10T11:59:40Z', now, 'en')).toBe('now')
  expect(timeAgo('2024-05-10T11:57:30Z', now, 'en')).toBe('2 minutes ago')
  expect(timeAgo('2024-05-10T08:30:00Z', now, 'es')).toBe('hace 3 horas')
  expect(timeAgo('2024-05-09T10:00:00Z', now, 'es')).toBe('ayer')
  expect(timeAgo('2022-05-09T10:00:00Z', now, 'en')).toBe('2 years ago')
})
