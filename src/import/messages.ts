import type { Message } from '../review'

/** The languages that the command speaks. */
export type UiLanguage = 'en' | 'es'

/** Something that whoever runs the command can mend: said in one sentence, without a stack. */
export class ImportError extends Error {
  constructor(readonly said: Message) {
    super(said.en)
  }
}

/** The language of the terminal, by the variables of POSIX in their order. */
export function uiLanguageOf({ LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined>): UiLanguage {
  return (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().startsWith('es') ? 'es' : 'en'
}

export const usage: Message = {
  en: `Usage: npm run import -- story.md --language es
Makes a draft of a story in Markdown or plain text, and lists every figure and quotation that names no source yet.

  story.md           the file; - reads what is piped in
  --language es      the language of the edition; needed where the newsroom publishes in several
  --title "…"        the title, instead of the one in the file
  --as e-mail        the user who makes the draft; the first editor or admin when left out
  --dry-run          list the findings and write nothing
  --ui en|es         the language of what is printed; that of the terminal when left out
  --help             this text`,
  es: `Uso: npm run import -- texto.md --language es
Crea un borrador a partir de un texto en Markdown o simple, y enumera las cifras y citas que aún no indican su fuente.

  texto.md           el archivo; - lee lo que llega por la entrada
  --language es      el idioma de la edición; hace falta donde la redacción publica en varios
  --title "…"        el título, en lugar del que está en el archivo
  --as correo        el usuario que crea el borrador; si falta, el primer editor o administrador
  --dry-run          enumerar los hallazgos sin escribir nada
  --ui en|es         el idioma de lo que se imprime; si falta, el de la terminal
  --help             este texto`,
}

const help: Message = {
  en: 'Run npm run import -- --help to see what it takes.',
  es: 'Vea lo que admite con: npm run import -- --help.',
}

/** A sentence with where to read on. */
export function withHelp({ en, es }: Message): Message {
  return { en: `${en} ${help.en}`, es: `${es} ${help.es}` }
}
