import { describe, expect, it } from 'vitest'
import { mayReach, resolvedUrlProblem, urlProblem } from './address'

const strict = { allowLoopback: false }

describe('mayReach', () => {
  it.each(['93.184.216.34', '2606:4700::1111', '::ffff:8.8.8.8'])('lets %s be reached', (address) => {
    expect(mayReach(address, strict)).toBe(true)
  })
  it.each([
    ...['127.0.0.1', '127.8.8.8', '::1', '0.0.0.0', '::', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254'],
    ...['100.64.0.1', '224.0.0.1', '255.255.255.255', 'fe80::1', 'fc00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', 'localhost', ''],
  ])('refuses %s', (address) => {
    expect(mayReach(address, strict)).toBe(false)
  })
  it('reaches the machine itself where that is allowed, and no other private address', () => {
    expect(mayReach('127.0.0.1', { allowLoopback: true })).toBe(true)
    expect(mayReach('10.0.0.1', { allowLoopback: true })).toBe(false)
  })
})

describe('urlProblem', () => {
  it.each([
    ...['http://example.org', 'ftp://example.org', 'javascript:alert(1)', 'example.org', ''],
    ...['https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://0177.0.0.1/', 'https://[::1]/'],
    ...['https://[::ffff:7f00:1]/', 'https://user:secret@example.org/'],
  ])('refuses %s', (url) => {
    expect(urlProblem(url, strict)).toMatchObject({ en: expect.any(String), es: expect.any(String) })
  })
  it('takes https, and http to the machine itself where that is allowed', () => {
    expect(urlProblem('https://example.org/hooks', strict)).toBeNull()
    expect(urlProblem('http://127.0.0.1:4000/', { allowLoopback: true })).toBeNull()
    expect(urlProblem('http://localhost:4000/', { allowLoopback: true })).toBeNull()
    expect(urlProblem('http://example.org/', { allowLoopback: true })).not.toBeNull()
  })
})

describe('resolvedUrlProblem', () => {
  it('refuses a name that leads to a private address', async () => {
    expect(await resolvedUrlProblem('https://localhost/', strict)).toMatchObject({
      en: expect.stringContaining('private'),
    })
  })
})
