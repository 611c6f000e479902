'use client'

import { Fragment } from 'react'
import { shortened, sideOf, wordChanges, type WordChange } from './changes'
import { useWords } from './words'
import './changed.css'

/** How much of an unchanged text is shown on either side of a change, in characters. */
const AROUND = 45

function Segments({ segments }: { segments: WordChange[] }) {
  const words = useWords()
  return segments.map(({ kind, text }, index) => {
    if (kind === 'same') return <span key={index}>{text}</span>
    const Mark = kind === 'removed' ? 'del' : 'ins'
    const changed = text.trim()
    const start = text.indexOf(changed)
    // The space around the words is not marked.
    return (
      <Fragment key={index}>
        {text.slice(0, start)}
        <Mark className={`cited-changed cited-changed--${kind}`}>
          <span className="cited-aside">{kind === 'removed' ? words.removed : words.added}</span>
          {changed}
        </Mark>
        {text.slice(start + changed.length)}
      </Fragment>
    )
  })
}

/** The old and the new wording of a passage in one, cut to what is around the changes. */
export function Changed({ after, before }: { before: string; after: string }) {
  return <Segments segments={shortened(wordChanges(before, after), AROUND)} />
}

/** One of two wordings that stand side by side, with the words marked that the other does not have. */
export function ChangedSide({ after, before, side }: { before: string; after: string; side: 'removed' | 'added' }) {
  return <Segments segments={sideOf(wordChanges(before, after), side)} />
}
