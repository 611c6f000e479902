import { expect, it } from 'vitest'
import { isMadeFrom } from './slugs'

const story = '0c5f4f5e-7a9e-4e53-9a52-5d0f6f0b6c11'

it.each([
  ['an-edition', 'An edition', true],
  ['an-edition-2', 'An edition', true],
  ['an-edition-two', 'An edition', false],
  ['another', 'An edition', false],
  [story, 'An edition', true],
  // Made by the rule of before.
  ['lopez-obrador-s-plan', "López Obrador's plan", true],
  ['lopez-obrador-s-plan-3', "López Obrador's plan", true],
  ['lopez-obradors-plan', "López Obrador's plan", true],
  ['resund', 'Øresund', true],
  ['oresund', 'Øresund', true],
  ['5', '5 по', true],
  ['', '', true],
  ['chosen', '', false],
])('%j is made from %j: %s', (slug, title, made) => expect(isMadeFrom({ slug, title, story })).toBe(made))
