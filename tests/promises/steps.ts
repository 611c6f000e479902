/** Random operations by random people through all doors, as commands of fast-check. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { carryOutDue } from '../../src/newsroom/schedules/carryOut'
import type { Role } from '../../src/access/roles'
import { SHOWN, sayShown } from '../../src/model/shown'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import type { Json, Newsroom } from '../support/newsroom'
import { checkPromises, UNATTRIBUTED, type Done } from './checks'
import { World, type Answer, type Door } from './world'

/** What somebody writes. */
type Words =
  | { kind: 'title' | 'dek'; text: string }
  | { kind: 'topics'; topics: string[] }
  | { kind: 'clean'; text: string }
  | { kind: 'figure'; statistic: number }
  | { kind: 'unattributed' }

const word = fc.constantFrom('harbour', 'puerto', 'Ñandú', 'court', 'río', 'press', 'ley')
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const words: fc.Arbitrary<Words> = fc.oneof(
  fc.record({ kind: fc.constantFrom('title' as const, 'dek' as const), text }),
  fc.record({ kind: fc.constant('topics' as const), topics: fc.uniqueArray(word, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('clean' as const), text }),
  fc.record({ kind: fc.constant('figure' as const), statistic: fc.nat(2) }),
  fc.constant({ kind: 'unattributed' as const }),
)
const role = fc.constantFrom<Role>('admin', 'editor', 'editor', 'reporter', 'reporter')
const door = fc.constantFrom<Door>('id', 'id', 'where', 'form', 'local')
const target = fc.nat(5)
/**
 * What a list says that something is done in: nothing, the revision that the document has, one that it had, or that the
 * list was read before anything was saved.
 */
type Shown = 'nothing' | 'right' | 'stale' | 'before'
const shown = fc.constantFrom<Shown>('nothing', 'right', 'right', 'stale', 'stale', 'before')
/** Which revision something says that it was made from. */
type Based = 'nothing' | 'newest' | 'stale'
const based = fc.constantFrom<Based>('nothing', 'newest', 'stale')
/** No document has it. */
const ANOTHER_REVISION = 'd41d8cd98f00b204'

type Operation =
  | { do: 'create'; as: Role; words: Words; status: 'draft' | 'published'; language: 'en' | 'es' }
  | {
      do: 'save'
      as: Role
      door: Door
      target: number
      words: Words
      status: 'draft' | 'published' | 'none'
      mode: 'plain' | 'draft' | 'autosave'
      based: Based
      shown: Shown
    }
  | { do: 'restore'; as: Role; target: number; version: number }
  | {
      do: 'duplicate' | 'delete' | 'withdraw' | 'reinstate' | 'edition' | 'up-to-date'
      as: Role
      target: number
      door: Door
      shown: Shown
    }
  | { do: 'trash' | 'untrash'; as: Role; target: number; door: Door; shown: Shown }
  | { do: 'schedule'; as: Role; target: number; action: 'publish' | 'withdraw' }
  | { do: 'time' }
  | { do: 'statistic'; unnamed: boolean }
  | { do: 'correct'; as: Role; door: Door; target: number; value: number; note: boolean; shown: Shown }
  | { do: 'compute'; target: number }
  | {
      do: 'release'
      as: Role
      target: number
      decides: 'nothing' | 'value' | 'reasons' | 'foreign'
      /** What rests on an unnamed source: in all stories, in one with words of its own, or with those that are said already. */
      by: 'all' | 'story' | 'same words'
      story: number
      based: Based
    }
  | { do: 'sign-out'; all: boolean; pause: number }
  | { do: 'delete-user'; target: number; door: 'id' | 'where' }
  | { do: 'delete-statistic'; as: Role; target: number }

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    do: fc.constant('create' as const),
    as: role,
    words,
    status: fc.constantFrom('draft' as const, 'published' as const, 'published' as const),
    language: fc.constantFrom('en' as const, 'es' as const),
  }),
  {
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      as: role,
      door,
      target,
      words,
      status: fc.constantFrom('draft' as const, 'published' as const, 'none' as const),
      mode: fc.constantFrom('plain' as const, 'draft' as const, 'autosave' as const),
      based,
      shown,
    }),
    weight: 8,
  },
  { arbitrary: fc.record({ do: fc.constant('restore' as const), as: role, target, version: fc.nat(5) }), weight: 2 },
  {
    arbitrary: fc.record({
      do: fc.constantFrom(
        'duplicate' as const,
        'delete' as const,
        'withdraw' as const,
        'withdraw' as const,
        'withdraw' as const,
        'reinstate' as const,
        'reinstate' as const,
        'reinstate' as const,
        'edition' as const,
        'edition' as const,
        'up-to-date' as const,
      ),
      as: role,
      target,
      door,
      shown,
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({ do: fc.constantFrom('trash' as const, 'untrash' as const), as: role, target, door, shown }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('schedule' as const),
      as: role,
      target,
      action: fc.constantFrom('publish' as const, 'withdraw' as const),
    }),
    weight: 2,
  },
  fc.constant({ do: 'time' as const }),
  fc.record({ do: fc.constant('statistic' as const), unnamed: fc.boolean() }),
  {
    arbitrary: fc.record({
      do: fc.constant('correct' as const),
      as: role,
      door,
      target,
      value: fc.integer({ min: 10, max: 99 }),
      note: fc.boolean(),
      shown,
    }),
    weight: 3,
  },
  fc.record({ do: fc.constant('compute' as const), target }),
  {
    arbitrary: fc.record({
      do: fc.constant('release' as const),
      as: role,
      target,
      decides: fc.constantFrom('nothing' as const, 'value' as const, 'reasons' as const, 'foreign' as const),
      by: fc.constantFrom('all' as const, 'story' as const, 'story' as const, 'same words' as const),
      story: fc.nat(3),
      based: fc.constantFrom<Based>('nothing', 'newest', 'newest', 'stale'),
    }),
    weight: 4,
  },
  fc.record({ do: fc.constant('sign-out' as const), all: fc.boolean(), pause: fc.constantFrom(0, 5, 40) }),
  fc.record({
    do: fc.constant('delete-user' as const),
    target,
    door: fc.constantFrom('id' as const, 'where' as const),
  }),
  fc.record({ do: fc.constant('delete-statistic' as const), as: role, target }),
)

/** What a run has come to. */
export type Tally = { steps: number; answers: Map<string, number> }

class Step implements fc.AsyncCommand<object, World> {
  constructor(
    private readonly operation: Operation,
    private readonly tally: Tally,
  ) {}

  check(): boolean {
    return true
  }

  toString(): string {
    return JSON.stringify(this.operation)
  }

  async run(_: object, world: World): Promise<void> {
    const before = world.stored
    const done = await carryOut(world, this.operation)
    if (!done) return
    world.stored = await world.read()
    this.tally.steps += 1
    const by = this.operation.do === 'release' && done.answer.body?.releases?.length > 0 ? ` ${this.operation.by}` : ''
    const name = `${this.operation.do}${by} ${done.answer.status}`
    this.tally.answers.set(name, (this.tally.answers.get(name) ?? 0) + 1)
    await checkPromises(world, before, world.stored, done)
  }
}

export function steps(tally: Tally): fc.Arbitrary<fc.AsyncCommand<object, World>> {
  return operation.map((each) => new Step(each, tally))
}

function written(world: World, given: Words): Json {
  switch (given.kind) {
    case 'title':
    case 'dek':
      return { [given.kind]: given.text }
    case 'topics':
      return { topics: given.topics }
    case 'clean':
      return { body: body(paragraph(`Nobody counted in the ${given.text}.`)) }
    case 'unattributed':
      return { body: body(paragraph(UNATTRIBUTED)) }
    case 'figure': {
      const statistic = world.statistics[given.statistic % Math.max(world.statistics.length, 1)]
      if (statistic === undefined) return { dek: 'Nothing to cite.' }
      return { body: body(paragraph('There are ', { blockType: 'figure', statistic, form: 'digits' }, '.')) }
    }
  }
}

const nothing: Answer = { status: 200, body: {} }

/** A statistic that rests on a source which is not named. */
async function createUnnamed(newsroom: Newsroom): Promise<Json> {
  const data = { kind: 'person', name: 'Ottoline Quarrendon', terms: 'background', attribution: 'a senior official' }
  const source = await create(newsroom, 'sources', data)
  await newsroom.call(`/sources/${source.id}/approve`, { as: 'editor', method: 'POST' })
  return createStatistic(newsroom, { evidence: [{ source: source.id, locator: 'p. 3' }] })
}

/**
 * What a run begins with: a record, an edition that cites it and is live, and a draft. Of one that rests on a source which is
 * not named another story is live as well.
 */
export async function openWorld(newsroom: Newsroom, { isUnnamed = false } = {}): Promise<World> {
  const world = new World(newsroom)
  const { id } = await (isUnnamed ? createUnnamed : createStatistic)(newsroom)
  world.statistics.push(id)
  const cites = written(world, { kind: 'figure', statistic: 0 })
  for (let story = 0; story < (isUnnamed ? 2 : 1); story += 1) {
    const live = await create(newsroom, 'articles', articleData({ ...cites, _status: 'published' }))
    world.articles.push(live.id)
  }
  const draft = await create(newsroom, 'articles', articleData({ language: 'es' }), '?draft=true')
  world.articles.push(draft.id)
  world.stored = await world.read()
  return world
}

/** Does it; undefined where there is nothing yet to do it to. */
async function carryOut(world: World, operation: Operation): Promise<Done | undefined> {
  const { stored } = world
  if (operation.do === 'statistic') {
    if (world.statistics.length >= 3) return undefined
    const { id } = await (operation.unnamed ? createUnnamed : createStatistic)(world.newsroom)
    world.statistics.push(id)
    return { as: 'editor', answer: nothing, touches: [id], takesDown: false, releases: false }
  }
  if (operation.do === 'time') return letTimeCome(world)
  if (operation.do === 'compute') return compute(world, operation)
  if (operation.do === 'sign-out') return signOut(world, operation)
  if (operation.do === 'delete-user') return deleteUser(world, operation)
  const { as } = operation
  if (operation.do === 'create') {
    if (world.articles.length >= 6) return undefined
    const { language, status } = operation
    const data = articleData({ language, ...written(world, operation.words), _status: status })
    const answer = await world.call(`/articles?depth=0${status === 'draft' ? '&draft=true' : ''}`, as, 'POST', data)
    return { ...made(world, as, answer), releases: status === 'published' }
  }
  if (operation.do === 'correct' || operation.do === 'release' || operation.do === 'delete-statistic') {
    return correct(world, operation)
  }

  const id = world.articles[operation.target % Math.max(world.articles.length, 1)]
  if (id === undefined) return undefined
  const done = (answer: Answer, more: Partial<Done> = {}): Done => ({
    as,
    answer,
    touches: [id],
    takesDown: false,
    releases: false,
    ...more,
  })
  switch (operation.do) {
    case 'save':
      return save(world, operation, id)
    case 'restore': {
      const versions = stored.versions.articles.get(id) ?? []
      const version = versions[operation.version % Math.max(versions.length, 1)]
      return version ? done(await world.call(`/articles/versions/${version.id}?draft=true`, as, 'POST', {})) : undefined
    }
    case 'duplicate':
      if (world.articles.length >= 6) return undefined
      return made(world, as, await world.call(`/articles/${id}/duplicate?depth=0`, as, 'POST', {}))
    case 'edition': {
      if (world.articles.length >= 6) return undefined
      const language = stored.rows.articles.get(id)?.language === 'en' ? 'es' : 'en'
      return made(world, as, await world.call(`/articles/${id}/editions`, as, 'POST', { language }))
    }
    case 'trash':
    case 'untrash': {
      const isTrash = operation.do === 'trash'
      const data = { deletedAt: isTrash ? new Date().toISOString() : null }
      const list = listShowing(world, 'articles', id, operation)
      const answer = await world.save(operation.door, as, 'articles', id, data, {
        headers: list.headers,
        query: { trash: 'true' },
      })
      list.check(answer)
      // What was live when it went into the trash is reviewed and released when it comes back.
      return done(answer, { takesDown: isTrash, releases: !isTrash })
    }
    case 'delete': {
      const path = operation.door === 'where' ? `/articles?where[id][equals]=${id}` : `/articles/${id}`
      const list = listShowing(world, 'articles', id, operation)
      const answer = await world.call(path, as, 'DELETE', undefined, list.headers)
      list.check(answer)
      return done(answer, { takesDown: true })
    }
    case 'withdraw':
      return done(await world.call(`/articles/${id}/withdraw`, as, 'POST', { reason: 'It was wrong.' }), {
        takesDown: true,
      })
    case 'reinstate':
      // Figures that were changed while no reader had them are marked: the edition is behind with them.
      return done(await world.call(`/articles/${id}/reinstate`, as, 'POST'), {
        releases: true,
        touches: [id, ...world.statistics],
      })
    case 'up-to-date': {
      const { body: changes } = await world.call(`/articles/${id}/source-changes`, as)
      const release: unknown = changes?.source?.live ?? '0'.repeat(64)
      return done(await world.call(`/articles/${id}/up-to-date`, as, 'POST', { release }), { releases: true })
    }
    case 'schedule': {
      const at = new Date(Date.now() + 3_600_000).toISOString()
      const { action } = operation
      const reason = action === 'withdraw' ? { reason: 'It is over.' } : {}
      return done(await world.call(`/articles/${id}/schedules`, as, 'POST', { action, at, ...reason }))
    }
  }
}

/**
 * The list that shows a document of which something is done by `where`, what it says of it to the server, and what the
 * answer must be: what is not as the list showed it is not touched, and of what is not done it says why.
 */
function listShowing(
  world: World,
  collection: 'articles' | 'statistics',
  id: string,
  { as, door, shown }: { as: Role; door: Door; shown: Shown },
): { headers: Record<string, string>; check: (answer: Answer) => void } {
  const { stored } = world
  const document = collection === 'articles' ? world.draftOf(stored, id) : stored.rows.statistics.get(id)
  if (door !== 'where' || shown === 'nothing' || !document) return { headers: {}, check: () => undefined }
  const { editedBy, revision } = document
  const said = {
    right: sayShown([{ id, revision }]),
    stale: sayShown([{ id, revision: ANOTHER_REVISION }]),
    before: sayShown([], '2026-01-01T00:00:00.000Z'),
  }[shown]
  // What somebody saved themselves since the list was read they know.
  const isSeen = shown === 'right' || (shown === 'before' && editedBy === world.newsroom.user[as].id)
  return {
    headers: { [SHOWN]: said },
    check: ({ body: answered, status }) => {
      const isDone = Boolean(answered?.docs?.some((each: Json) => String(each.id) === id))
      const refusal: string | undefined = answered?.errors?.find((each: Json) => each.id === id)?.message
      const found = `${shown}: ${status} ${JSON.stringify(answered?.errors)}`
      if (isDone && !isSeen) throw new Error(`What a list had not shown was done. ${found}`)
      if (isSeen && refusal?.includes('has saved this since')) throw new Error(`What a list showed was stale. ${found}`)
      if (!isDone && status !== 403 && !refusal) throw new Error(`Of what was not done nothing is said. ${found}`)
    },
  }
}

/** What was made is looked at from now on. */
function made(world: World, as: Role, answer: Answer): Done {
  const doc = answer.body?.doc ?? answer.body
  const id: unknown = answer.status < 300 ? (doc?.id ?? doc?.article) : undefined
  if (typeof id === 'string') world.articles.push(id)
  return { as, answer, touches: typeof id === 'string' ? [id] : [], takesDown: false, releases: false }
}

/** How a request says which revision it was made from. */
function basis(on: Based, newest: string | undefined): Record<string, string> {
  const tag = on === 'newest' ? newest : ANOTHER_REVISION
  return on !== 'nothing' && tag ? { 'If-Match': `"${tag}"` } : {}
}

async function save(world: World, operation: Extract<Operation, { do: 'save' }>, id: string): Promise<Done> {
  const { as, based, door, mode, status } = operation
  const draft = world.draftOf(world.stored, id)
  const data = written(world, operation.words)
  const query: Record<string, string> =
    mode === 'plain' ? {} : mode === 'draft' ? { draft: 'true' } : { draft: 'true', autosave: 'true' }
  // Which `where` and the Local API do not read: there a save is based on nothing.
  const names = door === 'id' || door === 'form'
  const list = listShowing(world, 'articles', id, operation)
  const headers = { ...list.headers, ...(names ? basis(based, draft?.revision) : {}) }
  const sent = status === 'none' ? data : { ...data, _status: status }
  const answer = await world.save(door, as, 'articles', id, sent, { headers, query })
  list.check(answer)
  const isStale = names && based === 'stale'
  if (isStale && answer.status < 300) throw new Error('A save that was based on another revision was made.')
  return {
    as,
    answer,
    touches: [id],
    takesDown: false,
    releases: status === 'published',
    ...(door === 'where' && !(answer.body?.docs?.length > 0) ? {} : { saved: { id, data } }),
  }
}

async function correct(
  world: World,
  operation: Extract<Operation, { do: 'correct' | 'release' | 'delete-statistic' }>,
): Promise<Done | undefined> {
  const id = world.statistics[operation.target % Math.max(world.statistics.length, 1)]
  if (id === undefined) return undefined
  const { as } = operation
  if (operation.do === 'release') return release(world, operation, id)
  if (operation.do === 'delete-statistic') {
    const answer = await world.call(`/statistics/${id}`, as, 'DELETE')
    if (answer.status < 300) world.statistics.splice(world.statistics.indexOf(id), 1)
    // An earlier version of an article that cited it, and no draft, names it in its list no more.
    return { as, answer, touches: [id, ...world.articles], takesDown: false, releases: false }
  }
  const notes = ['en', 'es'].map((language) => ({ language, text: sayCorrected(operation.value) }))
  const data = {
    value: String(operation.value),
    ...(operation.note ? { correction: { kind: 'correction', notes } } : {}),
  }
  const list = listShowing(world, 'statistics', id, operation)
  const answer = await world.save(operation.door, as, 'statistics', id, data, { headers: list.headers })
  list.check(answer)
  return { as, answer, touches: [id], takesDown: false, releases: false }
}

/** What a correction says as it waits. */
function sayCorrected(value: number | string): string {
  return `It was counted again: ${value}.`
}

/** Makes a figure that is computed from another. */
async function compute(world: World, { target }: Extract<Operation, { do: 'compute' }>): Promise<Done | undefined> {
  const operand = world.statistics[target % Math.max(world.statistics.length, 1)]
  if (operand === undefined || world.statistics.length >= 4) return undefined
  const { value } = world.stored.rows.statistics.get(operand)
  const formula = { formula: 'a + 1', operands: [{ key: 'a', statistic: operand }] }
  const { id } = await createStatistic(world.newsroom, { ...formula, value: String(Number(value) + 1) })
  world.statistics.push(id)
  return { as: 'editor', answer: nothing, touches: [id, operand], takesDown: false, releases: false }
}

/** Whether a figure is computed from another, at any distance. */
function isComputedFrom(world: World, id: string, from: string, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  const operands: Json[] = world.stored.rows.statistics.get(id)?.operands ?? []
  return operands.some(({ statistic }) => statistic === from || isComputedFrom(world, statistic, from, seen))
}

/** Releases a correction and decides about the figures computed from it, or about one that is not. */
async function release(
  world: World,
  { as, based, by, decides, story }: Extract<Operation, { do: 'release' }>,
  id: string,
): Promise<Done> {
  const computed = world.statistics.filter((each) => isComputedFrom(world, each, id))
  const foreign = world.statistics.filter((each) => each !== id && !computed.includes(each))
  const { body: affected } = await world.call(`/statistics/${id}/affected`, as)
  const waiting: string[] = [...new Set<string>((affected.editions ?? []).map((each: Json) => each.story))]
  const carrying: Json = affected.byStory?.find((each: Json) => each.story === waiting[story % waiting.length])
  const only: Json = by === 'all' ? undefined : carrying
  // No two stories are told the same.
  const told = (text: string) =>
    ['en', 'es'].map((language) => ({ language, text: only ? `${text} ${only.story} ${world.told()}` : text }))
  const concerned = only && decides !== 'foreign' ? computed.filter((each) => only.derived.includes(each)) : computed
  const derived = (decides === 'foreign' ? foreign : concerned).map((statistic) => {
    const found = affected.derived?.find((each: Json) => each.statistic === statistic)
    return decides === 'reasons'
      ? { statistic, reasons: told('It was counted otherwise.') }
      : { statistic, value: String(found?.proposed ?? '12') }
  })
  const data = {
    ...(decides === 'nothing' ? {} : { derived }),
    ...(only && { story: only.story, ...(by === 'story' ? { notes: told('Counted again.') } : {}) }),
  }
  const headers = basis(based, world.stored.rows.statistics.get(id)?.revision)
  const answer = await world.call(`/statistics/${id}/release`, as, 'POST', data, headers)
  if (based === 'stale' && answer.status < 300) throw new Error('A correction was released that nobody had seen so.')
  if (based === 'newest' && answer.body?.errors?.[0]?.data?.revision) {
    throw new Error('A correction that was seen was refused as another.')
  }
  // Where nothing waits there is nothing to refuse; the figures named are looked at as everything beside is.
  if (decides === 'foreign' && derived.length > 0 && answer.status < 300 && answer.body.releases.length > 0) {
    throw new Error(`A figure that is not computed from the corrected one was decided about: ${answer.status}`)
  }
  if (affected.byStory && !only && waiting.length > 1 && answer.status < 300) {
    throw new Error('What rests on an unnamed source was released in several stories at once.')
  }
  const touches = [id, ...computed, ...world.articles]
  return { as, answer, touches, takesDown: false, releases: true }
}

const password = 'correct horse battery staple'

/** Somebody with a password, signed in as often as asked. */
async function account(world: World, sessions: number): Promise<{ id: string; email: string; tokens: string[] }> {
  const email = `${randomUUID()}@example.org`
  const data = { email, name: 'Somebody', password, role: 'editor' }
  const { body: made } = await world.call('/users', 'admin', 'POST', data)
  const tokens: string[] = []
  for (let each = 0; each < sessions; each += 1) {
    tokens.push((await world.newsroom.call('/users/login', { method: 'POST', data: { email, password } })).body.token)
  }
  return { id: made.doc.id, email, tokens }
}

/** Signs out beside a sign-in of the same account: what is signed out stays so, and all else holds. */
async function signOut(world: World, { all, pause }: Extract<Operation, { do: 'sign-out' }>): Promise<Done> {
  const { email, id, tokens } = await account(world, 2)
  const of = (token: string | undefined) => ({ headers: { Authorization: `JWT ${token}` } })
  const out = async () => {
    await new Promise((resolve) => setTimeout(resolve, pause))
    return world.newsroom.call(`/users/logout?allSessions=${all}`, { method: 'POST', ...of(tokens[0]) })
  }
  const login = world.newsroom.call('/users/login', { method: 'POST', data: { email, password } })
  const [answer, signedIn] = await Promise.all([out(), login])
  if (answer.status !== 200 || signedIn.status !== 200) throw new Error('Signing in, or out, was refused.')
  const isIn = async (token: string | undefined) =>
    (await world.newsroom.call('/users/me', of(token))).body.user !== null
  const held = [await isIn(tokens[0]), await isIn(tokens[1])]
  if (held[0] || held[1] === all) throw new Error(`After signing out: ${held.join(', ')}.`)
  // Whoever signs everybody out may meet the one who signs in.
  if (!all && !(await isIn(signedIn.body.token))) throw new Error('A sign-in was undone by a sign-out.')
  await world.call(`/users/${id}`, 'admin', 'DELETE')
  return { as: 'admin', answer, touches: [], takesDown: false, releases: false }
}

/** Somebody saves an article and leaves: they are deleted, and what they saved stays. */
async function deleteUser(
  world: World,
  { door, target }: Extract<Operation, { do: 'delete-user' }>,
): Promise<Done | undefined> {
  const article = world.articles[target % Math.max(world.articles.length, 1)]
  if (article === undefined) return undefined
  const { id, tokens } = await account(world, 1)
  const data = { dek: `By somebody who left: ${id}` }
  const headers = { Authorization: `JWT ${tokens[0]}` }
  const answer = await world.newsroom.call(`/articles/${article}?draft=true`, { data, headers, method: 'PATCH' })
  const path = door === 'where' ? `/users?where[id][equals]=${id}` : `/users/${id}`
  const deleted = await world.call(path, 'admin', 'DELETE')
  if (deleted.status !== 200) throw new Error(`Who has saved an article was not deleted: ${deleted.status}.`)
  const saved = answer.status < 300 ? { saved: { id: article, data } } : {}
  return { as: 'editor', answer, touches: [article], takesDown: false, releases: false, ...saved }
}

/** Lets the time of all that is scheduled come. It is done as an editor, since nobody else could schedule it. */
async function letTimeCome(world: World): Promise<Done | undefined> {
  const articles = [...world.stored.schedules.keys()]
  if (articles.length === 0) return undefined
  const { payload } = world.newsroom
  await payload.db.updateMany({
    collection: 'schedules',
    data: { dueAt: new Date(Date.now() - 1000).toISOString() },
    where: { and: [{ article: { in: articles } }, { dueAt: { exists: true } }] },
  })
  const failed = await carryOutDue(payload)
  if (failed > 0) throw new Error(`${failed} of what was scheduled failed.`)
  const due = articles.map((id) => world.stored.schedules.get(id) ?? [])
  const takesDown = due.flat().some(({ action }) => action === 'withdraw')
  const mostReleases = Math.max(...due.map(({ length }) => length))
  return { as: 'editor', answer: nothing, touches: articles, takesDown, releases: true, mostReleases }
}
