import { describe, expect, it } from 'vitest'
import { sampleDocument } from '../examples'
import { linkedSource, linkToSource, sentenceAddress, wordsOfEvidence } from './evidenceLinks'

const [source] = sampleDocument.sources
const [piece] = sampleDocument.statistics[0]!.evidence
const page = 'https://gob.example/a'

describe('the address of a sentence', () => {
  it.each([
    [page, '37 plazas', `${page}#:~:text=37%20plazas`],
    [page, '“37 plazas”', `${page}#:~:text=37%20plazas`],
    [page, 'no-one, ever & so', `${page}#:~:text=no%2Done%2C%20ever%20%26%20so`],
    [`${page}#part`, '37', `${page}#part:~:text=37`],
    [page, 'a b c d e f g h i j k', `${page}#:~:text=a%20b%20c%20d%20e,g%20h%20i%20j%20k`],
    [page, null, page],
    [page, ' ', page],
    [`${page}#:~:text=x`, 'y', `${page}#:~:text=x`],
    ['javascript:alert(1)', 'y', null],
    ['mailto:a@b.example', 'y', 'mailto:a@b.example'],
  ])('%s with %j is %s', (url, text, address) => {
    expect(sentenceAddress(url, text)).toBe(address)
  })
})

describe('the words of evidence', () => {
  it('are as stated, or the quote as it was said, and none where that is a paraphrase', () => {
    const [quote] = sampleDocument.quotes
    expect(wordsOfEvidence(piece!, sampleDocument)).toBe('37 plazas')
    const quoted = { ...piece!, quote: quote!.id, statedAs: null }
    expect(wordsOfEvidence(quoted, sampleDocument)).toBe('No alcanza')
    expect(wordsOfEvidence(quoted, { quotes: [{ ...quote!, paraphrase: true }] })).toBeNull()
  })
})

describe('a link to a source', () => {
  const archiveUrl = 'https://web.archive.org/web/20230321120000/https://gob.example/a'

  it('has the copy that stays and its day, so that it can be followed when the page is gone', () => {
    expect(linkToSource({ ...source!, url: page, archiveUrl, accessedAt: '2023-03-20' }, '37')).toEqual({
      href: `${page}#:~:text=37`,
      'data-versionurl': archiveUrl,
      'data-versiondate': '2023-03-21',
    })
    const other = { ...source!, url: page, archiveUrl: 'https://archive.example/x', accessedAt: '2023-03-20' }
    expect(linkToSource(other)['data-versiondate']).toBe('2023-03-20')
  })

  it('leads to the copy where there is no page, and nowhere where there is none', () => {
    expect(linkToSource({ ...source!, archiveUrl })).toEqual({ href: archiveUrl })
    expect(linkToSource(source!)).toEqual({ href: null })
    expect(linkedSource(source!, '<b>x</b>')).toBe('<b>x</b>')
    expect(linkedSource({ ...source!, url: `${page}?a="b"&c` }, 'x')).toBe(
      `<a href="${page}?a=&quot;b&quot;&amp;c" rel="noopener">x</a>`,
    )
  })
})
