/** Reads what stands for quotation marks in pasted and in hurried text as the marks themselves. */

/** Fills up what was longer than the mark it stands for: a noncharacter, which no text holds. */
export const PADDING = '\uFFFF'

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  apos: "'",
  bdquo: '„',
  mdash: '—',
  ndash: '–',
}
const MARKS = new Set(Object.values(ENTITIES))

function padded(mark: string, length: number): string {
  return mark + PADDING.repeat(length - mark.length)
}

/** The mark that an entity of HTML stands for; null for any other. */
function markOf(entity: string): string | null {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(entity) ?? []
  const code = hexadecimal ? parseInt(hexadecimal, 16) : Number(decimal ?? NaN)
  const mark = code <= 0xffff ? String.fromCharCode(code) : ENTITIES[entity.toLowerCase()]
  return mark !== undefined && MARKS.has(mark) ? mark : null
}

/**
 * The text with entities, two apostrophes or backticks, and two hyphens at the beginning of a line as the marks they stand for. It is
 * as long as it was, so that places in it are places in the text.
 */
export function withPlainMarks(text: string): string {
  return (
    text
      .replace(/&(#x?[0-9a-f]{1,7}|[a-z]{4,5});/gi, (written, entity: string) => {
        const mark = markOf(entity)
        return mark ? padded(mark, written.length) : written
      })
      // After a number two apostrophes are seconds, or inches.
      .replace(/(?<![\d'])''(?!')/g, padded('"', 2))
      .replace(/(?<!`)``(?!`)/g, padded('"', 2))
      .replace(/^[^\S\n\r\u2028\u2029]*--(?!-)[^\n]*/gm, (line) =>
        line.replace(/--/g, padded('—', 2)).replace(/(?<=\s)–(?=\S)/g, '—'),
      )
  )
}
