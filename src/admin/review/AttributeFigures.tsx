'use client'

import { useId } from 'react'
import type { SourceRecord, StatisticRecord } from '../../model/records'
import type { Finding } from '../../review'
import { useWords } from '../words'
import { useActions } from './actions'
import { AttributionForm, Locator, Row } from './AttributionForm'
import {
  choose,
  figureDraft,
  givenSource,
  isNamed,
  lastSource,
  noSource,
  noteUsed,
  readDraft,
  usedSources,
  type FigureDraft,
  type Problems,
  type SourceDraft,
} from './attributing'
import { readable } from './readable'
import type { ReviewSession } from './reviewSession'
import { SourceField } from './SourceField'
import { useAttributing, useDraft } from './useAttributing'

type Draft = { figures: FigureDraft[]; source: SourceDraft; locator: string }

type Props = {
  session: ReviewSession
  /** One figure, or several that one source states. */
  findings: readonly Finding[]
  /** Whom the sentence names for them, who is likely the source. */
  namedSource?: string | null
  onDone?: () => void
  /** Opens the drawer that has all fields, with what is filled in. */
  onMore?: (data: Record<string, unknown>) => void
}

/** The fields of figures that name no statistic: Enter makes it, with its source, and links the figure. */
export function AttributeFigures({ findings, namedSource = null, onDone, onMore, session }: Props) {
  const words = useWords().review.form
  const actions = useActions(session)
  const id = useId()
  const locale = session.edition?.locale ?? 'en'
  const language = session.edition?.language ?? 'en'
  const key = findings.map(({ rule, text, where }) => `${rule} ${text} ${where.path}`).join('\n')
  const { change, draft, forget } = useDraft<Draft>(session, key, () => {
    const last = lastSource()
    const known = [...usedSources(), ...(session.answer?.records.sources ?? [])]
    const named = namedSource === null ? null : (known.find((each) => isNamed(each, namedSource)) ?? null)
    return {
      figures: findings.map((finding) => figureDraft(finding, locale)),
      source:
        namedSource === null
          ? last
            ? choose(last, 'document')
            : noSource('document')
          : named
            ? choose(named, 'document')
            : { ...noSource('document'), text: namedSource },
      locator: '',
    }
  })
  const { isSent, refusal, refuse, send } = useAttributing<{ source: SourceRecord; statistics: StatisticRecord[] }>(
    '/statistics/attributed',
    ({ source, statistics }) => {
      forget()
      noteUsed(source)
      actions.attribute(
        statistics.flatMap((statistic, index) => {
          const finding = findings[index]
          return finding ? [{ finding, statistic }] : []
        }),
        source,
      )
      onDone?.()
    },
  )
  const { problems } = refusal
  const isOne = findings.length === 1

  const changeFigure = (index: number, changes: Partial<FigureDraft>) =>
    change({ figures: draft.figures.map((each, at) => (at === index ? { ...each, ...changes } : each)) })

  const submit = async () => {
    const wrong: Record<string, string> = {}
    const figures = findings.map((finding, index) => {
      const figure = draft.figures[index] ?? figureDraft(finding, locale)
      const stated = readDraft(finding, figure, locale)
      if (!stated) wrong[`figures.${index}.value`] = words.unreadable
      if (figure.label.trim() === '') wrong[`figures.${index}.label`] = words.needsLabel
      const { high, qualifier, unit, value } = stated ?? {}
      return { label: figure.label, value, qualifier, unit, ...(high ? { high } : {}) }
    })
    const source = givenSource(draft.source)
    if (!source) wrong.source = words.needsSource
    if (Object.keys(wrong).length > 0) return refuse(wrong)
    const locator = draft.locator.trim()
    const refused = await send({ language, source, figures, ...(locator === '' ? {} : { locator }) })
    // It is there: chosen, so that Enter goes on with it.
    if (refused.source) change({ source: choose(refused.source, draft.source.kind) })
  }

  const more = () => {
    const [finding] = findings
    const [figure] = draft.figures
    const stated = finding && figure && readDraft(finding, figure, locale)
    const { chosen } = draft.source
    onMore?.({
      ...stated,
      label: figure?.label,
      ...(chosen ? { evidence: [{ source: chosen.id, locator: draft.locator || null }] } : {}),
    })
  }

  return (
    <AttributionForm
      action={isOne ? words.attribute : words.attributeAll(findings.length)}
      isSent={isSent}
      onMore={onMore && more}
      onSubmit={() => void submit()}
      refusal={refusal}
    >
      {draft.figures.map((figure, index) => (
        <div className="cited-form__figure" key={index}>
          {isOne ? (
            <Row id={`${id}-wording`} label={words.figure} problem={valueProblem(problems, index)}>
              <input
                aria-describedby={`${id}-wording-problem`}
                aria-invalid={valueProblem(problems, index) !== undefined}
                autoComplete="off"
                id={`${id}-wording`}
                onChange={({ target }) => changeFigure(index, { wording: target.value })}
                type="text"
                value={figure.wording}
              />
            </Row>
          ) : null}
          <Row
            id={`${id}-label-${index}`}
            label={isOne ? words.label : readable(findings[index]?.text ?? '')}
            problem={problems[`figures.${index}.label`]}
          >
            <input
              aria-describedby={`${id}-label-${index}-problem`}
              aria-invalid={problems[`figures.${index}.label`] !== undefined}
              autoComplete="off"
              id={`${id}-label-${index}`}
              maxLength={300}
              onChange={({ target }) => changeFigure(index, { label: target.value })}
              type="text"
              value={figure.label}
            />
          </Row>
          {refusal.statistic && problems[`figures.${index}.label`] !== undefined && (
            <button
              className="cited-form__offer"
              onClick={() => {
                const finding = findings[index]
                if (finding && refusal.statistic) actions.linkStatistic(finding, refusal.statistic)
              }}
              type="button"
            >
              {words.linkThat}
            </button>
          )}
        </div>
      ))}
      <SourceField
        draft={draft.source}
        isFirst
        known={session.answer?.records.sources ?? []}
        label={words.source}
        onChange={(source) => change({ source })}
        problem={problems.source ?? problems.name}
        urlProblem={problems.url ?? problems['source.url']}
      />
      <Locator onChange={(locator) => change({ locator })} problem={problems.locator} value={draft.locator} />
    </AttributionForm>
  )
}

/** What is wrong with a figure as it is written, whichever of its parts the server says it of. */
function valueProblem(problems: Problems, index: number): string | undefined {
  const own = Object.entries(problems).find(
    ([path]) => path.startsWith(`figures.${index}.`) && path !== `figures.${index}.label`,
  )
  return own?.[1]
}
