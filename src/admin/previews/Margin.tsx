'use client'

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { TextBlock } from '../../body'
import type { Finding } from '../../review'
import { FindingButton } from '../review/FindingButton'
import { useReviewSession, useSessionView } from '../review/useReviewSession'
import { wordsBehind } from '../review/textRange'
import { useWords } from '../words'
import { blockAt, passagesOf, stacked } from './passages'

/** What of the page holds the words of a passage. */
const PASSAGES = 'article :is(h2, h3, h4, p, li, blockquote, figcaption, caption, td, th)'
/** What it holds of the fields above the body. */
const FIELDS: Readonly<Record<string, string>> = { title: 'article h1', dek: 'article .dek' }
/** Where there is no room beside the page, what is found stands below it (`preview.css`), and moves by itself. */
const NARROW = '(max-width: 1199px)'
/** How far notes stand from each other, in pixels. */
const GAP = 8

type Note = { finding: Finding; element: HTMLElement | null }
type Props = {
  /** The page in its frame; another object each time that it was made anew. */
  shown: { page: Document }
  go: (fingerprint: string) => void
}

/** In the margin of a draft: what is found in it, beside its passage. Each leads to its place in the form. */
export function Margin({ go, shown }: Props) {
  const words = useWords()
  const session = useReviewSession()
  const { review } = useSessionView(session)
  const list = useRef<HTMLOListElement>(null)
  const [tops, setTops] = useState<readonly number[]>([])
  const [height, setHeight] = useState(0)
  const notes = useMemo(() => {
    const standing = (review?.findings ?? []).filter(({ dismissal }) => dismissal === null)
    return placed(standing, session.blocks, shown.page)
  }, [review, session, shown])

  // Where they stand, as the page is laid out now: images come later, and windows change.
  useLayoutEffect(() => {
    const { page } = shown
    const view = page.defaultView
    if (!view) return undefined
    const lay = () => {
      const items = [...(list.current?.children ?? [])] as HTMLElement[]
      const at = notes.map(({ element }, index) => ({
        at: element ? element.getBoundingClientRect().top + view.scrollY : 0,
        height: items[index]?.offsetHeight ?? 0,
      }))
      setTops(stacked(at, GAP))
      setHeight(page.documentElement.scrollHeight)
    }
    lay()
    const watch = new ResizeObserver(lay)
    watch.observe(page.body)
    if (list.current) watch.observe(list.current)
    return () => watch.disconnect()
  }, [notes, shown])

  // The page and its margin move as one.
  useEffect(() => {
    const view = shown.page.defaultView
    const margin = list.current?.parentElement
    if (!view || !margin) return undefined
    const most = () => view.document.documentElement.scrollHeight - view.innerHeight
    const isApart = () => Math.abs(view.scrollY - Math.min(margin.scrollTop, most())) > 1
    const isBelow = () => window.matchMedia(NARROW).matches
    const onPage = () => {
      if (!isBelow() && isApart()) margin.scrollTo({ behavior: 'instant', top: view.scrollY })
    }
    const onMargin = () => {
      if (!isBelow() && isApart()) view.scrollTo({ behavior: 'instant', top: margin.scrollTop })
    }
    onPage()
    view.addEventListener('scroll', onPage)
    margin.addEventListener('scroll', onMargin)
    return () => {
      view.removeEventListener('scroll', onPage)
      margin.removeEventListener('scroll', onMargin)
    }
  }, [shown])

  const show = ({ element }: Note, isShown: boolean) => {
    if (element) element.style.outline = isShown ? '2px solid currentColor' : ''
  }
  return (
    <div aria-label={words.review.attribution} className="cited-margin" role="region">
      {notes.length === 0 && review && <p className="cited-margin__nothing">{words.previews.noFindings}</p>}
      <ol ref={list} style={{ minHeight: height }}>
        {notes.map((note, index) => (
          <li
            className={`cited-severity--${note.finding.severity}`}
            key={note.finding.fingerprint}
            onBlur={() => show(note, false)}
            onFocus={() => show(note, true)}
            onPointerEnter={() => show(note, true)}
            onPointerLeave={() => show(note, false)}
            style={{ top: tops[index] ?? 0 }}
          >
            <FindingButton
              context={wordsBehind(note.finding, session.blocks)}
              finding={note.finding}
              isBrief={false}
              isDeclined={null}
              onGo={go}
            />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** What is found, from the top of the page to its end; what has no place on it comes first. */
function placed(findings: readonly Finding[], blocks: readonly TextBlock[], page: Document): Note[] {
  const elements = [...page.querySelectorAll<HTMLElement>(PASSAGES)]
  const numbers = passagesOf(
    blocks,
    elements.map(({ textContent }) => textContent),
  )
  const elementOf = ({ where: { field, path } }: Finding): HTMLElement | null => {
    if (field !== 'body') return page.querySelector<HTMLElement>(FIELDS[field] ?? ':not(*)')
    const block = path === null ? null : blockAt(blocks, path)
    const number = block && numbers.get(block.path)
    return typeof number === 'number' ? (elements[number] ?? null) : null
  }
  const topOf = ({ element }: Note) => element?.getBoundingClientRect().top ?? -Infinity
  return findings
    .map((finding) => ({ finding, element: elementOf(finding) }))
    .sort((a, b) => (topOf(a) === topOf(b) ? 0 : topOf(a) - topOf(b)))
}
