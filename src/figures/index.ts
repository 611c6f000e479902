export { decimalPlaces, Exact, isDecimal, normalizeDecimal } from './decimal'
export { followValue } from './follow'
export { findFigures, readFigure, wordingReadsAs } from './lexer'

export type { FoundFigure } from './lexer/types'
export { defaultForm, formatFigure } from './format'
export type { HouseStyle } from '../model/languages'
export { withHouseStyle } from './houseStyle'
export { readsWords } from './languages'
export { checkDerivation, evaluateFormula, shownBeside, unitOfFormula } from './formula'

export type { FigureUnit, FigureValue, Qualifier, UnitKind, WrittenForm } from './types'
