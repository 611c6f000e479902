import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { replaceFolder } from './build'

const root = mkdtempSync(path.join(tmpdir(), 'cited-build-'))
afterAll(() => rmSync(root, { force: true, recursive: true }))
function file(text: string): Buffer {
  return Buffer.from(text)
}

describe('a build', () => {
  it('takes the place of the one before whole, and where it cannot be written leaves that', () => {
    const folder = path.join(root, 'server')
    replaceFolder(
      folder,
      new Map([
        ['start.js', file('1')],
        ['old.js', file('1')],
      ]),
    )
    const unwritable = new Map([
      ['start.js', file('2')],
      ['none/site.js', file('2')],
    ])
    expect(() => replaceFolder(folder, unwritable)).toThrow('ENOENT')
    expect([readdirSync(folder).sort(), readFileSync(path.join(folder, 'start.js'), 'utf8')]).toEqual([
      ['old.js', 'start.js'],
      '1',
    ])
    // What one that was killed had written.
    mkdirSync(`${folder}.made`, { recursive: true })
    writeFileSync(path.join(`${folder}.made`, 'left.js'), '')
    replaceFolder(folder, new Map([['start.js', file('3')]]))
    expect([readdirSync(folder), readFileSync(path.join(folder, 'start.js'), 'utf8')]).toEqual([['start.js'], '3'])
    expect(readdirSync(root)).toEqual(['server'])
  })
})
