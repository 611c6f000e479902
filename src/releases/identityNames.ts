import { decryptIdentity } from '../access/identities'
import { inTransactionOf, type InTransaction } from '../database/request'
import { idOf } from '../model/ids'
import { slugOf } from '../model/slugs'

/** Who a confidential source is, as far as a text is compared with it; and who may know. */
export type IdentityName = { id: string; readers: string[]; name: string; contact: string | null }

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
  return docs.flatMap(({ contact, id, name, readers }) => {
    const opened = decryptIdentity(req.payload, { contact, name })
    return opened
      ? [
          {
            id: String(id),
            readers: (readers ?? []).flatMap((reader) => idOf(reader) ?? []),
            name: opened.name ?? '',
            contact: opened.contact,
          },
        ]
      : []
  })
}
