export { createDelivery, type DeliveryOptions } from './app'
export { changeCursor } from './cursor'
export { payloadStore } from './payloadStore'
export type { EditionPosition, RecordKey, ReleaseEntry, ReleaseStore } from './store'
