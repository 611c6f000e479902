/**
 * `npm run release:build`: makes the package in `dist/package`, as it is published. Its code is put together once, in
 * pieces that its entries share, and so are its types; what it needs is left to whoever installs it.
 */
import { build, transformSync, type Plugin as Transformation } from 'esbuild'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rollup, type Plugin } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { sentenceKey } from './sentenceKey'

/** What the package exports, and where it is made of. */
const entries = {
  index: 'src/index.ts',
  client: 'src/admin/client.ts',
  admin: 'src/admin/rsc.tsx',
  rsc: 'src/rsc.tsx',
  body: 'src/body/index.ts',
  figures: 'src/figures/index.ts',
}

type Manifest = Record<string, unknown> & {
  dependencies: Record<string, string>
  peerDependencies: Record<string, string>
  publishConfig: Record<string, unknown>
}

const out = 'dist/package'

/** The name of the package that an import is of; null for a file of our own. */
function packageOf(specifier: string): string | null {
  if (specifier.startsWith('.') || path.isAbsolute(specifier)) return null
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function isExternal(specifier: string): boolean {
  return packageOf(specifier) !== null
}

/** Finds translations by a short key in place of the English sentence, which stands where it is said. */
const withSentenceKeys: Transformation = {
  name: 'with-sentence-keys',
  setup(bundle) {
    bundle.onResolve({ filter: /\/sentenceKey$/ }, () => ({ path: path.resolve('release/sentenceKey.ts') }))
    bundle.onLoad({ filter: /\/sentences\/[a-z]+\.ts$/ }, async ({ path: file }) => {
      const language = path.basename(file, '.ts')
      if (language === 'index') return null
      const translations = ((await import(file)) as Record<string, Record<string, string>>)[language] ?? {}
      const keyed = Object.fromEntries(
        Object.entries(translations).map(([english, said]) => [sentenceKey(english), said]),
      )
      if (Object.keys(keyed).length < Object.keys(translations).length)
        throw new Error(`Two sentences share a key: ${file}`)
      return { contents: `export const ${language} = ${JSON.stringify(keyed)}`, loader: 'ts' }
    })
  },
}

/** Writes the code, and gives the packages that it imports. */
async function buildCode(): Promise<Set<string>> {
  const { metafile } = await build({
    bundle: true,
    // Spanish is written in letters, not in the escapes of each.
    charset: 'utf8',
    chunkNames: 'chunks/[hash]',
    entryPoints: entries,
    format: 'esm',
    jsx: 'automatic',
    // Styles stay files, which the project's own bundler takes in.
    assetNames: 'styles/[name]-[hash]',
    loader: { '.css': 'copy' },
    metafile: true,
    minify: true,
    outdir: `${out}/dist`,
    packages: 'external',
    platform: 'neutral',
    plugins: [withSentenceKeys],
    // For whoever reads a stack: where each line is in the repository.
    sourcemap: 'linked',
    sourcesContent: false,
    splitting: true,
    target: 'es2022',
  })
  const imported = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.flatMap((each) => (each.external && !each.path.startsWith('node:') ? [each.path] : [])),
  )
  return new Set(imported.flatMap((specifier) => packageOf(specifier) ?? []))
}

/** A style has no types. */
const withoutStyles: Plugin = {
  name: 'without-styles',
  resolveId: (specifier) => (specifier.endsWith('.css') ? { external: false, id: `\0${specifier}.d.ts` } : null),
  load: (id) => (id.startsWith('\0') && id.endsWith('.css.d.ts') ? 'export {}' : null),
}

/**
 * Types are set in by a tab, not by four blanks: that is a twentieth of them. What is said of them goes along where a
 * project reads it: at what it imports by name, not at what those are made of, nor at the components of the admin.
 */
const shortened: Plugin = {
  name: 'shortened',
  renderChunk: (code, { isEntry, name }) => {
    const said = isEntry && name !== 'client' ? code : code.replace(/^ *\/\*\*[^]*?\*\/\n/gm, '')
    return said.replace(/^(?: {4})+/gm, (blanks) => '\t'.repeat(blanks.length / 4))
  },
}

/** Writes the types, and gives the packages that they import. */
async function buildTypes(): Promise<Set<string>> {
  const bundle = await rollup({
    external: isExternal,
    input: entries,
    plugins: [withoutStyles, dts({ tsconfig: 'tsconfig.json' }), shortened],
  })
  const { output } = await bundle.write({
    chunkFileNames: 'types/[name]-[hash].d.ts',
    dir: `${out}/dist`,
    entryFileNames: '[name].d.ts',
  })
  await bundle.close()
  const own = new Set(output.map(({ fileName }) => fileName))
  const imported = output.flatMap((each) =>
    each.type === 'chunk' ? each.imports.filter((name) => !own.has(name)) : [],
  )
  // Of the trees of HTML there are types alone.
  return new Set(imported.flatMap((specifier) => (specifier === 'hast' ? '@types/hast' : (packageOf(specifier) ?? []))))
}

/** The manifest that is published: what `publishConfig` says in place of what the repository has, and no scripts. */
function publishedManifest(imported: Set<string>): Manifest {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
  const { dependencies, peerDependencies, publishConfig } = manifest
  const { devDependencies: _, scripts: __, config: ___, private: ____, ...rest } = manifest
  // What runs on the server names what runs in the browser, which is another entry of the same package.
  imported.delete(String(manifest.name))
  const unknown = [...imported].filter((name) => !(name in dependencies) && !(name in peerDependencies))
  if (unknown.length > 0) throw new Error(`The package imports what it does not name: ${unknown.join(', ')}`)
  return {
    ...rest,
    ...publishConfig,
    // The app at the root of the repository needs more; what a project has itself is a peer.
    dependencies: Object.fromEntries(
      Object.entries(dependencies).filter(([name]) => imported.has(name) && !(name in peerDependencies)),
    ),
    peerDependencies,
    publishConfig: { access: publishConfig.access },
  }
}

rmSync(out, { force: true, recursive: true })
mkdirSync(out, { recursive: true })
const imported = await buildCode()
for (const name of await buildTypes()) imported.add(name)
writeFileSync(`${out}/package.json`, `${JSON.stringify(publishedManifest(imported), null, 2)}\n`)
const styles = path.join(out, 'dist/styles')
for (const file of readdirSync(styles).filter((name) => name.endsWith('.css'))) {
  const at = path.join(styles, file)
  writeFileSync(at, transformSync(readFileSync(at, 'utf8'), { loader: 'css', minify: true }).code)
}

copyFileSync('LICENSE', path.join(out, 'LICENSE'))
// How to install it, and its options; the rest is read where the repository is. Without the blanks that line up its tables.
const [installing = '', options = ''] = readFileSync('docs/plugin.md', 'utf8').split(
  /^(?=## (?:Options|What it needs)$)/m,
)
const more = 'What it needs, what it changes in a project and how it is upgraded: `docs/plugin.md` in the repository.\n'
const readme = `${installing}${options}${more}`.replace(/^\|.*\|$/gm, (row) =>
  row.replace(/ {2,}/g, ' ').replace(/-{4,}/g, '---'),
)
writeFileSync(path.join(out, 'README.md'), readme)
