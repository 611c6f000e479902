/** What another site shows and a story leads to: addresses of a few providers, in the form in which each is public. Pure. */
import { safeHref } from './links'
import type { EmbedFields, LexicalNode } from './types'
import { isObject } from './walk'

/** Something of a provider: what that is called, and the one address that it has there. */
export type Embedded = { provider: string; url: string }

type Provider = {
  name: string
  hosts: readonly string[]
  /** The address of what a path, or a parameter, names; null where it names nothing of one's own. */
  address: (path: string, parameters: URLSearchParams) => string | null
}

/** The address that a path leads to, by the first pattern that it fits: `$1` and so on stand for what is in brackets. */
function byPath(...patterns: ReadonlyArray<readonly [RegExp, string]>): Provider['address'] {
  return (path) => {
    const found = patterns.find(([pattern]) => pattern.test(path))
    return found ? path.replace(found[0], found[1]) : null
  }
}

const VIDEO = /^[\w-]{11}$/
const videos = byPath([/^\/(?:shorts|live|embed)\/([\w-]{11})$/, '$1'])

const PROVIDERS: readonly Provider[] = [
  {
    name: 'YouTube',
    hosts: ['youtube.com', 'm.youtube.com', 'youtube-nocookie.com', 'youtu.be'],
    address: (path, parameters) => {
      const [, short = ''] = /^\/([\w-]{11})$/.exec(path) ?? []
      const id = path === '/watch' ? (parameters.get('v') ?? '') : (videos(path, parameters) ?? short)
      return VIDEO.test(id) ? `https://www.youtube.com/watch?v=${id}` : null
    },
  },
  {
    name: 'Vimeo',
    hosts: ['vimeo.com', 'player.vimeo.com'],
    address: byPath([/^\/(?:video\/)?(\d{4,12})$/, 'https://vimeo.com/$1']),
  },
  {
    name: 'SoundCloud',
    hosts: ['soundcloud.com'],
    address: byPath([/^\/([\w-]{2,40})\/([\w-]{1,120})$/, 'https://soundcloud.com/$1/$2']),
  },
  {
    name: 'Spotify',
    hosts: ['open.spotify.com'],
    address: byPath([
      /^\/(?:embed\/)?(episode|show|track|album|playlist)\/([\da-z]{22})$/i,
      'https://open.spotify.com/$1/$2',
    ]),
  },
  {
    name: 'Datawrapper',
    hosts: ['datawrapper.dwcdn.net'],
    address: byPath([/^\/([\da-z]{5})(?:\/\d+)?$/i, 'https://datawrapper.dwcdn.net/$1/']),
  },
  {
    name: 'DocumentCloud',
    hosts: ['documentcloud.org', 'embed.documentcloud.org'],
    address: byPath([/^\/documents\/(\d{1,12}(?:-[\w-]{1,200})?)$/, 'https://www.documentcloud.org/documents/$1']),
  },
  {
    name: 'Bluesky',
    hosts: ['bsky.app'],
    address: byPath([/^\/profile\/([\w.:-]{3,250})\/post\/([\da-z]{10,20})$/i, 'https://bsky.app/profile/$1/post/$2']),
  },
  {
    name: 'X',
    hosts: ['x.com', 'twitter.com', 'mobile.twitter.com'],
    address: byPath([/^\/(\w{1,15})\/status\/(\d{1,20})$/, 'https://x.com/$1/status/$2']),
  },
]

/** The providers by name, as somebody is told who gave another address. */
export const embedProviders: readonly string[] = PROVIDERS.map(({ name }) => name)

/** What an address leads to at a provider; null for an address of anything else. */
export function embeddedAt(address: unknown): Embedded | null {
  const href = safeHref(address)
  if (href === null || !/^https?:/i.test(href)) return null
  const { hostname, pathname, port, searchParams, username } = new URL(href)
  if (port !== '' || username !== '') return null
  const host = hostname.replace(/^www\./, '')
  const provider = PROVIDERS.find(({ hosts }) => hosts.includes(host))
  const url = provider?.address(pathname.replace(/(?<=.)\/$/, ''), searchParams) ?? null
  return provider && url !== null ? { provider: provider.name, url } : null
}

/** The fields of an embed, or null where a node is none. */
export function embedFields({ fields, type }: LexicalNode): EmbedFields | null {
  if (type !== 'block' || !isObject(fields) || fields.blockType !== 'embed') return null
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
  return { id: text(fields.id), blockType: 'embed', url: text(fields.url), title: text(fields.heading) }
}

/** A line that is nothing but a link to something of a provider, as an embed with its words as the title. */
export function embedOfLine(children: readonly LexicalNode[]): LexicalNode | null {
  const words = children.filter(({ text, type }) => type !== 'text' || (text ?? '').trim() !== '')
  const [only] = words
  if (!only || words.length !== 1) return null
  const linked = only.type === 'link' ? (only.children ?? []) : [only]
  if (!linked.every(({ type }) => type === 'text')) return null
  const text = linked
    .map((each) => each.text ?? '')
    .join('')
    .trim()
  const found = embeddedAt(only.type === 'link' ? only.fields?.url : text)
  return found && embedNode(crypto.randomUUID(), found.url, embeddedAt(text) ? '' : text)
}

/** An embed as the editor makes one. */
export function embedNode(id: string, url: string, heading = ''): LexicalNode {
  return { type: 'block', version: 2, format: '', fields: { id, blockType: 'embed', url, heading } }
}
