/** Spanish, by the English. */
export const es = {
  "Another article in this language has the slug '{slug}'.":
    "Otro artículo en este idioma tiene la dirección '{slug}'.",
  'Not published: the review found 1 error. Mend it, or dismiss it with a reason.':
    'No se publicó: la revisión encontró 1 error. Corríjalo o descártelo con un motivo.',
  'Not published: the review found {count} errors. Mend them, or dismiss them with a reason.':
    'No se publicó: la revisión encontró {count} errores. Corríjalos o descártelos con un motivo.',
  'The file of the main image is missing or cannot be read. Upload the image again.':
    'El archivo de la imagen principal falta o no puede leerse. Suba la imagen de nuevo.',
  'That edition has no release with this hash. Leave it empty for the one that is live.':
    'Esa edición no tiene una versión publicada con este hash. Déjelo vacío para tomar la que está en línea.',
  'The quote “{text}” has no speaker.': 'La cita “{text}” no tiene autor.',
  "The statistic with the value {value} has no label in '{language}'; write one on its record.":
    "La cifra con el valor {value} no tiene nombre en '{language}'; escríbalo en su registro.",
  'The story has an edition in this language already.': 'La historia ya tiene una edición en este idioma.',
}
