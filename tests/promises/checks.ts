/** What must hold after each step, whatever it was. */
import { expect } from 'vitest'
import type { Role } from '../../src/access/roles'
import { nameSlug } from '../../src/model/lists'
import type { Json } from '../support/newsroom'
import { isLive, isSame, newestRelease, type Answer, type Stored, type World } from './world'

/** A step, as the checks look at it. */
export type Done = {
  as: Role
  answer: Answer
  /** The documents that it may have changed; of another, nothing may change. */
  touches: string[]
  /** Whether it is one of the four things that take an edition down. */
  takesDown: boolean
  /** Whether it may make a release. */
  releases: boolean
  /** How many of an edition. @default 1 */
  mostReleases?: number
  /** What was to be saved of which article. */
  saved?: { id: string; data: Json }
}

/** What no figure stands behind: it must never be public. */
export const UNATTRIBUTED = 'There were 45 spies.'

/** Fields that the server writes by itself when an article is saved. */
const written = new Set([
  'updatedAt',
  'createdAt',
  'revision',
  'trail',
  'review',
  'editedBy',
  'slug',
  '_status',
  'id',
  'deletedAt',
  'statistics',
  'quotes',
  'sources',
  'typedSince',
])

function isWritten(field: string): boolean {
  return written.has(field) || field.endsWith('Search')
}

function changedIds(before: Stored, after: Stored): Set<string> {
  const ids = new Set<string>()
  const compare = <T>(was: Map<string, T>, is: Map<string, T>) => {
    for (const id of new Set([...was.keys(), ...is.keys()])) if (!isSame(was.get(id), is.get(id))) ids.add(id)
  }
  for (const collection of ['articles', 'statistics'] as const) {
    compare(before.rows[collection], after.rows[collection])
    compare(before.versions[collection], after.versions[collection])
  }
  compare(before.releases, after.releases)
  compare(before.schedules, after.schedules)
  return ids
}

/** All that is stored of a document. */
function of(stored: Stored, id: string) {
  return {
    row: stored.rows.articles.get(id) ?? stored.rows.statistics.get(id),
    versions: stored.versions.articles.get(id) ?? stored.versions.statistics.get(id),
    releases: stored.releases.get(id),
    schedules: stored.schedules.get(id),
  }
}

export async function checkPromises(world: World, before: Stored, after: Stored, done: Done): Promise<void> {
  const { answer, as } = done
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500)

  // 1. Refused means nothing written; by `where`, of what was refused.
  const changed = changedIds(before, after)
  if (answer.status >= 400) {
    const carriedOut = new Set((answer.body?.docs ?? []).map(({ id }: { id: string }) => String(id)))
    const refused = [...changed].filter((id) => !carriedOut.has(id))
    expect(refused.map((id) => of(after, id))).toEqual(refused.map((id) => of(before, id)))
    if (carriedOut.size === 0) expect(after.counts).toEqual(before.counts)
  }
  const beside = [...changed].filter((id) => !done.touches.includes(id))
  expect(beside.map((id) => of(after, id))).toEqual(beside.map((id) => of(before, id)))

  for (const article of world.articles) {
    const [were, are] = [before.releases.get(article) ?? [], after.releases.get(article) ?? []]

    // 5. Released bytes stay.
    const kept = are.slice(0, were.length).map((release, index) => ({
      ...release,
      newest: were[index].newest,
      // What was not numbered yet may be now.
      sequence: were[index].sequence ?? release.sequence,
      updatedAt: were[index].updatedAt,
    }))
    expect(kept.map((release, index) => ({ ...release, sequence: were[index].sequence }))).toEqual(were)
    expect(
      kept.every(({ sequence }, index) => were[index].sequence === null || sequence === were[index].sequence),
    ).toBe(true)
    expect(are.map(({ version }) => version)).toEqual(are.map((_, index) => index + 1))
    expect(are.map(({ newest }) => newest)).toEqual(are.map((_, index) => index === are.length - 1))
    expect(are.map(({ previous }) => previous)).toEqual(are.map((_, index) => are[index - 1]?.hash ?? null))

    // 2. Public means passed.
    if (are.length > were.length) {
      expect(are.at(-1).kind === 'withdrawn' ? done.takesDown : done.releases, 'a release').toBe(true)
      expect(as, 'who released').not.toBe('reporter')
      expect(answer.status).toBeLessThan(300)
      expect(are.length).toBeLessThanOrEqual(were.length + (done.mostReleases ?? 1))
    }
    expect(JSON.stringify(are)).not.toContain(UNATTRIBUTED)

    // 3. Only four things take an edition down.
    if (isLive(before, article) && !isLive(after, article)) {
      expect(done.takesDown, 'taken down').toBe(true)
      expect(as).not.toBe('reporter')
    }
    const row = after.rows.articles.get(article)
    if (isLive(after, article)) {
      expect(row?._status).toBe('published')
      expect(row?.deletedAt ?? null).toBe(null)
      expect(row?.title).toBe(newestRelease(after, article)?.document.title)
    } else if (!row?.deletedAt) expect(row?._status ?? 'draft').toBe('draft')
  }
  checkStories(after)
  const numbers = [...after.releases.values()].flat().flatMap(({ sequence }) => sequence ?? [])
  expect(new Set(numbers).size).toBe(numbers.length)

  // 4. What was typed is there, and nothing else is lost by it.
  const { saved } = done
  if (saved && answer.status < 300) {
    const [was, is] = [world.draftOf(before, saved.id), world.draftOf(after, saved.id)]
    for (const [field, value] of Object.entries(was ?? {})) {
      // Whoever publishes an edition releases the notes that wait for it.
      if (field === 'corrections') expect(is?.corrections).toEqual(expect.arrayContaining(was?.corrections))
      else if (!isWritten(field) && !(field in saved.data)) expect(is?.[field], field).toEqual(value)
    }
    for (const [field, value] of Object.entries(saved.data)) {
      if (field === 'topics') expect(await world.slugsOf(is?.topics), field).toEqual((value as string[]).map(nameSlug))
      else if (!isWritten(field)) expect(is?.[field], field).toEqual(value)
    }
  }

  await checkReaders(world, after, changed)
}

/** 7. No two stories that rest on one unnamed source are told the same of what was corrected. */
function checkStories({ releases }: Stored): void {
  const said = new Map<string, string>()
  for (const release of [...releases.values()].flat()) {
    const { corrections = [], ledger } = release.document
    const texts = [...corrections, ...(ledger?.left ?? [])].map(({ text, reason }: Json) => text ?? reason)
    for (const key of (release.records ?? []).filter((each: string) => each.startsWith('own-'))) {
      for (const text of texts) {
        expect(said.get(`${key} ${text}`) ?? release.story, `“${text}” is said in two stories`).toBe(release.story)
        said.set(`${key} ${text}`, release.story)
      }
    }
  }
}

/** Readers get the newest release of each edition and nothing else. */
async function checkReaders(world: World, after: Stored, changed: Set<string>): Promise<void> {
  for (const article of world.articles.filter((id) => changed.has(id))) {
    const row = after.rows.articles.get(article)
    const newest = newestRelease(after, article)
    const [language, slug] = [newest?.language ?? row?.language, newest?.slug ?? row?.slug]
    if (!slug) continue
    const answer = await world.newsroom.call(`/v1/articles/${language}/${encodeURIComponent(slug)}`)
    const expected = newest === undefined ? 404 : isLive(after, article) ? 200 : 410
    // Another article may have a slug that this one gave up, or never published.
    if (expected !== 200 && answer.status === 200 && answer.body.version !== newest?.version) continue
    // Or one that was withdrawn: its tombstone stands at an address that this one never had in public.
    if (expected === 404 && answer.status === 410) continue
    expect(answer.status, `${language}/${slug}`).toBe(expected)
    if (expected === 200) {
      expect(answer.body).toMatchObject({ hash: newest.hash, title: newest.document.title, version: newest.version })
    }
  }
}
