/** What an import of an archive does in a newsroom: finds what is there of before, and saves what is not. */
import { createLocalReq, getLocalI18n, type Payload, type PayloadRequest } from 'payload'
import { v5 as uuidOf } from 'uuid'
import { asOneOfMany } from '../../database/repeat'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { nameSlug } from '../../model/lists'
import { idOf } from '../../model/ids'
import { articleOf, type ArticleRecord } from '../../model/records'
import { slugify } from '../../model/slug'
import { slugOf } from '../../model/slugs'
import { together, type AdminLanguage, type Sentence } from '../../model/sentence'
import { personNamed } from '../../newsroom/names/people'
import { topicsNamed } from '../../newsroom/names/topics'
import { freeSlug } from '../../newsroom/slugs'
import { settingsOf } from '../../options'
import { candidateOf, type LastCheck } from '../../releases/candidate'
import { citedContext } from '../../releases/context'
import { blocking, type Finding } from '../../review'
import type { ImageFile } from '../images'
import { drawImage, refusalOf, uploadOnce, type DrawnImage, type Importer } from '../newsroom'
import { sentence } from '../sentences'
import { LiveHere } from './liveHere'
import type { ArchivedStory } from './story'
import { placeOf, TakenDownHere, whyHeld, type Held, type TakenDown } from './takenDown'

/** An article that was imported before. */
export type Known = {
  id: string
  /** That of its newest draft. */
  slug: string
  /** Where readers have it; null where they do not. */
  liveSlug: string | null
  digest: string | null
  /** Which archive it came of (`originOf`); null where that was not kept yet. */
  origin: string | null
  title: string
  /** Where it first ran. */
  url: string | null
  revision: string | null
  /** Whether somebody has saved it since. */
  isChanged: boolean
  isInTrash: boolean
}

/** A story on its way into the newsroom. */
export type ToSave = {
  guid: string
  digest: string
  origin: string
  group: string | null
  language: string
  story: ArchivedStory
  known: Known | undefined
  /** Whether it is to be published. */
  publishes: boolean
  /** Whether not everybody could read it there. */
  isRestricted: boolean
  /** Slugs that it had before, there. */
  formerSlugs: readonly string[]
}

/** What became of a story. `liveSlug` is where readers have it; null where they do not. */
export type Saved = { liveSlug: string | null; said: Sentence[] }

export function knownKey(guid: string, language: string): string {
  return `${language} ${guid}`
}

type Row = {
  id: string
  language: string
  slug: string
  title?: string | null
  firstPublished?: { url?: string | null } | null
  _status?: string
  deletedAt?: unknown
  revision?: string | null
} & {
  imported?: { guid?: string | null; digest?: string | null; revision?: string | null } | null
}

/** What stands between the hash of an item and the archive that it is of, where they are kept. */
const OF = '@'

/** What is an id in one archive alone: the place of a file, or a number or a word that somebody wrote into it. */
const OF_ITS_ARCHIVE = /^(?:file:.*|[\w-]{1,30})$/su

/**
 * Whether an item is of another story than the one that was imported under its id: two archives call theirs alike. Where
 * two folders are called so are their files, and what is made of their names. An address, or an id that is made by chance,
 * is of one story, whatever that is called by now.
 */
export function isOfAnother(
  { guid, origin, story }: Pick<ToSave, 'guid' | 'origin' | 'story'>,
  known: Pick<Known, 'origin' | 'slug' | 'title' | 'url'>,
): boolean {
  if (!OF_ITS_ARCHIVE.test(guid) || (known.origin === origin && !guid.startsWith('file:'))) return false
  const place = placeOf(story.firstPublished?.url)
  const slugTells = known.origin === null || known.origin === origin || !guid.startsWith('file:')
  return (
    nameSlug(story.title) !== nameSlug(known.title) &&
    (place === null || place !== placeOf(known.url)) &&
    // A slug that was taken has a number.
    !(slugTells && [known.slug, known.slug.replace(/-\d+$/, '')].includes(story.slug ?? slugify(story.title)))
  )
}

/** The articles that were made of items, by language and guid. */
export async function knownOf(payload: Payload, guids: readonly string[]): Promise<Map<string, Known>> {
  const collection = slugOf(payload, 'articles')
  const found = await payload.db.find<Row>({
    collection,
    pagination: false,
    select: { _status: true, imported: true, language: true, slug: true },
    where: { 'imported.guid': { in: [...guids] } },
  })
  if (found.docs.length === 0) return new Map()
  const newest = await payload.find({
    collection: collection,
    depth: 0,
    draft: true,
    overrideAccess: true,
    pagination: false,
    showHiddenFields: true,
    trash: true,
    where: { id: { in: found.docs.map(({ id }) => id) } },
  })
  const live = new Map(
    found.docs.flatMap(({ id, _status, slug }) => (_status === 'published' ? [[String(id), slug]] : [])),
  )
  return new Map(
    (newest.docs as unknown as Row[]).map(
      ({ deletedAt, firstPublished, id, imported, language, revision, slug, title }) => [
        knownKey(imported?.guid ?? '', language),
        {
          id: String(id),
          slug,
          title: title ?? '',
          url: firstPublished?.url ?? null,
          digest: imported?.digest?.split(OF)[0] ?? null,
          origin: imported?.digest?.split(OF)[1] ?? null,
          revision: revision ?? null,
          isChanged: revision !== imported?.revision,
          liveSlug: live.get(String(id)) ?? null,
          isInTrash: Boolean(deletedAt),
        },
      ],
    ),
  )
}

/** The namespace of the ids of stories that are made of items: two imports at once make one story of one item. */
const STORIES = 'b0e5d0c2-6f0a-4e36-9c1d-0d8a5be5c1f4'

/** The ids of topics and people by what they are called, as far as they are on disk. */
type Names = Map<string, string>

/** The images of stories as readers get them, or why they cannot be published. */
type Drawn = Map<ImageFile, DrawnImage | { refused: Sentence }>

/** What the stories of one transaction share. */
type Within = { drawn: Drawn; names: Names; taken: TakenDown[] }

/** Saves stories as one user. Those of a call are saved in one transaction, or each in its own where one is refused. */
export class ArchiveWriter {
  private names: Names = new Map()
  private readonly takenDown = new TakenDownHere()
  /** The slugs that stories would have which were supposed before, and whose they are. */
  private readonly supposed = new Map<string, { title: string; url: string | null }>()
  private readonly liveHere = new LiveHere()

  private constructor(
    private readonly payload: Payload,
    private readonly user: Importer,
    private readonly ui: AdminLanguage,
    private readonly i18n: PayloadRequest['i18n'],
  ) {}

  static async open(payload: Payload, user: Importer, ui: AdminLanguage): Promise<ArchiveWriter> {
    return new ArchiveWriter(payload, user, ui, await getLocalI18n({ config: payload.config, language: ui }))
  }

  /** What would become of a story, as far as that is known before it is saved. Writes nothing. */
  async suppose(to: ToSave): Promise<Saved> {
    const said: Sentence[] = []
    const req = await this.request()
    const { known, language, story } = to
    let slug = await this.slugOf(req, to, said)
    const wanted = slug ?? slugify(story.title)
    const same = { title: story.title, url: story.firstPublished?.url ?? null }
    const other = known ? undefined : this.supposed.get(`${language} ${wanted}`)
    for (let nth = 2; other && this.supposed.has(`${language} ${slug ?? wanted}`); nth += 1) slug = `${wanted}-${nth}`
    if (other && slug !== undefined) said.push(slugTaken(wanted, slug))
    this.supposed.set(`${language} ${slug ?? wanted}`, same)
    const taken = to.publishes ? await this.takenDown.read(req) : []
    const beside = other && isSame(other, same) ? here(wanted) : null
    const held = to.publishes ? (beside ?? (await this.held(req, to, slug, taken))) : null
    if (held !== null) said.push(notPublished(held.said))
    const published = to.publishes && held === null ? (slug ?? '') : null
    return { liveSlug: to.known?.liveSlug ?? published, said }
  }

  /** What became of each story: saved, or why not. */
  async save(stories: readonly ToSave[]): Promise<Array<Saved | { leftOut: Sentence }>> {
    if (stories.length > 1) {
      try {
        return await this.inOneTransaction(stories)
      } catch (error) {
        if (refusalOf(error) === null) throw error
      }
    }
    const saved: Array<Saved | { leftOut: Sentence }> = []
    for (const story of stories) saved.push(await this.alone(story))
    return saved
  }

  private async alone(story: ToSave): Promise<Saved | { leftOut: Sentence }> {
    try {
      const [saved] = await this.inOneTransaction([story])
      if (saved) return saved
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal === null) throw error
      if (!story.publishes) return { leftOut: refusal.said }
      const draft = await this.alone({ ...story, publishes: false })
      return 'leftOut' in draft ? draft : { ...draft, said: [...draft.said, notPublished(refusal.said)] }
    }
    throw new Error('A story was not saved.')
  }

  private async inOneTransaction(stories: readonly ToSave[]): Promise<Saved[]> {
    // Before anything is written: while a picture is drawn nobody else could save.
    const drawn: Drawn = new Map()
    for (const { story } of stories) {
      for (const file of [...story.images.values(), story.hero ?? []].flat()) {
        if (!drawn.has(file)) drawn.set(file, await drawImage(this.payload, file))
      }
    }
    const { names, saved } = await asOneOfMany(this.payload, async () => {
      const req = await this.request()
      const names: Names = new Map(this.names)
      return withTransaction(req, async () => {
        const saved: Saved[] = []
        const taken = stories.some(({ publishes }) => publishes) ? await this.takenDown.read(req) : []
        for (const story of stories)
          saved.push(await this.write(await this.request(req), story, { drawn, names, taken }))
        return { names, saved }
      })
    })
    this.names = names
    for (const [index, { language, story }] of stories.entries()) {
      const slug = saved[index]?.liveSlug ?? null
      const url = story.firstPublished?.url ?? null
      if (slug !== null) await this.liveHere.add({ language, slug, title: story.title, url })
    }
    return saved
  }

  private request(outer?: PayloadRequest): Promise<PayloadRequest> {
    const { i18n, payload, user } = this
    const transaction = outer?.transactionID === undefined ? {} : { transactionID: outer.transactionID }
    return createLocalReq({ user, req: { i18n, ...transaction } }, payload)
  }

  private async write(req: PayloadRequest, to: ToSave, within: Within): Promise<Saved> {
    const { digest, guid, known, language, origin, story } = to
    const said: Sentence[] = []
    const data = {
      ...(await this.named(req, to, within.names)),
      ...(await this.pictures(req, to, within.drawn, said)),
      title: story.title,
      dek: story.dek,
      language,
      ...(story.firstPublished ? { firstPublished: { ...story.firstPublished, language } } : {}),
    }
    const slug = await this.slugOf(req, to, said)
    const row = {
      ...data,
      ...(slug === undefined ? {} : { slug }),
      // Whoever saves it meanwhile has the last word.
      ...(known === undefined ? { story: uuidOf(to.group ?? guid, STORIES) } : { revision: known.revision }),
    }
    const held = to.publishes ? await this.held(req, to, slug, within.taken) : null
    const decided = !to.publishes ? null : held === null ? await this.dismissed(req, row, story) : { stands: held.said }
    if (decided && 'stands' in decided) said.push(notPublished(decided.stands))
    const publishes = decided !== null && 'dismissals' in decided
    citedContext(req).imports = {
      guid,
      digest: `${digest}${OF}${origin}`,
      publishedAt: publishes ? story.publishedAt : null,
      held: held?.as ?? (to.isRestricted ? 'restricted' : to.publishes ? null : undefined),
    }
    const common = {
      collection: slugOf(this.payload, 'articles'),
      data: { ...row, ...(publishes ? { dismissals: decided.dismissals, _status: 'published' } : {}) } as never,
      depth: 0,
      draft: !publishes,
      overrideAccess: false,
      req,
      user: this.user,
    } as const
    const doc = known ? await this.payload.update({ ...common, id: known.id }) : await this.payload.create(common)
    return { liveSlug: publishes ? ((doc as { slug?: string | null }).slug ?? null) : (known?.liveSlug ?? null), said }
  }

  /** Who signs it and what it is about: found by what they are called, else made. */
  private async named(req: PayloadRequest, { language, story }: ToSave, names: Names) {
    const byline: NonNullable<ArticleRecord['byline']> = []
    for (const name of story.authors) {
      const key = `person ${nameSlug(name)}`
      const person = names.get(key) ?? (await personNamed(req, name))
      names.set(key, person)
      byline.push({ person, name, role: 'author' })
    }
    const topics: string[] = []
    for (const name of story.topics) {
      const key = `topic ${language} ${nameSlug(name)}`
      const [topic] = names.has(key) ? [names.get(key)] : await topicsNamed(req, [name], language)
      if (topic === undefined) continue
      names.set(key, topic)
      topics.push(topic)
    }
    return { byline, topics }
  }

  private async pictures(req: PayloadRequest, { language, story }: ToSave, drawn: Drawn, said: Sentence[]) {
    const uploaded = new Map<string, string>()
    const upload = async (name: string, file: ImageFile): Promise<string | null> => {
      const image = drawn.get(file) ?? (await drawImage(this.payload, file))
      const record = 'refused' in image ? image : await uploadOnce(await this.request(req), { ...image, language })
      if (typeof record === 'string') return record
      said.push(sentence('{name} was left out. {why}', { name: `'${name}'`, why: record.refused }))
      return null
    }
    for (const [url, file] of story.images) {
      const media = await upload(url, file)
      if (media !== null) uploaded.set(url, media)
    }
    const hero = story.hero && (await upload(story.hero.name, story.hero))
    return { body: story.body(uploaded), ...(hero === null ? {} : { hero }) }
  }

  /** The slug that a story gets; undefined where it is made of its title. */
  private async slugOf(
    req: PayloadRequest,
    { known, language, story }: ToSave,
    said: Sentence[],
  ): Promise<string | undefined> {
    if (known) return known.slug
    if (story.slug === null) return undefined
    const slug = await freeSlug(req, story.slug, language, undefined)
    if (slug !== story.slug) said.push(slugTaken(story.slug, slug))
    return slug
  }

  /** Why nobody publishes a story by bringing it over: it was taken down here, or is here. Null where nothing keeps it. */
  private async held(
    req: PayloadRequest,
    { formerSlugs, group, guid, known, language, story }: ToSave,
    given: string | undefined,
    taken: readonly TakenDown[],
  ): Promise<Held | null> {
    const { firstPublished, publishedAt, slug, title } = story
    const url = firstPublished?.url ?? null
    const slugs = [slug ?? slugify(title), ...formerSlugs.map(slugify)].filter((each) => each !== '')
    const isTaken = known === undefined && slug !== null && slug !== given
    const why = whyHeld(taken, { story: uuidOf(group ?? guid, STORIES), language, title, slugs, url, publishedAt })
    if (why !== null || known !== undefined) return why
    const day = firstPublished?.date ?? null
    const live = await this.liveHere.like(req, { day, language, slugs, title, url })
    if (live !== null) return here(live)
    return isTaken ? this.beside(req, { language, title, url }, slug) : null
  }

  /** Why a story is not published whose slug is taken: it is here already, under another id. Null where it is another. */
  private async beside(
    req: PayloadRequest,
    { language, title, url }: { language: string; title: string; url: string | null },
    slug: string,
  ): Promise<Held | null> {
    const other = await this.payload.db.findOne<Pick<ArticleRecord, 'firstPublished' | 'title'> & { id: string }>({
      collection: slugOf(this.payload, 'articles'),
      req: inTransactionOf(req),
      select: { firstPublished: true, title: true },
      where: { and: [{ language: { equals: language } }, { slug: { equals: slug } }] },
    })
    const known = { title: other?.title ?? '', url: other?.firstPublished?.url ?? null }
    return isSame(known, { title, url }) ? here(slug) : null
  }

  /**
   * What an editor decides who brings a story over that readers have had: its claims stand as they were published, each by
   * a dismissal that says so. What is about names that must not be public, or about records, nobody has decided.
   */
  private async dismissed(
    req: PayloadRequest,
    row: Partial<ArticleRecord>,
    { firstPublished }: ArchivedStory,
  ): Promise<{ dismissals: NonNullable<ArticleRecord['dismissals']> } | { stands: Sentence }> {
    const { payload, ui } = this
    const { publishing } = settingsOf(payload)
    const reason = (
      firstPublished?.date
        ? sentence('Imported as it was published in {outlet} on {date}.', {
            outlet: firstPublished.outlet,
            date: firstPublished.date,
          })
        : sentence('Imported as it was published.')
    )[ui]
    const dismissals: NonNullable<ArticleRecord['dismissals']> = []
    const memory = new Map<string, Promise<unknown>>()
    const reading = { payload, transactionID: req.transactionID ?? undefined, user: req.user, memory }
    // The save reviews it once more, in full if it is not just this.
    const last: LastCheck = { made: null }
    citedContext(req).lastCheck = last
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const by = idOf(req.user) ?? null
      const article = articleOf({
        ...row,
        id: '',
        dismissals: dismissals.map((each) => ({ ...each, by })),
      } as ArticleRecord)
      const { found } = await candidateOf(reading, article, publishing, { last })
      const standing = blocking(found)
      const open = standing.filter((finding) => !mayStand(finding))
      if (open.length > 0) return { stands: together(open.slice(0, 3).map(({ message }) => message)) }
      if (standing.length === 0) return { dismissals }
      dismissals.push(...standing.map(({ fingerprint, rule, text }) => ({ fingerprint, rule, text, reason })))
    }
    return { stands: sentence('Its review finds more each time that a finding is let stand.') }
  }
}

/** What stands behind a finding that is let stand is found then: seldom more than one more. */
const MOST_ROUNDS = 6

/** The rules about what a text claims, which readers had as it is. */
const CLAIMS = new Set(
  'contradicted-figure headline-figure headline-in-body implausible-scale impossible-date over-a-hundred parts-and-total percent-or-points scale-confusion stated-change stated-conversion stated-multiple stated-share two-values unattributed-figure unattributed-quotation untranslated-passage'.split(
    ' ',
  ),
)

function mayStand({ isFinal, rule }: Finding): boolean {
  return !isFinal && CLAIMS.has(rule)
}

type Told = { title: string; url: string | null }

/** Whether two stories of one slug are one. */
function isSame(one: Told, other: Told): boolean {
  const place = placeOf(other.url)
  return nameSlug(one.title) === nameSlug(other.title) || (place !== null && place === placeOf(one.url))
}

function here(slug: string): Held {
  const said = sentence("It is here already, it seems: '{slug}'. Publish it if it is another story.", { slug })
  return { as: 'here', said }
}

function slugTaken(slug: string, other: string): Sentence {
  return sentence("The slug '{slug}' is that of another edition here, and it has '{other}'.", { slug, other })
}

function notPublished(why: Sentence): Sentence {
  return sentence('It was not published, and is a draft. {why}', { why })
}
