import type { EditionDocument } from '../../model/document'
import { localeOf, type Language } from '../../model/languages'
import type { RecordCollection } from '../../model/recordKinds'
import { meaningOf } from '../../releases/canonical'
import { loadRecords, type Reading } from '../../releases/load'
import { linksStories } from '../../model/shapes'
import { opaqueId } from '../../releases/opaqueId'
import { presentRecord } from '../../releases/present'

/** How a record reads in an edition: its public form as canonical JSON, or that it has none there. */
export type PublicForm = string

type FormOptions = {
  /** Whether what a figure is computed from is part of its form. @default true */
  withDerivation?: boolean
}

function asForm(records: readonly object[], { withDerivation = true }: FormOptions): PublicForm {
  return meaningOf(withDerivation ? records : records.map((record) => ({ ...record, derivation: null })))
}

/** The form of a record in a document; by all the ids that it may have there. */
export function formIn(
  document: EditionDocument,
  collection: RecordCollection,
  ids: readonly string[],
  options: FormOptions = {},
): PublicForm {
  return asForm(
    document[collection].filter(({ id }) => ids.includes(id)),
    options,
  )
}

/**
 * Gives a function that tells how a record reads now, in the editions of a story and a language. An edition whose release
 * has another form is behind, and no other is. The record is read once a language, however many editions carry it, and
 * presented once where no story has it by an id of its own.
 */
export function publicForms(
  req: Reading,
  collection: RecordCollection,
  id: string,
  { languages }: { languages: Language[] },
  options: FormOptions = {},
): (edition: EditionDocument) => Promise<PublicForm> {
  const read = new Map<string, ReturnType<typeof loadRecords>>()
  const everywhere = new Map<string, PublicForm>()
  return async (edition) => {
    const { language, story } = edition
    const known = everywhere.get(language)
    if (known !== undefined) return known
    // That it is called otherwise by now is no correction.
    const byOwnIds = linksStories(edition)
    const ids = { statistics: [], quotes: [], sources: [], [collection]: [id] }
    const records = read.get(language) ?? loadRecords(req, ids, language)
    read.set(language, records)
    let isOfStory = false
    const form = presentRecord(collection, id, {
      ...(await records),
      language,
      locale: localeOf(languages, language),
      opaqueId: (of, record) => {
        isOfStory = true
        return byOwnIds && record.collection !== 'sources' ? record.id : opaqueId(req.payload.secret, of, record)
      },
      story,
    })
    const written = asForm(form ? [form] : [], options)
    if (!isOfStory) everywhere.set(language, written)
    return written
  }
}
