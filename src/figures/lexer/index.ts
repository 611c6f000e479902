export { findFigures } from './findFigures'
export { readFigure, wordingReadsAs } from './readFigure'
