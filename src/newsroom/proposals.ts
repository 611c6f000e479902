import { isObject } from '../body'
import { idOf } from '../model/ids'
import type { ArticleRecord } from '../model/records'
import { kindFingerprint, mayBeProposed, minorKinds, type Finding } from '../review'

type Proposals = NonNullable<ArticleRecord['proposals']>
type Proposal = Proposals[number]

/** In UTF-16 code units, like a dismissal's. */
const LONGEST_REASON = 1000
const LONGEST_TEXT = 300

/** What a proposal can be about: one finding, or all of a kind. */
const OF_ONE = /^[0-9a-f]{32}$/
const kinds: ReadonlySet<string> = new Set(minorKinds.map(kindFingerprint))

type Given = {
  /** What is saved. */
  given: unknown
  /** The proposals of the article as it was saved last. */
  before: Proposals | null | undefined
  /** What the review finds in the article as it is saved. */
  findings: readonly Finding[]
  dismissals: ArticleRecord['dismissals']
  /** Who saves; null for a program. */
  user: string | null
  isEditor: boolean
  /** Whether what is saved goes live. */
  isPublished: boolean
  /** ISO 8601. */
  now: string
}

/**
 * The proposals of an article that is saved. They belong to whoever made them: nobody else can reword one or leave it
 * out, and who made it and when is written here. An editor declines one, or dismisses what it is about, which settles
 * it. Whoever made it takes it back by leaving it out; another reason proposes it anew. What is malformed, or about
 * nothing that an editor could dismiss, is no proposal. With a publication those go that are about nothing any more.
 */
export function keptProposals({
  given,
  before,
  findings,
  dismissals,
  user,
  isEditor,
  isPublished,
  now,
}: Given): Proposals {
  const wanted = proposalsIn(given)
  const old = (before ?? []).flatMap((proposal): Proposal[] => {
    const own = { ...proposal, by: idOf(proposal.by) ?? null }
    const said = wanted.find(({ fingerprint }) => fingerprint === own.fingerprint)
    const isOwn = user !== null && own.by === user
    if (!said) return isOwn ? [] : [own]
    if (isOwn && said.reason !== (own.reason ?? null))
      return [{ ...own, reason: said.reason, at: now, declined: false }]
    return [isEditor ? { ...own, declined: said.declined } : own]
  })
  const taken = new Set((before ?? []).map(({ fingerprint }) => fingerprint))
  const made = wanted
    .filter(({ fingerprint }) => !taken.has(fingerprint))
    .map((proposal) => ({ ...proposal, by: user, at: now, declined: false }))
  const settled = new Set((dismissals ?? []).map(({ fingerprint }) => fingerprint))
  return [...old, ...made].flatMap((proposal) => {
    const { fingerprint } = proposal
    if (settled.has(fingerprint)) return []
    const about = findings.filter((each) => isAbout(fingerprint, each))
    // An undo may bring back the passage that one was about.
    if (about.length === 0) return isPublished || !taken.has(fingerprint) ? [] : [proposal]
    if (!about.every(mayBeProposed) || about.every(({ dismissal }) => dismissal !== null)) return []
    // As it stands, whatever whoever proposes it says of it.
    return [kinds.has(fingerprint) ? proposal : { ...proposal, text: about[0]?.text.slice(0, LONGEST_TEXT) }]
  })
}

function isAbout(proposed: string, { fingerprint, kind }: Finding): boolean {
  return fingerprint === proposed || (kind !== undefined && kindFingerprint(kind) === proposed)
}
type Wanted = Pick<Proposal, 'fingerprint' | 'rule'> & {
  id?: string
  text: string
  reason: string | null
  declined: boolean
}

/** The proposals that are well formed, of several about one thing the first. */
function proposalsIn(given: unknown): Wanted[] {
  const found = new Map<string, Wanted>()
  for (const row of Array.isArray(given) ? (given as unknown[]) : []) {
    if (!isObject(row)) continue
    const { fingerprint, id, reason, rule, text } = row
    if (typeof rule !== 'string' || !mayBeProposed({ rule })) continue
    if (typeof fingerprint !== 'string' || !(OF_ONE.test(fingerprint) || kinds.has(fingerprint))) continue
    if (found.has(fingerprint)) continue
    const said = typeof reason === 'string' ? reason.trim().slice(0, LONGEST_REASON) : ''
    found.set(fingerprint, {
      ...(typeof id === 'string' ? { id } : {}),
      fingerprint,
      rule,
      text: typeof text === 'string' ? text.slice(0, LONGEST_TEXT) : '',
      reason: said === '' ? null : said,
      declined: row.declined === true,
    })
  }
  return [...found.values()]
}
