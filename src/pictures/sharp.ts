import type Sharp from 'sharp'
import type { Sentence } from '../model/sentence'
import { sentence } from './sentences'

/** What was uploaded cannot be published, and why. */
export class PictureRefused extends Error {
  override name = 'PictureRefused'
  constructor(readonly reason: Sentence) {
    super(reason.en)
  }
}

/** What draws pictures, which a project need not have. Throws `PictureRefused` where it is not there. */
export async function loadSharp(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp').catch(() => {
    throw new PictureRefused(
      sentence('Images need the package sharp, which is not installed here. Tell whoever runs the server.'),
    )
  })
  return sharp
}
