const en = {
  by: (name: string | null, when: string) => (name ? `${name}, ${when}` : when),
  create: 'Create edition',
  creating: 'Creating…',
  failed: 'The editions could not be read.',
  marks: {
    behind: () => 'a correction waits to be released',
    draft: () => 'changes not published',
    errors: (count: number) => (count === 1 ? '1 error' : `${count} errors`),
    stale: (count: number) =>
      count === 1 ? '1 passage changed in its source' : `${count} passages changed in its source`,
    warnings: (count: number) => (count === 1 ? '1 warning' : `${count} warnings`),
  },
  nothingToTranslate: 'Publish an edition first: another one starts from it.',
  open: (title: string) => `Open “${title}”`,
  refused: (by: string | null, when: string) =>
    by ? `The publishing that ${by} had scheduled was refused ${when}.` : `Scheduled publishing was refused ${when}.`,
  saveFirst: 'This can be done as soon as the draft is saved.',
  statuses: { draft: 'draft', live: 'live', missing: 'missing', withdrawn: 'withdrawn' },
  thisOne: 'this edition',
  title: 'Editions',
  version: (version: number) => `version ${version}`,

  compare: {
    after: 'Now',
    before: 'As translated',
    button: 'See what changed',
    confirm: 'Up to date',
    confirmHelp: 'Says that this edition has caught up with all of it. If it is published, it is released with that.',
    confirmed: (version: number | null) =>
      version === null ? 'Noted in the draft: up to date.' : `Up to date: version ${version} was released.`,
    gone: '(gone)',
    isNew: '(new)',
    mayNot: 'An editor confirms that the edition is up to date.',
    none: 'The edition is up to date with its source.',
    notLive: 'The source is not published now: there is nothing to compare with.',
    onlyElse: 'Its source was released anew, and nothing in it has to be translated again.',
    parts: { body: 'Text', dek: 'Dek', title: 'Title' },
    sending: 'Confirming…',
    source: (language: string, title: string) => `Source, in ${language}: “${title}”`,
    title: 'What changed in the source',
    unknown: 'Which release this edition was made from is not known. Compare it with the source, then confirm.',
  },

  join: {
    button: 'Join an edition…',
    confirm: 'Join',
    done: (title: string) => `“${title}” is an edition of this story now.`,
    heading: 'Join this edition to the story?',
    says: (title: string, language: string) =>
      `“${title}” becomes the edition of this story in ${language}. If it is published, it is released with that.`,
    sending: 'Joining…',
  },

  reinstate: {
    button: 'Reinstate…',
    confirm: 'Reinstate',
    heading: 'Reinstate this edition?',
    mayNot: 'An editor can reinstate it.',
    says: 'Readers get it again as it was last published. What was written since stays a draft.',
    sending: 'Reinstating…',
    done: (version: number) => `The edition is live again: version ${version}.`,
  },

  withdraw: {
    button: 'Withdraw…',
    confirm: 'Withdraw edition',
    done: 'The edition is withdrawn.',
    heading: 'Withdraw this edition?',
    reason: 'Why? Readers see the reason in its place.',
    says: 'Readers and partners get a notice instead of the text. It can be reinstated later; other editions stay.',
    sending: 'Withdrawing…',
  },

  desk: {
    actions: 'Filter',
    all: 'All stories',
    empty: 'No stories yet. Write the first one.',
    failed: 'The stories could not be read.',
    filters: {
      behind: 'Correction waiting',
      findings: 'With errors',
      'needs-translation': 'To translate',
      stale: 'Source changed',
    },
    loading: 'Reading the stories…',
    more: 'More',
    newArticle: 'New article',
    none: {
      behind: 'No published edition waits for a correction.',
      findings: 'The review finds no errors.',
      'needs-translation': 'Every published story is there in every language.',
      stale: 'Every translation is up to date with its source.',
    },
    shown: (count: number) => (count === 1 ? '1 story' : `${count} stories`),
    story: 'Story',
    title: 'Desk',
  },
}

const es: typeof en = {
  by: (name: string | null, when: string) => (name ? `${name}, ${when}` : when),
  create: 'Crear edición',
  creating: 'Creando…',
  failed: 'No se pudieron leer las ediciones.',
  marks: {
    behind: () => 'una corrección espera ser publicada',
    draft: () => 'cambios sin publicar',
    errors: (count: number) => (count === 1 ? '1 error' : `${count} errores`),
    stale: (count: number) =>
      count === 1 ? 'cambió 1 pasaje de su original' : `cambiaron ${count} pasajes de su original`,
    warnings: (count: number) => (count === 1 ? '1 advertencia' : `${count} advertencias`),
  },
  nothingToTranslate: 'Publique primero una edición: la otra parte de ella.',
  open: (title: string) => `Abrir «${title}»`,
  refused: (by: string | null, when: string) =>
    by
      ? `La publicación que programó ${by} fue rechazada ${when}.`
      : `La publicación programada fue rechazada ${when}.`,
  saveFirst: 'Podrá hacerlo en cuanto se guarde el borrador.',
  statuses: { draft: 'borrador', live: 'en línea', missing: 'falta', withdrawn: 'retirada' },
  thisOne: 'esta edición',
  title: 'Ediciones',
  version: (version: number) => `versión ${version}`,

  compare: {
    after: 'Ahora',
    before: 'Como se tradujo',
    button: 'Ver qué cambió',
    confirm: 'Está al día',
    confirmHelp: 'Dice que esta edición ya recoge todos los cambios. Si está publicada, se publica de nuevo con ello.',
    confirmed: (version: number | null) =>
      version === null ? 'Anotado en el borrador: está al día.' : `Está al día: se publicó la versión ${version}.`,
    gone: '(se quitó)',
    isNew: '(nuevo)',
    mayNot: 'Un editor confirma que la edición está al día.',
    none: 'La edición está al día con su original.',
    notLive: 'El original no está publicado ahora: no hay con qué comparar.',
    onlyElse: 'El original volvió a publicarse y no hay nada que traducir de nuevo.',
    parts: { body: 'Texto', dek: 'Bajada', title: 'Título' },
    sending: 'Confirmando…',
    source: (language: string, title: string) => `Original, en ${language}: «${title}»`,
    title: 'Qué cambió en el original',
    unknown: 'No se sabe de qué versión publicada se hizo esta edición. Compárela con el original y después confirme.',
  },

  join: {
    button: 'Unir una edición…',
    confirm: 'Unir',
    done: (title: string) => `«${title}» es ahora una edición de esta historia.`,
    heading: '¿Unir esta edición a la historia?',
    says: (title: string, language: string) =>
      `«${title}» pasa a ser la edición de esta historia en ${language}. Si está publicada, se publica de nuevo con ello.`,
    sending: 'Uniendo…',
  },

  reinstate: {
    button: 'Restituir…',
    confirm: 'Restituir',
    heading: '¿Restituir esta edición?',
    mayNot: 'Un editor puede restituirla.',
    says: 'Los lectores vuelven a tenerla como se publicó por última vez. Lo escrito después sigue en borrador.',
    sending: 'Restituyendo…',
    done: (version: number) => `La edición está de nuevo en línea: versión ${version}.`,
  },

  withdraw: {
    button: 'Retirar…',
    confirm: 'Retirar edición',
    done: 'La edición está retirada.',
    heading: '¿Retirar esta edición?',
    reason: '¿Por qué? Los lectores ven el motivo en su lugar.',
    says: 'Lectores y medios asociados reciben un aviso en vez del texto. Puede restituirse después; las otras ediciones siguen.',
    sending: 'Retirando…',
  },

  desk: {
    actions: 'Filtrar',
    all: 'Todas las historias',
    empty: 'Todavía no hay historias. Escriba la primera.',
    failed: 'No se pudieron leer las historias.',
    filters: {
      behind: 'Corrección pendiente',
      findings: 'Con errores',
      'needs-translation': 'Por traducir',
      stale: 'Cambió el original',
    },
    loading: 'Leyendo las historias…',
    more: 'Más',
    newArticle: 'Nuevo artículo',
    none: {
      behind: 'Ninguna edición publicada espera una corrección.',
      findings: 'La revisión no encuentra errores.',
      'needs-translation': 'Todas las historias publicadas están en todos los idiomas.',
      stale: 'Todas las traducciones están al día con su original.',
    },
    shown: (count: number) => (count === 1 ? '1 historia' : `${count} historias`),
    story: 'Historia',
    title: 'Mesa',
  },
}

/** What the panel of editions and the Desk say. */
export const editionWords = { en, es }
