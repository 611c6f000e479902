'use client'

import { $isInlineBlockNode, InlineBlockNode } from '@payloadcms/richtext-lexical/client'
import { $getNodeByKey, type LexicalEditor } from '@payloadcms/richtext-lexical/lexical'
import type { AttributionFields, FigureFields } from '../../body/types'
import { formatFigure } from '../../figures'
import { idOf } from '../../model/ids'
import { readNow, type ChipRecords } from '../recordStore'
import { $numberCitations } from './useNode'

/** How a figure reads in an edition. */
export function figureText(
  statistic: ChipRecords['statistics'],
  { form, text }: Partial<FigureFields>,
  locale: string,
): string {
  if (form === 'custom') return text ?? ''
  try {
    return formatFigure(statistic, { locale, form })
  } catch {
    // A value that is no number cannot be saved any more; what an older version holds is shown as it is.
    return statistic.value
  }
}

type Edition = { language: string; locale: string } | null

/**
 * Writes at the element of each node that comes into a body how it reads, as far as that is known: Payload draws the node
 * itself a moment later, and the lines must not move then. Gives back what ends it.
 */
export function writeFirstTexts(editor: LexicalEditor, edition: () => Edition): () => void {
  return editor.registerMutationListener(InlineBlockNode, (mutations) => {
    editor.getEditorState().read(() => {
      const { language, locale } = edition() ?? {}
      const numbers = $numberCitations()
      for (const [key, mutation] of mutations) {
        const element = mutation === 'created' ? editor.getElementByKey(key) : null
        const node = $getNodeByKey(key)
        if (!element || !$isInlineBlockNode(node)) continue
        const fields = node.getFields() as unknown as Partial<AttributionFields>
        const text = () => {
          if (fields.blockType === 'quotation') return fields.excerpt
          if (fields.blockType === 'citation') return numbers.get(key)
          if (fields.blockType !== 'figure' || language === undefined || locale === undefined) return undefined
          const record = readNow('statistics', language, idOf(fields.statistic))
          return record && figureText(record, fields, locale)
        }
        const first = text()
        if (first) element.dataset.citedText = first
        element.dataset.citedKind = fields.blockType
      }
    })
  })
}
