/** Where readers of old addresses are to be sent: a table that the server of a site takes. */
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createUrls } from '../../delivery/urls'
import type { Settings } from '../../options'
import { ImportError } from '../messages'
import { sentence } from '../sentences'

export type Redirect = {
  from: string
  to: string
  /** What it leads from is where the story was before it was where readers found it last. */
  isFormer?: boolean
}

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
    return before === pathname ? [] : [{ from: new URL(before, url).toString(), to, isFormer: true }]
  })
  return [{ from: url, to }, ...former].filter(({ from }) => from !== to)
}

/** An address as a browser asks for it, however it is written. */
export function addressOf(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url
}

/**
 * Redirects of which each leads from another address. A former address that is that of another story leads to it, or where
 * that is not public nowhere: not to the story that left it. `addresses`: all that stories are at. `dropped`: those left out.
 */
export function eachOnce(redirects: readonly Redirect[], addresses: ReadonlySet<string>) {
  const kept = new Map<string, Redirect>()
  const dropped: Redirect[] = []
  for (const redirect of redirects.toSorted((a, b) => Number(a.isFormer ?? false) - Number(b.isFormer ?? false))) {
    const { isFormer, to } = redirect
    const from = addressOf(redirect.from)
    const other = kept.get(from)
    if (other?.to === to) continue
    if (other || (isFormer && addresses.has(from))) dropped.push(redirect)
    else kept.set(from, redirect)
  }
  return { kept: redirects.filter((each) => kept.get(addressOf(each.from)) === each), dropped }
}

/** Redirects as CSV (RFC 4180) with a line of titles. */
export function redirectsAsCsv(redirects: readonly Redirect[]): string {
  const lines = [{ from: 'from', to: 'to' }, ...redirects]
  return lines.map(({ from, to }) => `${quoted(from)},${quoted(to)}\r\n`).join('')
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Looks, before hours of work, whether redirects can be written to a file. Throws `ImportError` where they cannot, or
 * where another file than one of redirects is there.
 */
export async function requirePlaceFor(file: string, called: string): Promise<void> {
  const refuse = (why: string) =>
    new ImportError(sentence("--redirects '{file}' cannot be written ({why}).", { file: called, why }))
  try {
    const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return null
    })
    if (found?.isDirectory()) throw refuse('EISDIR')
    if (found && found.size > 0 && !/^from,to\r?\n/.test((await readFile(file, 'utf8')).slice(0, 20))) {
      throw new ImportError(
        sentence("'{file}' is there already, and no table of redirects. Name another file with --redirects.", {
          file: called,
        }),
      )
    }
    await (await open(`${file}.part`, 'w')).close()
    await rm(`${file}.part`)
  } catch (error) {
    if (error instanceof ImportError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw refuse(code)
  }
}

/** Writes redirects to a file, which is there whole or as it was. */
export async function writeRedirects(file: string, redirects: readonly Redirect[]): Promise<void> {
  const beside = `${file}.part`
  await writeFile(beside, redirectsAsCsv(redirects))
  await rename(beside, file)
}
