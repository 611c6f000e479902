/** People by what they sign with: found where somebody is called that, in whatever case and accents, else made. */
import type { PayloadRequest } from 'payload'
import { inTransactionOf } from '../../database/request'
import { nameSlug } from '../../model/lists'
import { slugOf } from '../../model/slugs'
import { keptRecords } from '../../releases/mergers'
import { meetAtSlug, recordWithSlug } from './slugs'

/** The id of the person who is meant by a name, made where there is none. */
export async function personNamed(req: PayloadRequest, name: string): Promise<string> {
  const slug = nameSlug(name)
  await meetAtSlug(req, 'people', slug)
  const found = await recordWithSlug(req, 'people', slug)
  // One that was merged is meant as what stands for it.
  if (found) return (await keptRecords(req))('people', String(found.id))
  const { id } = await req.payload.create({
    collection: slugOf(req.payload, 'people'),
    data: { name },
    depth: 0,
    // Whoever writes a story says who signs it.
    overrideAccess: true,
    req: inTransactionOf(req),
  })
  return String(id)
}
