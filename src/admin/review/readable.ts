import { NODE_CHARACTER } from '../../body'

/** The words of a finding with a gap where a body node stands in them. */
export function readable(text: string): string {
  return text.replaceAll(NODE_CHARACTER, '…')
}
