'use client'

import { toast, useForm } from '@payloadcms/ui'
import { excerptInText, NODE_CHARACTER } from '../../body'
import { defaultForm } from '../../figures'
import type { QuoteRecord, StatisticRecord } from '../../model/records'
import { readEdition, type Finding, type Suggestion } from '../../review'
import { formFor, plainValue } from '../../review/matching'
import { wordingsOf } from '../../review/nodes'
import { bare } from '../../review/unattributed'
import { useWords } from '../translations'
import type { Desk } from './reviewSession'
import { linkPassages, type Linking, type NewNode } from './link'
import { exactMatches } from './live'
import { passageOf, quotedWords } from './passage'

export type Link = Extract<Suggestion, { action: 'link' }>

/** What a quotation in the text says, with the figures in it that are nodes already. */
export function wordsOf(desk: Desk, finding: Finding): string {
  const linking = linkingOf(desk, finding, { blockType: 'quotation', quote: '', excerpt: '' })
  const block = desk.blocks.find(({ path }) => path === linking?.passage.path)
  if (!linking?.text.includes(NODE_CHARACTER) || !block || !desk.input) return bare(linking?.text ?? finding.text)
  const { figures } = readEdition(desk.input).nodes
  const words = linking.text.split('').map((character, index) => {
    const node = block.nodes.find(({ offset }) => offset === linking.passage.start + index)
    return node ? (figures.find(({ where }) => where.path === node.path)?.text ?? '') : character
  })
  return bare(words.join(''))
}

/** The words of a finding as they become a node of a record. */
function linkingOf(desk: Desk, finding: Finding, fields: NewNode): Linking | null {
  const passage = passageOf(finding)
  const block = desk.blocks.find(({ path }) => path === passage?.path)
  if (!passage || !block || !desk.edition) return null
  const meant = fields.blockType === 'quotation' ? quotedWords(block, passage, desk.edition.locale) : passage
  return { passage: meant, text: block.text.slice(meant.start, meant.end), fields }
}

function nodeOf(link: Link): NewNode {
  return link.collection === 'statistics'
    ? { blockType: 'figure', statistic: link.id, form: link.form, text: link.text }
    : { blockType: 'quotation', quote: link.id, excerpt: link.excerpt }
}

/** What can be done about findings; each closes the popover and puts the caret back into the text. */
export function useActions(desk: Desk) {
  const { addFieldRow, getDataByPath, removeFieldRow } = useForm()
  const { review: words } = useWords()

  const link = (chosen: Finding, fields: NewNode) => {
    const editor = desk.link?.editor
    // What was reviewed may be older than the text by a moment.
    desk.reviewNow()
    const finding = desk.current(chosen)
    const linking = finding && linkingOf(desk, finding, fields)
    const linked = editor && linking ? linkPassages(editor, [linking]) : 0
    desk.open(null)
    if (linked === 0) toast.error(words.notLinked)
    editor?.focus()
  }

  return {
    linkSuggestion: (finding: Finding, suggestion: Link) => link(finding, nodeOf(suggestion)),

    /** Links a statistic that somebody chose: in the words of the text where they say its value, else as it reads. */
    linkStatistic: (finding: Finding, statistic: StatisticRecord) => {
      const locale = desk.edition?.locale ?? 'en'
      const stated = finding.suggestions.find((each) => each.action === 'create')?.data.value
      const says = typeof stated === 'string' && plainValue(stated) === plainValue(statistic.value)
      desk.learn({ statistic })
      const written = says
        ? formFor(finding.text, statistic, locale)
        : { form: defaultForm(statistic.unit), text: null }
      link(finding, { blockType: 'figure', statistic: statistic.id, ...written })
    },

    linkQuote: (finding: Finding, quote: QuoteRecord) => {
      const excerpt = wordsOf(desk, finding)
      const wordings = wordingsOf(quote, desk.edition?.language ?? '')
      // A body with an excerpt that is not in its quote cannot be saved.
      if (wordings.some((wording) => excerptInText(excerpt, wording))) {
        desk.learn({ quote })
        link(finding, { blockType: 'quotation', quote: quote.id, excerpt })
      } else toast.error(words.notInQuote)
    },

    linkExactMatches: () => {
      const editor = desk.link?.editor
      desk.reviewNow()
      if (!editor || !desk.review) return
      const linkings = exactMatches(desk.review, desk.answer).flatMap(
        ({ finding, link: match }) => linkingOf(desk, finding, nodeOf(match)) ?? [],
      )
      linkPassages(editor, linkings)
      editor.focus()
    },

    dismiss: async (chosen: Finding, reason: string) => {
      await desk.settled()
      const finding = desk.current(chosen)
      if (!finding) return
      const row = {
        rule: finding.rule,
        fingerprint: finding.fingerprint,
        text: finding.text.replaceAll(NODE_CHARACTER, '…'),
        reason,
      }
      addFieldRow({
        path: 'dismissals',
        schemaPath: 'articles.dismissals',
        subFieldState: Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, { initialValue: value, valid: true, value }]),
        ),
      })
      desk.open(null)
      desk.link?.editor.focus()
    },

    restore: (finding: Finding) => {
      const rows = getDataByPath<{ fingerprint?: string }[] | undefined>('dismissals') ?? []
      const rowIndex = rows.findIndex(({ fingerprint }) => fingerprint === finding.fingerprint)
      if (rowIndex !== -1) removeFieldRow({ path: 'dismissals', rowIndex })
      desk.open(null)
    },
  }
}
