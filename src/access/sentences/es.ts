/** Spanish, by the English. */
export const es = {
  'There are no versions in this collection.': 'No hay versiones en esta colección.',
  'Bad request. {list}': 'Petición incorrecta. {list}',
  'The first administrator is made with the link that the server printed when it was started.':
    'El primer administrador se crea con el enlace que el servidor mostró al arrancar.',
  'The request has no JSON body.': 'La petición no tiene un cuerpo JSON.',
}
