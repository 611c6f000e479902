/** Spanish, by the English. */
export const es = {
  'The newsroom was put back from a backup after this was due, and nobody knows whether it was cancelled since. Schedule it again, or do it by hand.':
    'La redacción se restauró de una copia después de la hora de esto, y nadie sabe si desde entonces se canceló. Prográmelo de nuevo o hágalo a mano.',
  'Somebody else saved at the same time. Nothing was saved; try again.':
    'Alguien más guardó al mismo tiempo. No se guardó nada; inténtelo de nuevo.',
  'What this names was deleted at the same time. Nothing was saved; look again.':
    'Lo que esto nombra se borró al mismo tiempo. No se guardó nada; vuelva a mirar.',
  'The request could not be read: check its JSON, ids and dates.':
    'No se pudo leer la petición: revise su JSON, los ids y las fechas.',
  'The database is busy with other changes. Nothing was saved; try again.':
    'La base de datos está ocupada con otros cambios. No se guardó nada; inténtelo de nuevo.',
  'The disk of the server is full. Nothing was saved. Tell whoever runs the server.':
    'El disco del servidor está lleno. No se guardó nada. Avise a quien administra el servidor.',
  'The database cannot be written to. Nothing was saved. Tell whoever runs the server.':
    'No se puede escribir en la base de datos. No se guardó nada. Avise a quien administra el servidor.',
  'The database was removed or replaced while the server ran. Nothing was saved. Tell whoever runs the server.':
    'La base de datos se quitó o se cambió por otra mientras el servidor estaba en marcha. No se guardó nada. Avise a quien administra el servidor.',
  'The database did not say whether the change was saved. Look before you try again.':
    'La base de datos no dijo si guardó el cambio. Compruébelo antes de intentarlo de nuevo.',
  'The database does not answer. Nothing was saved. Tell whoever runs the server.':
    'La base de datos no responde. No se guardó nada. Avise a quien administra el servidor.',
}
