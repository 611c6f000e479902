import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** What a caller sends to make others wait, and how long it is worked on. */
const hostile = 'tests/security/hostile*.test.ts'

export default defineConfig({
  // Outside Next, the development build of Lexical hangs on a top-level await in plain Node.
  resolve: { conditions: ['production'] },
  ssr: { resolve: { conditions: ['production', 'node'] } },
  test: {
    execArgv: ['--conditions=production'],
    // A worker reads the modules once for all its files: reading them is most of what a file takes, and none keeps
    // anything in them that another would meet.
    isolate: false,
    // Each has a Payload of its own in memory, and the databases need a core as well.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism() - 1)),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,collections,seed}/**/*.test.ts', 'tests/*.test.ts', 'tests/corpus/*.test.ts'],
          pool: 'threads',
          // A busy machine takes its time; what hangs is noticed all the same.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{integration,promises,security}/**/*.test.ts'],
          exclude: [hostile],
          globalSetup: ['tests/support/mongodb.ts', 'tests/support/postgres.ts'],
          hookTimeout: 120_000,
          pool: 'forks',
          // A database that another project shares is slow or refuses now and then. CI names what it tried twice.
          retry: process.env.CI ? 1 : 0,
          testTimeout: 180_000,
        },
      },
      {
        extends: true,
        // In a process of its own: what is read here fills the memory, and beside all that the other files have left in it
        // clearing that takes ten times as long as the reading.
        test: { name: 'hostile', include: [hostile], isolate: true, pool: 'forks', testTimeout: 180_000 },
      },
    ],
  },
})
