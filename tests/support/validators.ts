/** What the specifications object to in what the public API writes. Each gives a list, empty where all is well. */
import { DOMParser, type Element } from '@xmldom/xmldom'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { HtmlValidate } from 'html-validate'
import jsonld from 'jsonld'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve('../shared/schemas')
/** Whether the schema of ninjs and the context of schema.org are here; without them nothing can be said of either. */
export const schemasAreThere = existsSync(folder)
if (!schemasAreThere) {
  console.warn('SKIPPED: ninjs and JSON-LD are not validated; their schema and context are not at ../shared/schemas.')
}
function readSchema(name: string): object {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as object
}

let isNinjs: ValidateFunction | undefined
/** By the JSON Schema of ninjs 3.1. */
export function objectionsToNinjs(text: string): unknown[] {
  if (!isNinjs) {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    // Places may carry GeoJSON; ours carry none.
    ajv.addSchema({}, 'https://geojson.org/schema/GeoJSON.json')
    isNinjs = ajv.compile(readSchema('ninjs-3.1.json'))
  }
  isNinjs(JSON.parse(text))
  return isNinjs.errors ?? []
}

/** By expansion in safe mode, which fails where a term would be dropped. */
export async function objectionsToJsonLd(text: string): Promise<unknown[]> {
  const document = readSchema('schemaorg-context.jsonld')
  const options = {
    documentLoader: (url: string) => Promise.resolve({ contextUrl: undefined, document, documentUrl: url }),
    safe: true,
  } as jsonld.Options.Expand
  try {
    const expanded = await jsonld.expand(JSON.parse(text) as jsonld.JsonLdDocument, options)
    return JSON.stringify(expanded).includes('http://schema.org/headline') ? [] : ['There is no headline.']
  } catch (error) {
    return [error]
  }
}

/** By the rules of html-validate that are about what HTML allows, not about how it is written. */
export async function objectionsToHtml(text: string): Promise<string[]> {
  const report = await new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off', 'require-sri': 'off' },
  }).validateString(text)
  return report.results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))
}

/** The root of a document. Throws an Error when it is not well-formed. */
export function parseXml(text: string): Element {
  const { documentElement } = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(text, 'text/xml')
  if (!documentElement) throw new Error('There is no element.')
  return documentElement
}
