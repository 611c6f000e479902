export { presentCorrections } from './corrections'
export { PresentationError, presentEdition } from './edition'
export { publicIds, unnamedAmong } from './publicIds'
export { presentRecord } from './record'
