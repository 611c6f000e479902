/** The id that a relation holds, populated or not; undefined when it is empty or no id at all. */
export function idOf(value: unknown): string | undefined {
  const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : value
  return typeof id === 'string' && id !== '' ? id : typeof id === 'number' ? String(id) : undefined
}
