import type { Sentence } from '../model/sentence'
import { sentence } from './sentences'
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import ipaddr from 'ipaddr.js'

/** What a webhook may reach. Development may allow the machine itself. */
export type Reach = { allowLoopback: boolean }

/** Why an address is refused, in both languages of the admin. */
export type AddressProblem = Sentence

/** Asks for the addresses of a name: `dns.lookup`, or what stands in for it in a test. */
export type Resolver = (
  hostname: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: { address: string; family: number }[]) => void,
) => void

/** All that IPv6 gives out as global unicast (RFC 4291): what is outside may be IPv4 in another notation. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/**
 * Whether an IP address may be reached: public unicast, and loopback where that is allowed. Private, link-local,
 * shared, reserved and translated ranges are not (RFC 6890); an IPv4 address mapped into IPv6 counts as itself.
 */
export function mayReach(address: string, { allowLoopback }: Reach): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  if (range === 'loopback') return allowLoopback
  return range === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(globalUnicast))
}

/** The host of a URL without the brackets of IPv6. URLs write IPv4 in decimal, whatever the notation it came in. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/** What is wrong with the address of a subscription as it is written; null when it may be tried. */
export function urlProblem(text: string, reach: Reach): AddressProblem | null {
  // What reads a URL drops line ends in it, and what writes it into a header might not.
  const url = !/[\s\p{Cc}]/u.test(text) && URL.canParse(text) ? new URL(text) : null
  const host = url ? hostOf(url) : ''
  const isLocal = reach.allowLoopback && (host === 'localhost' || (ipaddr.isValid(host) && mayReach(host, reach)))
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLocal))) {
    return sentence('Must be an address that starts with https://.')
  }
  if (url.username || url.password) {
    return sentence('Must not hold a user or password.')
  }
  return ipaddr.isValid(host) && !mayReach(host, reach) ? sentence('Must not be a private address.') : null
}

/** The same, asking for the addresses of the name as well: one that is private now is refused when it is saved. */
export async function resolvedUrlProblem(
  text: string,
  reach: Reach,
  resolve: Resolver = lookup,
): Promise<AddressProblem | null> {
  const problem = urlProblem(text, reach)
  if (problem) return problem
  const host = hostOf(new URL(text))
  if (ipaddr.isValid(host)) return null
  try {
    const addresses = await promisify(resolve)(host, { all: true })
    if (addresses.every(({ address }) => mayReach(address, reach))) return null
  } catch {
    return sentence("The name '{host}' was not found.", { host })
  }
  return sentence("'{host}' is at a private address.", { host })
}

/** The address is one that a webhook may not reach. */
export class AddressError extends Error {}

/**
 * A `lookup` for a connection that gives addresses a webhook may reach and fails when one is not. It is asked when the
 * connection is made, so a name that was public when it was saved and is private now (DNS rebinding) is not reached.
 */
export function guardedLookup(reach: Reach, resolve: Resolver = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '')
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => mayReach(address, reach))) {
        return callback(new AddressError(`'${hostname}' is at a private address.`), '')
      }
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}
