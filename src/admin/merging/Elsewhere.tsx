'use client'

import { Link } from '@payloadcms/ui'
import type { MergedElsewhere } from '../../newsroom/records/keptOnly'
import type { MergedCollection } from '../../releases/mergers'
import { usePageOf } from '../project'
import { useWords } from '../words'
import './merging.css'

/** Above a list that is searched: where those went that are called so and were merged into others. */
export function Elsewhere({ collection, found }: { collection: MergedCollection; found: MergedElsewhere[] }) {
  const { elsewhere } = useWords().merging
  const pageOf = usePageOf()
  return (
    <ul aria-label={elsewhere} className="cited-merged-elsewhere">
      {found.map(({ into, title }) => (
        <li key={`${title} ${into.id}`}>
          {elsewhere}: “{title}” → <Link href={pageOf(collection, into.id)}>{into.title}</Link>
        </li>
      ))}
    </ul>
  )
}
