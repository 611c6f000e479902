export { findFigures } from './findFigures'
export { readFigure, wordingReadsAs } from './readFigure'
export type { WholeFigure } from './readFigure'
export type { FoundFigure } from './types'
