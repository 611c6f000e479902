import { LINE_ENDS } from '../model/text'
import { NODE_CHARACTER } from './text'

/**
 * Text from outside as it may stand in a body: in Unicode NFC, its lines ended by "\n", without control characters but
 * tabs, without format characters that nobody sees (byte order marks, soft hyphens, marks of direction) and without
 * halves of surrogate pairs. The joiners within emoji and words stay. The character of body nodes must not come in with
 * a text: there it stands for pictures that stayed behind.
 */
export function outsideText(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(/[^\P{Cc}\t\n]|(?!\p{Join_Control}|[\u{e0020}-\u{e007f}])\p{Cf}|\p{Cs}/gu, '')
    .replaceAll(NODE_CHARACTER, '')
    .normalize('NFC')
}
