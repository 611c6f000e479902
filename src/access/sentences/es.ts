/** Spanish, by the English. */
export const es = {
  'There are no versions in this collection.': 'No hay versiones en esta colección.',
  'Bad request. {list}': 'Petición incorrecta. {list}',
  'The request has no JSON body.': 'La petición no tiene un cuerpo JSON.',
}
