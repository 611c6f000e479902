import autocannon from 'autocannon'
import { median } from './processes'

export type Target = { name: string; url: string; headers?: Record<string, string> }
export type Measured = { perSecond: number; p50: number; p99: number; statuses: number[] }

/** Requests at a time: enough that the server is what is measured, and a median of some milliseconds. */
const CONNECTIONS = 50

/** Asks each target in turn, again and again, so that what else the machine does meets all of them. Gives medians. */
export async function loadInTurns(
  targets: Target[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Map<string, Measured>> {
  const results = new Map<string, autocannon.Result[]>(targets.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, url, headers = {} } of targets) {
      const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: round === 0 ? 1 : seconds })
      if (result.errors > 0) throw new Error(`${name}: ${result.errors} requests failed.`)
      // The first is to warm up.
      if (round > 0) results.get(name)?.push(result)
    }
  }
  return new Map(
    [...results].map(([name, all]) => {
      const of = (read: (result: autocannon.Result) => number) => median(all.map(read))
      const statuses = all.flatMap((result) => Object.keys(result.statusCodeStats ?? {}).map(Number))
      return [
        name,
        {
          perSecond: of(({ requests }) => requests.average),
          p50: of(({ latency }) => latency.p50),
          p99: of(({ latency }) => latency.p99),
          statuses: [...new Set(statuses)],
        },
      ]
    }),
  )
}
