'use client'

import { $isInlineBlockNode, useInlineBlockComponentContext } from '@payloadcms/richtext-lexical/client'
import {
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  type EditorState,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useDocumentForm, useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useSyncExternalStore } from 'react'
import type { Language } from '../../model/languages'
import type { AttributionFields, CitationFields } from '../../body/types'
import { idOf } from '../../model/ids'

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

/** The numbers of the notes of a body, by the keys of its citations; counted once for all of them. */
const numbers = new WeakMap<EditorState, ReadonlyMap<string, string>>()

/** As readers get them: one for each place in each source, in the order in which they are cited first. */
export function $numberCitations(): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  const found = new Map<string, string>()
  const visit = (node: LexicalNode) => {
    if ($isElementNode(node)) for (const child of node.getChildren()) visit(child)
    if (!$isInlineBlockNode(node)) return
    const fields = node.getFields() as unknown as Partial<CitationFields>
    if (fields.blockType !== 'citation') return
    const place = JSON.stringify([idOf(fields.source), fields.locator || null])
    if (!places.has(place)) places.set(place, String(places.size + 1))
    found.set(node.getKey(), places.get(place) ?? '')
  }
  visit($getRoot())
  return found
}

/** The number of the note that a citation links to. */
export function useCitationNumber(): string {
  const { nodeKey } = useInlineBlockComponentContext()
  const [editor] = useLexicalComposerContext()
  const subscribe = useCallback((listener: () => void) => editor.registerUpdateListener(listener), [editor])
  const read = () => {
    const state = editor.getEditorState()
    const known = numbers.get(state) ?? state.read($numberCitations)
    numbers.set(state, known)
    return known.get(nodeKey ?? '') ?? ''
  }
  return useSyncExternalStore(subscribe, read, () => '')
}
