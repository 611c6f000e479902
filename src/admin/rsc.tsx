/** What the admin renders on the server: with the page come the records that its body names. */
// By its name, since what runs in the browser is an entry of its own in the package.
import { CreateFirstUserView } from '@payloadcms/next/views'
import { AttributionPanel, Elsewhere, FirstAccount, KnownRecords, SayShown } from 'cited/client'
import type { AdminViewServerProps, BeforeListTableServerProps, TypedLocale, UIFieldServerProps } from 'payload'
import { attributionsOf, type AttributionFields, type LexicalBody } from '../body'
import type { Language } from '../model/languages'
import { slugOf } from '../model/slugs'
import type { KnownRecords as Known } from './recordStore'
import { mergedElsewhere } from '../newsroom/records/keptOnly'
import { selections } from './selections'

type Props = UIFieldServerProps & { languages: Language[] }

const named = {
  statistics: (fields: AttributionFields) => (fields.blockType === 'figure' ? fields.statistic : null),
  quotes: (fields: AttributionFields) => (fields.blockType === 'quotation' ? fields.quote : null),
  sources: (fields: AttributionFields) => (fields.blockType === 'citation' ? fields.source : null),
}

/** The panel of an article, with the records of its body as whoever opens it may read them. */
export async function Attribution({ data, languages, req }: Props) {
  const { body, language } = (data ?? {}) as { body?: LexicalBody | null; language?: string }
  const locale = languages.find(({ code }) => code === language)?.code ?? languages[0]?.code ?? 'en'
  const attributions = attributionsOf(body)
  const read = async <Slug extends keyof Known['records']>(collection: Slug): Promise<Known['records'][Slug]> => {
    const ids = [...new Set(attributions.flatMap(({ fields }) => named[collection](fields) ?? []))]
    if (ids.length === 0) return []
    const { docs } = await req.payload.find({
      collection: slugOf(req.payload, collection),
      depth: 1,
      joins: false as never,
      locale: locale as TypedLocale,
      overrideAccess: false,
      pagination: false,
      populate: { [slugOf(req.payload, 'sources')]: { name: true } },
      req: { user: req.user, context: {} },
      select: Object.fromEntries(selections[collection].map((field) => [field, true])),
      where: { id: { in: ids } },
    })
    return docs as unknown as Known['records'][Slug]
  }
  const known: Known = {
    locale,
    records: { statistics: await read('statistics'), quotes: await read('quotes'), sources: await read('sources') },
  }
  return (
    <KnownRecords key={`${String(data?.id)} ${String(data?.updatedAt)}`} known={known}>
      <AttributionPanel languages={languages} />
    </KnownRecords>
  )
}

/**
 * Has the list that it is in say what it showed, and when it was read: it is rendered with it. Where it is searched, says
 * where those went that were merged into others, which it leaves out.
 */
export async function ShownInList({ collectionSlug, locale, payload, searchParams, user }: BeforeListTableServerProps) {
  const readAt = new Date().toISOString()
  const search = searchParams?.search
  const merged =
    typeof search === 'string' && user
      ? await mergedElsewhere({ payload, user, ...(locale && { locale: locale.code }) }, collectionSlug, search)
      : null
  return (
    <>
      {merged && merged.found.length > 0 && <Elsewhere collection={merged.collection} found={merged.found} />}
      <SayShown readAt={readAt} />
    </>
  )
}

/** In the place of Payload's own: its form, which asks less. */
export function FirstAccountView(props: AdminViewServerProps) {
  return (
    <FirstAccount>
      <CreateFirstUserView {...props} />
    </FirstAccount>
  )
}
