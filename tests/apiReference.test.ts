/** The table of routes in docs/api.md is the contract: no route and no parameter is in the one and not in the other. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createDelivery } from '../src/delivery/app'
import { memoryStore } from './fixtures/delivery'

type Contract = { paths: Record<string, { get: { parameters?: Array<{ name: string; in: string }> } }> }

const app = createDelivery({ store: memoryStore([]), languages: ['en', 'es'], baseURL: '' })
const { paths } = (await (await app.request('/api/v1/openapi.json')).json()) as Contract

/** `a.{b,c}` as `a.b` and `a.c`; a parameter, `{b}`, stays. */
function expanded(text: string): string[] {
  const [braces, choices = ''] = /\{(\w+(?:,\w+)+)\}/.exec(text) ?? []
  return braces === undefined ? [text] : choices.split(',').flatMap((choice) => expanded(text.replace(braces, choice)))
}

it('docs/api.md names the routes and the parameters of the contract, and no others', () => {
  const said = [...readFileSync('docs/api.md', 'utf8').matchAll(/`GET \/api\/v1([^`]*)`/g)].flatMap(([, route = '']) =>
    expanded(route),
  )
  const documented = said.map((route) => {
    const [path = '', query = ''] = route.split('?')
    return [path || '/', [...new URLSearchParams(query).keys()].sort()]
  })
  const inContract = Object.entries(paths).map(([path, { get }]) => [
    path,
    (get.parameters ?? []).flatMap((each) => (each.in === 'query' ? [each.name] : [])).sort(),
  ])
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(inContract))
})
