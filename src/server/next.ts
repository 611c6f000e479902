import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'

/** Runs Next's command line in this project and gives its exit code. */
export function runNext(args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const script = createRequire(import.meta.url).resolve('next/dist/bin/next')
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ? 130 : (code ?? 1)))
  })
}
