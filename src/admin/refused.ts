/** An answer of the server that is no success: its sentences for the editor, and what came with them. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly messages: string[],
    readonly data: Record<string, unknown>,
  ) {
    super(messages.join(' '))
  }
}

type ErrorAnswer = {
  errors?: { message?: string; data?: Record<string, unknown> & { errors?: { label?: unknown; message?: string }[] } }[]
}

/** What an error answer says: the sentences about single fields where there are some, which say more than their sum. */
export function refusedWith(status: number, answer: unknown, otherwise: string): Refused {
  const [first] = (answer as ErrorAnswer | null)?.errors ?? []
  const fields = (first?.data?.errors ?? []).flatMap(({ label, message }) =>
    message === undefined ? [] : typeof label === 'string' && label !== '' ? `${label}: ${message}` : message,
  )
  const sentence = first?.message ?? otherwise
  return new Refused(status, fields.length > 0 ? [...new Set(fields)] : [sentence], first?.data ?? {})
}

/** The sentences of whatever went wrong. */
export function sentencesOf(error: unknown): string[] {
  return error instanceof Refused ? error.messages : [error instanceof Error ? error.message : String(error)]
}
