/** The images of a story that is imported: files in its folder, or below it. */
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { MarkdownImage } from '../body'
import type { Sentence } from '../model/sentence'
import { sentence } from './sentences'

/** An image as it is uploaded. */
export type ImageFile = { bytes: Buffer; name: string; alt: string }

/** Whether an address is of the web, and not of a file beside the text. */
export function isElsewhere(url: string): boolean {
  return /^(?:https?:)?\/\//i.test(url)
}

/** The folder that the images of a story are looked for in: its own, or for what is piped in that of the command. */
export function folderOf(file: string, folder: string): string {
  return file === '-' ? folder : path.dirname(path.resolve(folder, file))
}

/** Reads a file that a story shows, or says why not. Nothing outside of the folder is read, whatever a link leads to. */
export async function readImage(
  { alt, url }: MarkdownImage,
  folder: string,
): Promise<ImageFile | { refused: Sentence }> {
  if (alt === '') {
    return { refused: sentence('It has no alternative text: say what it shows between its brackets.') }
  }
  try {
    const root = await realpath(folder)
    const file = await realpath(path.resolve(root, nameIn(url)))
    const way = path.relative(root, file)
    if (way.startsWith('..') || path.isAbsolute(way)) {
      return { refused: sentence('It is outside of the folder of the story: put it there.') }
    }
    // A pipe or a device may have no end.
    if (!(await stat(file)).isFile()) return { refused: sentence('It is no file.') }
    return { bytes: await readFile(file), name: path.basename(file), alt }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return {
      refused:
        code === 'ENOENT' || code === 'ENOTDIR'
          ? sentence('There is no such file in the folder of the story.')
          : sentence('It could not be read ({code}).', { code }),
    }
  }
}

/** A name as the disk has it: spaces are written as %20. */
function nameIn(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
