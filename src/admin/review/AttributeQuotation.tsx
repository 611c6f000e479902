'use client'

import type { QuoteRecord, SourceRecord } from '../../model/records'
import type { Finding } from '../../review'
import { useWords } from '../words'
import { useActions, wordsOf } from './actions'
import { AttributionForm, Locator } from './AttributionForm'
import { choose, givenSource, likelySpeaker, noSource, noteUsed, usedSources, type SourceDraft } from './attributing'
import type { ReviewSession } from './reviewSession'
import { SourceField } from './SourceField'
import { useAttributing, useDraft } from './useAttributing'

type Draft = { speaker: SourceDraft; saidToUs: boolean; source: SourceDraft; locator: string }

type Props = {
  session: ReviewSession
  finding: Finding
  /** Opens the drawer that has all fields, with what is filled in. */
  onMore: (data: Record<string, unknown>) => void
}

/** The fields of a quotation that names no quote: who said it, and where; Enter makes it and links the words. */
export function AttributeQuotation({ finding, onMore, session }: Props) {
  const words = useWords().review.form
  const actions = useActions(session)
  const known = session.answer?.records.sources ?? []
  const { change, draft, forget } = useDraft<Draft>(session, `${finding.rule} ${finding.text}`, () => {
    const passage = session.blocks.find(({ path }) => path === finding.where.path)?.text ?? ''
    const speaker = likelySpeaker([...usedSources('speaker'), ...known], passage)
    return {
      speaker: speaker ? choose(speaker, 'person') : noSource('person'),
      saidToUs: false,
      source: noSource('document'),
      locator: '',
    }
  })
  const { isSent, refusal, refuse, send } = useAttributing<{ quote: QuoteRecord; sources: SourceRecord[] }>(
    '/quotes/attributed',
    ({ quote, sources }) => {
      forget()
      const [speaker] = sources
      for (const source of [...sources].reverse()) noteUsed(source, { isSpeaker: source === speaker })
      actions.linkQuote(finding, quote, sources)
    },
  )
  const { problems } = refusal

  const submit = async () => {
    const speaker = givenSource(draft.speaker)
    if (!speaker) return refuse({ speaker: words.needsSpeaker })
    const source = draft.saidToUs ? null : givenSource(draft.source)
    const locator = draft.locator.trim()
    const refused = await send({
      language: session.edition?.language ?? 'en',
      text: wordsOf(session, finding),
      speaker,
      saidToUs: draft.saidToUs,
      ...(source ? { source } : {}),
      ...(locator === '' ? {} : { locator }),
    })
    // It is there: chosen, so that Enter goes on with it.
    const path = problems.source === undefined && refused.problems.speaker !== undefined ? 'speaker' : 'source'
    if (refused.source) change({ [path]: choose(refused.source, draft[path].kind) })
  }

  return (
    <AttributionForm
      action={words.attribute}
      isSent={isSent}
      onMore={() =>
        onMore({
          text: wordsOf(session, finding),
          language: session.edition?.language,
          ...(draft.speaker.chosen ? { speaker: draft.speaker.chosen.id } : {}),
        })
      }
      onSubmit={() => void submit()}
      refusal={refusal}
    >
      <SourceField
        draft={draft.speaker}
        isFirst
        known={known}
        label={words.speaker}
        onChange={(speaker) => change({ speaker })}
        problem={problems.speaker ?? problems.name}
        urlProblem={problems.url ?? problems['speaker.url']}
      />
      <div className="cited-form__row">
        <span />
        <label className="cited-form__check">
          <input
            checked={draft.saidToUs}
            onChange={({ target }) => change({ saidToUs: target.checked })}
            type="checkbox"
          />
          {words.saidToUs}
        </label>
      </div>
      {!draft.saidToUs && (
        <SourceField
          draft={draft.source}
          known={known}
          label={words.saidIn}
          onChange={(source) => change({ source })}
          problem={problems.source}
          urlProblem={problems['source.url']}
        />
      )}
      <Locator onChange={(locator) => change({ locator })} problem={problems.locator} value={draft.locator} />
      {problems.text !== undefined && (
        <p className="cited-form__problem" role="alert">
          {problems.text}
        </p>
      )}
    </AttributionForm>
  )
}
