/**
 * What WordPress exports: WXR, RSS 2.0 with names of its own. It is read as a stream, twice: first what posts refer to
 * (who wrote them, their images), then the posts. Entities that a document declares stand for nothing, and nothing
 * outside of it is read.
 */
import { createReadStream } from 'node:fs'
import { SaxesParser } from 'saxes'
import { ImportError } from '../messages'
import { sentence } from '../sentences'
import type { Archive, Item, LeftOut } from './item'
import { plainLine, withoutShortcodes } from './wordpress'

/** In characters: no text of a newspaper is longer, and one that has no end must not fill the memory. */
const LONGEST_FIELD = 4_000_000
/** Elements within each other. */
const DEEPEST = 100

/** An element with what is in it, as far as it is kept: its text, and the elements below it. */
type Node = { name: string; attributes: Record<string, string>; text: string; children: Node[] }

/** Where the file is, and what whoever named it called it. */
type File = { path: string; called: string }

type Attachment = { url: string; alt: string; caption: string | null }
type Index = {
  site: string | null
  address: string | null
  language: string | null
  authors: Map<string, string>
  attachments: Map<string, Attachment>
  posts: number
  others: Map<string, number>
}

/** Opens an export of WordPress. Throws `ImportError` for what is none. */
export async function openWxr(path: string, called: string): Promise<Archive> {
  const file = { path, called }
  const index: Index = {
    site: null,
    address: null,
    language: null,
    authors: new Map(),
    attachments: new Map(),
    posts: 0,
    others: new Map(),
  }
  let isWxr = false
  for await (const node of nodesOf(file)) {
    if (node.name === 'wp:wxr_version') isWxr = true
    note(index, node)
  }
  if (!isWxr) {
    throw new ImportError(sentence("'{file}' is no export of WordPress: it has no <wp:wxr_version>.", { file: called }))
  }
  const others = [...index.others].map(([type, count]) => `${count} × ${type}`).join(', ')
  return {
    origin: index.address ?? called,
    count: index.posts,
    language: index.language,
    said: others === '' ? [] : [sentence('Only posts are stories; passed over: {others}.', { others })],
    items: postsOf(file, index),
  }
}

/** What is no post, and not said to be passed over: parts of others. */
const PARTS = new Set(['attachment', 'revision'])
/** What was never meant to be read. */
const NO_STORY = new Set(['trash', 'auto-draft', 'inherit'])

function isStory(node: Node): boolean {
  return textOf(node, 'wp:post_type') === 'post' && !NO_STORY.has(textOf(node, 'wp:status'))
}

function note(index: Index, node: Node): void {
  if (node.name === 'title') index.site ??= plainLine(node.text) || null
  else if (node.name === 'link') index.address ??= node.text.trim() || null
  else if (node.name === 'language') index.language ??= node.text.trim() || null
  else if (node.name === 'wp:author') {
    const login = textOf(node, 'wp:author_login')
    const name = plainLine(textOf(node, 'wp:author_display_name')) || login
    if (login !== '') index.authors.set(login, name)
  } else if (node.name === 'item') {
    const type = textOf(node, 'wp:post_type')
    if (type === 'attachment') {
      index.attachments.set(textOf(node, 'wp:post_id'), {
        url: textOf(node, 'wp:attachment_url'),
        alt: plainLine(metaOf(node, '_wp_attachment_image_alt')[0] ?? ''),
        caption: plainLine(textOf(node, 'excerpt:encoded')) || null,
      })
    } else if (isStory(node)) index.posts += 1
    else if (type !== 'post' && !PARTS.has(type)) index.others.set(type, (index.others.get(type) ?? 0) + 1)
  }
}

async function* postsOf(file: File, index: Index): AsyncGenerator<Item | LeftOut> {
  for await (const node of nodesOf(file)) if (node.name === 'item' && isStory(node)) yield itemOf(node, index)
}

function itemOf(node: Node, { attachments, authors, site }: Index): Item | LeftOut {
  const title = plainLine(textOf(node, 'title'))
  const id = textOf(node, 'wp:post_id')
  const name = title || `#${id}`
  const guid = textOf(node, 'guid') || textOf(node, 'link')
  if (guid === '')
    return { name, leftOut: sentence('It has no <guid>, by which it would be known when it is imported again.') }
  const status = textOf(node, 'wp:status')
  const isLocked = textOf(node, 'wp:post_password') !== ''
  const isPublished = status === 'publish' && !isLocked
  const { html, unknown } = withoutShortcodes(textOf(node, 'content:encoded'))
  const categories = node.children.filter((child) => child.name === 'category')
  const named = (...domains: string[]) =>
    categories.flatMap(({ attributes: { domain = '', nicename = '' }, text }) =>
      domains.includes(domain) && !/^(?:uncategorized|sin-categoria)$/.test(nicename) ? plainLine(text) || [] : [],
    )
  const nicename = (domain: string) =>
    categories.find(({ attributes }) => attributes.domain === domain)?.attributes.nicename || null
  const login = textOf(node, 'dc:creator')
  const coauthors = named('author')
  const hero = attachments.get(metaOf(node, '_thumbnail_id')[0] ?? '')
  return {
    guid,
    name,
    language: nicename('language'),
    group: nicename('post_translations'),
    title,
    dek: plainLine(textOf(node, 'excerpt:encoded')) || null,
    slug: decoded(textOf(node, 'wp:post_name')) || null,
    // Gutenberg marks its paragraphs; before it they were lines.
    text: { html, isLines: !/<!--\s*wp:/.test(html) },
    isPublished,
    isRestricted: status === 'publish' && isLocked,
    published: isPublished ? textOf(node, 'wp:post_date').replace(' ', 'T').slice(0, 16) || null : null,
    url: isPublished ? textOf(node, 'link') || null : null,
    outlet: site,
    authors: coauthors.length > 0 ? coauthors : login === '' ? [] : [authors.get(login) ?? login],
    topics: named('category', 'post_tag'),
    hero: hero && hero.url !== '' ? hero : null,
    formerSlugs: metaOf(node, '_wp_old_slug').map(decoded),
    folder: '',
    said: [
      ...(isLocked ? [sentence('It had a password, and comes as a draft.')] : []),
      ...(unknown.length > 0
        ? [
            sentence('Shortcodes that nothing stands for are left as text: {list}.', {
              list: unknown.map((each) => `[${each}]`).join(', '),
            }),
          ]
        : []),
    ],
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function textOf(node: Node, name: string): string {
  return node.children.find((child) => child.name === name)?.text.trim() ?? ''
}

function metaOf(node: Node, key: string): string[] {
  return node.children.flatMap((child) =>
    child.name === 'wp:postmeta' && textOf(child, 'wp:meta_key') === key ? [textOf(child, 'wp:meta_value')] : [],
  )
}

/** The elements right below the channel, each whole, one after the other. */
async function* nodesOf(file: File): AsyncGenerator<Node> {
  const parser = new SaxesParser({ xmlns: false })
  const stack: Node[] = []
  let found: Node[] = []
  const problems: string[] = []
  parser.on('error', ({ message }) => {
    problems.push(message)
  })
  parser.on('opentag', ({ attributes, name }) => {
    if (stack.length >= DEEPEST) problems.push(`<${name}> is within ${DEEPEST} others`)
    stack.push({ name, attributes, text: '', children: [] })
  })
  const add = (text: string) => {
    const [node] = stack.slice(-1)
    // Of the channel itself nothing is read but its elements.
    if (!node || stack.length <= 2) return
    node.text += text
    if (node.text.length > LONGEST_FIELD) problems.push(`<${node.name}> has no end`)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const node = stack.pop()
    if (!node) return
    if (stack.length === 2) found.push(node)
    else stack.at(-1)?.children.push(node)
  })
  const meetProblems = () => {
    const [problem] = problems
    if (problem === undefined) return
    throw new ImportError(
      sentence("'{file}' is no sound XML: {problem}. Export it again.", { file: file.called, problem }),
    )
  }
  for await (const text of textsOf(file)) {
    parser.write(text)
    meetProblems()
    const ready = found
    found = []
    yield* ready
  }
  parser.close()
  meetProblems()
  yield* found
}

async function* textsOf({ called: file, path }: File): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const unsound = () =>
    new ImportError(sentence("'{file}' is no text in UTF-8: export it with that encoding.", { file }))
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    let text: string
    try {
      text = decoder.decode(chunk as Buffer, { stream: true })
    } catch {
      throw unsound()
    }
    // WordPress keeps what was pasted, and XML has no way to write it.
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    yield text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  }
  try {
    yield decoder.decode()
  } catch {
    throw unsound()
  }
}
