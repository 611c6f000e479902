/** What docs/architecture.md names is there: a newcomer finds each place by it. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const text = readFileSync('docs/architecture.md', 'utf8')
const named = [
  ...new Set([...text.replace(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name)),
]
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file))
const code = files
  .filter((file) => /^(src|collections|tests|examples)\/.*\.(ts|tsx|mjs)$/.test(file) && !file.includes('/migrations/'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

function isPath(name: string): boolean {
  return /^[\w./()-]+\/$|^[\w./-]+\.(ts|tsx|mjs|json|md)$/.test(name)
}
function isIdentifier(name: string): boolean {
  return /^[A-Za-z]\w{3,}$/.test(name) && /[A-Z]/.test(name)
}

describe('docs/architecture.md', () => {
  it('names files and folders that exist', () => {
    const missing = named
      .filter(isPath)
      .filter(
        (name) => !files.some((file) => file === name || file.endsWith(`/${name}`) || `/${file}`.includes(`/${name}`)),
      )
    expect(missing).toEqual([])
  })

  it('names functions and types that are in the code', () => {
    const missing = named.filter(isIdentifier).filter((name) => !new RegExp(`\\b${name}\\b`).test(code))
    expect(missing).toEqual([])
    expect(named.filter(isIdentifier).length).toBeGreaterThan(60)
  })

  it('has a row for every room', () => {
    const rooms = [...new Set(files.flatMap((file) => /^src\/[a-z]+\//.exec(file) ?? []))]
    expect(rooms.filter((room) => !text.includes(room))).toEqual([])
    const newsroom = [...new Set(files.flatMap((file) => /^src\/newsroom\/([a-z]+\/)/.exec(file)?.[1] ?? []))]
    expect(newsroom.filter((room) => room !== 'sentences/' && !text.includes(`\`${room}\``))).toEqual([])
  })
})
