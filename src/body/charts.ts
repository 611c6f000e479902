/**
 * Draws a chart of statistics as SVG, for whoever sees it; whoever does not has its title, its description and the table
 * beside it. Colours are those of the text around it, so that it is right in the dark and in print; both kinds of axes
 * start at zero. Pure.
 */
import type { Chart } from '../model/document'

type Point = Chart['points'][number]

const WIDTH = 640
const ROW = 52
const BAR = 18
const HEIGHT = 280
const MARGIN = { top: 28, bottom: 28, side: 24 }
/** Room for what is written behind a bar. */
const VALUE = 120
/** No text of SVG wraps: longer ones are whole in the description and in the table. */
const LONGEST_LABEL = 70
/** More points than these are drawn without their values, which would lie on each other. */
const MOST_VALUES = 12

/** The text of a chart for who does not see it: what stands where, as the table has it. */
function chartText({ points }: Chart): string {
  return points.map(({ label, text }) => `${label}: ${text}`).join('; ')
}

/** The drawing of a chart; `escape` makes text safe in markup. */
export function drawChart(chart: Chart, escape: (text: string) => string): string {
  const { _key, kind, title } = chart
  // What HTML 4 took for an id too begins with a letter, and keys may not.
  const id = `chart-${escape(_key)}`
  const [height, marks] =
    kind === 'line' ? [HEIGHT, line(chart, escape)] : [chart.points.length * ROW, bars(chart, escape)]
  return (
    `<svg class="plot" viewBox="0 0 ${WIDTH} ${height}" role="img" direction="ltr" aria-labelledby="${id}-title ${id}-text">` +
    `<title id="${id}-title">${escape(title)}</title><desc id="${id}-text">${escape(chartText(chart))}</desc>${marks}</svg>`
  )
}

/** The values of a point: of a range both ends. */
function valuesOf({ high, value }: Point): number[] {
  return [Number(value), ...(high === null ? [] : [Number(high)])]
}

/** Brings values into a stretch of the drawing, with zero in it. */
function scaleOf(points: readonly Point[], from: number, to: number): (value: number) => number {
  const values = points.flatMap(valuesOf)
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const span = high - low || 1
  return (value) => round(from + ((value - low) / span) * (to - from))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function short(text: string): string {
  return text.length <= LONGEST_LABEL ? text : `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…`
}

function write(x: number, y: number, text: string, anchor = 'start'): string {
  const place = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  return `<text x="${round(x)}" y="${round(y)}"${place} font-size="15" fill="currentColor">${text}</text>`
}

/** A bar a statistic, below its label; what a range may reach is lighter. */
function bars({ points }: Chart, escape: (text: string) => string): string {
  const x = scaleOf(points, 0, WIDTH - VALUE)
  const zero = x(0)
  return points
    .map((point, index) => {
      const top = index * ROW
      const [value = 0, high] = valuesOf(point)
      const at = x(value)
      const bar = (from: number, to: number, opacity: string) =>
        `<rect class="bar" x="${Math.min(from, to)}" y="${top + 24}" width="${Math.max(1, round(Math.abs(to - from)))}" height="${BAR}" fill="currentColor" fill-opacity="${opacity}"/>`
      return (
        write(0, top + 17, escape(short(point.label))) +
        bar(zero, at, '.75') +
        (high === undefined ? '' : bar(at, x(high), '.3')) +
        write(Math.max(zero, at, high === undefined ? 0 : x(high)) + 8, top + 24 + BAR - 4, escape(short(point.text)))
      )
    })
    .join('')
}

/** The statistics over time, each where its day is: a year without a value is a longer stretch, and no value. */
function line({ points }: Chart, escape: (text: string) => string): string {
  const times = points.map(({ at }) => Date.parse(at ?? ''))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const x = (time: number) =>
    round(MARGIN.side + ((time - first) / (last - first || 1)) * (WIDTH - MARGIN.side * 2 - VALUE / 2))
  const y = scaleOf(points, HEIGHT - MARGIN.bottom, MARGIN.top)
  const places = points
    .map((point, index) => ({ point, x: x(times[index] ?? first), y: y(Number(point.value)) }))
    .sort((a, b) => a.x - b.x)
  const path = places.map((place) => `${place.x},${place.y}`).join(' ')
  const isLabelled = points.length <= MOST_VALUES
  return (
    `<path d="M0 ${y(0)}H${WIDTH}" stroke="currentColor" stroke-opacity=".4"/>` +
    `<polyline class="line" points="${path}" fill="none" stroke="currentColor" stroke-width="2"/>` +
    places
      .map((place, index) => {
        const isEnd = index === 0 || index === places.length - 1
        const high = place.point.high === null ? null : y(Number(place.point.high))
        return (
          `<circle class="dot" cx="${place.x}" cy="${place.y}" r="4" fill="currentColor"/>` +
          (high === null
            ? ''
            : `<path d="M${place.x} ${place.y}V${high}" stroke="currentColor" stroke-opacity=".5" stroke-width="6"/>`) +
          (isLabelled || isEnd
            ? write(place.x, Math.min(place.y, high ?? place.y) - 10, escape(short(place.point.text)), 'middle')
            : '') +
          (isEnd ? write(place.x, HEIGHT - 6, escape(short(place.point.label)), index === 0 ? 'start' : 'middle') : '')
        )
      })
      .join('')
  )
}
