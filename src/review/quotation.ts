/** Words in quotation marks, or after a dialogue dash, found in running text. */
export type FoundQuotation = {
  /** Where the marks begin and end, in UTF-16 code units. */
  start: number
  end: number
  /** Where the words between the marks begin and end. */
  innerStart: number
  innerEnd: number
  /** The words without their marks. */
  text: string
  /** `speech` is what somebody said; `title` a work or another name; `scare` a single word or a term held at a distance. */
  kind: 'speech' | 'title' | 'scare'
  /** Whether the words around it leave no doubt of its kind; what is in doubt keeps nobody from publishing. */
  isCertain: boolean
}
