'use client'

import type { DerivedFigure } from '../../newsroom/corrections/derived'
import { Changed } from '../Changed'
import { useWords } from '../words'

/** The figures that are computed from the corrected one, with what they would be. */
export function Derived({ figures }: { figures: DerivedFigure[] }) {
  const { correction: said } = useWords()
  if (figures.length === 0) return null
  return (
    <div className="cited-correction__derived">
      <h3>{said.derived}</h3>
      <ul>
        {figures.map((figure) => (
          <li key={figure.statistic}>
            <FigureChange {...figure} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A computed figure, its formula, and how its value changes. */
export function FigureChange({ after, before, formula, label }: DerivedFigure) {
  const { correction: said } = useWords()
  return (
    <>
      {label} <code>{formula}</code>
      {': '}
      {after === null ? said.noValue(before) : <Changed after={after} before={before} />}
    </>
  )
}
