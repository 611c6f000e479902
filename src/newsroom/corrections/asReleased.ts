import type { EditionDocument } from '../../model/document'
import type { Language } from '../../model/languages'
import type { RecordName } from '../../model/recordKinds'
import { inTransactionOf } from '../../database/request'
import type { Prospect, Reading } from '../../releases/load'
import { idsInStory } from '../../releases/opaqueId'
import { waitingRecords } from './behind'
import { prospectOf } from './prospect'
import { formIn, publicForms } from './publicForms'
import { slugOf } from '../../model/slugs'

/** How far back the state of a record is looked for that readers have. */
const MOST_VERSIONS = 50

function isAmong(names: readonly RecordName[], { collection, id }: RecordName): boolean {
  return names.some((name) => name.collection === collection && name.id === id)
}

/** Whether an edition carries a record. */
function carries(document: EditionDocument, { collection, id }: RecordName, secret: string): string[] {
  const ids = idsInStory(secret, document.story, { collection, id })
  return document[collection].some((record) => ids.includes(record.id)) ? ids : []
}

/** The state of a record that readers have in an edition, to be read in its place; null where it is no other than now. */
async function stateIn(
  req: Reading,
  edition: EditionDocument,
  name: RecordName,
  settings: { languages: Language[] },
): Promise<Prospect | null> {
  const { collection, id } = name
  const ids = carries(edition, name, req.payload.secret)
  if (ids.length === 0) return null
  // What it is computed from has a state of its own.
  const released = formIn(edition, collection, ids, { withDerivation: false })
  const now = await publicForms(req, collection, id, settings, { withDerivation: false })(edition)
  if (released === now) return null
  const { docs } = await req.payload.findVersions({
    collection: slugOf(req.payload, collection),
    depth: 0,
    limit: MOST_VERSIONS,
    locale: 'all',
    overrideAccess: true,
    pagination: false,
    req: inTransactionOf(req),
    sort: '-updatedAt',
    where: { parent: { equals: id } },
  })
  for (const { version } of docs) {
    const data = version as unknown as Record<string, unknown>
    const state = prospectOf({ payload: req.payload, locale: 'all' }, collection, id, data)
    // The first that is of a record is what it is read as.
    const reading = { ...req, prospects: [state, ...(req.prospects ?? [])] }
    if ((await publicForms(reading, collection, id, settings, { withDerivation: false })(edition)) === released) {
      return state
    }
  }
  return null
}

/**
 * The records that a correction is not about, as readers have them in an edition: those whose own corrections wait. A
 * waiting correction is thereby neither published with another, nor holds it up.
 */
export async function othersAsReleased(
  req: Reading,
  edition: EditionDocument,
  about: readonly RecordName[],
  settings: { languages: Language[] },
): Promise<Prospect[]> {
  const waiting = await waitingRecords(req)
  const states: Prospect[] = []
  for (const { collection, id } of waiting) {
    if (isAmong(about, { collection, id })) continue
    const state = await stateIn(req, edition, { collection, id }, settings)
    if (state) states.push(state)
  }
  return states
}

/** All records of an edition that have changed since, as readers have them. */
export async function asReleased(
  req: Reading,
  edition: EditionDocument,
  about: readonly RecordName[],
  settings: { languages: Language[] },
): Promise<Prospect[]> {
  const states = await othersAsReleased(req, edition, about, settings)
  for (const name of about) {
    const state = await stateIn(req, edition, name, settings)
    if (state) states.push(state)
  }
  return states
}
