/**
 * `npm run try:payload`: what the next major version of Payload breaks. Copies the repository to a folder of its own, puts
 * the newest canary of Payload 4 there (`-- 4.0.0-canary.36` names another), and lists what no longer compiles, by error
 * and file, and the unit tests that fail. Changes nothing here. Not a part of CI: what it finds changes from day to day.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { argv } from 'node:process'

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>>

/** A canary of Payload 4, by its number. */
const CANARY = /^4\.0\.0-canary\.(\d+)$/

function versionsOf(name: string): string[] {
  return JSON.parse(execFileSync('npm', ['view', name, 'versions', '--json'], { encoding: 'utf8' })) as string[]
}

/** The newest canary that there is of all the packages. */
function newestCanary(names: string[]): string {
  const [first = [], ...others] = names.map(versionsOf)
  const newest = first
    .filter((version) => CANARY.test(version) && others.every((versions) => versions.includes(version)))
    .sort((a, b) => Number(CANARY.exec(b)?.[1]) - Number(CANARY.exec(a)?.[1]))[0]
  if (!newest) throw new Error(`There is no canary of Payload 4 of all of ${names.join(', ')}. Name a version.`)
  return newest
}

function counted(lines: string[]): string[] {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([line, count]) => `${String(count).padStart(4)}  ${line}`)
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
  (name) => name === 'payload' || name.startsWith('@payloadcms/'),
)
const version = argv[2] ?? newestCanary(names)
const folder = mkdtempSync(path.join(tmpdir(), 'cited-payload-'))
try {
  const left = /^(node_modules|dist|data|\.next|\.git)$/
  cpSync('.', folder, { recursive: true, filter: (from) => !left.test(path.relative('.', from)) })
  rmSync(path.join(folder, 'package-lock.json'), { force: true })
  for (const list of [manifest.dependencies, manifest.devDependencies]) {
    for (const name of names) if (name in list) list[name] = version
  }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest))
  console.info(`Payload ${version}: installing`)
  const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (installed.status !== 0) throw new Error(installed.stderr)
  const compiled = spawnSync('npx', ['--no-install', 'tsc', '--noEmit', '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const errors = [...compiled.stdout.matchAll(/^([^\s(]+)\(\d+,\d+\): error (TS\d+): (.*)$/gm)]
  console.info(`\n${errors.length} errors of the compiler, by what they say:`)
  for (const line of counted(errors.map(([, , code, said]) => `${code} ${said}`))) console.info(line)
  console.info('\nby file:')
  for (const line of counted(errors.map(([, file]) => file ?? ''))) console.info(line)
  const tested = spawnSync('npx', ['--no-install', 'vitest', 'run', '--project', 'unit', '--reporter', 'dot'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  console.info('\nunit tests:')
  console.info((tested.stdout.match(/^ *(FAIL|Test Files|Tests) .*$/gm) ?? [tested.stderr]).join('\n'))
} finally {
  rmSync(folder, { force: true, recursive: true })
}
