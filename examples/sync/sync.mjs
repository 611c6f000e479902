// Keeps a folder of JSON files, one a live edition, in step: node sync.mjs https://news.example/api/v1 FOLDER [--once]
// It may be killed at any moment: files are complete or absent, and the cursor is written after what it stands for.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

const [api, folder, mode] = process.argv.slice(2)
const cursorFile = path.join(folder, 'cursor')
function fileOf({ story, language }) {
  return path.join(folder, encodeURIComponent(`${story}.${language}`) + '.json')
}

async function get(url) {
  for (;;) {
    const answer = await fetch(new URL(url, api), { signal: AbortSignal.timeout(60_000) }).catch(() => null)
    // Asked too often, or a server that is busy: later.
    if (answer && answer.status < 500 && answer.status !== 429)
      return { status: answer.status, body: await answer.json() }
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

async function write(file, text) {
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}

// Asked for by hash, so that no cache on the way answers with an older text. 410: withdrawn since; the feed will say so.
async function keep(entry) {
  const { status, body } = await get(`${api}/releases/${entry.hash}`)
  if (status === 200) await write(fileOf(entry), JSON.stringify(body, null, 2))
}

// What was redacted must go at once, whatever comes next: a folder that keeps more than the newest has more to delete.
async function purge(change) {
  const kept = await readFile(fileOf(change), 'utf8').catch(() => null)
  if (kept !== null && change.redacts.includes(JSON.parse(kept).hash)) await rm(fileOf(change), { force: true })
}

// The cursor is taken before the list is read: whatever is published meanwhile comes again in the feed.
async function copyEverything() {
  const { cursor } = (await get(api)).body
  const live = new Set()
  for (let after = ''; after !== null;) {
    const { articles, next } = (await get(`${api}/articles?limit=100${after}`)).body
    for (const article of articles) await keep(article)
    for (const article of articles) live.add(path.basename(fileOf(article)))
    after = next && `&cursor=${next}`
  }
  const gone = (await readdir(folder)).filter((name) => /\.json(\.new)?$/.test(name) && !live.has(name))
  for (const name of gone) await rm(path.join(folder, name))
  await write(cursorFile, cursor)
}

await mkdir(folder, { recursive: true })
for (;;) {
  const since = await readFile(cursorFile, 'utf8').catch(() => null)
  if (since === null) await copyEverything()
  else {
    const { status, body } = await get(`${api}/changes?since=${since}&wait=${mode === '--once' ? 0 : 30}`)
    if (status === 410) await rm(cursorFile)
    else if (status !== 200) throw new Error(body.detail)
    else {
      for (const change of body.changes) {
        if (change.redacts.length > 0) await purge(change)
        await (change.kind === 'withdrawn' ? rm(fileOf(change), { force: true }) : keep(change))
      }
      await write(cursorFile, body.next)
      if (mode === '--once' && !body.more) break
    }
  }
}
