/** Spanish, by the English. */
export const es = {
  Delivered: 'Recibido',
  Failed: 'Falló',
  'Failed for the last time': 'Falló por última vez',
  'Webhook switched off': 'Webhook desactivado',
  'Not reached: a private address, or not https': 'No se contactó: dirección privada o sin https',
  'The name was not found': 'No se encontró el nombre',
  'No connection': 'Sin conexión',
  'No secure connection': 'Sin conexión segura',
  'No answer in time': 'Sin respuesta a tiempo',
  'The secret was encrypted under another PAYLOAD_SECRET: rotate it':
    'El secreto se cifró con otro PAYLOAD_SECRET: cámbielo',
  "'{host}' is at a private address.": "'{host}' está en una dirección privada.",
  'A test is not sent again: send another one.': 'Una prueba no se reenvía: envíe otra.',
  'Must be an address that starts with https://.': 'Debe ser una dirección que empiece con https://.',
  'Must not be a private address.': 'No debe ser una dirección privada.',
  'Must not hold a user or password.': 'No debe llevar usuario ni contraseña.',
  "The name '{host}' was not found.": "No se encontró el nombre '{host}'.",
  'There is no such delivery.': 'No existe ese envío.',
  'There is no such webhook.': 'No existe ese webhook.',
}
