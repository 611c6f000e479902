/** HTML as a template whose values are escaped: the one place where text becomes markup. */
import { escapeHtml } from '../../body'

/** Markup, as opposed to text: what `markup` made, or `asMarkup` was told. */
export type Html = { readonly markup: string }

export type Content = Html | string | number | null | false | undefined | readonly Content[]

/** Markup that was made elsewhere, and escaped there. */
export function asMarkup(text: string): Html {
  return { markup: text }
}

function written(content: Content): string {
  if (content === null || content === undefined || content === false) return ''
  if (typeof content === 'string') return escapeHtml(content)
  if (typeof content === 'number') return String(content)
  return 'markup' in content ? content.markup : content.map(written).join('')
}

/**
 * Markup of a template. Values are escaped; lists are written one after another, and what is null, undefined or false is
 * nothing. An attribute has its value in double quotes.
 * @example markup`<p title="${'"'}">${['a', '<']}</p>`.markup // '<p title="&quot;">a&lt;</p>'
 */
export function markup(strings: TemplateStringsArray, ...values: Content[]): Html {
  return asMarkup(strings.reduce((text, part, index) => text + written(values[index - 1]) + part))
}

/** Contents with something between each two; what is empty is left out. */
export function joined(contents: readonly Content[], between: Content): Content[] {
  const there = contents.filter((content) => written(content) !== '')
  return there.flatMap((content, index) => (index === 0 ? [content] : [between, content]))
}

/** A sentence with markup in its blanks: `{outlet}`. */
export function filled(sentence: string, blanks: Record<string, Content>): Content[] {
  return sentence
    .split(/(\{\w+\})/)
    .map((part) => (/^\{\w+\}$/.test(part) ? (blanks[part.slice(1, -1)] ?? part) : part))
}
