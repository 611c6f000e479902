/** Spanish, by the English. */
export const es = {
  'A figure in its own wording needs the wording.': 'Una cifra con redacción propia necesita la redacción.',
  'A link around a figure, quotation or citation needs text of its own.':
    'Un enlace en torno a una cifra, una cita o una referencia necesita texto propio.',
  'A cell of a table has at least one paragraph, and stands in one row and one column.':
    'Una celda de una tabla tiene al menos un párrafo y está en una fila y una columna.',
  'A table has {MOST_ROWS} rows and {MOST_COLUMNS} columns at most, and each row as many cells as the others.':
    'Una tabla tiene como máximo {MOST_ROWS} filas y {MOST_COLUMNS} columnas, y cada fila tantas celdas como las demás.',
  'The caption of a table must be a text of 500 characters at most.':
    'El título de una tabla debe ser un texto de 500 caracteres como máximo.',
  'A chart has bars, or a line.': 'Un gráfico tiene barras o una línea.',
  'A chart needs a title of 200 characters at most.': 'Un gráfico necesita un título de 200 caracteres como máximo.',
  'A chart shows from 2 to {MOST_POINTS} statistics, each once.':
    'Un gráfico muestra de 2 a {MOST_POINTS} cifras, cada una una vez.',
  'An embed has the address of something at one of these: {providers}.':
    'Un contenido externo tiene la dirección de algo que está en uno de estos sitios: {providers}.',
  'An embed needs a title of {LONGEST_TITLE} characters at most.':
    'Un contenido externo necesita un título de {LONGEST_TITLE} caracteres como máximo.',
  'Another block of this body has the same id.': 'Otro bloque de este cuerpo tiene el mismo id.',
  'Headings are h2, h3 or h4.': 'Los títulos son h2, h3 o h4.',
  'Internal links are not supported: link to the address of the page.':
    'Los enlaces internos no se admiten: enlace a la dirección de la página.',
  'Links go to http, https or mailto addresses only.': 'Los enlaces solo llevan a direcciones http, https o mailto.',
  'Lists are bulleted or numbered.': 'Las listas son con viñetas o numeradas.',
  'Only figures, quotations and citations can stand in a line.':
    'En una línea solo puede haber cifras, citas y referencias.',
  'The body has more than {MAX_NODES} nodes.': 'El cuerpo tiene más de {MAX_NODES} nodos.',
  'The body is nested more than {MAX_DEPTH} levels deep.': 'El cuerpo tiene más de {MAX_DEPTH} niveles.',
  'The body is not a Lexical document.': 'El cuerpo no es un documento de Lexical.',
  'The children of this node must be a list.': 'Los hijos de este nodo deben ser una lista.',
  'The format of this text is not valid.': 'El formato de este texto no es válido.',
  'The place in the source must be text.': 'El lugar en la fuente debe ser un texto.',
  'The text of this node must be a string.': 'El texto de este nodo debe ser una cadena.',
  'The type of a link must be "custom".': 'El tipo de un enlace debe ser «custom».',
  'This block has no id.': 'Este bloque no tiene id.',
  'This citation names no source.': 'Esta referencia no indica ninguna fuente.',
  'This figure names no statistic.': 'Esta cifra no indica ninguna cifra registrada.',
  'This form of a figure is not known.': 'Esta forma de cifra no se conoce.',
  'This is not a node.': 'Esto no es un nodo.',
  'This kind of block is not known.': 'Este tipo de bloque no se conoce.',
  'This node cannot have children.': 'Este nodo no puede tener hijos.',
  'This node cannot stand here.': 'Este nodo no puede estar aquí.',
  'This image names no picture.': 'Esta imagen no indica ninguna fotografía ni dibujo.',
  'The alternative text and the caption of an image are texts of 500 characters at most, its credit one of 300.':
    'El texto alternativo y el pie de una imagen son textos de 500 caracteres como máximo; su crédito, de 300.',
  'The focal point of an image is two numbers from 0 to 100, or none.':
    'El punto focal de una imagen son dos números de 0 a 100, o ninguno.',
  'This pull quote has no words.': 'Este destacado no tiene palabras.',
  'This pull quote names no quote.': 'Este destacado no indica ninguna declaración.',
  'This quotation has no words.': 'Esta cita no tiene palabras.',
  'This quotation names no quote.': 'Esta cita no indica ninguna declaración.',
  'This type of node is not allowed.': 'Este tipo de nodo no está permitido.',
}
