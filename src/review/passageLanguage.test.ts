import { expect, test } from 'vitest'
import { otherLanguageOf } from './passageLanguage'

test.each([
  ['The harbour master closed the gate before the wind rose, and nobody was let in until the morning.', 'es', 'en'],
  [
    'El capitán del puerto cerró la reja antes de que arreciara el viento y nadie pudo entrar hasta la mañana.',
    'en',
    'es',
  ],
  [
    'O governador visitou a área na quarta e anunciou obras para a contenção de encostas e para as pontes do vale.',
    'es',
    'pt',
  ],
  [
    'La provincia discute desde marzo un proyecto para cambiar el horario de las escuelas, que es el de siempre.',
    'pt',
    'es',
  ],
  ['O capitão do porto fechou o portão antes que o vento aumentasse e ninguém pôde entrar até de manhã.', 'es', 'pt'],
  [
    'Le capitaine du port a fermé la grille avant que le vent se lève et personne n’a pu entrer avant le matin.',
    'en',
    'fr',
  ],
  ['Police arrested three men outside the bank late on Tuesday.', 'es', 'en'],
  ['“It makes no sense,” she said. “They closed the only school in the valley and told nobody why.”', 'es', 'en'],
  ['“We lost it all,” he said on Monday.', 'es', 'en'],
  ['MAYOR SAYS THE CITY WILL NOT PAY FOR THE NEW STADIUM AND WILL ASK THE STATE FOR HELP', 'es', 'en'],
  ['El ministerio dijo el viernes que reabrirá el puente antes de las fiestas.', 'en', 'es'],
])('of %s in an edition in %s is %s', (passage, own, other) => {
  expect(otherLanguageOf(passage, own)).toBe(other)
})

test.each([
  ['The harbour master closed the gate before the wind rose, and nobody was let in until the morning.', 'en'],
  ['El capitán del puerto cerró la reja antes de que arreciara el viento y nadie pudo entrar.', 'es'],
  ['O capitão do porto fechou o portão antes que o vento aumentasse e ninguém pôde entrar até de manhã.', 'pt'],
  ['Le capitaine du port a fermé la grille avant que le vent se lève et personne n’a pu entrer.', 'fr'],
  ['Photo: Ana Ruiz', 'es'],
  ['„Das Tor ist zu“, sagte er. So was gab es hier nie.', 'de'],
  ['“Imagine”, “Help!” and “Yesterday” by The Beatles', 'es'],
  ['https://example.org/how-the-city-closed-the-only-school-in-the-valley-and-told-nobody-why', 'es'],
  ['—We never saw it coming, and nobody told us that the river would rise so fast —dijo Smith.', 'es'],
  ['«Non ho mai visto una cosa del genere in tutta la mia vita», dijo el pescador siciliano.', 'es'],
  ['ALCALDE DICE QUE LA CIUDAD NO PAGARA EL NUEVO ESTADIO Y PEDIRA AYUDA AL ESTADO', 'es'],
  ['Instituto Nacional de Antropología e Historia, Secretaría de Cultura, Gobierno de México', 'en'],
  [
    'Según Harbour Master John Alder, of the Port of Leith Authority, Scotland, el muelle reabre el lunes por la tarde.',
    'es',
  ],
  ['La carta decía: «The gate was closed before the wind rose and nobody was let in until morning», y nada más.', 'es'],
  ['Manchester United 3, Real Madrid 2, Bayern Munich 1, Ajax 0, Benfica 4, Porto 2', 'es'],
  ['The harbour master closed the gate before the wind rose, and nobody was let in until the morning.', 'tlh'],
])('of %s in an edition in %s is no other', (passage, own) => {
  expect(otherLanguageOf(passage, own)).toBeNull()
})

test.each([
  'write to ana@example.org',
  'see https://example.org/of-the-and-to',
  'SEE WWW.EXAMPLE.ORG/OF-THE-AND',
  'see FTP://x',
])('leaves addresses out, and nothing else of where they are: %s', (address) => {
  const spanish = 'El capitán del puerto cerró la reja antes de que arreciara el viento'
  for (const own of ['en', 'es']) {
    expect(otherLanguageOf(`${spanish}, ${address}.`, own)).toBe(otherLanguageOf(`${spanish}.`, own))
  }
})
