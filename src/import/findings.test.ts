import { expect, it, test } from 'vitest'
import type { Finding, Review } from '../review'
import { findingLines, printable, summaryLine } from './findings'

function finding(data: Partial<Finding>): Finding {
  return {
    rule: 'unattributed-figure',
    severity: 'error',
    where: { field: 'body', path: 'root.children.0', start: 0, end: 2 },
    text: '37',
    message: { en: 'Say where it comes from.', es: 'Diga de dónde sale.' },
    suggestions: [],
    fingerprint: 'f',
    dismissal: null,
    ...data,
  }
}
function reviewOf(findings: Finding[], data: Partial<Review> = {}): Review {
  return {
    findings,
    counts: { error: 0, warning: 0, notice: 0 },
    dismissed: 0,
    figures: { attributed: 0, total: 0 },
    quotations: { attributed: 0, total: 0 },
    unattributed: { figures: 0, quotations: 0 },
    ...data,
  }
}
function link(id: string) {
  return {
    action: 'link' as const,
    collection: 'statistics' as const,
    id,
    label: `record ${id}`,
    form: 'digits' as const,
    text: null,
    isLikely: true,
  }
}
const create = { action: 'create' as const, collection: 'quotes' as const, data: { text: 'x' } }

it('gives a line each, in columns, and what would resolve it', () => {
  const review = reviewOf([
    finding({ suggestions: [link('a'), link('b'), create] }),
    finding({ severity: 'warning', text: 'más de 600', suggestions: [create] }),
    finding({ severity: 'notice', text: 'dismissed', dismissal: { reason: 'x', by: null, at: null } }),
  ])
  expect(findingLines(review, 'en')).toEqual([
    'error    37          Say where it comes from.',
    '                     → link to the statistic “record a” (and 1 more)',
    'warning  más de 600  Say where it comes from.',
    '                     → make a new quote',
  ])
  expect(findingLines(review, 'es').slice(0, 3)).toEqual([
    'error  37          Diga de dónde sale.',
    '                   → enlazar con la cifra registrada «record a» (y 1 más)',
    'aviso  más de 600  Diga de dónde sale.',
  ])
})

it('says what a new statistic would say', () => {
  const data = { value: '37', label: 'diplomats', unit: { kind: 'count' } }
  const suggestions = [{ action: 'create' as const, collection: 'statistics' as const, data }]
  expect(findingLines(reviewOf([finding({ suggestions })]), 'en')[1]).toMatch(/→ make a new statistic: 37 diplomats$/)
  expect(findingLines(reviewOf([finding({ suggestions })]), 'es')[1]).toMatch(/→ crear una cifra registrada: 37 dip/)
})

it('shortens long passages', () => {
  const [line = ''] = findingLines(reviewOf([finding({ text: 'word '.repeat(100) })]), 'en')
  expect(line).toMatch(/^error {2}word (word )*wor… +Say/)
})

test('nothing found is no line', () => {
  expect(findingLines(reviewOf([]), 'en')).toEqual([])
})

test.each([
  [15, 4, '15 figures, 4 quotations; 19 to attribute', '15 cifras, 4 citas; 19 por atribuir'],
  [1, 1, '1 figure, 1 quotation; 2 to attribute', '1 cifra, 1 cita; 2 por atribuir'],
  [0, 0, '0 figures, 0 quotations; 0 to attribute', '0 cifras, 0 citas; 0 por atribuir'],
])('the summary of %d figures and %d quotations', (figures, quotations, en, es) => {
  const review = reviewOf([], {
    figures: { attributed: 0, total: figures },
    quotations: { attributed: 0, total: quotations },
  })
  expect([summaryLine(review, 'en'), summaryLine(review, 'es')]).toEqual([en, es])
})

test('a text cannot command the terminal', () => {
  expect(printable('a\u001b[31mb\u0007\nc\u202ed')).toBe('a[31mb cd')
})
