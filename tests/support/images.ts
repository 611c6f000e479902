/** Uploading images as the admin does, and looking at what became of them. */
import { readdirSync } from 'node:fs'
import type { Role } from '../../src/access/roles'
import type { Json, Newsroom } from './newsroom'

type Upload = {
  file?: Uint8Array | string
  name?: string
  type?: string
  data?: Json
  as?: Role
  method?: string
  path?: string
}

let number = 0

/** A form as the admin sends one: the fields as JSON, and a file. */
export function uploadForm({ data, file, name = 'embassy.png', type = 'image/png' }: Upload): FormData {
  const form = new FormData()
  if (data !== undefined) form.set('_payload', JSON.stringify(data))
  if (file !== undefined) form.set('file', new File([file as Uint8Array<ArrayBuffer>], name, { type }))
  return form
}

/** Uploads an image, as an editor and to a record of its own unless said otherwise. */
export function upload(newsroom: Newsroom, { as = 'editor', method = 'POST', path = '/media', ...given }: Upload) {
  number += 1
  const data = method === 'POST' ? { alt: `Image ${number}`, credit: 'A. Photographer', ...given.data } : given.data
  return newsroom.call(path, { as, method, data: uploadForm({ ...given, data }) })
}

/** Uploads an image and gives its record back. Throws with the answer when it was refused. */
export async function createImage(newsroom: Newsroom, given: Upload): Promise<Json> {
  const answer = await upload(newsroom, given)
  if (answer.status !== 201) throw new Error(`media: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body.doc
}

/** Every file below a directory. */
export function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => `${parentPath}/${name}`)
    .toSorted()
}
