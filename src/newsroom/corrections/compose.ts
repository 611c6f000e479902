import type { EditionDocument } from '../../model/document'
import type { PublicNames } from '../../releases/publicNames'

type Block = EditionDocument['body'][number]

/** The objects in running text, by the keys of their nodes. */
function objectsOf({ body }: EditionDocument): Map<string, unknown> {
  return new Map(
    body.flatMap((block) =>
      block._type === 'block'
        ? block.children.flatMap((child) => (child._type === 'span' ? [] : [[child._key, child] as const]))
        : [],
    ),
  )
}

/**
 * An edition as a correction leaves it: what readers have, with the records as they are now, the figures, quotations and
 * citations in the text written accordingly, and called as they are called now. Nothing else of what the newsroom has by now goes with
 * it: what an editor has not published, a correction does not publish.
 */
export function corrected(before: EditionDocument, after: EditionDocument, names: PublicNames): EditionDocument {
  const objects = objectsOf(after)
  const written = (block: Block): Block =>
    block._type === 'block'
      ? {
          ...block,
          children: block.children.map((child) => {
            const now = objects.get(child._key) as typeof child | undefined
            return child._type !== 'span' && now?._type === child._type ? now : child
          }),
        }
      : block
  return {
    ...before,
    hero: before.hero && { ...before.hero, source: heroSource(before, after) },
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

/** The source of the main image by the id that it has now: one whose terms changed has another. */
function heroSource({ hero, sources }: EditionDocument, after: EditionDocument): string | null {
  if (!hero?.source) return null
  return after.sources.some(({ id }) => id === hero.source) || sources.length === 0
    ? hero.source
    : (after.hero?.source ?? null)
}
