/** The frame in which another site shows a figure: what it is called, how large it is, and its HTML. Pure. */
import type { PublicStatistic } from '../../model/document'
import { markup } from './html'

/** What the frame of a figure is wide, in CSS pixels, where nobody says otherwise. */
export const FRAME_WIDTH = 480
/** What a line of a frame is wide at least, in CSS pixels, whatever is left of a narrow one. */
const LEAST_LINE = 40

/** How a figure is called in one line. */
export function figureTitle({ display, label }: Pick<PublicStatistic, 'display' | 'label'>): string {
  return `${display} ${label}`
}

/**
 * How high the frame of a figure has to be, in CSS pixels, so that most of them show all without scrolling. A page without
 * script cannot say it itself, so it is reckoned from the length of its texts.
 */
export function frameHeight({ derivation, evidence, label, note }: PublicStatistic, width: number): number {
  const lines = (letters: number) => Math.ceil((letters * 7.5) / Math.max(LEAST_LINE, width - 32))
  const facts = evidence.length * lines(120) + (derivation ? 1 : 0) + (note === null ? 0 : lines(note.length))
  return 150 + 27 * lines(label.length * 1.3) + 23 * facts
}

/** The figure's page as a frame: HTML that needs no script, and that says what the newsroom says now. */
export function frameOf(url: string, title: string, { height, width }: { height: number; width: number }): string {
  return markup`<iframe src="${url}" title="${title}" width="${width}" height="${height}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:100%"></iframe>`
    .markup
}
