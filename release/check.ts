/**
 * `npm run release:check`: packs the package as it is published and looks at it as whoever installs it will: what it
 * exports and of which types, how large it is, and that nothing of the repository is in it. Says where the tarball is.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type * as Cited from '../src'

/**
 * How large it may be when it is unpacked, without the maps of its code, in bytes. A megabyte was the goal of a package
 * without pages for readers, search and the hand-over; this is to be noticed when it grows.
 */
const LARGEST = 1_760_000

const folder = 'dist/package'

/** All that a configuration says in the languages of the admin, in order. */
function sentencesOf(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  if ('en' in value && 'es' in value) return [JSON.stringify([value.en, value.es])]
  return Object.values(value).flatMap((each) => sentencesOf(each, seen))
}

/** The package finds its translations by keys of its own: it says what the sources say. */
async function compareSentences(): Promise<void> {
  const said = await Promise.all(
    [path.resolve('src/index.ts'), path.resolve(folder, 'dist/index.js')].map(async (entry) => {
      const { cited } = (await import(entry)) as typeof Cited
      const languages = [{ code: 'en', label: 'English', locale: 'en-US' }]
      const db = sqliteAdapter({ client: { url: 'file::memory:' }, idType: 'uuid' })
      const config = { db, secret: 'of this check, and of nothing else', serverURL: 'http://localhost:3000' }
      return sentencesOf((await cited({ languages })(config)).collections)
    }),
  )
  const [sources = [], packed = []] = said
  const differing = sources.find((sentence, index) => sentence !== packed[index])
  if (sources.length < 100 || differing !== undefined) throw new Error(`The package does not say ${String(differing)}.`)
}

function run(command: string, args: string[], cwd = process.cwd()): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

/** A project that uses the package: what it has installed, how strict it is, and what it says. */
type Use = { installed: string[]; more: Record<string, unknown>; text: string }

/** Fails where a file that uses what the package exports does not compile. */
function compileUse({ installed, more, text }: Use): void {
  const project = mkdtempSync(path.join(tmpdir(), 'cited-types-'))
  try {
    // What the package needs is that of the repository; the package itself is the one that was built.
    for (const name of installed) {
      const at = path.join(project, 'node_modules', name)
      mkdirSync(path.dirname(at), { recursive: true })
      symlinkSync(path.resolve('node_modules', name), at)
    }
    run('cp', ['-r', path.resolve(folder), path.join(project, 'node_modules/cited')])
    const compilerOptions = {
      esModuleInterop: true,
      isolatedModules: true,
      jsx: 'react-jsx',
      lib: ['DOM', 'DOM.Iterable', 'ES2022'],
      module: 'esnext',
      moduleResolution: 'bundler',
      noEmit: true,
      strict: true,
      target: 'ES2022',
      ...more,
    }
    writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.tsx'] }))
    writeFileSync(path.join(project, 'uses.tsx'), text)
    run(process.execPath, [path.resolve('node_modules/typescript/bin/tsc'), '-p', project], project)
  } finally {
    rmSync(project, { force: true, recursive: true })
  }
}

/** A project of Payload's, as strict as its templates are. */
const inPayload: Use = {
  installed: ['payload', '@payloadcms', '@types', 'react', 'zod', 'decimal.js'],
  more: { skipLibCheck: true },
  text: `import { cited, formatFigure, toHtml, type CitedOptions, type PortableText } from 'cited'
import { toMarkdown } from 'cited/body'
import * as client from 'cited/client'
import { findFigures } from 'cited/figures'
import { EditionBody } from 'cited/rsc'
import type { Plugin } from 'payload'
const options: CitedOptions = { users: { collection: 'users', roles: { editor: ['editor'] } } }
export const plugins: Plugin[] = [cited(options)]
export const figure: string = formatFigure({ value: '60', qualifier: 'exact', unit: { kind: 'percent' } }, { locale: 'es-MX' })
export const place: number | undefined = findFigures('60%', 'en-US')[0]?.start
export const body: PortableText = []
export const written: string[] = [toHtml(body), toMarkdown(body)]
export const shown = <EditionBody body={body} />
export const desk: unknown = client.StoryDesk
// @ts-expect-error what is exported has types: this option is none
cited({ nonsense: true })
`,
}

/**
 * A site that shows what another server publishes: without Payload, Next or zod's types to look up, and with all that it
 * imports checked. What reads figures and bodies, and shows them, is for it as well.
 */
const onASite: Use = {
  installed: ['@types/react', '@types/hast', '@types/unist', 'csstype', 'react', 'decimal.js', 'zod'],
  more: { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, types: [] },
  text: `import { fromMarkdown, toHtml, toMarkdown, toPlainText, type HtmlOptions, type PortableText } from 'cited/body'
import { findFigures, formatFigure, type FoundFigure } from 'cited/figures'
import { EditionBody } from 'cited/rsc'
const body: PortableText = [{ _type: 'block', _key: 'a', style: 'normal', markDefs: [], children: [] }]
export const options: HtmlOptions = {}
export const written: string[] = [toHtml(body), toMarkdown(body), toPlainText(body)]
export const title: string | null = fromMarkdown('# A title').title
export const figure: string = formatFigure({ value: '60', qualifier: 'exact', unit: { kind: 'percent' } }, { locale: 'es-MX' })
export const found: FoundFigure | undefined = findFigures('60%', 'en-US')[0]
export const shown = <EditionBody body={body} />
// @ts-expect-error what is exported has types
toHtml(5)
`,
}

type Packed = { filename: string; files: Array<{ path: string; size: number }>; size: number }

run('npm', ['run', '-s', 'release:build'])
const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', '..'], path.resolve(folder))) as [
  Packed,
]
const tarball = path.resolve('dist', packed.filename)
run('npx', ['--no-install', 'publint', '--strict', folder])
run('npx', ['--no-install', 'attw', tarball, '--profile', 'esm-only', '--format', 'ascii'])
for (const use of [inPayload, onASite]) compileUse(use)
const strangers = packed.files.filter(({ path: name }) => /test|seed|migrations|\.ci|fixtures|src\//.test(name))
if (strangers.length > 0) throw new Error(`The package holds ${strangers.map(({ path: name }) => name).join(', ')}.`)
const size = packed.files.reduce((sum, file) => sum + (file.path.endsWith('.map') ? 0 : file.size), 0)
if (size > LARGEST) throw new Error(`The package is ${size} bytes large without maps; ${LARGEST} at most.`)
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
// Its page of the public API has a dependency that would report each installation; whoever depends on that can say no.
if ((manifest.scarfSettings as { enabled?: unknown } | undefined)?.enabled !== false) {
  throw new Error('The package lets an installation be reported: set `scarfSettings.enabled` to false.')
}
for (const name of ['devDependencies', 'private', 'scripts']) {
  if (name in manifest) throw new Error(`The package says \`${name}\`, which is the repository's.`)
}
await compareSentences()
console.info(`${tarball}: ${packed.files.length} files, ${size} bytes unpacked without maps, ${packed.size} packed.`)
