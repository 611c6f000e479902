/** How long the headlines of an edition may be, in characters: no more of them is read, and none longer is published. */
export const LONGEST = { title: 300, dek: 1000 } as const
