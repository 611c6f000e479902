/** What XML has no place for, however it is written (XML 1.0, 2.2). */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/**
 * A document in XML without what that has no place for. Text is clean since it is cleaned when it is saved; what was
 * released before stays as it was, and one character of it would make the whole document unreadable.
 */
export function readableXml(document: string): string {
  return document.replace(NOT_XML, '')
}
