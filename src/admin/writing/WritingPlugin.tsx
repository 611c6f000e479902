'use client'

import { useEditorConfigContext } from '@payloadcms/richtext-lexical/client'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect } from 'react'
import { useWriting } from './context'

/** Lets the form read an editor down to the last keystroke: Payload hands its text on when the browser is idle. */
export function WritingPlugin() {
  const [editor] = useLexicalComposerContext()
  const { path } = useEditorConfigContext().fieldProps
  const writing = useWriting()
  useEffect(() => {
    if (!writing) return
    const entry = { editor, isWritten: false }
    writing.editors.set(path, entry)
    // It stays known after it is gone: what waits is sent when the form is closed.
    return editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return
      entry.isWritten = true
      writing.saving.touch()
    })
  }, [editor, path, writing])
  return null
}
