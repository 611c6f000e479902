import { describe, expect, it } from 'vitest'
import { guardedLookup, mayReach, resolvedUrlProblem, urlProblem, type Resolver } from './address'

const strict = { allowLoopback: false }

describe('mayReach', () => {
  it.each(['93.184.216.34', '2606:4700::1111', '::ffff:8.8.8.8'])('lets %s be reached', (address) => {
    expect(mayReach(address, strict)).toBe(true)
  })
  it.each([
    ...['127.0.0.1', '127.8.8.8', '::1', '0.0.0.0', '::', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254'],
    ...['100.64.0.1', '224.0.0.1', '255.255.255.255', 'fe80::1', 'fc00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1'],
    // The same addresses in other notations: mapped, compatible, translated (NAT64, 6to4, Teredo), unassigned.
    ...['::7f00:1', '::127.0.0.1', '::ffff:0:7f00:1', '64:ff9b::7f00:1', '64:ff9b:1::7f00:1', '2002:7f00:1::'],
    ...['2001:0:7f00:1::', 'fec0::1', '100::1', '4000::1', '2001:db8::1', '127.1', 'localhost', ''],
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

/** A DNS that gives the answers in turn. */
function dns(...answers: string[][]): Resolver {
  return (_hostname, _options, callback) =>
    callback(
      null,
      (answers.shift() ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
}

describe('resolvedUrlProblem', () => {
  it('refuses a name that leads to a private address', async () => {
    expect(await resolvedUrlProblem('https://localhost/', strict)).toMatchObject({
      en: expect.stringContaining('private'),
    })
  })
  it('refuses a name of which one address is private', async () => {
    const mixed = dns(['93.184.216.34', 'fd00::1'])
    expect(await resolvedUrlProblem('https://example.org/', strict, mixed)).not.toBeNull()
    expect(await resolvedUrlProblem('https://example.org/', strict, dns(['93.184.216.34']))).toBeNull()
  })
})

describe('guardedLookup', () => {
  const look = (resolve: Resolver, all: boolean) =>
    new Promise<unknown>((answer) =>
      guardedLookup(strict, resolve)('example.org', { all }, (error, address) => answer(error ?? address)),
    )

  it('gives public addresses, as one or as all that there are', async () => {
    const answer = ['93.184.216.34', '2606:4700::1111']
    expect(await look(dns(answer), false)).toBe('93.184.216.34')
    expect(await look(dns(answer), true)).toMatchObject(answer.map((address) => ({ address })))
  })
  it('asks each time: a name that was public and is private now is refused', async () => {
    const rebinding = dns(['93.184.216.34'], ['127.0.0.1'])
    expect(await resolvedUrlProblem('https://example.org/', strict, rebinding)).toBeNull()
    expect(await look(rebinding, true)).toBeInstanceOf(Error)
  })
  it.each([[['93.184.216.34', '10.0.0.1']], [['::ffff:127.0.0.1']], [[]]])('refuses %j', async (answer) => {
    expect(await look(dns(answer), true)).toBeInstanceOf(Error)
  })
})
