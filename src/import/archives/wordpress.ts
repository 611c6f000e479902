/** What WordPress writes into its texts: shortcodes, and HTML in titles. Pure. */
import { fromHtml as parse } from 'hast-util-from-html'
import { escapeHtml } from '../../body'
import { cleanLine } from '../../model/text'
import { plainHtml, wordsIn } from '../../body/plainHtml'

/** HTML as the text that a reader sees of it, in one line. */
export function plainLine(html: string): string {
  return cleanLine(/[<&]/.test(html) ? wordsIn(plainHtml(parse(html, { fragment: true }))).replace(/\s+/g, ' ') : html)
}

const CAPTION = /\[(?:wp_)?caption\b([^\]]*)\]([\s\S]*?)\[\/(?:wp_)?caption\]/g
const IMAGE = /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)/i
const EMBED = /\[embed\b[^\]]*\]\s*(https?:\/\/[^\s[\]<>"']+)\s*\[\/embed\]/g
/** What names an option, or ends: words in brackets are what people write into quotations. */
const OPENED = /(?<!\[)\[([a-z][\w-]{1,40})\s+[\w-]+=[^[\]]*\]/gi
const CLOSED = /\[\/([a-z][\w-]{1,40})\]/gi

/** Text of a post with its captions as figures and its embeds as lines of their own, and the other shortcodes by name. */
export function withoutShortcodes(text: string): { html: string; unknown: string[] } {
  const html = text
    .replace(CAPTION, (_, options: string, content: string) => {
      const [, image = ''] = IMAGE.exec(content) ?? []
      const named = /\bcaption=(?:"([^"]*)"|'([^']*)')/.exec(options)
      const caption = content.slice((IMAGE.exec(content)?.[0] ?? '').length).trim() || (named?.[1] ?? named?.[2] ?? '')
      return `\n\n<figure>${image}<figcaption>${caption}</figcaption></figure>\n\n`
    })
    .replace(EMBED, (_, url: string) => `\n\n<p>${escapeHtml(url)}</p>\n\n`)
  const unknown = [...html.matchAll(OPENED), ...html.matchAll(CLOSED)].map(([, name = '']) => name.toLowerCase())
  return { html, unknown: [...new Set(unknown)] }
}
