import type { PayloadRequest } from 'payload'
import type { Kept, Picture } from '../pictures'
import type { Release } from '../model/release'
import type { Seen } from '../model/shown'
import type { HeldImport } from '../review'
import type { Candidate, LastCheck } from './candidate'
import type { EditionImages } from './load'
import type { Hides } from './releaseDraft'

/** Who approved that an unnamed source is used, and on which day. */
export type Approval = { by: string | null; at: string | null }

/** What Cited keeps with a request, from one hook to the next. */
export type CitedContext = {
  /** The revisions that a save says it was made from, and of which document; of none where it names a version of it. `readAt`: when it was read, where that is all that is known. */
  base?: { document?: string; revisions: string[]; readAt?: string }
  /** The document that is changed with others, and how it was in the list that they were chosen in. */
  listed?: { document: string; seen: Seen }
  /** The document that was seen to be what the request says: what is written of it next follows from that. */
  isAsNamed?: string
  /** An article is saved as a draft. */
  isDraft?: boolean
  /** It is saved while somebody types. */
  isAutosave?: boolean
  /** An edition is taken down on purpose: a save that makes it a draft otherwise leaves it live. */
  isWithdrawing?: boolean
  /** What becomes of an edition says nothing of the draft that there is beside what readers had: its publication may wait. */
  leavesDraft?: boolean
  /** The article of this request as it would be public: read, reviewed and presented once. A write drops it. */
  candidate?: Candidate
  /** What the rules found before it is saved, where who saves it reviewed it then. */
  lastCheck?: LastCheck
  /** The images as readers have them, where a release of this request is not to change them. */
  images?: EditionImages
  /** The uploaded image of this request: its bytes, what readers get, and what its files are called. */
  upload?: { bytes: Uint8Array; kept: Kept; name: string; picture: Picture }
  /** The release that readers had before the edition was withdrawn, and get again as it was: nothing is reviewed. */
  reinstates?: Release
  /** Why the edition is withdrawn, as readers are told. */
  withdrawalReason?: string
  /** Which texts of an edition that is withdrawn must not stay public. */
  hides?: Hides
  /** The hashes of the releases that are redacted with what is released in this request. */
  redacts?: string[]
  /** The waiting correction that whoever changes a record has seen, by its `at`. */
  seenCorrection?: string | null
  /** The record whose change was weighed before it is written, by its id. */
  weighed?: string
  /** The records that are changed as part of a correction of another, with its note. */
  partOf?: string
  /** A password is set by a link that was sent by mail. */
  resetsPassword?: boolean
  /** The step of the code that somebody signs in with, which is used up once their password is known to be right. */
  secondFactorStep?: number
  /** An interview gets the terms of who spoke in it: what was released of both is redacted by the other. */
  isTightenedWithOther?: boolean
  /** The source that a new one is a copy of, by its id. */
  duplicateOf?: string | undefined
  /** The approval that is being written of a source: nobody else writes one. */
  approval?: Approval
  /** A record is changed to see what that would do, and not written. */
  isTrial?: boolean
  /**
   * A story comes from elsewhere: its own id there, a hash of what it was, since when readers had it, ISO 8601, and why it
   * is not published; `undefined` where that was not looked at.
   */
  imports?: { guid: string; digest: string; publishedAt: string | null; held: HeldImport | null | undefined }
  /** Which page of the editions that a change would change is asked for. */
  page?: { cursor?: string | undefined; limit?: number | undefined }
}

declare module 'payload' {
  interface RequestContext {
    cited?: CitedContext
  }
}

/** What Cited keeps with a request. */
export function citedContext(req: Pick<PayloadRequest, 'context'>): CitedContext {
  return (req.context.cited ??= {})
}
