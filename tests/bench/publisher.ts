/**
 * What a publication costs: `publisher.ts CITED BARE ORIGIN PATH`. Saves the same document as published in two databases
 * in turns: by Cited, and by Payload with the same fields and without Cited's hooks. Then publishes and asks ORIGIN, a
 * server of its own on the first database, until it shows it. Prints the milliseconds as JSON.
 */
import { getPayload, validations, type Field, type Payload, type SanitizedConfig } from 'payload'
import { recordNamed } from '../../collections/recordNamed'
import { databaseAdapter } from '../../src/database/adapter'
import { configOf, openPayload } from '../support/payload'
import { pause } from './processes'

const ROUNDS = 60
const WARM_UP = 10
const PUBLICATIONS = 30

const [citedURI = '', bareURI = '', origin = '', path = ''] = process.argv.slice(2)
const slug = path.split('/').at(-1) ?? ''
async function idOf(payload: Payload) {
  return String((await payload.find({ collection: 'articles', where: { slug: { equals: slug } } })).docs[0]?.id)
}

type Blocks = Array<{ fields: Field[] }>
type WithEditor = {
  editor: { editorConfig: { resolvedFeatureMap: Map<string, { sanitizedServerFeatureProps: Record<string, Blocks> }> } }
}

/** Has the relations in bodies validated by Payload alone. Gives how many there are. */
function validateAsPayload({ collections }: SanitizedConfig): number {
  let found = 0
  const fields = collections.find(({ slug }) => slug === 'articles')?.flattenedFields ?? []
  for (const field of fields) {
    if (field.type !== 'richText') continue
    const features = (field as unknown as WithEditor).editor.editorConfig.resolvedFeatureMap
    const { blocks = [], inlineBlocks = [] } = features.get('blocks')?.sanitizedServerFeatureProps ?? {}
    for (const each of [...blocks, ...inlineBlocks].flatMap((block) => block.fields)) {
      if (each.type !== 'relationship' || each.validate !== recordNamed) continue
      each.validate = validations.relationship
      found += 1
    }
  }
  return found
}

/** Payload with the same fields, whose articles have none of Cited's hooks and validations. */
async function openBare(uri: string): Promise<Payload> {
  const config = await configOf(databaseAdapter(uri))
  const articles = config.collections.find((collection) => collection.slug === 'articles')
  for (const hooks of Object.values(articles?.hooks ?? {})) hooks.splice(0)
  if (validateAsPayload(config) === 0) throw new Error('No relation of the body is validated by Cited.')
  return getPayload({ config, cron: false, key: uri })
}

const [withCited, bare] = [await openPayload(citedURI), await openBare(bareURI)]
const desks = [
  { payload: withCited, id: await idOf(withCited), times: [] as number[] },
  { payload: bare, id: await idOf(bare), times: [] as number[] },
]
for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
  for (const { payload, id, times } of desks) {
    const began = performance.now()
    await payload.update({ collection: 'articles', id, data: { dek: `Round ${round}.`, _status: 'published' } })
    if (round >= WARM_UP) times.push(performance.now() - began)
  }
}

const visible: number[] = []
const [{ id } = { id: '' }] = desks
for (let turn = 0; turn < PUBLICATIONS; turn += 1) {
  const dek = `Visible ${turn}.`
  await withCited.update({ collection: 'articles', id, data: { dek, _status: 'published' } })
  const began = performance.now()
  for (;;) {
    const edition = (await (await fetch(origin + path)).json()) as { dek: string }
    if (edition.dek === dek) break
    await pause(2)
  }
  visible.push(performance.now() - began)
}
process.stdout.write(JSON.stringify({ cited: desks[0]?.times, bare: desks[1]?.times, visible }))
process.exit(0)
