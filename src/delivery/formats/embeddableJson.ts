/**
 * JSON that may stand in a script element of a page as it is: no `<` begins a tag or a comment in it, and it is a literal
 * of every JavaScript (before ECMAScript 2019 two of the line ends of Unicode were not).
 */
export function embeddableJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
