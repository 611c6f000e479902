/**
 * What `npm run build` makes besides the admin: the files that `npm start` and `npm run delivery` run. Compiled when they
 * start, the sources would keep their compiler in the memory of each process.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Loader, Plugin } from 'esbuild'
import type { Logger } from 'pino'
import { StartupError } from '../model/startupError'

/** The folder that is made. */
const OUT = path.resolve('dist/server')
/** What runs the newsroom. */
export const SITE = path.join(OUT, 'site.js')
/** What Next writes last. */
const ADMIN = path.resolve('.next/BUILD_ID')

/** What goes into a build. */
const SOURCES = ['src', 'collections', 'payload.config.ts', 'next.config.ts', 'package-lock.json']

/** What a module asks for its own place, by how it asks, and how what is compiled of it asks for the same. */
const places: Readonly<Record<string, (to: string) => string>> = {
  url: (to) => `new URL(${to}, import.meta.url).href`,
  filename: (to) => `process.getBuiltinModule('node:url').fileURLToPath(new URL(${to}, import.meta.url))`,
  dirname: (to) => `process.getBuiltinModule('node:url').fileURLToPath(new URL('.', new URL(${to}, import.meta.url)))`,
}

/** Leaves each module where its source is: what it says of its own place is not that of what it was put into. */
const inPlace: Plugin = {
  name: 'in-place',
  setup(build) {
    build.onLoad({ filter: /\.m?[jt]sx?$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8')
      const to = JSON.stringify(path.relative(OUT, file).split(path.sep).join('/'))
      const contents = text.replace(
        /\bimport\.meta\.(url|filename|dirname)\b/g,
        (as, by: string) => places[by]?.(to) ?? as,
      )
      return { contents, loader: path.extname(file).replace(/^\.m?/, '') as Loader }
    })
  },
}

/** Compiles what `npm start` and `npm run delivery` run, `payload.config.ts` with it. What fails leaves what was there. */
export async function compileServer(): Promise<void> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    bundle: true,
    charset: 'utf8',
    // In one folder, as `inPlace` takes it.
    chunkNames: '[name]-[hash]',
    entryPoints: ['start', 'delivery', 'site'].map((name) => `src/commands/${name}.ts`),
    format: 'esm',
    jsx: 'automatic',
    // Errors are told apart by them.
    keepNames: true,
    logLevel: 'warning',
    outdir: OUT,
    packages: 'external',
    platform: 'node',
    plugins: [inPlace],
    // For whoever reads a stack: the lines of the sources.
    sourcemap: 'linked',
    sourcesContent: false,
    splitting: true,
    target: 'node20',
    write: false,
  })
  const files = outputFiles.map(({ contents, path: file }) => [path.relative(OUT, file), contents] as const)
  replaceFolder(OUT, new Map(files))
}

/** Puts files in the place of a folder once all of them are written: whoever is killed before leaves what was there. */
export function replaceFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const [made, former] = [`${folder}.made`, `${folder}.former`]
  // Killed between the two steps below: what was there is beside.
  if (!existsSync(folder) && existsSync(former)) renameSync(former, folder)
  for (const left of [made, former]) rmSync(left, { force: true, recursive: true })
  mkdirSync(made, { recursive: true })
  for (const [file, contents] of files) writeFileSync(path.join(made, file), contents)
  if (existsSync(folder)) renameSync(folder, former)
  renameSync(made, folder)
  rmSync(former, { force: true, recursive: true })
}

function newestChange(entry: string): number {
  const stat = statSync(entry, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(entry).map((name) => newestChange(path.join(entry, name))))
}

/** Whether there is a build, and none of what goes into it was changed since. */
export function isBuilt(): boolean {
  return [ADMIN, SITE].every((file) => existsSync(file)) && !isOlder()
}

function isOlder(): boolean {
  const built = Math.min(...[ADMIN, SITE].filter((file) => existsSync(file)).map((file) => statSync(file).mtimeMs))
  return SOURCES.some((entry) => newestChange(entry) > built)
}

/** Throws where there is no build. */
export function requireBuild(): void {
  if (![ADMIN, SITE].every((file) => existsSync(file))) {
    throw new StartupError('There is no build yet. Run: npm run build')
  }
}

/** Says where the build is not of the sources as they are. Nothing is refused: files that were copied look newer. */
export function warnOfOldBuild(log: Pick<Logger, 'warn'>): void {
  if (isOlder()) log.warn('the sources were changed after the build, which is what runs; to build them: npm run build')
}
