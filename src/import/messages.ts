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
  'Usage: npm run import -- story.md --language es\nMakes a draft of a story in Markdown or plain text, and lists every figure and quotation that names no source yet.\n\n  story.md           the file; - reads what is piped in\n  --language es      the language of the edition; needed where the newsroom publishes in several\n  --title "…"        the title, instead of the one in the file\n  --as e-mail        the user who makes the draft; the first editor or admin when left out\n  --dry-run          list the findings and write nothing\n  --ui en|es         the language of what is printed; that of the terminal when left out\n  --help             this text',
)

const help: Sentence = sentence('Run npm run import -- --help to see what it takes.')

/** A sentence with where to read on. */
export function withHelp(said: Sentence): Sentence {
  return together([said, help])
}
