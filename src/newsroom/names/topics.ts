/** Topics by what somebody typed: found where one is called that, in whatever case and accents, else made. */
import type { CollectionBeforeChangeHook, Endpoint, PayloadRequest, TypedLocale } from 'payload'
import { z } from 'zod'
import { endpoint } from '../../access/endpoint'
import { refuse } from '../../access/refuse'
import { isId } from '../../database/ids'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { idOf } from '../../model/ids'
import type { Language } from '../../model/languages'
import { nameSlug } from '../../model/lists'
import type { TopicRecord } from '../../model/records'
import { slugOf } from '../../model/slugs'
import { cleanLine, searchForm } from '../../model/text'
import { keptRecords } from '../../releases/mergers'
import { sentence } from '../sentences'
import { meetAtSlug, recordWithSlug } from './slugs'

/** How long the name of a topic may be, in characters. */
export const LONGEST_TOPIC = 100

async function readIn(req: PayloadRequest, id: string, language: string): Promise<TopicRecord | undefined> {
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, 'topics'),
    depth: 0,
    fallbackLocale: false,
    locale: language as TypedLocale,
    overrideAccess: true,
    req: inTransactionOf(req),
    where: { id: { equals: id } },
  })
  return docs[0] as unknown as TopicRecord | undefined
}

/** The topic that is called something in one of the languages, this one first. */
async function calledSo(req: PayloadRequest, name: string, languages: string[]): Promise<string | null> {
  for (const language of languages) {
    const found = await req.payload.db.findOne<{ id: string }>({
      collection: slugOf(req.payload, 'topics'),
      locale: language,
      req: inTransactionOf(req),
      where: { nameSearch: { equals: searchForm(name) } },
    })
    if (found) return String(found.id)
  }
  return null
}

/**
 * The topic that is meant by a name in a language, made where there is none. Where the one that is meant has no name in
 * the language yet, this is it.
 */
async function topicNamed(req: PayloadRequest, name: string, language: string): Promise<TopicRecord> {
  const { localization } = req.payload.config
  const others = (localization ? localization.localeCodes : []).filter((code) => code !== language)
  const slug = nameSlug(name)
  await meetAtSlug(req, 'topics', slug)
  const found =
    (await calledSo(req, name, [language])) ??
    (await recordWithSlug(req, 'topics', slug))?.id ??
    (await calledSo(req, name, others))
  // One that was merged is meant as what stands for it.
  const id = found === null ? null : (await keptRecords(req))('topics', String(found))
  const common = {
    collection: slugOf(req.payload, 'topics'),
    data: { name } as never,
    depth: 0,
    locale: language as TypedLocale,
    // Whoever writes a story says what it is about.
    overrideAccess: true,
    req: inTransactionOf(req),
  }
  if (id === null) return (await req.payload.create(common)) as unknown as TopicRecord
  const known = await readIn(req, id, language)
  if (known?.name) return known
  return (await req.payload.update({ ...common, id })) as unknown as TopicRecord
}

/** Ids of topics in place of what somebody typed; ids stay. Each once. */
export async function topicsNamed(req: PayloadRequest, given: unknown, language: string): Promise<string[]> {
  const ids: string[] = []
  for (const [index, each] of (Array.isArray(given) ? given : []).entries()) {
    const id = idOf(each)
    if (id === undefined) continue
    if (isId(req.payload, id)) {
      ids.push(id)
      continue
    }
    const name = cleanLine(id)
    if (name.length > LONGEST_TOPIC) {
      const message = sentence('Too long for a topic: {most} characters at most.', { most: LONGEST_TOPIC })
      refuse('articles', [{ path: `topics.${index}`, message }], req)
    }
    if (name !== '') ids.push(String((await topicNamed(req, name, language)).id))
  }
  return [...new Set(ids)]
}

/** Refuses a topic that would be below itself, at any distance. */
export const checkParent: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const topic = data as { parent?: unknown }
  const own = idOf(originalDoc)
  const seen = new Set<string>()
  for (let next = idOf(topic.parent); next !== undefined && !seen.has(next);) {
    if (next === own) {
      const message = sentence('A topic cannot be part of itself.')
      refuse('topics', [{ path: 'parent', message }], req)
    }
    seen.add(next)
    const above = await req.payload.db.findOne<{ id: string; parent?: unknown }>({
      collection: slugOf(req.payload, 'topics'),
      req: inTransactionOf(req),
      where: { id: { equals: next } },
    })
    next = idOf(above?.parent)
  }
  return topic
}

/** `POST /api/topics/named`: the topic that somebody means by a name, made where there is none. */
export function namedTopicEndpoint(languages: Language[]): Endpoint {
  return endpoint({
    method: 'post',
    path: '/named',
    who: 'reporter',
    does: 'finds the topic that is called something, and makes it where there is none',
    body: z.strictObject({
      language: z.enum(languages.map(({ code }) => code) as [string, ...string[]]),
      name: z.string().transform(cleanLine).pipe(z.string().min(1).max(LONGEST_TOPIC)),
    }),
    handler: async ({ body: { language, name }, req }) => {
      const { id, slug, name: called } = await withTransaction(req, () => topicNamed(req, name, language))
      return { topic: { id: String(id), slug, name: called } }
    },
  })
}
