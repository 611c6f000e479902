/** `npm run import` of archives, run in this process against a newsroom. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { APIError } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { importStory } from '../../src/import/importStory'
import { plain } from '../fixtures/pictures'
import { articleData } from '../support/drafts'
import { all, databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const fixtures = path.join(import.meta.dirname, '../fixtures/archives')

describe.each(databases)('archives on %s', (database) => {
  let newsroom: Newsroom
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-archive-'))

  const run = async (...args: string[]) => {
    const out: string[] = []
    const errors: string[] = []
    const code = await importStory(args, {
      environment: { LANG: 'en_US.UTF-8' },
      folder,
      stdin: Readable.from([]),
      open: () => Promise.resolve({ payload: newsroom.payload, close: () => Promise.resolve() }),
      out: (line) => out.push(line),
      error: (line) => errors.push(line),
    })
    return { code, text: [...out, ...errors].join('\n') }
  }
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  const count = async (collection: string) =>
    (await newsroom.payload.count({ collection: collection as 'articles', where: all })).totalDocs
  const article = async (title: string): Promise<Json> => {
    const where = `where[title][equals]=${encodeURIComponent(title)}&draft=true&depth=0`
    return (await newsroom.call(`/articles?${where}`, { as: 'editor' })).body.docs[0]
  }
  const live = (address: string) => newsroom.call(`/v1/articles/${address}`)
  /** Has one hook of articles look at each save, for as long as something runs. */
  const during = async <T>(hook: (args: Json) => unknown, act: () => Promise<T>): Promise<T> => {
    const { hooks } = newsroom.payload.collections.articles.config
    hooks.beforeChange.push(hook as never)
    try {
      return await act()
    } finally {
      hooks.beforeChange.splice(hooks.beforeChange.indexOf(hook as never), 1)
    }
  }

  beforeAll(async () => {
    newsroom = await openNewsroom(database, { site: 'https://new.example/{language}/{slug}' })
  })
  afterAll(async () => {
    rmSync(folder, { force: true, recursive: true })
    await newsroom?.close()
  })

  it('makes a draft of each file of a folder, by what its front matter says, once', async () => {
    write(
      'notes/2020-02-01-un-pozo.md',
      '---\ntitle: Un pozo: el último\ndek: Se secó.\nlang: es\nauthors: [Elena Ruiz, José Ávila]\ntags: [Agua, Pozos]\n---\n\n![Un pozo](pozo.png)\n\nTexto.',
    )
    writeFileSync(path.join(folder, 'notes/pozo.png'), await plain().png().toBuffer())
    write('notes/deep/plain.txt', '# Plain\n\nText in no language.')
    write('notes/deep/untitled.md', 'Nothing says what it is called.')
    write('notes/_layout.md', '# No story')
    const first = await run('notes', '--language', 'en')
    expect([first.code, first.text]).toEqual([
      3,
      expect.stringContaining('Imported: 2. Updated: 0. Unchanged: 0. Changed here and kept: 0. Left out: 1.'),
    ])
    expect(first.text).toContain('deep/untitled.md: Left out. It has no title.')
    const made = await article('Un pozo: el último')
    expect(made).toMatchObject({ _status: 'draft', dek: 'Se secó.', language: 'es', slug: 'un-pozo' })
    expect(made.byline.map((row: Json) => row.name)).toEqual(['Elena Ruiz', 'José Ávila'])
    expect(made.topics).toHaveLength(2)
    expect(made.body.root.children.map((node: Json) => node.fields?.blockType ?? node.type)).toEqual([
      'image',
      'paragraph',
    ])
    expect(made).not.toHaveProperty('imported.guid')
    expect(await article('Plain')).toMatchObject({ language: 'en' })

    const before = await Promise.all(['articles', 'people', 'topics', 'media'].map(count))
    const again = await run('notes', '--language', 'en')
    expect(again.text).toContain('Imported: 0. Updated: 0. Unchanged: 2.')
    expect(await Promise.all(['articles', 'people', 'topics', 'media'].map(count))).toEqual(before)
  })

  it('brings what changed there into the draft, but not over what somebody changed here', async () => {
    write('changing/one.md', '# One\n\nFirst.')
    write('changing/two.md', '# Two\n\nFirst.')
    await run('changing', '--language=en')
    const two = await article('Two')
    await newsroom.call(`/articles/${two.id}?draft=true`, { as: 'editor', method: 'PATCH', data: { dek: 'By hand.' } })
    write('changing/one.md', '# One\n\nSecond.')
    write('changing/two.md', '# Two\n\nSecond.')
    const { code, text } = await run('changing', '--language=en')
    expect([code, text]).toEqual([0, expect.stringContaining('Updated: 1. Unchanged: 0. Changed here and kept: 1.')])
    expect(JSON.stringify((await article('One')).body)).toContain('Second.')
    expect(await article('Two')).toMatchObject({ dek: 'By hand.' })
    expect(JSON.stringify((await article('Two')).body)).toContain('First.')
    // The update was noted as well.
    expect((await run('changing', '--language=en')).text).toContain('Updated: 0. Unchanged: 1.')
    // What is in the trash stays there.
    const one = await article('One')
    await newsroom.call(`/articles/${one.id}`, { as: 'editor', method: 'PATCH', data: { deletedAt: new Date() } })
    write('changing/one.md', '# One\n\nThird.')
    expect((await run('changing', '--language=en')).text).toContain('here it is in the trash')
  })

  it('brings nothing over another story, where two archives call theirs alike', async () => {
    const titled = (title: string, more = '') => `---\ntitle: ${title}\nlang: en\n${more}---\n\nIt is about: ${title}.`
    write('one/posts/first.md', titled('The first well'))
    write('one/posts/second.md', titled('The second well', 'id: 12\n'))
    write('two/posts/first.md', titled('An election'))
    write('two/posts/second.md', titled('A second election', 'id: 12\nslug: an-election-again\n'))
    expect((await run('one/posts')).text).toContain('Imported: 2.')
    const { code, text } = await run('two/posts')
    expect([code, text]).toEqual([3, expect.stringContaining('Imported: 0. Updated: 0.')])
    expect(text).toContain("first.md: Left out. Its id is that of another story here, 'The first well'.")
    expect(text).toContain("second.md: Left out. Its id is that of another story here, 'The second well'.")
    expect(await article('The first well')).toBeTruthy()
    expect(await article('The second well')).toBeTruthy()
    // What got another title where it was is the same.
    write('one/posts/first.md', titled('The very first well'))
    expect((await run('one/posts')).text).toContain('Updated: 1. Unchanged: 1.')
    // And what an address names, whatever it is called and wherever it comes from.
    const named = 'guid: https://valle.example/?p=123\n'
    write('three/draft.md', titled('Working title', named))
    expect((await run('three')).text).toContain('Imported: 1.')
    write('four/draft.md', titled('The last well of the valley', `${named}slug: last-well\n`))
    expect((await run('four')).text).toContain('Updated: 1.')
  })

  it('publishes what was published there, with its date, byline, topics and address', async () => {
    const images = path.join(folder, 'uploads/2019/03')
    mkdirSync(images, { recursive: true })
    writeFileSync(path.join(images, 'pozo.png'), await plain().png().toBuffer())
    const wxr = path.join(fixtures, 'wordpress.xml')
    const { code, text } = await run(wxr, '--publish', '--images=uploads', '--redirects=moved.csv')
    expect([code, text]).toEqual([
      3,
      expect.stringContaining('Imported: 5. Updated: 0. Unchanged: 0. Changed here and kept: 0. Left out: 2.'),
    ])
    expect(text).toContain('Published: 3.')
    for (const line of [
      'Only posts are stories; passed over: 1 × page.',
      '#6: Left out. It has no title.',
      'La sierra de nuevo: Left out. Another item of this import has its id: https://valle.example/?p=12.',
      'Con clave: It had a password, and comes as a draft.',
      'Un texto de antes: Shortcodes that nothing stands for are left as text: [gallery].',
      'Un texto de antes: 1 image elsewhere stands as a link.',
    ])
      expect(text).toContain(line)

    const { body: edition, status } = await live('es/el-agua-que-no-llega')
    expect(status).toBe(200)
    expect(edition).toMatchObject({
      title: 'El agua que no llega a San’Miguel',
      dek: 'Lo que dicen los registros.',
      publishedAt: '2019-03-05T10:22:00.000Z',
      firstPublished: {
        outlet: 'El Valle & la Sierra',
        url: 'https://valle.example/2019/03/el-agua-que-no-llega/',
        date: '2019-03-05',
        language: 'es',
      },
      byline: [{ name: 'Elena Ruiz', role: 'author' }],
      topics: ['La sierra', 'Agua'],
      hero: { alt: expect.any(String) },
    })
    expect(edition.body.map((block: Json) => block._type)).toEqual(['block', 'embed', 'image'])
    // Readers of an embed need a title, and the archive has none.
    expect(edition.body[1]).toMatchObject({ title: 'YouTube' })
    expect(edition.body[2]).toMatchObject({ alt: 'Un pozo seco', caption: 'El pozo de abajo' })
    expect(JSON.stringify(edition)).not.toContain('alert(1)')
    const old = (await live('es/un-texto-de-antes')).body
    expect(old.body[0].children.map((child: Json) => child.text).join('')).toBe('Primera línea\nsegunda línea.')
    // In another language the same slug is another address.
    expect((await live('en/un-texto-de-antes')).body.title).toBe('Water that does not come')
    expect((await live('es/con-clave')).status).toBe(404)
    // Of two that were imported, the one that was published last there comes first.
    const listed = (await newsroom.call('/v1/articles?language=es')).body.articles
    expect(listed.map((each: Json) => each.slug)).toEqual(['el-agua-que-no-llega', 'un-texto-de-antes'])

    expect(readFileSync(path.join(folder, 'moved.csv'), 'utf8').split('\r\n')).toEqual([
      'from,to',
      'https://valle.example/2019/03/el-agua-que-no-llega/,https://new.example/es/el-agua-que-no-llega',
      'https://valle.example/2019/03/el-agua/,https://new.example/es/el-agua-que-no-llega',
      'https://valle.example/2011/01/un-texto-de-antes/,https://new.example/es/un-texto-de-antes',
      'https://valle.example/en/water/,https://new.example/en/un-texto-de-antes',
      '',
    ])

    // What was let stand is signed, and a change of its passage is judged in full.
    const saved = await article('El agua que no llega a San’Miguel')
    expect(saved.dismissals.length).toBeGreaterThan(0)
    expect(saved.dismissals[0]).toMatchObject({
      by: newsroom.user.admin.id,
      reason: 'Imported as it was published in El Valle & la Sierra on 2019-03-05.',
    })
    const changed = JSON.parse(JSON.stringify(saved.body).replace('34 pozos', '35 pozos'))
    const data = { body: changed, _status: 'published' }
    const refused = await newsroom.call(`/articles/${saved.id}`, { as: 'editor', method: 'PATCH', data })
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('35')])

    const again = await run(wxr, '--publish', '--images=uploads')
    expect(again.text).toContain('Imported: 0. Updated: 0. Unchanged: 5.')
    expect((await live('es/el-agua-que-no-llega')).body.version).toBe(1)
  })

  it('reads what Ghost exports', async () => {
    const { code, text } = await run(path.join(fixtures, 'ghost.json'), '--publish', '--site=https://river.example')
    expect([code, text]).toEqual([3, expect.stringContaining('Imported: 3.')])
    expect(text).toContain('Nameless: Left out. It has no uuid')
    expect(text).toContain('For members: Not everybody could read it there')
    const { body: edition } = await live('en/the-bridge-that-fell')
    expect(edition).toMatchObject({
      dek: 'Nobody was on it.',
      publishedAt: '2020-01-15T23:30:00.000Z',
      firstPublished: { outlet: 'The River', url: 'https://river.example/the-bridge-that-fell/', date: '2020-01-15' },
      byline: [{ name: 'Ana Torres' }],
      topics: ['Bridges'],
    })
    expect(edition.body.map((block: Json) => block._type)).toEqual(['block', 'embed'])
    const members = await article('For members')
    expect(members._status).toBe('draft')
    expect(members.body.root.children.map((node: Json) => node.type)).toEqual(['heading', 'paragraph'])
    expect(JSON.stringify(members.body)).not.toContain('javascript')
    // Once everybody may read it there, it is published here.
    const open = readFileSync(path.join(fixtures, 'ghost.json'), 'utf8').replace('"members"', '"public"')
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'open.json'), open)
    const later = await run('open.json', '--publish', '--site=https://river.example')
    expect(later.text).not.toContain('For members: ')
    expect(await article('For members')).toMatchObject({ _status: 'published' })
    expect((await article('An old draft')).body.root.children.map((node: Json) => node.type)).toEqual([
      ...['heading', 'paragraph', 'list', 'paragraph'],
    ])
  })

  it('publishes later what came as drafts', async () => {
    write(
      'later/july.md',
      '---\ndate: 2018-07-01\noutlet: The River\n---\n# Later\n\nIn July 300 people left the valley.',
    )
    await run('later', '--language=en')
    expect((await live('en/july')).status).toBe(404)
    expect((await run('later', '--language=en', '--publish')).text).toContain('Published: 1.')
    expect((await live('en/july')).body.firstPublished.date).toBe('2018-07-01')
  })

  it('publishes no name of a source that must not be public', async () => {
    await newsroom.call('/sources', {
      as: 'editor',
      method: 'POST',
      data: { kind: 'person', name: 'Ramiro Quetzal', terms: 'off-record' },
    })
    write('names/story.md', '# Who knew\n\nRamiro Quetzal knew of it and said nothing.')
    const { code, text } = await run('names', '--language=en', '--publish')
    expect([code, text]).toEqual([0, expect.stringContaining('It was not published, and is a draft. This is the name')])
    expect(text).toContain('Published: 0.')
    expect((await live('en/story')).status).toBe(404)
    expect((await article('Who knew')).dismissals).toEqual([])
  })

  it('goes on where it was interrupted', async () => {
    for (let index = 100; index < 150; index += 1) write(`many/${index}.md`, `# Story ${index}\n\nText ${index}.`)
    const before = await count('articles')
    const stop = ({ data }: Json) => {
      if (data.title === 'Story 130') throw new Error('the power went')
      return data
    }
    await expect(during(stop, () => run('many', '--language=en'))).rejects.toThrow('the power went')
    const done = (await count('articles')) - before
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(50)
    const { code, text } = await run('many', '--language=en')
    expect([code, text]).toEqual([
      0,
      expect.stringContaining(`Imported: ${50 - done}. Updated: 0. Unchanged: ${done}.`),
    ])
    expect(await count('articles')).toBe(before + 50)
  })

  it('leaves nothing behind of a story that is refused, and takes the others', async () => {
    const names = ['first', 'second', 'third']
    for (const name of names)
      write(`refusing/${name}.md`, `---\nauthor: By ${name}\ntags: Of ${name}\n---\n# The ${name}\n\nText.`)
    const refuse = ({ data }: Json) => {
      if (data.title === 'The second') throw new APIError('Not this one.', 400, null, true)
      return data
    }
    const { code, text } = await during(refuse, () => run('refusing', '--language=en'))
    expect([code, text]).toEqual([3, expect.stringContaining('second.md: Left out. Not this one.')])
    expect(text).toContain('Imported: 2.')
    const found = async (collection: 'people' | 'topics') =>
      (await newsroom.payload.find({ collection, where: { slug: { like: 'second' } } })).totalDocs
    expect([await found('people'), await found('topics'), await article('The second')]).toEqual([0, 0, undefined])
    expect(await article('The third')).toBeDefined()
  })

  it('leaves a story out whose image is refused, whole', async () => {
    write('pictured/one.md', '---\nauthor: By Pictured\n---\n# Pictured\n\n![What it shows](one.png)\n\nText.')
    writeFileSync(path.join(folder, 'pictured/one.png'), await plain().png().toBuffer())
    const { access } = newsroom.payload.collections.media.config
    const { create } = access
    access.create = () => false
    const before = await Promise.all(['articles', 'media', 'people'].map(count))
    try {
      expect((await run('pictured', '--language=en')).code).toBe(3)
    } finally {
      access.create = create
    }
    expect(await Promise.all(['articles', 'media', 'people'].map(count))).toEqual(before)
    expect((await run('pictured', '--language=en')).text).toContain('Imported: 1.')
  })

  it('draws the images of a story before it writes any of it, and lets others save meanwhile', async () => {
    write('drawn/drawn.md', '---\nimage: a.png\nlang: en\n---\n# Drawn before\n\n![A well](b.png)\n\nText.')
    for (const [name, background] of [
      ['a', 'teal'],
      ['b', 'olive'],
    ] as const) {
      const bytes = await sharp({ create: { background, channels: 3, height: 5, width: 7 } })
        .png()
        .toBuffer()
      writeFileSync(path.join(folder, `drawn/${name}.png`), bytes)
    }
    const written: boolean[] = []
    const { hooks } = newsroom.payload.collections.media.config
    const look = ({ operation, req }: Json) => {
      if (operation === 'create') written.push(req.context.cited?.upload !== undefined)
    }
    hooks.beforeOperation.unshift(look as never)
    try {
      expect((await run('drawn')).text).toContain('Imported: 1.')
    } finally {
      hooks.beforeOperation.splice(hooks.beforeOperation.indexOf(look as never), 1)
    }
    // Each is drawn by the time that its record is written.
    expect(written).toEqual([true, true])
    expect((await article('Drawn before')).hero).toBeTruthy()
  })

  it('works as no account that is disabled', async () => {
    write('disabled/left.md', '# By somebody who left\n\nText.')
    const { payload } = newsroom
    const account = { email: 'left@example.org', password: 'a long password 1', name: 'Left', role: 'editor' }
    const { id } = await payload.create({ collection: 'users', data: account as never })
    await payload.db.updateOne({ collection: 'users', data: { createdAt: '2001-01-01', disabled: true }, id })
    const named = await run('disabled', '--language=en', '--as=left@example.org')
    expect([named.code, named.text]).toEqual([2, expect.stringContaining("'left@example.org' is disabled")])
    expect((await run('disabled', '--language=en')).text).toContain('Imported: 1.')
    await payload.db.deleteOne({ collection: 'users', where: { id: { equals: id } } })
  })

  it('writes nothing in a dry run, and says the same', async () => {
    write('dry/one.md', '---\nauthor: Nobody Else\n---\n# Dry\n\nText.')
    const before = await Promise.all(['articles', 'people'].map(count))
    const { text } = await run('dry', '--language=en', '--dry-run')
    expect(text).toContain('Imported: 1.')
    expect(text).toContain('Nothing was written.')
    expect(await Promise.all(['articles', 'people'].map(count))).toEqual(before)
  })

  it('notes what it imported where nobody else can', async () => {
    write('noted/one.md', '---\nguid: the-one\n---\n# Noted\n\nText.')
    await run('noted', '--language=en')
    const { id } = await article('Noted')
    const imported = { guid: 'another', digest: '', revision: '' }
    await newsroom.call(`/articles/${id}?draft=true`, { as: 'admin', method: 'PATCH', data: { imported } })
    const made = await newsroom.call('/articles?draft=true', {
      as: 'admin',
      method: 'POST',
      data: { title: 'Pretended', language: 'en', imported },
    })
    const kept = async (article: string) =>
      (await newsroom.payload.findByID({ collection: 'articles', id: article, showHiddenFields: true, draft: true }))
        .imported?.guid ?? null
    expect([await kept(id), await kept(made.body.doc.id)]).toEqual(['the-one', null])
    expect(JSON.stringify((await newsroom.call(`/articles/${id}`, { as: 'admin' })).body)).not.toContain('the-one')
  })

  it.each([
    ['a reporter who publishes', ['later', '--publish', '--as=reporter@example.org'], /--publish is for editors/],
    ['an empty folder', ['empty'], /no story in/],
    ['XML that is no export', ['other.xml'], /no export of WordPress/],
    ['XML that breaks off', ['broken.xml'], /no sound XML/],
    ['XML that declares entities', ['laughs.xml'], /no sound XML/],
    ['Latin-1', ['latin.xml'], /no text in UTF-8/],
    ['JSON that is no export', ['other.json'], /no export of Ghost/],
    ['JSON that breaks off', ['broken.json'], /no sound JSON/],
    ['a missing archive', ['none.xml'], /no file 'none\.xml'/],
    ['a title for all', ['later', '--title=One'], /--title is for one story/],
    ['an option of archives for a story', ['later/july.md', '--publish'], /--publish is for archives/],
    ['a site that is none', ['other.json', '--site=old'], /--site is the address of a site/],
    ['a language that the newsroom has not', ['later', '--language=fr'], /not publish in 'fr'/],
  ])('refuses %s with a sentence and exit code 2', async (_, args, message) => {
    mkdirSync(path.join(folder, 'empty'), { recursive: true })
    const wxr = readFileSync(path.join(fixtures, 'wordpress.xml'), 'utf8')
    write('other.xml', '<rss version="2.0"><channel><title>A feed</title></channel></rss>')
    write('broken.xml', wxr.slice(0, 4000))
    write(
      'laughs.xml',
      wxr
        .replace('<rss', '<!DOCTYPE rss [<!ENTITY lol "lol"><!ENTITY x SYSTEM "file:///etc/passwd">]>\n<rss')
        .replace('Noticias', '&lol;&x;'),
    )
    writeFileSync(path.join(folder, 'latin.xml'), Buffer.from(wxr, 'latin1'))
    write('other.json', '{"posts": []}')
    write('broken.json', '{"db": [')
    const before = await count('articles')
    const { code, text } = await run(...args)
    expect([code, text]).toEqual([2, expect.stringMatching(message)])
    expect(await count('articles')).toBe(before)
  })

  it('publishes nothing again of which something was redacted here, however often it is begun', async () => {
    const text = (more = '') =>
      `---\ntitle: The crates\nslug: the-crates\ndate: 2020-02-01\n---\n\nShe lives at the gate.${more}`
    const begin = async () => (await run('again', '--language=en', '--publish', '--outlet=Here')).text
    const send = (route: string, data: Json, method = 'POST') => newsroom.call(route, { as: 'editor', method, data })
    write('again/crates.md', text())
    expect(await begin()).toContain('Published: 1.')
    const made = await article('The crates')
    const { body: edition } = await live('en/the-crates')
    expect((await send(`/articles/${made.id}/withdraw`, { reason: 'It was wrong.' })).status).toBe(200)
    const order = { releases: [edition.hash], reason: 'A threat.' }
    expect((await send(`/articles/${made.id}/redact`, order)).status).toBe(200)
    for (const more of ['', ' So it is.']) {
      write('again/crates.md', text(more))
      expect(await begin()).toContain('Published: 0.')
    }
    // As a new draft, where the article is there no more.
    for (const more of ['', ' So it was.']) {
      write('again/crates.md', text(more))
      expect((await send(`/articles/${(await article('The crates')).id}`, {}, 'DELETE')).status).toBe(200)
      const said = await begin()
      expect(said).toContain('It was not published, and is a draft. Something of it was redacted here.')
      expect(said).toContain('Imported: 1. Updated: 0.')
    }
    expect((await live('en/the-crates')).status).toBe(410)
  })

  describe('a story that was taken down here, and comes from another place', () => {
    const frontMatter = (fields: Record<string, string>) =>
      `---\n${Object.entries({ lang: 'en', outlet: 'The River', ...fields })
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n')}\n---\n\nShe lives at the harbour.`
    const begin = async (from: string) => (await run(from, '--publish', '--redirects=taken.csv')).text
    const send = (route: string, data: Json, method = 'POST') => newsroom.call(route, { as: 'editor', method, data })
    const first = {
      title: 'The harbour gate',
      slug: 'harbour-gate',
      date: '2019-06-03T08:15',
      url: 'http://www.river.example/harbour-gate',
    }
    const unlike = { title: 'Another', slug: 'another-one', date: '2019-06-04T10:00', url: 'https://x.example/other' }
    /** What an import has left of an article for somebody to decide. */
    const heldIn = async (id: string): Promise<Json[]> => {
      const { body } = await newsroom.call(`/articles/${id}/review`, { as: 'reporter' })
      const unsaved = await newsroom.call('/review', { as: 'reporter', method: 'POST', data: { id, language: 'en' } })
      const of = (answer: Json) => answer.review.findings.filter((each: Json) => each.rule === 'held-import')
      expect(of(unsaved.body)).toEqual(of(body))
      return of(body)
    }
    let nth = 0
    /** Whether a story of another folder is published, and what is said of it. */
    const tried = async (fields: Record<string, string>) => {
      const from = `elsewhere-${(nth += 1)}`
      const own = { title: `Another ${nth}`, slug: from, url: `https://x.example/${from}` }
      write(`${from}/${from}.md`, frontMatter({ ...unlike, ...own, ...fields }))
      const said = await begin(from)
      expect(readFileSync(path.join(folder, 'taken.csv'), 'utf8').split('\r\n')).toHaveLength(
        said.includes('Published: 1.') ? 3 : 2,
      )
      return said
    }

    it('is a draft, by each of what tells that it is the same, and the report says so', async () => {
      write('first/gate.md', frontMatter(first))
      expect(await begin('first')).toContain('Published: 1.')
      const made = await article(first.title)
      const { body: edition } = await live('en/harbour-gate')
      expect((await send(`/articles/${made.id}/withdraw`, { reason: 'It was wrong.' })).status).toBe(200)
      const held = 'It was not published, and is a draft. It was withdrawn here. An editor publishes it who knows why.'
      const likewise: Array<Record<string, string>> = [
        { title: 'THE HARBOUR GATE' },
        { slug: first.slug },
        { url: 'https://river.example/harbour-gate/?utm_source=x' },
      ]
      // A dry run says so too.
      write('dry-gate/gate.md', frontMatter({ ...unlike, slug: first.slug }))
      const { text: supposed } = await run('dry-gate', '--publish', '--dry-run')
      expect(supposed).toContain(held)
      expect(supposed).toContain('Published: 0.')
      for (const same of likewise) expect([same, await tried(same)]).toEqual([same, expect.stringContaining(held)])
      // Whoever opens it sees it, also after a save, and decides it as any other finding.
      const draft = await article(likewise[0]?.title ?? '')
      await send(`/articles/${draft.id}?draft=true`, { dek: 'By hand.' }, 'PATCH')
      const [finding, ...others] = await heldIn(draft.id)
      expect([finding.severity, finding.message.en, others]).toEqual([
        'error',
        expect.stringContaining('it was withdrawn here'),
        [],
      ])
      const publish = (dismissals: Json[]) =>
        send(`/articles/${draft.id}`, { _status: 'published', dismissals }, 'PATCH')
      const refused = await publish([])
      expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('held-import')])
      const { fingerprint, rule } = finding
      expect((await publish([{ fingerprint, rule, text: '', reason: 'It was right.' }])).status).toBe(200)
      expect(await heldIn(draft.id)).toEqual([])
      await send(`/articles/${draft.id}`, {}, 'DELETE')
      // What was taken down is read once, however many batches there are, and again when something was since.
      const { db } = newsroom.payload
      const find = vi.spyOn(db, 'find')
      const read = () => find.mock.calls.filter(([{ where }]) => JSON.stringify(where).includes('withdrawn')).length
      for (let each = 0; each < 21; each++) {
        write(
          `many/${each}.md`,
          frontMatter({ ...unlike, title: `One of many ${each}`, slug: `one-of-many-${each}`, url: '' }),
        )
      }
      expect(await begin('many')).toContain('Published: 21.')
      expect(read()).toBe(1)
      find.mockRestore()
      // Many stories are of one day, or of one minute.
      expect(await tried({ date: first.date })).toContain('Published: 1.')
      // The same item once more.
      write('first/gate.md', frontMatter({ ...first, dek: 'Changed.' }))
      expect(await begin('first')).toContain('Published: 0.')

      const order = { releases: [edition.hash], reason: 'A threat.', withAddress: true }
      expect((await send(`/articles/${made.id}/redact`, order)).status).toBe(200)
      for (const same of [{ title: first.title }, { url: first.url }, { date: first.date }] as Array<
        Record<string, string>
      >)
        expect([same, await tried(same)]).toEqual([
          same,
          expect.stringContaining('is a draft. Something of it was redacted here.'),
        ])
      // Where the article is gone, so is what it was called: what is left is when it was published.
      expect((await send(`/articles/${made.id}`, {}, 'DELETE')).status).toBe(200)
      expect(await tried({ ...first, slug: 'gate' })).toContain('Something of it was redacted here.')
      expect(await tried({})).toContain('Published: 1.')
    })

    it('is not published beside itself', async () => {
      const twice = { ...unlike, title: 'Twice told', slug: 'twice-told', url: 'https://x.example/twice' }
      write('once/a.md', frontMatter(twice))
      expect(await begin('once')).toContain('Published: 1.')
      write('once-more/a.md', frontMatter(twice))
      const said = await begin('once-more')
      expect(said).toContain("It was not published, and is a draft. It is here already, it seems: 'twice-told'.")
      expect(said).toContain('Published: 0.')
      // A dry run sees what is twice in one archive.
      const both = { ...twice, title: 'Told in two files', slug: 'told-in-two-files', url: '' }
      write('both/a.md', frontMatter(both))
      write('both/b.md', frontMatter({ ...both, guid: 'another' }))
      const dry = (await run('both', '--publish', '--dry-run')).text
      const real = await begin('both')
      for (const each of [dry, real]) {
        expect(each).toContain("The slug 'told-in-two-files' is that of another edition here")
        expect(each).toContain("It is here already, it seems: 'told-in-two-files'.")
        expect(each).toContain('Published: 1.')
      }
      // Another of that name is another.
      write(
        'other/a.md',
        frontMatter({ ...twice, title: 'Told twice', url: 'https://x.example/told-twice', date: '2020-01-01T09:00' }),
      )
      expect(await begin('other')).toContain('Published: 1.')
    })

    it('is not live twice where its id is another there and its title another here', async () => {
      const { url, ...moved } = { ...unlike, title: 'Moved once', slug: 'moved-once', url: 'https://x.example/moved' }
      write('moved/a.md', frontMatter({ ...moved, url }))
      expect(await begin('moved')).toContain('Published: 1.')
      const { id } = await article('Moved once')
      const renamed = { title: 'Renamed here', slug: 'renamed-here', _status: 'published' }
      expect((await send(`/articles/${id}`, renamed, 'PATCH')).status).toBe(200)
      const seems = "It was not published, and is a draft. It is here already, it seems: 'renamed-here'."
      const likewise: Array<Record<string, string>> = [
        { title: 'Quite another', url },
        { title: 'Quite another', slug: 'moved-once' },
        { title: 'RENAMED HERE' },
      ]
      for (const [index, same] of likewise.entries()) {
        write(`moved-${index}/b.md`, frontMatter({ ...moved, title: 'Moved', slug: `moved-${index}`, ...same }))
        expect([same, await begin(`moved-${index}`)]).toEqual([same, expect.stringContaining(seems)])
      }
      // A title that stands over something every day, here too.
      const column = { language: 'en', title: 'Editorial', slug: 'editorial', _status: 'published' }
      expect((await send('/articles', articleData(column))).status).toBe(201)
      write('columns/editorial.md', frontMatter({ ...unlike, title: 'Editorial', slug: 'editorial-2019', url: '' }))
      expect(await begin('columns')).toContain('Published: 1.')
      // What is of every week is called so every week.
      for (const week of ['07', '14']) {
        const of = {
          title: 'The week',
          slug: `week-${week}`,
          date: `2019-01-${week}`,
          url: `https://x.example/${week}`,
        }
        write(`week-${week}/week.md`, frontMatter(of))
        expect(await begin(`week-${week}`)).toContain('Published: 1.')
      }
    })

    it('is not imported before it is known that the table of redirects can be written', async () => {
      write('tabled/a.md', frontMatter({ ...unlike, title: 'Tabled', slug: 'tabled', url: 'https://x.example/tabled' }))
      write('notes.csv', 'name,age\r\n')
      for (const [file, why] of [
        ['nowhere/moved.csv', "--redirects 'nowhere/moved.csv' cannot be written (ENOENT)."],
        ['tabled', "--redirects 'tabled' cannot be written (EISDIR)."],
        ['notes.csv', "'notes.csv' is there already, and no table of redirects."],
      ] as const) {
        const { code, text } = await run('tabled', `--redirects=${file}`)
        expect([code, text]).toEqual([2, expect.stringContaining(why)])
      }
      expect(await article('Tabled')).toBeUndefined()
      expect(readFileSync(path.join(folder, 'notes.csv'), 'utf8')).toBe('name,age\r\n')
    })
  })

  it('leads readers to nothing that is not public', async () => {
    write(
      'leading/a.md',
      '---\nlang: en\nurl: https://old.example/a\ndate: 2017-01-01\noutlet: Old\n---\n# A secret draft\n\nText.',
    )
    const redirects = () => readFileSync(path.join(folder, 'leading.csv'), 'utf8')
    await run('leading', '--redirects=leading.csv')
    expect(redirects()).toBe('from,to\r\n')
    await run('leading', '--publish', '--redirects=leading.csv')
    expect(redirects()).toContain('https://old.example/a,https://new.example/en/a\r\n')
    // A draft that is to have another address has it when it is published.
    const { id } = await article('A secret draft')
    const data = { slug: 'what-we-know' }
    await newsroom.call(`/articles/${id}?draft=true`, { as: 'editor', method: 'PATCH', data })
    await run('leading', '--redirects=leading.csv')
    expect(redirects()).toBe('from,to\r\nhttps://old.example/a,https://new.example/en/a\r\n')
  })
})
