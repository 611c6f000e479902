import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { body, paragraph } from '../../../tests/support/drafts'
import { decided, isSame, mergeDocuments, questionsOf, type Choice, type Data, type MergeField } from './merge'

const fields: MergeField[] = [
  { path: 'title', kind: 'value' },
  { path: 'first.url', kind: 'value' },
  { path: 'topics', kind: 'list' },
  { path: 'body', kind: 'text' },
]

function text(...passages: string[]) {
  return body(...passages.map((passage) => paragraph(passage)))
}

type Text = { root: { children: { children: { text: string }[] }[] } }

function passagesOf(value: unknown): string[] {
  return (value as Text).root.children.map(({ children }) => children.map((child) => child.text).join(''))
}

function merged(base: Data, mine: Data, theirs: Data, choice: Choice = 'mine') {
  const merge = mergeDocuments(fields, base, mine, theirs)
  const questions = questionsOf(merge)
  const values = decided(merge, Object.fromEntries(questions.map(({ key }) => [key, choice])))
  return { questions, values, get: (path: string) => (values.has(path) ? values.get(path) : undefined) }
}

describe('bringing two versions together', () => {
  it('takes what only the other changed, and keeps what only oneself did', () => {
    const base = { title: 'A', first: { url: 'https://a.example' }, topics: ['x'] }
    const { questions, values } = merged(
      base,
      { ...base, title: 'Mine' },
      { ...base, first: { url: 'https://b.example' } },
    )
    expect(questions).toEqual([])
    expect([...values]).toEqual([['first.url', 'https://b.example']])
  })

  it('asks where both changed a field, and not where they changed it alike', () => {
    const { questions } = merged(
      { title: 'A', first: { url: 'u' } },
      { title: 'B', first: { url: 'v' } },
      { title: 'C', first: { url: 'v' } },
    )
    expect(questions).toMatchObject([{ path: 'title', base: ['A'], mine: ['B'], theirs: ['C'] }])
    expect(merged({ title: 'A' }, { title: 'B' }, { title: 'C' }, 'theirs').get('title')).toBe('C')
    expect(merged({ title: 'A' }, { title: 'B' }, { title: '' }, 'theirs').get('title')).toBeNull()
  })

  it('does so passage by passage, also where they are neighbours', () => {
    const base = { body: text('One', 'Two', 'Three') }
    const { get, questions } = merged(
      base,
      { body: text('One', 'Two of mine', 'Three') },
      { body: text('One', 'Two', 'Three of theirs') },
    )
    expect(questions).toEqual([])
    expect(passagesOf(get('body'))).toEqual(['One', 'Two of mine', 'Three of theirs'])
  })

  it('keeps the passages that both added in one place', () => {
    const base = { body: text('One') }
    const { get, questions } = merged(base, { body: text('One', 'Mine') }, { body: text('One', 'Theirs') })
    expect(questions).toEqual([])
    expect(passagesOf(get('body'))).toEqual(['One', 'Mine', 'Theirs'])
  })

  it('asks of the passages that both changed alone, and can keep both', () => {
    const base = { body: text('One', 'Two', 'Three') }
    const mine = { body: text('One', 'Two of mine', 'Three') }
    const theirs = { body: text('One', 'Two of theirs', 'Three', 'Four') }
    expect(merged(base, mine, theirs).questions).toHaveLength(1)
    expect(passagesOf(merged(base, mine, theirs, 'mine').get('body'))).toEqual(['One', 'Two of mine', 'Three', 'Four'])
    expect(passagesOf(merged(base, mine, theirs, 'theirs').get('body'))).toEqual([
      'One',
      'Two of theirs',
      'Three',
      'Four',
    ])
    expect(passagesOf(merged(base, mine, theirs, 'both').get('body'))).toEqual([
      'One',
      'Two of mine',
      'Two of theirs',
      'Three',
      'Four',
    ])
  })

  it('asks where one took out what the other changed', () => {
    const base = { body: text('One', 'Two') }
    const { questions } = merged(base, { body: text('One') }, { body: text('One', 'Two of theirs') })
    expect(questions).toMatchObject([{ mine: [], theirs: [{ type: 'paragraph' }] }])
  })

  it('sees no change in what an editor writes into a node by itself', () => {
    const bare = { type: 'paragraph', children: [{ type: 'text', text: 'One ' }] }
    expect(isSame(bare, paragraph('One '))).toBe(true)
    expect(isSame(bare, paragraph('One'))).toBe(false)
    expect(isSame({ title: '' }, {})).toBe(true)
    expect(isSame('A\r\nB', 'A\nB')).toBe(true)
  })

  it('takes the entries of a list that came meanwhile, without their ids where both have come', () => {
    const row = (id: string, name: string) => ({ id, name })
    const base = { topics: [row('1', 'A')] }
    const { get, questions } = merged(
      base,
      { topics: [row('1', 'A'), row('2', 'B')] },
      { topics: [row('1', 'A'), row('3', 'C')] },
    )
    expect(questions).toEqual([])
    expect(get('topics')).toEqual([row('1', 'A'), row('2', 'B'), { name: 'C' }])
  })
})

describe('whatever two people make of a text', () => {
  const passages = fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), { maxLength: 8 })
  /** Each side changes, takes out and puts in passages; what it writes is its own, so that it can be found again. */
  const edits = (name: string) =>
    fc.array(fc.record({ at: fc.nat(8), does: fc.constantFrom('change', 'remove', 'add') }), { maxLength: 5 }).map(
      (list) => (base: string[]) =>
        list.reduce((now, { at, does }, index) => {
          const words = `${name}${index}`
          if (does === 'add') return now.toSpliced(at, 0, words)
          return does === 'remove' ? now.toSpliced(at, 1) : now.length > at ? now.with(at, words) : now
        }, base),
    )

  it('loses no passage that only one of them wrote, with any choice', () => {
    fc.assert(
      fc.property(passages, edits('mine'), edits('theirs'), (base, one, other) => {
        const [mine, theirs] = [one(base), other(base)]
        const result = merged({ body: text(...base) }, { body: text(...mine) }, { body: text(...theirs) }, 'both')
        const now = passagesOf(result.get('body') ?? text(...mine))
        const own = [...mine, ...theirs].filter((words) => words.length > 1)
        for (const words of own) expect(now).toContain(words)
        // What is not asked about stands there with either choice.
        const asked = JSON.stringify(result.questions)
        for (const choice of ['mine', 'theirs'] as const) {
          const chosen = merged({ body: text(...base) }, { body: text(...mine) }, { body: text(...theirs) }, choice)
          const then = passagesOf(chosen.get('body') ?? text(...mine))
          for (const words of own) expect(then.includes(words) || asked.includes(`"${words}"`)).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is what one of them made where the other made nothing', () => {
    fc.assert(
      fc.property(passages, edits('mine'), (base, one) => {
        const mine = one(base)
        const unchanged = merged({ body: text(...base) }, { body: text(...mine) }, { body: text(...base) })
        expect(unchanged.questions).toEqual([])
        expect(unchanged.values.size).toBe(0)
        const taken = merged({ body: text(...base) }, { body: text(...base) }, { body: text(...mine) })
        expect(taken.questions).toEqual([])
        expect(passagesOf(taken.get('body') ?? text(...base))).toEqual(mine)
      }),
      { numRuns: 150 },
    )
  })
})
