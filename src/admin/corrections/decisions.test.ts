import { describe, expect, it } from 'vitest'
import { choiceOf, decisionsOf, refusedNotes, rewritesIn, UNDECIDED, waitingStories, type Decided } from './decisions'

const total = {
  statistic: 'total',
  label: 'in all',
  formula: 'a + b',
  restsOn: ['corrected'],
  value: '86',
  proposed: '87',
  before: '86',
  after: '87',
  isDoubted: false,
}
const rise = { ...total, statistic: 'rise', value: '60', proposed: '78', isDoubted: true }
const edition = {
  article: 'a',
  story: 'of a',
  language: 'en',
  slug: 's',
  title: 'T',
  version: 1,
  passages: [],
  before: '86',
  after: '87',
  problems: [],
  rewrite: [{ node: 'n', statistic: 'total', text: 'a third', value: '50%', around: { before: 'It is ', after: '.' } }],
}
function decided(more: Partial<Decided>): Decided {
  return { ...UNDECIDED, ...more }
}

describe('what is decided about a correction', () => {
  it('corrects a computed figure unless somebody says otherwise, and one that is in doubt only if somebody says so', () => {
    expect(choiceOf(total, UNDECIDED)).toBe('correct')
    expect(choiceOf(rise, UNDECIDED)).toBeNull()
    expect(choiceOf({ ...total, proposed: null }, UNDECIDED)).toBeNull()
    expect(choiceOf(rise, decided({ choices: { rise: 'correct' } }))).toBe('correct')
  })

  it('asks nothing about a figure that is computed from one that stays', () => {
    const twice = { ...total, statistic: 'twice', value: '172', proposed: '174', restsOn: ['total'] }
    const again = { ...twice, statistic: 'again', restsOn: ['twice'] }
    const leave = decided({ choices: { total: 'leave' }, reasons: { total: { en: 'So.' } } })
    const reasons = [{ language: 'en', text: 'So.' }]
    expect(decisionsOf([total, twice, again], [], ['en'], leave)?.derived).toEqual([{ statistic: 'total', reasons }])
    const rewrite = [{ ...edition.rewrite[0]!, statistic: 'twice' }]
    expect(rewritesIn([{ ...edition, rewrite }], [total, twice], leave)).toEqual([])
    expect(rewritesIn([{ ...edition, rewrite }], [total, twice], UNDECIDED)).toHaveLength(1)
    const ofBoth = { ...twice, restsOn: ['corrected', 'total'] }
    expect(decisionsOf([total, ofBoth], [], ['en'], leave)?.derived).toHaveLength(2)
  })

  it('is not told before it is complete', () => {
    expect(decisionsOf([total], [], ['en'], UNDECIDED)).toEqual({
      derived: [{ statistic: 'total', value: '87' }],
      rewritten: [],
    })
    expect(decisionsOf([total, rise], [], ['en'], UNDECIDED)).toBeNull()
    const leave = { choices: { rise: 'leave' as const } }
    expect(decisionsOf([rise], [], ['en', 'es'], decided({ ...leave, reasons: { rise: { en: 'So.' } } }))).toBeNull()
    expect(
      decisionsOf([rise], [], ['en', 'es'], decided({ ...leave, reasons: { rise: { en: ' So. ', es: 'Así.' } } })),
    ).toEqual({
      derived: [
        {
          statistic: 'rise',
          reasons: [
            { language: 'en', text: 'So.' },
            { language: 'es', text: 'Así.' },
          ],
        },
      ],
      rewritten: [],
    })
  })

  it('asks for the wordings of what changes, and not of what stays', () => {
    const rewrites = rewritesIn([edition], [total], UNDECIDED)
    expect(rewrites).toMatchObject([{ article: 'a', node: 'n', language: 'en', title: 'T' }])
    expect(decisionsOf([], rewrites, ['en'], decided({ wordings: { 'a n': '  ' } }))).toBeNull()
    expect(decisionsOf([], rewrites, ['en'], decided({ wordings: { 'a n': ' half ' } }))?.rewritten).toEqual([
      { article: 'a', node: 'n', text: 'half' },
    ])
    expect(rewritesIn([edition], [total], decided({ choices: { total: 'leave' } }))).toEqual([])
  })
})

describe('the stories that share an unnamed source', () => {
  const other = { ...edition, article: 'b', language: 'es', story: 'of b' }

  it('wait each with its editions, and with the computed figures that it carries', () => {
    const byStory = [
      { story: 'of b', derived: ['rise'] },
      { story: 'released', derived: ['total'] },
      { story: 'of a', derived: ['total', 'rise'] },
    ]
    expect(waitingStories(byStory, [edition, other], [total, rise])).toEqual([
      { story: 'of b', editions: [other], derived: [rise] },
      { story: 'of a', editions: [edition], derived: [total, rise] },
    ])
  })

  it('are told which of their notes were not taken', () => {
    const notes = [
      { language: 'en', text: 'It is 38.' },
      { language: 'es', text: 'Son 38.' },
    ]
    const errors = [{ path: 'notes.1.text', message: 'Another story says so.' }, { path: 'story' }]
    expect(refusedNotes({ errors }, notes)).toEqual({ es: { text: 'Son 38.', problem: 'Another story says so.' } })
    expect(refusedNotes({}, notes)).toEqual({})
  })
})
