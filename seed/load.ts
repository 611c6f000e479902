import { createLocalReq, ValidationError, type Payload, type Where } from 'payload'
import { approveSource } from '../src/newsroom/sources/approve'
import type { Finding } from '../src/review'
import { buildBody } from './body'
import type { SeedIds } from './body'
import type {
  EvidenceRecord,
  LanguageCode,
  Localized,
  SeedImage,
  SeedQuote,
  SeedSource,
  SeedStatistic,
} from './records'
import { storeOf } from './store'
import type { Doc, SeedFile, Store } from './store'
import { drawPicture } from './picture'
import { editions, images, quotes, sources, statistics } from './story'

/** The signed-in editor whom the seed works as: a document of `users`. */
type Editor = { id: string | number } & object

export type LoadOptions = {
  editor: Editor
  log: (message: string) => void
  /** Approves a source as the editor. @default as the newsroom does */
  approve?: (id: string) => Promise<void>
}

type Ids = Record<string, string>
type Data = Record<string, unknown>

/** A record on its way into the database: how to find it again, and what it says in each language. */
type Draft = {
  collection: 'media' | 'sources' | 'statistics' | 'quotes'
  /** Finds the record of an earlier, interrupted run. Its fields identify it, as ids are made by the database. */
  where: Where
  data: Data
  /** The localized fields in Spanish; `data` carries them in English. */
  spanish: Data
  /** Draws the file that it is of. */
  file?: () => Promise<SeedFile>
}

/**
 * Loads the story with its sources, statistics, quotes and both editions, and publishes the editions the way an editor
 * does. Loading again changes nothing; after an interruption the next run completes what is missing.
 */
export async function loadStory(payload: Payload, { approve, editor, log }: LoadOptions): Promise<void> {
  const user = { ...editor, collection: 'users' as const }
  const seeder = new Seeder(storeOf(payload), user, log)
  const approveAsEditor = async (id: string): Promise<void> => {
    await approveSource(await createLocalReq({ user: user as never }, payload), id)
  }

  if ((await seeder.isReleased('es')) && (await seeder.isReleased('en'))) {
    log(`The story “${editions.es.slug}” is already there: nothing to do.`)
    return
  }

  const sourceIds = await seeder.saveAll(sources, sourceDraft)
  // Who is not named is an editor's decision.
  for (const [key, { terms }] of Object.entries(sources)) {
    if (terms !== 'on-record') await (approve ?? approveAsEditor)(idOf(sourceIds, key, 'source'))
  }
  const statisticIds: Ids = {}
  // One by one: the operands of a computed figure must have their ids before it.
  for (const [key, statistic] of Object.entries(statistics)) {
    statisticIds[key] = await seeder.save(statisticDraft(statistic, sourceIds, statisticIds), key)
  }
  const quoteIds = await seeder.saveAll(quotes, (quote) => quoteDraft(quote, sourceIds))
  const imageIds = await seeder.saveAll(images, imageDraft)

  const resolve: SeedIds = {
    statistic: (key) => idOf(statisticIds, key, 'statistic'),
    quote: (key) => idOf(quoteIds, key, 'quote'),
    source: (key) => idOf(sourceIds, key, 'source'),
    image: (key) => idOf(imageIds, key, 'image'),
  }

  const spanish = await seeder.publish('es', resolve, {})
  await seeder.publish('en', resolve, {
    story: spanish.story,
    translatedFrom: { article: spanish.id, release: await seeder.liveHash(spanish) },
  })
  log('The story is published in both editions.')
}

/** What the seed does in the newsroom, always as the editor and under the editor's own permissions. */
class Seeder {
  constructor(
    private readonly store: Store,
    private readonly user: Data,
    private readonly log: (message: string) => void,
  ) {}

  private get asEditor() {
    return { user: this.user, overrideAccess: false, depth: 0 } as const
  }

  async saveAll<Item>(records: Record<string, Item>, draftOf: (record: Item) => Draft): Promise<Ids> {
    const ids: Ids = {}
    for (const [key, record] of Object.entries(records)) ids[key] = await this.save(draftOf(record), key)
    return ids
  }

  /** Finds the record or creates it, then gives it the Spanish wording that it has not got yet. */
  async save({ collection, file, where, data, spanish }: Draft, key: string): Promise<string> {
    const found = (await this.store.find({ collection, where, limit: 1, locale: 'en', ...this.asEditor })).docs[0]
    const { id } =
      found ??
      (await this.store.create({
        collection,
        data,
        ...(file && { file: await file() }),
        locale: 'en',
        ...this.asEditor,
      }))
    this.log(`${collection}: ${key} ${found ? 'found' : 'created'}`)

    if (Object.keys(spanish).length === 0) return id
    const inSpanish = await this.store.find({
      collection,
      where: { id: { equals: id } },
      limit: 1,
      locale: 'es',
      fallbackLocale: false,
      ...this.asEditor,
    })
    if (!says(inSpanish.docs[0] ?? {}, spanish)) {
      await this.store.update({ collection, id, data: spanish, locale: 'es', ...this.asEditor })
    }
    return id
  }

  /** Publishes an edition that was never released; one that was is left as the newsroom has it. */
  async publish(language: LanguageCode, resolve: SeedIds, links: Data): Promise<Doc> {
    const { blocks, dismissals, ...edition } = editions[language]
    const found = await this.edition(language)
    if (found && (await this.newestRelease(found.id))) {
      this.log(`articles: ${edition.slug} found, released before`)
      return found
    }

    const data = { ...edition, ...links, body: buildBody(language, blocks, resolve) }
    const draft =
      found ?? (await this.store.create({ collection: 'articles', data, draft: true, locale: 'en', ...this.asEditor }))
    this.log(`articles: ${edition.slug} ${found ? 'found' : 'created'} as a draft`)

    const release = (more: Data) =>
      this.store.update({
        collection: 'articles',
        id: draft.id,
        data: { _status: 'published', ...more },
        locale: 'en',
        ...this.asEditor,
      })
    const published = await release({}).catch((error: unknown) => {
      // What the review finds, an editor lets stand with the reasons that the edition gives; anything else is a fault.
      const findings = findingsOf(error)
      if (findings.length === 0) throw error
      const reasoned = findings.map(({ rule, fingerprint, text }) => {
        const known = dismissals.find((each) => each.rule === rule && each.text === text)
        if (!known) throw error
        return { rule, fingerprint, text, reason: known.reason }
      })
      this.log(`articles: ${edition.slug}: ${findings.length} findings dismissed, with reasons`)
      return release({ dismissals: reasoned })
    })
    this.log(`articles: ${edition.slug} published`)
    return published
  }

  async isReleased(language: LanguageCode): Promise<boolean> {
    const found = await this.edition(language)
    return found !== undefined && (await this.newestRelease(found.id)) !== undefined
  }

  /** The hash of the live release, which is the newest. */
  async liveHash({ id }: Doc): Promise<string> {
    const release = await this.newestRelease(id)
    if (typeof release?.hash !== 'string') {
      throw new Error(`No release of article ${id} after publishing it: is the plugin in the Payload config?`)
    }
    return release.hash
  }

  // Past the editor's permissions, and in the trash as well: an edition that exists anywhere must not be made twice.
  private async edition(language: LanguageCode): Promise<Doc | undefined> {
    const past = { depth: 0, limit: 1, overrideAccess: true }
    const named: Where = { and: [{ slug: { equals: editions[language].slug } }, { language: { equals: language } }] }
    const article = async (where: Where) =>
      (await this.store.find({ collection: 'articles', where, draft: true, trash: true, ...past })).docs[0]
    const found = await article(named)
    if (found) return found
    // Its address may have been changed since; the release that it was first published with keeps the old one.
    const [release] = (await this.store.find({ collection: 'releases', where: named, ...past })).docs
    return release ? article({ id: { equals: release.article } }) : undefined
  }

  private async newestRelease(article: string): Promise<Doc | undefined> {
    const { docs } = await this.store.find({
      collection: 'releases',
      where: { article: { equals: article } },
      sort: '-version',
      limit: 1,
      depth: 0,
      overrideAccess: true,
    })
    return docs[0]
  }
}

/** The findings with which the review refused to publish. */
function findingsOf(error: unknown): Finding[] {
  const data = error instanceof ValidationError ? (error.data as unknown as { findings?: Finding[] }) : {}
  return data.findings ?? []
}

function sourceDraft({ attribution, holder, ...source }: SeedSource): Draft {
  return {
    collection: 'sources',
    where: { and: [{ name: { equals: source.name } }, { kind: { equals: source.kind } }] },
    data: {
      ...source,
      attribution: attribution.en,
      ...(holder && { holder: holder.en }),
    },
    spanish: { attribution: attribution.es, ...(holder && { holder: holder.es }) },
  }
}

function statisticDraft(
  { label, unit, publicNote, evidence, operands, ...statistic }: SeedStatistic,
  sourceIds: Ids,
  statisticIds: Ids,
): Draft {
  return {
    collection: 'statistics',
    where: { label: { equals: label.en } },
    data: {
      ...statistic,
      label: label.en,
      unit: unitIn(unit, 'en'),
      ...(publicNote && { publicNote: publicNote.en }),
      evidence: evidenceRows(evidence, sourceIds),
      ...(operands && {
        operands: operands.map((operand) => ({
          key: operand.key,
          statistic: idOf(statisticIds, operand.statistic, 'statistic'),
        })),
      }),
    },
    spanish: {
      label: label.es,
      ...(unit.noun && { unit: unitIn(unit, 'es') }),
      ...(publicNote && { publicNote: publicNote.es }),
    },
  }
}

function quoteDraft({ capacity, speaker, evidence, ...quote }: SeedQuote, sourceIds: Ids): Draft {
  const speakerId = idOf(sourceIds, speaker, 'source')
  return {
    collection: 'quotes',
    where: { and: [{ text: { equals: quote.text } }, { speaker: { equals: speakerId } }] },
    data: {
      ...quote,
      paraphrase: false,
      speaker: speakerId,
      ...(capacity && { capacity: capacity.en }),
      evidence: evidenceRows(evidence, sourceIds),
    },
    spanish: capacity ? { capacity: capacity.es } : {},
  }
}

function imageDraft({ alt, credit }: SeedImage): Draft {
  return {
    collection: 'media',
    where: { alt: { equals: alt.en } },
    data: { alt: alt.en, credit },
    spanish: { alt: alt.es },
    file: async () => {
      const data = await drawPicture()
      return { data, mimetype: 'image/png', name: 'embassy.png', size: data.byteLength }
    },
  }
}

function unitIn({ kind, noun }: { kind: string; noun?: Localized }, language: LanguageCode): Data {
  return {
    kind,
    ...(noun && { noun: noun[language] }),
  }
}

function evidenceRows(evidence: EvidenceRecord[], sourceIds: Ids): Data[] {
  return evidence.map((row) => ({ ...row, source: idOf(sourceIds, row.source, 'source') }))
}

function idOf(ids: Ids, key: string, what: string): string {
  const id = ids[key]
  if (id === undefined) throw new Error(`The seed names the ${what} “${key}”, which it has not made: see seed/story.ts`)
  return id
}

/** Whether every text of `wanted` has one in the document, whatever it says: a newsroom may have edited it. */
function says(doc: Data, wanted: Data): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const own = doc[name]
    if (isData(value)) return isData(own) && says(own, value)
    return own !== undefined && own !== null && own !== ''
  })
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
