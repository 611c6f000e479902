import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How often something may be done: `times` within `seconds`. */
export type Rate = { times: number; seconds: number }

/** Beyond them a caller is answered 429. A caller is an address; each process counts by itself. */
export type RateLimits = {
  /** Failed attempts to sign in to one account. @default 10 in 15 minutes */
  signIn: Rate
  /** Failed attempts to sign in, whatever the account. @default 100 in 15 minutes */
  signInAnywhere: Rate
  /** Mails to set a new password that are asked for one account, and that one account is sent. @default 5 in an hour */
  reset: Rate
  /** Mails to set a new password that are asked for, and tries of what they hold. @default 30 in an hour */
  resetAnywhere: Rate
  /** Requests to the public API. @default 60,000 in a minute */
  publicApi: Rate
}

const QUARTER = 15 * 60
const HOUR = 60 * 60

export const defaultRateLimits: RateLimits = {
  signIn: { times: 10, seconds: QUARTER },
  signInAnywhere: { times: 100, seconds: QUARTER },
  reset: { times: 5, seconds: HOUR },
  resetAnywhere: { times: 30, seconds: HOUR },
  publicApi: { times: 60_000, seconds: 60 },
}

const never: Rate = { times: Infinity, seconds: 1 }

/** As often as anybody likes. */
export const unlimited: RateLimits = {
  signIn: never,
  signInAnywhere: never,
  reset: never,
  resetAnywhere: never,
  publicApi: never,
}

/** Counts what somebody does. */
export type Counter = {
  /** Counts once; gives the seconds to wait where that was once too often, otherwise null. */
  count: (who: string) => Promise<number | null>
  /** Takes one back. */
  uncount: (who: string) => Promise<void>
}

/** A counter in the memory of this process. */
export function counter({ times, seconds }: Rate): Counter {
  if (times === Infinity) return { count: () => Promise.resolve(null), uncount: () => Promise.resolve() }
  const limiter = new RateLimiterMemory({ points: times, duration: seconds })
  return {
    count: async (who) => {
      try {
        await limiter.consume(who)
        return null
      } catch (over) {
        if (!(over instanceof RateLimiterRes)) throw over
        return Math.max(1, Math.ceil(over.msBeforeNext / 1000))
      }
    },
    uncount: async (who) => {
      await limiter.reward(who)
    },
  }
}
