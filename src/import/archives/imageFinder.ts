/** Finds the images of an archive: files beside its texts, and in the folder that was given for them. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { MarkdownImage } from '../../body'
import type { Sentence } from '../../model/sentence'
import { isElsewhere, readImage, type ImageFile } from '../images'

/** The file of an image; why it is none that can be shown; or null for one elsewhere. `folder`: that of the text. */
export type ImageFinder = (image: MarkdownImage, folder: string) => Promise<ImageFile | { refused: Sentence } | null>

/**
 * Looks for what a text names in its own folder, and for what an address names in `images`, by as much of the end of the
 * address as there is below that: `…/uploads/2019/03/well.jpg` is found where the folder has `2019/03/well.jpg`.
 */
export function imageFinder(root: string | null, images: string | null): ImageFinder {
  return async ({ alt, caption, url }, folder) => {
    const image = { url, alt: alt || (caption ?? ''), caption }
    const own =
      isElsewhere(url) || root === null
        ? null
        : path.posix.join(url.startsWith('/') ? '' : folder, url.replace(/^\/+/, ''))
    if (images !== null) {
      const found = await below(images, pathOf(url))
      if (found !== null) return readImage({ ...image, url: found }, images)
    }
    return own === null || root === null ? null : readImage({ ...image, url: own }, root)
  }
}

function pathOf(url: string): string[] {
  const [address = ''] = url.split(/[?#]/)
  try {
    return decodeURIComponent(address.replace(/^(?:https?:)?\/\/[^/]*/i, ''))
      .split('/')
      .filter((part) => part !== '' && part !== '.' && part !== '..')
  } catch {
    return []
  }
}

/** The file with the longest of the ends of a path, as an address; WordPress calls what it made smaller `well-300x200.jpg`. */
async function below(folder: string, parts: readonly string[]): Promise<string | null> {
  for (let from = 0; from < parts.length; from += 1) {
    const name = parts.slice(from).join('/')
    for (const each of new Set([name.replace(/-\d{2,5}x\d{2,5}(?=\.\w+$)/, ''), name])) {
      const isFile = await stat(path.join(folder, each)).then(
        (found) => found.isFile(),
        () => false,
      )
      if (isFile) return each.split('/').map(encodeURIComponent).join('/')
    }
  }
  return null
}
