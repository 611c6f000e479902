/** Today in UTC as the collections keep a day: at noon, so that no time zone moves it to another one. */
export function today(): string {
  return `${new Date().toISOString().slice(0, 10)}T12:00:00.000Z`
}
