import { sentence } from './sentences'

/** How an attempt can end, in words for the log and the admin. */
export const outcomes = {
  delivered: sentence('Delivered'),
  failed: sentence('Failed'),
  gaveUp: sentence('Failed for the last time'),
  disabled: sentence('Webhook switched off'),
}

/** Why there is no answer. */
export const deliveryErrors = {
  address: sentence('Not reached: a private address, or not https'),
  name: sentence('The name was not found'),
  connection: sentence('No connection'),
  tls: sentence('No secure connection'),
  timeout: sentence('No answer in time'),
  secret: sentence('The secret was encrypted under another PAYLOAD_SECRET: rotate it'),
}

export type Outcome = keyof typeof outcomes
export type DeliveryError = keyof typeof deliveryErrors
