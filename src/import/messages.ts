import { sentence } from './sentences'
import { adminLanguage, together, type AdminLanguage, type Sentence } from '../model/sentence'

/** Something that whoever runs the command can mend: said in one sentence, without a stack. */
export class ImportError extends Error {
  constructor(readonly said: Sentence) {
    super(said.en)
  }
}

/** The language of the terminal, by the variables of POSIX in their order. */
export function terminalLanguage({ LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined>): AdminLanguage {
  return adminLanguage((LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().split(/[_.@]/)[0])
}

export const usage: Sentence = sentence(
  'Usage: npm run import -- story.md --language es\n       npm run import -- archive --language es --publish\nMakes a draft of a story in Markdown or plain text, and lists every figure and quotation that names no source yet.\nOf an archive (a folder of such files, .xml of WordPress, .json of Ghost) it makes a draft of each story; begun again it goes on, and makes none twice.\n\n  story.md           the file; - reads what is piped in\n  --language es      the language of the edition; needed where the newsroom publishes in several\n  --title "…"        the title, instead of the one in the file\n  --as e-mail        the user who makes the draft; the first editor or admin when left out\n  --dry-run          list the findings and write nothing\n  --publish          archives: publish what was published there, its claims dismissed in the name of that editor\n  --images folder    archives: where the images are that they name by their addresses\n  --outlet "…"       archives: the publication that the stories ran in\n  --site address     archives: where Ghost was, which its export does not say\n  --redirects file   archives: write old and new addresses to this file, as CSV\n  --ui en|es         the language of what is printed; that of the terminal when left out\n  --help             this text\n\nExit code: 0 done, 1 a fault, 2 put something right first, 3 done, but items were left out.',
)

const help: Sentence = sentence('Run npm run import -- --help to see what it takes.')

/** A sentence with where to read on. */
export function withHelp(said: Sentence): Sentence {
  return together([said, help])
}
