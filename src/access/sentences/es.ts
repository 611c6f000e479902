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
  'The request has no JSON body.': 'La petición no tiene un cuerpo JSON.',
  'Identities cannot be saved: the server runs without IDENTITY_KEY. Tell whoever runs it.':
    'Las identidades no se pueden guardar: el servidor funciona sin IDENTITY_KEY. Avise a quien lo administra.',
  "There is no locale '{locale}'. Use one of: {locales}, all.":
    "No existe el idioma '{locale}'. Use uno de estos: {locales}, all.",
}
