import { z } from 'zod'

/** A sentence with the figures that a careful reader finds in it, in order, each with its value. */
export type Labelled = z.infer<typeof labelled>

const labelled = z.strictObject({
  id: z.string().min(1),
  locale: z.string().min(2),
  /** What a newspaper would file it under. */
  genre: z.string().min(1).optional(),
  /** The kind of fault that it was written against. */
  kind: z.string().min(1).optional(),
  text: z.string().min(1),
  figures: z.array(z.tuple([z.string().min(1), z.string().regex(/^-?\d+(?:\.\d+|\/\d+)?$/)])),
})

/** Reads a file of sentences, one JSON object a line. Throws on a line that is malformed or whose figures are not in it. */
export function readCorpus(lines: string, file: string): Labelled[] {
  return lines
    .split('\n')
    .map((line, index) => ({ line, where: `${file}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => {
      try {
        const sentence = labelled.parse(JSON.parse(line))
        locate(sentence)
        return sentence
      } catch (error) {
        throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
    })
}

/** Where the labelled figures stand: each at the first place after the end of the one before, and inside no other word. */
export function locate({ text, figures }: Labelled): { start: number; text: string; value: string }[] {
  let from = 0
  return figures.map(([wording, value]) => {
    let start = text.indexOf(wording, from)
    while (start >= 0 && isInside(text, start, start + wording.length)) start = text.indexOf(wording, start + 1)
    if (start < 0) throw new Error(`${JSON.stringify(wording)} is not in the text after place ${from}`)
    from = start + wording.length
    return { start, text: wording, value }
  })
}

/** Whether the letters or digits go on before or after; letters after digits may be those of a unit: "3m deep". */
function isInside(text: string, start: number, end: number): boolean {
  const isWord = /^[\p{L}\d]/u.test(text.slice(start)) && /[\p{L}\d]$/u.test(text.slice(0, start))
  return isWord || (/\d/.test(text[end - 1] ?? '') && /\d/.test(text[end] ?? ''))
}
