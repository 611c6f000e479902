import { plain } from '../fixtures/pictures'
import { articleData, create, createStatistic } from './drafts'
import { createImage } from './images'
import type { Newsroom } from './newsroom'

/** The ids of a document of each collection that staff write: a published article, an image, and records of each kind. */
export async function oneOfEach(newsroom: Newsroom) {
  const statistic = await createStatistic(newsroom)
  const sources: string = statistic.evidence[0].source.id
  return {
    statistics: statistic.id as string,
    sources,
    quotes: (await create(newsroom, 'quotes', { text: 'So it is', language: 'en', speaker: sources })).id as string,
    media: (await createImage(newsroom, { file: await plain().png().toBuffer() })).id as string,
    articles: (await create(newsroom, 'articles', articleData({ _status: 'published' }))).id as string,
  }
}
