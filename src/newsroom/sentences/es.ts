/** Spanish, by the English. */
export const es = {
  'This was merged into another record: change that one.': 'Esta ficha se fusionó con otra: cambie aquella.',
  'One of the two was merged into another already.': 'Una de las dos ya se fusionó con otra.',
  'The one that would be kept is part of the other. Take it out there first.':
    'La que se conservaría forma parte de la otra. Quítela de ahí primero.',
  'One of the two is, or rests on, a source that is not on the record, or was not until its terms were loosened. What was agreed with a source holds for each story: such records are not merged.':
    'Una de las dos es, o se apoya en, una fuente que no se nombra, o que no se nombraba hasta que se relajó lo acordado. Lo acordado con una fuente vale para cada historia: esas fichas no se fusionan.',
  'A correction of the one that is merged waits to be released. Release it first.':
    'Hay una corrección de la que se fusionaría en espera de publicarse. Publíquela primero.',
  'The one that would be kept rests on the other. Take it out there first.':
    'La que se conservaría se apoya en la otra. Quítela de ahí primero.',
  'The two state different values. Correct one of them first, if they are the same figure.':
    'Las dos dan valores distintos. Corrija una primero, si son la misma cifra.',
  'The two are not the same words. Correct one of them first, if they are the same quote.':
    'No son las mismas palabras. Corrija una primero, si son la misma cita.',
  'The two have different speakers. Merge these first, if they are the same.':
    'Las dijeron personas distintas. Fusione primero a estas, si son la misma.',
  'must be a published edition of this story in another language':
    'debe ser una edición publicada de esta historia en otro idioma',
  'Still right beside version {version} of the original.':
    'Sigue siendo correcto junto a la versión {version} del original.',
  'One of these records was saved meanwhile. Look at them again first.':
    'Una de estas fichas se guardó entretanto. Mírelas de nuevo primero.',
  'Choose another record: this is the one itself.': 'Elija otra ficha: esta es ella misma.',
  'The record that would be kept was saved meanwhile. Look at it again first.':
    'La ficha que se conservaría se guardó entretanto. Mírela de nuevo primero.',
  'Only editors change the name, the kind, the wording or the conditions of a source that is not on the record, or loosen its terms.':
    'Solo un editor cambia el nombre, el tipo, la atribución o las condiciones de una fuente que no se nombra, o relaja lo acordado con ella.',
  'These terms protect the source less. To confirm them send `nameAloud` with the name of the source, as it stands on its record.':
    'Estas condiciones protegen menos a la fuente. Para confirmarlas, envíe en `nameAloud` el nombre de la fuente tal como figura en su ficha.',
  'This version has terms that protect the source less. Change the terms themselves, and nothing else of it is lost.':
    'En esta versión lo acordado protege menos a la fuente. Cambie lo acordado directamente; no se pierde nada más de ella.',
  'This source is on the record: it is named, and needs no approval.': 'Esta fuente se nombra: no necesita aprobación.',
  'This source is off the record: it cannot be used, whoever approves it.':
    'Esta fuente habló en confidencia: no puede usarse, lo apruebe quien lo apruebe.',
  'Somebody else is signed in now. Nothing was saved: sign in as yourself to go on.':
    'Ahora hay otra persona en la sesión. No se guardó nada: entre con su cuenta para seguir.',
  'There is no such document.': 'No existe ese documento.',
  'A published edition shows this image: an editor changes it. Upload another image for your draft.':
    'Una edición publicada muestra esta imagen: la cambia un editor. Suba otra imagen para su borrador.',
  'Images are not cropped here. Upload the image as it is to be shown.':
    'Las imágenes no se recortan aquí. Suba la imagen tal como debe mostrarse.',
  'The image could not be written to disk ({code}). Nothing was saved.':
    'La imagen no pudo escribirse en el disco ({code}). No se guardó nada.',
  'The upload could not be read.': 'El archivo enviado no pudo leerse.',
  'The upload is too large: {most} MB at most.': 'El archivo es demasiado grande: {most} MB como máximo.',
  'There is no image of this name.': 'No hay ninguna imagen con este nombre.',
  'There is no image with this id.': 'No hay ninguna imagen con este id.',
  'Upload an image.': 'Suba una imagen.',
  'Other figures are computed from this one. Give each its new value, or say why it stays as it is: {list}.':
    'Otras cifras se calculan a partir de esta. Dé a cada una su nuevo valor o diga por qué se queda como está: {list}.',
  '“{text}” has to be written anew: it is no part of “{words}”.':
    '«{text}» debe escribirse de nuevo: no forma parte de «{words}».',
  '“{text}” has to be written anew: the value is {value}.': '«{text}» debe escribirse de nuevo: el valor es {value}.',
  'A version is restored as a draft: send `draft=true`.': 'Una versión se restaura como borrador: envíe `draft=true`.',
  'Restored as a draft.': 'Restaurada como borrador.',
  'Restored as a draft. Readers still have what is published.':
    'Restaurada como borrador. Los lectores siguen viendo lo publicado.',
  'There is no version with this id.': 'No existe una versión con este id.',
  'Somebody else has saved this since the list was shown. Look at it again first.':
    'Alguien más guardó esto después de que se mostró la lista. Véalo otra vez primero.',
  'Somebody else has saved this since you opened it. Nothing of yours was saved yet, and nothing is lost.':
    'Alguien más guardó esto desde que usted lo abrió. Lo suyo aún no se guardó, y nada se pierde.',
  '{name} has saved this since you opened it. Nothing of yours was saved yet, and nothing is lost.':
    '{name} guardó esto desde que usted lo abrió. Lo suyo aún no se guardó, y nada se pierde.',
  '{edition}: {problem}': '{edition}: {problem}',
  '{problem} ({place})': '{problem} ({place})',
  'Another correction of this record is waiting to be released. Look at it and release it first, or change it by giving its `correction.at`.':
    'Otra corrección de este registro espera ser publicada. Revísela y publíquela primero, o cámbiela indicando su `correction.at`.',
  'Not published. The review found errors. Look at it, then publish or schedule it again.':
    'No se publicó. La revisión encontró errores. Véalos y luego publíquelo o prográmelo otra vez.',
  'It cannot be deleted: it was merged into another record, which it stands for.':
    'No se puede eliminar: se unió a otra ficha, que la representa.',
  'This day is over. Give today or a later one, or delete the record.':
    'Ese día ya pasó. Indique hoy o uno posterior, o elimine la ficha.',
  'It cannot be deleted: {list} was withdrawn with it and could not be reinstated. Delete the article first.':
    'No puede eliminarse: {list} se retiró con él y no podría restablecerse. Elimine primero el artículo.',
  'It cannot be deleted: it is cited by {list}. Take it out there first.':
    'No puede eliminarse: lo citan {list}. Quítelo de ahí primero.',
  "There is no {name} with the id '{id}'.": "No existe {name} con el id '{id}'.",
  'This record cannot be read: check the types of its fields.':
    'Este registro no puede leerse: revise los tipos de sus campos.',
  'must be within {years} years': 'debe estar dentro de {years} años',
  'No published edition reads otherwise by this correction any more: {list} would not be released with it. Correct it by itself.':
    'Ninguna edición publicada cambia ya con esta corrección: {list} no se publicaría con ella. Corríjala por separado.',
  'It is not computed from the corrected figure, or readers do not have it: {list}. Correct it by itself.':
    'No se calcula a partir de la cifra corregida, o los lectores no la tienen: {list}. Corríjala por separado.',
  'One thing is decided about each figure: {list} is there twice.':
    'Se decide una sola cosa sobre cada cifra: {list} aparece dos veces.',
  'This cannot be read: check its type.': 'Esto no puede leerse: revise su tipo.',
  'give either the new `value`, or the `reasons` why it stays':
    'indique el nuevo `value` o los `reasons` por los que se queda como está',
  'must be a number in digits, such as 1200 or -3.5': 'debe ser un número en cifras, como 1200 o -3.5',
  'must be a `next` of this list': 'debe ser un `next` de esta lista',
  'must be the hash of a release': 'debe ser el hash de una versión publicada',
  'A measure needs the code of its unit, such as km or kg.':
    'Una medida necesita el código de su unidad, como km o kg.',
  'Correction note': 'Nota de corrección',
  'This rests on named sources alone: it is released in every edition at once, with the note that waits with it. Leave out `story` and `notes`.':
    'Esto se apoya solo en fuentes que se nombran: se publica en todas las ediciones a la vez, con la nota que espera con ello. Omita `story` y `notes`.',
  'No published edition of this story carries it. Choose one of those that `affected` gives.':
    'Ninguna edición publicada de esta historia lo lleva. Elija una de las que da `affected`.',
  'It was published under another PAYLOAD_SECRET, so that it calls what is not named otherwise. Publish it again first.':
    'Se publicó con otro PAYLOAD_SECRET, así que llama de otro modo a lo que no se nombra. Publíquela de nuevo primero.',
  'These words came into no edition: nothing in own words stands at that place, or they do not say what the record says now. `affected` gives the places.':
    'Estas palabras no entraron en ninguna edición: en ese lugar no hay nada con palabras propias, o no dicen lo que el registro dice ahora. `affected` da los lugares.',
  'This rests on a source that is not named, and several stories carry it: one note at one time would tell that they have the source in common. Release it in one story at a time, with `story` and `notes` of its own: {list}.':
    'Esto se apoya en una fuente que no se nombra, y lo llevan varias historias: una sola nota a un mismo tiempo diría que comparten la fuente. Publíquelo historia por historia, cada una con `story` y `notes` propias: {list}.',
  'Another story has these words already, or nearly, {edition}: “{text}”. Said twice they tell that both stories have a source in common. Say it in other words here.':
    'Otra historia ya tiene estas palabras, o casi, {edition}: “{text}”. Dichas dos veces revelan que ambas historias comparten una fuente. Dígalo aquí con otras palabras.',
  'Money needs a currency code of ISO 4217, such as USD or MXN.':
    'El dinero necesita un código de moneda ISO 4217, como USD o MXN.',
  'Must be one of: {codes}.': 'Debe ser uno de: {codes}.',
  'Published editions carry this record: say what is corrected, in {list}.':
    'Hay ediciones publicadas con este registro: diga qué se corrige, en {list}.',
  'The end of the range, {high}, must be greater than its start, {value}.':
    'El final del rango, {high}, debe ser mayor que su inicio, {value}.',
  'The formula cannot be computed ({detail}). Use + - * / ( ), numbers and the keys of the operands.':
    'La fórmula no puede calcularse ({detail}). Use + - * / ( ), números y las claves de los operandos.',
  "The key '{twice}' is used twice.": "La clave '{twice}' se repite.",
  'What is in the trash cannot be published. Take it out of the trash first.':
    'Lo que está en la papelera no se puede publicar. Sáquelo antes de la papelera.',
  'The language of a published edition cannot change. Make another edition of the story instead.':
    'El idioma de una edición publicada no puede cambiar. Haga otra edición de la historia.',
  'The source edition was released again in the meantime. Look at what changed once more.':
    'La edición de origen volvió a publicarse mientras tanto. Revise otra vez los cambios.',
  'The statistic would be computed from itself.': 'La cifra se calcularía a partir de sí misma.',
  'The story has an edition in {language} already: “{title}”.':
    'La historia ya tiene una edición en {language}: “{title}”.',
  'The story has an edition in this language already.': 'La historia ya tiene una edición en este idioma.',
  'There are operands but no formula.': 'Hay operandos pero no hay fórmula.',
  'There is a text in {language} already.': 'Ya hay un texto en {language}.',
  'There is no article with this id.': 'No existe un artículo con este id.',
  'There is no correction note in {language}.': 'No hay nota de corrección en {language}.',
  'There is no published version to go back to. Publish the draft instead.':
    'No hay una versión publicada a la que volver. Publique el borrador.',
  'There is no such article.': 'No existe ese artículo.',
  'There is no such record.': 'No existe ese registro.',
  'This edition is not published.': 'Esta edición no está publicada.',
  'This edition is not published. Publish it first: a translation is made from what readers have.':
    'Esta edición no está publicada. Publíquela primero: una traducción se hace de lo que tienen los lectores.',
  '“{title}” has the slug ‘{slug}’ now, which readers had this edition by. Give that one another slug first, or publish this draft under its own.':
    '«{title}» tiene ahora la dirección ‘{slug}’, con la que los lectores tenían esta edición. Dele antes otra a aquella, o publique este borrador con la suya.',
  'Must be the revision as it was read: text.': 'Debe ser la revisión tal como se leyó: texto.',
  'This edition is not withdrawn.': 'Esta edición no está retirada.',
  'It cannot be deleted: something was published that rests on it, and its name is kept out of the rest only while its record is there.':
    'No se puede eliminar: se publicó algo que se basa en ella, y su nombre solo queda fuera de lo demás mientras exista su registro.',
  'What readers had was redacted. Publish the draft instead.':
    'Lo que tenían los lectores fue suprimido. Publique el borrador en su lugar.',
  'It is an edition of another story by now. Publish the draft instead.':
    'Ya es una edición de otra historia. Publique el borrador en su lugar.',
  'There is no release with this hash among those of this edition.':
    'No hay ninguna publicación con este hash entre las de esta edición.',
  'Readers have this release now. Publish the edition without what is to go, or withdraw it, first.':
    'Los lectores tienen esta publicación ahora. Primero publique la edición sin lo que debe desaparecer, o retírela.',
  'Editions that were published carry this source: an editor changes its terms.':
    'Hay ediciones que se publicaron con esta fuente: sus condiciones las cambia un editor.',
  'These releases are redacted already.': 'Estas publicaciones ya están suprimidas.',
  'This edition was made from no other, or that one is not published.':
    'Esta edición no se hizo de otra, o aquella no está publicada.',
  article: 'artículo',
  image: 'imagen',
  quote: 'cita',
  record: 'registro',
  source: 'fuente',
  statistic: 'cifra',
  user: 'usuario',
  'Readers have this already.': 'Los lectores ya tienen esto.',
  'There is nothing scheduled with this id. It may have been carried out.':
    'No hay nada programado con este id. Puede que ya se haya hecho.',
  'Whoever scheduled it may not publish any more.': 'Quien lo programó ya no puede publicar.',
  Somebody: 'Alguien',
  '{name} has changed what it rests on since it was scheduled. Look at it, then publish or schedule it again.':
    '{name} cambió algo en lo que se basa después de que se programó. Revíselo y publíquelo o prográmelo de nuevo.',
  '{name} has changed the draft since it was scheduled. Look at it, then publish or schedule it again.':
    '{name} cambió el borrador después de que se programó. Revíselo y publíquelo o prográmelo de nuevo.',
  'It could not be done: the server had a fault. Try it by hand, or schedule it again.':
    'No pudo hacerse: falló el servidor. Hágalo a mano o prográmelo de nuevo.',
  "must be a time that there is: '2026-03-01T09:30' by the clock of the newsroom ({timeZone}), or ISO 8601 with its offset":
    "debe ser una hora que exista: '2026-03-01T09:30' según el reloj de la redacción ({timeZone}), o ISO 8601 con su desfase",
  'must be a time to come': 'debe ser una hora por venir',
  'readers are told why an edition is withdrawn: give the reason':
    'a los lectores se les dice por qué se retira una edición: indique el motivo',
  'Give the password that you sign in with.': 'Escriba la contraseña con la que entra.',
  'It was encrypted under a key that the server does not have, and cannot be opened. Tell whoever runs it.':
    'Se cifró con una clave que el servidor no tiene y no se puede abrir. Avise a quien lo administra.',
  'Say which source this is.': 'Indique de qué fuente se trata.',
  'This is not your password.': 'Esa no es su contraseña.',
  'This is the last administrator. Make somebody else an administrator first.':
    'Es el último administrador. Haga administrador a alguien más primero.',
  'Too many wrong passwords. Try again in {minutes} minutes.':
    'Demasiadas contraseñas incorrectas. Inténtelo de nuevo en {minutes} minutos.',
  'What became of identities is added to by the system and changed by nobody.':
    'Lo que pasó con las identidades lo anota el sistema y no lo cambia nadie.',
  'You keep an identity of this source. Delete that first, or give it another source.':
    'Usted guarda una identidad de esta fuente. Bórrela primero o asígnele otra fuente.',
  'This edition rests on a source that is not named, and its story has other editions: under another story it would link the two. Make a new edition of that story instead.':
    'Esta edición se apoya en una fuente que no se nombra y su reportaje tiene otras ediciones: en otro reportaje los vincularía. Haga allí una edición nueva.',
  'Sign in with your password for this.': 'Entre con su contraseña para hacer esto.',
  'There is no second factor to confirm. Ask for a new one.': 'No hay segundo factor que confirmar. Pida uno nuevo.',
  'There is no second factor to take off.': 'No hay segundo factor que quitar.',
  'Take off your own with a code, or have another administrator do it.':
    'Quite el suyo con un código, o pida a otra persona que administra que lo haga.',
  'The second factor was changed meanwhile. Look again, then decide.':
    'El segundo factor se cambió entretanto. Vuelva a mirar y decida después.',
  'It was withdrawn without its reason, which names somebody who must not be named.':
    'Se retiró sin su motivo, que nombra a alguien a quien no se debe nombrar.',
  'There is no such user.': 'No existe ese usuario.',
  'This account may not sign in any more.': 'Esta cuenta ya no puede entrar.',
  'This is not the code that your app shows now. Wait for the next one and give that.':
    'No es el código que su aplicación muestra ahora. Espere el siguiente y escriba ese.',
  'Too many wrong codes. Try again in {minutes} minutes.':
    'Demasiados códigos incorrectos. Inténtelo de nuevo en {minutes} minutos.',
  'Name an editor as well: nobody else can let through what only seems to name this source.':
    'Añada también a un editor: nadie más puede dejar pasar lo que solo parece nombrar a esta fuente.',
  'Somebody who is named here has the password that an administrator gave them, who could open it too. They choose their own first, on the page of their account.':
    'Aquí figura alguien con la contraseña que le dio un administrador, que también podría abrirla. Primero tiene que elegir la suya, en la página de su cuenta.',
  'Somebody who cannot sign in any more is named here. Take them out.':
    'Aquí figura alguien que ya no puede entrar. Quítelo.',
  'Type the six digits that your app shows now right behind your password.':
    'Escriba, justo después de su contraseña, los seis dígitos que su aplicación muestra ahora.',
  'You have a second factor. Take it off first.': 'Ya tiene un segundo factor. Quítelo primero.',
  'must be the six digits that your app shows': 'deben ser los seis dígitos que muestra su aplicación',
  'This text was changed since it was approved. Have it approved once more, then publish it.':
    'Este texto cambió desde que se aprobó. Pida que se apruebe de nuevo y publíquelo después.',
  'This text is not approved. An editor has to approve it before it is published.':
    'Este texto no está aprobado. Un editor tiene que aprobarlo antes de publicarlo.',
  Approval: 'Aprobación',
  'Handed to you: {title}': 'Le entregaron: {title}',
  'Came back: {title}': 'Volvió: {title}',
  'Approved: {title}': 'Aprobado: {title}',
  '{name}, in the newsroom: {link}': '{name}, en la redacción: {link}',
  'Somebody else has saved it, or what it rests on, meanwhile. Look again, then decide.':
    'Alguien más guardó entretanto el artículo o aquello en que se basa. Vuelva a mirarlo y decida.',
  'Somebody else has moved it since you looked. Look again, then decide.':
    'Alguien lo movió desde que usted lo vio. Mírelo de nuevo y decida después.',
  'You may hand over a draft that is yours, and take it back until an editor reads it. Ask an editor.':
    'Puede entregar un borrador suyo y retomarlo mientras no lo lea un editor. Pídaselo a un editor.',
  'Editors say whose turn it is, and until when. You may when you hand over a draft.':
    'A quién le toca y para cuándo lo dicen los editores. Usted puede decirlo al entregar un borrador.',
  'There is nobody of the newsroom with this id.': 'No hay nadie de la redacción con este identificador.',
  'There is a source “{name}” already: choose it, or give this one another name.':
    'Ya hay una fuente «{name}»: elíjala o dé otro nombre a esta.',
  'There is a statistic “{label}” with this value already: link it, or say in the label what is another.':
    'Ya hay una cifra «{label}» con este valor: enlácela o diga en el nombre en qué es otra.',
  'a draft': 'un borrador',
  'Interview with {name}': 'Entrevista con {name}',
  'No edition is in this language.': 'Ninguna edición está en este idioma.',
  topic: 'tema',
  person: 'persona',
  'This image has a source, as images of a story have. Upload the photo without one, and say in its credit who made it.':
    'Esta imagen tiene una fuente, como las de una nota. Sube la foto sin fuente y di en su crédito quién la hizo.',
  'There is a topic with this name already. Use that one, or give this one a slug of its own.':
    'Ya hay un tema con este nombre. Use ese o dé a este un slug propio.',
  'Somebody else has this slug already.': 'Otra persona ya tiene este slug.',
  'The slug stays “{slug}”: live editions are found by it.':
    'El slug sigue siendo «{slug}»: por él se encuentran las ediciones publicadas.',
  'Write the slug as “{slug}”.': 'Escriba el slug así: «{slug}».',
  'Too long for a topic: {most} characters at most.': 'Demasiado largo para un tema: {most} caracteres como máximo.',
  'A topic cannot be part of itself.': 'Un tema no puede ser parte de sí mismo.',
}
