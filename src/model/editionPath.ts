/** The path of an edition below the public API. */
export function editionPath({ language, slug }: { language: string; slug: string }): string {
  return `/articles/${encodeURIComponent(language)}/${encodeURIComponent(slug)}`
}
