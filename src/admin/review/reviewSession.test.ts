import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { standardRules } from '../../review'
import type { Ask } from '../server'
import type { ReviewAnswer } from './answer'
import { ReviewSession } from './reviewSession'

const answer: ReviewAnswer = {
  review: {
    findings: [],
    counts: { error: 0, warning: 0, notice: 0 },
    dismissed: 0,
    figures: { attributed: 0, total: 0 },
    quotations: { attributed: 0, total: 0 },
    unattributed: { figures: 0, quotations: 0 },
  },
  records: { statistics: [], quotes: [], sources: [] },
  hero: null,
  original: null,
  isStale: false,
  translations: [],
  images: [],
  rules: standardRules.map(({ name }) => name),
  minorFigures: 'notice',
}

/** A session of a form with a figure in it, and what it waits for. */
function open() {
  const questions: { path: string; give: (answer: ReviewAnswer | Error) => void }[] = []
  const ask = ((path: string) =>
    new Promise<unknown>((resolve, reject) => {
      questions.push({ path, give: (given) => (given instanceof Error ? reject(given) : resolve(given)) })
    })) as Ask
  const session = new ReviewSession()
  const stop = session.start(ask)
  session.setEdition({
    id: 'a',
    language: 'en',
    locale: 'en-US',
    title: 'A title',
    dek: 'What is new.',
    byline: [{ name: 'A. Reporter', person: null }],
    topics: ['Trade'],
    hero: null,
    translatedFrom: { article: null, release: null },
    dismissals: [],
    proposals: [],
  })
  session.setSavedBody({
    root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: '37 diplomats came.' }] }] },
  })
  let isSettled = false
  const settle = () => session.settled().then(() => (isSettled = true))
  return { session, questions, stop, settle, isSettled: () => isSettled }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('who waits for a session to settle', () => {
  it('goes on as soon as the server has answered, with the review of now', async () => {
    const { session, questions, settle, isSettled } = open()
    void settle()
    await vi.advanceTimersByTimeAsync(3000)
    expect(questions.map(({ path }) => path)).toEqual(['/review'])
    expect([isSettled(), session.review]).toEqual([false, null])
    questions[0]?.give(answer)
    await vi.advanceTimersByTimeAsync(0)
    expect(isSettled()).toBe(true)
    expect(session.review?.findings.map(({ rule }) => rule)).toEqual(['unattributed-figure'])
    expect(session.view()).toMatchObject({ failure: null, isAsking: false })
  })

  it('goes on when the server fails, too', async () => {
    const { session, questions, settle, isSettled } = open()
    void settle()
    await vi.advanceTimersByTimeAsync(1000)
    questions[0]?.give(new Error('It did not answer.'))
    await vi.advanceTimersByTimeAsync(0)
    expect(isSettled()).toBe(true)
    expect(session.view()).toMatchObject({ failure: 'It did not answer.', isAsking: false })
  })

  it('goes on after five seconds without an answer, and at once when nothing is asked', async () => {
    const { questions, session, settle, isSettled } = open()
    void settle()
    await vi.advanceTimersByTimeAsync(4900)
    expect(isSettled()).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(isSettled()).toBe(true)
    questions[0]?.give(answer)
    await vi.advanceTimersByTimeAsync(0)
    await session.settled()
    expect(session.view().isAsking).toBe(false)
  })

  it('leaves no timer behind with its form', async () => {
    const { questions, settle, stop } = open()
    const settled = settle()
    await vi.advanceTimersByTimeAsync(1000)
    questions[0]?.give(answer)
    await settled
    stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a session while somebody types', () => {
  it('reviews once after the last key, and once a second of keys without a pause', async () => {
    const { session, questions } = open()
    await vi.advanceTimersByTimeAsync(1000)
    questions[0]?.give(answer)
    await vi.advanceTimersByTimeAsync(2000)
    const reviews = new Set([session.review])
    const type = async (keys: number) => {
      for (let key = 0; key < keys; key += 1) {
        session.touch()
        await vi.advanceTimersByTimeAsync(80)
        reviews.add(session.review)
      }
    }
    await type(10)
    expect(reviews.size).toBe(1)
    await vi.advanceTimersByTimeAsync(500)
    reviews.add(session.review)
    expect(reviews.size).toBe(2)
    await type(50)
    expect([5, 6]).toContain(reviews.size)
  })
})
