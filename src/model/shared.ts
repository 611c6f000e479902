/**
 * What the copies of this code in one process have in common. Next bundles copies of its own, and in development reads the
 * config again with another, beside a Payload that the first one has started.
 */
export function shared<T extends object>(name: string, make: () => T): T {
  const everywhere = globalThis as unknown as Record<symbol, T | undefined>
  return (everywhere[Symbol.for(`cited.${name}`)] ??= make())
}
