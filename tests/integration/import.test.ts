/** `npm run import`, run in this process against a newsroom. */
import { createHeadlessEditor } from '@payloadcms/richtext-lexical/lexical/headless'
import { getEnabledNodes, type LexicalRichTextAdapter } from '@payloadcms/richtext-lexical'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importStory } from '../../src/import/importStory'
import { plain } from '../fixtures/pictures'
import { createStatistic } from '../support/drafts'
import { all, databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const story = `# Las aulas que se vacían en la sierra

*En una década, cuatro municipios perdieron a buena parte de sus alumnos.*

San Miguel del Alto perdió 1,240 alumnos de primaria en diez años, según el [registro escolar](https://example.org/registro)
del estado. La caída, de 34 por ciento, es la mayor de la región, y nadie en la cabecera municipal se atreve a decir que
vaya a detenerse pronto.

“Nos quedamos sin niños”, dijo la maestra Elena Ruiz, que enseña en la escuela Benito Juárez desde que se abrió. «Antes
éramos nueve maestros; ahora somos tres», añadió mientras barría un salón en el que ya no entra nadie.

## Lo que cuesta

El gobierno del estado calificó de “histórica” la inversión de 12.5 millones de pesos que anunció en la primavera. Los
padres de familia preguntan dónde está ese dinero. La lista de las obras terminadas es corta:

- Cerraron 17 escuelas, casi todas de un solo grupo.
- Se repararon *dos* techos y una cancha.

> El que se va no vuelve, y el que vuelve ya no tiene con quién estudiar.

—Mañana lo veremos —respondió el secretario de Educación cuando se le preguntó por las demás—. No hay más que decir.

Luego subió a su camioneta. En la plaza, donde hace años se llenaban las tardes de pelotas y de gritos, un perro dormía a
la sombra del quiosco, y la campana de la escuela, oxidada, seguía colgada de su viga sin que nadie la tocara.
`

describe.each(databases)('import on %s', (database) => {
  let newsroom: Newsroom
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-import-'))

  const run = async (args: string[], { piped = '', LANG = 'en_US.UTF-8', at = newsroom } = {}) => {
    const out: string[] = []
    const errors: string[] = []
    let opened = 0
    const code = await importStory(args, {
      environment: { LANG },
      folder,
      stdin: Readable.from([Buffer.from(piped)]),
      open: async () => {
        opened += 1
        return { payload: at.payload, close: async () => void (opened -= 1) }
      },
      out: (line) => out.push(line),
      error: (line) => errors.push(line),
    })
    expect(opened).toBe(0)
    return { code, out, errors, text: [...out, ...errors].join('\n') }
  }
  const count = async () => (await newsroom.payload.count({ collection: 'articles', where: all })).totalDocs
  const articleAt = async (out: string[]): Promise<Json> => {
    const [, id] = /\/admin\/collections\/articles\/([\w-]+)$/.exec(out.at(-1) ?? '') ?? []
    return (await newsroom.call(`/articles/${id}?draft=true&depth=0`, { as: 'editor' })).body
  }

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    writeFileSync(path.join(folder, 'story.md'), story)
    writeFileSync(path.join(folder, 'untitled.txt'), 'No title.\n\nNothing else.')
    writeFileSync(path.join(folder, 'empty.md'), '')
    writeFileSync(path.join(folder, 'latin.md'), Buffer.from('# Ni\u00f1o', 'latin1'))
    writeFileSync(path.join(folder, 'large.md'), `# Large\n\n${'a'.repeat(1_000_000)}`)
    writeFileSync(path.join(folder, 'long.md'), `# ${'long '.repeat(100)}\n\nText.`)
    writeFileSync(path.join(folder, 'dek.md'), `# Title\n\n*${'a'.repeat(1001)}*`)
    mkdirSync(path.join(folder, 'folder'))
  })
  afterAll(async () => {
    rmSync(folder, { force: true, recursive: true })
    await newsroom?.close()
  })

  it('makes a draft and says where it is and what is to be attributed', async () => {
    await createStatistic(newsroom, { label: 'closed schools', value: '17', unit: { kind: 'count', noun: 'schools' } })
    const { code, out, errors } = await run(['story.md', '--language', 'es'])
    expect([code, errors]).toEqual([0, []])
    expect(out.at(-1)).toMatch(/^Draft: http:\/\/localhost:3000\/admin\/collections\/articles\/[\w-]+$/)
    const listed = out.join('\n')
    for (const passage of ['1,240', '34 por ciento', '17', '12.5 millones', 'Nos quedamos sin niños', 'histórica']) {
      expect(listed).toMatch(new RegExp(`^error +${passage} `, 'm'))
    }
    expect(listed).toMatch(/^error +Mañana lo veremos /m)
    // What is said on after the words of who speaks is asked about with what was said before them.
    expect(listed).not.toMatch(/^error +No hay más que decir /m)
    expect(listed).toMatch(/→ link to the statistic/)
    const [, figures, quotations, open] =
      /^(\d+) figures, (\d+) quotations; (\d+) to attribute$/.exec(out.at(-2) ?? '') ?? []
    expect(Number(quotations)).toBe(3)
    expect(Number(figures)).toBeGreaterThanOrEqual(4)
    expect(Number(open)).toBe(Number(figures) + 3)

    const article = await articleAt(out)
    expect(article).toMatchObject({
      _status: 'draft',
      language: 'es',
      title: 'Las aulas que se vacían en la sierra',
      dek: 'En una década, cuatro municipios perdieron a buena parte de sus alumnos.',
      slug: 'las-aulas-que-se-vacian-en-la-sierra',
    })
    expect(article.body.root.children.map((node: Json) => node.type)).toEqual([
      ...['paragraph', 'paragraph', 'heading', 'paragraph', 'list', 'quote', 'paragraph', 'paragraph'],
    ])
    // What it prints is what the review of the saved draft finds.
    const saved = (await newsroom.call(`/articles/${article.id}/review`, { as: 'editor' })).body.review
    expect(saved.findings.filter((each: Json) => each.severity === 'error')).toHaveLength(
      out.filter((line) => line.startsWith('error')).length,
    )
    expect((await newsroom.call('/v1/articles')).body.articles).toEqual([])
  })

  it('uploads the images of the folder once, and says what becomes of the others', async () => {
    const pictures = path.join(folder, 'with images')
    mkdirSync(pictures)
    const picture = await plain().png().toBuffer()
    writeFileSync(path.join(pictures, 'un pozo.png'), picture)
    writeFileSync(path.join(pictures, 'copy.png'), picture)
    writeFileSync(path.join(pictures, 'note.png'), 'no picture')
    writeFileSync(path.join(folder, 'outside.png'), await plain().png().toBuffer())
    symlinkSync(path.join(folder, 'outside.png'), path.join(pictures, 'linked.png'))
    const text = [
      '# Los pozos',
      'Antes ![Un pozo seco](<un pozo.png> "En *marzo*") y después.',
      '![El mismo pozo](copy.png)',
      '![Un mapa](https://example.org/mapa.png)',
      '[![Otro](copy.png)](https://example.org/)',
      '![Nada](missing.png) ![Nota](note.png) ![](copy.png?) ![Fuera](../outside.png) ![Fuera](linked.png)',
      'Fin.',
    ].join('\n\n')
    writeFileSync(path.join(pictures, 'story.md'), text)
    const mediaCount = async () => (await newsroom.payload.count({ collection: 'media', where: all })).totalDocs
    const before = await mediaCount()

    const dry = await run(['with images/story.md', '--language=es', '--dry-run'])
    expect([dry.code, await mediaCount()]).toEqual([0, before])
    expect(dry.text).toContain("'copy.png' is an image that is uploaded with the draft.")

    const { code, out } = await run(['with images/story.md', '--language=es', '--ui=es'])
    expect([code, await mediaCount()]).toEqual([0, before + 1])
    const { body: saved } = await articleAt(out)
    const [media] = (await newsroom.payload.find({ collection: 'media', sort: '-createdAt', limit: 1, locale: 'es' }))
      .docs
    const image = (alt: string, caption = '') => ['image', alt, caption, media?.id]
    expect(
      saved.root.children.map(({ children, fields, type }: Json) =>
        type === 'block'
          ? [fields.blockType, fields.alt, fields.caption, fields.media]
          : children.map((each: Json) => each.text ?? `${each.fields.url} ${each.children[0].text}`).join(''),
      ),
    ).toEqual([
      'Antes',
      image('Un pozo seco', 'En *marzo*'),
      'y después.',
      image('El mismo pozo'),
      'https://example.org/mapa.png Un mapa',
      image('Otro'),
      'Fin.',
    ])
    expect(media).toMatchObject({ alt: 'Un pozo seco', mimeType: 'image/png' })
    const said = out.join('\n')
    for (const line of [
      "'https://example.org/mapa.png' es una imagen de otro sitio y queda como enlace.",
      "'missing.png' se omitió. No existe ese archivo",
      "'note.png' se omitió. ",
      "'copy.png?' se omitió. No tiene texto alternativo",
      "'../outside.png' se omitió. Está fuera de la carpeta",
      "'linked.png' se omitió. Está fuera de la carpeta",
    ])
      expect(said).toContain(line)
    // Nobody is credited, which is found as anywhere.
    expect(said).toMatch(/^aviso .*acredit|^aviso .*crédito/m)

    await run(['with images/story.md', '--language=es'])
    expect(await mediaCount()).toBe(before + 1)
  })

  it('makes a body that the editor opens and saves unchanged', async () => {
    const { out } = await run(['-', '--language=es'], {
      piped: `${story}\n1. uno\n   - dos\t**y**  \n     más\n\n---\n`,
    })
    const { body } = await articleAt(out)
    const field = newsroom.payload.collections.articles.config.flattenedFields.find(({ name }) => name === 'body')
    const { editorConfig } = (field as unknown as { editor: LexicalRichTextAdapter }).editor
    const editor = createHeadlessEditor({ nodes: getEnabledNodes({ editorConfig }) })
    editor.setEditorState(editor.parseEditorState(body))
    const reopened: Json = JSON.parse(JSON.stringify(editor.getEditorState().toJSON()))
    const plain = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(plain)
      if (typeof value !== 'object' || value === null) return value
      // Ids of links are made by the editor; the others it writes only when they say something.
      const unset = ['id', 'textFormat', 'textStyle']
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, each]) => (unset.includes(key) ? [] : [[key, plain(each)]])),
      )
    }
    expect(plain(reopened)).toEqual(plain(body))
  })

  it('speaks Spanish where the terminal does, or when asked to', async () => {
    const terminal = await run(['story.md', '--language', 'es', '--dry-run'], { LANG: 'es_MX.UTF-8' })
    expect(terminal.out.at(-1)).toBe('No se escribió nada.')
    expect(terminal.out.at(-2)).toMatch(/^\d+ cifras, 3 citas; \d+ por atribuir$/)
    const asked = await run(['story.md', '--language', 'es', '--dry-run', '--ui', 'es'])
    expect(asked.out).toEqual(terminal.out)
  })

  it('writes nothing in a dry run, and says the same', async () => {
    const before = await count()
    const dry = await run(['story.md', '--language', 'es', '--dry-run'])
    expect([dry.code, await count()]).toEqual([0, before])
    expect(dry.out.at(-1)).toBe('Nothing was written.')
    const wet = await run(['story.md', '--language', 'es'])
    expect(wet.out.slice(0, -1)).toEqual(dry.out.slice(0, -1))
    expect(await count()).toBe(before + 1)
  })

  it('takes the title it is given, and plain text', async () => {
    const { out } = await run(['untitled.txt', '--language', 'en', '--title', 'Another title'])
    expect(out.at(-2)).toBe('0 figures, 0 quotations; 0 to attribute')
    // What a story has besides its text is said to be missing, and nothing else.
    expect(out.slice(0, -2)).toHaveLength(3)
    expect(await articleAt(out)).toMatchObject({ title: 'Another title', language: 'en', dek: null })
  })

  it('takes a story of which there is a title only', async () => {
    const { code, out } = await run(['-', '--language', 'en'], { piped: '# Only a title' })
    expect(code).toBe(0)
    expect((await articleAt(out)).body ?? null).toBeNull()
  })

  it('works as the user who is named, else as the first editor or admin', async () => {
    const madeBy = async (args: string[]) => {
      const seen: string[] = []
      const { hooks } = newsroom.payload.collections.articles.config
      const note = ({ req, data }: Json) => (seen.push(req.user.email), data)
      hooks.beforeChange.push(note)
      try {
        await run(['story.md', '--language', 'es', ...args])
      } finally {
        hooks.beforeChange.splice(hooks.beforeChange.indexOf(note), 1)
      }
      return seen
    }
    expect(await madeBy([])).toEqual(['admin@example.org'])
    expect(await madeBy(['--as', 'Reporter@example.org'])).toEqual(['reporter@example.org'])
  })

  it('needs no language where there is one only', async () => {
    const small = await openNewsroom('SQLite', { languages: [{ code: 'es', locale: 'es-MX' }] })
    try {
      expect((await run(['story.md'], { at: small })).code).toBe(0)
      expect((await run(['story.md', '--language', 'en'], { at: small })).text).toMatch(/one of es\.$/)
    } finally {
      await small.close()
    }
  })

  it.each([
    ['no file', [], /Name the file/, /Indique el archivo/],
    ['a missing file', ['none.md', '--language', 'es'], /no file 'none\.md'/, /No existe el archivo 'none\.md'/],
    ['a folder', ['folder', '--language', 'es'], /no story in 'folder'/, /No hay ningún texto en 'folder'/],
    ['an empty file', ['empty.md', '--language', 'es'], /is empty/, /está vacío/],
    ['nothing piped in', ['-', '--language', 'es'], /^- is empty/, /^- está vacío/],
    ['another encoding', ['latin.md', '--language', 'es'], /no text in UTF-8/, /no es un texto en UTF-8/],
    ['too much', ['large.md', '--language', 'es'], /too large/, /demasiado grande/],
    ['no title', ['untitled.txt', '--language', 'es'], /no title/, /no tiene título/],
    [
      'a long title',
      ['long.md', '--language', 'es'],
      /title has 499 characters: shorten it to 300/,
      /título tiene 499 caracteres/,
    ],
    ['a long dek', ['dek.md', '--language', 'es'], /dek has 1001 characters/, /bajada tiene 1001 caracteres/],
    ['no language', ['story.md'], /--language: one of en, es/, /--language .* uno de en, es/],
    ['an unknown language', ['story.md', '--language', 'fr'], /not publish in 'fr'/, /no publica en 'fr'/],
    ['an unknown option', ['story.md', '--colour'], /no option --colour/, /opción --colour no existe/],
    [
      'an unknown user',
      ['story.md', '--language', 'es', '--as', 'x@y.z'],
      /no user 'x@y\.z'/,
      /ningún usuario 'x@y\.z'/,
    ],
  ])('refuses %s with a sentence, in both languages, and exit code 2', async (_, args, english, spanish) => {
    const before = await count()
    for (const [LANG, message] of [
      ['en_US', english],
      ['es_MX', spanish],
    ] as const) {
      const { code, out, errors } = await run(args, { LANG })
      expect([code, out, errors]).toEqual([2, [], [expect.stringMatching(message)]])
      expect(errors[0]).not.toMatch(/ at .*:\d+|Error:/)
    }
    expect(await count()).toBe(before)
  })

  it('says why the newsroom refuses a draft, in the language of the terminal', async () => {
    const { access } = newsroom.payload.collections.articles.config
    const { create } = access
    access.create = () => false
    try {
      const { code, errors } = await run(['story.md', '--language', 'es', '--ui', 'es'])
      expect([code, errors]).toEqual([2, [expect.stringMatching(/No tiene permiso|no tienes permiso|permiso/i)]])
    } finally {
      access.create = create
    }
  })

  it('tells how it is used', async () => {
    expect((await run(['--help'])).out[0]).toMatch(/^Usage: npm run import/)
    expect((await run(['--help', '--ui', 'es'])).out[0]).toMatch(/^Uso: npm run import/)
  })
})
