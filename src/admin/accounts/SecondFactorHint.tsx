'use client'

import { useWords } from '../words'
import './secondFactor.css'

/** Below the form for signing in: where the code of a second factor goes. */
export function SecondFactorHint() {
  return <p className="cited-second-factor__hint">{useWords().secondFactor.hint}</p>
}
