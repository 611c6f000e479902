import { describe, expect, it } from 'vitest'
import type { LexicalBody } from '../../body/types'
import type { StatisticRecord } from '../../model/records'
import { standardRules, type Finding } from '../../review'
import type { ReviewAnswer, FormEdition } from './answer'
import { exactMatches, hasOwnRules, needsOf, reviewWhileTyping } from './whileTyping'

function body(text: string): LexicalBody {
  return {
    root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] },
  }
}

function edition(dismissals: FormEdition['dismissals'] = []): FormEdition {
  return {
    id: 'a',
    language: 'en',
    locale: 'en-US',
    title: 'A title',
    dek: 'What is new.',
    byline: [{ name: 'A. Reporter', person: null }],
    topics: ['Trade'],
    hero: null,
    translatedFrom: { article: null, release: null },
    dismissals,
    proposals: [],
  }
}

function statistic(id: string, value: string, more: Partial<StatisticRecord> = {}): StatisticRecord {
  return {
    id,
    label: 'diplomats',
    value,
    qualifier: 'exact',
    unit: { kind: 'count', noun: 'diplomats' },
    evidence: [],
    status: 'verified',
    ...more,
  }
}

function finding(rule: string, more: Partial<Finding> = {}): Finding {
  return {
    severity: 'warning',
    where: { field: 'body', path: null, start: null, end: null },
    text: '',
    message: { en: rule, es: rule },
    rule,
    suggestions: [],
    fingerprint: rule,
    dismissal: null,
    ...more,
  }
}

function answer(statistics: StatisticRecord[] = [], findings: Finding[] = [], rules?: string[]): ReviewAnswer {
  return {
    review: {
      findings,
      counts: { error: 0, warning: 0, notice: 0 },
      dismissed: 0,
      figures: { attributed: 0, total: 0 },
      quotations: { attributed: 0, total: 0 },
      unattributed: { figures: 0, quotations: 0 },
    },
    records: { statistics, quotes: [], sources: [] },
    hero: null,
    original: null,
    isStale: false,
    translations: [],
    images: [],
    rules: rules ?? standardRules.map(({ name }) => name),
    minorFigures: 'notice',
  }
}

function rulesIn({ findings }: { findings: Finding[] }) {
  return findings.map(({ rule }) => rule)
}

describe('the review while somebody types', () => {
  it('finds what is in the text without the server, and suggests records with it', () => {
    const alone = reviewWhileTyping(edition(), body('37 diplomats came.'), null)
    expect(rulesIn(alone)).toEqual(['unattributed-figure'])
    const informed = reviewWhileTyping(edition(), body('37 diplomats came.'), answer([statistic('s', '37')]))
    expect(informed.findings[0]?.suggestions.map(({ action }) => action)).toEqual(['link', 'create'])
  })

  it('runs only the rules that the newsroom has on', () => {
    expect(rulesIn(reviewWhileTyping(edition(), body('37 came.'), answer([], [], ['headline-figure'])))).toEqual([])
  })

  it('adds what only the server can tell, with the dismissals of the form, and counts it', () => {
    const remote = [
      finding('house-style'),
      finding('stale-translation', { severity: 'error' }),
      finding('single-source'),
    ]
    const given = answer([], remote, ['unattributed-figure', 'house-style', 'stale-translation', 'single-source'])
    const dismissals = [{ fingerprint: 'house-style', reason: 'Quoted.', by: null, at: null }]
    const live = reviewWhileTyping(edition(dismissals), body('37 came.'), given)
    // The findings of a standard rule are the browser's own.
    expect(rulesIn(live)).toEqual(['unattributed-figure', 'house-style', 'stale-translation'])
    expect([live.counts, live.dismissed]).toEqual([{ error: 2, warning: 0, notice: 0 }, 1])
    expect([hasOwnRules(given), hasOwnRules(answer())]).toEqual([true, false])
  })

  it('needs the server for values, quotations and records that it was not asked about', () => {
    const text = body('37 came, “we saw it all happen”, he said.')
    text.root.children[0]?.children?.push({
      type: 'inlineBlock',
      fields: { id: 'n', blockType: 'figure', statistic: 's', form: 'digits' },
    })
    expect(needsOf(text, reviewWhileTyping(edition(), text, null))).toEqual([
      'statistics s',
      'statistics 37',
      'quotes we saw it all happen',
    ])
  })
})

describe('an exact match', () => {
  const matches = (text: string, statistics: StatisticRecord[]) => {
    const given = answer(statistics)
    return exactMatches(reviewWhileTyping(edition(), body(text), given), given).map(({ link }) => link.id)
  }

  it('is the one statistic with the value and the unit', () => {
    expect(matches('37 diplomats came.', [statistic('s', '37.0')])).toEqual(['s'])
  })

  it('is none of several, and none in another unit or with a range', () => {
    expect(matches('37 diplomats came.', [statistic('s', '37'), statistic('t', '37')])).toEqual([])
    expect(matches('37 diplomats came.', [statistic('s', '37', { unit: { kind: 'currency', code: 'USD' } })])).toEqual(
      [],
    )
    expect(matches('37 diplomats came.', [statistic('s', '37', { high: '40' })])).toEqual([])
  })
})
