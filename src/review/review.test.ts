import { describe, expect, it } from 'vitest'
import { citing, figure, findings, input, paragraph, percent, statistic, text } from '../../tests/fixtures/review'
import { kindFingerprint } from './decisions'
import { readEdition, review } from './review'
import { standardRules } from './rules'
import type { Rule } from './types'

const bare = statistic('bare', '600', { evidence: [], label: 'spies' })
function spies(before: string, after: string) {
  return paragraph(text(before), figure('f', 'bare'), text(after))
}
function evidence(given: Parameters<typeof input>[0]) {
  return review(input({ statistics: [bare], ...given })).findings.filter(({ rule }) => rule === 'missing-evidence')
}

describe('review', () => {
  it('gives errors first, each with its rule, place and fingerprint', () => {
    const { findings: found, counts } = review(
      input({
        blocks: [...citing(statistic('s', '37')), paragraph(text('And 12 more.'))],
        statistics: [statistic('s', '37')],
      }),
    )
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['unattributed-figure', 'error'],
      ['single-source', 'notice'],
    ])
    expect(counts).toEqual({ error: 1, warning: 0, notice: 1 })
    for (const { fingerprint } of found) expect(fingerprint).toMatch(/^[0-9a-f]{32}$/)
  })

  it('keeps a fingerprint through edits elsewhere, and changes it with the sentence', () => {
    const [before] = evidence({ blocks: [spies('More than ', ' spies left. It rained.')] })
    const moved = evidence({
      blocks: [paragraph(text('A new lead.')), spies('More than ', ' spies left. The sun shone.')],
    })
    expect(moved[0]?.fingerprint).toBe(before?.fingerprint)
    const changed = evidence({ blocks: [spies('Almost ', ' spies left. It rained.')] })
    expect(changed[0]?.fingerprint).not.toBe(before?.fingerprint)
  })

  it('changes a fingerprint with the value of the figure', () => {
    const [before] = evidence({ blocks: [spies('', ' left.')] })
    const [after] = evidence({ blocks: [spies('', ' left.')], statistics: [{ ...bare, value: '700' }] })
    expect(after?.fingerprint).not.toBe(before?.fingerprint)
  })

  it('tells two alike in one sentence apart', () => {
    const found = evidence({ blocks: [paragraph(figure('a', 'bare'), text(' and '), figure('b', 'bare'), text('.'))] })
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2)
  })

  it('counts a dismissed finding no more, and shows why', () => {
    const blocks = [spies('', ' left.')]
    const [finding] = evidence({ blocks })
    const dismissal = { fingerprint: finding!.fingerprint, reason: 'So it ran.', by: 'an editor', at: null }
    const result = review(input({ blocks, statistics: [bare], dismissals: [dismissal] }))
    expect(result.counts.error).toBe(0)
    expect(result.dismissed).toBe(1)
    expect(result.findings[0]?.dismissal).toEqual({ reason: 'So it ran.', by: 'an editor', at: null })
  })

  it('measures how much is attributed, what was dismissed left out', () => {
    const blocks = [...citing(statistic('s', '37')), paragraph(text('12 and 13. He said “it is so, I think”.'))]
    const given = { blocks, statistics: [statistic('s', '37')] }
    const result = review(input(given))
    expect(result.figures).toEqual({ attributed: 1, total: 3 })
    expect(result.quotations).toEqual({ attributed: 0, total: 1 })
    const [first] = result.findings
    const dismissals = [{ fingerprint: first!.fingerprint, reason: 'A house number.', by: null, at: null }]
    expect(review(input({ ...given, dismissals })).figures).toEqual({ attributed: 1, total: 2 })
    expect(review(input({ ...given, dismissals })).unattributed).toEqual({ figures: 2, quotations: 1 })
  })

  it('takes one decision for all of a kind in a story, and of no error', () => {
    const blocks = [paragraph(text('Ana Ruiz, 63, and Leo Paz, 41, sank 30 boats.'))]
    const dismissals = [{ fingerprint: kindFingerprint('age'), reason: 'Ages.', by: 'an editor', at: null }]
    const found = review(input({ blocks, dismissals })).findings
    expect(found.map(({ text: words, dismissal }) => [words, dismissal?.reason ?? null])).toEqual([
      ['30', null],
      ['63', 'Ages.'],
      ['41', 'Ages.'],
    ])
  })

  it('runs the rules of a newsroom, and says when one of them breaks', () => {
    const shouting: Rule = {
      name: 'no-shouting',
      check: ({ blocks }) =>
        blocks
          .filter((block) => block.text.includes('!'))
          .map((block) => ({
            severity: 'warning',
            where: {
              field: 'body',
              path: block.path,
              start: block.text.indexOf('!'),
              end: block.text.indexOf('!') + 1,
            },
            text: '!',
            message: { en: 'Do not shout.', es: 'No grite.' },
          })),
    }
    const broken: Rule = {
      name: 'broken',
      check: () => {
        throw new Error('oh no')
      },
    }
    const { findings: found } = review(input({ blocks: [paragraph(text('Look!'))] }), [
      ...standardRules,
      shouting,
      broken,
    ])
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['no-shouting', 'warning'],
      ['broken', 'warning'],
    ])
    expect(found[1]?.message.en).toContain('oh no')
  })

  it('asks once for a quotation and the figures in it, and for these when an editor lets the words stand', () => {
    const blocks = [paragraph(text('“All 40 boats sank,” Ana Prieto said. Those 40 boats were new.'))]
    const asked = (given: Partial<Parameters<typeof input>[0]>, rules = standardRules) =>
      review(input({ blocks, ...given }), rules)
        .findings.filter(({ severity, dismissal }) => severity === 'error' && dismissal === null)
        .map(({ rule, where }) => [rule, where.start])
    const [first] = review(input({ blocks })).findings
    expect(asked({})).toEqual([
      ['unattributed-quotation', 0],
      ['unattributed-figure', 44],
    ])
    const dismissal = { fingerprint: first!.fingerprint, reason: 'A sign on the pier.', by: 'an editor', at: null }
    expect(asked({ dismissals: [dismissal] })).toEqual([
      ['unattributed-figure', 5],
      ['unattributed-figure', 44],
    ])
    const withoutQuotations = standardRules.filter(({ name }) => name !== 'unattributed-quotation')
    expect(asked({}, withoutQuotations)).toEqual([
      ['unattributed-figure', 5],
      ['unattributed-figure', 44],
    ])
  })

  it('asks once for a figure of the headline and of the text, and of the headline when an editor lets the text stand', () => {
    const given = { title: 'It sank 40 boats', blocks: [paragraph(text('All 40 boats sank. The 40 were new.'))] }
    const { findings: found, counts } = review(input(given))
    expect(found).toMatchObject([
      {
        rule: 'unattributed-figure',
        also: [
          { field: 'body', start: 23, end: 25 },
          { field: 'title', start: 8, end: 10 },
        ],
      },
    ])
    expect(counts).toEqual({ error: 1, warning: 0, notice: 0 })
    const dismissal = { fingerprint: found[0]!.fingerprint, reason: 'A name.', by: 'an editor', at: null }
    const decided = review(input({ ...given, dismissals: [dismissal] }))
    expect(decided.findings.map(({ rule }) => rule)).toEqual(['unattributed-figure', 'headline-figure'])
  })

  it('finds the figures of a passage once while others change, and of two alike each its own', () => {
    const edition = (...words: string[]) => readEdition(input({ blocks: words.map((each) => paragraph(text(each))) }))
    const [before, after] = [edition('600 left.', '600 left.', 'Of 20'), edition('600 left.', '600 left.', 'Of 200')]
    expect(after.blocks[0]?.figures).toBe(before.blocks[1]?.figures)
    expect(after.blocks[1]?.figures).toEqual(after.blocks[0]?.figures)
    expect(after.blocks[1]?.figures[0]).not.toBe(after.blocks[0]?.figures[0])
    expect(after.blocks[2]?.figures).toMatchObject([{ value: '200' }])
    const spanish = readEdition({ ...input({ blocks: [paragraph(text('Of 1.200 left.'))] }), locale: 'es-ES' })
    expect(spanish.blocks[0]?.figures).toMatchObject([{ value: '1200' }])
    expect(edition('Of 1.200 left.').blocks[0]?.figures).toMatchObject([{ value: '1.2' }])
  })

  it('takes an empty edition', () => {
    expect(review({ ...input({}), body: null }).findings).toEqual([])
  })

  it('finds nothing in a figure in every form that Cited writes', () => {
    const record = percent('p', '60', { evidence: [{ source: 'register' }, { source: 'other' }] })
    const blocks = (['digits', 'words', 'percent-words', 'compact'] as const).map((form) =>
      paragraph(text('It rose by '), figure(form, 'p', { form }), text('.')),
    )
    expect(
      findings(
        { name: 'all', check: (edition) => standardRules.flatMap((rule) => rule.check(edition)) },
        { blocks, statistics: [record] },
      ),
    ).toEqual([])
  })
})
