/** What stands in a `---` block at the beginning of a text, and the text after it. */
export type FrontMatter = { fields: ReadonlyMap<string, string>; content: string }

const FIELD = /^([\p{L}][\p{L}\p{N}_-]*)[ \t]*:(?:[ \t](.*))?$/u
/** Comments, blank lines and what belongs to the field above: lists and further lines. */
const MORE = /^(?:#.*|[ \t].*|- .*|)$/

/**
 * Splits off a leading `---` block of `key: value` lines. Only values on the line of their key are read; the rest of
 * YAML is passed over. A block with any other line is none, but a rule and some text.
 */
export function frontMatter(text: string): FrontMatter {
  const none = { fields: new Map<string, string>(), content: text }
  const [, block] = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text) ?? []
  if (block === undefined) return none
  const lines = block.split('\n')
  const fields = lines.flatMap((line) => {
    const [, key, value = ''] = FIELD.exec(line) ?? []
    return key === undefined ? [] : [[key.toLowerCase(), plainValue(value)] as const]
  })
  if (fields.length === 0 || !lines.every((line) => FIELD.test(line) || MORE.test(line))) return none
  return { fields: new Map(fields), content: text.slice(text.indexOf('\n---', 3) + 1).replace(/^.*\n?/, '') }
}

/** A value without the quotation marks of YAML; nothing for one that goes on in the lines below. */
function plainValue(value: string): string {
  const trimmed = value.trim()
  if (/^[>|][+-]?$/.test(trimmed)) return ''
  const [, double, single] = /^(?:"(.*)"|'(.*)')$/.exec(trimmed) ?? []
  if (double !== undefined) return double.replace(/\\(["\\])/g, '$1').trim()
  return (single?.replaceAll("''", "'") ?? trimmed).trim()
}
