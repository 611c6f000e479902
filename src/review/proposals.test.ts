import { describe, expect, it } from 'vitest'
import { input, paragraph, text } from '../../tests/fixtures/review'
import { kindFingerprint } from './decisions'
import { mayBeProposed, proposalOf, waitingProposals } from './proposals'
import { review } from './review'

const blocks = [
  paragraph(text('Ana Ruiz, 63, and Luis Paz, 41, hired 1,200 inspectors. “We are proud of it,” she said.')),
]
const { findings } = review(input({ blocks }))
const ages = about(kindFingerprint('age'))

function found(words: string) {
  return findings.find((each) => each.text === words)!
}
function about(fingerprint: string, declined = false) {
  return { fingerprint, declined }
}

describe('what is proposed as not a claim', () => {
  it('is a figure in the text, and nothing that nobody can dismiss', () => {
    expect(findings.filter(mayBeProposed).map((each) => each.text)).toEqual(['1,200', '63', '41'])
    expect(mayBeProposed({ ...found('1,200'), isFinal: true })).toBe(false)
  })

  it('is proposed by itself, or else with all of its kind', () => {
    const own = about(found('63').fingerprint, true)
    expect([found('63'), found('41'), found('1,200')].map((each) => proposalOf(each, [ages, own]))).toEqual([
      own,
      ages,
      null,
    ])
  })

  it('waits with the passages it is about, until it is decided', () => {
    const inspectors = about(found('1,200').fingerprint)
    const gone = about('0'.repeat(32))
    const waiting = (...proposals: ReturnType<typeof about>[]) =>
      waitingProposals(findings, proposals).map((each) => each.findings.map((finding) => finding.text))
    expect(waiting(inspectors, gone, ages)).toEqual([['1,200'], ['63', '41']])
    expect(waiting({ ...inspectors, declined: true }, ages)).toEqual([['63', '41']])

    const dismissals = [{ fingerprint: inspectors.fingerprint, reason: 'A name.', by: null, at: null }]
    const dismissed = review(input({ blocks, dismissals })).findings
    expect(waitingProposals(dismissed, [inspectors])).toEqual([])
  })
})
