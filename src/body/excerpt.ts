/**
 * Whether an excerpt is part of a text, word for word. Both are compared in Unicode NFC, with any run of whitespace
 * as one space and typographic quotation marks and apostrophes as plain ones; case and all else must agree. It must
 * begin and end where words do: "moral" is no excerpt of "immoral". An empty excerpt is part of nothing.
 */
export function excerptInText(excerpt: string, text: string): boolean {
  const needle = comparable(excerpt)
  const hay = comparable(text)
  if (needle === '') return false
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    if (!splitsWord(hay, at) && !splitsWord(hay, at + needle.length)) return true
  }
  return false
}

/** A quotation as a body carries it: trimmed, and without a pair of quotation marks around the whole of it. */
export function withoutQuoteMarks(excerpt: string): string {
  const trimmed = excerpt.trim()
  for (const [open, close] of PAIRS) {
    if (trimmed.length < 3 || !trimmed.startsWith(open) || !trimmed.endsWith(close)) continue
    const inner = trimmed.slice(1, -1)
    // «a» and «b» begins and ends with marks that are not one pair.
    if (!inner.includes(open) && !inner.includes(close)) return inner.trim()
  }
  return trimmed
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ["'", "'"],
]

function comparable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛‹›′`´]/g, "'")
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Letters and digits of the scripts that put spaces between words; in the others any place may be a boundary. */
const WORD =
  /^(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{M}\p{N}]$/u

function splitsWord(text: string, at: number): boolean {
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? ''
  const after = Array.from(text.slice(at, at + 2))[0] ?? ''
  return WORD.test(before) && WORD.test(after)
}
