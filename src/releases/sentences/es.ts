/** Spanish, by the English. */
export const es = {
  'Not published: the review found 1 error. Mend it, or dismiss it with a reason.':
    'No se publicó: la revisión encontró 1 error. Corríjalo o descártelo con un motivo.',
  'Not published: the review found {count} errors. Mend them, or dismiss them with a reason.':
    'No se publicó: la revisión encontró {count} errores. Corríjalos o descártelos con un motivo.',
  'The file of the main image is missing or cannot be read. Upload the image again.':
    'El archivo de la imagen principal falta o no puede leerse. Suba la imagen de nuevo.',
  'The quote “{text}” has no speaker.': 'La cita “{text}” no tiene autor.',
  "The statistic with the value {value} has no label in '{language}'; write one on its record.":
    "La cifra con el valor {value} no tiene nombre en '{language}'; escríbalo en su registro.",
}
