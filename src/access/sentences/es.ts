/** Spanish, by the English. */
export const es = {
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
  'This cannot be asked for: {list}.': 'No se puede buscar por esto: {list}.',
  'This takes no body: send the request without one.': 'Esto no lleva cuerpo: envíe la petición sin él.',
  'is not known here': 'no se conoce aquí',
  'must be a whole number from {least} to {most}': 'debe ser un número entero de {least} a {most}',
  'The request has no JSON body.': 'La petición no tiene un cuerpo JSON.',
}
