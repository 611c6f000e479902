/** A label in the languages of the admin. */
export function label(en: string, es: string) {
  return { en, es }
}

/** The options of a select, written `value: [English, Spanish]`. */
export function options(entries: Record<string, [string, string]>) {
  return Object.entries(entries).map(([value, [en, es]]) => ({ label: label(en, es), value }))
}
