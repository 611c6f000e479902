import { createHash, randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { editionPath } from '../model/editionPath'
import type { Release } from '../model/release'
import type { ChangedRecord } from '../releases/readersView'
import { settingsOf } from '../options'

/** What a receiver is told. All attempts at it, also by hand, carry the same id, and the same body unless it was redacted. */
export type Message = { id: string; event: string; release: string | null; body: string }

function message(id: string, release: string | null, content: { type: string; [property: string]: unknown }): Message {
  return {
    id: `msg_${id}`,
    event: content.type,
    release,
    body: JSON.stringify(content),
  }
}

/** Where the public API answers, without a slash at its end: the address that other servers have for it where it is known. */
export function apiRoot(payload: Pick<Payload, 'config'>): string {
  const { routes, serverURL } = payload.config
  return `${serverURL.replace(/(?<!\/)\/+$/, '')}${routes.api}${settingsOf(payload).api.path}`
}

/**
 * Thin: what happened and where to read it; of what the edition says only what a correction changed. `root` is the
 * address of the public API.
 */
export function releaseMessage(
  subscription: string,
  release: Release,
  root: string,
  changed: readonly ChangedRecord[] = [],
): Message {
  return message(
    createHash('sha256')
      .update(`${subscription}\n${String(release.id)}`)
      .digest('hex')
      .slice(0, 32),
    String(release.id),
    {
      type: `edition.${release.kind}`,
      timestamp: release.at,
      story: release.story,
      language: release.language,
      slug: release.slug,
      url: root + editionPath(release),
      sequence: release.sequence,
      hash: release.hash,
      previous: release.previous ?? null,
      kind: release.kind,
      statistics: release.statistics,
      changed,
      redacts: release.redacts ?? [],
    },
  )
}

/** What "Send a test" sends: nothing happened. */
export function testMessage(subscription: string, now: Date): Message {
  return message(randomUUID().replaceAll('-', ''), null, {
    type: 'webhook.test',
    timestamp: now.toISOString(),
    webhook: subscription,
  })
}
