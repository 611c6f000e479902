/** Imports an archive: reads its items, saves what is new or changed, and says what became of each. */
import path from 'node:path'
import type { Payload } from 'payload'
import { hasRole } from '../../access/roles'
import type { AdminLanguage, Sentence } from '../../model/sentence'
import { settingsOf } from '../../options'
import type { ImportArguments } from '../arguments'
import { printable } from '../findings'
import { ImportError } from '../messages'
import { findImporter } from '../newsroom'
import { sentence } from '../sentences'
import { imageFinder } from './imageFinder'
import type { Archive, Item, LeftOut } from './item'
import { Progress, type Terminal } from './progress'
import { addressOf, eachOnce, redirectsTo, requirePlaceFor, writeRedirects, type Redirect } from './redirects'
import { ArchiveWriter, isOfAnother, knownKey, knownOf, type Known, type Saved, type ToSave } from './save'
import { digestOf, originOf, storyOf, type ItemReading } from './story'

/** How many items are looked at together, and how many stories are saved in one transaction. */
const BATCH = 20

type Counts = Record<'imported' | 'published' | 'updated' | 'unchanged' | 'keptAsIs' | 'leftOut' | 'lackOutlet', number>

export type ArchiveImport = {
  archive: Archive
  asked: ImportArguments
  ui: AdminLanguage
  payload: Payload
  /** The folder of the command, and that of the archive's own images. */
  folder: string
  root: string | null
  out: (line: string) => void
  terminal: Terminal | null
}

/** Imports an archive and gives back whether nothing was left out. */
export async function importArchive(work: ArchiveImport): Promise<boolean> {
  const { archive, asked, payload, ui } = work
  const user = await findImporter(payload, asked.as)
  if (asked.publish && !hasRole({ payload, user }, 'editor')) {
    throw new ImportError(sentence('--publish is for editors: name one with --as.'))
  }
  const settings = settingsOf(payload)
  const languageOf = languages(payload, asked.language, archive.language)
  const reading: ItemReading = {
    timeZone: settings.timeZone,
    outlet: asked.outlet,
    find: imageFinder(work.root, asked.images === null ? null : path.resolve(work.folder, asked.images)),
    now: new Date(),
  }
  const writer = await ArchiveWriter.open(payload, user, ui)
  const origin = originOf(archive)
  const progress = new Progress(archive.count, ui, work.out, work.terminal)
  const counts: Counts = { imported: 0, published: 0, updated: 0, unchanged: 0, keptAsIs: 0, leftOut: 0, lackOutlet: 0 }
  const redirectsFile = asked.redirects === null ? null : path.resolve(work.folder, asked.redirects)
  if (redirectsFile !== null) await requirePlaceFor(redirectsFile, asked.redirects ?? '')
  const redirects: Redirect[] = []
  /** Where the items of the archive are, public here or not. */
  const addresses = new Set<string>()
  const seen = new Set<string>()
  const tell = (name: string, said: readonly Sentence[]) => {
    for (const each of said) progress.line(printable(`${name}: ${each[ui]}`))
  }
  const leave = (name: string, why: Sentence) => {
    counts.leftOut += 1
    tell(name, [sentence('Left out. {why}', { why })])
  }
  const lead = (item: Item, language: string, slug: string | null) => {
    // Where a draft will be is nobody's business, and nothing is there.
    if (slug === null) return
    redirects.push(...redirectsTo({ language, slug }, item, { serverURL: payload.config.serverURL, settings }))
  }

  const importBatch = async (batch: ReadonlyArray<Item | LeftOut>): Promise<void> => {
    const items: Array<{ item: Item; language: string }> = []
    for (const item of batch) {
      if ('leftOut' in item) {
        leave(item.name, item.leftOut)
        continue
      }
      if (item.url !== null) addresses.add(addressOf(item.url))
      const language = languageOf(item)
      if (typeof language !== 'string') leave(item.name, language.leftOut)
      else if (seen.has(knownKey(item.guid, language))) {
        leave(item.name, sentence('Another item of this import has its id: {guid}.', { guid: item.guid }))
      } else {
        seen.add(knownKey(item.guid, language))
        items.push({ item, language })
      }
    }
    const known = await knownOf(
      payload,
      items.map(({ item }) => item.guid),
    )
    const due: Array<{ item: Item; to: ToSave }> = []
    for (const { item, language } of items) {
      const before = known.get(knownKey(item.guid, language))
      const digest = digestOf(item)
      const next = whatIsDue(item, digest, before, asked.publish)
      if (next === 'unchanged' || next === 'kept') {
        counts[next === 'kept' ? 'keptAsIs' : 'unchanged'] += 1
        if (next === 'kept') tell(item.name, [sayKept(before)])
        if (before) lead(item, language, before.liveSlug)
        continue
      }
      const story = await storyOf(item, reading)
      if ('leftOut' in story) {
        leave(item.name, story.leftOut)
        continue
      }
      if (story.lacksOutlet) counts.lackOutlet += 1
      const { formerSlugs, group, guid, isRestricted } = item
      if (before && before.digest !== digest && isOfAnother({ guid, origin, story }, before)) {
        leave(item.name, ofAnother(before))
        continue
      }
      const publishes = next === 'publish'
      due.push({
        item,
        to: { digest, formerSlugs, group, guid, isRestricted, known: before, language, origin, publishes, story },
      })
    }
    const saved = asked.dryRun ? await supposeAll(writer, due) : await saveAll(writer, due)
    for (const [index, { item, to }] of due.entries()) {
      const result = saved[index]
      if (!result) continue
      if ('leftOut' in result) {
        leave(item.name, result.leftOut)
        continue
      }
      tell(item.name, [...to.story.said, ...result.said])
      if (to.publishes && result.liveSlug !== null) counts.published += 1
      if (to.known) counts.updated += 1
      else counts.imported += 1
      lead(item, to.language, result.liveSlug)
    }
    progress.add(batch.length)
  }

  for (const said of archive.said) progress.line(printable(said[ui]))
  let batch: Array<Item | LeftOut> = []
  for await (const item of archive.items) {
    batch.push(item)
    if (batch.length < BATCH) continue
    await importBatch(batch)
    batch = []
  }
  if (batch.length > 0) await importBatch(batch)
  progress.end()
  const { dropped, kept } = eachOnce(redirects, addresses)
  const lines = redirectsFile === null ? [] : dropped.map(({ from, to }) => otherStory(from, to))
  for (const line of [...lines, ...report(counts, asked)]) work.out(printable(line[ui]))
  // Last: what became of the stories is said whatever becomes of the file.
  if (redirectsFile !== null && !asked.dryRun) await writeRedirects(redirectsFile, kept)
  return counts.leftOut === 0
}

/** Those with images one by one: what takes long is not to hold up whoever saves meanwhile. */
async function saveAll(
  writer: ArchiveWriter,
  due: ReadonlyArray<{ to: ToSave }>,
): Promise<Array<Saved | { leftOut: Sentence }>> {
  const saved: Array<Saved | { leftOut: Sentence }> = []
  let together: ToSave[] = []
  const flush = async () => {
    if (together.length > 0) saved.push(...(await writer.save(together)))
    together = []
  }
  for (const { to } of due) {
    const isHeavy = to.story.images.size > 0 || to.story.hero !== null
    if (isHeavy) await flush()
    together.push(to)
    if (isHeavy) await flush()
  }
  await flush()
  return saved
}

async function supposeAll(writer: ArchiveWriter, due: ReadonlyArray<{ to: ToSave }>): Promise<Saved[]> {
  const supposed: Saved[] = []
  for (const { to } of due) supposed.push(await writer.suppose(to))
  return supposed
}

/** What is to be done about an item, by what was made of it before. */
function whatIsDue(
  item: Item,
  digest: string,
  known: Known | undefined,
  publish: boolean,
): 'save' | 'publish' | 'unchanged' | 'kept' {
  const publishes = publish && item.isPublished && (known?.liveSlug ?? null) === null
  if (known === undefined) return publishes ? 'publish' : 'save'
  const isSame = known.digest === digest
  if (isSame && !publishes) return 'unchanged'
  if (known.isChanged || known.isInTrash) return isSame ? 'unchanged' : 'kept'
  return publishes ? 'publish' : 'save'
}

function otherStory(from: string, to: string): Sentence {
  return sentence('No redirect from {from} to {to}: another story has that address.', { from, to })
}

function ofAnother({ title }: Known): Sentence {
  return sentence(
    "Its id is that of another story here, '{title}'. Give it one of its own (guid), or its title or address of before.",
    { title },
  )
}

function sayKept(known: Known | undefined): Sentence {
  return known?.isInTrash
    ? sentence('It has changed there; here it is in the trash, and was left as it is.')
    : sentence('It has changed there; here somebody has changed it too, and it was left as it is.')
}

/** The language of each item: what the item says, or what was asked for, or what the archive says, or the only one. */
function languages(payload: Payload, asked: string | null, ofArchive: string | null) {
  const codes = payload.config.localization ? payload.config.localization.localeCodes : []
  const list = codes.join(', ')
  const known = (language: string | null) =>
    language === null
      ? undefined
      : [language.replaceAll('_', '-').toLowerCase()]
          .flatMap((each) => [each, each.split('-')[0]])
          .map((each) => codes.find((code) => code.toLowerCase() === each))
          .find((code) => code !== undefined)
  if (asked !== null && !codes.includes(asked)) {
    throw new ImportError(
      sentence("The newsroom does not publish in '{asked}'. --language is one of {list}.", { asked, list }),
    )
  }
  const usual = asked ?? known(ofArchive) ?? (codes.length === 1 ? codes[0] : undefined)
  return ({ language }: Item): string | { leftOut: Sentence } => {
    const code = language === null ? usual : known(language)
    if (code !== undefined) return code
    return {
      leftOut:
        language === null
          ? sentence('Say in what language the story is, with --language: one of {list}.', { list })
          : sentence("It is in '{language}', in which the newsroom does not publish.", { language }),
    }
  }
}

function report(counts: Counts, { dryRun, publish }: ImportArguments): Sentence[] {
  const { imported, keptAsIs, lackOutlet, leftOut, published, unchanged, updated } = counts
  return [
    ...(lackOutlet > 0
      ? [
          sentence('Dates of first publication without a publication: {count}. Name it with --outlet.', {
            count: lackOutlet,
          }),
        ]
      : []),
    sentence(
      'Imported: {imported}. Updated: {updated}. Unchanged: {unchanged}. Changed here and kept: {kept}. Left out: {leftOut}.',
      {
        imported,
        updated,
        unchanged,
        kept: keptAsIs,
        leftOut,
      },
    ),
    ...(publish ? [sentence('Published: {published}.', { published })] : []),
    ...(dryRun ? [sentence('Nothing was written.')] : []),
  ]
}
