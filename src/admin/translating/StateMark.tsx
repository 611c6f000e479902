'use client'

import type { PassageState } from '../../review/translating'
import { useWords } from '../words'

const SIGNS = { untouched: '○', begun: '◐', done: '✓', changed: '△' } as const

/** How far a passage is translated, by a sign and in words. */
export function StateMark({ isChanged, state }: { state: PassageState; isChanged: boolean }) {
  const said = useWords().translating.states
  const shown = isChanged && state !== 'untouched' ? 'changed' : state
  return (
    <span className="cited-passage__state" data-state={shown}>
      <span aria-hidden="true">{SIGNS[shown]}</span> {said[shown]}
    </span>
  )
}
