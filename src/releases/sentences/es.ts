/** Spanish, by the English. */
export const es = {
  'This is the name of a source that is not on the record. Take it out; if it is somebody else’s, an editor dismisses this with the reason.':
    'Este es el nombre de una fuente que no se nombra. Quítelo; si es el de otra persona, un editor descarta este aviso con el motivo.',
  'Somebody whose identity you keep is named here. Take the name out; if it is somebody else’s, dismiss this with the reason.':
    'Aquí se nombra a alguien cuya identidad usted custodia. Quite el nombre; si es el de otra persona, descarte este aviso con el motivo.',
  'This names somebody who must not be named. Take the name out.':
    'Aquí se nombra a alguien que no debe nombrarse. Quite el nombre.',
  'Too long: {count} characters, {limit} at most.': 'Demasiado largo: {count} caracteres, máximo {limit}.',
  "Another article in this language has the slug '{slug}'.":
    "Otro artículo en este idioma tiene la dirección '{slug}'.",
  'Not published. The review found 1 error. Mend it or dismiss it with a reason.':
    'No se publicó. La revisión encontró 1 error. Corríjalo o descártelo con un motivo.',
  'Not published. The review found {count} errors. Mend them or dismiss them with a reason.':
    'No se publicó. La revisión encontró {count} errores. Corríjalos o descártelos con un motivo.',
  'The file of the main image is missing or cannot be read. Upload the image again.':
    'El archivo de la imagen principal falta o no puede leerse. Suba la imagen de nuevo.',
  'The file of an image in the text is missing or cannot be read. Upload the image again.':
    'El archivo de una imagen del texto falta o no puede leerse. Suba la imagen de nuevo.',
  'That edition has no release with this hash. Leave it empty for the one that is live.':
    'Esa edición no tiene una versión publicada con este hash. Déjelo vacío para tomar la que está en línea.',
  'Just this was redacted: everybody was told to delete it. Change what was to go, or a word of what may be public again.':
    'Justo esto se suprimió: se pidió a todos que lo borraran. Cambie lo que debía desaparecer, o una palabra de lo que puede volver a ser público.',
  'The quote “{text}” has no speaker.': 'La cita “{text}” no tiene autor.',
  'The statistic with the value {value} has no label in {language}; write one on its record.':
    'La cifra con el valor {value} no tiene nombre en {language}; escríbalo en su registro.',
  'A correction waits whose note another story has already, or nearly, {edition}: “{text}”. What it corrects rests on a source that is not named, and the same words would tell that both stories have it. Release the correction in this story first, on its record, with a note of its own.':
    'Espera una corrección cuya nota ya tiene otra historia, o casi, {edition}: “{text}”. Lo que corrige se apoya en una fuente que no se nombra, y las mismas palabras dirían que ambas historias la comparten. Publique primero la corrección en esta historia, en su registro, con una nota propia.',
  'The story has an edition in this language already.': 'La historia ya tiene una edición en este idioma.',
}
