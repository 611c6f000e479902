/** What Ghost exports: JSON with the rows of its tables, as `{ db: [{ data }] }` or `{ data }`. */
import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { escapeHtml, isObject } from '../../body'
import { ImportError } from '../messages'
import { sentence } from '../sentences'
import type { Archive, Item, LeftOut } from './item'
import { plainLine } from './wordpress'

/** It is read whole, and no text may be longer in JavaScript. */
const MAX_BYTES = 500_000_000

const id = z.union([z.string(), z.number()]).transform(String)
const text = z.string().nullish().catch(null)

/** The rows of a table that are sound; none where the table is missing. */
function rows<Row extends z.ZodType>(row: Row) {
  return z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((all) => all.flatMap((each) => row.safeParse(each).data ?? []))
}

const postRow = z.looseObject({
  id: id.optional().catch(undefined),
  uuid: text,
  title: text,
  slug: text,
  html: text,
  lexical: text,
  mobiledoc: text,
  plaintext: text,
  type: text,
  page: z.union([z.boolean(), z.number()]).nullish().catch(null),
  status: text,
  visibility: text,
  custom_excerpt: text,
  feature_image: text,
  feature_image_alt: text,
  feature_image_caption: text,
  published_at: z.union([z.string(), z.number()]).nullish().catch(null),
  canonical_url: text,
  locale: text,
  author_id: id.nullish().catch(null),
})
type Post = z.infer<typeof postRow>

const named = rows(z.looseObject({ id, name: z.string(), visibility: text }))
const dataShape = z.looseObject({
  posts: z.array(z.unknown()),
  tags: named,
  users: named,
  posts_tags: rows(z.looseObject({ post_id: id, tag_id: id, sort_order: z.number().catch(0) })),
  posts_authors: rows(z.looseObject({ post_id: id, author_id: id, sort_order: z.number().catch(0) })),
  posts_meta: rows(z.looseObject({ post_id: id, feature_image_alt: text, feature_image_caption: text })),
  settings: rows(z.looseObject({ key: z.string(), value: text })),
})
type Data = z.infer<typeof dataShape>

/** Opens an export of Ghost. `site` is where it was, where the export does not say so. Throws `ImportError` for what is none. */
export async function openGhost(path: string, called: string, site: string | null): Promise<Archive> {
  const data = await dataOf(path, called)
  const posts = data.posts.flatMap((each) => {
    const { data: post } = postRow.safeParse(each)
    return post && !isPage(post) ? [post] : []
  })
  const others = data.posts.length - posts.length
  return {
    origin: site ?? settingOf(data, 'url') ?? settingOf(data, 'title') ?? called,
    count: posts.length,
    language: settingOf(data, 'locale') ?? settingOf(data, 'lang'),
    said:
      others === 0 ? [] : [sentence('Only posts are stories; passed over: {others}.', { others: `${others} × page` })],
    items: itemsOf(posts, data, site),
  }
}

function settingOf({ settings }: Data, key: string): string | null {
  return settings.find((each) => each.key === key)?.value || null
}

function isPage({ page, type }: Post): boolean {
  return type === 'page' || Boolean(page)
}

async function dataOf(path: string, file: string): Promise<Data> {
  if ((await stat(path)).size > MAX_BYTES) {
    throw new ImportError(sentence("'{file}' is too large: export it in parts of 500 MB at most.", { file }))
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)))
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error
    throw new ImportError(sentence("'{file}' is no sound JSON in UTF-8. Export it again.", { file }))
  }
  const [first] = isObject(parsed) && Array.isArray(parsed.db) ? (parsed.db as unknown[]) : [parsed]
  const { data } = dataShape.safeParse(isObject(first) ? first.data : undefined)
  if (data) return data
  throw new ImportError(sentence("'{file}' is no export of Ghost: it has no posts in its data.", { file }))
}

function grouped<Row>(all: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of all) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

function* itemsOf(posts: readonly Post[], data: Data, site: string | null): Generator<Item | LeftOut> {
  const setting = (key: string) => settingOf(data, key)
  const tags = new Map(data.tags.map((tag) => [tag.id, tag]))
  const users = new Map(data.users.map((user) => [user.id, user.name]))
  const tagged = grouped(data.posts_tags, ({ post_id }) => post_id)
  const written = grouped(data.posts_authors, ({ post_id }) => post_id)
  const metas = new Map(data.posts_meta.map((meta) => [meta.post_id, meta]))
  const home = (site ?? setting('url') ?? '').replace(/(?<!\/)\/+$/, '')
  const inOrder = <Row extends { sort_order: number }>(list: Row[] = []) =>
    list.toSorted((a, b) => a.sort_order - b.sort_order)

  for (const post of posts) {
    const title = post.title?.trim() ?? ''
    const name = title || `#${post.id ?? post.uuid ?? '?'}`
    const guid = post.uuid || post.id
    if (!guid) {
      yield {
        name,
        leftOut: sentence('It has no uuid and no id, by which it would be known when it is imported again.'),
      }
      continue
    }
    const key = post.id ?? ''
    const isOpen = !post.visibility || post.visibility === 'public'
    const isPublished = post.status === 'published' && isOpen
    const authors = inOrder(written.get(key)).flatMap(({ author_id }) => users.get(author_id) ?? [])
    const author = post.author_id ? users.get(post.author_id) : undefined
    const here = (url: string) => url.replaceAll('__GHOST_URL__', home)
    const meta = metas.get(key)
    const caption = plainLine(post.feature_image_caption ?? meta?.feature_image_caption ?? '') || null
    const url = home !== '' && post.slug ? `${home}/${post.slug}/` : null
    yield {
      guid,
      name,
      language: post.locale || null,
      group: null,
      title,
      dek: post.custom_excerpt?.trim() || null,
      slug: post.slug || null,
      text: { html: here(htmlOf(post)), isLines: false },
      isPublished,
      isRestricted: post.status === 'published' && !isOpen,
      published: isPublished && post.published_at ? momentOf(post.published_at) : null,
      url: isPublished ? url : null,
      ...(isPublished && post.canonical_url ? { canonical: here(post.canonical_url) } : {}),
      outlet: setting('title'),
      authors: authors.length > 0 ? authors : author === undefined ? [] : [author],
      // What begins with # is for the site, and not for readers.
      topics: inOrder(tagged.get(key)).flatMap(({ tag_id }) => {
        const tag = tags.get(tag_id)
        return tag && tag.visibility !== 'internal' && !tag.name.startsWith('#') ? [tag.name] : []
      }),
      hero: post.feature_image
        ? { url: here(post.feature_image), alt: post.feature_image_alt ?? meta?.feature_image_alt ?? '', caption }
        : null,
      formerSlugs: [],
      folder: '',
      said:
        post.status === 'published' && !isOpen
          ? [sentence('Not everybody could read it there, and it comes as a draft.')]
          : [],
    }
  }
}

/** A moment as ISO 8601 has it; what is none is left as it is, to be found so. */
function momentOf(value: string | number): string {
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString()
}

function htmlOf({ html, lexical, mobiledoc, plaintext }: Post): string {
  if (html) return html
  return (
    (lexical ? read(lexical, ofLexical) : null) ??
    (mobiledoc ? read(mobiledoc, ofMobiledoc) : null) ??
    (plaintext ?? '')
      .split(/\n{2,}/)
      .map((each) => `<p>${escapeHtml(each)}</p>`)
      .join('')
  )
}

function read(json: string, html: (document: unknown) => string): string | null {
  try {
    return html(JSON.parse(json))
  } catch {
    return null
  }
}

function texts(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

const BLOCKS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  quote: 'blockquote',
  'extended-quote': 'blockquote',
  aside: 'blockquote',
  listitem: 'li',
}
const TAGS = /^(?:h[1-6]|ul|ol)$/
/** Nothing is nested as deep that a reader could follow. */
const DEEPEST = 50

/** What Ghost's editor keeps, as HTML. */
function ofLexical(document: unknown): string {
  return isObject(document) ? lexicalNode(document.root, 0) : ''
}

function lexicalNode(node: unknown, depth: number): string {
  if (!isObject(node) || depth > DEEPEST) return ''
  const inner = (Array.isArray(node.children) ? node.children : [])
    .map((child: unknown) => lexicalNode(child, depth + 1))
    .join('')
  const type = texts(node.type)
  const format = typeof node.format === 'number' ? node.format : 0
  switch (type) {
    case 'text':
    case 'extended-text': {
      const own = escapeHtml(texts(node.text))
      const strong = format & 1 ? `<strong>${own}</strong>` : own
      return format & 2 ? `<em>${strong}</em>` : strong
    }
    case 'linebreak':
      return '<br>'
    case 'link':
      return `<a href="${escapeHtml(texts(node.url))}">${inner}</a>`
    case 'horizontalrule':
      return '<hr>'
    case 'image': {
      const image = `<img src="${escapeHtml(texts(node.src))}" alt="${escapeHtml(texts(node.alt))}">`
      return `<figure>${image}<figcaption>${texts(node.caption)}</figcaption></figure>`
    }
    case 'html':
      return texts(node.html)
    case 'embed':
    case 'bookmark':
      return `<p>${escapeHtml(texts(node.url))}</p>`
    case 'callout':
      return `<p>${texts(node.calloutText)}</p>`
    case 'markdown':
      return `<p>${escapeHtml(texts(node.markdown))}</p>`
  }
  const tag = TAGS.test(texts(node.tag)) ? texts(node.tag) : BLOCKS[type]
  return tag === undefined ? inner : `<${tag}>${inner}</${tag}>`
}

/** What Ghost's editor before that kept: sections of markers, https://github.com/bustle/mobiledoc-kit. */
function ofMobiledoc(document: unknown): string {
  if (!isObject(document) || !Array.isArray(document.sections)) return ''
  const markers = (list: unknown) =>
    (Array.isArray(list) ? list : [])
      .map((marker: unknown) => (Array.isArray(marker) ? escapeHtml(texts(marker[3])) : ''))
      .join('')
  const cards = Array.isArray(document.cards) ? (document.cards as unknown[]) : []
  return document.sections
    .map((section: unknown) => {
      if (!Array.isArray(section)) return ''
      const [kind, second, third] = section as unknown[]
      if (kind === 1) {
        const tag = /^(?:h[1-6]|blockquote)$/.test(texts(second)) ? texts(second) : 'p'
        return `<${tag}>${markers(third)}</${tag}>`
      }
      if (kind === 3 && Array.isArray(third)) {
        const tag = second === 'ol' ? 'ol' : 'ul'
        return `<${tag}>${third.map((item: unknown) => `<li>${markers(item)}</li>`).join('')}</${tag}>`
      }
      return kind === 10 ? cardOf(cards[Number(second)]) : ''
    })
    .join('')
}

function cardOf(card: unknown): string {
  if (!Array.isArray(card)) return ''
  const [name, given] = card as unknown[]
  const fields = isObject(given) ? given : {}
  if (name === 'image') return lexicalNode({ ...fields, type: 'image' }, 0)
  if (name === 'html' || name === 'embed') return texts(fields.html)
  return name === 'markdown' || name === 'card-markdown' ? `<p>${escapeHtml(texts(fields.markdown))}</p>` : ''
}
