import { expect, it } from 'vitest'
import { coded, meaning, numbered, phrases, words } from './wordLists'

it('reads a list over several lines, and keeps the order and what stands twice', () => {
  expect(words(' b a\n  a. ')).toEqual(['b', 'a', 'a.'])
  expect(phrases('half an,\n  a   half, p.m.')).toEqual(['half an', 'a half', 'p.m.'])
})

it('gives each phrase what it means', () => {
  expect(meaning(null, 'us dollars, peso')).toEqual({ 'us dollars': null, peso: null })
  expect(coded('square miles [mi_i]2, tonnes t')).toEqual({ 'square miles': '[mi_i]2', tonnes: 't' })
  expect(numbered('half 2, one millionth 1e6')).toEqual({ half: 2, 'one millionth': 1_000_000 })
})
