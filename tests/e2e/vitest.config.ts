import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // As long as an editor would wait for something to appear.
    expect: { poll: { timeout: 20_000 } },
    globalSetup: ['tests/e2e/server.ts'],
    hookTimeout: 120_000,
    include: ['tests/e2e/**/*.test.ts'],
    // Each file has a server and a database of its own.
    maxWorkers: 2,
    pool: 'forks',
    // A browser on a busy machine misses a moment now and then. What was tried twice is said in the report.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 120_000,
  },
})
