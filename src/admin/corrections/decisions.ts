/** What is decided when a correction is released, as the dialog has it. Pure. */
import type { AffectedEdition } from '../../newsroom/corrections/affected'
import type { CarryingStory } from '../../newsroom/corrections/byStory'
import type { DerivedFigure } from '../../newsroom/corrections/derived'
import type { ReleaseBody } from '../../newsroom/corrections/endpoints'

/** What becomes of a computed figure; null while that is not decided. */
type Choice = 'correct' | 'leave' | null

/** A wording that has to be written anew, in its edition. */
export type Rewrite = AffectedEdition['rewrite'][number] & { article: string; language: string; title: string }

export type Decided = {
  /** By figure. */
  choices: Readonly<Record<string, Choice>>
  /** Why figures stay as they are, by figure and language. */
  reasons: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** New wordings, by `keyOf`. */
  wordings: Readonly<Record<string, string>>
}

export const UNDECIDED: Decided = { choices: {}, reasons: {}, wordings: {} }

export function keyOf({ article, node }: Pick<Rewrite, 'article' | 'node'>): string {
  return `${article} ${node}`
}

/** What becomes of a figure as long as nobody chose: what its formula gives, where the newsroom stands by it. */
export function choiceOf({ isDoubted, proposed, statistic }: DerivedFigure, { choices }: Decided): Choice {
  return choices[statistic] ?? (proposed === null || isDoubted ? null : 'correct')
}

/** Whether something is to be decided about a figure: not where all that it is computed from stays as it is. */
export function isOpen({ restsOn }: DerivedFigure, derived: readonly DerivedFigure[], decided: Decided): boolean {
  return restsOn.some((id) => {
    const below = derived.find(({ statistic }) => statistic === id)
    return !below || (isOpen(below, derived, decided) && choiceOf(below, decided) !== 'leave')
  })
}

/** The wordings that have to be written anew: not those of figures that stay as they are. */
export function rewritesIn(
  editions: readonly AffectedEdition[],
  derived: readonly DerivedFigure[],
  decided: Decided,
): Rewrite[] {
  const stays = (each: DerivedFigure) => choiceOf(each, decided) === 'leave' || !isOpen(each, derived, decided)
  const left = new Set(derived.flatMap((each) => (stays(each) ? [each.statistic] : [])))
  return editions.flatMap(({ article, language, rewrite, title }) =>
    rewrite
      .filter(({ statistic }) => statistic === null || !left.has(statistic))
      .map((each) => ({ ...each, article, language, title })),
  )
}

/** What the server is told; null while something is missing. */
export function decisionsOf(
  derived: readonly DerivedFigure[],
  rewrites: readonly Rewrite[],
  languages: readonly string[],
  decided: Decided,
): ReleaseBody | null {
  const open = derived.filter((figure) => isOpen(figure, derived, decided))
  const figures = open.map((figure): ReleaseBody['derived'][number] | null => {
    const { proposed, statistic } = figure
    const choice = choiceOf(figure, decided)
    if (choice === 'correct' && proposed !== null) return { statistic, value: proposed }
    const reasons = languages.map((language) => ({
      language,
      text: decided.reasons[statistic]?.[language]?.trim() ?? '',
    }))
    return choice === 'leave' && reasons.every(({ text }) => text !== '') ? { statistic, reasons } : null
  })
  const rewritten = rewrites.map(({ article, node }) => ({
    article,
    node,
    text: decided.wordings[keyOf({ article, node })]?.trim() ?? '',
  }))
  const known = figures.filter((each) => each !== null)
  if (known.length < figures.length || rewritten.some(({ text }) => text === '')) return null
  return { derived: known, rewritten }
}

/** A story that waits for a correction by itself, with the computed figures that it carries. */
export type WaitingStory = { story: string; editions: AffectedEdition[]; derived: DerivedFigure[] }

/** The stories that wait, in their order: one that has no such edition was released already. */
export function waitingStories(
  byStory: readonly CarryingStory[],
  editions: readonly AffectedEdition[],
  derived: readonly DerivedFigure[],
): WaitingStory[] {
  return byStory
    .map(({ derived: carried, story }) => ({
      story,
      editions: editions.filter((edition) => edition.story === story),
      derived: derived.filter(({ statistic }) => carried.includes(statistic)),
    }))
    .filter((each) => each.editions.length > 0)
}

/** Which notes the server did not take, by language: the words, and why. */
export function refusedNotes(
  data: Record<string, unknown>,
  notes: ReadonlyArray<{ language: string; text: string }>,
): Record<string, { text: string; problem: string }> {
  const errors = Array.isArray(data.errors) ? (data.errors as Array<{ path?: string; message?: string }>) : []
  return Object.fromEntries(
    notes.flatMap(({ language, text }, index) => {
      const problem = errors.find(({ path }) => path === `notes.${index}.text`)?.message
      return problem === undefined ? [] : [[language, { text, problem }] as const]
    }),
  )
}
