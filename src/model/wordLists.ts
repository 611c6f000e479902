/** Lists of words written as one text each: a page of quotation marks and commas is not read by anybody. */

/** The words of a list, which white space divides. */
export function words(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '')
}

/** The phrases of a list, which commas divide. */
export function phrases(list: string): string[] {
  return list.split(',').map((phrase) => words(phrase).join(' '))
}

/** Every phrase of a list with the same meaning. */
export function meaning<Meaning>(shared: Meaning, list: string): Record<string, Meaning> {
  return Object.fromEntries(phrases(list).map((phrase) => [phrase, shared]))
}

/**
 * Every phrase of a list with the code that is its last word.
 * @example coded('square miles [mi_i]2, tonnes t') // { 'square miles': '[mi_i]2', tonnes: 't' }
 */
export function coded(list: string): Record<string, string> {
  return Object.fromEntries(
    phrases(list).map((phrase) => {
      const end = phrase.lastIndexOf(' ')
      return [phrase.slice(0, end), phrase.slice(end + 1)]
    }),
  )
}

/** The same with numbers. @example numbered('half 2, third 3') // { half: 2, third: 3 } */
export function numbered(list: string): Record<string, number> {
  return Object.fromEntries(Object.entries(coded(list)).map(([phrase, number]) => [phrase, Number(number)]))
}
