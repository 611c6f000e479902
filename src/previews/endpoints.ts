/** The doors to drafts as readers would get them: for staff beside the editor, and for whoever has a link. */
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { answer, endpoint, linkEndpoint } from '../access/endpoint'
import { conflict, forbidden, notFound } from '../access/refuse'
import { hasRole } from '../access/roles'
import { draftHeaders, draftIn, draftPage, formAsked, noDraft } from '../delivery/drafts'
import { problem } from '../delivery/problem'
import { meetAt } from '../database/meetings'
import { withTransaction } from '../database/transactions'
import { adminLanguage, say, type Sentence } from '../model/sentence'
import { shareDays, type ShareDays } from '../model/shareDays'
import { pictureNamed, pictureUrls } from '../model/pictures'
import { slugOf } from '../model/slugs'
import { savedArticles } from '../newsroom/articles'
import { handoverRow } from '../newsroom/handovers/handovers'
import { picturesOf } from '../newsroom/pictures/upload'
import {
  endShare,
  linkPath,
  makeShare,
  noteOpened,
  shareOf,
  sharesOf,
  type OpenShare,
  type Share,
} from '../newsroom/shares/shares'
import { keepsIdentities } from '../releases/protectedNames'
import { pictureOf } from '../releases/releaseDraft'
import { isWithdrawn, previewOf, type Preview } from './draft'
import { heldBack } from './held'
import { sentence } from './sentences'

/** What the dialog of an article shows. */
export type SharesAnswer = {
  shares: Array<Share & { mayEnd: boolean }>
  /** Why the caller may make no link; null where they may. */
  refusal: string | null
  /** Why nobody outside is shown the draft as it stands; empty where they are. */
  held: string[]
}

/** What whoever made a link gets, once. */
export type MadeShareAnswer = SharesAnswer & { url: string }

/** Which of its images, by what it is called in public. @default the main one */
const imageQuery = { name: z.string().max(200).optional() }

/** Links to one draft that are open at once. */
const MOST_SHARES = 20

/** The draft for staff; refuses (404) where there is none, or none that the caller may read. */
async function requirePreview(req: PayloadRequest, id: string): Promise<Preview> {
  const [article] = await savedArticles(req, { id: { equals: id } }, 1)
  const preview = article && (await previewOf(req.payload, id))
  if (!preview) throw notFound(req, sentence('There is no article with this id.'))
  return preview
}

/** An image of a draft as its readers would get it, the main one where none is named; null where the draft has none. */
async function imageOf(
  payload: PayloadRequest['payload'],
  { view: { document } }: Preview,
  name: string | undefined,
): Promise<Response | null> {
  const names = pictureUrls(document).flatMap((url) => pictureNamed(url) ?? [])
  const picture = name === undefined ? pictureOf(document) : names.includes(name) ? name : null
  const media = picture === null ? null : await picturesOf(payload).read(picture)
  if (!media) return null
  return new Response(media.bytes, {
    headers: {
      ...draftHeaders,
      'Content-Length': String(media.bytes.byteLength),
      // Opened by itself an image is an image, whatever somebody wrote into it.
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Type': media.type,
    },
  })
}

function apiOf({ config }: PayloadRequest['payload']): string {
  return config.routes.api
}

/** Whose draft it is: they began it, or it was handed to them. */
async function isOwnDraft(req: PayloadRequest, id: string): Promise<boolean> {
  const row = await handoverRow(req, id)
  const me = String(req.user?.id)
  return row !== undefined && (row.author === me || row.assignee === me)
}

/** Why somebody may make no link to a draft; null where they may. */
async function sharingRefusal(req: PayloadRequest, preview: Preview): Promise<Sentence | null> {
  if (isWithdrawn(preview)) return sentence('This edition is withdrawn: no link shows it.')
  if (hasRole(req, 'editor')) return null
  if (!(await isOwnDraft(req, String(preview.article.id)))) {
    return sentence('Links to a draft are made by editors, and by whoever the draft belongs to.')
  }
  // A link of theirs would tell them by its answer who is in one.
  return (await keepsIdentities(req))
    ? sentence('Where identities of sources are kept, editors make the links. Ask one of them.')
    : null
}

async function told(req: PayloadRequest, preview: Preview): Promise<SharesAnswer> {
  const id = String(preview.article.id)
  const isEditor = hasRole(req, 'editor')
  const refusal = await sharingRefusal(req, preview)
  const shares = await sharesOf(req, id)
  const isOwn = isEditor || (await isOwnDraft(req, id))
  return {
    shares: shares.map((share) => ({ ...share, mayEnd: isOwn || share.by?.id === String(req.user?.id) })),
    refusal: refusal && say(req, refusal),
    // Told to those who may share: they are who can mend it, and of an identity nobody else is told.
    held: refusal ? [] : (await heldBack(req.payload, preview)).map((reason) => say(req, reason)),
  }
}

/** The endpoints of articles by which staff see drafts as readers would, and let others see them. */
export const previewEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/:id/preview',
    who: 'reporter',
    does: 'shows the newest draft of an article as the page that readers would get',
    handler: async ({ req, param }) => {
      const preview = await requirePreview(req, param('id'))
      const { draft, view } = preview
      const image = `${apiOf(req.payload)}/${slugOf(req.payload, 'articles')}/${encodeURIComponent(param('id'))}/preview/image`
      return draftPage(
        req.payload,
        { ...draft, imageAt: (name) => (name === null ? image : `${image}?name=${encodeURIComponent(name)}`) },
        {
          until: null,
          notes: view.left.map(({ message }) => say(req, message)),
          notesLanguage: adminLanguage(req.i18n.language),
        },
      )
    },
  }),
  endpoint({
    method: 'get',
    path: '/:id/preview/image',
    who: 'reporter',
    does: 'gives an image of a draft as readers would get it',
    query: z.strictObject(imageQuery),
    handler: async ({ req, param, query: { name } }) => {
      const image = await imageOf(req.payload, await requirePreview(req, param('id')), name)
      if (!image) throw notFound(req, sentence('This draft has no image.'))
      return image
    },
  }),
  endpoint({
    method: 'get',
    path: '/:id/shares',
    who: 'reporter',
    does: 'lists the links by which people outside see a draft',
    handler: async ({ req, param }) => told(req, await requirePreview(req, param('id'))),
  }),
  endpoint({
    method: 'post',
    path: '/:id/shares',
    who: 'reporter',
    does: 'makes a link by which people outside see a draft',
    body: z.strictObject({
      days: z.union(shareDays.map((days) => z.literal(days)) as unknown as readonly [z.ZodType<ShareDays>]).default(7),
    }),
    handler: async ({ req, body: { days }, param }) => {
      const preview = await requirePreview(req, param('id'))
      const refusal = await sharingRefusal(req, preview)
      if (refusal) throw forbidden(req, refusal)
      const { token } = await withTransaction(req, async () => {
        await meetAt(req, [`shares:${param('id')}`, `${slugOf(req.payload, 'articles')}:${param('id')}`])
        const [article] = await savedArticles(req, { id: { equals: param('id') } }, 1)
        if (!article) throw notFound(req, sentence('There is no article with this id.'))
        if ((await sharesOf(req, param('id'))).length >= MOST_SHARES) {
          throw conflict(
            req,
            sentence('There are {most} links to this draft. End one of them first.', { most: MOST_SHARES }),
          )
        }
        return makeShare(req, param('id'), days)
      })
      const { serverURL } = req.payload.config
      const url = `${serverURL}${linkPath(req.payload)}?token=${token}`
      return answer({ ...(await told(req, preview)), url } satisfies MadeShareAnswer, 201)
    },
  }),
  endpoint({
    method: 'delete',
    path: '/:id/shares/:share',
    who: 'reporter',
    does: 'ends a link by which people outside see a draft',
    handler: async ({ req, param }) => {
      const preview = await requirePreview(req, param('id'))
      const { shares } = await told(req, preview)
      const share = shares.find(({ id }) => id === param('share'))
      if (!share) throw notFound(req, sentence('There is no such link to this draft.'))
      if (!share.mayEnd) {
        throw forbidden(
          req,
          sentence('A link is ended by whoever made it, by whoever the draft belongs to, or by an editor.'),
        )
      }
      await endShare(req, share)
      return told(req, preview)
    },
  }),
]

type Led = { share: OpenShare; preview: Preview; token: string }

/** What a link leads to: a draft that may be seen outside as it stands. */
async function follow({ payload }: PayloadRequest, token: string): Promise<Led | null> {
  const req = { payload, user: null }
  const share = await shareOf(req, token)
  const preview = share && (await previewOf(payload, share.article))
  if (!preview || isWithdrawn(preview)) return null
  return (await heldBack(payload, preview)).length > 0 ? null : { share, preview, token }
}

function nowhere({ headers, payload }: PayloadRequest): Response {
  return noDraft(payload, headers)
}

/** The endpoints of links, for whoever has one. */
export const linkEndpoints: Endpoint[] = [
  linkEndpoint({
    path: '/draft',
    does: 'shows a draft to whoever has a link to it, as a page or in one of the forms of the public API',
    query: { format: z.string().max(20).optional() },
    follow,
    nowhere,
    handler: async ({ req, led: { preview, share, token }, query: { format } }) => {
      const form = formAsked(req.headers.get('Accept'), format)
      if (form === null) {
        const answered = problem('not-acceptable', {
          detail: 'There is no such form; `format` is json, jsonld, ninjs, html, markdown or csl.',
        })
        for (const [name, value] of Object.entries(draftHeaders)) answered.headers.set(name, value)
        return answered
      }
      // Staff who look what others see have not opened it.
      if (!req.user) {
        await noteOpened({ payload: req.payload, user: null }, share).catch((err: unknown) =>
          req.payload.logger.error({ err, msg: 'cited: that a link was opened could not be noted' }),
        )
      }
      const image = `${linkPath(req.payload)}/image?token=${encodeURIComponent(token)}`
      const imageAt = (name: string | null) => (name === null ? image : `${image}&name=${encodeURIComponent(name)}`)
      const draft = { ...preview.draft, imageAt }
      return form === 'page'
        ? draftPage(req.payload, draft, { until: share.expiresAt, notes: [] })
        : draftIn(req.payload, draft, form)
    },
  }),
  linkEndpoint({
    path: '/draft/image',
    does: 'gives an image of a draft to whoever has a link to it',
    query: imageQuery,
    follow,
    nowhere,
    handler: async ({ req, led: { preview }, query: { name } }) =>
      (await imageOf(req.payload, preview, name)) ?? nowhere(req),
  }),
]
