/** Images of a text from elsewhere, and what stands for them in a body. Pure. */
import { plainHref } from './links'
import { textNodes } from './makeNodes'
import type { LexicalNode } from './types'

/** An image of a text, as it names it. */
export type MarkdownImage = { url: string; alt: string; caption: string | null }

/** What stands for an image: a picture by the id of its record, a link to where it is, or nothing. */
export type ImageStand = { media: string } | 'link' | null

/** The nodes of what stands for an image, with its alternative text and its caption in one line each. */
export function imageNodes(
  { alt, caption, url }: MarkdownImage,
  standFor: (image: MarkdownImage) => ImageStand,
): LexicalNode[] {
  const line = (text: string | null) => text?.replace(/\s+/g, ' ').trim() ?? ''
  const stand = standFor({ url, alt: line(alt), caption: line(caption) || null })
  if (stand === null) return []
  if (stand === 'link') {
    return [{ type: 'link', fields: { url: plainHref(url) }, children: textNodes(line(alt) || url) }]
  }
  const fields = { blockType: 'image', media: stand.media, alt: line(alt), caption: line(caption) }
  const block: LexicalNode = {
    type: 'block',
    version: 2,
    format: '',
    fields: { id: crypto.randomUUID(), ...fields },
  }
  return [block]
}
