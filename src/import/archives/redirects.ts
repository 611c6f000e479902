/** Where readers of old addresses are to be sent: a table that the server of a site takes. */
import { rename, writeFile } from 'node:fs/promises'
import { createUrls } from '../../delivery/urls'
import type { Settings } from '../../options'

export type Redirect = { from: string; to: string }

/** The redirects to an edition, from the address that it had elsewhere, and from those that it had there before. */
export function redirectsTo(
  edition: { language: string; slug: string },
  { formerSlugs, url }: { formerSlugs: readonly string[]; url: string | null },
  {
    serverURL,
    settings: { api, reader, site },
  }: { serverURL: string; settings: Pick<Settings, 'api' | 'reader' | 'site'> },
): Redirect[] {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return []
  const to = createUrls(serverURL, api.path, { site, hasPages: reader !== null }).read(edition)
  const { pathname } = new URL(url)
  const former = formerSlugs.flatMap((slug) => {
    const before = pathname.replace(/(?<![^/])[^/]+(?=\/?$)/, () => encodeURIComponent(slug))
    return before === pathname ? [] : [new URL(before, url).toString()]
  })
  return [url, ...former].flatMap((from) => (from === to ? [] : [{ from, to }]))
}

/** Redirects as CSV (RFC 4180) with a line of titles. */
export function redirectsAsCsv(redirects: readonly Redirect[]): string {
  const lines = [{ from: 'from', to: 'to' }, ...redirects]
  return lines.map(({ from, to }) => `${quoted(from)},${quoted(to)}\r\n`).join('')
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Writes redirects to a file, which is there whole or as it was. */
export async function writeRedirects(file: string, redirects: readonly Redirect[]): Promise<void> {
  const beside = `${file}.part`
  await writeFile(beside, redirectsAsCsv(redirects))
  await rename(beside, file)
}
