/** What stands in the words of a translation already, and only has to be linked. Pure. */
import type { AttributionFields } from '../../body'
import { linksOf, type Finding, type Suggestion } from '../../review'
import { recordOf } from '../../review/translating'

type LinkSuggestion = Extract<Suggestion, { action: 'link' }>

/** A passage, and what its original names that is not in it yet. */
type Wanting = { path: string; missing: readonly AttributionFields[] }

/** The figures and quotations that are written in a passage as its original has them, and name no record yet. */
export function writtenIn(
  findings: readonly Finding[],
  passages: readonly Wanting[],
): Array<{ finding: Finding; link: LinkSuggestion }> {
  return passages.flatMap(({ missing, path }) => {
    const wanted = missing.map(recordOf)
    return findings.flatMap((finding) => {
      const { dismissal, where } = finding
      if (dismissal !== null || where.path === null || !`${where.path}.`.startsWith(`${path}.`)) return []
      const links = linksOf(finding).filter(({ id }) => wanted.includes(id))
      const [link] = links
      // Of two that say the same somebody chooses.
      if (!link || links.some(({ id }) => id !== link.id)) return []
      wanted.splice(wanted.indexOf(link.id), 1)
      return [{ finding, link }]
    })
  })
}
