/** What an import does in a newsroom: find its user, review the story, save the draft. */
import { sentence } from './sentences'
import { createLocalReq, getLocalI18n, type Payload, type PayloadRequest, type TypedLocale } from 'payload'
import type { MarkdownArticle } from '../body'
import type { Article } from '../payload-types'
import { untranslated, type AdminLanguage, type Sentence } from '../model/sentence'
import { inTransactionOf } from '../database/request'
import { settingsOf } from '../options'
import { drawnUpload } from '../newsroom/pictures/upload'
import { PictureRefused, readPicture, type Picture } from '../pictures'
import { reviewEdition } from '../releases/review'
import type { Review } from '../review'
import type { ImageFile } from './images'
import { ImportError } from './messages'
import { slugOf } from '../model/slugs'

/** A story on its way to be a draft. */
export type Story = { language: string; title: string; dek: string | null; body: MarkdownArticle['body'] | null }

/** A user that the import works as, under the permissions of that user. */
export type Importer = NonNullable<PayloadRequest['user']>

/** The language of the edition: the one that was asked for, or the only one there is. */
export function editionLanguage(payload: Payload, asked: string | null): string {
  const codes = payload.config.localization ? payload.config.localization.localeCodes : []
  const list = codes.join(', ')
  const [only] = codes
  if (asked === null && codes.length === 1 && only !== undefined) return only
  if (asked === null) {
    throw new ImportError(sentence('Say in what language the story is, with --language: one of {list}.', { list }))
  }
  if (codes.includes(asked)) return asked
  throw new ImportError(
    sentence("The newsroom does not publish in '{asked}'. --language is one of {list}.", { asked, list }),
  )
}

/** The user with an address, or the oldest editor or admin. */
export async function findImporter(payload: Payload, email: string | null): Promise<Importer> {
  const { docs } = await payload.find({
    collection: slugOf(payload, 'users'),
    where: email === null ? { role: { in: ['editor', 'admin'] } } : { email: { equals: email.trim().toLowerCase() } },
    sort: 'createdAt',
    pagination: false,
    depth: 0,
    // Nobody is signed in yet; all that follows is done as this user.
    overrideAccess: true,
  })
  // The accounts of a project may know of no such thing.
  const user = docs.find((each) => (each as { disabled?: unknown }).disabled !== true)
  if (docs.length > 0 && !user) {
    throw new ImportError(
      email === null
        ? sentence('The account of every editor and admin is disabled.')
        : sentence("The account '{email}' is disabled.", { email }),
    )
  }
  if (user) return { ...user, collection: slugOf(payload, 'users') }
  throw new ImportError(
    email === null
      ? sentence('The newsroom has no editor or admin yet: open the admin and make the first account.')
      : sentence("The newsroom has no user '{email}'.", { email }),
  )
}

/** A request of the user in the language of the terminal, so that refusals are said in it. */
export async function requestOf(payload: Payload, user: Importer, ui: AdminLanguage): Promise<PayloadRequest> {
  const i18n = await getLocalI18n({ config: payload.config, language: ui })
  return createLocalReq({ user, req: { i18n } }, payload)
}

/** Reviews a story with the rules of the newsroom, writing nothing. */
export async function reviewStory(payload: Payload, user: Importer, story: Story): Promise<Review> {
  const { review } = await reviewEdition({ payload, user }, story, settingsOf(payload).publishing)
  return review
}

/** Saves a story as a draft and gives back its path in the admin. Throws `ImportError` when it is refused. */
export async function saveDraft(payload: Payload, user: Importer, story: Story, ui: AdminLanguage): Promise<string> {
  // The generated types know the languages of this project, the configuration those of every newsroom.
  const data = { ...story, language: story.language as Article['language'], body: story.body as Article['body'] }
  try {
    const { id } = await payload.create({
      collection: slugOf(payload, 'articles'),
      data,
      draft: true,
      depth: 0,
      overrideAccess: false,
      req: await requestOf(payload, user, ui),
      user,
    })
    return `${payload.config.routes.admin}/collections/articles/${String(id)}`
  } catch (error) {
    throw refusalOf(error) ?? error
  }
}

/** How a credit is written where nobody says who made an image: the review finds that it credits nobody. */
const NO_CREDIT = '–'

/** An image with what readers get of it. */
export type DrawnImage = ImageFile & { picture: Picture }

/** Draws an image, which takes seconds where it is large. Says why not where it is none that can be published. */
export async function drawImage(payload: Payload, file: ImageFile): Promise<DrawnImage | { refused: Sentence }> {
  try {
    return { ...file, picture: await readPicture(file.bytes, settingsOf(payload).mediaLimits) }
  } catch (error) {
    if (error instanceof PictureRefused) return { refused: error.reason }
    throw error
  }
}

/**
 * The record of an image, by its id: the one that there is of the same picture, or a new one. Says why not where it is
 * refused. What is uploaded is written in the transaction of the request, if it has one.
 */
export async function uploadOnce(
  req: PayloadRequest,
  { alt, bytes, language, name, picture }: DrawnImage & { language: string },
): Promise<string | { refused: Sentence }> {
  const { payload, user } = req
  // What Payload refuses in it, it undoes with all of it.
  const isPart = req.transactionID !== undefined
  const collection = slugOf(payload, 'media')
  try {
    const where = { picture: { equals: picture.name } }
    const known = await payload.db.findOne<{ id: number | string }>({ collection, req: inTransactionOf(req), where })
    if (known) return String(known.id)
    const { id } = await payload.create({
      collection,
      data: { alt, credit: NO_CREDIT },
      depth: 0,
      file: drawnUpload(req, { bytes, name, picture }),
      locale: language as TypedLocale,
      overrideAccess: false,
      req,
      user,
    })
    return String(id)
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal && !isPart) return { refused: refusal.said }
    throw error
  }
}

/** What Payload refuses, it says in the language of the request; anything else is a fault. */
export function refusalOf(error: unknown): ImportError | null {
  const { status, message, data } = error as {
    status?: number
    message: string
    data?: { errors?: { message: string }[] }
  }
  if (status === undefined || status >= 500) return null
  const details = (data?.errors ?? []).map((each) => each.message)
  const said = details.length > 0 ? details.join(' ') : message
  return new ImportError(untranslated(said))
}
