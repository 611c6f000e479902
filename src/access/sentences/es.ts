/** Spanish, by the English. */
export const es = {
  '`If-Match` names the revision of one document: change it by its id.':
    '`If-Match` nombra la revisión de un solo documento: cámbielo por su id.',
  'Change documents one by one, by their ids.': 'Cambie los documentos uno por uno, por sus ids.',
  'Change files one by one, by their ids.': 'Cambie los archivos uno por uno, por sus ids.',
  'Say which documents are meant, with `where`.': 'Indique con `where` de qué documentos se trata.',
  'Send the fields to change as a JSON object.': 'Envíe los campos que cambian en un objeto JSON.',
  'Something went wrong.': 'Algo salió mal.',
  'These are more than {most} documents: name fewer at a time.':
    'Son más de {most} documentos: indique menos cada vez.',
  '`limit` must be a whole number.': '`limit` debe ser un número entero.',
  document: 'documento',
  documents: 'documentos',
  '“{title}”: {reason}': '«{title}»: {reason}',
  'There are no versions in this collection.': 'No hay versiones en esta colección.',
  'Bad request. {list}': 'Petición incorrecta. {list}',
  'The first administrator is made with the link that the server printed when it was started.':
    'El primer administrador se crea con el enlace que el servidor mostró al arrancar.',
  'The request has no JSON body.': 'La petición no tiene un cuerpo JSON.',
}
