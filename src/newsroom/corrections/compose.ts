import { textLinesOf, withTextLines } from '../../body'
import type { Chart, EditionDocument, ImageBlock } from '../../model/document'
import type { PublicNames } from '../../releases/publicNames'

type Block = EditionDocument['body'][number]

/** The objects in running text, and the blocks that show a record, by the keys of their nodes. */
function objectsOf({ body }: EditionDocument): Map<string, unknown> {
  const shown = body.flatMap((block): Array<{ _key: string; _type: string }> =>
    block._type === 'pullQuote' || block._type === 'chart' || block._type === 'image'
      ? [block]
      : textLinesOf(block).flatMap(({ children }) => children),
  )
  return new Map(shown.map((each) => [each._key, each]))
}

/**
 * An edition as a correction leaves it: what readers have, with the records as they are now, the figures, quotations and
 * citations in the text written accordingly, and called as they are called now. Nothing else of what the newsroom has by now goes with
 * it: what an editor has not published, a correction does not publish.
 */
export function corrected(before: EditionDocument, after: EditionDocument, names: PublicNames): EditionDocument {
  const objects = objectsOf(after)
  const now = <Shown extends { _key: string; _type: string }>(shown: Shown): Shown => {
    const found = objects.get(shown._key) as Shown | undefined
    return shown._type !== 'span' && found?._type === shown._type ? found : shown
  }
  /** A chart of the same statistics drawn anew; of others it would be a change that nobody published. */
  const drawn = (chart: Chart): Chart => {
    const { points } = now(chart)
    return points.length === chart.points.length ? { ...chart, points } : chart
  }
  const written = (block: Block): Block => {
    if (block._type === 'chart') return drawn(block)
    if (block._type === 'image') return { ...block, source: imageSource(block, now(block), before, after) }
    return block._type === 'pullQuote' ? now(block) : withTextLines(block, ({ children }) => children.map(now))
  }
  return {
    ...before,
    hero: before.hero && { ...before.hero, source: imageSource(before.hero, after.hero, before, after) },
    body: before.body.map(written),
    statistics: after.statistics,
    quotes: after.quotes,
    sources: after.sources,
    corrections: before.corrections.map(({ statistics, ...entry }) => ({
      ...entry,
      statistics: statistics.map((id) => names.get(id) ?? id),
    })),
    ledger: after.ledger,
  }
}

/** The source of an image by the id that it has now: one whose terms changed has another. */
function imageSource(
  image: Pick<ImageBlock, 'source'>,
  now: Pick<ImageBlock, 'source'> | null,
  { sources }: EditionDocument,
  after: EditionDocument,
): string | null {
  if (!image.source) return null
  return after.sources.some(({ id }) => id === image.source) || sources.length === 0
    ? image.source
    : (now?.source ?? null)
}
