import { isMap, isScalar, isSeq, parseDocument } from 'yaml'

/** What stands in a `---` block at the beginning of a text, and the text after it. */
type FrontMatter = {
  fields: ReadonlyMap<string, string>
  /** The values that are lists of texts, by their keys. */
  lists: ReadonlyMap<string, readonly string[]>
  content: string
}

const BLOCK = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/
/** In characters. Nobody writes a longer one, and it would take long to read. */
const LONGEST_BLOCK = 10_000
/** A key with its value on one line and nothing below that belongs to it. */
const LINE = /^(\p{L}[\p{L}\p{N}_-]*[ \t]*:)[ \t]+(\S.*)$(?!\n[ \t])/gmu

/** YAML 1.2 in which every value is text: the failsafe schema knows no numbers and no dates. */
function parseYaml(text: string) {
  return parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false })
}

/**
 * Puts a value into quotation marks where YAML would refuse it or take its end for a comment: people write titles as
 * they are, with ": ", " #" or quotations in them.
 */
function quoteValues(block: string): string {
  return block.replace(LINE, (line, key: string, value: string) => {
    const isCut = /^[^"'].*\s#/.test(value)
    return isCut || parseYaml(line).errors.length > 0 ? `${key} ${JSON.stringify(value.trim())}` : line
  })
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/**
 * Splits off a leading `---` block of `key: value` lines in YAML. Text is kept as written, numbers and dates too, and
 * is one line, lists of texts are lists, and the like of maps is passed over. A block that is not that is none, but a rule and some text.
 */
export function frontMatter(text: string): FrontMatter {
  const none = { fields: new Map<string, string>(), lists: new Map<string, string[]>(), content: text }
  const [whole = '', block = ''] = BLOCK.exec(text) ?? []
  if (block === '' || block.length > LONGEST_BLOCK) return none
  const { contents, errors } = parseYaml(quoteValues(block))
  if (errors.length > 0 || !isMap(contents)) return none
  const fields = contents.items.flatMap(({ key, value }) =>
    isScalar<string>(key) && isScalar<string>(value)
      ? [[key.value.toLowerCase(), inOneLine(value.value)] as const]
      : [],
  )
  const lists = contents.items.flatMap(({ key, value }) =>
    isScalar<string>(key) && isSeq(value)
      ? [
          [
            key.value.toLowerCase(),
            value.items.flatMap((item) => (isScalar<string>(item) ? [inOneLine(item.value)] : [])),
          ] as const,
        ]
      : [],
  )
  return { fields: new Map(fields), lists: new Map(lists), content: text.slice(whole.length) }
}
