'use client'

import type { FeatureProviderProviderClient } from '@payloadcms/richtext-lexical'
import { createClientFeature, TableFeatureClient as PayloadsTable } from '@payloadcms/richtext-lexical/client'
import { wordsIn } from '../words'
import { insertTable, TablePlugin } from './TableTools'

/** Payload exports the nodes of its own feature with that feature only, whose texts are in English. */
const { feature } = PayloadsTable({})
const nodes = typeof feature === 'function' ? undefined : feature.nodes

function TableIcon() {
  return (
    <svg aria-hidden="true" fill="none" height="20" stroke="currentColor" viewBox="0 0 20 20" width="20">
      <path d="M3.5 4.5h13v11h-13zM3.5 8.5h13M3.5 12h13M8 4.5v11M12.5 4.5v11" />
    </svg>
  )
}

function labelIn({ i18n }: { i18n: { language: string } }): string {
  return wordsIn(i18n.language).table.tools
}

const item = {
  key: 'table',
  label: labelIn,
  onSelect: ({ editor }: { editor: Parameters<typeof insertTable>[0] }) => insertTable(editor),
}

/** Tables in the body, from the toolbar and the slash menu. */
export const TableFeatureClient: FeatureProviderProviderClient = createClientFeature({
  nodes: nodes ?? [],
  plugins: [{ Component: TablePlugin, position: 'normal' }],
  slashMenu: {
    groups: [
      {
        key: 'table',
        label: labelIn,
        items: [{ ...item, Icon: TableIcon, keywords: ['table', 'tabla', 'rows', 'filas'] }],
      },
    ],
  },
  toolbarFixed: {
    groups: [{ key: 'table', type: 'buttons', order: 22, items: [{ ...item, ChildComponent: TableIcon, order: 1 }] }],
  },
})
