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
  "The newsroom has no user '{email}'.": "La redacción no tiene ningún usuario '{email}'.",
  'The story has no title: begin it with a line “# Title”, or give one with --title.':
    'El texto no tiene título: comience con una línea «# Título» o indíquelo con --title.',
  'The title': 'El título',
  'There is no file {name}.': 'No existe el archivo {name}.',
  'There is no option {option}.': 'La opción {option} no existe.',
  'Usage: npm run import -- story.md --language es\nMakes a draft of a story in Markdown or plain text, and lists every figure and quotation that names no source yet.\n\n  story.md           the file; - reads what is piped in\n  --language es      the language of the edition; needed where the newsroom publishes in several\n  --title "…"        the title, instead of the one in the file\n  --as e-mail        the user who makes the draft; the first editor or admin when left out\n  --dry-run          list the findings and write nothing\n  --ui en|es         the language of what is printed; that of the terminal when left out\n  --help             this text':
    'Uso: npm run import -- texto.md --language es\nCrea un borrador a partir de un texto en Markdown o simple, y enumera las cifras y citas que aún no indican su fuente.\n\n  texto.md           el archivo; - lee lo que llega por la entrada\n  --language es      el idioma de la edición; hace falta donde la redacción publica en varios\n  --title "…"        el título, en lugar del que está en el archivo\n  --as correo        el usuario que crea el borrador; si falta, el primer editor o administrador\n  --dry-run          enumerar los hallazgos sin escribir nada\n  --ui en|es         el idioma de lo que se imprime; si falta, el de la terminal\n  --help             este texto',
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
}
