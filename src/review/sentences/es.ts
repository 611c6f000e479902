/** Spanish, by the English. */
export const es = {
  'Something that the editions do not share': 'Algo que las ediciones no comparten',
  'Changed while it was taken down': 'Cambió mientras estaba retirada',
  'Contradicted by its formula': 'Su fórmula la contradice',
  'Not in the quote': 'No está en la declaración',
  'A figure that the editions do not share': 'Una cifra que las ediciones no comparten',
  'Reads as another figure': 'Se lee como otra cifra',
  'A figure of the headline': 'Una cifra del título',
  'The headline again in the body': 'El título repetido en el cuerpo',
  'Larger than can be': 'Mayor de lo posible',
  'A date that cannot be': 'Una fecha imposible',
  'Not filled in': 'Sin completar',
  'Terms that protect less': 'Condiciones que protegen menos',
  'Without evidence': 'Sin respaldo',
  'Without a label in this language': 'Sin etiqueta en este idioma',
  'Something that a story has': 'Algo que toda nota lleva',
  'More than a hundred per cent': 'Más del cien por ciento',
  'Parts and their total': 'Las partes y su total',
  'Per cent or percentage points': 'Por ciento o puntos porcentuales',
  'A name that is protected': 'Un nombre protegido',
  'A quotation that the editions do not share': 'Una cita que las ediciones no comparten',
  'A statistic that is in doubt': 'Una cifra en duda',
  'Billion and billón': 'Mil millones y billón',
  'A single source': 'Una sola fuente',
  'The terms of a source': 'Las condiciones de una fuente',
  'The original has changed': 'El original cambió',
  'A change that does not come out': 'Un cambio que no cuadra',
  'A conversion that does not come out': 'Una conversión que no cuadra',
  'A multiple that does not come out': 'Un múltiplo que no cuadra',
  'A share that does not come out': 'Una proporción que no cuadra',
  'Two values': 'Dos valores',
  'A source that nobody keeps': 'Una fuente que nadie conserva',
  'A figure without a source': 'Una cifra sin fuente',
  'A quotation without a source': 'Una cita sin fuente',
  'An image without credit': 'Una imagen sin crédito',
  'Translated by nobody known': 'Traducida sin decir por quién',
  'An image without a description': 'Una imagen sin descripción',
  'Cannot be published': 'No puede publicarse',
  'A chart that cannot be drawn': 'Una gráfica que no puede dibujarse',
  'A passage that is not translated': 'Un pasaje sin traducir',
  'A quotation that is not translated': 'Una cita sin traducir',
  'off the record': 'en confidencia',
  'on deep background': 'sin atribución',
  'on background': 'sin nombre',
  'on the record': 'abiertamente',
  "'{name}' spoke {before} and is {after} now. Confirm, with the reason, that this edition may go by that.":
    '«{name}» habló {before} y ahora figura {after}. Confirme, con el motivo, que esta edición puede atenerse a ello.',
  '“{text}” in the title is no attributed figure of the body.':
    '«{text}» en el título no es una cifra atribuida del cuerpo.',
  '“{text}” in the dek is no attributed figure of the body.':
    '«{text}» en la bajada no es una cifra atribuida del cuerpo.',
  '{text}: the statistic “{label}” was retracted.': '{text}: la cifra «{label}» fue retirada.',
  '{text}: the statistic “{label}” is disputed.': '{text}: la cifra «{label}» está en disputa.',
  "'{name}' is no longer public, and there is no archived copy.": "'{name}' ya no es pública y no hay copia archivada.",
  "'{name}' is restricted, and there is no archived copy.":
    "'{name}' es de acceso restringido y no hay copia archivada.",
  "'{name}' is not named, and no editor has approved that; record the approval on the source.":
    "'{name}' no se nombra y ningún editor lo ha aprobado; registre la aprobación en la fuente.",
  "'{name}' spoke off the record and cannot be cited; take out what rests on it.":
    "'{name}' habló en confidencia y no puede citarse; retire lo que se apoya en esa fuente.",
  "'{name}' spoke on background and has no agreed attribution in {language}; write it on its record.":
    "'{name}' habló sin nombre y no tiene atribución acordada en {language}; escríbala en su registro.",
  "'{name}' spoke on deep background: no attribution may be shown, so neither its words nor a citation.":
    "'{name}' habló sin atribución: no puede mostrarse ninguna, ni sus palabras ni una referencia.",
  'Here it says {ours}; the edition in {language} says {theirs}.':
    'Aquí dice {ours}; la edición en {language} dice {theirs}.',
  'If somebody said this, say who; if it keeps a term at a distance, nothing is missing.':
    'Si alguien lo dijo, indique quién; si solo toma distancia de un término, no falta nada.',
  'If this is the title of a work, nothing is missing; if somebody said it, say who.':
    'Si es el título de una obra, no falta nada; si alguien lo dijo, indique quién.',
  "The attribution agreed with '{name}' is in {attributionLanguage}: nobody has written one in {language}.":
    "La atribución acordada con '{name}' está en {attributionLanguage}: nadie la ha escrito en {language}.",
  'The edition in {language} says something else since this one was translated from it.':
    'La edición en {language} dice otra cosa desde que se tradujo aquí.',
  'Readers had {before} before this edition was taken down; now it says {text}. Tell them below Corrections, naming the statistic, unless they need not know.':
    'Los lectores tenían {before} antes de que se retirara esta edición; ahora dice {text}. Dígaselo en Correcciones, con la cifra, salvo que no haga falta que lo sepan.',
  'Left a draft by an import': 'Dejada en borrador por una importación',
  'It came by an import, which left it a draft: it was withdrawn here. Let this stand if you know that it may be public again.':
    'Llegó por una importación, que la dejó en borrador: aquí se retiró. Deje esto como está si sabe que puede volver a ser pública.',
  'It came by an import, which left it a draft: something of it was redacted here. Let this stand if nothing of that is in it.':
    'Llegó por una importación, que la dejó en borrador: aquí se suprimió algo de ella. Deje esto como está si nada de eso aparece en ella.',
  'It came by an import, which left it a draft: it is here already, it seems. Let this stand if it is another story.':
    'Llegó por una importación, que la dejó en borrador: parece que ya está aquí. Deje esto como está si es otra nota.',
  'It came by an import, which left it a draft: not everybody could read it there. Let this stand if everybody may.':
    'Llegó por una importación, que la dejó en borrador: allí no podía leerla todo el mundo. Deje esto como está si todos pueden leerla.',
  'This image credits nobody. Name who made it and under what right it is used.':
    'Esta imagen no tiene crédito. Indique quién la hizo y con qué derecho se usa.',
  'The main image has no alternative text in this language. Say what it shows, for who does not see it.':
    'La imagen principal no tiene texto alternativo en este idioma. Diga qué muestra, para quien no la ve.',
  'This image has no alternative text in this language. Say what it shows, for who does not see it.':
    'Esta imagen no tiene texto alternativo en este idioma. Diga qué muestra, para quien no la ve.',
  'The image of this block is not there any more.': 'La imagen de este bloque ya no está.',
  'The image “{text}”': 'La imagen “{text}”',
  'The main image credits nobody. Name who made it and under what right it is used.':
    'La imagen principal no tiene crédito. Indique quién la hizo y con qué derecho se usa.',
  'The quotation “{text}” is not in the edition in {language}.':
    'La cita «{text}» no está en la edición en {language}.',
  'The quotation “{text}” of the edition in {language} is missing here.':
    'Falta aquí la cita «{text}» de la edición en {language}.',
  "The rule '{name}' could not be run: {reason}": "La regla '{name}' no pudo ejecutarse: {reason}",
  'The statistic with the value {value} has no label in {language}; write one on its record.':
    'La cifra con el valor {value} no tiene nombre en {language}; escríbalo en su registro.',
  'The quote of this quotation is not there any more.': 'El registro de esta cita ya no existe.',
  'The source of this citation is not there any more.': 'La fuente de esta referencia ya no existe.',
  'The statistic of this figure is not there any more.': 'El registro de esta cifra ya no existe.',
  'These words, and what is said after them, name no quote: say who said them and where.':
    'Estas palabras, y lo que se dice después, no indican ninguna cita registrada: diga quién las dijo y dónde.',
  'These words name no quote: say who said them and where.':
    'Estas palabras no indican ninguna cita registrada: diga quién las dijo y dónde.',
  '{ours} is not in the edition in {language}.': '{ours} no está en la edición en {language}.',
  '{text} is a share of something ({formula}): that is per cent, not percentage points.':
    '{text} es una parte de algo ({formula}): es por ciento, no puntos porcentuales.',
  '{text} is computed from “{label}”, which names no source. Add evidence to that statistic.':
    '{text} se calcula con «{label}», que no tiene fuente. Agregue evidencia a esa cifra.',
  '{text} is computed from “{label}”, which states {stated} where its formula {formula} gives {gives}.':
    '{text} se calcula con «{label}», que afirma {stated} y cuya fórmula {formula} da {gives}.',
  '{text} is in the edition in {language} and missing here.': '{text} está en la edición en {language} y falta aquí.',
  '{text} is stated, but its formula {formula} gives {gives}.':
    'Se afirma {text}, pero su fórmula {formula} da {gives}.',
  '{text} is the difference between two percentages ({formula}): that is percentage points, not per cent.':
    '{text} es la diferencia entre dos porcentajes ({formula}): son puntos porcentuales, no por ciento.',
  '{text}: the formula {formula} of “{label}” has no value.':
    '{text}: la fórmula {formula} de «{label}» no tiene valor.',
  '{text}: “{label}” names no source and no formula. Add evidence to the statistic.':
    '{text}: «{label}» no tiene fuente ni fórmula. Agregue evidencia a la cifra.',
  '{text}: “{statistic}” rests on a single source.': '{text}: «{statistic}» se apoya en una sola fuente.',
  '“{label}” ({value}) is the label in {labelLanguage}: nobody has written one in {language}.':
    '“{label}” ({value}) es el nombre en {labelLanguage}: nadie lo ha escrito en {language}.',
  '“{text}” does not read as {value}, the value of “{statistic}”.':
    '«{text}» no se lee como {value}, el valor de «{statistic}».',
  "“{text}” is not part of its quote, nor of the quote's translation into {language}.":
    '«{text}» no es parte de su cita, ni de la traducción de la cita al {language}.',
  '“{text}” is {ours}; the edition in {language} says “{text2}”, {theirs}. A billion is “mil millones”; a “billón” is a trillion.':
    '«{text}» son {ours}; la edición en {language} dice «{text2}», {theirs}. Un «billion» inglés son mil millones; un billón es un «trillion».',
  '“{text}” is {ours}; the edition in {language} says “{text2}”, {theirs}. A billion is “un milliard”; a French “billion” is a trillion.':
    '«{text}» son {ours}; la edición en {language} dice «{text2}», {theirs}. Un «billion» inglés es un «milliard» francés; un «billion» francés es un «trillion» inglés.',
  '“{text}” is {ours}; the edition in {language} says “{text2}”, {theirs}.':
    '«{text}» son {ours}; la edición en {language} dice «{text2}», {theirs}.',
  '“{text}” names no statistic: say where it comes from.':
    '«{text}» no indica ninguna cifra registrada: diga de dónde sale.',
  '“{text}” is still in {language}: translate it in the record of the quote, unless readers are to have these very words.':
    '«{text}» sigue en {language}: tradúzcala en la ficha de la cita, salvo que los lectores deban tener estas mismas palabras.',
  '“{text}” was said in {language}, and nobody is named as its translator.':
    '«{text}» se dijo en {language} y no se indica quién lo tradujo.',
  '“{text}”: the quote has no evidence. Say where the words are on record.':
    '«{text}»: la cita no tiene evidencia. Diga dónde constan las palabras.',
  '“{text}” is {value}: more than live in any town. Look at its scale.':
    '«{text}» son {value}: más que en cualquier ciudad. Revise la escala.',
  '“{text}” is {value}: more than live in any country. Look at its scale.':
    '«{text}» son {value}: más que en cualquier país. Revise la escala.',
  '“{text}” is {value}: more than all people there are. Look at its scale.':
    '«{text}» son {value}: más que todas las personas que hay. Revise la escala.',
  'There is no such day as “{text}”: {month} has {days} days.': 'El día «{text}» no existe: {month} tiene {days} días.',
  '“{text}” was or will be a {weekday}.': '«{text}» cae en {weekday}.',
  'Who was born in {born} turned {years} in {year}, not {age}.':
    'Quien nació en {born} cumplió {years} años en {year}, no {age}.',
  'Who was born in {born} was {less} or {years} in {died}, not {age}.':
    'Quien nació en {born} tenía {less} o {years} en {died}, no {age}.',
  '“{text}” is more than the whole: this cannot be over 100 per cent.':
    '«{text}» es más que el todo: aquí no puede pasar de 100 por ciento.',
  '{sum} is {gives}, and all together are 100%.': '{sum} da {gives}, y todo junto es 100 %.',
  '{sum} is {gives}, not {text}.': '{sum} son {gives}, no {text}.',
  'From {from} to {to} are {difference} percentage points, or {gives} of the first; “{text}” says neither.':
    'De {from} a {to} hay {difference} puntos porcentuales, o {gives} del primero; «{text}» no dice ni lo uno ni lo otro.',
  'From {from} to {to} are {difference} percentage points, not “{text}”.':
    'De {from} a {to} hay {difference} puntos porcentuales, no «{text}».',
  'From {from} to {to} the difference is {difference}, not “{text}”.':
    'De {from} a {to} la diferencia es {difference}, no «{text}».',
  'From {from} to {to} is {gives} ({sum}), not “{text}”.': 'De {from} a {to} es {gives} ({sum}), no «{text}».',
  '{given} is {gives} {unit}, not “{text}”.': '{given} son {gives} {unit}, no «{text}».',
  'At the rate of “{before}” it would be {gives}, not “{text}”.':
    'Con el cambio de «{before}» serían {gives}, no «{text}».',
  'From {from} to {to} is {times} times as much ({to} ÷ {from}), not {factor} times.':
    'De {from} a {to} es {times} veces ({to} ÷ {from}), no {factor}.',
  '{part} of {whole} is {gives} ({part} ÷ {whole}), not “{text}”.':
    '{part} de {whole} es {gives} ({part} ÷ {whole}), no «{text}».',
  '{part} is {gives}, not “{text}”.': '{part} es {gives}, no «{text}».',
  'The title says {other}, and here it says {text}.': 'El título dice {other} y aquí dice {text}.',
  'The dek says {other}, and here it says {text}.': 'La bajada dice {other} y aquí dice {text}.',
  'Above it says {other}, and here it says {text}.': 'Más arriba dice {other} y aquí dice {text}.',
  'This passage is as it is in the edition in {language}: translate it.':
    'Este pasaje está como en la edición en {language}: tradúzcalo.',
  'This passage is in {other}, and the edition in {language}.':
    'Este pasaje está en {other} y la edición en {language}.',
  'an age': 'una edad',
  'a span of time': 'un lapso',
  'a score': 'un marcador',
  'a distance between places': 'una distancia entre lugares',
  'a length of a document': 'la extensión de un documento',
  'a small count': 'una cuenta pequeña',
  '“{text}” is {kind}: if it is a claim, say where it comes from.':
    '«{text}» es {kind}: si es una afirmación, diga de dónde sale.',
  'There is no dek. Say in one or two sentences below the title what is new.':
    'No hay bajada. Diga en una o dos frases bajo el título qué hay de nuevo.',
  'Nobody signs this. Name who wrote it in the byline.': 'Nadie lo firma. Ponga en la firma quién lo escribió.',
  'There is no topic. Readers find no story under a topic that it does not have.':
    'No hay tema. Los lectores no encuentran una historia en un tema que no tiene.',
  'The body begins with the title, which stands above it already. Take this line out.':
    'El cuerpo empieza con el título, que ya está arriba. Quite esta línea.',
  '“{text}” in a caption is no attributed figure of the body.':
    '«{text}» en un título del cuerpo no es ninguna cifra atribuida del cuerpo.',
  'The statistics of this chart have different units: choose those that count or measure the same.':
    'Las cifras de este gráfico tienen unidades distintas: elija las que cuentan o miden lo mismo.',
  'A statistic of this chart has no date: a line is drawn over time.':
    'Una cifra de este gráfico no tiene fecha: una línea se traza en el tiempo.',
  'Two statistics of this chart have the same date: a line has one value at a time.':
    'Dos cifras de este gráfico tienen la misma fecha: una línea tiene un valor a la vez.',
  'The embed “{text}”': 'El contenido externo «{text}»',
  'The chart “{text}”': 'El gráfico «{text}»',
  'The table “{text}”': 'La tabla «{text}»',
  'The pull quote “{text}”': 'El destacado «{text}»',
  '{block} is not in the edition in {language}.': '{block} no está en la edición en {language}.',
  '{block} of the edition in {language} is missing here.': '{block} de la edición en {language} falta aquí.',
  '1 passage of the edition in {language} is not here yet.': 'Todavía falta aquí 1 pasaje de la edición en {language}.',
  '{count} passages of the edition in {language} are not here yet.':
    'Todavía faltan aquí {count} pasajes de la edición en {language}.',
}
