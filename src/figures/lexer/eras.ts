/** Decades and years of an era, which are set aside as dates are. */
import { wordAt } from './numberWords'
import { phraseAt, phraseBefore } from './phrases'
import { at, type Scan, setAside } from './scan'
import { isGlued } from './tokens'

/** "1980s", "'90s", "los años 80", "década de 1980", "en los ochenta" */
export function readDecade(scan: Scan, index: number): void {
  const { tokens, lexicon } = scan
  const token = tokens[index]
  const next = tokens[index + 1]
  if (!token) return
  if (token.kind === 'number' && token.numeral?.isBare) {
    const ending = isGlued(next) && /^['’]$/.test(next.text) ? tokens[index + 2] : next
    if (isGlued(ending) && /^s$/i.test(ending.text)) {
      setAside(scan, index, index + 2)
      return
    }
    // "the class of '98"
    const previous = tokens[index - 1]
    const isShort = token.text.length === 2 && !token.isSpaced && /^['’‘]$/.test(previous?.text ?? '')
    if (isShort && previous?.isSpaced) setAside(scan, index, index + 1)
  }
  const value = token.numeral?.isBare ? Number(token.text) : (wordAt(scan, index)?.value ?? 0)
  if (value === 0 || value % 10 !== 0 || (value > 90 && value < 1500) || value > 2100) return
  const word = wordAt(scan, index)
  if (word && word.kind !== 'unit') return
  const isLed = phraseBefore(tokens, index, lexicon.dates.decadeLeaders) !== null
  const isDecade = value >= 20 && phraseBefore(tokens, index, lexicon.dates.decadeArticles) !== null
  if (isLed || (isDecade && value < 100 && isUncounted(scan, index + 1))) setAside(scan, index, index + 1)
}

/** Whether no noun follows that the number could count. */
export function isUncounted(scan: Scan, end: number): boolean {
  const next = scan.tokens[end]
  if (next === undefined || (next.kind === 'mark' && /^[.,;:!?)»”"]$/.test(next.text))) return true
  if (next.kind !== 'word' || wordAt(scan, end) || scan.lexicon.tensWord === next.key) return false
  return scan.lexicon.nouns.functionWords.has(next.key) && !scan.lexicon.partitive.has(next.key)
}

/** "AD 79", "300 BC", "44 a. C." */
export function readEra(scan: Scan, index: number): void {
  const { tokens, lexicon } = scan
  const era = phraseAt(tokens, index, lexicon.dates.eras)
  if (
    !era ||
    !/^\p{Lu}/u.test(
      tokens[era.end - 1]?.text === '.' ? (tokens[era.end - 2]?.text ?? '') : (tokens[era.end - 1]?.text ?? ''),
    )
  )
    return
  if (at(scan, index - 1)?.kind === 'number') setAside(scan, index - 1, index)
  else if (tokens[era.end]?.numeral?.isBare) setAside(scan, era.end, era.end + 1)
}
