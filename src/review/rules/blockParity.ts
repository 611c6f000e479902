import {
  attributionsIn,
  chartFields,
  embeddedAt,
  embedFields,
  imageFields,
  NODE_CHARACTER,
  passagesOf,
  walkBody,
} from '../../body'
import type { PortableText } from '../../model/document'
import { pictureNamed } from '../../model/pictures'
import type { Sentence } from '../../model/sentence'
import { languageName } from '../languageName'
import { bodyAsWhole, counterparts } from '../parity'
import { sentence } from '../sentences'
import type { ReviewedEdition, Rule, Where } from '../types'

/** A block between paragraphs, as two editions are compared by it. */
type Shown = {
  /** The same in both editions, whatever it is called in each. */
  key: string
  name: Sentence
  text: string
  where: Where
}

const names = {
  pullQuote: (text: string) => sentence('The pull quote “{text}”', { text }),
  chart: (text: string) => sentence('The chart “{text}”', { text }),
  table: (text: string) => sentence('The table “{text}”', { text }),
  image: (text: string) => sentence('The image “{text}”', { text }),
  embed: (text: string) => sentence('The embed “{text}”', { text }),
}

function chartKey(statistics: readonly string[]): string {
  return `chart ${[...statistics].sort().join(' ')}`
}

function embedKey(url: string): string {
  return `embed ${url}`
}

const IMAGE = 'image '

/** The blocks of the body under review. An image of which nothing is known yet is left out. */
function ownBlocks({ blocks, body, images }: ReviewedEdition): Shown[] {
  const found: Shown[] = []
  let tables = 0
  walkBody(body, (node, path) => {
    const where: Where = { field: 'body', path: path.join('.'), start: null, end: null }
    if (node.type === 'table') {
      const said = blocks.find((block) => block.path === where.path || block.path.startsWith(`${where.path}.`))
      const text = wordsOf(said?.text ?? '')
      found.push({ key: `table ${++tables}`, name: names.table(text), text, where })
    }
    if (node.type !== 'block') return
    const chart = chartFields(node)
    if (chart) {
      const { statistics, title } = chart
      found.push({ key: chartKey(statistics), name: names.chart(title), text: title, where })
      return
    }
    const embed = embedFields(node)
    if (embed) {
      const { title, url } = embed
      found.push({ key: embedKey(embeddedAt(url)?.url ?? url), name: names.embed(title), text: title, where })
      return
    }
    const image = imageFields(node)
    const record = image ? images.get(image.id) : undefined
    if (image && record && record.id === image.media) {
      const text = wordsOf(image.caption ?? image.alt ?? record.alt ?? '')
      found.push({ key: IMAGE + (record.picture ?? ''), name: names.image(text), text, where })
    }
    for (const fields of attributionsIn(node)) {
      if (fields.blockType !== 'quotation') continue
      const { excerpt: text, quote } = fields
      found.push({ key: `quote ${quote}`, name: names.pullQuote(text), text, where })
    }
  })
  return found
}

/** The blocks of a released edition. */
function theirBlocks(body: PortableText): Shown[] {
  let tables = 0
  return body.flatMap((block): Shown[] => {
    if (block._type === 'chart') {
      const { points, title } = block
      const key = chartKey(points.map(({ statistic }) => statistic))
      return [{ key, name: names.chart(title), text: title, where: bodyAsWhole }]
    }
    if (block._type === 'image') {
      const text = wordsOf(block.caption ?? block.alt)
      return [{ key: IMAGE + (pictureNamed(block.url) ?? ''), name: names.image(text), text, where: bodyAsWhole }]
    }
    if (block._type === 'embed') {
      const { title, url } = block
      return [{ key: embedKey(url), name: names.embed(title), text: title, where: bodyAsWhole }]
    }
    if (block._type !== 'pullQuote' && block._type !== 'table') return []
    const said = passagesOf(block).find((children) => children.length > 0) ?? []
    const text = wordsOf(said.map((child) => child.text).join(''))
    if (block._type === 'table') {
      return [{ key: `table ${++tables}`, name: names.table(text), text, where: bodyAsWhole }]
    }
    return [{ key: `quote ${block.quote}`, name: names.pullQuote(text), text, where: bodyAsWhole }]
  })
}

/** What tells a block from others, in a few words. */
function wordsOf(text: string): string {
  return text.replaceAll(NODE_CHARACTER, ' ').replace(/\s+/g, ' ').trim().slice(0, SHOWN)
}
const SHOWN = 80

/** Without images that stand for one another: an edition may show a map in its own language, or the file that came since. */
function withoutReplaced(more: Shown[], fewer: Shown[]): [Shown[], Shown[]] {
  const isImage = ({ key }: Shown) => key.startsWith(IMAGE)
  const replaced = Math.min(more.filter(isImage).length, fewer.filter(isImage).length)
  const without = (blocks: Shown[]) => {
    const passed = new Set(blocks.filter(isImage).slice(0, replaced))
    return blocks.filter((block) => !passed.has(block))
  }
  return [without(more), without(fewer)]
}

/** A translation shows what the edition that it was made from shows between its paragraphs. */
export const blockParity: Rule = {
  name: 'block-parity',
  check: (edition) => {
    const ours = ownBlocks(edition)
    return counterparts(edition).flatMap(({ other, severity }) => {
      const theirs = theirBlocks(other.document.body)
      const isIn = ({ key }: Shown, blocks: Shown[]) => blocks.some((each) => each.key === key)
      const language = languageName(other.language)
      const found = ({ key, text, where }: Shown, message: Sentence) => ({
        // What a translation shows large is for its editors to decide: it keeps nothing from being published.
        severity: severity === 'error' ? ('warning' as const) : ('notice' as const),
        where,
        text,
        facts: [other.language, key],
        message,
      })
      const [more, fewer] = withoutReplaced(
        ours.filter((block) => !isIn(block, theirs)),
        theirs.filter((block) => !isIn(block, ours)),
      )
      return [
        ...more.map((block) =>
          found(block, sentence('{block} is not in the edition in {language}.', { block: block.name, language })),
        ),
        ...fewer.map((block) =>
          found(
            block,
            sentence('{block} of the edition in {language} is missing here.', { block: block.name, language }),
          ),
        ),
      ]
    })
  },
}
