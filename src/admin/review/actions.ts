'use client'

import { toast, useForm } from '@payloadcms/ui'
import { excerptInText, NODE_CHARACTER } from '../../body'
import { defaultForm } from '../../figures'
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import {
  kindFingerprint,
  readEdition,
  type Finding,
  type MinorKind,
  type Suggestion,
  type WaitingProposal,
} from '../../review'
import { formFor, plainValue } from '../../review/matching'
import { wordingsOf } from '../../review/nodes'
import { bare } from '../../review/unattributed'
import { know } from '../recordStore'
import { useWords } from '../words'
import type { FormProposal } from './answer'
import { readable } from './readable'
import type { ReviewSession } from './reviewSession'
import { linkRanges, type Linking, type NewNode } from './link'
import { exactMatches } from './whileTyping'
import { rangeOf, quotedWords } from './textRange'

export type Waiting = WaitingProposal<FormProposal>

export type LinkSuggestion = Extract<Suggestion, { action: 'link' }>

/** What a quotation in the text says, with the figures in it that are nodes already. */
export function wordsOf(session: ReviewSession, finding: Finding): string {
  const linking = linkingOf(session, finding, { blockType: 'quotation', quote: '', excerpt: '' })
  const block = session.blocks.find(({ path }) => path === linking?.range.path)
  if (!linking?.text.includes(NODE_CHARACTER) || !block || !session.input) return bare(linking?.text ?? finding.text)
  const { figures } = readEdition(session.input).nodes
  const words = linking.text.split('').map((character, index) => {
    const node = block.nodes.find(({ offset }) => offset === linking.range.start + index)
    return node ? (figures.find(({ where }) => where.path === node.path)?.text ?? '') : character
  })
  return bare(words.join(''))
}

/** The words of a finding as they become a node of a record. */
function linkingOf(session: ReviewSession, finding: Finding, fields: NewNode): Linking | null {
  const range = rangeOf(finding)
  const block = session.blocks.find(({ path }) => path === range?.path)
  if (!range || !block || !session.edition) return null
  const meant = fields.blockType === 'quotation' ? quotedWords(block, range, session.edition.locale) : range
  return { range: meant, text: block.text.slice(meant.start, meant.end), fields }
}

/** A finding with the places where the same is said again, each as a finding of its own words. */
function placesOf(session: ReviewSession, finding: Finding): Finding[] {
  const again = (finding.also ?? []).flatMap((where) => {
    const range = rangeOf({ where })
    const block = session.blocks.find(({ path }) => path === range?.path)
    return range && block ? [{ ...finding, where, text: block.text.slice(range.start, range.end) }] : []
  })
  return [finding, ...again]
}

function linkingsOf(session: ReviewSession, finding: Finding, fieldsOf: (place: Finding) => NewNode): Linking[] {
  return placesOf(session, finding).flatMap((place) => linkingOf(session, place, fieldsOf(place)) ?? [])
}

function nodeOf(link: LinkSuggestion): NewNode {
  return link.collection === 'statistics'
    ? { blockType: 'figure', statistic: link.id, form: link.form, text: link.text }
    : { blockType: 'quotation', quote: link.id, excerpt: link.excerpt }
}

/** Hands the records that are about to be linked to the nodes that will show them, which need not ask for them then. */
function knowLinked({ answer, edition }: ReviewSession, linkings: readonly Linking[]): void {
  const { quotes = [], sources = [], statistics = [] } = answer?.records ?? {}
  const names = new Map(sources.map((source) => [source.id, { name: source.name }]))
  const named = (id: string) => names.get(id) ?? id
  const ids = new Set(
    linkings.map(({ fields }) =>
      fields.blockType === 'figure' ? fields.statistic : fields.blockType === 'quotation' ? fields.quote : '',
    ),
  )
  know({
    locale: edition?.language ?? '',
    records: {
      statistics: statistics
        .filter(({ id }) => ids.has(id))
        .map(({ evidence, ...rest }) => ({
          ...rest,
          evidence: (evidence ?? []).map(({ locator, source }) => ({
            locator: locator ?? null,
            source: named(source),
          })),
        })),
      quotes: quotes.filter(({ id }) => ids.has(id)).map(({ id, speaker }) => ({ id, speaker: named(speaker) })),
      sources: [],
    },
  })
}

/** What a decision says of what it is about: of a finding, or of all of its kind, which `ofKind` calls by a name. */
function decisionAbout(finding: Finding, ofKind: string | null) {
  return {
    rule: finding.rule,
    fingerprint: ofKind !== null && finding.kind ? kindFingerprint(finding.kind) : finding.fingerprint,
    text: ofKind ?? readable(finding.text),
  }
}

/** What decisions say of several findings as they are now: one of all of their kind, or one of each. */
function decisionsAbout(session: ReviewSession, chosen: readonly Finding[], ofKind: string | null) {
  const now = chosen.flatMap((finding) => session.current(finding) ?? [])
  return (ofKind === null ? now : now.slice(0, 1)).map((finding) => decisionAbout(finding, ofKind))
}

/** A row of a list as the form takes it. */
function asRow(row: Record<string, string | null>) {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, { initialValue: value, valid: true, value }]),
  )
}

/** What can be done about findings; each closes the popover and puts the caret back into the text. */
export function useActions(session: ReviewSession) {
  const { addFieldRow, dispatchFields, getDataByPath, removeFieldRow, setModified } = useForm()
  const { review: words } = useWords()

  /** Links each at its place, and where it is said again; `fieldsOf` gives the node of a place by its words. */
  const linkAll = (chosen: readonly { finding: Finding; fieldsOf: (place: Finding) => NewNode }[]) => {
    const editor = session.link?.editor
    // What was reviewed may be older than the text by a moment.
    session.reviewNow()
    const linkings = chosen.flatMap(({ fieldsOf, finding }) => {
      const now = session.current(finding)
      return now ? linkingsOf(session, now, fieldsOf) : []
    })
    knowLinked(session, linkings)
    const linked = editor ? linkRanges(editor, linkings) : 0
    session.open(null)
    if (linked < Math.max(chosen.length, linkings.length)) toast.error(words.notLinked)
    editor?.focus()
  }
  const link = (finding: Finding, fieldsOf: (place: Finding) => NewNode) => linkAll([{ finding, fieldsOf }])

  /** A figure of a statistic: in the words of the text where they say its value, else as it reads. */
  const figureOf = (finding: Finding, statistic: StatisticRecord): NewNode => {
    const locale = session.edition?.locale ?? 'en'
    const stated = finding.suggestions.find((each) => each.action === 'create')?.data.value
    const says = typeof stated === 'string' && plainValue(stated) === plainValue(statistic.value)
    const written = says
      ? formFor(finding.text, statistic, locale)
      : { form: defaultForm(statistic, locale), text: null }
    return { blockType: 'figure', statistic: statistic.id, ...written }
  }

  /** What a suggestion makes of a finding, and of each place where it is said again, in its own words. */
  const suggested = (finding: Finding, suggestion: LinkSuggestion) => {
    const statistic = session.answer?.records.statistics.find(({ id }) => id === suggestion.id)
    return (place: Finding): NewNode =>
      place.where === finding.where || place.text === finding.text || !statistic
        ? nodeOf(suggestion)
        : figureOf(place, statistic)
  }

  const rowsOf = (path: 'dismissals' | 'proposals') => getDataByPath<{ fingerprint?: string }[] | undefined>(path) ?? []
  const placeOf = (path: 'dismissals' | 'proposals', sought: string) =>
    rowsOf(path).findIndex(({ fingerprint }) => fingerprint === sought)

  return {
    linkSuggestion: (finding: Finding, suggestion: LinkSuggestion) => link(finding, suggested(finding, suggestion)),

    /** Links several, in one step, each as its suggestion says. */
    linkSuggestions: (chosen: readonly { finding: Finding; link: LinkSuggestion }[]) =>
      linkAll(chosen.map(({ finding, link: suggestion }) => ({ finding, fieldsOf: suggested(finding, suggestion) }))),

    /** Links a statistic that somebody chose. */
    linkStatistic: (finding: Finding, statistic: StatisticRecord) => {
      session.learn({ statistics: [statistic] })
      link(finding, (place) => figureOf(place, statistic))
    },

    /** Links figures, in one step, to the statistics that were just made of them and rest on a source. */
    attribute: (made: readonly { finding: Finding; statistic: StatisticRecord }[], source: SourceRecord) => {
      session.learn({ statistics: made.map(({ statistic }) => statistic), sources: [source] })
      linkAll(made.map(({ finding, statistic }) => ({ finding, fieldsOf: (place) => figureOf(place, statistic) })))
    },

    linkQuote: (finding: Finding, quote: QuoteRecord, sources: SourceRecord[] = []) => {
      const excerpt = wordsOf(session, finding)
      const wordings = wordingsOf(quote, session.edition?.language ?? '')
      // A body with an excerpt that is not in its quote cannot be saved.
      if (wordings.some((wording) => excerptInText(excerpt, wording))) {
        session.learn({ quotes: [quote], sources })
        link(finding, () => ({ blockType: 'quotation', quote: quote.id, excerpt }))
      } else toast.error(words.notInQuote)
    },

    linkExactMatches: () => {
      const editor = session.link?.editor
      session.reviewNow()
      if (!editor || !session.review) return
      const linkings = exactMatches(session.review, session.answer).flatMap(({ finding, link: match }) =>
        linkingsOf(session, finding, suggested(finding, match)),
      )
      knowLinked(session, linkings)
      linkRanges(editor, linkings)
      editor.focus()
    },

    /** Lets a finding stand, or all of its kind in the story, which `ofKind` calls by a name. */
    dismiss: async (chosen: Finding, reason: string, ofKind: string | null = null) => {
      await session.settled()
      const finding = session.current(chosen)
      if (!finding) return
      const subFieldState = asRow({ ...decisionAbout(finding, ofKind), reason })
      addFieldRow({ path: 'dismissals', schemaPath: 'articles.dismissals', subFieldState })
      session.open(null)
      session.link?.editor.focus()
    },

    /** Lets several findings stand for one reason, or all of their kind in the story. */
    dismissAll: async (chosen: readonly Finding[], reason: string, ofKind: string | null) => {
      await session.settled()
      const { length } = rowsOf('dismissals')
      decisionsAbout(session, chosen, ofKind).forEach((decision, index) => {
        const subFieldState = asRow({ ...decision, reason })
        addFieldRow({ path: 'dismissals', rowIndex: length + index, schemaPath: 'articles.dismissals', subFieldState })
      })
    },

    /** Lets findings stand, each for a reason of its own. */
    dismissEach: async (chosen: readonly { finding: Finding; reason: string }[]) => {
      await session.settled()
      const { length } = rowsOf('dismissals')
      const decisions = chosen.flatMap(({ finding, reason }) => {
        const now = session.current(finding)
        return now ? [{ ...decisionAbout(now, null), reason }] : []
      })
      decisions.forEach((decision, index) =>
        addFieldRow({
          path: 'dismissals',
          rowIndex: length + index,
          schemaPath: 'articles.dismissals',
          subFieldState: asRow(decision),
        }),
      )
    },

    /** Proposes that several findings are no claims, or all of their kind in the story. */
    proposeAll: async (chosen: readonly Finding[], reason: string, ofKind: string | null) => {
      await session.settled()
      const { length } = rowsOf('proposals')
      decisionsAbout(session, chosen, ofKind).forEach((decision, index) => {
        const subFieldState = asRow({ ...decision, reason: reason || null })
        addFieldRow({ path: 'proposals', rowIndex: length + index, schemaPath: 'articles.proposals', subFieldState })
      })
    },

    restore: (finding: Finding) => {
      const own = placeOf('dismissals', finding.fingerprint)
      const rowIndex = own === -1 && finding.kind ? placeOf('dismissals', kindFingerprint(finding.kind)) : own
      if (rowIndex !== -1) removeFieldRow({ path: 'dismissals', rowIndex })
      session.open(null)
    },

    /** Proposes that a finding is no claim, or that none of its kind in the story is; once more, where it was declined. */
    propose: async (chosen: Finding, reason: string, ofKind: string | null = null) => {
      await session.settled()
      const finding = session.current(chosen)
      if (!finding) return
      const decision = decisionAbout(finding, ofKind)
      const rowIndex = placeOf('proposals', decision.fingerprint)
      if (rowIndex === -1) {
        const subFieldState = asRow({ ...decision, reason: reason || null })
        addFieldRow({ path: 'proposals', schemaPath: 'articles.proposals', subFieldState })
      } else {
        dispatchFields({ type: 'UPDATE', path: `proposals.${rowIndex}.reason`, value: reason || null })
        dispatchFields({ type: 'UPDATE', path: `proposals.${rowIndex}.declined`, value: false })
        setModified(true)
      }
      session.open(null)
      session.link?.editor.focus()
    },

    takeBack: ({ fingerprint }: FormProposal) => {
      const rowIndex = placeOf('proposals', fingerprint)
      if (rowIndex !== -1) removeFieldRow({ path: 'proposals', rowIndex })
      session.open(null)
      session.link?.editor.focus()
    },

    /** Dismisses what was proposed as not a claim: the server takes the proposals off. */
    confirm: (waiting: readonly Waiting[]) => {
      const { length } = rowsOf('dismissals')
      waiting.forEach(({ findings: [finding], proposal }, index) => {
        if (!finding) return
        const isOfKind = proposal.fingerprint !== finding.fingerprint
        const decision = decisionAbout(finding, isOfKind ? (words.ofKind[finding.kind as MinorKind] ?? '') : null)
        addFieldRow({
          path: 'dismissals',
          rowIndex: length + index,
          schemaPath: 'articles.dismissals',
          subFieldState: asRow({ ...decision, reason: proposal.reason ?? words.proposals.notAClaim }),
        })
      })
    },

    decline: (waiting: readonly Waiting[]) => {
      for (const { proposal } of waiting) {
        const row = placeOf('proposals', proposal.fingerprint)
        if (row !== -1) dispatchFields({ type: 'UPDATE', path: `proposals.${row}.declined`, value: true })
      }
      setModified(true)
    },
  }
}
