'use client'

import { Button, ConfirmationModal, toast, useFormModified, useModal } from '@payloadcms/ui'
import { useId, useRef, useState } from 'react'
import type { Original } from '../../newsroom/editions/original'
import type { SameRecord } from '../../newsroom/editions/aligned'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useSavedDocument } from '../useSavedDocument'
import { useLanguageName, useWords } from '../words'
import { useTranslating } from './context'

/** What is likely one in this edition and in the one beside it: made one record, one by one or all that are certain. */
export function SameRecords({ original }: { original: Original }) {
  const { editions, translating: said } = useWords()
  const translating = useTranslating()
  const nameOf = useLanguageName()
  const ask = useServer()
  const isModified = useFormModified()
  const { note } = useSavedDocument()
  const { openModal } = useModal()
  const modal = `cited-same-${useId()}`
  const [chosen, setChosen] = useState<readonly SameRecord[]>([])
  const [failure, setFailure] = useState<string[]>([])
  const summary = useRef<HTMLElement>(null)
  const { more, same } = translating?.same ?? { more: 0, same: [] }
  const certain = same.filter(({ isCertain, why }) => isCertain && why === null)

  const choose = (pairs: readonly SameRecord[]) => {
    setFailure([])
    setChosen(pairs)
    openModal(modal)
  }
  const makeOne = async () => {
    const seen = ({ id, revision }: SameRecord['other']) => ({ id, revision })
    const pairs = chosen.map(({ collection, other, own }) => ({ collection, own: seen(own), other: seen(other) }))
    try {
      await ask(`/articles/${translating?.article}/same-records`, {
        method: 'POST',
        body: { beside: original.article, pairs },
      })
      // The text names the others now: what is said next would be saved as made from the one before.
      await note()
      toast.success(said.same.done(pairs.length))
      summary.current?.focus()
    } catch (error) {
      setFailure(sentencesOf(error))
    }
    translating?.again()
  }

  if (same.length === 0) return null
  return (
    <details className="cited-translating__row cited-names cited-same" open>
      <summary ref={summary}>{said.same.title(same.length + more, nameOf(original.language))}</summary>
      {failure.length > 0 && (
        <p className="cited-same__failure" role="alert">
          {failure.join(' ')}
        </p>
      )}
      {certain.length > 1 && (
        <p>
          <Button
            buttonStyle="secondary"
            disabled={isModified}
            margin={false}
            onClick={() => choose(certain)}
            size="small"
            type="button"
          >
            {said.same.all(certain.length)}
          </Button>
        </p>
      )}
      {isModified && <p>{editions.saveFirst}</p>}
      <ul>
        {same.map((pair) => (
          <Pair
            isDisabled={isModified || pair.why !== null}
            key={`${pair.own.id} ${pair.other.id}`}
            onChoose={() => choose([pair])}
            pair={pair}
          />
        ))}
      </ul>
      {more > 0 && <p>{said.same.more(more)}</p>}
      <ConfirmationModal
        body={
          <>
            <p>{said.same.says(nameOf(original.language))}</p>
            <ul>
              {chosen.map(({ other, own }) => (
                <li key={own.id}>
                  <strong>{own.says}</strong> → <strong>{other.says}</strong>: {said.same.editions(own.editions)}
                </li>
              ))}
            </ul>
          </>
        }
        confirmingLabel={said.same.sending}
        confirmLabel={said.same.confirm}
        heading={said.same.heading(chosen.length)}
        modalSlug={modal}
        onConfirm={makeOne}
      />
    </details>
  )
}

function Pair({ isDisabled, onChoose, pair }: { isDisabled: boolean; onChoose: () => void; pair: SameRecord }) {
  const { same: said } = useWords().translating
  const { collection, isCertain, isTranslation, other, own, why } = pair
  const id = useId()
  return (
    <li>
      <span id={id}>
        <span className="cited-names__kind">{said.kinds[collection]}</span> <Shown record={own} /> ={' '}
        <Shown record={other} />
        {isTranslation && <span className="cited-names__kind"> {said.becomesTranslation}</span>}
      </span>
      <span className="cited-names__field">
        <Button
          aria-describedby={id}
          buttonStyle="secondary"
          disabled={isDisabled}
          margin={false}
          onClick={onChoose}
          size="small"
          type="button"
        >
          {said.one}
        </Button>
        {isCertain && why === null && <span className="cited-same__certain">✓ {said.certain}</span>}
      </span>
      {why !== null && <span className="cited-same__why">{why}</span>}
    </li>
  )
}

function Shown({ record: { of, says } }: { record: SameRecord['other'] }) {
  return (
    <span className="cited-same__record">
      <strong>{says}</strong>
      {of !== null && ` ${of}`}
    </span>
  )
}
