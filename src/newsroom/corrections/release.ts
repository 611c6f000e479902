import type { PayloadRequest } from 'payload'
import { refuse } from '../../access/refuse'
import { patchNewestVersion, patchRow } from '../../database/patchRow'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import type { RecordCollection } from '../../model/recordKinds'
import type { ReleaseName } from '../../model/release'
import { untranslated } from '../../model/sentence'
import { withNotes, type PublishingSettings } from '../../releases/candidate'
import { pendingOf, waitingNotes, withCorrections, type Correctable } from '../../releases/notes'
import { opaqueId } from '../../releases/opaqueId'
import { PresentationError } from '../../releases/present'
import { writeRelease } from '../../releases/publish'
import { publication } from '../../releases/releaseDraft'
import { writeReleased } from '../../releases/writeReleased'
import { sentence } from '../sentences'
import { editionsChangedBy, problemsOf } from './affected'
import { carryQuote } from './carryQuotes'
import { nothingWaits } from './hooks'

/**
 * Releases every live edition that a corrected record changes, with its note in the language of the edition, in one
 * transaction: all of them or none. Each is released from its published version; drafts stay drafts. Refused (400)
 * when an edition could not be released as it would be, or has no note in its language.
 */
export async function releaseCorrection(
  req: PayloadRequest,
  collection: RecordCollection,
  id: string,
  settings: PublishingSettings,
): Promise<ReleaseName[]> {
  return withTransaction(req, async () => {
    const record = await req.payload.db.findOne<Correctable>({
      collection,
      req: inTransactionOf(req),
      where: { id: { equals: id } },
    })
    const pending = record ? pendingOf(record) : null
    const changes = await editionsChangedBy(req, collection, id, settings)
    const problems = changes.flatMap((change) => {
      const { language, slug } = change.before
      const hasNote = pending?.notes.some((note) => note.language === language)
      return [
        ...problemsOf(change).map((problem) => ({
          path: 'correction',
          message: sentence('{edition}: {problem}', { edition: untranslated(`${language}/${slug}`), problem }),
        })),
        ...(hasNote
          ? []
          : [
              {
                path: 'correction.notes',
                message: sentence("There is no correction note in '{language}'.", { language }),
              },
            ]),
      ]
    })
    if (problems.length > 0) refuse(collection, problems, req)

    const released: ReleaseName[] = []
    for (const { before, candidate, release } of changes) {
      const { document, records } = candidate
      if (document instanceof PresentationError) return refuse(collection, document.problems, req)
      const notes = waitingNotes(records, before, document, (story, source) =>
        opaqueId(req.payload.secret, story, source),
      )
      const quote = collection === 'quotes' ? records.quotes.get(id) : undefined
      await writeReleased(req, records.article, (row) => ({
        ...(quote ? { body: carryQuote({ body: row.body, language: release.language }, before, quote) } : {}),
        ...withCorrections(row, notes),
      }))
      const draft = publication(withNotes(document, notes), release, records.hero?.picture)
      released.push(await writeRelease(req, release.article, release, draft, settings))
    }
    if (pending) await forgetCorrection(req, collection, id)
    return released
  })
}

async function forgetCorrection(req: PayloadRequest, collection: RecordCollection, id: string): Promise<void> {
  await patchRow(req, collection, id, () => ({ correction: nothingWaits }))
  await patchNewestVersion(req, collection, id, () => ({ correction: nothingWaits }))
}
