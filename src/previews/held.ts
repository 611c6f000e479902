/** What keeps a draft from people outside: nothing that publishing would refuse to let out is shown to them. */
import type { PayloadRequest } from 'payload'
import type { Sentence } from '../model/sentence'
import { isAtLeast } from '../access/roles'
import { idOf } from '../model/ids'
import { rolesOf } from '../newsroom/accounts/names'
import type { Finding } from '../review'
import type { Reading } from '../releases/load'
import { identitiesIn, keepsIdentities, sourcesIn } from '../releases/protectedNames'
import { sayRedacted, wasRedacted } from '../releases/redacted'
import type { Preview } from './draft'
import { sentence } from './sentences'

/** The rules whose findings are about somebody who must not be known. */
const OF_SOURCES = ['protected-name', 'source-terms', 'loosened-terms']

const sayUnseen = sentence(
  'Where identities of sources are kept, a link shows a draft as an editor saved it. Somebody else has saved this one since.',
)

function isOfSources({ dismissal, rule, severity }: Finding): boolean {
  return severity === 'error' && dismissal === null && OF_SOURCES.includes(rule)
}

/**
 * Whether a draft was saved last by somebody who may not know who is in an identity, where any is kept: whether a link
 * shows it would tell them of each name that they write into it.
 */
async function wouldTell(req: Reading, { editedBy }: Preview['article']): Promise<boolean> {
  const by = idOf(editedBy)
  if (!by || !(await keepsIdentities(req))) return false
  return !isAtLeast((await rolesOf(req, [by])).get(by) ?? null, 'editor')
}

/**
 * Why a draft is not shown to people outside, each reason once; none where it is. The same is asked as where it is
 * published: what its review says of sources, what of it their terms allow, and the names that are kept.
 */
export async function heldBack(
  payload: PayloadRequest['payload'],
  { article, view: { document, found, left } }: Preview,
): Promise<Sentence[]> {
  const req: Reading = { payload, user: null }
  const reasons = [
    ...((await wouldTell(req, article)) ? [sayUnseen] : []),
    ...found.findings.filter(isOfSources).map(({ message }) => message),
    ...left.filter(({ isOfTerms }) => isOfTerms).map(({ message }) => message),
    ...(await sourcesIn(req, document, found.findings)).map(({ message }) => message),
    ...(await identitiesIn(req, document, article)).map(({ message }) => message),
    ...((await wasRedacted(req, document)) ? [sayRedacted()] : []),
  ]
  return [...new Map(reasons.map((reason) => [reason.en, reason])).values()]
}
