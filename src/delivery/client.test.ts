/** The published client, and clients that others make of the contract: their types are those of what is answered. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { bilingual } from '../../tests/fixtures/app'
import { memoryStore } from '../../tests/fixtures/delivery'
import { createDelivery } from './app'
import { sampleDocument } from './examples'

const app = createDelivery({ store: memoryStore(bilingual().rows), languages: ['en', 'es'], baseURL: '' })
const contract = await (await app.request('/api/v1/openapi.json')).text()
const types = astToString(await openapiTS(contract))

// Below the project, so that what it imports is found.
const root = path.resolve('node_modules/.cache/cited-client')
function place(file: string, text: string): string {
  const target = path.join(root, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, text)
  return target
}
const files = [
  place('client/cited.d.ts', types),
  place('client/client.ts', readFileSync('examples/client/client.ts', 'utf8')),
  place('components/components.tsx', readFileSync('examples/components/components.tsx', 'utf8')),
]

/** What the compiler says, file by file, under the strictest rules. */
function objections(uses: Record<string, string>): string[] {
  const used = Object.entries(uses).map(([name, use]) => place(`client/${name}.ts`, use))
  const program = ts.createProgram([...files, ...used], {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: false,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  })
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file: at, messageText }) =>
        `${at?.fileName.slice(root.length)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    )
}

describe('a client made of the contract', () => {
  it('knows what is answered, and is refused by the compiler where it asks for what is not there', () => {
    const right = `
      import createClient from 'openapi-fetch'
      import type { components, paths } from './cited'
      const client = createClient<paths>({ baseUrl: '' })
      const path = { language: 'en', slug: 'x' } as const
      const { data, error } = await client.GET('/articles/{language}/{slug}', { params: { path } })
      export const title: string | undefined = data?.title
      export const values: string[] | undefined = data?.statistics.map(({ value }) => value)
      export const detail: string | undefined = error?.detail
      export const reason: string | null | undefined = error?.tombstone?.reason
      const page = await client.GET('/articles/{language}/{slug}.html', { params: { path }, parseAs: 'text' })
      export const html: string | undefined = page.data
      const feed = await client.GET('/feeds/{language}.json', { params: { path: { language: 'es' } } })
      export const item: components['schemas']['Feed']['items'][number] | undefined = feed.data?.items[0]
    `
    const wrong = `
      import createClient from 'openapi-fetch'
      import type { paths } from './cited'
      const client = createClient<paths>({ baseUrl: '' })
      await client.GET('/articles', { params: { query: { langauge: 'en' } } })
      const { data } = await client.GET('/articles')
      export const titles = data?.articles.map(({ headline }) => headline)
    `
    const said = objections({ right, wrong })
    expect(said.filter((each) => !each.startsWith('/client/wrong.ts'))).toEqual([])
    expect(said).toHaveLength(2)
    expect(said[0]).toContain('langauge')
    expect(said[1]).toContain('headline')
  }, 120_000)
})

describe('the published client', () => {
  it('has a hundred lines at most', () => {
    expect(readFileSync('examples/client/client.ts', 'utf8').split('\n').length).toBeLessThanOrEqual(100)
  })

  it('reads the lists, an edition, what is not there, and the changes', async () => {
    const { createCited, statisticOf } = (await import(path.join(root, 'client/client.ts'))) as {
      createCited: (options: object) => Client
      statisticOf: (edition: object, figure: object) => { value: string } | undefined
    }
    const baseUrl = 'http://localhost/api/v1'
    const cited = createCited({ baseUrl, fetch: (request: Request) => app.request(request) })
    const found: string[] = []
    for await (const { slug } of cited.articles({ language: 'en' })) found.push(slug)
    expect(found).toEqual([sampleDocument.slug])
    const edition = await cited.edition('en', sampleDocument.slug)
    expect(edition?.title).toBe(sampleDocument.title)
    expect(statisticOf(edition ?? {}, { statistic: sampleDocument.statistics[0]?.id })?.value).toBe('37')
    expect(await cited.edition('en', 'none')).toBeNull()
    expect((await cited.changes()).changes).toHaveLength(2)
    await expect(cited.changes('x')).rejects.toThrow('must be a cursor')
  })
})

type Client = {
  articles: (query: object) => AsyncIterable<{ slug: string }>
  edition: (language: string, slug: string) => Promise<{ title: string } | null>
  changes: (since?: string) => Promise<{ changes: unknown[] }>
}

describe('the three components', () => {
  it('keep every figure, quotation and footnote of a body', async () => {
    const { citedComponents } = (await import(path.join(root, 'components/components.tsx'))) as {
      citedComponents: (edition: object) => { types: Record<string, (props: { value: object }) => ReactNode> }
    }
    const { types: components } = citedComponents(sampleDocument)
    const [block] = sampleDocument.body
    const children = block && 'children' in block ? block.children : []
    const html = renderToStaticMarkup(
      children.map((child) =>
        child._type === 'span'
          ? child.text
          : createElement(components[child._type]!, { key: child._key, value: child }),
      ),
    )
    expect(html).toBe(
      'The Senate authorised <data value="37" title="new diplomats authorised · Senate hearing · a senior official of the ' +
        'ministry">37</data> new diplomats. <span title="Laura Vega, chair of the committee">“It is not enough”</span>' +
        '<sup><a href="#source-1">1</a></sup>',
    )
  })
})
