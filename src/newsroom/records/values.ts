import type { Endpoint } from 'payload'
import { endpoint } from '../../access/endpoint'
import { inTransactionOf } from '../../database/request'
import type { StatisticRecord } from '../../model/records'
import { slugOf } from '../../model/slugs'
import { namesOf } from '../accounts/names'
import { requireRecord } from './requireRecord'

/** What a statistic stated, since when, and who said so; null for whoever is gone, and for what nobody did. */
export type StatedValue = Pick<StatisticRecord, 'high' | 'qualifier' | 'status' | 'value'> & {
  at: string
  by: string | null
}

type Version = { updatedAt: string; version: StatedValue & { editedBy?: number | string | null } }

/** Versions that are looked at: the newest. */
const MOST_VERSIONS = 1000

function stateOf({ high, qualifier, status, value }: Omit<StatedValue, 'at' | 'by'>): string {
  return JSON.stringify([high ?? null, qualifier, status, value])
}

/** Those that state something else than the one before them. Oldest first. Pure. */
function withoutRepeats<Stated extends Omit<StatedValue, 'at' | 'by'>>(versions: readonly Stated[]): Stated[] {
  return versions.filter((each, index) => {
    const before = versions[index - 1]
    return before === undefined || stateOf(before) !== stateOf(each)
  })
}

/**
 * `GET /api/statistics/:id/values`: what a statistic stated over time and how sure the newsroom was, newest first; with it
 * who verified it, and when.
 */
export function valuesEndpoint(): Endpoint {
  return endpoint({
    method: 'get',
    path: '/:id/values',
    who: 'reporter',
    does: 'lists what a figure stated over time, and who said so',
    handler: async ({ req, param }) => {
      await requireRecord(req, 'statistics', param('id'))
      const { docs } = await req.payload.findVersions({
        collection: slugOf(req.payload, 'statistics'),
        depth: 0,
        limit: MOST_VERSIONS,
        overrideAccess: false,
        pagination: false,
        req: inTransactionOf(req),
        select: {
          updatedAt: true,
          version: { editedBy: true, high: true, qualifier: true, status: true, value: true },
        },
        sort: '-updatedAt',
        where: { parent: { equals: param('id') } },
      })
      const versions = (docs as unknown as Version[]).toReversed()
      const stated = withoutRepeats(versions.map(({ updatedAt, version }) => ({ ...version, at: updatedAt })))
      const names = await namesOf(
        req,
        stated.flatMap(({ editedBy }) => (editedBy === null || editedBy === undefined ? [] : [String(editedBy)])),
      )
      const values = stated.map(({ at, editedBy, high, qualifier, status, value }): StatedValue => ({
        value,
        high: high ?? null,
        qualifier,
        status,
        at,
        by: names.get(String(editedBy)) ?? null,
      }))
      return { values: values.toReversed() }
    },
  })
}
