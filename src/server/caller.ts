/**
 * Who is calling: the address that a request comes from. The server knows it, the Request that Payload sees does not; so it
 * goes along beside the request. A header that says it is believed from a proxy that was named, and from nobody else.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import { LRUCache } from 'lru-cache'
import proxyaddr from 'proxy-addr'
import { shared } from '../model/shared'

const calling = shared('caller', () => new AsyncLocalStorage<string>())

/** Gives the address that a request comes from: of the connection, or as the named proxies say it (`X-Forwarded-For`). */
export type AddressOf = (request: IncomingMessage) => string

/**
 * Believes the proxies that are named, by address (`10.0.0.7`), range (`10.0.0.0/8`) or word (`loopback`, `linklocal`,
 * `uniquelocal`). Throws a TypeError for a name that is none of these.
 */
export function believing(proxies: string[]): AddressOf {
  const trust = proxyaddr.compile(proxies)
  return (request) => {
    const said = proxyaddr(request, trust)
    const address = WITH_PORT.exec(said)?.slice(1).find(Boolean) ?? said
    // What is none would be counted as nobody's. The proxy that said it is somebody.
    return ipaddr.isValid(address) ? address : (request.socket.remoteAddress ?? '')
  }
}

/** An address as some proxies write it: with its port behind it, of IPv6 in brackets. */
const WITH_PORT = /^(?:(\d+(?:\.\d+){3})|\[([^\]]+)\])(?::\d+)?$/

/** Runs what answers a request that came from an address. */
export function asCaller<T>(address: string, run: () => T): T {
  return calling.run(address, run)
}

/** Reading an address takes longer than many an answer. */
const known = new LRUCache<string, { key: string | null }>({ max: 10_000 })

/** Who is counted as one caller: an address, of IPv6 the network of one household (/64). Null for what is no address. */
export function keyOfAddress(address: string): string | null {
  const there = known.get(address)
  if (there) return there.key
  const key = readKey(address)
  known.set(address, { key })
  return key
}

/** Whoever calls now, as they are counted. Null where nobody knows, as behind a server that is not ours. */
export function callerKey(): string | null {
  const address = calling.getStore()
  return address === undefined ? null : keyOfAddress(address)
}

function readKey(address: string): string | null {
  if (!ipaddr.isValid(address)) return null
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}
