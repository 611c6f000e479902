import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  // Outside Next, the development build of Lexical hangs on a top-level await in plain Node.
  resolve: { conditions: ['production'] },
  ssr: { resolve: { conditions: ['production', 'node', 'import'] } },
  test: {
    exclude: [...configDefaults.exclude, 'tests/e2e/**', '.next/**'],
    execArgv: ['--conditions=production'],
    fileParallelism: true,
    globalSetup: ['tests/support/mongodb.ts'],
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
    testTimeout: 180_000,
  },
})
