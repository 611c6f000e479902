'use client'

import { useEditorConfigContext } from '@payloadcms/richtext-lexical/client'
import { COMMAND_PRIORITY_CRITICAL, KEY_DOWN_COMMAND, type LexicalEditor } from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { mergeRegister } from '@payloadcms/richtext-lexical/lexical/utils'
import { useFormFields } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { isObject, passagesOf, type AttributionFields } from '../../body'
import {
  alignPassages,
  missingFrom,
  originalPassages,
  ownPassages,
  passageState,
  readersText,
  textState,
  type OriginalPassage,
} from '../../review/translating'
import { useReviewSession, useSessionView } from '../review/useReviewSession'
import { useLanguageName, useWords } from '../words'
import { putBeside, ruleFor } from './beside'
import { useTranslating, type Side, type Translating } from './context'
import { PassageItem } from './PassageItem'
import { beginPassage, goToPassage, passageOfCaret, placeNodes } from './place'
import { STEP, stepAbove, type Step } from './steps'
import { TranslatingHead } from './TranslatingHead'
import { writtenIn } from './written'

/** How long after an edit the passages are put side by side again, in milliseconds. */
const DELAY = 120

/** In the view in which an edition is translated: its original along the body, passage by passage. */
export function TranslatingPlugin() {
  const translating = useTranslating()
  const { fieldProps } = useEditorConfigContext()
  return translating && fieldProps.path === 'body' ? <Columns translating={translating} /> : null
}

function useOwn(editor: LexicalEditor) {
  const [own, setOwn] = useState(() => ownPassages(editor.getEditorState().toJSON()))
  const [current, setCurrent] = useState<number | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      setOwn(ownPassages(editor.getEditorState().toJSON()))
    }
    const unregister = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      const here = passageOfCaret(editor)
      if (here !== null) setCurrent(here)
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) timer ??= setTimeout(read, DELAY)
    })
    return () => {
      clearTimeout(timer)
      unregister()
    }
  }, [editor])
  return { current, own }
}

/** What an original passage names, in its order, as a translation takes it over. */
function attributionsOf({ blocks }: OriginalPassage, known: Record<string, AttributionFields>): AttributionFields[] {
  return blocks
    .filter(({ _type }) => _type === 'block' || _type === 'table')
    .flatMap(passagesOf)
    .flat()
    .flatMap((child) => (child._type === 'span' ? [] : (known[child._key] ?? [])))
}

function linesOf({ lines }: { lines: readonly string[] }): string {
  return lines.join('\n')
}

function useSides({ original, same }: Translating, editor: LexicalEditor) {
  const { current, own: written } = useOwn(editor)
  const language = useFormFields(([fields]) => fields.language?.value)
  const passages = useMemo(() => originalPassages(original.body), [original])
  // What is likely one counts as one already.
  const own = useMemo(() => {
    const names = new Map(same.same.map((pair) => [pair.own.id, pair.other.id]))
    return written.map((passage) => ({ ...passage, records: passage.records.map((id) => names.get(id) ?? id) }))
  }, [same, written])
  const rows = useMemo(() => alignPassages(passages, own), [own, passages])
  const languages = useMemo(
    () => ({ theirs: original.language, ours: typeof language === 'string' ? language : '' }),
    [language, original],
  )
  const sides = useMemo(
    () =>
      rows.flatMap(({ original: place, own: beside }): Side[] => {
        const passage = place === null ? undefined : passages[place]
        if (place === null || !passage) return []
        const mine = beside === null ? null : (own[beside] ?? null)
        const attributions = attributionsOf(passage, original.attributions)
        const words = readersText(passage)
        return [
          {
            place,
            passage,
            own: beside,
            state: original.isApart ? (mine ? 'done' : 'untouched') : passageState(passage, mine, languages),
            change: original.changes.find(
              ({ after, part }) => part === 'body' && after !== null && words.includes(after),
            ),
            attributions,
            missing: missingFrom(attributions, mine),
          },
        ]
      }),
    [languages, original, own, passages, rows],
  )
  // Where the passage beside a change says something else than when it was released, somebody has looked at it.
  const then = useMemo(
    () => (original.ownThen ? new Set(originalPassages(original.ownThen).map(linesOf)) : null),
    [original],
  )
  const caughtUp = sides.flatMap(({ change, own: place }) => {
    const mine = place === null ? undefined : own[place]
    return change && mine && then && !then.has(linesOf(mine)) ? [change.key] : []
  })
  return { caughtUp: caughtUp.join(' '), current, languages, rows, sides }
}

function Columns({ translating }: { translating: Translating }) {
  const [editor] = useLexicalComposerContext()
  const session = useReviewSession()
  const { review } = useSessionView(session)
  const said = useWords().translating
  const nameOf = useLanguageName()
  const { original, head } = translating
  const { caughtUp, current, languages, rows, sides } = useSides(translating, editor)
  const { setCaughtUp } = translating
  useEffect(() => setCaughtUp(new Set(caughtUp === '' ? [] : caughtUp.split(' '))), [caughtUp, setCaughtUp])
  const title = useFormFields(([fields]) => fields.title?.value)
  const dek = useFormFields(([fields]) => fields.dek?.value)
  const column = useRef<HTMLOListElement>(null)
  const sheet = useRef<HTMLStyleElement>(null)

  const asText = (value: unknown) => (typeof value === 'string' ? value : null)
  const states = [
    textState(original.title, asText(title), languages),
    ...(original.dek === null ? [] : [textState(original.dek, asText(dek), languages)]),
    // A line between passages, or figures alone, are nothing to translate.
    ...sides.filter(({ passage, state }) => passage.lines.length > 0 || state !== 'done').map(({ state }) => state),
  ]
  const written = useMemo(
    () =>
      writtenIn(
        review?.findings ?? [],
        sides.flatMap(({ missing, own }) => (own === null ? [] : [{ path: `root.children.${own}`, missing }])),
      ),
    [review, sides],
  )

  // What is to be translated says so in the column.
  useEffect(() => session.leaveUndrawn('untranslated-passage'), [session])

  const place = useEffectEvent(() => {
    const root = editor.getRootElement()
    if (!root || !column.current || !sheet.current) return
    const items = new Map(
      [...column.current.children].flatMap((item) =>
        item instanceof HTMLElement ? [[Number(item.dataset.place), item] as const] : [],
      ),
    )
    const untouched = sides.flatMap(({ own, state }) => (state === 'untouched' && own !== null ? [own] : []))
    const styles = [
      ruleFor(untouched, 'color: var(--theme-elevation-600);'),
      ruleFor(current === null ? [] : [current], 'box-shadow: -14px 0 0 -11px var(--cited-accent);'),
    ].join('\n')
    putBeside({ root, column: column.current, items, sheet: sheet.current }, rows, styles)
  })
  useLayoutEffect(() => place(), [current, rows, sides])
  useEffect(() => {
    const root = editor.getRootElement()
    const list = column.current
    if (!root || !list) return undefined
    const observer = new ResizeObserver(() => place())
    for (const element of [root, list, ...list.children]) observer.observe(element)
    return () => observer.disconnect()
  }, [editor, sides.length])

  const go = ({ by, isUntouched }: Step) => {
    const root = editor.getRootElement()
    const places = sides
      .filter(({ own, state }) => own !== null && (!isUntouched || state !== 'done'))
      .flatMap(({ own, state }) => (own === null ? [] : [{ own, isWhole: state === 'untouched' }]))
    const isIn = root?.contains(document.activeElement) ?? false
    const here = isIn ? (current ?? -1) : -1
    const next = by === 1 ? places.find(({ own }) => own > here) : places.findLast(({ own }) => own < here)
    if (next) {
      goToPassage(editor, next.own, next.isWhole)
      root?.children[next.own]?.scrollIntoView({ block: 'center' })
    } else if (by === -1 && root && !isUntouched) stepAbove(root)
  }
  const step = useEffectEvent(go)
  const placeNext = useEffectEvent((): boolean => {
    const side = sides.find(({ own }) => own !== null && own === passageOfCaret(editor))
    const [next] = side?.missing ?? []
    const at = side?.own ?? null
    if (!next || at === null) return false
    placeNodes(editor, at, [next])
    return true
  })
  useEffect(() => {
    const onStep = (event: Event) => {
      if (event instanceof CustomEvent && isObject(event.detail)) step(event.detail as Step)
    }
    return mergeRegister(
      editor.registerRootListener((root, before) => {
        before?.removeEventListener(STEP, onStep)
        root?.addEventListener(STEP, onStep)
      }),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const { altKey, ctrlKey, key, metaKey, shiftKey } = event
          if (key !== 'Enter' || altKey || shiftKey || !(ctrlKey || metaKey) || !placeNext()) return false
          event.preventDefault()
          return true
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    )
  }, [editor])

  /** The table or block that a passage of the original is. */
  const takenOver = ({ passage }: Side) => original.blocks[passage.blocks[0]?._key ?? '']
  /** The last passage of the translation that stands before a place of the original. */
  const before = (wanted: number) =>
    sides.filter(({ own, place: at }) => own !== null && at < wanted).at(-1)?.own ?? null

  return (
    <>
      {head &&
        createPortal(
          <TranslatingHead
            onStep={(by) => go({ by, isUntouched: true })}
            original={original}
            session={session}
            sides={sides}
            states={states}
            written={written}
          />,
          head,
        )}
      <style ref={sheet} />
      <ol aria-label={said.column(nameOf(original.language))} className="cited-translate__column" ref={column}>
        {sides.map((side) => (
          <PassageItem
            isCurrent={side.own !== null && side.own === current}
            key={side.place}
            isApart={original.isApart}
            language={original.language}
            onBegin={() => beginPassage(editor, before(side.place), takenOver(side))}
            onGo={() => side.own !== null && goToPassage(editor, side.own, side.state === 'untouched')}
            onPlace={(fields) => side.own !== null && placeNodes(editor, side.own, fields)}
            side={side}
          />
        ))}
      </ol>
    </>
  )
}
