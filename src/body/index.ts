export { outsideText } from './outsideText'
export { embeddedAt, embedFields, embedNode, embedProviders } from './embeds'
export { excerptInText, withoutQuoteMarks } from './excerpt'
export { fromHtml, isUnmarked } from './fromHtml'
export { fromMarkdown } from './fromMarkdown'
export type { MarkdownArticle } from './fromMarkdown'
export { frontMatter } from './frontMatter'
export { escapeHtml, toHtml } from './html'
export type { HtmlOptions } from './html'
export type { PortableText } from '../model/document'
export type { Sentence } from '../model/sentence'

export { followsReader, safeHref } from './links'
export { escapeMarkdown, toMarkdown } from './markdown'

export type { ImageStand, MarkdownImage } from './placedImages'

export { drawChart } from './charts'
export { passagesOf, textLinesOf, withTextLines } from './passages'
export type { TextLine } from './passages'
export { fromSheet } from './tables'
export { toPlainText } from './plainText'

export { citationsOf, toPortableText } from './portableText'

export { NODE_CHARACTER, textBlocks } from './text'
export type { TextBlock } from './text'
export type * from './types'
export { validateBody } from './validate'

export {
  attributionFields,
  attributionsIn,
  attributionsOf,
  chartFields,
  imageFields,
  imagesOf,
  isObject,
  recordField,
  walkBody,
  withRecordIds,
} from './walk'
