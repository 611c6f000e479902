/** Spanish, by the English. */
export const es = {
  'Somebody else saved at the same time. Nothing was saved; try again.':
    'Alguien más guardó al mismo tiempo. No se guardó nada; inténtelo de nuevo.',
  'The request could not be read: check its JSON, ids and dates.':
    'No se pudo leer la petición: revise su JSON, los ids y las fechas.',
}
