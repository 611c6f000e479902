import type { AdminLanguage } from './sentence'

/**
 * Words of Payload's own that say something else than what is done here, by language and namespace: what it calls
 * unpublishing is withdrawing, which readers are told, and an article is restored as a draft. An empty list has nobody's
 * filters yet, and what belongs there is said above it. In Spanish whoever reads is "usted" everywhere.
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
    authentication: {
      alreadyLoggedIn: 'Ya inició sesión',
      beginCreateFirstUser: 'Para empezar, cree su primer usuario.',
      checkYourEmailForPasswordReset:
        'Si la dirección de correo electrónico está asociada a una cuenta, recibirá en breve instrucciones para restablecer su contraseña. Revise su carpeta de correo no deseado si no ve el mensaje en su bandeja de entrada.',
      forgotPasswordEmailInstructions:
        'Introduzca su correo electrónico. Recibirá un mensaje con las instrucciones para restablecer su contraseña.',
      forgotPasswordQuestion: '¿Olvidó su contraseña?',
      forgotPasswordUsernameInstructions:
        'Introduzca su nombre de usuario. Las instrucciones para restablecer su contraseña se enviarán a la dirección de correo electrónico asociada a él.',
      generatingNewAPIKeyWillInvalidate:
        'Generar una nueva clave API <1>invalidará</1> la clave anterior. ¿Desea continuar?',
      loggedIn: 'Para iniciar sesión con otro usuario, primero <0>cierre su sesión</0>.',
      loggedInChangePassword: 'Para cambiar su contraseña, entre a <0>su cuenta</0> y cambie la contraseña desde ahí.',
      loggedOutInactivity: 'Su sesión se cerró debido a inactividad.',
      loggedOutSuccessfully: 'Su sesión se cerró correctamente.',
      loginWithAnotherUser: 'Para iniciar sesión con otro usuario, primero <0>cierre su sesión</0>.',
      newAccountCreated:
        'Se ha creado una cuenta para que pueda acceder a <a href="{{serverURL}}">{{serverURL}}</a>. Haga clic en el siguiente enlace o péguelo en su navegador para verificar su correo: <a href="{{verificationURL}}">{{verificationURL}}</a>.<br> Una vez verificado su correo, podrá iniciar sesión.',
      resetYourPassword: 'Restablecer su contraseña',
      verifyYourEmail: 'Verifique su correo',
      youAreInactive:
        'Ha estado inactivo por un tiempo y, por su seguridad, su sesión se cerrará en breve. ¿Desea mantenerla abierta?',
      youAreReceivingResetPassword:
        'Recibe este correo porque se solicitó restablecer la contraseña de su cuenta. Haga clic en el siguiente enlace o péguelo en su navegador para completar el proceso:',
      youDidNotRequestPassword: 'Si no solicitó esto, ignore este correo y su contraseña permanecerá sin cambios.',
    },
    cited: { translate: 'Traducir' },
    error: {
      correctInvalidFields: 'Por favor, corrija los campos inválidos.',
      deletingTitle: 'Ocurrió un error al eliminar {{title}}. Por favor, revise su conexión y vuelva a intentarlo.',
      notAllowedToAccessPage: 'No tiene permiso para acceder a esta página.',
      notAllowedToPerformAction: 'No tiene permiso para realizar esta acción.',
      unauthorized: 'No autorizado: debe iniciar sesión para realizar esta solicitud.',
      unPublishingDocument: 'Ocurrió un error al retirar este documento.',
      unverifiedEmail: 'Por favor, verifique su correo electrónico antes de iniciar sesión.',
    },
    fields: {
      chooseBetweenCustomTextOrDocument: 'Elija entre escribir una dirección o enlazar a otro documento.',
      chooseDocumentToLink: 'Elija un documento para enlazar',
      enterURL: 'Introduzca una dirección',
    },
    general: {
      all: 'Todo:',
      changesNotSaved: 'Sus cambios no se han guardado. Si sale ahora, los perderá.',
      currentlyEditing:
        'está editando este documento. Si toma el control, se le impedirá continuar y podría perder los cambios no guardados.',
      emptyTrashLabel: 'Vaciar la papelera de {{label}}',
      enterAValue: 'Introduzca un valor',
      noResults: 'Aquí no hay {{label}}.',
      noResultsDescription: 'Todavía no se ha creado nada aquí, o nada coincide con la búsqueda y los filtros.',
      noResultsFound: 'Nada que mostrar',
      or: 'o',
      resetPreferencesDescription: 'Esto restablecerá todas sus preferencias a los valores predeterminados.',
      sorryNotFound: 'Lo sentimos, no hay nada que coincida con su solicitud.',
      trash: 'Papelera',
      unsavedChanges: 'Tiene cambios sin guardar. Guárdelos o descártelos antes de continuar.',
      unsavedChangesDuplicate: 'Tiene cambios sin guardar. ¿Desea continuar con la duplicación?',
      welcome: 'Le damos la bienvenida',
    },
    localization: { selectLocaleToCopy: 'Seleccione el idioma que se copiará' },
    upload: {
      cropToolDescription:
        'Arrastre las esquinas del área seleccionada, dibuje un área nueva o ajuste los valores a continuación.',
      dragAndDrop: 'Arrastre y suelte un archivo',
      dragAndDropHere: 'o arrastre un archivo aquí',
      focalPointDescription:
        'Arrastre el punto focal directamente en la vista previa o ajuste los valores a continuación.',
      selectCollectionToBrowse: 'Seleccione una colección',
      selectFile: 'Seleccione un archivo',
    },
    validation: {
      emailAddress: 'Por favor, introduzca un correo electrónico válido.',
      enterNumber: 'Por favor, introduzca un número válido.',
      username:
        'Por favor, introduzca un nombre de usuario válido. Puede contener letras, números, guiones, puntos y guiones bajos.',
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
