import { attributionsIn, passagesOf, walkBody } from '../../body'
import type { PortableText } from '../../model/document'
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
}

/** The blocks of the body under review. */
function ownBlocks({ body }: ReviewedEdition): Shown[] {
  const found: Shown[] = []
  walkBody(body, (node, path) => {
    if (node.type !== 'block') return
    const where: Where = { field: 'body', path: path.join('.'), start: null, end: null }
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
  return body.flatMap((block): Shown[] => {
    if (block._type !== 'pullQuote') return []
    const text = passagesOf(block)
      .flat()
      .map((child) => child.text)
      .join('')
    return [{ key: `quote ${block.quote}`, name: names.pullQuote(text), text, where: bodyAsWhole }]
  })
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
      return [
        ...ours
          .filter((block) => !isIn(block, theirs))
          .map((block) =>
            found(block, sentence('{block} is not in the edition in {language}.', { block: block.name, language })),
          ),
        ...theirs
          .filter((block) => !isIn(block, ours))
          .map((block) =>
            found(
              block,
              sentence('{block} of the edition in {language} is missing here.', { block: block.name, language }),
            ),
          ),
      ]
    })
  },
}
