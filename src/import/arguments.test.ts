import { describe, expect, it, test } from 'vitest'
import { archiveOptions, readArguments, uiOption } from './arguments'
import { ImportError, terminalLanguage } from './messages'

function said(args: string[]) {
  try {
    return readArguments(args)
  } catch (error) {
    if (error instanceof ImportError) return error.said
    throw error
  }
}

describe('readArguments', () => {
  it('reads what there is', () => {
    expect(readArguments(['story.md'])).toEqual({
      file: 'story.md',
      language: null,
      title: null,
      as: null,
      dryRun: false,
      publish: false,
      images: null,
      outlet: null,
      site: null,
      redirects: null,
    })
    const all = ['--language', 'es', '--title= A title ', '--as', 'a@example.org', '--dry-run', '--ui', 'es', '-']
    expect(readArguments(all)).toMatchObject({
      file: '-',
      language: 'es',
      title: 'A title',
      as: 'a@example.org',
      dryRun: true,
    })
    const ofArchives = [
      '--publish',
      '--images=up',
      '--outlet= El Valle ',
      '--site=https://a.example',
      '--redirects=m.csv',
    ]
    const archive = readArguments(['archive', ...ofArchives])
    expect(archive).toMatchObject({ publish: true, images: 'up', outlet: 'El Valle', site: 'https://a.example' })
    expect(archive === 'help' ? [] : archiveOptions(archive)).toEqual(ofArchives.map((each) => each.split('=')[0]))
    expect(readArguments(['--', '--odd-name.md'])).toMatchObject({ file: '--odd-name.md' })
    expect([readArguments(['--help']), readArguments(['-h'])]).toEqual(['help', 'help'])
  })

  test.each([
    [[], /Name the file/],
    [[''], /Name the file/],
    [['a', 'b'], /One file at a time, not 2: a, b\./],
    [['a', '--colour', 'red'], /no option --colour\./],
    [['a', '-x'], /no option -x\./],
    [['a', '--language'], /--language has no right value/],
    [['a', '--dry-run=yes'], /--dry-run has no right value/],
    [['a', '--title', ' '], /--title is empty/],
    [['a', '--site', 'old'], /--site is the address of a site/],
    [['a', '--ui', 'fr'], /--ui is one of en, es, not 'fr'/],
  ])('says what is wrong with %j', (args, message) => {
    expect(said(args)).toEqual({ en: expect.stringMatching(message), es: expect.stringMatching(/\S/) })
  })
})

test('the language of what is printed is read even where the rest is wrong', () => {
  expect([['--ui', 'es', '--what'], ['--ui=en'], ['--ui'], ['--ui', 'fr'], []].map(uiOption)).toEqual([
    'es',
    'en',
    null,
    null,
    null,
  ])
})

test.each([
  [{ LANG: 'es_MX.UTF-8' }, 'es'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'es_MX.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'C', LC_MESSAGES: 'es_ES' }, 'es'],
  [{}, 'en'],
])('of the terminal %j', (environment, language) => {
  expect(terminalLanguage(environment)).toBe(language)
})
