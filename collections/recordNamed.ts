import { validations, type RelationshipFieldValidation } from 'payload'
import { withoutOffer } from './kept'

/**
 * Payload's validation of a relation in the body, without the document that Payload reads for each of them: whether those
 * of a whole body are there is asked at once (`missingReferences`). Where the project's own filter, or who may read the
 * collection, leaves some of its documents out, each is asked for as Payload does.
 */
export const recordNamed: RelationshipFieldValidation = async (value, given) => {
  const options = withoutOffer(given)
  const { filterOptions, ...unfiltered } = options
  const { blockData, data, event, id, overrideAccess, relationTo, req, siblingData } = unfiltered
  if (event === 'onChange' || typeof relationTo !== 'string') return validations.relationship(value, options)
  const filter =
    typeof filterOptions === 'function'
      ? await filterOptions({
          blockData: blockData as never,
          data,
          id: id as number | string,
          relationTo,
          req,
          siblingData,
          user: req.user,
        })
      : (filterOptions ?? true)
  const { read } = req.payload.collections[relationTo].config.access
  const isAnyKnown = filter === true && (overrideAccess === true || (await read({ req })) === true)
  return validations.relationship(value, isAnyKnown ? unfiltered : options)
}
