'use client'

import { useFormFields } from '@payloadcms/ui'
import { useWords } from '../words'
import { textState } from '../../review/translating'
import { Changed } from '../Changed'
import { useTranslating } from './context'
import { StateMark } from './StateMark'
import { StillRight } from './StillRight'

/** Beside the title or the dek of a translation, that of its original. */
export function OriginalText({ part }: { part: 'title' | 'dek' }) {
  const translating = useTranslating()
  const { editions, translating: said } = useWords()
  const value = useFormFields(([fields]) => fields[part]?.value)
  const language = useFormFields(([fields]) => fields.language?.value)
  if (translating === null) return null
  const { original } = translating
  const text = original[part]
  const own = typeof value === 'string' ? value : null
  const languages = { theirs: original.language, ours: typeof language === 'string' ? language : '' }
  const change = original.changes.find((each) => each.part === part)
  return (
    <div aria-label={said.originalOf(editions.compare.parts[part])} className="cited-original" role="group">
      <p className={`cited-original__${part}`} lang={original.language}>
        {change?.before ? <Changed after={text ?? ''} before={change.before} /> : (text ?? '—')}
      </p>
      {text !== null && !original.isApart && (
        <StateMark isChanged={change !== undefined} state={textState(text, own, languages)} />
      )}
      {change && <StillRight change={change} />}
    </div>
  )
}
