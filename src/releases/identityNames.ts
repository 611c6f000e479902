import { decryptIdentity } from '../access/identities'
import { inTransactionOf, type InTransaction } from '../database/request'
import { idOf } from '../model/ids'
import { slugOf } from '../model/slugs'

/** Who a confidential source is, as far as a text is compared with it. */
type IdentityName = { id: string; name: string; contact: string | null }

type Row = { id: number | string; readers?: unknown[] | null; name?: string | null; contact?: string | null }

/**
 * The names and contacts of identities, to be compared with what is about to be public, in memory, and to be told to
 * nobody. One that cannot be opened, under a key that is lost, is left out.
 */
export async function identityNames(req: InTransaction): Promise<IdentityName[]> {
  const { docs } = await req.payload.db.find<Row>({
    collection: slugOf(req.payload, 'identities'),
    pagination: false,
    req: inTransactionOf(req),
  })
  return docs.flatMap(({ contact, id, name }) => {
    const opened = decryptIdentity(req.payload, { contact, name })
    return opened ? [{ id: String(id), name: opened.name ?? '', contact: opened.contact }] : []
  })
}

/** The ids of the users who may open an identity, as they are now. */
export async function identityReaders(req: InTransaction, id: string): Promise<string[]> {
  const row = await req.payload.db.findOne<Row>({
    collection: slugOf(req.payload, 'identities'),
    req: inTransactionOf(req),
    where: { id: { equals: id } },
  })
  return (row?.readers ?? []).flatMap((reader) => idOf(reader) ?? [])
}
