/** A folder of stories: Markdown and plain text, in it and below it, with front matter or without. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { frontMatter, outsideText } from '../../body'
import { ImportError } from '../messages'
import { readStory } from '../read'
import { sentence } from '../sentences'
import type { Archive, Item, LeftOut } from './item'

const STORY = /\.(?:md|markdown|txt)$/i
/** How deep folders are looked into. */
const DEEPEST = 20

/** Opens a folder. What begins with a dot or an underscore is no story, and links lead nowhere. */
export async function openFolder(folder: string, called: string): Promise<Archive> {
  const names = await storiesIn(folder, '', 0)
  if (names.length === 0) {
    throw new ImportError(
      sentence("There is no story in '{folder}': no file ends with .md, .markdown or .txt.", { folder: called }),
    )
  }
  return { origin: path.resolve(folder), count: names.length, language: null, said: [], items: itemsOf(folder, names) }
}

async function storiesIn(root: string, below: string, depth: number): Promise<string[]> {
  if (depth > DEEPEST) return []
  const entries = await readdir(path.join(root, below), { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (/^[._]/.test(entry.name)) continue
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await storiesIn(root, name, depth + 1)))
    else if (entry.isFile() && STORY.test(entry.name)) found.push(name)
  }
  return found
}

async function* itemsOf(folder: string, names: readonly string[]): AsyncGenerator<Item | LeftOut> {
  for (const name of names) {
    try {
      // Nothing is piped in.
      yield itemOf(await readStory(name, { folder, stdin: noInput() }), { folder, name })
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      yield { name, leftOut: error.said }
    }
  }
}

async function* noInput(): AsyncGenerator<Uint8Array> {
  yield* []
}

const IS_SO = /^(?:true|yes|1)$/i

/** A text with its front matter as an item; what the front matter does not say is left to the text and to the file. */
export function itemOf(text: string, { folder, name }: { folder: string; name: string }): Item {
  const { content, fields, lists } = frontMatter(outsideText(text))
  const one = (...keys: string[]) => keys.map((key) => fields.get(key)).find((value) => value) ?? null
  const all = (...keys: string[]) =>
    keys.flatMap((key) => lists.get(key) ?? fields.get(key)?.split(/,/) ?? []).flatMap((each) => each.trim() || [])
  const file = name.replace(STORY, '')
  const base = path.posix.basename(file)
  // `story/index.md` is called as its folder is.
  const called = /^(?:_?index|readme)$/i.test(base) ? path.posix.basename(path.posix.dirname(file)) : base
  const [, day = null, rest = called] = /^(\d{4}-\d\d-\d\d)-(.+)$/.exec(called) ?? []
  const status = one('status')
  return {
    guid: one('guid', 'id') ?? `file:${path.basename(path.resolve(folder))}/${name}`,
    name,
    language: one('lang', 'language'),
    group: one('translationkey', 'story'),
    title: one('title') ?? '',
    dek: one('dek', 'description', 'excerpt', 'summary', 'subtitle'),
    slug: one('slug') ?? (rest === '.' ? null : rest),
    text: { markdown: withoutSpokenFor(content, one('title')) },
    isPublished:
      !IS_SO.test(one('draft') ?? '') &&
      one('published') !== 'false' &&
      !/^(?:draft|pending|private)$/i.test(status ?? ''),
    isRestricted: false,
    published: one('date', 'published_at', 'pubdate') ?? day,
    url: one('url', 'canonical_url', 'permalink'),
    outlet: one('outlet', 'publication'),
    authors: all('authors', 'author', 'byline'),
    topics: all('topics', 'categories', 'category', 'tags'),
    hero: imageOf(one('image', 'cover', 'featured_image'), one('image_alt'), one('image_caption')),
    formerSlugs: [],
    folder: path.posix.dirname(name) === '.' ? '' : path.posix.dirname(name),
    said: [],
  }
}

function imageOf(url: string | null, alt: string | null, caption: string | null): Item['hero'] {
  return url === null ? null : { url, alt: alt ?? '', caption }
}

/** The text with its title as a block that its reader knows, where the front matter had it. */
function withoutSpokenFor(content: string, title: string | null): string {
  return title === null ? content : `---\ntitle: ${JSON.stringify(title)}\n---\n${content}`
}
