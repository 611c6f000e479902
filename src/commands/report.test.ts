import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { StartupError } from '../model/startupError'
import { wordsOf } from './report'

const folder = mkdtempSync(path.join(tmpdir(), 'cited-report-'))
afterAll(() => rmSync(folder, { force: true, recursive: true }))

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('It throws nothing.')
}

describe('what a command says when it stops', () => {
  it('is the sentence of an error of ours', () => {
    expect(wordsOf(new StartupError('There is no database.'))).toBe('There is no database.')
  })

  it('is what is wrong with a file, by its path', () => {
    const file = path.join(folder, 'file')
    writeFileSync(file, '')
    const below = path.join(file, 'below')
    expect(wordsOf(thrownBy(() => mkdirSync(below)))).toBe(`${below} lies below what is no folder.`)
    expect(wordsOf(thrownBy(() => mkdirSync(file)))).toBe(`${file} is there already.`)
    const gone = path.join(folder, 'gone')
    expect(wordsOf(thrownBy(() => readdirSync(gone)))).toBe(`${gone} is not there.`)
    const within = path.join(gone, 'within')
    expect(wordsOf(thrownBy(() => mkdirSync(within)))).toBe(`${within} cannot be made: no folder can be there.`)
  })

  it('is that a disk is full, whoever says so', () => {
    const ofNode = Object.assign(new Error('ENOSPC: no space left on device'), {
      code: 'ENOSPC',
      path: '/a',
      dest: '/b/c',
    })
    expect(wordsOf(ofNode)).toBe('There is no room left on the disk of /b/c. Make some, and try again.')
    const ofSQLite = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    expect(wordsOf(ofSQLite)).toBe('There is no room left on the disk. Make some, and try again.')
  })

  it.each(['EMFILE', 'ENFILE'])('is that too many files are open (%s)', (code) => {
    const error = Object.assign(new Error(`${code}: too many open files`), { code, path: '/a', syscall: 'open' })
    expect(wordsOf(error)).toBe('Too many files are open: /a could not be. Allow more (`ulimit -n`), and try again.')
  })

  it('is nothing of a fault, whose stack is wanted', () => {
    expect(wordsOf(thrownBy(() => (undefined as unknown as { length: number }).length))).toBeNull()
    expect(wordsOf('a text')).toBeNull()
  })
})
