import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { OVERLAP, rotated, signaturesOf } from './secrets'

const key = 'a secret for tests only'
const message = { id: 'msg_1', body: '{"type":"webhook.test"}' }

describe('rotated', () => {
  const start = new Date()
  const later = (milliseconds: number) => new Date(start.getTime() + milliseconds)
  const first = rotated({ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }, key, start)
  const second = rotated(first.data, key, later(OVERLAP / 2))

  /** Whether somebody who knows `secret` takes what is signed at the time. */
  const isTaken = (secret: string, at: Date) => {
    const signatures = signaturesOf(second.data, key, message, at)?.split(' ') ?? []
    return signatures.includes(new Webhook(secret).sign(message.id, at, message.body))
  }

  it('keeps every secret signing for a day after it was replaced', () => {
    expect(isTaken(second.secret, later(OVERLAP / 2))).toBe(true)
    expect(isTaken(first.secret, later(OVERLAP * 1.5 - 1))).toBe(true)
    expect(isTaken(first.secret, later(OVERLAP * 1.5))).toBe(false)
    expect(isTaken('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', later(OVERLAP - 1))).toBe(true)
    expect(isTaken('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', later(OVERLAP))).toBe(false)
    expect(signaturesOf(second.data, key, message, later(OVERLAP * 2))?.split(' ')).toHaveLength(1)
  })
  it('keeps no secret in the clear', () => {
    expect(JSON.stringify(second.data)).not.toContain(second.secret.slice(6))
    expect(JSON.stringify(second.data)).not.toContain('whsec_')
  })
  it('signs nothing, and replaces the secret, when it was encrypted under another key', () => {
    expect(signaturesOf(second.data, 'another key', message, start)).toBeNull()
    const renewed = rotated(second.data, 'another key', start)
    expect(signaturesOf(renewed.data, 'another key', message, start)?.split(' ')).toHaveLength(1)
  })
})
