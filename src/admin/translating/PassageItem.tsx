'use client'

import { useFormFields } from '@payloadcms/ui'
import type { AttributionFields } from '../../body'
import { Changed } from '../Changed'
import { useRecord } from '../records'
import { useWords } from '../words'
import { recordOf } from '../../review/translating'
import type { Side } from './context'
import { PassageText } from './PassageText'
import { StateMark } from './StateMark'
import { StillRight } from './StillRight'

type Props = {
  side: Side
  /** The language of the original. */
  language: string
  isCurrent: boolean
  /** Whether the edition beside it was written apart: then nothing of it is left to translate. */
  isApart: boolean
  onGo: () => void
  onBegin: () => void
  onPlace: (fields: readonly AttributionFields[]) => void
}

/** A passage of the original, beside the one that it becomes: how far that is, and what of it is still to be placed. */
export function PassageItem({ isApart, isCurrent, language, onBegin, onGo, onPlace, side }: Props) {
  const said = useWords().translating
  const { attributions, change, missing, own, passage, place, state } = side
  return (
    <li
      aria-current={isCurrent ? 'true' : undefined}
      className="cited-passage"
      data-place={place}
      data-state={state}
      // The keyboard has its own way there; a click on the words goes to their translation.
      onClick={(event) => {
        const isAct = event.target instanceof Element && event.target.closest('button') !== null
        if (!isAct && own !== null && (getSelection()?.isCollapsed ?? true)) onGo()
      }}
    >
      <div className="cited-passage__text" lang={language}>
        <PassageText blocks={passage.blocks} />
      </div>
      {isApart
        ? own === null && <span className="cited-passage__state">{said.apart.none}</span>
        : (passage.lines.length > 0 || state !== 'done') && (
            <StateMark isChanged={change !== undefined} state={state} />
          )}
      {change && (
        <p className="cited-passage__change" lang={language}>
          {change.before === null ? said.isNew : <Changed after={change.after ?? ''} before={change.before} />}
        </p>
      )}
      {change && <StillRight change={change} />}
      {own === null && passage.kind !== 'horizontalrule' && (
        <button className="cited-passage__act" onClick={onBegin} type="button">
          {said.begin}
        </button>
      )}
      {isCurrent && attributions.length > 0 && (
        <div aria-label={said.places} className="cited-passage__tray" role="group">
          <span className="cited-passage__placed">
            {said.placed(attributions.length - missing.length, attributions.length)}
          </span>
          {missing.map((fields, index) => (
            <Placing fields={fields} isNext={index === 0} key={fields.id} onPlace={() => onPlace([fields])} />
          ))}
          {missing.length > 1 && (
            <button className="cited-passage__act" onClick={() => onPlace(missing)} type="button">
              {said.placeAll(missing.length)}
            </button>
          )}
        </div>
      )}
    </li>
  )
}

/** How much of a quotation is shown on its button, in characters. */
const SHOWN = 40

/** What places a figure, quotation or citation in the text, called by what it is of. */
function Placing({ fields, isNext, onPlace }: { fields: AttributionFields; isNext: boolean; onPlace: () => void }) {
  const words = useWords()
  const language = useFormFields(([form]) => form.language?.value)
  const code = typeof language === 'string' ? language : 'en'
  const isFigure = fields.blockType === 'figure'
  const figure = useRecord('statistics', isFigure ? fields.statistic : undefined, code)
  const source = useRecord('sources', fields.blockType === 'citation' ? fields.source : undefined, code)
  const text = () => {
    if (fields.blockType === 'quotation') {
      const { excerpt } = fields
      return `“${excerpt.length > SHOWN ? `${excerpt.slice(0, SHOWN)}…` : excerpt}”`
    }
    if (fields.blockType === 'citation') return source.state === 'ready' ? source.record.name : '…'
    if (figure.state !== 'ready') return '…'
    const { label, unit, value } = figure.record
    return [value, unit.kind === 'percent' ? '%' : null, label ?? unit.noun].filter(Boolean).join(' ')
  }
  return (
    <button
      className="cited-passage__place"
      data-record={recordOf(fields)}
      onClick={onPlace}
      // The caret stays where it is to be placed.
      onMouseDown={(event) => event.preventDefault()}
      title={words.body.kinds[fields.blockType]}
      type="button"
    >
      {text()}
      {isNext && <kbd>{words.translating.placeKey}</kbd>}
    </button>
  )
}
