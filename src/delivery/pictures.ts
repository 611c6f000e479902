/** Gives releases what is known of the images that they show, before answers are made of them. */
import { pictureNamed, pictureUrls, type PictureFacts } from '../model/pictures'
import { editionOf, type Release } from '../model/release'
import type { ReleaseStore } from './store'

/** A release with what is known of its images, by their addresses in its document. */
export type PicturedRelease = Release & { pictures?: ReadonlyMap<string, PictureFacts> }

type Facts = (name: string) => Promise<PictureFacts | null>

async function pictured(release: Release, facts: Facts): Promise<PicturedRelease> {
  const document = editionOf(release)
  const urls = document ? pictureUrls(document) : []
  if (urls.length === 0) return release
  const found = await Promise.all(
    urls.map(async (url) => {
      const name = pictureNamed(url)
      const known = name === null ? null : await facts(name)
      return known ? [[url, known] as const] : []
    }),
  )
  return { ...release, pictures: new Map(found.flat()) }
}

/** Whether a release has a document that readers get. */
function saysSomething(release: Release): boolean {
  return editionOf(release) !== null
}

/** The same store, whose releases of editions come with what is known of their images; in lists, those that say something. */
export function withPictures(store: ReleaseStore, facts: Facts): ReleaseStore {
  const one = async (reading: Promise<Release | null>) => {
    const release = await reading
    return release && pictured(release, facts)
  }
  const all = async (reading: Promise<Release[]>) =>
    Promise.all((await reading).map((release) => pictured(release, facts)))
  const page = async <Page extends { editions: Release[] }>(reading: Promise<Page>): Promise<Page> => {
    const found = await reading
    // What was redacted since the list was read says nothing any more: a page of a list is not refused for it.
    return { ...found, editions: await all(Promise.resolve(found.editions.filter(saysSomething))) }
  }
  return {
    ...store,
    liveAt: (query) => one(store.liveAt(query)),
    newestOfArticle: (article) => one(store.newestOfArticle(article)),
    newestOfStory: (story) => all(store.newestOfStory(story)),
    liveEditions: (query) => page(store.liveEditions(query)),
    search: (query) => page(store.search(query)),
    sharing: async (query) =>
      Promise.all(
        (await store.sharing(query))
          .filter(({ release }) => saysSomething(release))
          .map(async ({ release, shared }) => ({ release: await pictured(release, facts), shared })),
      ),
    liveCarrying: (query) => all(store.liveCarrying(query)),
  }
}
