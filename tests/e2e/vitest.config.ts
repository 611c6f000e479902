import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    fileParallelism: false,
    globalSetup: ['tests/e2e/server.ts'],
    hookTimeout: 120_000,
    include: ['tests/e2e/**/*.test.ts'],
    maxWorkers: 1,
    pool: 'forks',
    testTimeout: 120_000,
  },
})
