import { expect, it } from 'vitest'
import { nameOfRule } from './ruleNames'
import { senseRules, standardRules } from './rules'

it('has words for each rule, and none for those of a newsroom', () => {
  const rules = [...standardRules, ...senseRules].map(({ name }) => name)
  for (const name of rules) {
    const { en, es } = nameOfRule(name)
    expect([en, es], name).not.toContain(name)
    expect(en).not.toBe(es)
  }
  expect(nameOfRule('no-shouting').es).toBe('no-shouting')
})
