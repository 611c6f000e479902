import { createHash, randomUUID } from 'node:crypto'
import type { Release } from '../model/release'

/** What a receiver is told. All attempts at it, also by hand, carry the same id and body. */
export type Message = { id: string; event: string; release: string | null; body: string }

function message(id: string, release: string | null, content: { type: string; [property: string]: unknown }): Message {
  return {
    id: `msg_${id}`,
    event: content.type,
    release,
    body: JSON.stringify(content),
  }
}

/** Thin: what happened and where to read it, never what the edition says. */
export function releaseMessage(subscription: string, release: Release): Message {
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
      sequence: release.sequence,
      hash: release.hash,
      kind: release.kind,
      statistics: release.statistics,
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
