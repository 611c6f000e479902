export { presentCorrections } from './corrections'
export { PresentationError, presentEdition } from './edition'
export { publicIds } from './publicIds'
export { presentRecord } from './record'
