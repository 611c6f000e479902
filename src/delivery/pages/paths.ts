/** The paths of the pages, on whatever host they are. */
function path(...parts: string[]): string {
  return `/${parts.map(encodeURIComponent).join('/')}`
}

/** What stands where a story has its slug: one with this slug is a part further down. */
const corrections = 'corrections'
const stories = 'stories'

/** Whether the parts of a path below a language are the address of a story that cannot have its slug there. */
export function isSetAside([first, second]: readonly string[]): boolean {
  return first === stories && second === corrections
}

export const pagePaths = {
  index: (language: string) => path(language),
  edition: ({ language, slug }: { language: string; slug: string }) =>
    slug === corrections ? path(language, stories, slug) : path(language, slug),
  corrections: (language: string) => path(language, corrections),
  figure: (language: string, id: string) => path(language, 'figures', id),
  embed: (language: string, id: string) => path(language, 'figures', id, 'embed'),
  topic: (language: string, slug: string) => path(language, 'topics', slug),
  person: (language: string, slug: string) => path(language, 'people', slug),
  source: (language: string, id: string) => path(language, 'sources', id),
}

/** Tells of the URL of a request whether it is the address of a page: below one of the languages. */
export function isPageOf(languages: readonly string[]): (url: string | undefined) => boolean {
  const codes = new Set(languages)
  return (url) => {
    if (!url?.startsWith('/')) return false
    const end = url.slice(1).search(/[/?]/)
    return codes.has(end < 0 ? url.slice(1) : url.slice(1, end + 1))
  }
}
