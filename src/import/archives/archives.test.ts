import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it, test } from 'vitest'
import { validateBody } from '../../body'
import { itemOf } from './folder'
import { openGhost } from './ghost'
import { bodyOfHtml } from './html'
import { imageFinder } from './imageFinder'
import type { Archive, Item, LeftOut } from './item'
import { Progress } from './progress'
import { eachOnce, redirectsAsCsv, redirectsTo } from './redirects'
import { digestOf, publishedOn, storyOf } from './story'
import { plainLine, withoutShortcodes } from './wordpress'
import { openWxr } from './wxr'

const folder = mkdtempSync(path.join(tmpdir(), 'cited-archives-'))
afterAll(() => rmSync(folder, { force: true, recursive: true }))

const fixtures = path.join(import.meta.dirname, '../../../tests/fixtures/archives')
const wordpress = readFileSync(path.join(fixtures, 'wordpress.xml'), 'utf8')

async function itemsOf({ items }: Archive): Promise<Array<Item | LeftOut>> {
  const all: Array<Item | LeftOut> = []
  for await (const item of items) all.push(item)
  return all
}
function file(name: string, content: string | Uint8Array) {
  writeFileSync(path.join(folder, name), content)
  return path.join(folder, name)
}
function wxr(...items: string[]) {
  const channel = `<title>T</title><wp:wxr_version>1.2</wp:wxr_version>${items.join('')}`
  const names = 'xmlns:wp="a" xmlns:content="b" xmlns:excerpt="c" xmlns:dc="d"'
  return `<?xml version="1.0"?><rss version="2.0" ${names}><channel>${channel}</channel></rss>`
}
function post(fields: Record<string, string>) {
  const all = { guid: 'g', title: 'A title', 'wp:post_type': 'post', 'wp:status': 'publish', ...fields }
  return `<item>${Object.entries(all)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</item>`
}
const reading = {
  timeZone: 'America/Mexico_City',
  outlet: null,
  find: imageFinder(null, null),
  now: new Date('2026-11-27'),
}
async function storyFrom(data: Partial<Item>) {
  return storyOf({ ...itemOf('Text.', { folder: 'notes', name: 'a.md' }), title: 'A title', ...data }, reading)
}

describe('front matter', () => {
  test('says what a file is', () => {
    const text =
      '---\nGUID: 7\ntitle: "Uno: dos"\nlang: es\ndate: 2019-03-05\ntags: [agua, "La sierra"]\nauthor: Ana, Beto\ndraft: true\nimage: a.png\nimage_alt: Un pozo\n---\n\nTexto.'
    expect(itemOf(text, { folder: '/x/notes', name: 'deep/2019-03-05-un-pozo.md' })).toMatchObject({
      guid: '7',
      title: 'Uno: dos',
      language: 'es',
      published: '2019-03-05',
      topics: ['agua', 'La sierra'],
      authors: ['Ana', 'Beto'],
      isPublished: false,
      slug: 'un-pozo',
      hero: { url: 'a.png', alt: 'Un pozo', caption: null },
      folder: 'deep',
    })
  })
  test.each([
    ['a.md', 'file:notes/a.md', 'a', null],
    ['2020-01-02-b.txt', 'file:notes/2020-01-02-b.txt', 'b', '2020-01-02'],
    ['a-story/index.md', 'file:notes/a-story/index.md', 'a-story', null],
    ['index.md', 'file:notes/index.md', null, null],
  ])('of %s the name says what nothing else does', (name, guid, slug, published) => {
    expect(itemOf('Text.', { folder: '/x/notes', name })).toMatchObject({ guid, slug, published, isPublished: true })
  })
})

describe('WXR', () => {
  it('reads posts with what they refer to, wherever that stands', async () => {
    const archive = await openWxr(path.join(fixtures, 'wordpress.xml'), 'wordpress.xml')
    expect([archive.count, archive.language]).toEqual([7, 'es-MX'])
    const [first] = await itemsOf(archive)
    expect(first).toMatchObject({
      guid: 'https://valle.example/?p=12',
      title: 'El agua que no llega a San’Miguel',
      authors: ['Elena Ruiz'],
      topics: ['La sierra', 'Agua'],
      hero: { url: 'https://valle.example/wp-content/uploads/2019/03/pozo.png', alt: 'El pozo seco de San Miguel' },
      formerSlugs: ['el-agua'],
      published: '2019-03-05T10:22',
      outlet: 'El Valle & la Sierra',
    })
  })

  it('reads what real exports hold: control characters, slugs in other alphabets, text in pieces', async () => {
    const title = 'Ni\u00f1os \u{1f600}'
    const text = wxr(post({ title, 'content:encoded': 'Bell\u0007 here', 'wp:post_name': '%d9%85%d8%a7%d8%a1' }))
    const [item] = await itemsOf(await openWxr(file('odd.xml', text), 'odd.xml'))
    expect(item).toMatchObject({ title, slug: 'ماء', text: { html: 'Bell here', isLines: true } })
    // Letters of several bytes across the pieces that are read.
    const long = wxr(
      ...Array.from({ length: 3000 }, (_, index) =>
        post({ guid: `g${index}`, title: `ñandú ${index} ${'é'.repeat(100)}` }),
      ),
    )
    const all = await itemsOf(await openWxr(file('long.xml', long), 'long.xml'))
    expect(all).toHaveLength(3000)
    expect(all.every((each) => 'title' in each && /^ñandú \d+ é{100}$/.test(each.title))).toBe(true)
  })

  it('leaves out what cannot be known again, and what was never to be read', async () => {
    const text = wxr(
      post({ guid: '', title: 'No id' }),
      post({ guid: 'a', 'wp:status': 'trash' }),
      post({ guid: 'b', 'wp:status': 'auto-draft' }),
      post({ guid: 'c', 'wp:status': 'private' }),
    )
    expect(await itemsOf(await openWxr(file('some.xml', text), 'some.xml'))).toEqual([
      { name: 'No id', leftOut: expect.objectContaining({ en: expect.stringContaining('<guid>') }) },
      expect.objectContaining({ guid: 'c', isPublished: false }),
    ])
  })

  it.each([
    ['no XML', 'nothing', /no sound XML|no export/],
    ['what breaks off', wordpress.slice(0, 3000), /no sound XML/],
    [
      'entities that it declares',
      wordpress.replace('<rss', '<!DOCTYPE rss [<!ENTITY a "b">]><rss').replace('Noticias', '&a;'),
      /no sound XML/,
    ],
    ['endless nesting', wxr('<a>'.repeat(200) + '</a>'.repeat(200)), /no sound XML/],
    ['a feed', '<rss><channel><title>x</title></channel></rss>', /no export of WordPress/],
  ])('refuses %s', async (_, text, message) => {
    await expect(openWxr(file('refused.xml', text), 'refused.xml')).rejects.toThrow(message)
  })
  it('refuses another encoding', async () => {
    const latin = Buffer.from(wordpress, 'latin1')
    await expect(openWxr(file('latin.xml', latin), 'latin.xml')).rejects.toThrow(/no text in UTF-8/)
  })
})

describe('Ghost', () => {
  it('reads both shapes alike', async () => {
    const text = readFileSync(path.join(fixtures, 'ghost.json'), 'utf8')
    const both = await itemsOf(await openGhost(path.join(fixtures, 'ghost.json'), 'g', null))
    const { db } = JSON.parse(text) as { db: object[] }
    const other = await itemsOf(await openGhost(file('flat.json', JSON.stringify(db[0])), 'g', null))
    expect(other).toEqual(both)
    expect(both).toHaveLength(4)
  })
  it.each([
    ['no JSON', '{', /no sound JSON/],
    ['something else', '{"data": {}}', /no export of Ghost/],
    ['a list', '[]', /no export of Ghost/],
    ['nothing', 'null', /no export of Ghost/],
  ])('refuses %s', async (_, text, message) => {
    await expect(openGhost(file('refused.json', text), 'g', null)).rejects.toThrow(message)
  })
  it('tells where a story was from where it says that it first ran', async () => {
    const post = {
      uuid: 'u',
      title: 'Taken over',
      slug: 'taken-over',
      html: '<p>Text.</p>',
      status: 'published',
      published_at: '2020-01-15T23:30:00.000Z',
      canonical_url: 'https://partner.example/news/1',
    }
    const json = JSON.stringify({ data: { posts: [post], settings: [{ key: 'title', value: 'The River' }] } })
    const [item] = await itemsOf(await openGhost(file('partner.json', json), 'g', 'https://river.example'))
    expect(item).toMatchObject({ url: 'https://river.example/taken-over/', canonical: post.canonical_url })
    const story = await storyFrom(item as Item)
    expect(story).toMatchObject({ firstPublished: { url: post.canonical_url } })
    // It is the item that it was before they were told apart.
    const { canonical, ...rest } = item as Item
    expect(digestOf(item as Item)).toBe(digestOf({ ...rest, url: canonical ?? null }))
  })
  it('passes over rows that are none', async () => {
    const data = {
      posts: [null, 5, { id: 1, title: 7, slug: 'x', html: {}, lexical: '{"root":5}' }],
      tags: 'none',
      users: [{}],
    }
    const items = await itemsOf(await openGhost(file('rows.json', JSON.stringify({ data })), 'g', null))
    expect(items).toEqual([expect.objectContaining({ guid: '1', title: '', topics: [], isPublished: false })])
  })
})

describe('texts', () => {
  test.each([
    ['Tom &amp; <em>Jerry</em>', 'Tom & Jerry'],
    ['a &lt; b', 'a < b'],
    ['<script>x</script>', ''],
    ['plain', 'plain'],
  ])('%s is %s on one line', (html, text) => {
    expect(plainLine(html)).toBe(text)
  })
  test('shortcodes', () => {
    const { html, unknown } = withoutShortcodes(
      'He said “[sic]” [1].[caption width="3"]<a href="x"><img src="y" alt="z"></a> The square[/caption][embed]https://vimeo.com/123456[/embed][gallery ids="1"][box]in[/box]',
    )
    expect(unknown).toEqual(['gallery', 'box'])
    expect(html).toContain('<figure><a href="x"><img src="y" alt="z"></a><figcaption>The square</figcaption></figure>')
    expect(html).toContain('<p>https://vimeo.com/123456</p>')
    expect(html).toContain('[sic]')
  })
  test.each([
    ['lines', 'One\ntwo\n\nthree <b>four</b>\n<h2>Head</h2>\nfive', ['paragraph', 'paragraph', 'heading', 'paragraph']],
    ['nothing', '  <!-- wp --> ', []],
    [
      'an image',
      '<figure><img src="https://a.example/b.png" alt="B"><figcaption>C</figcaption></figure>',
      ['paragraph'],
    ],
    ['right to left', '<p dir="rtl">الماء لا يصل</p>', ['paragraph']],
    ['a script', '<script>x</script><p onclick="x">y</p>', ['paragraph']],
  ])('%s', (_, html, types) => {
    const body = bodyOfHtml({ html, isLines: true }, () => 'link')
    expect(body?.root.children.map(({ type }) => type)).toEqual(types)
    expect(validateBody(body)).toEqual([])
  })
  test('what is nested deeper than any text is none', () => {
    expect(bodyOfHtml({ html: '<div>'.repeat(500) + 'x', isLines: false }, () => null)).toBeNull()
  })
})

describe('dates', () => {
  test.each([
    ['2019-03-05', { day: '2019-03-05', at: '2019-03-05T06:00:00.000Z' }],
    ['2019-03-05T23:30', { day: '2019-03-05', at: '2019-03-06T05:30:00.000Z' }],
    ['2019-03-06T05:30:00.000Z', { day: '2019-03-05', at: '2019-03-06T05:30:00.000Z' }],
    ['2019-03-05T23:30:00-06:00', { day: '2019-03-05', at: '2019-03-06T05:30:00.000Z' }],
    ['0000-00-00T00:00', null],
    ['2019-02-30', null],
    ['2033-01-01', null],
    ['March 5', null],
    ['', null],
  ])('%s', (written, expected) => {
    expect(publishedOn(written, reading)).toEqual(expected)
  })
})

describe('stories', () => {
  test('take what there is, and say what they leave', async () => {
    const story = await storyFrom({
      published: '2033-01-01',
      dek: 'd'.repeat(1001),
      topics: ['Agua', 'agua', 'AGUA ', 'x'.repeat(101), ...Array.from({ length: 25 }, (_, index) => `t${index}`)],
      authors: ['Ana', 'ana', ' '],
      slug: 'Un Pozo_Más',
    })
    if ('leftOut' in story) throw new Error('It was left out.')
    expect(story).toMatchObject({ dek: null, authors: ['Ana'], slug: 'un-pozo-mas', firstPublished: null })
    expect(story.topics).toHaveLength(20)
    expect(story.said.map(({ en }) => en)).toEqual([
      'Its dek is longer than 1000 characters and was left out.',
      `“${'x'.repeat(80)}…” is too long and was left out.`,
      'Only 20 of its 26 topics were kept.',
      "It has no date: '2033-01-01' is none that was.",
    ])
  })
  test.each([
    ['no title', { title: ' ' }, /no title/],
    ['a long title', { title: 'x'.repeat(301) }, /301 characters/],
    ['no text', { text: { html: '<div>'.repeat(500), isLines: false } }, /nested deeper/],
  ])('%s is left out', async (_, data, message) => {
    expect(await storyFrom(data)).toEqual({ leftOut: expect.objectContaining({ en: expect.stringMatching(message) }) })
  })
  test('an address of no web is no address', async () => {
    expect(await storyFrom({ url: 'javascript:alert(1)', outlet: 'The River', published: '2019-03-05' })).toMatchObject(
      {
        firstPublished: { outlet: 'The River', url: null, date: '2019-03-05' },
      },
    )
    expect(await storyFrom({ url: null, published: '2019-03-05' })).toMatchObject({ lacksOutlet: true })
  })
  test('the hash is of what an item is, and not of what is said of it', () => {
    const item = itemOf('Text.', { folder: 'notes', name: 'a.md' })
    expect(digestOf({ ...item, said: [{ en: 'x', es: 'x' }], name: 'other' })).toBe(digestOf(item))
    expect(digestOf({ ...item, slug: 'b' })).not.toBe(digestOf(item))
  })
})

test('old addresses lead to new ones, as CSV', () => {
  const settings = {
    api: { path: '/v1', sharedMaxAge: null },
    reader: null,
    site: 'https://new.example/{language}/{slug}',
  }
  const to = (url: string | null, formerSlugs: string[] = []) =>
    redirectsTo({ language: 'es', slug: 'a' }, { url, formerSlugs }, { serverURL: '', settings })
  expect(to('https://old.example/2019/a/', ['b'])).toEqual([
    { from: 'https://old.example/2019/a/', to: 'https://new.example/es/a' },
    { from: 'https://old.example/2019/b/', to: 'https://new.example/es/a', isFormer: true },
  ])
  expect([to(null), to('a.html'), to('https://new.example/es/a')]).toEqual([[], [], []])
  expect(redirectsAsCsv([{ from: 'https://a/?x="1",2', to: 'https://b' }])).toBe(
    'from,to\r\n"https://a/?x=""1"",2",https://b\r\n',
  )
})

test('no address leads to two stories, nor that of a story to another', () => {
  const a = { from: 'https://old.example/a', to: 'https://new.example/a' }
  const b = { from: 'https://old.example/b', to: 'https://new.example/b' }
  const bToA = { from: b.from, to: a.to, isFormer: true }
  const addresses = new Set([a.from, b.from])
  expect(eachOnce([a, bToA, b], addresses)).toEqual({ kept: [a, b], dropped: [bToA] })
  // One that is a draft here is at its address there all the same.
  expect(eachOnce([a, bToA], addresses)).toEqual({ kept: [a], dropped: [bToA] })
  const [ñ, formerly] = ['https://old.example/ñ', 'https://old.example/%C3%B1'].map((from) => ({ from, to: b.to }))
  expect(eachOnce([{ ...formerly!, to: a.to, isFormer: true }, ñ!], new Set()).kept).toEqual([ñ])
  expect(eachOnce([a, bToA, { ...bToA }], new Set([a.from]))).toEqual({ kept: [a, bToA], dropped: [] })
})

test('progress is a bar on a terminal, and a line now and then elsewhere', () => {
  const lines: string[] = []
  const drawn: string[] = []
  const plain = new Progress(1200, 'en', (line) => lines.push(line), null)
  for (let index = 0; index < 60; index += 1) plain.add(20)
  expect(lines).toEqual([expect.stringMatching(/^500 of 1200 done/), expect.stringMatching(/^1000 of 1200 done/)])
  const bar = new Progress(10, 'en', (line) => lines.push(line), { columns: 80, write: (text) => drawn.push(text) })
  bar.add(5)
  bar.line('said')
  expect(drawn[0]).toMatch(/\[#+-+\] 5 of 10 done/)
  expect(lines.at(-1)).toBe('said')
})

it('says what of a story stays behind: what its page hid, and names that are too long', async () => {
  const html =
    '<p>Seen.</p><p style="opacity:0">The mayor\n resigned.</p><div hidden><p>Twice</p></div><script>let a = 1</script><style>p{}</style>'
  const told = await storyFrom({ text: { html, isLines: false }, authors: ['A'.repeat(300), 'Ana'] })
  const said = 'leftOut' in told ? [] : told.said.map(({ en }) => en)
  expect(said).toEqual([
    'Passages that its page hid were left out: 2. “The mayor resigned.”',
    `“${'A'.repeat(80)}…” is too long and was left out.`,
  ])
})
