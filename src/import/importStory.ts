import { sentence } from './sentences'
import type { Payload } from 'payload'
import { fromMarkdown } from '../body'
import type { AdminLanguage, Sentence } from '../model/sentence'
import { readArguments, uiOption, type ImportArguments } from './arguments'
import { findingLines, printable, summaryLine } from './findings'
import { ImportError, terminalLanguage, usage } from './messages'
import { editionLanguage, findImporter, reviewStory, saveDraft, type Story } from './newsroom'
import { readStory, type StoryInput } from './read'

/** What the command needs of the world around it. */
export type ImportWorld = StoryInput & {
  environment: Record<string, string | undefined>
  /** Opens the newsroom; not called while something is wrong with the arguments or the file. */
  open: () => Promise<{ payload: Payload; close: () => Promise<void> }>
  out: (line: string) => void
  error: (line: string) => void
}

/** What articles take, as their fields in the admin do. */
const MAX_TITLE = 300
const MAX_DEK = 1000

/**
 * `npm run import`: makes a draft of a text file and says what in it is to be attributed. Gives back the exit code: 0
 * when it is done, whatever was found, and 2 when something must be put right first. Throws for faults only.
 */
export async function importStory(args: string[], world: ImportWorld): Promise<number> {
  const ui = uiOption(args) ?? terminalLanguage(world.environment)
  try {
    const asked = readArguments(args)
    if (asked === 'help') world.out(usage[ui])
    else await importFile(asked, ui, world)
    return 0
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    world.error(printable(error.said[ui]))
    return 2
  }
}

async function importFile(asked: ImportArguments, ui: AdminLanguage, world: ImportWorld): Promise<void> {
  const content = contentOf(await readStory(asked.file, world), asked.title)
  const { payload, close } = await world.open()
  try {
    const story: Story = { language: editionLanguage(payload, asked.language), ...content }
    const user = await findImporter(payload, asked.as)
    const review = await reviewStory(payload, user, story)
    const path = asked.dryRun ? null : await saveDraft(payload, user, story, ui)
    for (const line of findingLines(review, ui)) world.out(line)
    world.out(summaryLine(review, ui))
    const origin = payload.config.serverURL || `http://localhost:${world.environment.PORT || 3000}`
    world.out(path === null ? nothingWritten[ui] : `${draft[ui]}: ${origin}${path}`)
  } finally {
    await close()
  }
}

const draft: Sentence = sentence('Draft')
const nothingWritten: Sentence = sentence('Nothing was written.')

/** The fields of a story that its text gives. */
function contentOf(text: string, title: string | null): Omit<Story, 'language'> {
  const read = fromMarkdown(text)
  const named = title ?? read.title
  if (named === null) {
    throw new ImportError(sentence('The story has no title: begin it with a line “# Title”, or give one with --title.'))
  }
  refuseIfLong(named, MAX_TITLE, sentence('The title'))
  refuseIfLong(read.dek ?? '', MAX_DEK, sentence('The dek'))
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
