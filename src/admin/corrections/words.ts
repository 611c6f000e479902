const en = {
  before: 'before',
  change: (count: number) =>
    count === 1 ? 'This change alters 1 published edition' : `This change alters ${count} published editions`,
  checking: 'Looking which editions change…',
  confirm: (count: number) =>
    count === 1
      ? 'Readers get 1 edition anew, with the note below it.'
      : `Readers get ${count} editions anew at once, each with the note in its language.`,
  confirmTitle: 'Release the correction?',
  conflict: (name: string | null) =>
    `${name ?? 'Somebody else'} corrected this record meanwhile, and that correction waits to be released. Yours is not saved.`,
  conflictHelp: 'Release the other correction first, or load the record again and change it there.',
  dataOnly: 'The text stays as it is: what readers get with it changes.',
  failed: 'The editions could not be looked up.',
  invalid: 'Which editions change shows when the record can be saved:',
  kind: 'Kind',
  kinds: { correction: 'Correction', clarification: 'Clarification', update: 'Update' },
  lookAtIt: 'Look at it in a new window',
  mayNot: 'An editor releases corrections. Yours is saved and waits.',
  mended: 'mend this before it is released:',
  needsNote: 'needed to save',
  none: 'No published edition changes.',
  note: (language: string) => `Note in ${language}`,
  noteHelp: 'Readers see it below the story: what was wrong, and what is right.',
  openPublic: (version: number) => `version ${version}`,
  refused: 'Not saved: published editions carry this record. Say what is corrected, in each of their languages.',
  release: 'Release correction',
  released: (count: number) => (count === 1 ? '1 edition was released:' : `${count} editions were released:`),
  releasing: 'Releasing…',
  reload: 'Load again, without my changes',
  saveFirst: 'Save the record; then the correction can be released.',
  title: 'Correction',
  waiting: (count: number) =>
    count === 1
      ? '1 published edition waits for this correction'
      : `${count} published editions wait for this correction`,
  waitsSince: (name: string | null, when: string) => (name ? `Written by ${name}, ${when}.` : `Written ${when}.`),
}

const es: typeof en = {
  before: 'antes',
  change: (count: number) =>
    count === 1 ? 'Este cambio altera 1 edición publicada' : `Este cambio altera ${count} ediciones publicadas`,
  checking: 'Buscando qué ediciones cambian…',
  confirm: (count: number) =>
    count === 1
      ? 'Los lectores reciben de nuevo 1 edición, con la nota al pie.'
      : `Los lectores reciben de nuevo ${count} ediciones a la vez, cada una con la nota en su idioma.`,
  confirmTitle: '¿Publicar la corrección?',
  conflict: (name: string | null) =>
    `${name ?? 'Otra persona'} corrigió este registro mientras tanto, y esa corrección espera ser publicada. La suya no está guardada.`,
  conflictHelp: 'Publique primero la otra corrección, o vuelva a cargar el registro y cámbielo allí.',
  dataOnly: 'El texto queda igual: cambia lo que los lectores reciben con él.',
  failed: 'No se pudo averiguar qué ediciones cambian.',
  invalid: 'Las ediciones que cambian se verán cuando el registro pueda guardarse:',
  kind: 'Tipo',
  kinds: { correction: 'Corrección', clarification: 'Aclaración', update: 'Actualización' },
  lookAtIt: 'Verla en otra ventana',
  mayNot: 'Las correcciones las publica un editor. La suya está guardada y espera.',
  mended: 'corrija esto antes de publicarla:',
  needsNote: 'necesaria para guardar',
  none: 'No cambia ninguna edición publicada.',
  note: (language: string) => `Nota en ${language}`,
  noteHelp: 'Los lectores la ven al pie del texto: qué estaba mal y qué es lo correcto.',
  openPublic: (version: number) => `versión ${version}`,
  refused: 'No se guardó: hay ediciones publicadas con este registro. Diga qué se corrige, en cada uno de sus idiomas.',
  release: 'Publicar corrección',
  released: (count: number) => (count === 1 ? 'Se publicó 1 edición:' : `Se publicaron ${count} ediciones:`),
  releasing: 'Publicando…',
  reload: 'Volver a cargar, sin mis cambios',
  saveFirst: 'Guarde el registro; después podrá publicar la corrección.',
  title: 'Corrección',
  waiting: (count: number) =>
    count === 1
      ? '1 edición publicada espera esta corrección'
      : `${count} ediciones publicadas esperan esta corrección`,
  waitsSince: (name: string | null, when: string) => (name ? `Escrita por ${name}, ${when}.` : `Escrita ${when}.`),
}

/** What the correction panel of a record says. */
export const correctionWords = { en, es }
