/** Something that a test waits for: `sent` resolves once `send` is called. */
export function signal() {
  let send: () => void = () => undefined
  const sent = new Promise<void>((resolve) => (send = resolve))
  return { send, sent }
}
