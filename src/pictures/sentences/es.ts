/** Spanish, by the English. */
export const es = {
  'Images need the package sharp, which is not installed here. Tell whoever runs the server.':
    'Las imágenes necesitan el paquete sharp, que no está instalado aquí. Avise a quien lleve el servidor.',
  'The image cannot be read: it is damaged or cut off.': 'La imagen no puede leerse: está dañada o incompleta.',
  'The image has {pixels} million pixels in all its frames; {most} million at most.':
    'La imagen tiene {pixels} millones de píxeles en todos sus cuadros; {most} millones como máximo.',
  'The image takes too long to read. Make it smaller.': 'La imagen tarda demasiado en leerse. Redúzcala.',
  'This is no image of a kind that can be published: AVIF, GIF, JPEG, PNG or WebP.':
    'No es una imagen de un tipo que pueda publicarse: AVIF, GIF, JPEG, PNG o WebP.',
  'Too large: {megabytes} MB, {most} MB at most.': 'Demasiado grande: {megabytes} MB, {most} MB como máximo.',
}
