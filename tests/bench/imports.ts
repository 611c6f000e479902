import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { Payload } from 'payload'
import { bodyOfHtml } from '../../src/import/archives/html'
import { importStory } from '../../src/import/importStory'
import { addAccount } from '../support/accounts'
import { openPayload } from '../support/payload'
import { openBare } from './bare'

/** How many stories there are, unless the environment says so. */
const STORIES = Number(process.env.STORIES ?? 1000)
/** A story of about 600 words with some sixteen figures and two quotations. */
const PARAGRAPHS = 8

function textOf(story: number): string {
  const paragraph = (index: number) =>
    `<p>The valley of number ${story} lost ${1000 + story + index} pupils in ten years, according to the register of schools of the state, and the fall of ${20 + index} per cent is the largest of the region. Nobody in the town hall dares to say that it will stop soon, and the parents who were asked about it speak of the road, of the water, and of the work that went away with the mine that was closed when the price of what it gave fell below what it cost to bring it down to the river and the port beyond it.</p>`
  const said = '<p>“We were left without children,” said the teacher Elena Ruiz, who has been there from the start.</p>'
  return [...Array.from({ length: PARAGRAPHS }, (_, index) => paragraph(index)), said].join('\n')
}

function archive(): string {
  const items = Array.from({ length: STORIES }, (_, story) =>
    [
      `<item><title>The valley of number ${story}</title><link>https://old.example/${story}/</link>`,
      `<guid>https://old.example/?p=${story}</guid><dc:creator>writer${story % 20}</dc:creator>`,
      `<content:encoded><![CDATA[${textOf(story)}]]></content:encoded><wp:post_id>${story}</wp:post_id>`,
      `<wp:post_date>2019-03-${String((story % 28) + 1).padStart(2, '0')} 10:00:00</wp:post_date>`,
      `<wp:post_name>valley-${story}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>`,
      `<category domain="category" nicename="t">Topic ${story % 30}</category></item>`,
    ].join(''),
  )
  const names = 'xmlns:wp="a" xmlns:content="b" xmlns:dc="d"'
  const channel = `<title>Old</title><wp:wxr_version>1.2</wp:wxr_version>${items.join('')}`
  return `<?xml version="1.0"?><rss version="2.0" ${names}><channel>${channel}</channel></rss>`
}

/** How many of the stories are done in a second. */
async function speedOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (STORIES / (performance.now() - began)) * 1000
}

/** Imports of an archive of WordPress, against Payload's bare create of the same documents, one after the other. */
export async function benchImports(): Promise<{ title: string; rows: Record<string, string>[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-imports-'))
  const uriOf = (name: string) => `file:${path.join(folder, `${name}.db`)}`
  try {
    writeFileSync(path.join(folder, 'archive.xml'), archive())
    const importing = async (payload: Payload, ...options: string[]) => {
      const code = await importStory(['archive.xml', '--language=en', ...options], {
        environment: {},
        folder,
        stdin: Readable.from([]),
        open: () => Promise.resolve({ payload, close: () => Promise.resolve() }),
        out: () => undefined,
        error: console.error,
      })
      if (code !== 0) throw new Error('Something was left out.')
    }
    const open = async (name: string) => {
      const payload = await openPayload(uriOf(name))
      await addAccount(payload, 'editor')
      return payload
    }
    const bare = await openBare(uriOf('bare'))
    const bareSpeed = await speedOf(async () => {
      for (let story = 0; story < STORIES; story += 1) {
        const slug = `valley-${story}`
        const body = bodyOfHtml({ html: textOf(story), isLines: false }, () => null)
        const data = {
          title: `The valley of number ${story}`,
          slug,
          language: 'en',
          story: randomUUID(),
          body,
          _status: 'published',
        }
        await bare.create({ collection: 'articles', data: data as never, depth: 0 })
      }
    })
    const drafts = await open('drafts')
    const asDrafts = await speedOf(() => importing(drafts))
    const again = await speedOf(() => importing(drafts))
    const published = await open('published')
    const asPublished = await speedOf(() => importing(published, '--publish'))
    const { totalDocs } = await published.count({ collection: 'releases' })
    if (totalDocs !== STORIES) throw new Error(`${totalDocs} of ${STORIES} were published.`)
    const row = (what: string, speed: number) => ({
      what,
      'stories/s': speed.toFixed(0),
      'against the bare create': (speed / bareSpeed).toFixed(2),
    })
    return {
      title: `${STORIES} stories of about 600 words imported from WordPress, on SQLite`,
      rows: [
        row("Payload's create alone (the same fields, no hooks)", bareSpeed),
        row('imported as drafts, reviewed', asDrafts),
        row('imported again, unchanged', again),
        row('imported and published: dismissals, reviewed, released, numbered', asPublished),
      ],
    }
  } finally {
    rmSync(folder, { force: true, recursive: true })
  }
}
