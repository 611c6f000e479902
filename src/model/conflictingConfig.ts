/** What the settings of a project do not go together with. Its message names the option and what to do. */
export class ConflictingConfig extends Error {
  constructor(message: string) {
    super(`cited: ${message}`)
  }
}
