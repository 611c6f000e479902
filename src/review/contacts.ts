/** Finds addresses, telephone numbers and accounts of those who must not be named. Pure. */
import { plainText } from './plainText'
import type { Protected } from './recordedNames'

type Found = { owner: string; start: number; end: number }

const SHORTEST_NUMBER = 8
const SHORTEST_ACCOUNT = 4

const RUN = /[\p{L}\p{M}\p{N}._%+@-]+/gu
const NUMBER = /\+?\d(?:[\s().-]{0,2}\d){6,}/g
const ACCOUNT = /[@/]([\p{L}\p{N}_.]{4,})/gu

/** A piece of a text without the stops around it, and where it starts. */
function trimmed(text: string, start: number): { text: string; start: number } {
  let [from, to] = [0, text.length]
  while (from < to && /[.%+-]/.test(text[from] ?? '')) from += 1
  while (to > from && /[.%+_-]/.test(text[to - 1] ?? '')) to -= 1
  return { text: text.slice(from, to), start: start + from }
}

/** The addresses in a text, in time that grows with its length: a run of letters without an @ is read once. */
function addressesIn(text: string): Array<{ text: string; start: number }> {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    if (!run.includes('@')) return []
    let place = index
    const parts = run.split('@').map((part) => {
      const piece = trimmed(part, place)
      place += part.length + 1
      return piece
    })
    return parts.slice(1).flatMap((domain, at) => {
      const local = parts[at]
      return local && local.text !== '' && domain.text.includes('.')
        ? [{ text: `${local.text}@${domain.text}`.toLowerCase(), start: local.start }]
        : []
    })
  })
}

/** Finds how those are reached, in texts that are plain; what it gives are places in these. */
export function contactFinder(names: readonly Protected[]): (plain: string) => Found[] {
  const addresses = new Map<string, string>()
  const accounts = new Map<string, string>()
  const numbers = new Map<string, Array<{ owner: string; digits: string }>>()
  for (const { owner, contact } of names) {
    if (!contact) continue
    const { text } = plainText(contact)
    for (const address of addressesIn(text)) addresses.set(address.text, owner)
    for (const [, account = ''] of text.matchAll(/(?<![\p{L}\p{N}._%+-])@([\p{L}\p{N}_.]{4,})/gu)) {
      accounts.set(trimmed(account, 0).text.toLowerCase(), owner)
    }
    for (const [number] of text.matchAll(NUMBER)) {
      const digits = number.replace(/\D/g, '')
      if (digits.length < SHORTEST_NUMBER) continue
      const end = digits.slice(-SHORTEST_NUMBER)
      numbers.set(end, [...(numbers.get(end) ?? []), { owner, digits }])
    }
  }
  const found = (owner: string | undefined, start: number, length: number): Found[] =>
    owner === undefined ? [] : [{ owner, start, end: start + length }]
  return (text) => [
    ...(addresses.size === 0
      ? []
      : addressesIn(text).flatMap((each) => found(addresses.get(each.text), each.start, each.text.length))),
    ...(accounts.size === 0
      ? []
      : [...text.matchAll(ACCOUNT)].flatMap(({ 1: written = '', index }) => {
          const account = trimmed(written, index + 1)
          return account.text.length < SHORTEST_ACCOUNT
            ? []
            : found(accounts.get(account.text.toLowerCase()), account.start, account.text.length)
        })),
    ...(numbers.size === 0
      ? []
      : [...text.matchAll(NUMBER)].flatMap(({ 0: number, index }) => {
          const digits = number.replace(/\D/g, '')
          // With or without the code of the country.
          const same = numbers
            .get(digits.slice(-SHORTEST_NUMBER))
            ?.find((each) => each.digits.endsWith(digits) || digits.endsWith(each.digits))
          return found(same?.owner, index, number.length)
        })),
  ]
}
