'use client'

import {
  FieldDescription,
  FieldError,
  FieldLabel,
  ReactSelect,
  useDebounce,
  useField,
  useFormFields,
  useLocale,
  type ReactSelectOption,
} from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { RelationshipFieldClientComponent } from 'payload'
import { useEffect, useRef, useState } from 'react'
import { idOf } from '../../model/ids'
import { searchForm } from '../../model/text'
import { useServer } from '../server'
import { useWords } from '../words'

/** A topic with its names, by language. */
type Topic = { id: string; slug: string; name?: Record<string, string | null> | null }

const MOST_FOUND = 10
const DELAY = 150
/** What stands for the text that was typed, among the topics to choose from. */
const TYPED = 'typed:'

function idsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).flatMap((each) => idOf(each) ?? [])
}

function nameOf({ name, slug }: Topic, language: string): string {
  return name?.[language] || Object.values(name ?? {}).find(Boolean) || slug
}

/**
 * What a story is about: typed, as words are, or picked of what is found meanwhile. Enter takes what was typed: the topic
 * that is called so, or a new one.
 */
export const TopicsField: RelationshipFieldClientComponent = ({ field, path: place, readOnly }) => {
  const { disabled, path, setValue, showError, value } = useField<unknown[] | null>({ potentiallyStalePath: place })
  const words = useWords()
  const ask = useServer()
  const locale = useLocale()
  const language = useFormFields(([fields]) => {
    const code: unknown = fields.language?.value
    return typeof code === 'string' ? code : locale.code
  })
  const [known, setKnown] = useState<ReadonlyMap<string, Topic>>(new Map())
  const [answer, setAnswer] = useState<{ to: string; topics: Topic[] }>({ to: '', topics: [] })
  const [typed, setTyped] = useState('')
  const [waiting, setWaiting] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  const sought = useDebounce(typed.trim(), DELAY)
  const ids = idsOf(value)
  // What comes back later is added to what is chosen by then.
  const chosen = useRef(ids)
  useEffect(() => {
    chosen.current = idsOf(value)
  }, [value])
  const most = field.maxRows ?? Infinity

  const remember = (topics: readonly Topic[]) =>
    setKnown((before) => new Map([...before, ...topics.map((topic) => [topic.id, topic] as const)]))

  const unknown = ids.filter((id) => !known.has(id)).join(',')
  useEffect(() => {
    if (unknown === '') return
    const query = new URLSearchParams({ 'where[id][in]': unknown, depth: '0', limit: '100', locale: 'all' })
    ask<{ docs: Topic[] }>(`/topics?${query}`)
      .then(({ docs }) => remember(docs))
      // Its id is shown: what is chosen stays chosen.
      .catch(() => undefined)
  }, [ask, unknown])

  useEffect(() => {
    if (sought === '') return
    const controller = new AbortController()
    const query = new URLSearchParams({ depth: '0', limit: String(MOST_FOUND), locale: 'all', sort: 'slug' })
    query.set('merged', 'false')
    query.set(`where[or][0][name.${language}][like]`, sought)
    query.set('where[or][1][slug][like]', sought)
    ask<{ docs: Topic[] }>(`/topics?${query}`, { signal: controller.signal })
      .then(({ docs }) => setAnswer({ to: sought, topics: docs }))
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, language, sought])

  const take = (next: readonly string[]) => {
    // At once: another that was typed may come back before this one is shown.
    chosen.current = [...new Set(next)].slice(0, most)
    setValue(chosen.current)
  }
  const name = async (text: string) => {
    setProblem(null)
    setWaiting((count) => count + 1)
    try {
      const { topic } = await ask<{ topic: { id: string; slug: string; name: string } }>('/topics/named', {
        method: 'POST',
        body: { language, name: text },
      })
      remember([{ ...topic, name: { [language]: topic.name } }])
      take([...chosen.current, topic.id])
    } catch (error) {
      setProblem(error instanceof Error ? error.message : words.failed)
      setTyped(text)
    } finally {
      setWaiting((count) => count - 1)
    }
  }

  const optionOf = (id: string) => {
    const topic = known.get(id)
    return { id, label: topic ? nameOf(topic, language) : id, value: id }
  }
  const text = typed.trim()
  // What was found for less than what is typed by now is shown until there is more.
  const found = text !== '' && text.startsWith(answer.to) && answer.to !== '' ? answer.topics : []
  const isCalledSo = (topic: Topic) => searchForm(nameOf(topic, language)) === searchForm(text)
  const others = found.filter((topic) => !ids.includes(topic.id) && !isCalledSo(topic))
  const isThere = found.some(isCalledSo)
  const options = [
    ...(text === '' ? [] : [{ label: isThere ? text : words.topics.make(text), value: `${TYPED}${text}` }]),
    ...others.map((topic) => ({ label: nameOf(topic, language), value: topic.id })),
  ]

  const change = (next: ReactSelectOption | ReactSelectOption[]) => {
    const values = (Array.isArray(next) ? next : next ? [next] : []).map((option) => String(option.value))
    const [fresh] = values.flatMap((each) => (each.startsWith(TYPED) ? [each.slice(TYPED.length)] : []))
    remember(found)
    if (fresh === undefined) take(values)
    else void name(fresh)
    setTyped('')
  }

  const isFixed = Boolean(readOnly || disabled)
  const { className, description } = field.admin ?? {}
  return (
    <div
      className={['field-type', 'relationship', className, showError && 'error', isFixed && 'read-only']
        .filter(Boolean)
        .join(' ')}
      id={`field-${path.replace(/\./g, '__')}`}
      style={mergeFieldStyles(field)}
    >
      <FieldLabel label={field.label} path={path} required={field.required} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
        <ReactSelect
          components={{ DropdownIndicator: () => null }}
          disabled={isFixed}
          filterOption={() => true}
          isClearable={false}
          isLoading={waiting > 0}
          isMulti
          isSortable
          noOptionsMessage={() => (ids.length >= most ? words.topics.most(most) : words.topics.type)}
          onChange={change}
          onInputChange={setTyped}
          options={ids.length >= most ? [] : options}
          placeholder={words.topics.type}
          value={ids.map(optionOf)}
        />
      </div>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <FieldDescription description={description} path={path} />
    </div>
  )
}
