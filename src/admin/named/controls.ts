/** What Payload's controls are called where it gives them no name, and what else keeps somebody from using them. */
import type { Words } from '../words/en'

function wordsOf(element: Element | null | undefined): string {
  // The asterisk of what is required is not part of its name.
  return (element?.textContent ?? '').trim().replace(/\*$/, '').trim()
}

/** What stands above a field, or in it while nothing is chosen. */
function nameOfField(control: Element): string {
  const field = control.closest('.field-type')
  return (
    wordsOf(field?.querySelector('.field-label')) ||
    wordsOf(control.closest('.react-select')?.querySelector('.rs__placeholder, .rs__single-value')) ||
    wordsOf(control.closest('[class*="-control"]')) ||
    wordsOf(field)
  )
}

function nameOfRow(box: Element): string {
  const row = box.closest('tr')
  return wordsOf(row?.querySelector('a')) || wordsOf(row)
}

type Name = (control: Element, said: Words['named']) => string

/** The controls that have no name, by where they are, and what it is. The first that fits counts. */
const unnamed: ReadonlyArray<readonly [selector: string, name: Name]> = [
  ['#select-all', (_, said) => said.selectAll],
  ['td input[type="checkbox"]', (box, said) => said.select(nameOfRow(box))],
  ['input[role="combobox"]', nameOfField],
  ['input.rs__input', nameOfField],
  ['.ContentEditable__root', nameOfField],
  ['[data-button-key="bold"]', (_, said) => said.bold],
  ['[data-button-key="italic"]', (_, said) => said.italic],
  ['[data-button-key="strikethrough"]', (_, said) => said.strikethrough],
  ['[data-button-key="link"]', (_, said) => said.link],
  ['[data-button-key="table"]', (_, said) => said.table],
  ['.collapsible__drag', (_, said) => said.move],
  ['.clickable-arrow--left', (_, said) => said.previous],
  ['.clickable-arrow--right', (_, said) => said.next],
  ['.copy-to-clipboard', (_, said) => said.copy],
  ['.date-time-picker__clear-button', (_, said) => said.clear],
  ['.file-details__remove', (_, said) => said.remove],
  ['.popup-button', (_, said) => said.more],
]

/** Whether something that has no label of its own says what it is all the same. */
function isNamed(control: Element): boolean {
  if (control instanceof HTMLInputElement) return control.id !== 'select-all' && (control.labels?.length ?? 0) > 0
  // The words of a tip are there while nobody sees it.
  return !control.matches('.ContentEditable__root, .copy-to-clipboard') && wordsOf(control) !== ''
}

const NAMED = 'data-cited-named'

/** Names the controls of a page that have no name. */
export function nameControls(root: ParentNode, said: Words['named']): void {
  for (const [selector, name] of unnamed) {
    for (const control of root.querySelectorAll(`:is(${selector}):is(:not([aria-label]), [aria-label=""])`)) {
      const words = isNamed(control) ? '' : name(control, said)
      if (words === '') continue
      control.setAttribute('aria-label', words)
      control.setAttribute(NAMED, '')
      control.removeAttribute('aria-labelledby')
    }
  }
  // Out of what is read aloud, and so out of what the keyboard reaches: a select does the same by keys of its own.
  for (const control of root.querySelectorAll(':is(.dropdown-indicator, .clear-indicator)[aria-hidden="true"]')) {
    control.setAttribute('tabindex', '-1')
  }
  // A chosen value that can be moved holds the button that takes it out.
  for (const value of root.querySelectorAll('.rs__multi-value[role="button"]')) value.setAttribute('role', 'group')
  // A list whose items are none.
  for (const list of root.querySelectorAll('ul.doc-tabs__tabs:not([role])')) list.setAttribute('role', 'group')
  // Called otherwise than they read: whoever says what stands there is not understood.
  for (const control of root.querySelectorAll('.doc-tab[aria-label], #empty-trash-button[aria-label]')) {
    control.removeAttribute('aria-label')
  }
}

/** Takes the names back, where the admin goes on in another language. */
export function unnameControls(root: ParentNode): void {
  for (const control of root.querySelectorAll(`[${NAMED}]`)) {
    control.removeAttribute('aria-label')
    control.removeAttribute(NAMED)
  }
}
