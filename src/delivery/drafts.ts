/**
 * A draft as readers would get it, for those who may see one: by the pages and the forms of what is released, marked as a
 * draft, and for no cache and no search engine. The public API knows nothing of it.
 */
import type { Payload } from 'payload'
import type { EditionDocument } from '../model/document'
import { pictureNamed, type PictureFacts } from '../model/pictures'
import { isLive, type Release } from '../model/release'
import { settingsOf } from '../options'
import { hashOf } from '../releases/canonical'
import { hashesOf, salted } from '../releases/salt'
import { preferredLanguage } from './accept'
import { atReaders, toEdition, toTranslations } from './answers'
import { changedByEach, stepsOf } from './corrections'
import { acceptedFormat, formats, isFormat, type FormatName } from './formats'
import { embeddableJson } from './formats/embeddableJson'
import { toHtmlPage } from './formats/html'
import { toJsonLd } from './formats/jsonld'
import { toNinjs } from './formats/ninjs'
import { createPublication, type Publication } from './formats/publication'
import { pageWords } from './formats/words'
import { deliveryOptions, mediaOf } from './options'
import { absencePage } from './pages/lists'
import type { Site } from './pages/layout'
import { policyOf } from './pages/policy'
import { storyPage, type DraftNotes } from './pages/story'
import { payloadStore } from './payloadStore'
import { problem } from './problem'
import type { DraftEdition, Edition } from './schemas'
import { createUrls } from './urls'

export type Draft = {
  document: EditionDocument
  /** When it was saved last, ISO 8601. */
  savedAt: string
  /** The newest releases of the editions of its story. */
  story: Release[]
  /** The newest release of it. */
  newest: Release | undefined
  /** The addresses of its images, for whoever sees it, by what they are called in public; null for the main one. */
  imageAt: (name: string | null) => string
}

/** What keeps a draft from caches, search engines and whoever its links lead to. */
export const draftHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
}

const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

function siteOf(payload: Payload): Site {
  const { baseURL, basePath, license, locales, logo, name, reader, site } = deliveryOptions(payload)
  const { languages, timeZone } = settingsOf(payload)
  const urls = createUrls(baseURL, basePath, { site, hasPages: reader !== null })
  const localeOf = (language: string) => locales[language] ?? language
  const publication = createPublication({ name, logo, license, localeOf }, urls)
  return { publication, languages, timeZone, urls, style: reader?.style ?? '' }
}

/** The edition that a draft would be, had it been released as it stands. */
async function editionOf(payload: Payload, { urls }: Site, { document, imageAt, newest, savedAt, story }: Draft) {
  const { facts } = mediaOf(payload)
  const pictures = new Map<string, PictureFacts>()
  const shownAt = async <Shown extends { url: string }>(image: Shown, isMain = false): Promise<Shown> => {
    const name = pictureNamed(image.url)
    if (name === null) return image
    const url = imageAt(isMain ? null : name)
    const known = await facts(name)
    // Its sizes are public once it is.
    if (known) pictures.set(url, { ...known, sizes: [] })
    return { ...image, url }
  }
  const hero = document.hero && (await shownAt(document.hero, true))
  const body = await Promise.all(document.body.map(async (block) => (block._type === 'image' ? shownAt(block) : block)))
  const byline = await Promise.all(
    document.byline.map(async (signer) => (signer.photo ? { ...signer, photo: await shownAt(signer.photo) } : signer)),
  )
  const release = {
    id: '',
    sequence: null,
    article: newest?.article ?? '',
    story: document.story,
    language: document.language,
    slug: document.slug,
    version: (newest?.version ?? 0) + 1,
    kind: newest ? ('updated' as const) : ('published' as const),
    at: savedAt,
    publishedAt: newest?.publishedAt ?? savedAt,
    hash: hashOf(salted(payload.secret, document)),
    previous: newest?.hash ?? null,
    note: null,
    statistics: [],
    newest: false,
    document: { ...document, byline, hero, body },
    pictures,
  }
  const steps = newest && isLive(newest) ? await stepsOf(payloadStore(payload), newest, document) : []
  const edition = toEdition(release, toTranslations(release, story, urls), urls, changedByEach(document, steps))
  return { edition, steps }
}

type PageOptions = { framedBy?: 'none' | 'self'; status?: number }

function answerPage(page: string, site: Site, language: string, { framedBy, status = 200 }: PageOptions): Response {
  return new Response(page, {
    status,
    headers: {
      ...draftHeaders,
      'Content-Language': language,
      'Content-Length': String(Buffer.byteLength(page)),
      'Content-Security-Policy': policyOf(site, framedBy),
      'Content-Type': 'text/html; charset=utf-8',
    },
  })
}

/** A draft as the page that its readers would get, with what is said above it. Only what is shown to staff is framed. */
export async function draftPage(payload: Payload, draft: Draft, notes: DraftNotes): Promise<Response> {
  const site = siteOf(payload)
  const { edition, steps } = await editionOf(payload, site, draft)
  const { document, newest } = draft
  const isPublished = newest !== undefined && isLive(newest) && hashesOf(payload.secret, document).includes(newest.hash)
  const page = storyPage(site, {
    edition: atReaders(edition, site.urls),
    document,
    steps,
    draft: { ...notes, isPublished },
  })
  return answerPage(page, site, edition.language, { framedBy: notes.until === null ? 'self' : 'none' })
}

/** How each form says that it is a draft: beside what it says, so that the hash stays that of the document. */
const written: Record<FormatName, (edition: Edition, publication: Publication) => string> = {
  json: (edition) => JSON.stringify({ ...edition, draft: true } satisfies DraftEdition),
  jsonld: (...given) => embeddableJson({ ...toJsonLd(...given), creativeWorkStatus: 'Draft' }),
  ninjs: (...given) => JSON.stringify({ ...toNinjs(...given), pubStatus: 'withheld' }),
  html: (...given) => toHtmlPage(...given, { isDraft: true }),
  markdown: (edition, publication) =>
    `> **${pageWords(edition.language).draft}**\n\n${formats.markdown.write(edition, publication)}`,
  // A list of sources, none of which is a draft: its headers say it.
  csl: (...given) => formats.csl.write(...given),
}

/** A draft in one of the forms of the public API. */
export async function draftIn(payload: Payload, draft: Draft, format: FormatName): Promise<Response> {
  const site = siteOf(payload)
  const { edition } = await editionOf(payload, site, draft)
  const body = written[format](edition, site.publication)
  return new Response(body, {
    headers: {
      ...draftHeaders,
      'Cited-Draft': 'true',
      'Content-Language': edition.language,
      'Content-Length': String(Buffer.byteLength(body)),
      'Content-Security-Policy': DATA_POLICY,
      'Content-Type': formats[format].contentType,
    },
  })
}

/** What somebody who follows a link gets: the page, as browsers ask for it, or a form; null where they take none. */
export function formAsked(accept: string | null, format: string | undefined): FormatName | 'page' | null {
  if (format !== undefined) return isFormat(format) ? format : null
  const form = acceptedFormat(accept)
  return form === 'html' ? 'page' : form
}

/** What every link that leads nowhere is answered, whatever the reason. */
export function noDraft(payload: Payload, headers: Headers): Response {
  if (acceptedFormat(headers.get('Accept')) !== 'html') {
    const answer = problem('not-found', { detail: 'This link leads nowhere, or not any more.' })
    for (const [name, value] of Object.entries(draftHeaders)) answer.headers.set(name, value)
    answer.headers.set('Content-Security-Policy', DATA_POLICY)
    return answer
  }
  const site = siteOf(payload)
  const codes = site.languages.map(({ code }) => code)
  const language = preferredLanguage(headers.get('Accept-Language'), codes) ?? codes[0] ?? 'en'
  const page = absencePage(site, language, ({ words }) => ({ heading: words.noLink, text: words.noLinkText }), {
    isDraft: true,
  })
  return answerPage(page, site, language, { status: 404 })
}
