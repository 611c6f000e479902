import {
  validations,
  type PayloadRequest,
  type FilterOptions,
  type RelationshipField,
  type RelationshipFieldValidation,
  type Where,
} from 'payload'
import { keptOnly } from '../src/newsroom/records/keptOnly'
import type { MergedCollection } from '../src/releases/mergers'

const ours = new WeakSet<object>()

/** Offers what was not merged into another. */
function offered(collection: MergedCollection): FilterOptions {
  const filter = async ({ req }: { req: PayloadRequest }): Promise<true | Where> =>
    (await keptOnly(req, collection)) ?? true
  ours.add(filter)
  return filter
}

/**
 * The options of a validation without what only says what is offered: a merged record that is named all the same is
 * brought to what is kept before it is saved (`followMergers`), and nothing is asked of the database for it.
 */
export function withoutOffer<Options extends { filterOptions?: unknown }>(options: Options): Options {
  const { filterOptions, ...rest } = options
  return typeof filterOptions === 'function' && ours.has(filterOptions) ? (rest as Options) : options
}

const validate: RelationshipFieldValidation = (value, options) => validations.relationship(value, withoutOffer(options))

/** A relation to records that can be merged: those that were are not offered. */
export function choosesKept<Collection extends MergedCollection>(
  relationTo: Collection,
): Pick<RelationshipField, 'filterOptions'> & {
  relationTo: Collection
  type: 'relationship'
  validate: typeof validate
} {
  return { type: 'relationship', relationTo, filterOptions: offered(relationTo), validate }
}
