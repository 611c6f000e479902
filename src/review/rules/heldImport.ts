import type { Sentence } from '../../model/sentence'
import { bodyAsWhole } from '../parity'
import { sentence } from '../sentences'
import type { HeldImport, Rule } from '../types'

const why: Record<HeldImport, Sentence> = {
  withdrawn: sentence(
    'It came by an import, which left it a draft: it was withdrawn here. Let this stand if you know that it may be public again.',
  ),
  redacted: sentence(
    'It came by an import, which left it a draft: something of it was redacted here. Let this stand if nothing of that is in it.',
  ),
  here: sentence(
    'It came by an import, which left it a draft: it is here already, it seems. Let this stand if it is another story.',
  ),
  restricted: sentence(
    'It came by an import, which left it a draft: not everybody could read it there. Let this stand if everybody may.',
  ),
}

/** What an import left a draft for what the newsroom decided before, until an editor decides otherwise. */
export const heldImport: Rule = {
  name: 'held-import',
  check: ({ held }) =>
    held === null
      ? []
      : [
          {
            severity: 'error',
            where: bodyAsWhole,
            text: '',
            facts: [held],
            message: why[held],
          },
        ],
}
