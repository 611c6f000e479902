/** Tells on the terminal why a command stopped: the sentence alone when it is one of ours, the stack when it is a fault. */
export function report(error: unknown): void {
  const ours =
    error instanceof Error && ['BackupError', 'EnvironmentError', 'StartupError'].includes(error.constructor.name)
  console.error(ours ? error.message : error)
}
