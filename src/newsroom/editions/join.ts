import { languageName } from '../../review/languageName'
import type { PayloadRequest } from 'payload'
import { conflict, refuse } from '../../access/refuse'
import { withTransaction } from '../../database/transactions'
import type { Sentence } from '../../model/sentence'
import type { PublishingSettings } from '../../releases/candidate'
import { releaseArticle } from '../../releases/publish'
import { newestRelease } from '../../releases/read'
import { keepImages } from '../../releases/releasedImages'
import { writeReleased } from '../../releases/writeReleased'
import { savedArticles } from '../articles'
import { sentence } from '../sentences'
import { wouldLink } from './linked'

/** That an edition cannot leave its story without linking the two. */
export function sayLinked(): Sentence {
  return sentence(
    'This edition rests on a source that is not named, and its story has other editions: under another story it would link the two. Make a new edition of that story instead.',
  )
}

/** Gives an edition that was made by itself the story of another. Refused (409) where the story has its language. */
export async function joinStory(req: PayloadRequest, id: string, other: string, settings: PublishingSettings) {
  return withTransaction(req, async (): Promise<{ story: string }> => {
    const [[into], [article]] = [
      await savedArticles(req, { id: { equals: id } }),
      await savedArticles(req, { id: { equals: other } }),
    ]
    if (!into || !article) {
      return refuse('articles', [{ path: 'article', message: sentence('There is no such article.') }], req)
    }
    const { story } = into
    if (article.story === story) return { story }
    const [taken] = await savedArticles(req, {
      and: [{ story: { equals: story } }, { language: { equals: article.language } }],
    })
    if (taken) {
      throw conflict(
        req,
        sentence('The story has an edition in {language} already: “{title}”.', {
          language: languageName(article.language),
          title: taken.title,
        }),
      )
    }
    const newest = await newestRelease(req, other)
    if (newest && (await wouldLink(req, newest))) throw conflict(req, sayLinked())
    await keepImages(req, article)
    await writeReleased(req, [{ article: article.id, change: () => ({ story }) }])
    await releaseArticle(req, other, settings, { isDraft: false })
    return { story }
  })
}
