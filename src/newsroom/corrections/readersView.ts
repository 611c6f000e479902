import { passagesOf } from '../../body'
import type { EditionDocument } from '../../model/document'
import type { Passage } from '../../releases/editorsView'

/**
 * What readers would see changed between two states of an edition with the same structure, as a correction leaves it:
 * the passages of the body that read otherwise, figures and quotations as they are written.
 */
export function readersView(before: EditionDocument, after: EditionDocument): Passage[] {
  const now = readAloud(after)
  return readAloud(before).flatMap((text, index) =>
    text === now[index] ? [] : [{ part: 'body', before: text, after: now[index] ?? '' } as const],
  )
}

function readAloud({ body }: EditionDocument): string[] {
  return body
    .flatMap(passagesOf)
    .map((children) => children.map((child) => (child._type === 'citation' ? '' : child.text)).join(''))
}
