import type { Conventions } from './locale'

/** A text as it is read, with where each of its characters stands in the text as it was pasted. */
export type CleanText = {
  text: string
  /** The place in the pasted text of a place in the clean one where something begins, and of one where it ends. */
  startOf: (place: number) => number
  endOf: (place: number) => number
}

/** What parts blocks, so that no figure reaches over it. */
const OPAQUE = '\ufffc'

/** Tags that stand inside a line of text. */
const INLINE = new Set('a abbr b cite em font i mark q s small span strong u'.split(' '))
const TAGS =
  'a abbr article aside audio b blockquote br caption center cite code col colgroup dd div dl dt em embed figcaption ' +
  'figure font footer h[1-6] header hr i iframe img li main mark nav object ol p param pre q s script section small ' +
  'source span strong style sub sup table tbody td tfoot th thead time tr u ul video'

/** Marks of direction, and places where a line or a word may break: they part nothing that a reader sees. */
const INVISIBLE = String.raw`[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]`

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  thinsp: '\u2009',
  shy: '',
  zwj: '',
  zwnj: '',
  lrm: '',
  rlm: '',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  minus: '−',
  hellip: '…',
  bull: '•',
  middot: '·',
  percnt: '%',
  dollar: '$',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  deg: '°',
  ordm: 'º',
  ordf: 'ª',
  plusmn: '±',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  uuml: 'ü',
  iquest: '¿',
  iexcl: '¡',
}

/** Whatever is not read as it stands. The lengths are bounded, so that hostile text is searched in linear time. */
const UNCLEAN = new RegExp(
  [
    String.raw`</?(?<tag>${TAGS.replaceAll(' ', '|')})(?:[\s/][^<>]{0,4000})?>`,
    String.raw`&(?:#(?<decimal>\d{1,7})|#x(?<hex>[0-9a-f]{1,6})|(?<name>[a-z0-9]{2,8}));`,
    // A soft hyphen is shown, and so pasted, where a line ends.
    String.raw`(?<invisible>\u00ad(?:\r\n|\n|\r)|${INVISIBLE})`,
    String.raw`(?<wide>[\uff01-\uff5e])`,
    String.raw`(?<arabic>[٫٬])`,
    String.raw`(?<digit>(?![0-9])\p{Nd})`,
  ].join('|'),
  'giu',
)

/**
 * A pasted text without what a reader does not see in it: tags, entities, soft hyphens, marks of direction. Digits of
 * other scripts, and full-width characters, are those of ASCII, and Arabic separators those of the locale.
 */
export function clean(pasted: string, locale: Conventions): CleanText {
  let text = ''
  let from = 0
  // Where the clean text departs from the pasted one: from `at` on, it stands `shift` further on.
  const cuts: { at: number; end: number; shift: number }[] = []
  for (const match of pasted.matchAll(UNCLEAN)) {
    const readAs = replacement(match.groups ?? {}, locale)
    if (readAs === null) continue
    text += pasted.slice(from, match.index)
    from = match.index + match[0].length
    cuts.push({ at: text.length, end: text.length + readAs.length, shift: from - text.length - readAs.length })
    text += readAs
  }
  if (cuts.length === 0) return { text: pasted, startOf: (place) => place, endOf: (place) => place }
  text += pasted.slice(from)
  return {
    text,
    startOf: (place) => {
      const cut = lastBefore(cuts, place + 1)
      if (!cut) return place
      // A figure may begin with a character that stands for an entity.
      return place < cut.end ? cut.at + (lastBefore(cuts, cut.at)?.shift ?? 0) : place + cut.shift
    },
    endOf: (place) => place + (lastBefore(cuts, place)?.shift ?? 0),
  }
}

/** The last of the cuts that begins before a place. */
function lastBefore<Cut extends { at: number }>(cuts: readonly Cut[], place: number): Cut | undefined {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle]?.at ?? 0) < place) low = middle + 1
    else high = middle
  }
  return cuts[low - 1]
}

function replacement(found: Partial<Record<string, string>>, locale: Conventions): string | null {
  const { tag, decimal, hex, name, invisible, wide, arabic, digit } = found
  if (tag !== undefined) return INLINE.has(tag.toLowerCase()) ? '' : OPAQUE
  if (decimal !== undefined) return character(parseInt(decimal, 10))
  if (hex !== undefined) return character(parseInt(hex, 16))
  if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? null) : null
  if (invisible !== undefined) return ''
  if (wide !== undefined) return String.fromCharCode(wide.charCodeAt(0) - 0xfee0)
  if (arabic !== undefined) return arabic === '٫' ? locale.decimal : locale.group
  return digit === undefined ? null : digitValue(digit)
}

function character(code: number): string | null {
  if (code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return null
  const text = String.fromCodePoint(code)
  return new RegExp(`^${INVISIBLE}$`).test(text) ? '' : text
}

/** A decimal digit of any script as one of ASCII: each script has its ten in order (Unicode, General_Category Nd). */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return String((code - zero) % 10)
}
