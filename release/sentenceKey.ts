/**
 * What a sentence's translations are found by in the package, in place of `src/model/sentenceKey.ts`: 40 bits of FNV-1a
 * (two halves of 32 bits, cut), in base 36. `release:build` refuses two sentences of a room that share one.
 */
export function sentenceKey(english: string): string {
  let [low, high] = [0x811c9dc5, 0x01000193]
  for (let index = 0; index < english.length; index += 1) {
    low = Math.imul(low ^ english.charCodeAt(index), 0x01000193)
    high = Math.imul(high ^ english.charCodeAt(index), 0x85ebca6b)
  }
  return ((low >>> 0) * 256 + (high >>> 24)).toString(36)
}
