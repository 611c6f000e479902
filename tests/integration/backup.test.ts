/** Backups are made while the server writes, hold what was acknowledged, and are put back whole or not at all. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup, restoreBackup } from '../../src/database/backup'
import { migrations } from '../../src/database/migrations'
import { requireSQLite } from '../../src/database/requireDatabase'
import { fileOf } from '../../src/database/sqliteFile'
import { carryOutDue } from '../../src/newsroom/schedules/carryOut'
import { articleData, body, create, paragraph } from '../support/drafts'
import { filesBelow } from '../support/images'
import { newDatabase, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const known = migrations.map(({ name }) => name)
const options = { known, version: '0.0.0' }

describe('a backup', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-backup-'))
  const media = path.join(folder, 'media')
  let newsroom: Newsroom
  let place: { database: string; media: string }
  let article: Json

  beforeAll(async () => {
    newsroom = await openNewsroom('SQLite', { mediaDirectory: media })
    place = { database: fileOf(newsroom.uri), media }
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const hero = await newsroom.payload.create({
      collection: 'media',
      data: { alt: 'A harbour', credit: 'A. Photographer' },
      file: { data: bytes, mimetype: 'image/png', name: 'el puerto.png', size: bytes.length },
      locale: 'en',
    })
    article = await create(newsroom, 'articles', articleData({ _status: 'published', hero: hero.id }))
  })
  afterAll(async () => {
    await newsroom?.close()
    rmSync(folder, { force: true, recursive: true })
  })

  const releasesIn = (file: string) => {
    const db = new Database(file)
    try {
      return db.prepare('SELECT article, sequence, hash FROM releases ORDER BY sequence').all() as Json[]
    } finally {
      db.close()
    }
  }
  const to = (name: string) => path.join(folder, name)

  it('holds every publication that was acknowledged before it began, while others are written', async () => {
    const script = path.resolve('tests/support/publishForEver.ts')
    const writer = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', script, newsroom.uri], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let told = ''
    writer.stdout.on('data', (part: Buffer) => (told += part.toString()))
    try {
      for (let round = 1; round <= 3; round += 1) {
        const seen = told.split('\n').length
        await expect.poll(() => told.split('\n').length, { timeout: 120_000 }).toBeGreaterThan(seen + 2)
        const acknowledged = told.split('\n').slice(0, -1)
        const manifest = await makeBackup(place, to(`under-writes-${round}`), options)
        const backup = path.join(to(`under-writes-${round}`), manifest.database.file)
        const db = new Database(backup)
        expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
        expect(db.pragma('foreign_key_check')).toEqual([])
        db.close()
        const inBackup = releasesIn(backup)
        expect(inBackup.map((release) => release.article)).toEqual(expect.arrayContaining(acknowledged))
        expect(manifest.database.releases).toBe(inBackup.length)
      }
    } finally {
      const ended = once(writer, 'exit')
      writer.kill('SIGKILL')
      await ended
    }
  })

  it('holds every image that a release names, what is in it, and no secret', async () => {
    const manifest = await makeBackup(place, to('images'), options)
    const { body } = await newsroom.call(`/v1/articles/en/${article.slug}`)
    const name = decodeURIComponent(path.posix.basename(new URL(body.hero.url).pathname))
    expect(manifest.media.some(({ file }) => file.includes(`${name}${path.sep}`))).toBe(true)
    expect(manifest.missing).toEqual([])
    // Sizes are drawn again where they are not.
    const files = filesBelow(media)
      .map((file) => path.relative(media, file))
      .filter((file) => !file.startsWith('sizes'))
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      expect(readFileSync(path.join(to('images'), 'media', file))).toEqual(readFileSync(path.join(media, file)))
    }
    const all = filesBelow(to('images')).map((file) => path.relative(to('images'), file))
    expect(all).toEqual(['cited.db', 'manifest.json', ...files.map((file) => path.join('media', file))].toSorted())
    expect(readFileSync(path.join(to('images'), 'manifest.json'), 'utf8')).toContain(
      'PAYLOAD_SECRET is not in this folder',
    )
    expect(readFileSync(path.join(to('images'), 'manifest.json'), 'utf8')).not.toContain('a secret for tests')
  })

  it('is not made into a folder that holds something, nor where a released image is lost', async () => {
    await expect(makeBackup(place, to('images'), options)).rejects.toThrow('not empty')
    const [file = ''] = filesBelow(path.join(media, 'store'))
    const bytes = readFileSync(file)
    rmSync(file)
    await expect(makeBackup(place, to('without'), options)).rejects.toThrow(path.basename(path.dirname(file)))
    expect(readdirSync(folder).filter((each) => each.startsWith('without'))).toEqual([])
    writeFileSync(file, bytes)
  })

  it.each([
    ['named as one of ours would be', 'https://www.ohchr.example/en/media/report.pdf'],
    ['that no address is written as', 'https://x.example/media/100%'],
  ])('takes the address of a source for no image, %s', async (name, url) => {
    const source = { kind: 'document', name: `A report ${name}`, terms: 'on-record', url }
    const { id } = await create(newsroom, 'sources', source)
    const told = body(paragraph('The report says so.', { blockType: 'citation', source: id }))
    const firstPublished = { outlet: 'A paper', url, date: '2020-01-02', language: 'en' }
    const data = articleData({ body: told, firstPublished, _status: 'published' })
    const { slug } = await create(newsroom, 'articles', data)
    expect(JSON.stringify((await newsroom.call(`/v1/articles/en/${slug}`)).body.sources)).toContain(url)
    const { media: images } = await makeBackup(place, to(name), options)
    expect(images.length).toBeGreaterThan(0)
  })

  it('is made of more images than a process may have files open', async () => {
    const many = to('many-images')
    cpSync(media, many, { recursive: true })
    for (let nth = 1; nth <= 300; nth += 1) writeFileSync(path.join(many, `${nth}.png`), String(nth))
    const given = [{ ...place, media: many }, to('of-many'), options].map((each) => JSON.stringify(each)).join(', ')
    const made = spawn('sh', [
      ...['-c', 'ulimit -n 128; exec "$@"', 'sh', process.execPath],
      ...['--conditions=production', '--import', 'tsx', '--input-type=module', '--eval'],
      `import { makeBackup } from './src/database/backup.ts'; await makeBackup(${given})`,
    ])
    let said = ''
    made.stderr.on('data', (part: Buffer) => (said += part.toString()))
    const [code] = (await once(made, 'exit')) as [number | null]
    expect({ code, said }).toEqual({ code: 0, said: '' })
    expect(filesBelow(path.join(to('of-many'), 'media')).length).toBeGreaterThan(300)
  })

  it('is put back where there is nothing, and answers as the newsroom did', async () => {
    await makeBackup(place, to('whole'), options)
    const before = (await newsroom.call(`/v1/articles/en/${article.slug}`)).body
    const there = await newDatabase('SQLite')
    const target = { database: fileOf(there.uri), media: to('restored-media') }
    await restoreBackup(to('whole'), target, { force: false, known })
    const other = await openNewsroom('SQLite', { mediaDirectory: target.media }, {}, there)
    expect((await other.call(`/v1/articles/en/${article.slug}`)).body).toEqual(before)
    expect((await other.call(new URL(before.hero.url).pathname.replace('/api', ''))).status).toBe(200)
    expect((await create(other, 'articles', articleData({ _status: 'published' }))).id).toBeTruthy()
    expect((await makeBackup(target, to('again'), options)).database.releases).toBeGreaterThan(1)

    // While it is open nobody puts another one in its place, with --force either.
    await expect(restoreBackup(to('whole'), target, { force: false, known })).rejects.toThrow('--force')
    await expect(restoreBackup(to('whole'), target, { force: true, known })).rejects.toThrow('Stop it first')
    await other.close()
  })

  it('carries out nothing that came due since, which somebody may have cancelled, until somebody says so', async () => {
    const soon = new Date(Date.now() + 1500).toISOString()
    const later = new Date(Date.now() + 3_600_000).toISOString()
    const rowOf = (at: string) => ({
      action: 'withdraw' as const,
      ...{
        article: String(article.id),
        at,
        by: String(newsroom.user.editor.id),
        dueAt: at,
        reason: 'It ends.',
        tries: 0,
      },
    })
    for (const at of [soon, later]) await newsroom.payload.db.create({ collection: 'schedules', data: rowOf(at) })
    await makeBackup(place, to('scheduled'), options)
    await newsroom.payload.db.deleteMany({ collection: 'schedules', where: { article: { exists: true } } })
    await new Promise((resolve) => setTimeout(resolve, 1600))

    const there = await newDatabase('SQLite')
    const target = { database: fileOf(there.uri), media: to('scheduled-media') }
    await restoreBackup(to('scheduled'), target, { force: false, known })
    const other = await openNewsroom('SQLite', { mediaDirectory: target.media }, {}, there)
    await carryOutDue(other.payload)
    expect((await other.call(`/v1/articles/en/${article.slug}`)).status).toBe(200)
    const { docs } = await other.payload.find({ collection: 'schedules', pagination: false, sort: 'at' })
    expect(docs).toMatchObject([
      { at: soon, dueAt: null, refusal: { message: { en: expect.stringContaining('put back from a backup') } } },
      { at: later, dueAt: later, refusal: null },
    ])
    await other.close()
  })

  it('brings nothing back that was redacted since, and carries the log of it', async () => {
    const name = 'Ximena Quiñones-Barrientos'
    const source = await create(newsroom, 'sources', {
      kind: 'person',
      name,
      terms: 'on-record',
      attribution: 'a clerk',
    })
    const naming = await create(
      newsroom,
      'articles',
      articleData({
        body: body(paragraph('The clerk said so.', { blockType: 'citation', source: source.id })),
        _status: 'published',
      }),
    )
    const at = `/v1/articles/en/${naming.slug}`
    expect(JSON.stringify((await newsroom.call(at)).body)).toContain(name)
    await makeBackup(place, to('before-redaction'), options)
    const tightened = await newsroom.call(`/sources/${source.id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { terms: 'background' },
    })
    expect(tightened.status).toBe(200)
    expect((await makeBackup(place, to('after-redaction'), options)).redactions?.file).toBe('redactions.jsonl')

    // The old database where the newer log is: on the same machine, or from the newer backup.
    const there = await newDatabase('SQLite')
    const target = { database: fileOf(there.uri), media: to('redacted-media') }
    await restoreBackup(to('after-redaction'), target, { force: false, known })
    await restoreBackup(to('before-redaction'), target, { force: true, known })
    const other = await openNewsroom('SQLite', { mediaDirectory: target.media }, {}, there)
    const answer = await other.call(at)
    expect(answer.status).toBe(200)
    expect(answer.body.sources).toMatchObject([{ name: null, attribution: 'a clerk' }])
    const { docs } = await other.payload.find({ collection: 'releases', pagination: false })
    expect(JSON.stringify(docs)).not.toContain(name)
    expect((await other.payload.findByID({ collection: 'sources', id: source.id })).terms).toBe('background')
    await other.close()
  })

  it('is not made among the images, of a newsroom that it would be a part of, nor in the place of a link', async () => {
    await expect(makeBackup(place, path.join(media, 'inside'), options)).rejects.toThrow('among the images')
    await expect(makeBackup(place, media, options)).rejects.toThrow('among the images')
    symlinkSync(media, to('by-a-link'))
    await expect(makeBackup(place, to('by-a-link/inside'), options)).rejects.toThrow('among the images')
    mkdirSync(to('elsewhere'))
    symlinkSync(to('elsewhere'), to('a-link'))
    await expect(makeBackup(place, to('a-link'), options)).rejects.toThrow('is a link')
    symlinkSync(to('nowhere'), to('a-dangling-link'))
    await expect(makeBackup(place, to('a-dangling-link'), options)).rejects.toThrow('is a link')
    expect(readdirSync(media)).not.toContain('inside')
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
    await makeBackup(place, to('a-link/inside'), options)
    expect(readdirSync(to('elsewhere'))).toEqual(['inside'])
  })

  it('is one where two are made at once under one name, and whole', async () => {
    const both = await Promise.allSettled([1, 2].map(() => makeBackup(place, to('twice'), options)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { reason } = both.find((each) => each.status === 'rejected') ?? {}
    expect(String(reason)).toMatch(/by another backup|there already/)
    const target = { database: to('from-twice/cited.db'), media: to('from-twice/media') }
    const put = () => restoreBackup(to('twice'), target, { force: false, known })
    const restored = await Promise.allSettled([put(), put(), put()])
    expect(restored.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of restored) {
      if (each.status === 'rejected') expect(String(each.reason)).toMatch(/Another restore|a database already/)
    }
    expect(readdirSync(to('from-twice')).filter((each) => each.includes('restoring'))).toEqual([])
  })

  it('replaces what is there with --force only, and keeps it', async () => {
    await makeBackup(place, to('first'), options)
    const target = { database: to('replaced/cited.db'), media: to('replaced/media') }
    await restoreBackup(to('first'), target, { force: false, known })
    writeFileSync(path.join(target.media, 'later.png'), 'bytes')
    const db = new Database(target.database)
    db.exec('DELETE FROM releases')
    db.close()
    await expect(restoreBackup(to('first'), target, { force: false, known })).rejects.toThrow('a database already')
    expect(releasesIn(target.database)).toEqual([])
    const { kept } = await restoreBackup(to('first'), target, { force: true, known })
    expect(releasesIn(target.database).length).toBeGreaterThan(0)
    expect(kept.map((what) => path.basename(what).split('.before')[0])).toEqual(['media', 'cited.db'])
    expect(releasesIn(kept[1] ?? '')).toEqual([])
    expect(existsSync(path.join(kept[0] ?? '', 'later.png'))).toBe(true)
    expect(existsSync(path.join(target.media, 'later.png'))).toBe(false)
  })

  it('is refused where it is damaged, incomplete, none at all, or of a newer Cited', async () => {
    const target = { database: to('never/cited.db'), media: to('never/media') }
    const put = (name: string) => restoreBackup(to(name), target, { force: true, known })
    mkdirSync(to('none'))
    await expect(put('none')).rejects.toThrow('no backup')
    await makeBackup(place, to('damaged'), options)
    appendFileSync(path.join(to('damaged'), 'cited.db'), 'x')
    await expect(put('damaged')).rejects.toThrow('"cited.db" is not as it was')
    await makeBackup(place, to('incomplete'), options)
    for (const each of filesBelow(path.join(to('incomplete'), 'media'))) rmSync(each)
    await expect(put('incomplete')).rejects.toThrow('is not as it was')
    await makeBackup(place, to('escaping'), options)
    const file = path.join(to('escaping'), 'manifest.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"cited.db"', '"../damaged/cited.db"'))
    await expect(put('escaping')).rejects.toThrow('is not as it was')
    const first = filesBelow(path.join(to('twice'), 'media'))[0] ?? ''
    await makeBackup(place, to('linked'), options)
    const linked = path.join(to('linked'), path.relative(to('twice'), first))
    rmSync(linked)
    symlinkSync(first, linked)
    await expect(put('linked')).rejects.toThrow('is not as it was')
    await makeBackup(place, to('added'), options)
    writeFileSync(path.join(to('added'), 'media', 'added.png'), 'x')
    await expect(put('added')).rejects.toThrow('added.png was not in it')
    await makeBackup(place, to('nul'), options)
    const named = path.join(to('nul'), 'manifest.json')
    writeFileSync(named, readFileSync(named, 'utf8').replace('"cited.db"', '"cited.db\\u0000"'))
    await expect(put('nul')).rejects.toThrow('is not as it was')
    const itself = { database: path.join(to('twice'), 'cited.db'), media: path.join(to('twice'), 'media') }
    await expect(restoreBackup(to('twice'), itself, { force: true, known })).rejects.toThrow('the backup itself')
    await makeBackup(place, to('newer'), options)
    await expect(restoreBackup(to('newer'), target, { force: true, known: known.slice(0, -1) })).rejects.toThrow(
      'newer',
    )
    expect(existsSync(to('never'))).toBe(false)
  })

  it('leaves nothing behind where it cannot be finished, as on a disk that is full', async () => {
    await makeBackup(place, to('unfinished'), options)
    const target = { database: to('no-room/cited.db'), media: to('no-room/media') }
    mkdirSync(`${target.database}-shm`, { recursive: true })
    await expect(restoreBackup(to('unfinished'), target, { force: false, known })).rejects.toThrow()
    expect(readdirSync(to('no-room')).filter((each) => each.endsWith('.restoring'))).toEqual([])
  })

  it('leaves the newsroom as it was where it fails midway', async () => {
    await makeBackup(place, to('failing'), options)
    const target = { database: to('midway/cited.db'), media: to('midway/media') }
    await restoreBackup(to('failing'), target, { force: false, known })
    writeFileSync(path.join(target.media, 'later.png'), 'bytes')
    // What SQLite would keep beside it cannot be removed.
    mkdirSync(`${target.database}-wal/x`, { recursive: true })
    const before = filesBelow(to('midway'))
    await expect(restoreBackup(to('failing'), target, { force: true, known })).rejects.toThrow()
    expect(filesBelow(to('midway'))).toEqual(before)
  })

  it.each([1, 2, 3, 4])('is ended by the next where it was killed after %i things were moved', async (nth) => {
    const target = { database: to(`killed-${nth}/cited.db`), media: to(`killed-${nth}/media`) }
    await makeBackup(place, to(`of-killed-${nth}`), options)
    await restoreBackup(to(`of-killed-${nth}`), target, { force: false, known })
    writeFileSync(path.join(target.media, 'later.png'), 'bytes')
    const given = [to(`of-killed-${nth}`), target, { force: true, known }].map((each) => JSON.stringify(each))
    const restored = spawn(
      process.execPath,
      [
        ...['--conditions=production', '--import', 'tsx', '--input-type=module', '--eval'],
        `import { restoreBackup } from './src/database/backup.ts'; await restoreBackup(${given.join(', ')})`,
      ],
      { env: { ...process.env, CITED_KILL_AT: `restore:${nth}` }, stdio: 'ignore' },
    )
    expect((await once(restored, 'exit'))[1]).toBe('SIGKILL')
    const asked = { create: true, known }
    expect(() => requireSQLite(target.database, asked)).toThrow('broken off')
    const again = restoreBackup(to(`of-killed-${nth}`), target, { force: false, known })
    await expect(again).rejects.toThrow('A restore was broken off here')
    await restoreBackup(to(`of-killed-${nth}`), target, { force: true, known })
    requireSQLite(target.database, asked)
    expect(releasesIn(target.database)).toEqual(releasesIn(place.database))
    expect(existsSync(path.join(target.media, 'later.png'))).toBe(false)
    const left = filesBelow(to(`killed-${nth}`)).map((file) => path.relative(to(`killed-${nth}`), file))
    expect(left.filter((file) => file.endsWith('later.png'))).toEqual([expect.stringContaining('before-restore')])
  })

  it('is refused below a folder where none can be made, in place of trying for ever', async () => {
    await expect(makeBackup(place, '/proc/backups/today', options)).rejects.toThrow('ENOENT')
  })

  it('is refused where a path names a folder for a database, or a file for the images, and changes nothing', async () => {
    await makeBackup(place, to('misplaced'), options)
    const target = { database: to('a-folder'), media: to('a-file') }
    mkdirSync(path.join(target.database, 'inside'), { recursive: true })
    writeFileSync(target.media, 'x')
    const put = (there: typeof target) => restoreBackup(to('misplaced'), there, { force: true, known })
    await expect(put(target)).rejects.toThrow('a-folder is no database file')
    await expect(put({ ...target, database: to('new.db') })).rejects.toThrow('a-file is no folder of images')
    expect(readdirSync(target.database)).toEqual(['inside'])
    expect(readFileSync(target.media, 'utf8')).toBe('x')
    expect(existsSync(to('new.db'))).toBe(false)
  })
})
