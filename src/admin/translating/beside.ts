import type { PassageRow } from '../../review/translating'

/** Between passages of the original that stand beside one of the translation, in pixels. */
const GAP = 10

/** The body of the form, as the styles know it. */
const BODY = ".cited-translate .rich-text-lexical[data-field-path='body'] .ContentEditable__root"

type Columns = {
  /** The element of the editor, whose children are the passages of the translation. */
  root: HTMLElement
  column: HTMLElement
  /** By the place of each in the original. */
  items: ReadonlyMap<number, HTMLElement>
  sheet: HTMLStyleElement
}

/**
 * Puts each passage of the original at the height of its translation, and keeps room for it there: by a sheet of styles,
 * since what is inside the editor belongs to it.
 */
export function putBeside({ column, items, root, sheet }: Columns, rows: readonly PassageRow[], more: string): void {
  const groups = new Map<number, HTMLElement[]>()
  let place = 0
  for (const { original, own } of rows) {
    place = own ?? place
    const item = original === null ? undefined : items.get(original)
    if (item) groups.set(place, [...(groups.get(place) ?? []), item])
  }
  const rules = [...groups].map(([own, those]) => {
    const height = those.reduce((sum, { offsetHeight }) => sum + offsetHeight + GAP, 0)
    return `${BODY} > :nth-child(${own + 1}) { min-height: ${height}px; }`
  })
  const styles = [...rules, more].join('\n')
  if (sheet.textContent !== styles) sheet.textContent = styles
  const from = column.getBoundingClientRect().top
  let end = 0
  for (const [own, those] of groups) {
    const element = root.children[own]
    let top = element ? element.getBoundingClientRect().top - from : end
    for (const item of those) {
      item.style.top = `${Math.round(top)}px`
      top += item.offsetHeight + GAP
    }
    end = Math.max(end, top)
  }
  // Where the editor is shorter: an empty body beside a long original.
  const height = `${Math.round(end)}px`
  if (column.style.minHeight !== height) column.style.minHeight = height
}

/** A rule for some passages of the translation. */
export function ruleFor(places: readonly number[], style: string): string {
  if (places.length === 0) return ''
  return `${places.map((place) => `${BODY} > :nth-child(${place + 1})`).join(', ')} { ${style} }`
}
