'use client'

import { Button, useModal } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'
import type { Language } from '../../model/languages'
import type { ReleaseName } from '../../model/release'
import type { AffectedEdition } from '../../newsroom/corrections/affected'
import type { CarryingStory } from '../../newsroom/corrections/byStory'
import type { DerivedFigure } from '../../newsroom/corrections/derived'
import { useLanguageName, useSay, useWords } from '../words'
import { languagesOf } from './correction'
import { Deciding } from './Deciding'
import { waitingStories, type WaitingStory } from './decisions'
import { Sentences } from './Sentences'
import { useRelease } from './useRelease'

type StoriesProps = {
  byStory: CarryingStory[]
  derived: DerivedFigure[]
  editions: AffectedEdition[]
  languages: Language[]
  /** The note that waits with the record: what the first story says, as long as none says it. */
  notes: readonly { language: string; text: string }[]
  onRelease: (releases: ReleaseName[]) => Promise<void>
  slug: string
}

type Notes = Readonly<Record<string, string>>

/** The stories that share a source which is not named, one below the other: each is released by itself, in words of its own. */
export function StoryReleases({ byStory, derived, editions, languages, notes, onRelease, slug }: StoriesProps) {
  const { correction: said } = useWords()
  const { closeModal } = useModal()
  const id = useId()
  const waiting = waitingStories(byStory, editions, derived)
  /** Those that were released since this is open, which wait no more. */
  const [done, setDone] = useState<WaitingStory[]>([])
  const stories = byStory.flatMap(({ story }) => [...done, ...waiting].find((each) => each.story === story) ?? [])
  /** What each says, by story: once a story is released no other has its words. */
  const [written, setWritten] = useState<Readonly<Record<string, Notes>>>(() => {
    const [first] = waiting
    const isFirst = waiting.length === byStory.length
    return first && isFirst
      ? { [first.story]: Object.fromEntries(notes.map(({ language, text }) => [language, text])) }
      : {}
  })

  return (
    <div
      aria-labelledby={`${id}-heading`}
      className="confirmation-modal__wrapper cited-dialog__wrapper cited-correction__dialog"
      role="group"
    >
      <div className="confirmation-modal__content">
        <h1 id={`${id}-heading`}>{said.confirmByStoryTitle}</h1>
        <p>{said.confirmByStory}</p>
        {stories.map((each) => (
          <StoryRelease
            isDone={done.some(({ story }) => story === each.story)}
            key={each.story}
            languages={languages}
            notes={written[each.story] ?? {}}
            onNotes={(texts) => setWritten((before) => ({ ...before, [each.story]: texts }))}
            onRelease={async (releases) => {
              const isLast = stories.length === done.length + 1
              setDone((before) => [...before, each])
              await onRelease(releases)
              if (isLast) closeModal(slug)
            }}
            {...each}
          />
        ))}
      </div>
      <div className="confirmation-modal__controls">
        <Button buttonStyle="secondary" onClick={() => closeModal(slug)} size="large" type="button">
          {said.close}
        </Button>
      </div>
    </div>
  )
}

type StoryProps = WaitingStory & {
  isDone: boolean
  languages: Language[]
  notes: Notes
  onNotes: (notes: Notes) => void
  onRelease: (releases: ReleaseName[]) => Promise<void>
}

/** As long as the server takes. */
const LONGEST_NOTE = 2000

function StoryRelease({ derived, editions, isDone, languages, notes, onNotes, onRelease, story }: StoryProps) {
  const { correction: said } = useWords()
  const nameOf = useLanguageName()
  const say = useSay()
  const id = useId()
  const result = useRef<HTMLParagraphElement>(null)
  const spoken = languagesOf(
    editions.map(({ language }) => language),
    languages,
  )
  const releasing = useRelease({
    derived,
    editions,
    languages: spoken,
    only: { story, notes: spoken.map(({ code }) => ({ language: code, text: notes[code] ?? '' })) },
    onRelease,
  })
  const { decisions, isSent, refusedWords, release } = releasing
  const problems = editions.flatMap((edition) => edition.problems)
  const canRelease = decisions !== null && !isSent && problems.length === 0
  // The button that was pressed is gone.
  useEffect(() => {
    if (isDone) result.current?.focus()
  }, [isDone])

  return (
    <section
      aria-labelledby={`${id}-story`}
      className="cited-correction__story"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isDone && canRelease) void release()
      }}
    >
      <h2 id={`${id}-story`}>{editions[0]?.title}</h2>
      <ul>
        {editions.map(({ after, article, before, language, title }) => (
          <li key={article}>
            {nameOf(language)}: {title}
            {before !== null && after !== null && before !== after && ` (${before} → ${after})`}
          </li>
        ))}
      </ul>
      {isDone ? (
        <p className="cited-correction__result" ref={result} role="status" tabIndex={-1}>
          <span aria-hidden="true">✓ </span>
          {said.releasedStory}
        </p>
      ) : (
        <>
          {spoken.map(({ code }) => {
            const refused = refusedWords[code]
            const isRefused = refused !== undefined && refused.text === (notes[code] ?? '')
            return (
              <div className="cited-correction__note" key={code}>
                <label htmlFor={`${id}-${code}`}>{said.note(nameOf(code))}</label>
                <textarea
                  aria-describedby={isRefused ? `${id}-${code}-problem` : undefined}
                  aria-invalid={isRefused}
                  disabled={isSent}
                  id={`${id}-${code}`}
                  lang={code}
                  maxLength={LONGEST_NOTE}
                  onChange={({ target }) => onNotes({ ...notes, [code]: target.value })}
                  required
                  rows={2}
                  value={notes[code] ?? ''}
                />
                {isRefused && (
                  <p className="cited-correction__problem" id={`${id}-${code}-problem`} role="alert">
                    {refused.problem}
                  </p>
                )}
              </div>
            )
          })}
          <Deciding heading="h3" languages={spoken} releasing={releasing} />
          {problems.length > 0 && (
            <div className="cited-correction__problems">
              <p>
                <span aria-hidden="true">✕ </span>
                {said.mended}
              </p>
              <Sentences sentences={problems.map(say)} />
            </div>
          )}
          <Button
            buttonStyle="primary"
            disabled={!canRelease}
            margin={false}
            onClick={() => void release()}
            size="medium"
            type="button"
          >
            {isSent ? said.releasing : said.releaseStory}
          </Button>
        </>
      )}
    </section>
  )
}
