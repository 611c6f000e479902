import type { Sentence } from '../src/model/sentence'
import { sentence } from './sentences'

/** A label in the languages of the admin. */
export const label = sentence

/** The options of a select, by their values. */
export function choices(labels: Record<string, Sentence>) {
  return Object.entries(labels).map(([value, label]) => ({ label, value }))
}
