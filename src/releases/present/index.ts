export { PresentationError, presentEdition, type PresentationProblem } from './edition'
