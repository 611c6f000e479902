import { stat } from 'node:fs/promises'
import path from 'node:path'
import { sentence } from './sentences'
import type { Payload } from 'payload'
import { fromMarkdown, imagesOf } from '../body'
import type { ImageStand, MarkdownImage } from '../body'
import { LONGEST } from '../model/limits'
import type { AdminLanguage, Sentence } from '../model/sentence'
import { openFolder } from './archives/folder'
import { openGhost } from './archives/ghost'
import { importArchive } from './archives/importArchive'
import type { Terminal } from './archives/progress'
import { openWxr } from './archives/wxr'
import { archiveOptions, readArguments, uiOption, type ImportArguments } from './arguments'
import { findingLines, printable, summaryLine } from './findings'
import { ImportError, terminalLanguage, usage } from './messages'
import {
  drawImage,
  editionLanguage,
  findImporter,
  requestOf,
  reviewStory,
  saveDraft,
  uploadOnce,
  type Story,
} from './newsroom'
import { folderOf, isElsewhere, readImage, type ImageFile } from './images'
import { readStory, requireFile, type StoryInput } from './read'

/** What the command needs of the world around it. */
export type ImportWorld = StoryInput & {
  environment: Record<string, string | undefined>
  /** Opens the newsroom; not called while something is wrong with the arguments or the file. */
  open: () => Promise<{ payload: Payload; close: () => Promise<void> }>
  out: (line: string) => void
  /** What the progress of an archive is shown on; null where nobody looks. */
  terminal?: Terminal | null
  error: (line: string) => void
}

/**
 * `npm run import`: makes a draft of a text file and says what in it is to be attributed, or imports an archive. Gives
 * back the exit code: 0 when it is done, whatever was found, 2 when something must be put right first, and 3 when it is
 * done and items of an archive were left out. Throws for faults only.
 */
export async function importStory(args: string[], world: ImportWorld): Promise<number> {
  const ui = uiOption(args) ?? terminalLanguage(world.environment)
  try {
    const asked = readArguments(args)
    if (asked === 'help') world.out(usage[ui])
    else if (!(await importAny(asked, ui, world))) return 3
    return 0
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    world.error(printable(error.said[ui]))
    return 2
  }
}

/** Imports what was named, by what it is. Gives back whether nothing was left out. */
async function importAny(asked: ImportArguments, ui: AdminLanguage, world: ImportWorld): Promise<boolean> {
  const file = path.resolve(world.folder, asked.file)
  const isFolder = asked.file !== '-' && (await stat(file).catch(() => null))?.isDirectory() === true
  const [, ending = ''] = asked.file === '-' ? [] : (/\.(\w+)$/.exec(asked.file) ?? [])
  const isArchive = isFolder || /^(?:xml|json)$/i.test(ending)
  const [option] = isArchive ? [] : archiveOptions(asked)
  if (option !== undefined) {
    throw new ImportError(
      sentence('{option} is for archives: a folder, .xml of WordPress, .json of Ghost.', { option }),
    )
  }
  if (!isArchive) {
    await importFile(asked, ui, world)
    return true
  }
  if (asked.title !== null) throw new ImportError(sentence('--title is for one story, and not for an archive.'))
  if (!isFolder) await requireFile(file, asked.file)
  const archive = isFolder
    ? await openFolder(file, asked.file)
    : /^xml$/i.test(ending)
      ? await openWxr(file, asked.file)
      : await openGhost(file, asked.file, asked.site)
  const { payload, close } = await world.open()
  try {
    return await importArchive({
      archive,
      asked,
      ui,
      payload,
      folder: world.folder,
      root: isFolder ? file : null,
      out: world.out,
      terminal: world.terminal ?? null,
    })
  } finally {
    await close()
  }
}

async function importFile(asked: ImportArguments, ui: AdminLanguage, world: ImportWorld): Promise<void> {
  const text = await readStory(asked.file, world)
  const images = await imagesIn(text, folderOf(asked.file, world.folder))
  // What is wrong with it is said before the newsroom is opened.
  contentOf(text, asked.title, () => null)
  const { payload, close } = await world.open()
  try {
    const language = editionLanguage(payload, asked.language)
    const user = await findImporter(payload, asked.as)
    const uploaded = new Map<string, string>()
    for (const { file, url } of images.found) {
      const name = `'${url}'`
      if (asked.dryRun) {
        images.said.push(sentence('{name} is an image that is uploaded with the draft.', { name }))
        continue
      }
      const drawn = await drawImage(payload, file)
      const record =
        'refused' in drawn ? drawn : await uploadOnce(await requestOf(payload, user, ui), { ...drawn, language })
      if (typeof record === 'string') uploaded.set(url, record)
      else images.said.push(leftOut(name, record.refused))
    }
    const standFor = ({ url }: MarkdownImage): ImageStand => {
      const media = uploaded.get(url)
      return media === undefined ? (isElsewhere(url) ? 'link' : null) : { media }
    }
    const story: Story = { language, ...contentOf(text, asked.title, standFor) }
    for (const said of images.said) world.out(printable(said[ui]))
    const review = await reviewStory(payload, user, story)
    const place = asked.dryRun ? null : await saveDraft(payload, user, story, ui)
    for (const line of findingLines(review, ui)) world.out(line)
    world.out(summaryLine(review, ui))
    const origin = payload.config.serverURL || `http://localhost:${world.environment.PORT || 3000}`
    world.out(place === null ? nothingWritten[ui] : `${draft[ui]}: ${origin}${place}`)
  } finally {
    await close()
  }
}

const draft: Sentence = sentence('Draft')
const nothingWritten: Sentence = sentence('Nothing was written.')

function leftOut(name: string, why: Sentence): Sentence {
  return sentence('{name} was left out. {why}', { name, why })
}

/** The images that a text shows: those that are files beside it, and what is to be said of the others. */
async function imagesIn(
  text: string,
  folder: string,
): Promise<{ found: Array<{ url: string; file: ImageFile }>; said: Sentence[] }> {
  const named = new Map<string, MarkdownImage>()
  const { body } = fromMarkdown(text, {
    image: (image) => {
      if (!named.has(image.url)) named.set(image.url, image)
      return isElsewhere(image.url) ? 'link' : { media: image.url }
    },
  })
  const placed = new Set(imagesOf(body).map(({ fields }) => fields.media))
  const found: Array<{ url: string; file: ImageFile }> = []
  const said: Sentence[] = []
  for (const image of named.values()) {
    const name = `'${image.url}'`
    if (isElsewhere(image.url)) {
      said.push(
        sentence('{name} is an image elsewhere, and stands as a link. Upload it if it may be published.', { name }),
      )
    } else if (!placed.has(image.url)) {
      said.push(leftOut(name, sentence('No image can stand where it does: give it a line of its own.')))
    } else {
      const file = await readImage(image, folder)
      if ('refused' in file) said.push(leftOut(name, file.refused))
      else found.push({ url: image.url, file })
    }
  }
  return { found, said }
}

/** The fields of a story that its text gives, with what stands for its images. */
function contentOf(
  text: string,
  title: string | null,
  image: (image: MarkdownImage) => ImageStand,
): Omit<Story, 'language'> {
  const read = fromMarkdown(text, { image })
  const named = title ?? read.title
  if (named === null) {
    throw new ImportError(sentence('The story has no title: begin it with a line “# Title”, or give one with --title.'))
  }
  refuseIfLong(named, LONGEST.title, sentence('The title'))
  refuseIfLong(read.dek ?? '', LONGEST.dek, sentence('The dek'))
  // The editor opens no body without a block in it.
  const body = read.body.root.children.length > 0 ? read.body : null
  return { title: named, dek: read.dek, body }
}

function refuseIfLong(text: string, most: number, what: Sentence): void {
  if (text.length <= most) return
  throw new ImportError(
    sentence('{what} has {count} characters: shorten it to {most}.', { what, count: text.length, most }),
  )
}
