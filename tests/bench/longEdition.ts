/** An edition of a given length, as a newsroom might write it: for the benchmark, and for typing in a browser. */
import type { LexicalBody, LexicalNode } from '../../src/body/types'
import type { StatisticRecord } from '../../src/model/records'

const sentences = [
  'The ministry said on 4 July 2023 that the programme would go on, whatever the courts decide about it next spring.',
  'Nobody in the valley remembers a winter in which the road was closed for so long, or so little was said about why.',
  'Officials who were asked about the contract in Article 27 pointed to one another and then to the rules of procedure.',
  'By the time the second report reached the committee, most of what it recommended had already been undone.',
]
const figures = ['1,200 inspectors', '15 per cent', '$4.2 million', 'one in five', 'twenty-three', 'between 40 and 50']

function textNode(text: string): LexicalNode {
  return {
    type: 'text',
    version: 1,
    text,
    format: 0,
    mode: 'normal',
    style: '',
    detail: 0,
  }
}

function figureNode(id: string, statistic: string): LexicalNode {
  return {
    type: 'inlineBlock',
    version: 1,
    fields: { id, blockType: 'figure', statistic, form: 'digits' },
  }
}

/** How many words a body has; a body node counts as one. */
export function wordsIn(body: LexicalBody): number {
  return body.root.children
    .flatMap((block) => block.children ?? [])
    .reduce((sum, { text }) => sum + (text ? text.split(/\s+/).filter(Boolean).length : 1), 0)
}

/**
 * A body with at least `words` words and `count` figures: half of them nodes of the statistics given, half numbers in
 * the text that nobody has attributed yet.
 */
export function longBody(words: number, count: number, statistics: Pick<StatisticRecord, 'id'>[]): LexicalBody {
  const children: LexicalNode[] = []
  const root = { type: 'root', version: 1, direction: 'ltr', format: '', indent: 0, children }
  const body: LexicalBody = { root }
  for (let index = 0; index < count || wordsIn(body) < words; index++) {
    const filler = sentences[index % sentences.length] ?? ''
    const statistic = statistics[index % statistics.length]
    const inline =
      index >= count
        ? [textNode(filler)]
        : index % 2 === 0 && statistic
          ? [
              textNode(`${filler} There were `),
              figureNode(index.toString(16).padStart(24, '0'), statistic.id),
              textNode('.'),
            ]
          : [textNode(`${filler} There were ${figures[index % figures.length] ?? ''} in ${1990 + (index % 30)}.`)]
    children.push({
      type: 'paragraph',
      version: 1,
      direction: 'ltr',
      format: '',
      indent: 0,
      textFormat: 0,
      textStyle: '',
      children: inline,
    })
  }
  return body
}

/** A body of `words` words, a figure of each of the statistics among them, in passages as a story has them. */
export function storyBody(words: number, statistics: Pick<StatisticRecord, 'id'>[]): LexicalBody {
  const body = longBody(words, 0, [])
  const passages = body.root.children
  const [passage] = passages
  if (!passage) return body
  const inOne = Math.ceil(statistics.length / passages.length)
  let next = 0
  for (const [index, block] of passages.entries()) {
    const text = (block.children?.[0]?.text ?? '').split(' ')
    const children: LexicalNode[] = []
    const own = statistics.slice(index * inOne, (index + 1) * inOne)
    const step = Math.ceil(text.length / (own.length + 1))
    for (const [place, { id }] of own.entries()) {
      const before = text.slice(place * step, (place + 1) * step).join(' ')
      children.push(textNode(`${before} `), figureNode((next++).toString(16).padStart(24, '0'), id), textNode(' '))
    }
    children.push(textNode(text.slice(own.length * step).join(' ')))
    block.children = children
  }
  return body
}
