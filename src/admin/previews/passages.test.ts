import { describe, expect, it } from 'vitest'
import { NODE_CHARACTER } from '../../body'
import { blockAt, passagesOf, stacked } from './passages'

function block(path: string, text: string) {
  return { path, text }
}

describe('the passages of a page', () => {
  it('are known by the words between what a figure or a quotation reads as', () => {
    const blocks = [
      block('root.children.0', `About ${NODE_CHARACTER} people came\tto the square on Monday.`),
      block('root.children.1', `They said “${NODE_CHARACTER}”.`),
    ]
    const page = ['A headline about people', 'About 4,512 people came to the square on Monday.1', 'They said “no”.']
    expect([...passagesOf(blocks, page)]).toEqual([
      ['root.children.0', 1],
      ['root.children.1', 2],
    ])
  })

  it('are taken in their order where two say the same, and known where a correction stands in their words', () => {
    const line = 'Nobody knows who gave the order to close the gates of the harbour before the wind rose that night.'
    const blocks = ['0', '1', '2'].map((path) => block(path, path === '1' ? line : 'The same words.'))
    const page = ['The same words.', line.replace('before', 'before after'), 'The same words.']
    expect([...passagesOf(blocks, page).values()]).toEqual([0, 1, 2])
  })

  it('are none of what has no words, or is not there', () => {
    const blocks = [block('0', NODE_CHARACTER), block('1', 'Taken out.'), block('2', 'It stays.')]
    expect([...passagesOf(blocks, ['It stays.'])]).toEqual([['2', 0]])
  })

  it('are those that a part of them belongs to', () => {
    const blocks = [
      block('root.children.1', ''),
      block('root.children.10', ''),
      block('root.children.1.children.2', ''),
    ]
    expect(blockAt(blocks, 'root.children.10.children.0')?.path).toBe('root.children.10')
    expect(blockAt(blocks, 'root.children.1.children.2.children.0')?.path).toBe('root.children.1.children.2')
    expect(blockAt(blocks, 'root.children.3')).toBeNull()
  })
})

it('notes in a margin stand where their passages are, and never over each other', () => {
  const notes = [
    { at: 10, height: 50 },
    { at: 20, height: 30 },
    { at: 300, height: 30 },
  ]
  expect(stacked(notes, 8)).toEqual([10, 68, 300])
})
