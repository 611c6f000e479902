/** Reads the draft that a preview shows: as it stands, by the presenters of a release. */
import type { Payload } from 'payload'
import type { Draft } from '../delivery/drafts'
import { inTransactionOf } from '../database/request'
import { isTombstone } from '../model/release'
import { slugOf } from '../model/slugs'
import { settingsOf } from '../options'
import { viewDraft, type DraftView } from '../releases/candidate'
import type { Reading } from '../releases/load'
import { newestOfStory, newestRelease } from '../releases/read'
import type { SavedArticle } from '../newsroom/articles'

/** What a preview is made of. */
export type Preview = { article: SavedArticle; view: DraftView; draft: Omit<Draft, 'imageAt'> }

/** Reads for nobody in particular: what is shown of a draft is the same for whoever sees it. */
function forAnybody(payload: Payload): Reading {
  return { payload, user: null, memory: new Map() }
}

/** A draft in its newest version, autosaved or saved; null where there is none, and where it is in the trash. */
async function newestVersion(req: Reading, id: string): Promise<SavedArticle | null> {
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, 'articles'),
    depth: 0,
    draft: true,
    limit: 1,
    // Who may see it was asked before: staff by what they may read, others by their link.
    overrideAccess: true,
    pagination: false,
    req: inTransactionOf(req),
    // Who saved it last is among them.
    showHiddenFields: true,
    where: { id: { equals: id } },
  })
  return (docs[0] as unknown as SavedArticle | undefined) ?? null
}

/** A draft as it would be public; null where there is none. */
export async function previewOf(payload: Payload, id: string): Promise<Preview | null> {
  const req = forAnybody(payload)
  const article = await newestVersion(req, id)
  if (!article) return null
  const view = await viewDraft(req, article, settingsOf(payload).publishing)
  const newest = await newestRelease(req, id)
  const story = await newestOfStory(req, view.document.story)
  return { article, view, draft: { document: view.document, savedAt: article.updatedAt, story, newest } }
}

/** Whether an edition was withdrawn, and is not public again. */
export function isWithdrawn({ draft: { newest } }: Preview): boolean {
  return newest !== undefined && isTombstone(newest)
}
