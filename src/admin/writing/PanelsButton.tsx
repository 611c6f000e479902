'use client'

import { useEffect } from 'react'
import { useReviewSession, useSessionView } from '../review/useReviewSession'
import { useWords } from '../words'
import { showPanels, usePanels } from './panels'

/** On a narrow window, where the panels are put away: how much is attributed, and what shows them. */
export function PanelsButton() {
  const { review: words } = useWords()
  const { review } = useSessionView(useReviewSession())
  const isShown = usePanels()
  useEffect(() => () => showPanels(false), [])
  useEffect(() => {
    if (!isShown) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) showPanels(false)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [isShown])

  const attributed = (review?.figures.attributed ?? 0) + (review?.quotations.attributed ?? 0)
  const total = (review?.figures.total ?? 0) + (review?.quotations.total ?? 0)
  const toggle = () => {
    showPanels(!isShown)
    const panel = document.querySelector<HTMLElement>('.cited-panel')
    if (isShown || !panel) return
    panel.scrollIntoView({ block: 'start' })
    panel.focus({ preventScroll: true })
  }
  return (
    <button
      aria-expanded={isShown}
      className="cited-panels-button"
      data-errors={(review?.counts.error ?? 0) > 0 ? '' : undefined}
      onClick={toggle}
      type="button"
    >
      {words.attribution} {review && `${attributed}/${total}`}
      {review !== null && review.counts.error > 0 && <span> · ✕ {review.counts.error}</span>}
    </button>
  )
}
