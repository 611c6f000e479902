import { getPayload, validations, type Field, type Payload, type SanitizedConfig } from 'payload'
import { recordNamed } from '../../collections/recordNamed'
import { databaseAdapter } from '../../src/database/adapter'
import { configOf } from '../support/payload'

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
export async function openBare(uri: string): Promise<Payload> {
  const config = await configOf(databaseAdapter(uri))
  const articles = config.collections.find((collection) => collection.slug === 'articles')
  for (const hooks of Object.values(articles?.hooks ?? {})) hooks.splice(0)
  if (validateAsPayload(config) === 0) throw new Error('No relation of the body is validated by Cited.')
  return getPayload({ config, cron: false, key: uri })
}
