/** How an attempt can end and what can go wrong, with their names in English and Spanish: for the log and the admin. */
export const outcomes = {
  delivered: ['Delivered', 'Entregado'],
  failed: ['Failed', 'Falló'],
  gaveUp: ['Failed for the last time', 'Falló por última vez'],
  disabled: ['Gone: webhook switched off', 'Ya no existe: webhook desactivado'],
} satisfies Record<string, [string, string]>

/** Why there is no answer. */
export const deliveryErrors = {
  address: ['Not reached: a private address, or not https', 'No se contactó: dirección privada o sin https'],
  name: ['The name was not found', 'No se encontró el nombre'],
  connection: ['No connection', 'Sin conexión'],
  tls: ['No secure connection', 'Sin conexión segura'],
  timeout: ['No answer in time', 'Sin respuesta a tiempo'],
  secret: [
    'The secret was encrypted under another PAYLOAD_SECRET: rotate it',
    'El secreto se cifró con otro PAYLOAD_SECRET: cámbielo',
  ],
} satisfies Record<string, [string, string]>

export type Outcome = keyof typeof outcomes
export type DeliveryError = keyof typeof deliveryErrors
