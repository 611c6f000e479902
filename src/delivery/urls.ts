/** The addresses of the public API; absolute when it knows where it is served from, relative to the host otherwise. */
export type Urls = ReturnType<typeof createUrls>

/** Builds addresses under `baseURL` (`https://news.example`, or empty) and `basePath` (`/api/v1`). */
export function createUrls(baseURL: string, basePath: string) {
  const base = baseURL.replace(/\/+$/, '')
  const root = base + basePath
  return {
    root,
    /** A path on the same host, such as that of an image. */
    absolute: (path: string) => (path.startsWith('/') ? base + path : path),
    articles: `${root}/articles`,
    edition: ({ language, slug }: { language: string; slug: string }) =>
      `${root}/articles/${encodeURIComponent(language)}/${encodeURIComponent(slug)}`,
    articlesPage: (limit: number) => `${root}/articles?limit=${limit}`,
    feed: (file: string, query: URLSearchParams) =>
      `${root}/feeds/${file}${query.size > 0 ? `?${query.toString()}` : ''}`,
    changes: (query: URLSearchParams) => `${root}/changes?${query.toString()}`,
  }
}
