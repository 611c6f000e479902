import type { AdminLanguage } from './sentence'

/**
 * Words of Payload's own that say something else than what is done here, by language and namespace: what it calls
 * unpublishing is withdrawing, which readers are told, and an article is restored as a draft. An empty list has nobody's
 * filters yet, and what belongs there is said above it.
 */
export const payloadWords: Readonly<Record<AdminLanguage, object>> = {
  en: {
    cited: { translate: 'Translate' },
    error: { unPublishingDocument: 'There was a problem while withdrawing this document.' },
    general: {
      noResults: 'There are no {{label}} here.',
      noResultsDescription: 'Nothing was made here yet, or nothing is as the search and the filters ask.',
      noResultsFound: 'Nothing to show',
      or: 'or',
    },
    version: {
      aboutToRestore:
        'You are about to restore this {{label}} to the state that it was in on {{versionDate}}. An article becomes a draft of that; readers keep what is published.',
      aboutToUnpublish: 'You are about to withdraw this document: readers get a notice instead. Are you sure?',
      aboutToUnpublishSelection:
        'You are about to withdraw all {{label}} in the selection: readers get a notice instead. Are you sure?',
      confirmUnpublish: 'Confirm withdrawing',
      unpublish: 'Withdraw',
      unpublished: 'Withdrawn',
      unpublishedSuccessfully: 'Withdrawn.',
      unpublishing: 'Withdrawing…',
    },
  },
  es: {
    cited: { translate: 'Traducir' },
    error: { unPublishingDocument: 'Ocurrió un error al retirar este documento.' },
    general: {
      all: 'Todo:',
      emptyTrashLabel: 'Vaciar la papelera de {{label}}',
      noResults: 'Aquí no hay {{label}}.',
      noResultsDescription: 'Todavía no se ha creado nada aquí, o nada coincide con la búsqueda y los filtros.',
      noResultsFound: 'Nada que mostrar',
      or: 'o',
      trash: 'Papelera',
    },
    version: {
      aboutToRestore:
        'Está a punto de restaurar este documento ({{label}}) al estado en el que se encontraba el {{versionDate}}. De un artículo se hace un borrador; los lectores conservan lo publicado.',
      aboutToUnpublish: 'Está a punto de retirar este documento: los lectores verán un aviso. ¿Desea continuar?',
      aboutToUnpublishSelection:
        'Está a punto de retirar todos los elementos de {{label}} seleccionados: los lectores verán un aviso. ¿Desea continuar?',
      confirmUnpublish: 'Confirmar el retiro',
      unpublish: 'Retirar',
      unpublished: 'Retirado',
      unpublishedSuccessfully: 'Retirado.',
      unpublishing: 'Retirando…',
    },
  },
}
