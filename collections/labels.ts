/** A label in the languages of the admin. */
export const label = (en: string, es: string) => ({ en, es })

/** The options of a select, written `value: [English, Spanish]`. */
export const options = (entries: Record<string, [string, string]>) =>
  Object.entries(entries).map(([value, [en, es]]) => ({ label: label(en, es), value }))
