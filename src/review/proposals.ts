import { decisionOn } from './decisions'
import type { Finding } from './types'

/** What somebody proposes about a finding, or about all of a kind: that it is no claim. */
type Proposed = { fingerprint: string; declined: boolean }

/** A proposal that waits for an editor, and the findings that it is about as the text stands. */
export type WaitingProposal<Proposal> = { proposal: Proposal; findings: Finding[] }

/** Whether somebody can propose that a finding is no claim: a figure in the text, and nothing that nobody can dismiss. */
export function mayBeProposed({ isFinal, rule }: Pick<Finding, 'isFinal' | 'rule'>): boolean {
  return rule === 'unattributed-figure' && !isFinal
}

/** The proposal about a finding, by itself or with all of its kind in the story; null where there is none. */
export function proposalOf<Proposal extends Proposed>(
  finding: Pick<Finding, 'fingerprint' | 'isFinal' | 'kind' | 'rule'>,
  proposals: readonly Proposal[],
): Proposal | null {
  return mayBeProposed(finding) ? (decisionOn(finding, proposals) ?? null) : null
}

/**
 * The proposals that wait for an editor, in the order they were made. One about a passage that says something else by
 * now waits for nobody, like a dismissal that fell; and what was declined or dismissed is decided.
 */
export function waitingProposals<Proposal extends Proposed>(
  findings: readonly Finding[],
  proposals: readonly Proposal[],
): WaitingProposal<Proposal>[] {
  const open = findings.filter(({ dismissal }) => dismissal === null)
  return proposals
    .filter(({ declined }) => !declined)
    .map((proposal) => ({ proposal, findings: open.filter((each) => proposalOf(each, proposals) === proposal) }))
    .filter((waiting) => waiting.findings.length > 0)
}
