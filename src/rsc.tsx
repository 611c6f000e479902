/** What a site's own pages render on the server, in React. It sends nothing to the browser but what it shows. */
import { toHtml, type HtmlOptions, type PortableText } from './body'

/** The body of an edition, as the public API gives it. `notes`: the page with the notes, where that is another one. */
export function EditionBody({ body, ...options }: { body: PortableText } & HtmlOptions) {
  // Everything in it is escaped (`toHtml`).
  return <div className="cited-body" dangerouslySetInnerHTML={{ __html: toHtml(body, options) }} />
}
