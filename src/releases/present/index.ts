export { presentCorrections } from './corrections'
export { PresentationError, presentEdition } from './edition'
export { presentRecord } from './record'
