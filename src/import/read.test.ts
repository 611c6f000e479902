import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, it, test } from 'vitest'
import { ImportError } from './messages'
import { MAX_BYTES, readStory } from './read'

const folder = mkdtempSync(path.join(tmpdir(), 'cited-read-'))
afterAll(() => rmSync(folder, { force: true, recursive: true }))

function file(name: string, content: string | Uint8Array) {
  writeFileSync(path.join(folder, name), content)
  return name
}
function read(name: string, ...piped: (string | Uint8Array)[]) {
  return readStory(name, { folder, stdin: Readable.from(piped.map((part) => Buffer.from(part))) })
}

it('reads a file beside the caller, or anywhere', async () => {
  const name = file('año.md', '# Año\n\nTexto “así”.')
  expect(await read(name)).toBe('# Año\n\nTexto “así”.')
  expect(await read(path.join(folder, name))).toBe('# Año\n\nTexto “así”.')
})

it('reads what is piped in, whole letters across its pieces', async () => {
  const bytes = Buffer.from('niñez')
  expect(await read('-', bytes.subarray(0, 3), bytes.subarray(3))).toBe('niñez')
})

it('stops reading what does not end', async () => {
  const endless = (function* () {
    for (;;) yield Buffer.alloc(65_536, 'a')
  })()
  await expect(readStory('-', { folder, stdin: Readable.from(endless) })).rejects.toThrow(/too large/)
})

test.each([
  ['no such file', () => 'none.md', /no file 'none\.md'/],
  ['no such folder', () => path.join(file('file', 'x'), 'x'), /no file/],
  ['a folder', () => (mkdirSync(path.join(folder, 'sub')), 'sub'), /'sub' is a folder/],
  ['an empty file', () => file('empty.md', ''), /'empty\.md' is empty/],
  ['only spaces', () => file('blank.md', ' \n\t'), /is empty/],
  ['Latin-1', () => file('latin.md', Buffer.from('ni\u00f1o', 'latin1')), /no text in UTF-8/],
  ['UTF-16', () => file('utf16.md', Buffer.from('\ufeffa text', 'utf16le')), /no text in UTF-8/],
  ['UTF-16 without a mark', () => file('utf16b.md', Buffer.from('a text', 'utf16le')), /no text in UTF-8/],
  ['an image', () => file('x.png', Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0])), /no text in UTF-8/],
  ['too much', () => file('large.md', 'a'.repeat(MAX_BYTES + 1)), /too large/],
])('refuses %s', async (_, name, message) => {
  const refused = read(name())
  await expect(refused).rejects.toThrow(message)
  await expect(refused).rejects.toBeInstanceOf(ImportError)
})

it('takes as much as there may be', async () => {
  expect(await read(file('most.md', 'a'.repeat(MAX_BYTES)))).toHaveLength(MAX_BYTES)
})

it.skipIf(process.getuid?.() === 0)('refuses a file that may not be read', async () => {
  const name = file('locked.md', 'x')
  chmodSync(path.join(folder, name), 0)
  await expect(read(name)).rejects.toThrow(/may not be read/)
})
