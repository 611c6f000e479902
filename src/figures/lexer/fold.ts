/** A word as it is compared: without case and accents, since news copy leaves out both. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  // Most words are ASCII, and normalizing is slow.
  return /^[\x20-\x7e]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .replace(/’/g, "'")
}
