/** A reporter that names each test that passed at its second attempt, with why the first failed: what CI tries again is said. */
import type { Reporter, TestCase } from 'vitest/node'

export default class TriedTwice implements Reporter {
  readonly #named: string[] = []

  onTestCaseResult(test: TestCase): void {
    if (!test.diagnostic()?.flaky) return
    const [why = ''] = (test.result().errors ?? []).map(({ message }) => message)
    this.#named.push(`TRIED TWICE ${test.module.relativeModuleId} > ${test.fullName}: ${why.split('\n')[0]}`)
  }

  onTestRunEnd(): void {
    for (const line of this.#named) console.info(line)
  }
}
