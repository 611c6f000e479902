/**
 * What a sentence's translations are found by: its English. In the package, where every English sentence would stand
 * twice, it is a short hash of it (`release/sentenceKey.ts`).
 */
export function sentenceKey(english: string): string {
  return english
}
