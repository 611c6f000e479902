export { createDelivery } from './app'

export { payloadStore } from './payloadStore'
export { createTail } from './tail'
