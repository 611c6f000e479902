'use client'

import { Button, FieldLabel, toast, useAuth, useDocumentInfo, useField } from '@payloadcms/ui'
import type { CheckboxFieldClientComponent } from 'payload'
import encodeQR from 'qr'
import { useId, useState, type ReactNode } from 'react'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useWords } from '../words'
import '../input.css'
import './secondFactor.css'

/** What a new second factor is computed from: as text, and as apps read it. */
type Key = { key: string; address: string }

/** Whether an account has a second factor, and the way to one, and from it: at once, whatever is done with the form. */
export const SecondFactor: CheckboxFieldClientComponent = ({ field, path: place }) => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const { path, setValue, value } = useField<boolean>({ potentiallyStalePath: place })
  const [isAsking, setIsAsking] = useState(false)
  const said = useWords().secondFactor
  const isOwn = id !== undefined && String(id) === String(user?.id)
  const mayRemove = isOwn || user?.role === 'admin'
  if (id === undefined) return null
  const end = (has?: boolean) => {
    if (has !== undefined) {
      setValue(has, true)
      toast.success(has ? said.set : said.removed)
    }
    setIsAsking(false)
  }
  return (
    <div className="field-type cited-second-factor">
      <FieldLabel label={field.label} path={path} />
      <p>{value ? (isOwn ? said.on : said.onTheirs) : isOwn ? said.off : said.offTheirs}</p>
      {!isAsking && (value ? mayRemove : isOwn) && (
        <Button buttonStyle="secondary" margin={false} onClick={() => setIsAsking(true)} size="small" type="button">
          {value ? said.remove : said.setUp}
        </Button>
      )}
      {isAsking && value && <Remove end={end} id={isOwn ? null : id} />}
      {isAsking && !value && <SetUp end={end} />}
    </div>
  )
}

function SetUp({ end }: { end: (has?: boolean) => void }) {
  const said = useWords().secondFactor
  const ask = useServer()
  const [made, setMade] = useState<Key | null>(null)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  if (!made) {
    return (
      <Form
        busy={said.starting}
        confirm={said.start}
        end={end}
        isWhole={password !== ''}
        send={async () => setMade(await ask<Key>('/users/second-factor', { method: 'POST', body: { password } }))}
      >
        <Password onChange={setPassword} value={password} />
      </Form>
    )
  }
  return (
    <Form
      busy={said.confirming}
      confirm={said.confirm}
      end={end}
      isWhole={code.trim() !== ''}
      key="confirm"
      send={async () => {
        await ask('/users/second-factor/confirm', { method: 'POST', body: { code } })
        end(true)
      }}
    >
      <p>{said.scan}</p>
      <img
        alt={said.picture}
        className="cited-second-factor__picture"
        src={`data:image/svg+xml,${encodeURIComponent(encodeQR(made.address, 'svg'))}`}
      />
      <p>
        {said.key} <code>{made.key.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <Code onChange={setCode} value={code} />
    </Form>
  )
}

/** Takes the own off, with a code; or somebody else's, as an administrator, without. */
function Remove({ end, id }: { end: (has?: boolean) => void; id: number | string | null }) {
  const said = useWords().secondFactor
  const ask = useServer()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  return (
    <Form
      busy={said.removing}
      confirm={said.takeOff}
      end={end}
      isWhole={password !== '' && (id !== null || code.trim() !== '')}
      send={async () => {
        await ask(id === null ? '/users/second-factor/remove' : `/users/${id}/second-factor/remove`, {
          method: 'POST',
          body: id === null ? { password, code } : { password },
        })
        end(false)
      }}
    >
      <Password onChange={setPassword} value={password} />
      {id === null && <Code onChange={setCode} value={code} />}
    </Form>
  )
}

type FormProps = {
  children: ReactNode
  confirm: string
  busy: string
  isWhole: boolean
  end: () => void
  send: () => Promise<void>
}

/** What is asked, and what came of it. Not a form: it stands in that of the account, which Enter would save. */
function Form({ busy, children, confirm, end, isWhole, send }: FormProps) {
  const said = useWords().secondFactor
  const [isSent, setIsSent] = useState(false)
  const [problem, setProblem] = useState('')
  const go = async () => {
    if (!isWhole || isSent) return
    setIsSent(true)
    setProblem('')
    try {
      await send()
    } catch (error) {
      setProblem(sentencesOf(error).join(' '))
    }
    setIsSent(false)
  }
  return (
    <div
      className="cited-second-factor__form"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        void go()
      }}
      role="group"
    >
      {children}
      {problem !== '' && (
        <p className="cited-second-factor__problem" role="alert">
          {problem}
        </p>
      )}
      <div className="cited-second-factor__buttons">
        <Button disabled={!isWhole || isSent} margin={false} onClick={() => void go()} size="small" type="button">
          {isSent ? busy : confirm}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={() => end()} size="small" type="button">
          {said.cancel}
        </Button>
      </div>
    </div>
  )
}

type InputProps = { value: string; onChange: (value: string) => void }

function Password({ onChange, value }: InputProps) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{useWords().secondFactor.password}</label>
      <input
        autoComplete="current-password"
        className="cited-input"
        id={id}
        onChange={({ target }) => onChange(target.value)}
        type="password"
        value={value}
      />
    </>
  )
}

function Code({ onChange, value }: InputProps) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{useWords().secondFactor.code}</label>
      <input
        autoComplete="one-time-code"
        className="cited-input"
        id={id}
        inputMode="numeric"
        maxLength={9}
        onChange={({ target }) => onChange(target.value)}
        value={value}
      />
    </>
  )
}
