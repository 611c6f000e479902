/** What the fields of a record refuse, said before the change is weighed: Payload asks them after the hooks. */
import { beforeChangeTraverseFields, ValidationError, type PayloadRequest, type ValidationFieldError } from 'payload'
import type { RecordCollection } from '../../model/recordKinds'
import { slugOf } from '../../model/slugs'

type Values = Record<string, unknown>

/** Refuses (400) the data of a record that its fields would refuse, each with its path. */
export async function refuseInvalid(
  req: PayloadRequest,
  slug: RecordCollection,
  { data: given, original }: { data: Values; original: Values & { id: string } },
): Promise<void> {
  const collection = req.payload.collections[slugOf(req.payload, slug)].config
  const data = structuredClone(given)
  const errors: ValidationFieldError[] = []
  await beforeChangeTraverseFields({
    collection,
    context: req.context,
    data,
    doc: original,
    docWithLocales: original,
    errors,
    fieldLabelPath: '',
    fields: collection.fields,
    global: null,
    id: original.id,
    mergeLocaleActions: [],
    operation: 'update',
    overrideAccess: false,
    parentIndexPath: '',
    parentPath: '',
    parentSchemaPath: '',
    req,
    siblingData: data,
    siblingDoc: original,
    siblingDocWithLocales: original,
  })
  if (errors.length > 0) throw new ValidationError({ collection: slug, errors, id: original.id, req }, req.t)
}
