'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { listed, mayBeProposed, proposalOf, type Finding, type Group, type MinorKind, type Row } from '../../review'
import { useHasRole } from '../project'
import { useWords } from '../words'
import { useActions } from './actions'
import type { FormProposal } from './answer'
import { AttributeFigures } from './AttributeFigures'
import { DecisionForm } from './DecisionForm'
import { FindingButton } from './FindingButton'
import { readable } from './readable'
import type { ReviewSession } from './reviewSession'
import { wordsBehind } from './textRange'

const severities = ['error', 'warning', 'notice'] as const
const names = { error: 'errors', warning: 'warnings', notice: 'notices' } as const

/** How long a decision may take to leave the list, in milliseconds. */
const PATIENCE = 3000

/** What is being decided about several findings at once: who says so, or that none is a claim. */
type Deciding = { key: string; how: 'attribute' | 'let stand' }

type Props = {
  session: ReviewSession
  findings: readonly Finding[]
  proposals: FormProposal[]
  chosen: ReadonlySet<string>
  onChoose: (fingerprint: string, isChosen: boolean) => void
  onGo: (fingerprint: string) => void
}

/** Whether several of them may rest on one source: the figures that name no statistic. */
export function mayBeChosen({ dismissal, rule, suggestions, where }: Finding): boolean {
  return (
    rule === 'unattributed-figure' &&
    dismissal === null &&
    where.path !== null &&
    suggestions.some(({ action }) => action === 'create')
  )
}

/** The findings that stand, by severity and by what they are about, with one decision for each group and each sentence. */
export function FindingList(props: Props) {
  const { findings, session } = props
  const { review: words } = useWords()
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const next = useRef<{ row: number; until: number } | null>(null)
  const groups = listed(findings, session.blocks, session.edition?.locale ?? 'en')
  const signature = groups.flatMap(({ rows }) => rows.map((row) => keyOf(row.findings))).join(' ')

  // What was decided leaves the list: the keyboard goes on with what comes after it.
  useEffect(() => {
    const after = next.current
    next.current = null
    // What was not decided after all must not take the keyboard from who types.
    if (after === null || Date.now() > after.until) return
    const rows = list.current?.querySelectorAll('[data-row]') ?? []
    const row = rows[Math.min(after.row, rows.length - 1)]
    const panel = list.current?.closest<HTMLElement>('.cited-panel')
    ;(row?.querySelector<HTMLElement>('.cited-panel__finding') ?? panel)?.focus()
  }, [signature])

  const onDecided = (row: number) => {
    next.current = { row, until: Date.now() + PATIENCE }
    setDeciding(null)
  }
  return (
    <div className="cited-panel__groups" ref={list}>
      {severities.map((severity) => {
        const those = groups.filter((group) => group.severity === severity)
        const rows = those.reduce((sum, group) => sum + group.rows.length, 0)
        const count = those.reduce((sum, group) => sum + countOf(group), 0)
        if (count === 0) return null
        return (
          <section aria-label={`${words[names[severity]]} ${count}`} key={severity}>
            <h3 className={`cited-panel__heading cited-severity--${severity}`}>
              {words[names[severity]]} <span className="cited-panel__count">{words.list.count(count, rows)}</span>
            </h3>
            {those.map((group) => {
              const from = groups.slice(0, groups.indexOf(group)).reduce((sum, each) => sum + each.rows.length, 0)
              return (
                <FindingGroup
                  {...props}
                  deciding={deciding}
                  from={from}
                  group={group}
                  isAlone={those.length === 1}
                  key={group.heading}
                  onDecide={setDeciding}
                  onDecided={onDecided}
                />
              )
            })}
          </section>
        )
      })}
    </div>
  )
}

function countOf({ rows }: Group): number {
  return rows.reduce((sum, { findings }) => sum + findings.length, 0)
}

/** What tells a row or a group: the first of its findings. */
function keyOf(findings: readonly Finding[]): string {
  return findings[0]?.fingerprint ?? ''
}

type GroupProps = Props & {
  group: Group
  /** Whether it is the only one of its severity, which says all that a heading would. */
  isAlone: boolean
  /** How many rows stand before it. */
  from: number
  deciding: Deciding | null
  onDecide: (deciding: Deciding | null) => void
  onDecided: (row: number) => void
}

function FindingGroup({ from, group, isAlone, ...props }: GroupProps) {
  const { list: words } = useWords().review
  const heading = useId()
  const findings = group.rows.flatMap((row) => row.findings)
  // Of what is said in the lead and of money alike, one source may say all.
  const hasDecision = group.severity === 'error' && findings.filter(mayBeChosen).length > 1 && group.rows.length > 1
  return (
    <div aria-labelledby={heading} className="cited-panel__group" role="group">
      <h4 className={isAlone ? 'cited-panel__alone' : 'cited-panel__subheading'} id={heading}>
        {words.headings[group.heading]} <span className="cited-panel__count">{findings.length}</span>
      </h4>
      {hasDecision && (
        <Together
          {...props}
          decisionKey={`${group.heading} ${keyOf(findings)}`}
          findings={findings.filter(mayBeChosen)}
          kind={null}
          namedSource={null}
          of={words.headings[group.heading]}
          row={from}
        />
      )}
      <ul>
        {group.rows.map((row, index) => (
          <FindingRow {...props} group={group} key={keyOf(row.findings)} row={row} at={from + index} />
        ))}
      </ul>
    </div>
  )
}

type RowProps = Omit<GroupProps, 'from' | 'isAlone'> & { row: Row; at: number }

function FindingRow({ at, chosen, group, onChoose, onGo, proposals, row, session, ...props }: RowProps) {
  const { form, list: words } = useWords().review
  const [first] = row.findings
  const isBrief = row.findings.length > 1 || row.kind !== null
  return (
    <li className={`cited-panel__row cited-severity--${group.severity}`} data-row="">
      {row.kind !== null && <span className="cited-panel__kind">{words.kinds[row.kind as MinorKind]}</span>}
      <span className={isBrief ? 'cited-panel__several' : 'cited-panel__one'}>
        {row.findings.map((finding) => (
          <span className="cited-panel__each" key={finding.fingerprint}>
            {row.kind === null && mayBeChosen(finding) && (
              <input
                aria-label={form.chooseOne(readable(finding.text))}
                checked={chosen.has(finding.fingerprint)}
                className="cited-panel__choose"
                onChange={({ target }) => onChoose(finding.fingerprint, target.checked)}
                type="checkbox"
              />
            )}
            <FindingButton
              context={isBrief ? countedIn(finding) : wordsBehind(finding, session.blocks)}
              finding={finding}
              isBrief={isBrief}
              isDeclined={proposalOf(finding, proposals)?.declined ?? null}
              onGo={onGo}
            />
          </span>
        ))}
      </span>
      {isBrief && (
        <Together
          {...props}
          decisionKey={`row ${keyOf(row.findings)}`}
          findings={row.findings}
          kind={row.kind}
          namedSource={row.namedSource}
          of={row.kind === null ? readable(first.text) : words.kinds[row.kind as MinorKind]}
          proposals={proposals}
          row={at}
          session={session}
        />
      )}
    </li>
  )
}

/** What a figure counts, as its record would say it. */
function countedIn({ suggestions }: Finding): string {
  const create = suggestions.find(({ action }) => action === 'create')
  const unit = create?.action === 'create' ? (create.data.unit as { noun?: string | null } | undefined) : undefined
  return unit?.noun ? ` ${unit.noun.split(' ')[0] ?? ''}` : ''
}

type TogetherProps = {
  session: ReviewSession
  proposals: FormProposal[]
  findings: readonly Finding[]
  /** The kind of all of them, which is decided for the story; null where there is none. */
  kind: string | null
  namedSource: string | null
  /** What they are, for who does not see where the buttons stand. */
  of: string
  decisionKey: string
  row: number
  deciding: Deciding | null
  onDecide: (deciding: Deciding | null) => void
  onDecided: (row: number) => void
}

/** One decision about several findings: who says all of it, or that none of it is a claim. */
function Together({
  decisionKey,
  deciding,
  findings,
  kind,
  namedSource,
  of,
  onDecide,
  onDecided,
  proposals,
  row,
  session,
}: TogetherProps) {
  const { review: words } = useWords()
  const actions = useActions(session)
  const isEditor = useHasRole('editor')
  const section = useRef<HTMLDivElement>(null)
  const how = deciding?.key === decisionKey ? deciding.how : null
  useEffect(() => {
    if (how === 'attribute') section.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [how])

  // The browser knows where the words are while they are on the screen.
  const mayAttribute = kind === null && session.link !== null && findings.length > 1
  const open = findings.filter((finding) => mayBeProposed(finding) && proposalOf(finding, proposals) === null)
  const mayLetStand = isEditor ? findings.length > 0 : open.length > 0
  const letStand = (reason: string) => {
    const ofKind = kind === null ? null : words.ofKind[kind as MinorKind]
    if (isEditor) void actions.dismissAll(findings, reason, ofKind)
    else void actions.proposeAll(open, reason, ofKind)
    onDecided(row)
  }
  const cancel = () => {
    onDecide(null)
    section.current?.querySelector('button')?.focus()
  }
  return (
    <div
      className="cited-panel__together"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || how === null || event.defaultPrevented) return
        event.stopPropagation()
        cancel()
      }}
      ref={section}
    >
      {how === null && (
        <span className="cited-panel__decisions">
          {mayAttribute && (
            <Decide
              label={words.list.oneSource(findings.length, namedSource)}
              of={of}
              onClick={() => onDecide({ key: decisionKey, how: 'attribute' })}
            />
          )}
          {mayLetStand && (
            <Decide
              label={kind === null ? words.list.notClaims(findings.length) : words.list.notClaimsOfKind}
              of={of}
              onClick={() =>
                // What is seldom a claim needs no reason of its own.
                kind === null
                  ? onDecide({ key: decisionKey, how: 'let stand' })
                  : letStand(isEditor ? words.proposals.notAClaim : '')
              }
            />
          )}
        </span>
      )}
      {how === 'attribute' && (
        <AttributeFigures
          findings={findings}
          key={findings.map(({ fingerprint }) => fingerprint).join(' ')}
          namedSource={namedSource}
          onDone={() => onDecided(row)}
          session={session}
        />
      )}
      {how === 'let stand' && (
        <DecisionForm
          isRefused={(reason) => isEditor && reason === ''}
          ofKind={null}
          onCancel={cancel}
          onDecide={letStand}
          question={isEditor ? words.dismissReason : words.proposals.optional}
          save={isEditor ? words.list.dismissAll(findings.length) : words.proposals.save}
        />
      )}
    </div>
  )
}

function Decide({ label, of, onClick }: { label: string; of: string; onClick: () => void }) {
  return (
    <button aria-label={`${label} ${of}`} className="cited-panel__decide" onClick={onClick} type="button">
      {label}
    </button>
  )
}
