import type { Access, CollectionConfig } from 'payload'
import { atLeast, hasRole } from './roles'

const editorToPublish: Access<{ _status?: string }> = ({ req, data }) =>
  hasRole(req, data?._status === 'published' ? 'editor' : 'reporter')

/**
 * Staff read and edit drafts; editors publish. What an update makes public is decided again where the release is
 * written (`releases/publish.ts`), because a save without `draft=true` can publish without naming a status.
 */
export const articlePolicy: CollectionConfig['access'] = {
  create: editorToPublish,
  read: atLeast('reporter'),
  readVersions: atLeast('reporter'),
  update: editorToPublish,
  delete: atLeast('editor'),
}
