import type { Finding } from './types'

/** What stands in a decision in the place of a fingerprint when it is about all findings of a kind. */
export function kindFingerprint(kind: string): string {
  return `kind:${kind}`
}

/** The decision about a finding: about itself, or else about all of its kind in the story. */
export function decisionOn<Decision extends { fingerprint: string }>(
  { fingerprint, kind }: Pick<Finding, 'fingerprint' | 'kind'>,
  decisions: readonly Decision[],
): Decision | undefined {
  const ofKind = kind === undefined ? null : kindFingerprint(kind)
  return (
    decisions.find((each) => each.fingerprint === fingerprint) ?? decisions.find((each) => each.fingerprint === ofKind)
  )
}
