export { presentCorrections } from './corrections'
export { PresentationError, presentEdition, type PresentationProblem } from './edition'
export { presentRecord, type RecordContext } from './record'
