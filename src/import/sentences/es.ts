/** Spanish, by the English. */
export const es = {
  "--ui is one of {list}, not '{ui}'.": "--ui es uno de {list}, no '{ui}'.",
  '(and {count} more)': '(y {count} más)',
  '1 figure': '1 cifra',
  '1 quotation': '1 cita',
  'An option': 'Una opción',
  'link to the {record} “{label}”': 'enlazar con la {record} «{label}»',
  'make a new {record}': 'crear una {record}',
  'make a new {record}: {said}': 'crear una {record}: {said}',
  '{count} figures': '{count} cifras',
  '{count} quotations': '{count} citas',
  '{figures}, {quotations}; {open} to attribute': '{figures}, {quotations}; {open} por atribuir',
  '{option} has no right value.': '{option} no tiene un valor correcto.',
  '{what} has {count} characters: shorten it to {most}.': '{what} tiene {count} caracteres; el máximo es {most}.',
  '--title is empty: write a title, or leave the option out.':
    '--title está vacío: escriba un título u omita la opción.',
  '{name} was left out. {why}': '{name} se omitió. {why}',
  '{name} is an image elsewhere, and stands as a link. Upload it if it may be published.':
    '{name} es una imagen de otro sitio y queda como enlace. Súbala si se puede publicar.',
  '{name} is an image that is uploaded with the draft.': '{name} es una imagen que se sube con el borrador.',
  'No image can stand where it does: give it a line of its own.':
    'Donde está no puede haber imágenes: póngala en una línea propia.',
  'It has no alternative text: say what it shows between its brackets.':
    'No tiene texto alternativo: diga entre sus corchetes lo que muestra.',
  'It is outside of the folder of the story: put it there.': 'Está fuera de la carpeta del texto: póngala en ella.',
  'It is no file.': 'No es un archivo.',
  'Something of it was redacted here. An editor publishes it who knows that nothing of that is in it.':
    'Aquí se suprimió algo de ello. Lo publica un editor que sepa que nada de eso queda.',
  'It was withdrawn here. An editor publishes it who knows why.':
    'Aquí se retiró. Lo publica un editor que sepa por qué.',
  "Its id is that of another story here, '{title}'. Give it one of its own (guid), or its title or address of before.":
    "Su identificador es el de otro texto de aquí, '{title}'. Dele uno propio (guid), o su título o dirección de antes.",
  'No redirect from {from} to {to}: another story has that address.':
    'Sin redirección de {from} a {to}: otro texto tiene esa dirección.',
  "--redirects '{file}' cannot be written ({why}).": "No se puede escribir --redirects '{file}' ({why}).",
  "'{file}' is there already, and no table of redirects. Name another file with --redirects.":
    "'{file}' ya existe y no es una tabla de redirecciones. Indique otro archivo con --redirects.",
  "It is here already, it seems: '{slug}'. Publish it if it is another story.":
    "Parece que ya está aquí: '{slug}'. Publíquelo si es otro texto.",
  'There is no such file in the folder of the story.': 'No existe ese archivo en la carpeta del texto.',
  'It could not be read ({code}).': 'No se pudo leer ({code}).',
  Draft: 'Borrador',
  'Name the file to import.': 'Indique el archivo que se importará.',
  'Nothing was written.': 'No se escribió nada.',
  'One file at a time, not {count}: {list}.': 'Un archivo a la vez, no {count}: {list}.',
  'Run npm run import -- --help to see what it takes.': 'Vea lo que admite con: npm run import -- --help.',
  'Say in what language the story is, with --language: one of {list}.':
    'Indique con --language en qué idioma está el texto: uno de {list}.',
  'The dek': 'La bajada',
  "The newsroom does not publish in '{asked}'. --language is one of {list}.":
    "La redacción no publica en '{asked}'. --language es uno de {list}.",
  'The newsroom has no editor or admin yet: open the admin and make the first account.':
    'La redacción aún no tiene editores ni administradores: abra la administración y cree la primera cuenta.',
  'The account of every editor and admin is disabled.': 'La cuenta de cada editor y administrador está desactivada.',
  "The account '{email}' is disabled.": "La cuenta '{email}' está desactivada.",
  "The newsroom has no user '{email}'.": "La redacción no tiene ningún usuario '{email}'.",
  'The story has no title: begin it with a line “# Title”, or give one with --title.':
    'El texto no tiene título: comience con una línea «# Título» o indíquelo con --title.',
  'The title': 'El título',
  'There is no file {name}.': 'No existe el archivo {name}.',
  'There is no option {option}.': 'La opción {option} no existe.',
  "There is no story in '{folder}': no file ends with .md, .markdown or .txt.":
    "No hay ningún texto en '{folder}': ningún archivo termina en .md, .markdown o .txt.",
  'Only posts are stories; passed over: {others}.': 'Solo las entradas son textos; se pasaron por alto: {others}.',
  "'{file}' is too large: export it in parts of 500 MB at most.":
    "'{file}' es demasiado grande: expórtelo en partes de 500 MB como máximo.",
  "'{file}' is no sound JSON in UTF-8. Export it again.":
    "'{file}' no es un JSON correcto en UTF-8. Expórtelo de nuevo.",
  "'{file}' is no export of Ghost: it has no posts in its data.":
    "'{file}' no es una exportación de Ghost: no hay entradas en sus datos.",
  'It has no uuid and no id, by which it would be known when it is imported again.':
    'No tiene uuid ni id, por los que se reconocería al importarlo de nuevo.',
  'Not everybody could read it there, and it comes as a draft.': 'Allí no todos podían leerlo, y llega como borrador.',
  '--publish is for editors: name one with --as.': '--publish es para editores: indique uno con --as.',
  'Left out. {why}': 'Omitido. {why}',
  'Another item of this import has its id: {guid}.':
    'Otro elemento de esta importación tiene su identificador: {guid}.',
  'It has changed there; here it is in the trash, and was left as it is.':
    'Allí ha cambiado; aquí está en la papelera y se dejó como está.',
  'It has changed there; here somebody has changed it too, and it was left as it is.':
    'Allí ha cambiado; aquí también lo ha cambiado alguien, y se dejó como está.',
  "It is in '{language}', in which the newsroom does not publish.":
    "Está en '{language}', idioma en el que la redacción no publica.",
  'Dates of first publication without a publication: {count}. Name it with --outlet.':
    'Fechas de primera publicación sin medio: {count}. Indíquelo con --outlet.',
  'Imported: {imported}. Updated: {updated}. Unchanged: {unchanged}. Changed here and kept: {kept}. Left out: {leftOut}.':
    'Importados: {imported}. Actualizados: {updated}. Sin cambios: {unchanged}. Cambiados aquí y conservados: {kept}. Omitidos: {leftOut}.',
  'Published: {published}.': 'Publicados: {published}.',
  '{done} done, {speed} a second': '{done} listos, {speed} por segundo',
  '{done} of {total} done, {speed} a second': '{done} de {total} listos, {speed} por segundo',
  "The slug '{slug}' is that of another edition here, and it has '{other}'.":
    "El slug '{slug}' es aquí el de otra edición, y tiene '{other}'.",
  'Imported as it was published in {outlet} on {date}.': 'Importado como se publicó en {outlet} el {date}.',
  'Imported as it was published.': 'Importado como se publicó.',
  'Its review finds more each time that a finding is let stand.':
    'Su revisión encuentra más cada vez que se deja pasar un hallazgo.',
  'It was not published, and is a draft. {why}': 'No se publicó y es un borrador. {why}',
  'Its text is nested deeper, or is larger, than any story.':
    'Su texto está anidado más hondo, o es más largo, que el de cualquier nota.',
  'It has no title.': 'No tiene título.',
  'Its title has {count} characters: shorten it to {most}.': 'Su título tiene {count} caracteres; el máximo es {most}.',
  'Its dek is longer than {most} characters and was left out.': 'Su bajada tiene más de {most} caracteres y se omitió.',
  '1 image elsewhere stands as a link.': '1 imagen de otro sitio queda como enlace.',
  '{count} images elsewhere stand as links.': '{count} imágenes de otros sitios quedan como enlaces.',
  'It is not in the folder of the images.': 'No está en la carpeta de las imágenes.',
  'Only {most} of its {count} topics were kept.': 'Solo se conservaron {most} de sus {count} temas.',
  "It has no date: '{date}' is none that was.": "Queda sin fecha: '{date}' no es ninguna que haya sido.",
  "'{file}' is no export of WordPress: it has no <wp:wxr_version>.":
    "'{file}' no es una exportación de WordPress: no tiene <wp:wxr_version>.",
  'It has no <guid>, by which it would be known when it is imported again.':
    'No tiene <guid>, por el que se reconocería al importarlo de nuevo.',
  'It had a password, and comes as a draft.': 'Tenía contraseña y llega como borrador.',
  'Shortcodes that nothing stands for are left as text: {list}.':
    'Los shortcodes que nada sustituye quedan como texto: {list}.',
  "'{file}' is no sound XML: {problem}. Export it again.":
    "'{file}' no es un XML correcto: {problem}. Expórtelo de nuevo.",
  "'{file}' is no text in UTF-8: export it with that encoding.":
    "'{file}' no es un texto en UTF-8: expórtelo con esa codificación.",
  "--site is the address of a site, such as https://old.example, not '{site}'.":
    "--site es la dirección de un sitio, como https://viejo.example, no '{site}'.",
  '{option} is for archives: a folder, .xml of WordPress, .json of Ghost.':
    '{option} es para archivos enteros: una carpeta, .xml de WordPress, .json de Ghost.',
  '--title is for one story, and not for an archive.': '--title es para un solo texto y no para un archivo entero.',
  'Usage: npm run import -- story.md --language es\n       npm run import -- archive --language es --publish\nMakes a draft of a story in Markdown or plain text, and lists every figure and quotation that names no source yet.\nOf an archive (a folder of such files, .xml of WordPress, .json of Ghost) it makes a draft of each story; begun again it goes on, and makes none twice.\n\n  story.md           the file; - reads what is piped in\n  --language es      the language of the edition; needed where the newsroom publishes in several\n  --title "…"        the title, instead of the one in the file\n  --as e-mail        the user who makes the draft; the first editor or admin when left out\n  --dry-run          list the findings and write nothing\n  --publish          archives: publish what was published there, its claims dismissed in the name of that editor\n  --images folder    archives: where the images are that they name by their addresses\n  --outlet "…"       archives: the publication that the stories ran in\n  --site address     archives: where Ghost was, which its export does not say\n  --redirects file   archives: write old and new addresses to this file, as CSV\n  --ui en|es         the language of what is printed; that of the terminal when left out\n  --help             this text\n\nExit code: 0 done, 1 a fault, 2 put something right first, 3 done, but items were left out.':
    'Uso: npm run import -- texto.md --language es\n     npm run import -- archivo --language es --publish\nCrea un borrador a partir de un texto en Markdown o simple, y enumera las cifras y citas que aún no indican su fuente.\nDe un archivo entero (una carpeta de textos, .xml de WordPress, .json de Ghost) crea un borrador de cada texto; al comenzar de nuevo continúa, y no crea ninguno dos veces.\n\n  texto.md           el archivo; - lee lo que llega por la entrada\n  --language es      el idioma de la edición; hace falta donde la redacción publica en varios\n  --title "…"        el título, en lugar del que está en el archivo\n  --as correo        el usuario que crea el borrador; si falta, el primer editor o administrador\n  --dry-run          enumerar los hallazgos sin escribir nada\n  --publish          archivos enteros: publicar lo que allí se publicó, con sus hallazgos desestimados en nombre de ese editor\n  --images carpeta   archivos enteros: dónde están las imágenes que nombran por su dirección\n  --outlet "…"       archivos enteros: el medio en el que se publicaron los textos\n  --site dirección   archivos enteros: dónde estaba Ghost, que su exportación no dice\n  --redirects archivo  archivos enteros: escribir en él las direcciones viejas y nuevas, como CSV\n  --ui en|es         el idioma de lo que se imprime; si falta, el de la terminal\n  --help             este texto\n\nCódigo de salida: 0 hecho, 1 una falla, 2 corrija algo antes, 3 hecho, pero se omitieron elementos.',
  error: 'error',
  notice: 'nota',
  quote: 'cita registrada',
  statistic: 'cifra registrada',
  warning: 'aviso',
  '{name} could not be read ({code}).': 'No se pudo leer {name} ({code}).',
  '{name} is a folder: name a file in it.': '{name} es una carpeta: indique un archivo de ella.',
  '{name} is empty.': '{name} está vacío.',
  '{name} is no text in UTF-8: save it as plain text with that encoding.':
    '{name} no es un texto en UTF-8: guárdelo como texto simple con esa codificación.',
  '{name} is too large: a story has 1 MB at most.': '{name} es demasiado grande: un texto tiene 1 MB como máximo.',
  '{name} may not be read: check its permissions.': 'No se permite leer {name}: revise sus permisos.',
  'Passages that its page hid were left out: {count}. “{words}”':
    'Pasajes que su página ocultaba y que se dejaron fuera: {count}. «{words}»',
  '“{name}” is too long and was left out.': '«{name}» es demasiado largo y se dejó fuera.',
}
