import { describe, expect, it } from 'vitest'
import { refusedWith, sentencesOf } from './refused'

describe('an answer that is an error', () => {
  it('says what is wrong with each field, once', () => {
    const answer = {
      errors: [
        {
          message: 'The following fields are invalid: Name, body',
          data: {
            collection: 'sources',
            errors: [
              { label: 'Name', path: 'name', message: 'Write something here.' },
              { path: 'body', message: '37 names no statistic.' },
              { path: 'body', message: '37 names no statistic.' },
            ],
          },
        },
      ],
    }
    const refused = refusedWith(400, answer, 'Bad Request')
    expect(sentencesOf(refused)).toEqual(['Name: Write something here.', '37 names no statistic.'])
    expect(refused.data.collection).toBe('sources')
  })

  it('says its own sentence otherwise, and the status when there is none', () => {
    expect(sentencesOf(refusedWith(409, { errors: [{ message: 'Look again.' }] }, 'Conflict'))).toEqual(['Look again.'])
    expect(sentencesOf(refusedWith(502, null, 'Bad Gateway'))).toEqual(['Bad Gateway'])
    expect(sentencesOf(new TypeError('Failed to fetch'))).toEqual(['Failed to fetch'])
  })
})
