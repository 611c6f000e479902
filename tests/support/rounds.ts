/** How many rounds a test by chance makes: so many as usual, `ROUNDS` times that in a long run (`npm run test:long`). */
export function rounds(usual: number): number {
  return Math.ceil(usual * Number(process.env.ROUNDS ?? 1))
}
