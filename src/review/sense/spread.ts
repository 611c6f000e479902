import type { Mention } from './mentions'
import type { Passage } from './passages'
import type { SenseWords } from './words'

/** Right after a value: of whom it is, or where. */
const PLACED =
  /^(?:\s{1,3}\p{L}+){0,3}\s{1,3}(?:in|for|at|among|en|por|para|entre|dans|pour|chez|em|no|na|nos|nas)\s{1,3}\p{L}/iu
const TIME =
  /\d|(?<!\p{L})(?:years?|months?|quarters?|weeks?|decades?|seasons?|spring|summer|autumn|winter|años?|mes(?:es)?|trimestres?|semanas?|décadas?|temporadas?|primavera|verano|otoño|invierno|ans|années?|mois|semaines?|saisons?|printemps|automne|hiver|anos?|mês|verão|outono|inverno)(?!\p{L})/iu

/** How far after a value is looked, in characters. */
const REACH = 60

function clauseOf(after: string): string {
  return after.split(/[.,;:!?()\n—–]/u)[0] ?? ''
}

/** Whether the clause that follows a value says when it was. */
export function isOfATime(after: string, { times }: SenseWords): boolean {
  const clause = clauseOf(after)
  return TIME.test(clause) || times.test(clause)
}

/** Whether it says of whom or where it is, and not when: "in food", "for a truck". */
function isPlaced(after: string, words: SenseWords): boolean {
  return PLACED.test(clauseOf(after)) && !isOfATime(after, words)
}

export function isOfOnePlace({ text }: Passage, { end }: Mention, words: SenseWords): boolean {
  return isPlaced(text.slice(end, end + REACH), words)
}

/** Whether two values are of two places or of two kinds and not of two times: "from 2 percent in food to 12 percent in rents". */
export function isSpread(passage: Passage, one: Mention, other: Mention, words: SenseWords): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one]
  return isPlaced(passage.text.slice(first.end, second.start), words) && isOfOnePlace(passage, second, words)
}
