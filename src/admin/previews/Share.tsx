'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import { shareDays, type ShareDays } from '../../model/shareDays'
import type { MadeShareAnswer, SharesAnswer } from '../../previews/endpoints'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { timeAgo } from '../timeAgo'
import { useWords } from '../words'
import { Dialog } from '../writing/Dialog'

type Props = { article: string; close: () => void }

/** The links by which people outside see a draft: makes one, and ends them. */
export function Share({ article, close }: Props) {
  const words = useWords()
  const said = words.previews.share
  const ask = useServer()
  const id = useId()
  const [told, setTold] = useState<SharesAnswer | null>(null)
  const [made, setMade] = useState<string | null>(null)
  const [days, setDays] = useState<ShareDays>(7)
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  const path = `/articles/${article}/shares` as const

  useEffect(() => {
    const controller = new AbortController()
    ask<SharesAnswer>(path, { signal: controller.signal }).then(setTold, (error: unknown) => {
      if (!controller.signal.aborted) setFailure(sentencesOf(error))
    })
    return () => controller.abort()
  }, [ask, path])

  const send = async (act: () => Promise<SharesAnswer>) => {
    setIsSent(true)
    setFailure([])
    try {
      setTold(await act())
    } catch (error) {
      setFailure(sentencesOf(error))
    }
    setIsSent(false)
  }
  const make = () =>
    send(async () => {
      const answer = await ask<MadeShareAnswer>(path, { method: 'POST', body: { days } })
      setMade(new URL(answer.url, window.location.origin).href)
      return answer
    })
  const end = (share: string) =>
    send(async () => {
      const answer = await ask<SharesAnswer>(`${path}/${share}`, { method: 'DELETE' })
      // Which one it was nobody can tell of the address.
      setMade(null)
      return answer
    })

  return (
    <Dialog labelledBy={id} onCancel={close}>
      <h2 id={id}>{said.title}</h2>
      <p>{said.says}</p>
      {told === null && failure.length === 0 && <p role="status">{words.loading}</p>}
      {told && told.held.length > 0 && (
        <div className="cited-share__held" role="alert">
          <p>
            <strong>{said.held}</strong>
          </p>
          <ul>
            {told.held.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      {told?.refusal && <p>{told.refusal}</p>}
      {told && !told.refusal && (
        <div className="cited-share__make">
          <label htmlFor={`${id}-days`}>{said.until}</label>
          <select
            disabled={isSent}
            id={`${id}-days`}
            onChange={({ target }) => setDays(shareDays.find((each) => String(each) === target.value) ?? 7)}
            value={days}
          >
            {shareDays.map((each) => (
              <option key={each} value={each}>
                {said.days(each)}
              </option>
            ))}
          </select>
          <Button disabled={isSent} margin={false} onClick={() => void make()} size="medium" type="button">
            {said.make}
          </Button>
        </div>
      )}
      {made !== null && <Made key={made} url={made} />}
      {failure.length > 0 && (
        <p className="cited-writing-dialog__alert" role="alert">
          {failure.join(' ')}
        </p>
      )}
      {told && <Links end={end} isSent={isSent} shares={told.shares} />}
      <div className="cited-writing-dialog__actions">
        <Button buttonStyle="secondary" margin={false} onClick={close} type="button">
          {said.close}
        </Button>
      </div>
    </Dialog>
  )
}

/** The address of a link, which is shown this once. */
function Made({ url }: { url: string }) {
  const said = useWords().previews.share
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => field.current?.select(), [])
  const copy = async () => {
    field.current?.select()
    // Where the browser does not let it, the address is selected all the same.
    setIsCopied(
      await navigator.clipboard.writeText(url).then(
        () => true,
        () => false,
      ),
    )
  }
  return (
    <div className="cited-share__made">
      <label htmlFor={id}>{said.made}</label>
      <div>
        <input id={id} readOnly ref={field} type="text" value={url} />
        <Button buttonStyle="secondary" margin={false} onClick={() => void copy()} size="medium" type="button">
          {said.copy}
        </Button>
      </div>
      <p role="status">{isCopied ? said.copied : said.once}</p>
    </div>
  )
}

type LinksProps = { shares: SharesAnswer['shares']; isSent: boolean; end: (share: string) => Promise<void> }

function Links({ end, isSent, shares }: LinksProps) {
  const said = useWords().previews.share
  const { language } = useTranslation().i18n
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [now] = useState(() => Date.now())
  const time = (at: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
  return (
    <section aria-labelledby={id} className="cited-share__links">
      <h3 id={id} ref={heading} tabIndex={-1}>
        {said.links}
      </h3>
      {shares.length === 0 && <p>{said.none}</p>}
      {shares.length > 0 && (
        <ul>
          {shares.map((share) => (
            <li key={share.id}>
              <span>
                {said.by(
                  share.by?.name ?? said.somebody,
                  timeAgo(share.madeAt, Math.max(now, Date.parse(share.madeAt)), language),
                )}
                {'. '}
                {said.works(time(share.expiresAt))}{' '}
                {share.openedAt === null ? said.neverOpened : said.openedAt(time(share.openedAt))}
              </span>
              {share.mayEnd && (
                <Button
                  aria-label={said.endThis(time(share.madeAt))}
                  buttonStyle="secondary"
                  disabled={isSent}
                  margin={false}
                  onClick={() => {
                    heading.current?.focus()
                    void end(share.id)
                  }}
                  size="small"
                  type="button"
                >
                  {said.end}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
