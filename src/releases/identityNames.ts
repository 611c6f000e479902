import { decrypt, isEncrypted } from '../access/encryption'
import { inTransactionOf, type InTransaction } from '../database/request'
import { idOf } from '../model/ids'

/** Who a confidential source is, as far as a text is compared with it; and who may know. */
export type IdentityName = { id: string; readers: string[]; name: string; contact: string | null }

type Row = { id: number | string; readers?: unknown[] | null; name?: string | null; contact?: string | null }

/**
 * The names and contacts of identities, to be compared with what is about to be public, in memory, and to be told to
 * nobody. One that cannot be opened, under a key that is lost, is left out.
 */
export async function identityNames(req: InTransaction): Promise<IdentityName[]> {
  const { docs } = await req.payload.db.find<Row>({
    collection: 'identities',
    pagination: false,
    req: inTransactionOf(req),
  })
  const open = (text: string | null | undefined): string | null => {
    if (!text || !isEncrypted(text)) return text ?? null
    try {
      return decrypt(text, req.payload.secret)
    } catch {
      return null
    }
  }
  return docs.map(({ id, readers, name, contact }) => ({
    id: String(id),
    readers: (readers ?? []).flatMap((reader) => idOf(reader) ?? []),
    name: open(name) ?? '',
    contact: open(contact),
  }))
}
