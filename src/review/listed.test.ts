import { expect, test } from 'vitest'
import { textBlocks } from '../body'
import { input, paragraph, text } from '../../tests/fixtures/review'
import { readDenseList } from '../../tests/fixtures/dense'
import { listed, review } from './index'

function list(title: string, ...paragraphs: string[]) {
  const given = input({ title, blocks: paragraphs.map((each) => paragraph(text(each))) })
  return listed(review(given).findings, textBlocks(given.body), 'en-US')
}
function shown(groups: ReturnType<typeof list>) {
  return groups.map(({ heading, rows, severity }) => [
    `${severity} ${heading}`,
    ...rows.map(({ findings, namedSource }) =>
      [findings.map((finding) => finding.text).join(' '), ...(namedSource === null ? [] : [namedSource])].join(' / '),
    ),
  ])
}

test('what readers ask first comes first, the headline and the lead before anything else', () => {
  const groups = list(
    'A mayor spends $4 million',
    'She smoked 20 cigarettes.',
    'It has 30 ports and 12 docks.',
    'Some 45 people left. Taxes rose by 7 percent.',
    '“We were not asked,” Ana Prieto said. It cost $9.',
    'The city paid $4 million for it.',
  )
  expect(shown(groups)).toEqual([
    ['error lead', '$4 million', '20'],
    ['error money', '$9'],
    ['error share', '7 percent'],
    ['error people', '45'],
    ['error quotation', 'We were not asked'],
    ['error count', '30 12'],
  ])
})

test('figures of one sentence are one row, with whom it names for them', () => {
  const groups = list(
    '',
    'It was a quiet day.',
    'According to the city auditor, it lost 112 nurses and $3 million.',
    'He counted 14 and, according to Ana Prieto and according to the Navy, 16 ships.',
  )
  expect(shown(groups)).toEqual([
    ['error money', '112 $3 million / city auditor'],
    ['error count', '14 16'],
  ])
})

test('ages, spans and their like are a row for each kind', () => {
  const groups = list('', 'It was a quiet day.', 'Ana Prieto, 63, waited six weeks. Luis Paz, 41, did not.')
  expect(shown(groups)).toEqual([['notice minor', '63 41', 'six']])
})

test('what was dismissed is not in it', () => {
  const given = input({ blocks: [paragraph(text('It has 30 ports.'))] })
  const [finding] = review(given).findings
  const dismissals = [{ fingerprint: finding!.fingerprint, reason: 'No claim.', by: null, at: null }]
  expect(listed(review({ ...given, dismissals }).findings, textBlocks(given.body), 'en-US')).toEqual([])
})

test.each([
  ['en-stadium', 'en-US', 63, 37],
  ['es-hospital', 'es-MX', 57, 32],
])(
  'the story %s, pasted as it is, is a short list',
  (name, locale, figures, rows) => {
    const groups = readDenseList(name, locale).filter(({ severity }) => severity === 'error')
    expect(groups.flatMap((group) => group.rows.flatMap(({ findings }) => findings)).length).toBe(figures)
    expect(groups.flatMap((group) => group.rows).length).toBe(rows)
  },
  20_000,
)
