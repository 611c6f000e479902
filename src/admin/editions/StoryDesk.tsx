'use client'

import { Button, Link, useTranslation } from '@payloadcms/ui'
import { useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useId, useState } from 'react'
import type { Desk, DeskStory } from '../../newsroom/editions/desk'
import { deskFilters, type CountedFilter, type DeskFilter } from '../../newsroom/editions/deskFilters'
import type { DeskCounts } from '../../newsroom/editions/endpoints'
import type { EditionState } from '../../newsroom/editions/states'
import type { Notice } from '../../newsroom/handovers/notices'
import type { Present } from '../../newsroom/presence'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useWords } from '../words'
import { EditionMarks, EditionSaved, EditionStatus, ViewLive } from './EditionStatus'
import { HandoverMarks } from './HandOver'
import { ScheduleMarks } from './Schedules'
import { timeAgo } from '../timeAgo'
import { editionToOpen, readFilter, sourceFor, withFilter } from './states'
import { useCreateEdition } from './useCreateEdition'
import { usePageOf } from '../project'
import './editions.css'

/** Stories that one reading shows. */
const LIMIT = 20

type Shown = Desk & { filter: DeskFilter | null; now: number }

/** Reads a page. The server may answer a short one, even an empty one, with more behind it. */
function useStories(filter: DeskFilter | null) {
  const ask = useServer()
  const [shown, setShown] = useState<Shown | null>(null)
  const [failure, setFailure] = useState<string[]>([])
  const [isReading, setIsReading] = useState(true)
  const [attempt, setAttempt] = useState(0)

  const read = useCallback(
    async (start: string | null, signal?: AbortSignal): Promise<Desk> => {
      const readOne = (cursor: string | null): Promise<Desk> => {
        const query = new URLSearchParams({ limit: String(LIMIT) })
        if (filter) query.set('filter', filter)
        if (cursor) query.set('cursor', cursor)
        return ask<Desk>(`/desk?${query}`, signal ? { signal } : {})
      }
      let page = await readOne(start)
      while (page.stories.length === 0 && page.next !== null) page = await readOne(page.next)
      return page
    },
    [ask, filter],
  )

  useEffect(() => {
    const controller = new AbortController()
    const start = async () => {
      setIsReading(true)
      setFailure([])
      try {
        setShown({ ...(await read(null, controller.signal)), filter, now: Date.now() })
      } catch (error) {
        if (controller.signal.aborted) return
        setFailure(sentencesOf(error))
      }
      setIsReading(false)
    }
    void start()
    return () => controller.abort()
  }, [attempt, filter, read])

  const more = async () => {
    if (!shown?.next || isReading) return
    setIsReading(true)
    setFailure([])
    try {
      const page = await read(shown.next)
      // A story that was saved meanwhile may come twice.
      const known = new Set(shown.stories.map(({ story }) => story))
      const fresh = page.stories.filter(({ story }) => !known.has(story))
      setShown({ ...page, stories: [...shown.stories, ...fresh], filter, now: Date.now() })
    } catch (error) {
      setFailure(sentencesOf(error))
    }
    setIsReading(false)
  }

  return {
    failure,
    isReading,
    more,
    retry: () => (shown && shown.filter === filter ? void more() : setAttempt(attempt + 1)),
    shown: shown?.filter === filter ? shown : null,
  }
}

/** The Desk: every story with its editions, the one that was worked on last first. */
export function StoryDesk() {
  const words = useWords()
  const said = words.editions.desk
  const search = useSearchParams()
  const filter = readFilter(search.get('filter'))
  const { failure, isReading, more, retry, shown } = useStories(filter)
  const pageOf = usePageOf()
  const { counts, notices, recount } = useCounts(shown)
  const heading = useId()
  const newArticle = pageOf('articles', 'create')

  const choose = (next: DeskFilter | null) => {
    const { pathname, search: query } = window.location
    // Next follows the address and the page stays, which has nothing else that depends on it.
    window.history.pushState(null, '', `${pathname}${withFilter(query, next)}`)
  }

  return (
    <section aria-labelledby={heading} className="cited-desk">
      <header className="cited-desk__head">
        <h2 id={heading}>{said.title}</h2>
        <Button buttonStyle="secondary" el="link" margin={false} size="small" to={newArticle}>
          {said.newArticle}
        </Button>
        <div aria-label={said.actions} className="cited-desk__filters" role="group">
          {[null, ...deskFilters].map((each) => (
            <button
              aria-pressed={each === filter}
              className="cited-desk__filter"
              key={each ?? 'all'}
              onClick={() => choose(each)}
              type="button"
            >
              {each === null ? said.all : said.filters[each]}
              {each !== null && counts && each in counts && (
                <span className="cited-desk__filter-count">{counts[each as CountedFilter]}</span>
              )}
            </button>
          ))}
        </div>
      </header>
      <Notices notices={notices} onNoted={recount} />
      <p aria-live="polite" className="cited-aside">
        {isReading ? said.loading : shown ? said.shown(shown.stories.length) : ''}
      </p>
      {!shown && isReading && <p className="cited-desk__note">{said.loading}</p>}
      {shown && shown.stories.length === 0 && (
        <>{filter === null ? <FirstStory /> : <p className="cited-desk__note">{said.none[filter]}</p>}</>
      )}
      {shown && shown.stories.length > 0 && <Stories desk={shown} labelledBy={heading} />}
      {failure.length > 0 && (
        <div className="cited-editions__alert" role="alert">
          <p>{`${said.failed} ${failure.join(' ')}`}</p>
          <Button buttonStyle="secondary" margin={false} onClick={retry} size="small" type="button">
            {words.review.retry}
          </Button>
        </div>
      )}
      {shown && shown.next !== null && failure.length === 0 && (
        <Button
          buttonStyle="secondary"
          disabled={isReading}
          margin={false}
          onClick={() => void more()}
          size="small"
          type="button"
        >
          {isReading ? said.loading : said.more}
        </Button>
      )}
    </section>
  )
}

/** How much there is of what the Desk lists, and what one is told; read again with each page of stories. */
function useCounts(shown: Shown | null) {
  const ask = useServer()
  const router = useRouter()
  const [today, setToday] = useState<DeskCounts | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    // After the stories, which are what one looks for.
    if (!shown) return
    const controller = new AbortController()
    ask<DeskCounts>('/desk/counts', { signal: controller.signal })
      .then((answer) => {
        setToday(answer)
        // The language of the account was changed: what records are called follows it.
        if (answer.locale !== null) {
          const parameters = new URLSearchParams(window.location.search)
          parameters.set('locale', answer.locale)
          router.replace(`${window.location.pathname}?${parameters}`)
        }
      })
      // They come with the next page; the stories say themselves when they cannot be read.
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, attempt, router, shown])
  return {
    counts: today?.counts ?? null,
    notices: today?.notices ?? [],
    recount: useCallback(() => setAttempt((count) => count + 1), []),
  }
}

/** What was handed to whoever looks, came back to them, or was approved, until they have taken note. */
function Notices({ notices, onNoted }: { notices: Notice[]; onNoted: () => void }) {
  const words = useWords()
  const said = words.editions.desk.notices
  const ask = useServer()
  const pageOf = usePageOf()
  const heading = useId()
  const { language } = useTranslation().i18n
  const [now] = useState(() => Date.now())
  if (notices.length === 0) return null
  const note = (article: string) => {
    // Where it fails it is still there.
    ask(`/articles/${article}/hand-over/noted`, { method: 'POST' })
      .catch(() => undefined)
      .finally(onNoted)
  }
  return (
    <section aria-labelledby={heading} className="cited-desk__notices">
      <h3 id={heading}>{said.title(notices.length)}</h3>
      <ul>
        {notices.map(({ article, at, by, kind, note: words_, title }) => (
          <li key={article}>
            <span>
              {`${said[kind](by ?? words.editions.handover.somebody)} `}
              <Link className="cited-desk__title" href={pageOf('articles', article)}>
                {title}
              </Link>
              {words_ !== null && `: “${words_}”`}{' '}
              <time className="cited-saved" dateTime={at}>
                {timeAgo(at, Math.max(now, Date.parse(at)), language)}
              </time>
            </span>
            <Button
              aria-label={said.gotIt(title)}
              buttonStyle="pill"
              margin={false}
              onClick={() => note(article)}
              size="small"
              type="button"
            >
              {said.noted}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What an empty newsroom begins with: what to do, and what the words mean. */
function FirstStory() {
  const said = useWords().editions.desk.empty
  const pageOf = usePageOf()
  return (
    <div className="cited-desk__first">
      <div>
        <h3>{said.title}</h3>
        <p>{said.says}</p>
        <ol>
          {said.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <Button el="link" margin={false} size="medium" to={pageOf('articles', 'create')}>
          {said.write}
        </Button>
      </div>
      <div>
        <h3>{said.wordsTitle}</h3>
        <dl>
          {said.terms.map(([word, meaning]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  )
}

/** The title of a story, which opens its edition in the language of whoever looks, or else its first one. */
function StoryTitle({ story }: { story: DeskStory }) {
  const { language } = useTranslation().i18n
  const pageOf = usePageOf()
  const edition = editionToOpen(story.editions, language)
  if (!edition?.article) return <span className="cited-desk__title">{story.title}</span>
  return (
    <Link className="cited-desk__title" href={pageOf('articles', edition.article)}>
      {edition.title || story.title}
    </Link>
  )
}

/** How often it is asked who has what open, in milliseconds. */
const EVERY = 20_000

/** Who else has which articles open, by article. */
function usePresent(): Record<string, Present[]> {
  const ask = useServer()
  const [present, setPresent] = useState<Record<string, Present[]>>({})
  useEffect(() => {
    const controller = new AbortController()
    const look = () => {
      if (document.hidden) return
      ask<{ articles: Record<string, Present[]> }>('/articles/presence', { signal: controller.signal })
        .then(({ articles }) => setPresent(articles))
        // Asked again in a moment, and nothing hangs on it.
        .catch(() => undefined)
    }
    look()
    const timer = setInterval(look, EVERY)
    return () => {
      clearInterval(timer)
      controller.abort()
    }
  }, [ask])
  return present
}

function Stories({ desk: { languages, now, stories }, labelledBy }: { desk: Shown; labelledBy: string }) {
  const said = useWords().editions.desk
  const present = usePresent()
  const creation = useCreateEdition()
  return (
    <div className="cited-desk__scroll">
      <table aria-labelledby={labelledBy} className="cited-desk__table">
        <thead>
          <tr>
            <th scope="col">{said.story}</th>
            {languages.map(({ code, label }) => (
              <th key={code} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stories.map((story) => (
            <tr key={story.story}>
              <th scope="row">
                <StoryTitle story={story} />
              </th>
              {languages.map(({ code, label }) => {
                const edition = story.editions.find(({ language }) => language === code)
                return (
                  <td data-label={label} key={code}>
                    {edition && (
                      <Cell creation={creation} edition={edition} now={now} present={present} story={story} />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type CellProps = {
  story: DeskStory
  edition: EditionState
  creation: ReturnType<typeof useCreateEdition>
  now: number
  present: Record<string, Present[]>
}

/** An edition, or the place of one, which can be made where another is live. */
function Cell({ creation: { create, creating, failure }, edition, now, present, story }: CellProps) {
  const { editions: said, writing } = useWords()
  const pageOf = usePageOf()
  const { article, label, language, title } = edition
  if (article !== null) {
    return (
      <>
        <Link className="cited-desk__edition" href={pageOf('articles', article)}>
          <EditionStatus {...edition} />
          <span className="cited-aside">{` ${label}: ${said.open(title ?? '')}`}</span>
        </Link>
        <ViewLive edition={edition} />
        <EditionMarks edition={edition} />
        {edition.handover && <HandoverMarks handover={edition.handover} now={now} />}
        <ScheduleMarks schedules={edition.schedules} />
        <EditionSaved at={edition.at} by={edition.by} now={now} />
        {present[article] && (
          <span className="cited-saved">{writing.openBy(present[article].map(({ name }) => name).join(', '))}</span>
        )}
      </>
    )
  }
  const source = sourceFor(story.editions)
  const key = `${story.story} ${language}`
  return (
    <>
      <EditionStatus {...edition} />
      {source !== null && (
        <Button
          aria-label={`${said.create}: ${story.title}, ${label}`}
          buttonStyle="pill"
          disabled={creating !== null}
          margin={false}
          onClick={() => void create(source, language, key)}
          size="small"
          type="button"
        >
          {creating === key ? said.creating : said.create}
        </Button>
      )}
      {failure?.key === key && (
        <div className="cited-editions__alert" role="alert">
          {failure.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
    </>
  )
}
