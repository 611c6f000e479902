'use client'

import {
  $getNodeByKey,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $parseSerializedNode,
  $setState,
  COMMAND_PRIORITY_HIGH,
  createState,
  KEY_DOWN_COMMAND,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type SerializedLexicalNode,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { TablePlugin as CellsPlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalTablePlugin'
import { useLexicalEditable } from '@payloadcms/richtext-lexical/lexical/react/useLexicalEditable'
import { $insertNodeToNearestRoot } from '@payloadcms/richtext-lexical/lexical/utils'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { cellNode, MOST_COLUMNS, MOST_ROWS, tableNode } from '../../body/tables'
import type { LexicalNode as StoredNode } from '../../body/types'
import { useWords } from '../words'
import './TableTools.css'

/** What a table keeps of itself beside its rows. */
const captionState = createState('caption', { parse: (value) => (typeof value === 'string' ? value : '') })

const HEADS_COLUMN = 1
const GAP = 4

function $made(node: StoredNode): LexicalNode {
  return $parseSerializedNode(node as unknown as SerializedLexicalNode)
}

function $above(node: LexicalNode | null, type: string): ElementNode | null {
  let at: LexicalNode | null = node
  while (at && at.getType() !== type) at = at.getParent()
  return $isElementNode(at) ? at : null
}

/** The cell that the caret is in, with its row and table; null outside of tables. */
function $cellAtCaret() {
  const selection = $getSelection()
  const [node] = $isRangeSelection(selection) ? [selection.anchor.getNode()] : (selection?.getNodes() ?? [])
  const cell = $above(node ?? null, 'tablecell')
  const row = $above(cell, 'tablerow')
  const table = $above(row, 'table')
  return cell && row && table ? { cell, row, table } : null
}

function $rowsOf(table: ElementNode): ElementNode[] {
  return table.getChildren().filter($isElementNode)
}

/** A cell knows its head by a method of its class, which Payload does not export. */
function $headOf(cell: LexicalNode): number {
  return (cell.exportJSON() as { headerState?: number }).headerState ?? 0
}

/** Puts a table of three rows and columns, the first row its head, at the caret. */
export function insertTable(editor: LexicalEditor): void {
  editor.update(() => {
    if ($cellAtCaret()) return
    const rows = [HEADS_COLUMN, 0, 0].map((head) => [0, 1, 2].map(() => cellNode([], head)))
    const table = $made(tableNode(rows, null))
    const selection = $getSelection()
    const line = $isRangeSelection(selection) ? selection.anchor.getNode().getTopLevelElement() : null
    $insertNodeToNearestRoot(table)
    // The line that it was asked for on had no words yet.
    if ($isElementNode(line) && line.getType() === 'paragraph' && line.isEmpty()) line.remove()
    if ($isElementNode(table)) table.selectStart()
  })
}

type Act = 'rowAbove' | 'rowBelow' | 'columnBefore' | 'columnAfter' | 'head' | 'removeRow' | 'removeColumn' | 'remove'

const ACTS: readonly Act[] = [
  'rowAbove',
  'rowBelow',
  'columnBefore',
  'columnAfter',
  'head',
  'removeRow',
  'removeColumn',
  'remove',
]

/** What each is drawn as: a table, and what comes to it (+) or is taken from it (×). */
const DRAWN: Readonly<Record<Act, string>> = {
  rowAbove: 'M2 8h14v8h-14zM2 12h14M9 1v5M6.5 3.5h5',
  rowBelow: 'M2 2h14v8h-14zM2 6h14M9 12v5M6.5 14.5h5',
  columnBefore: 'M8 2h8v14h-8zM12 2v14M3.5 6.5v5M1 9h5',
  columnAfter: 'M2 2h8v14h-8zM6 2v14M14.5 6.5v5M12 9h5',
  head: 'M2 2h14v14h-14zM2 7h14M9 7v9M3 3.5h12M3 5h12',
  removeRow: 'M2 2h14v5h-14zM6.5 10.5l5 5M11.5 10.5l-5 5',
  removeColumn: 'M2 2h5v14h-5zM10.5 6.5l5 5M15.5 6.5l-5 5',
  remove: 'M2 2h14v14h-14zM6 6l6 6M12 6l-6 6',
}

/** Does something to the table that the caret is in. */
function $act(act: Act): void {
  const here = $cellAtCaret()
  if (!here) return
  const { cell, row, table } = here
  const rows = $rowsOf(table)
  const column = cell.getIndexWithinParent()
  const isHeaded = (rows[0]?.getChildren() ?? []).every((each) => ($headOf(each) & HEADS_COLUMN) !== 0)
  switch (act) {
    case 'rowAbove':
    case 'rowBelow': {
      if (rows.length >= MOST_ROWS) return
      const [stored] = tableNode([row.getChildren().map(() => cellNode([]))], null).children ?? []
      const made = stored && $made(stored)
      if (!$isElementNode(made)) return
      if (act === 'rowAbove') row.insertBefore(made)
      else row.insertAfter(made)
      $childAt(made, column)?.selectStart()
      return
    }
    case 'columnBefore':
    case 'columnAfter':
      if (row.getChildrenSize() >= MOST_COLUMNS) return
      for (const [index, each] of rows.entries()) {
        const made = $made(cellNode([], index === 0 && isHeaded ? HEADS_COLUMN : 0))
        const beside = each.getChildAtIndex(column)
        if (act === 'columnBefore') beside?.insertBefore(made)
        else beside?.insertAfter(made)
        if (each.is(row) && $isElementNode(made)) made.selectStart()
      }
      return
    case 'head':
      for (const each of rows[0]?.getChildren() ?? []) {
        const stored = each.exportJSON() as { headerState?: number }
        const rest = (stored.headerState ?? 0) & ~HEADS_COLUMN
        each.getWritable().updateFromJSON({ ...stored, headerState: isHeaded ? rest : rest | HEADS_COLUMN } as never)
      }
      return
    case 'removeRow':
      if (rows.length === 1) return $removeTable(table)
      $childAt((row.getNextSibling() ?? row.getPreviousSibling()) as ElementNode | null, column)?.selectStart()
      return row.remove()
    case 'removeColumn':
      if (row.getChildrenSize() === 1) return $removeTable(table)
      $childAt(row, column === 0 ? 1 : column - 1)?.selectStart()
      for (const each of rows) each.getChildAtIndex(column)?.remove()
      return
    case 'remove':
      return $removeTable(table)
  }
}

function $childAt(row: ElementNode | null, column: number): ElementNode | null {
  const child = row?.getChildAtIndex(column)
  return $isElementNode(child) ? child : null
}

function $removeTable(table: ElementNode): void {
  table.selectPrevious()
  table.remove()
}

/** Cells by Tab and the arrow keys, and the tools of the table that the caret is in: Alt+F10 goes to them, Escape back. */
export function TablePlugin() {
  return (
    <>
      <CellsPlugin hasCellBackgroundColor={false} hasCellMerge={false} hasHorizontalScroll />
      <TableTools />
    </>
  )
}

type Here = { key: string; caption: string }

function TableTools() {
  const [editor] = useLexicalComposerContext()
  const isEditable = useLexicalEditable()
  const { table: words } = useWords()
  const [here, setHere] = useState<Here | null>(null)
  const tools = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const look = () => {
      // Who is in the tools has left the text for them.
      if (tools.current?.contains(document.activeElement)) return
      const found = editor.getEditorState().read(() => {
        const at = $cellAtCaret()
        return at && { key: at.table.getKey(), caption: $getState(at.table, captionState) }
      })
      setHere((before) => (before?.key === found?.key && before?.caption === found?.caption ? before : found))
    }
    // What is in front of the page, a drawer or a menu, would lie below the tools of a text that nobody is in.
    const leave = ({ target }: FocusEvent) => {
      const isInside = target instanceof Node && editor.getRootElement()?.contains(target)
      if (isInside) look()
      else if (!(target instanceof Node && tools.current?.contains(target))) setHere(null)
    }
    document.addEventListener('focusin', leave)
    const ends = [
      () => document.removeEventListener('focusin', leave),
      editor.registerUpdateListener(({ editorState }) => {
        look()
        editorState.read(() => writeCaptions(editor))
      }),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const first = tools.current?.querySelector('button')
          if (event.key !== 'F10' || !event.altKey || !first) return false
          event.preventDefault()
          first.focus()
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
    ]
    return () => ends.forEach((end) => end())
  }, [editor])

  useLayoutEffect(() => {
    const element = tools.current
    if (!element || !here) return undefined
    if ('showPopover' in element && !element.matches(':popover-open')) element.showPopover()
    const place = () => {
      const table = editor.getElementByKey(here.key)?.getBoundingClientRect()
      if (!table) return
      const { height, width } = element.getBoundingClientRect()
      const above = table.top - height - GAP
      element.style.insetInlineStart = `${Math.max(GAP, Math.min(table.left, innerWidth - width - GAP))}px`
      element.style.insetBlockStart = `${above > GAP ? above : Math.min(table.bottom + GAP, innerHeight - height - GAP)}px`
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(element)
    addEventListener('scroll', place, { capture: true, passive: true })
    return () => {
      observer.disconnect()
      removeEventListener('scroll', place, { capture: true })
    }
  }, [editor, here])

  if (!here || !isEditable) return null

  const setCaption = (caption: string) => {
    setHere({ ...here, caption })
    editor.update(() => {
      const table = $getNodeByKey(here.key)
      if (table) $setState(table, captionState, caption)
    })
  }
  return (
    <div
      aria-label={words.tools}
      className="cited-table-tools"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        // Lexical takes no focus from a field that has it.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        editor.focus()
      }}
      popover="manual"
      ref={tools}
      role="toolbar"
    >
      {ACTS.map((act) => (
        <button
          aria-label={words[act]}
          key={act}
          title={words[act]}
          onClick={() => {
            editor.update(() => $act(act))
            editor.focus()
          }}
          // The caret stays in its cell.
          onMouseDown={(event) => event.preventDefault()}
          type="button"
        >
          <svg aria-hidden="true" height="18" viewBox="0 0 18 18" width="18">
            <path d={DRAWN[act]} fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </button>
      ))}
      <label>
        {words.caption}
        <input maxLength={500} onChange={(event) => setCaption(event.target.value)} value={here.caption} />
      </label>
    </div>
  )
}

/** Shows the caption of each table above it: the editor draws rows only. */
function writeCaptions(editor: LexicalEditor): void {
  for (const [key, node] of editor.getEditorState()._nodeMap) {
    if (node.getType() !== 'table') continue
    const element = editor.getElementByKey(key)
    const caption = $getState(node, captionState)
    if (!element || element.dataset.citedCaption === caption) continue
    if (caption === '') delete element.dataset.citedCaption
    else element.dataset.citedCaption = caption
  }
}
