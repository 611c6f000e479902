'use client'

import { useAuth } from '@payloadcms/ui'
import { useState } from 'react'
import { formatFigure } from '../../figures'
import { mayBeProposed, proposalOf, type Finding, type MinorKind } from '../../review'
import { useWords } from '../words'
import type { FormProposal } from './answer'
import { useActions, type LinkSuggestion } from './actions'
import { AttributeFigures } from './AttributeFigures'
import { AttributeQuotation } from './AttributeQuotation'
import { Action, DecisionForm } from './DecisionForm'
import type { ReviewSession } from './reviewSession'
import { RecordSearch } from './RecordSearch'
import { useSessionView } from './useReviewSession'
import { useHasRole } from '../project'

/** A record to be made, filled in from the text, and the finding that it is for. */
export type CreateRequest = {
  finding: Finding
  collection: 'statistics' | 'quotes'
  data: Record<string, unknown>
}

type Props = { session: ReviewSession; finding: Finding; onCreate: (request: CreateRequest) => void }

/** What can be done about a finding: link a record, search or create one, dismiss it or take that back. */
export function FindingActions({ session, finding, onCreate }: Props) {
  const words = useWords().review
  const actions = useActions(session)
  const [mode, setMode] = useState<'choose' | 'search' | 'dismiss' | 'propose'>('choose')
  const proposal = proposalOf(finding, useSessionView(session).proposals)
  const mayDismiss = useHasRole('editor')
  const { user } = useAuth()
  const isOwn = proposal !== null && (proposal.by === null || proposal.by === String(user?.id))
  const links = finding.suggestions.flatMap((each) => (each.action === 'link' ? [each] : []))
  const create = finding.suggestions.find((each) => each.action === 'create')
  const collection = create?.collection ?? links[0]?.collection

  if (finding.dismissal) {
    return (
      <div className="cited-actions">
        <p className="cited-actions__reason">{finding.dismissal.reason}</p>
        {mayDismiss && <Action onClick={() => actions.restore(finding)}>{words.restore}</Action>}
      </div>
    )
  }
  const decide = (decision: 'confirm' | 'decline', decided: FormProposal) => {
    actions[decision]([{ proposal: decided, findings: [finding] }])
    session.open(null)
    session.link?.editor.focus()
  }
  const ofKind = words.ofKind[finding.kind as MinorKind] ?? null
  if (mode === 'propose') {
    const said = words.proposals
    return (
      <DecisionForm
        // Only another reason proposes again what was declined.
        isRefused={(reason) => proposal?.declined === true && (reason === '' || reason === proposal.reason)}
        ofKind={proposal ? null : ofKind}
        onCancel={() => setMode('choose')}
        onDecide={(reason, kind) => void actions.propose(finding, reason, kind)}
        question={proposal ? said.reason : said.optional}
        save={said.save}
      />
    )
  }
  if (mode === 'dismiss') {
    return (
      <DecisionForm
        isRefused={(reason) => reason === ''}
        ofKind={ofKind}
        onCancel={() => setMode('choose')}
        onDecide={(reason, kind) => void actions.dismiss(finding, reason, kind)}
        question={words.dismissReason}
        save={words.dismissSave}
      />
    )
  }
  if (mode === 'search' && collection) {
    return (
      <RecordSearch
        collection={collection}
        language={session.edition?.language ?? 'en'}
        locale={session.edition?.locale ?? 'en'}
        onCancel={() => setMode('choose')}
        onQuote={(quote) => actions.linkQuote(finding, quote)}
        onStatistic={(statistic) => actions.linkStatistic(finding, statistic)}
      />
    )
  }
  // What the words around the figure are about comes before the form, what only has its value behind it.
  const isLikely = (each: LinkSuggestion) => each.collection === 'quotes' || each.isLikely
  const likely = create ? links.filter(isLikely) : links
  const others = links.filter((each) => !likely.includes(each))
  const list = (some: LinkSuggestion[]) => (
    <ul aria-label={words.suggestions} className="cited-actions__links">
      {some.map((link, index) => (
        <li key={link.id}>
          <button
            className="cited-actions__link"
            data-first={some === likely && index === 0 ? '' : undefined}
            onClick={() => actions.linkSuggestion(finding, link)}
            type="button"
          >
            <LinkLabel session={session} link={link} />
            <span className="cited-actions__verb">{words.link}</span>
          </button>
        </li>
      ))}
    </ul>
  )
  const more = (data: Record<string, unknown>) => create && onCreate({ finding, collection: create.collection, data })
  return (
    <div className="cited-actions">
      {proposal && <ProposalState proposal={proposal} />}
      {likely.length > 0 && list(likely)}
      {create?.collection === 'statistics' && <AttributeFigures findings={[finding]} onMore={more} session={session} />}
      {create?.collection === 'quotes' && <AttributeQuotation finding={finding} onMore={more} session={session} />}
      {others.length > 0 && (
        <details className="cited-actions__others">
          <summary>{words.form.sameValue(others.length)}</summary>
          {list(others)}
        </details>
      )}
      <div className="cited-actions__more">
        {collection && <Action onClick={() => setMode('search')}>{words.searchRecords}</Action>}
        {mayDismiss && !finding.isFinal && <Action onClick={() => setMode('dismiss')}>{words.dismiss}</Action>}
        {!mayDismiss && mayBeProposed(finding) && (proposal === null || (isOwn && proposal.declined)) && (
          <Action onClick={() => setMode('propose')}>{words.proposals.propose}</Action>
        )}
        {proposal && mayDismiss && !proposal.declined && (
          <>
            <Action onClick={() => decide('confirm', proposal)}>{words.proposals.confirm}</Action>
            <Action onClick={() => decide('decline', proposal)}>{words.proposals.decline}</Action>
          </>
        )}
        {proposal && isOwn && <Action onClick={() => actions.takeBack(proposal)}>{words.proposals.takeBack}</Action>}
      </div>
    </div>
  )
}

/** A record as a suggestion: its value, what is counted, and where it comes from. */
function LinkLabel({ session, link }: { session: ReviewSession; link: LinkSuggestion }) {
  const records = session.answer?.records
  if (link.collection === 'quotes') return <span className="cited-actions__record">{link.label}</span>
  const statistic = records?.statistics.find(({ id }) => id === link.id)
  const source = records?.sources.find(({ id }) => id === statistic?.evidence?.[0]?.source)
  let value = statistic?.value ?? ''
  try {
    if (statistic) value = formatFigure(statistic, { locale: session.edition?.locale ?? 'en' })
  } catch {
    // A value that is no number is shown as it is.
  }
  return (
    <span className="cited-actions__record">
      <strong>{value}</strong>
      {` — ${link.label}`}
      {source && <span className="cited-actions__source">{` · ${source.name}`}</span>}
    </span>
  )
}

/** That somebody proposes it as not a claim, why, and whether an editor said no. */
function ProposalState({ proposal: { declined, reason } }: { proposal: FormProposal }) {
  const said = useWords().review.proposals
  return (
    <p className="cited-actions__reason">
      {declined ? said.declined : said.proposed}
      {reason !== null && ` — ${reason}`}
    </p>
  )
}
