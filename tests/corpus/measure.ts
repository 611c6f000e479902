import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFigures } from '../../src/figures'
import { type Labelled, locate, readCorpus } from './corpus'

/**
 * Measures the lexer on the labelled sentences beside this file: precision and recall by file, and by genre in those
 * that were labelled before the lexer had read them (`unseen*`), whose misses are printed. A figure counts as found
 * when its place, its wording and its value are all as labelled. Names of files measure only these, `--misses` prints
 * what is missed in every file.
 */
const folder = fileURLToPath(new URL('.', import.meta.url))
const showsMisses = process.argv.includes('--misses')
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

type Score = { sentences: number; figures: number; found: number; right: number }
const scores = new Map<string, Score>()

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl') && !/^(?:quotations|sense)-/.test(name))
  .filter((name) => chosen.length === 0 || chosen.includes(basename(name, '.jsonl')))
  .sort()) {
  for (const sentence of readCorpus(readFileSync(join(folder, file), 'utf8'), file)) {
    const name = basename(file, '.jsonl')
    for (const key of [name, ...(sentence.genre ? [`${name} ${sentence.genre}`] : [])]) count(key, sentence)
    if (showsMisses || name.startsWith('unseen')) report(sentence)
  }
}

console.info('sentences of'.padEnd(28), 'sentences', 'figures', 'precision', 'recall')
for (const [name, { sentences, figures, found, right }] of scores) {
  const share = (of: number) => (of === 0 ? '1.0000' : (right / of).toFixed(4))
  console.info(
    name.padEnd(28),
    String(sentences).padStart(9),
    String(figures).padStart(7),
    share(found).padStart(9),
    share(figures).padStart(6),
  )
}

function count(key: string, sentence: Labelled): void {
  const score = scores.get(key) ?? { sentences: 0, figures: 0, found: 0, right: 0 }
  const found = read(sentence)
  const right = found.filter((figure) => expected(sentence).includes(figure)).length
  score.sentences++
  score.figures += sentence.figures.length
  score.found += found.length
  score.right += right
  scores.set(key, score)
}

function report(sentence: Labelled): void {
  const found = read(sentence)
  const wanted = expected(sentence)
  const missed = wanted.filter((figure) => !found.includes(figure))
  const extra = found.filter((figure) => !wanted.includes(figure))
  if (missed.length + extra.length === 0) return
  console.info(`${sentence.id} [${sentence.locale}] ${sentence.text}`)
  console.info(`  expected ${missed.join(' | ') || '-'}`)
  console.info(`  got      ${extra.join(' | ') || '-'}`)
}

function read({ text, locale }: Labelled): string[] {
  return findFigures(text, locale).map((figure) => `${figure.start} ${JSON.stringify(figure.text)} = ${figure.value}`)
}

function expected(sentence: Labelled): string[] {
  return locate(sentence).map(({ start, text, value }) => `${start} ${JSON.stringify(text)} = ${value}`)
}
