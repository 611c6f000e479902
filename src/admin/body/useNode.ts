'use client'

import { $isInlineBlockNode, useInlineBlockComponentContext } from '@payloadcms/richtext-lexical/client'
import { $getNodeByKey } from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useDocumentForm, useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useSyncExternalStore } from 'react'
import type { Language } from '../../model/languages'
import type { AttributionFields } from '../../body/types'

/** What the editor hands to every chip (`bodyEditor` in body/nodes.ts). */
export type ChipProps = { languages: Language[] }

/**
 * The fields of the node that a chip stands for, as the body has them. The form of the drawer is not asked: it also
 * holds what somebody typed and then closed without saving.
 */
export function useNodeFields<Fields extends AttributionFields>(): Partial<Fields> {
  const { nodeKey } = useInlineBlockComponentContext()
  const [editor] = useLexicalComposerContext()
  const subscribe = useCallback((listener: () => void) => editor.registerUpdateListener(listener), [editor])
  const readFields = () =>
    editor.getEditorState().read(() => {
      const node = nodeKey ? $getNodeByKey(nodeKey) : null
      return $isInlineBlockNode(node) ? node.getFields() : noFields
    })
  return useSyncExternalStore(subscribe, readFields, () => noFields)
}

const noFields: object = {}

/** The language of the edition that the body belongs to; the first of the newsroom until one is chosen. */
export function useEditionLanguage(languages: Language[]): Language {
  // A node has a form of its own for its drawer: the article's is the document form.
  const { fields } = useDocumentForm()
  // Read for its re-rendering as well: the document form does not announce that a field changed, a save does.
  const { savedDocumentData } = useDocumentInfo()
  const code: unknown = fields?.language?.value ?? savedDocumentData?.language
  return languages.find((language) => language.code === code) ?? languages[0] ?? { code: 'en', locale: 'en' }
}
