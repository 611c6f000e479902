import type { CollectionBeforeChangeHook, CollectionConfig, Field } from 'payload'
import { nobody } from '../src/access/roles'
import { refuseIfUsed } from '../src/newsroom/records/usedIn'
import { columnsOf } from './columns'
import { label } from './labels'
import { checkText } from './validation'

/** A new file is another picture: the next edition that is published with it has it drawn. */
const forgetPicture: CollectionBeforeChangeHook = ({ data, req }) =>
  req.file ? { ...(data as object), original: null, picture: null } : (data as object)

/** What the server writes: the picture as readers get it, by its content, and where the upload is kept as it came. */
const written: Field[] = (['picture', 'original'] as const).map((name) => ({
  name,
  type: 'text',
  access: { create: nobody, update: nobody },
  admin: { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
}))

/**
 * A project's own collection of images, whose files stay as and where they are: a picture is drawn of one when an edition
 * is published with it. Adds what that needs, and who is to be credited where it does not say so itself.
 */
export function withPictures(collection: CollectionConfig): CollectionConfig {
  const { hooks } = collection
  const has = columnsOf(collection.fields).map(({ name }) => name)
  const said: Field[] = [
    { name: 'alt', type: 'text', validate: checkText(500), label: label('Alternative text') },
    { name: 'credit', type: 'text', validate: checkText(300), label: label('Credit') },
  ]
  return {
    ...collection,
    fields: [...collection.fields, ...said.filter((field) => 'name' in field && !has.includes(field.name)), ...written],
    hooks: {
      ...hooks,
      beforeChange: [...(hooks?.beforeChange ?? []), forgetPicture],
      beforeDelete: [...(hooks?.beforeDelete ?? []), refuseIfUsed('media')],
    },
  }
}
