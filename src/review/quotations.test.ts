import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { rounds } from '../../tests/support/rounds'
import { NODE_CHARACTER as N } from '../body/text'
import { findQuotations } from './quotations'

function words(text: string, locale = 'en-US') {
  return findQuotations(text, locale).map((found) => found.text)
}
function kinds(text: string, locale = 'en-US') {
  return findQuotations(text, locale).map((found) => found.kind)
}

describe('the marks', () => {
  test.each([
    ['She said “no way” twice.', ['no way']],
    ['She said "no way" twice.', ['no way']],
    ['Dijo «ni hablar» dos veces.', ['ni hablar']],
    ['She said ‘no way’ twice.', ['no way']],
    ["She said 'no way' twice.", ['no way']],
    ['Er sagte „auf keinen Fall“ und ging.', ['auf keinen Fall']],
    ['Powiedział „nigdy” i wyszedł.', ['nigdy']],
    ['Elle a dit ‹ jamais › hier.', ['jamais']],
    ['Elle a dit « jamais de la vie » hier.', ['jamais de la vie']],
    ['Er sagte »auf keinen Fall« und ging.', ['auf keinen Fall']],
    ['Hon sade ”aldrig i livet” och gick.', ['aldrig i livet']],
    ['He said “so“ and left.', ['so']],
    ['He said “so" and left.', ['so']],
    ['He said " so " and left.', ['so']],
    ['She said:"no way".', ['no way']],
    ['(“One”, “two” and “three”)', ['One', 'two', 'three']],
    ['One "a b" and "c d" more.', ['a b', 'c d']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('are in the range, and the words in the inner one', () => {
    const text = 'Elle a dit : « jamais ! » hier.'
    const [found] = findQuotations(text, 'fr')
    expect(text.slice(found?.start, found?.end)).toBe('« jamais ! »')
    expect(text.slice(found?.innerStart, found?.innerEnd)).toBe('jamais !')
    expect(found?.text).toBe('jamais !')
  })

  test.each([
    ['“I did it,” he said.', ['I did it']],
    ['He said: “I did it.”', ['I did it']],
    ['He said: “I did it...”', ['I did it...']],
    ['He said: “I live in the U.S.”', ['I live in the U.S.']],
    ['“Did I?” he said. “Yes!”', ['Did I?', 'Yes!']],
  ])('the stop at the end of %s stays out', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })
})

describe('nested quotations', () => {
  test.each([
    ['“He told me ‘go away’ and I went,” she said.', ['He told me ‘go away’ and I went']],
    ['‘He told me “go away” and I went,’ she said.', ['He told me “go away” and I went']],
    ['«Me dijo “vete” y me fui», contó.', ['Me dijo “vete” y me fui']],
    ['« Il m’a dit « va-t’en » hier », dit-elle. « Oui »', ['Il m’a dit « va-t’en » hier', 'Oui']],
    ['“He said “no” to me,” she said, “twice.”', ['He said “no” to me', 'twice']],
    ['"He told me \'go away\' and I went," she said.', ["He told me 'go away' and I went"]],
  ])('of %s the outer one is found', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })
})

describe('what is no quotation mark', () => {
  test.each([
    ['It’s the workers’ union’s don’t-know: O’Brien’s dogs’ bowls of the ’90s.'],
    ["It's the workers' union's don't-know: O'Brien's dogs' bowls of the '90s, rock 'n' roll and '69."],
    ['The ‘90s of rock ‘n’ roll, ‘twas fun, get ‘em, says ‘Abd al-Malik.'],
    ['A 5\'10" man with a 12" record and a 14" screen.'],
    ['A 5’10” man with a 12” record.'],
    ['From 40°26′46″ to 12\'30".'],
    ['A lone " and a lone "word here.'],
    ['The law —passed in May— failed.'],
    ['A stray ” and », and words“, closed twice’.'],
    ['Nothing in “” or "" or «…» or ‘?’ or “ ” at all.'],
  ])('%s', (text) => {
    expect(words(text)).toEqual([])
    expect(words(text, 'es-MX')).toEqual([])
  })

  test.each([
    ['‘I don’t know the workers’ union,’ she said.', ['I don’t know the workers’ union']],
    ["'I don't know the workers' union,' she said.", ["I don't know the workers' union"]],
    ["She said 'yes' twice, and the dogs' bowls were full.", ['yes']],
    ['"I bought a 12" pizza", he said.', ['I bought a 12" pizza']],
    ['"We need 12" and "we want 13", he said.', ['We need 12', 'we want 13']],
    ["She said, '24 hours is enough'.", ['24 hours is enough']],
    ['“It’s the ’90s,” he said.', ['It’s the ’90s']],
  ])('yet %s quotes', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })
})

describe('quotations that are never closed', () => {
  test.each([
    ['He went on: “We will see. It was 1990', ['We will see. It was 1990']],
    ['«Seguiremos. Nadie nos va a parar.', ['Seguiremos. Nadie nos va a parar']],
    ['»Seguiremos hasta el final», dijo.', ['Seguiremos hasta el final']],
    ['”Seguiremos hasta el final.', ['Seguiremos hasta el final']],
    ['‘We will not go.', ['We will not go']],
    ['“First line\n“and the second” he said', ['First line\n“and the second']],
  ])('%s goes on to the end', (text, expected) => {
    expect(words(text)).toEqual(expected)
    expect(kinds(text)).toEqual(['speech'])
  })
})

describe('dialogue', () => {
  test.each([
    ['—No lo sé —dijo Juan—. Mañana lo veremos.', ['No lo sé', 'Mañana lo veremos']],
    ['–No lo sé –dijo Juan–. Mañana lo veremos.', ['No lo sé', 'Mañana lo veremos']],
    ['-No lo sé -dijo Juan-. Mañana lo veremos.', ['No lo sé', 'Mañana lo veremos']],
    ['— No lo sé — dijo Juan —. Mañana lo veremos.', ['No lo sé', 'Mañana lo veremos']],
    ['—¿Vienes? —preguntó.\n—Sí.', ['¿Vienes?', 'Sí']],
    ['—Pues... —dudó Ana—... ya veremos, pero no', ['Pues...', '... ya veremos, pero no']],
    ['—Hola\n—Buenas tardes, señor…', ['Hola', 'Buenas tardes, señor…']],
    ['— Hola.', ['Hola']],
    ['—Vino de la región ruso-mexicana —dijo.', ['Vino de la región ruso-mexicana']],
    ['—Me dijo “vete” —contó Luis, “el Chato”—. Y me fui.', ['Me dijo “vete”', 'el Chato', 'Y me fui']],
    [`—${N} —dijo Juan—. Mañana lo veremos.`, ['Mañana lo veremos']],
    ['La ley —aprobada en mayo— fracasó.\n—No lo sé —dijo.', ['No lo sé']],
  ])('%s', (text, expected) => {
    expect(words(text, 'es-MX')).toEqual(expected)
  })

  it('has its dash in the range of the first words', () => {
    const text = '—No lo sé —dijo Juan—. Mañana lo veremos.'
    expect(findQuotations(text, 'es').map(({ start, end }) => text.slice(start, end))).toEqual([
      '—No lo sé',
      'Mañana lo veremos',
    ])
  })

  test.each([
    '- Dos huevos\n- Harina -de trigo- y agua',
    '-Harina -de trigo- y agua',
    '– Dos huevos.',
    '–5 grados en Toluca',
    '— Un punto de la lista',
    '—Jorge Luis Borges',
    '— Sor Juana Inés de la Cruz, 1691',
    '—',
    '———',
    `—${N}.`,
  ])('%s is none', (text) => {
    expect(words(text, 'es-MX')).toEqual([])
  })

  it('in English is no list', () => {
    expect(words('— First, we went home.\n— Then we ate — and slept.')).toEqual([])
    expect(words('— I know — he said.')).toEqual(['I know'])
  })
})

describe('dialogue typed with hyphens', () => {
  test.each([
    ['-No me lo creo. Ya veremos mañana.', ['No me lo creo. Ya veremos mañana']],
    ['-¡Corran!, gritó el capataz.', ['¡Corran!']],
    ['-¿Hay café? -Queda poco -dijo Ana.', ['¿Hay café?', 'Queda poco']],
    ['--¿Hay café? --preguntó.', ['¿Hay café?']],
    ['--Ya no queda –dijo Ana.', ['Ya no queda']],
  ])('%s', (text, expected) => {
    expect(words(text, 'es-MX')).toEqual(expected)
  })

  test.each(['-Lavar la red. Guardar el ancla.', '-Un kilo de sal', '- Abren dos pozos', '-Sal gruesa'])(
    '%s is a list',
    (text) => {
      expect(words(text, 'es-MX')).toEqual([])
    },
  )

  it('is in doubt where nobody is said to speak', () => {
    const certain = (text: string) => findQuotations(text, 'es-MX').map(({ isCertain }) => isCertain)
    expect(certain('-No me lo creo. Ya veremos mañana.')).toEqual([false])
    expect(certain('-No me lo creo -dijo Ana.')).toEqual([true])
  })
})

describe('interviews', () => {
  test.each([
    ['P.- ¿Cuándo vuelve?\nR.- Pronto.', 'es-ES', ['¿Cuándo vuelve?', 'Pronto']],
    ['ENTREVISTADA.- Nunca quise irme', 'es-MX', ['Nunca quise irme']],
    ['Q: Why now?\nA: It was time.', 'en-US', ['Why now?', 'It was time']],
    ['A. Apples\nB. Pears', 'en-US', []],
  ])('%s', (text, locale, expected) => {
    expect(words(text, locale)).toEqual(expected)
  })
})

describe('what stands for marks', () => {
  test.each([
    ['&quot;Not today,&quot; she said.', ['Not today']],
    ['&#8220;Not today,&#8221; she said.', ['Not today']],
    ['&laquo;Hoy no&raquo;, dijo.', ['Hoy no']],
    ["''Not today,'' she said.", ['Not today']],
    ["A plank of 6'2'' and one of 5'' lay there.", []],
    ['Salt &amp; pepper &lt;here&gt;.', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('is in the range', () => {
    const text = 'Said: &quot;Not today&quot; twice.'
    const [found] = findQuotations(text, 'en-US')
    expect(text.slice(found?.start, found?.end)).toBe('&quot;Not today&quot;')
  })
})

describe('plain marks that are never closed', () => {
  test.each([
    ['She said: "It is late. "We leave now.', ['It is late', 'We leave now']],
    ['"It is late. We leave now.\nNobody moved.', ['It is late. We leave now']],
    ['He rose. "It is late.', ['It is late']],
    ['A 12" record and a "word here.', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('are in doubt where nobody is said to speak', () => {
    expect(findQuotations('He rose. "It is late.', 'en-US')).toMatchObject([{ kind: 'speech', isCertain: false }])
    expect(findQuotations('She said: "It is late.', 'en-US')).toMatchObject([{ kind: 'speech', isCertain: true }])
  })
})

describe('names, slogans and words held at a distance', () => {
  test.each([
    ['El remolcador zarpó con el “Viento del Este”, dijo el práctico.', 'es-ES', 'title'],
    ['La escuela "Niños Héroes" cerró, dijo la maestra.', 'es-MX', 'title'],
    ['El fiscal archivó el «caso Molino», dijo.', 'es-ES', 'title'],
    ['Marcharon bajo el lema “sin maíz no hay país”, dijeron.', 'es-MX', 'title'],
    ['“Basta”. Eso escribió el alcalde en la pizarra.', 'es-MX', 'speech'],
    ['La llamada “cuota verde” sube, dijo.', 'es-MX', 'scare'],
    ['Dicen que la obra "nueva" ya tiene grietas.', 'es-MX', 'scare'],
    ['Calificó el trámite de “engorroso”.', 'es-MX', 'speech'],
    ['The ferry "Western Star" sank, officials said.', 'en-US', 'title'],
    ['Anna "Sparrow" Lindt won again, her club said.', 'en-GB', 'title'],
    ['The council says its “free” parking costs £3.', 'en-GB', 'scare'],
    ['Their motto, “bread and roses”, hung there, she said.', 'en-GB', 'title'],
    ['He called the deal “shameful”.', 'en-US', 'speech'],
  ])('%s (%s) is %s', (text, locale, kind) => {
    expect(kinds(text, locale)).toEqual([kind])
  })
})

describe('marks around body nodes', () => {
  test.each([`“${N}”`, `« ${N} »`, `"${N}."`, `“¿${N}?”`, `‘${N}’, “${N}…${N}”`])('%s is no finding', (text) => {
    expect(words(text)).toEqual([])
  })

  it('with words beside them is one', () => {
    expect(words(`He said “${N} and then some”.`)).toEqual([`${N} and then some`])
    expect(kinds(`“we ${N}”`)).toEqual(['speech'])
  })
})

describe('kinds', () => {
  test.each([
    ['She said “no”.', 'speech'],
    ['He called it “immoral”.', 'speech'],
    ['“Neutral,” she said.', 'speech'],
    ['According to the embassy, “Russophobia” is behind it.', 'speech'],
    ['Growth on this scale “makes no sense at all”.', 'speech'],
    ['The sign read: “Closed”.', 'speech'],
    ['She called the book “Brilliant”.', 'speech'],
    ['The report says “The Law Is Dead”.', 'speech'],
    ['Told Gen. Smith “stop”.', 'speech'],
    ['The report’s verdict, he wrote: “Spending Rose Too Fast”', 'speech'],
    ['According to the report, “The Spending Rose”.', 'speech'],
    ['In her novel “The Spy Next Door” nobody dies.', 'title'],
    ['She said the novel “The Spy Next Door” was hers.', 'title'],
    ['A film called “Roma” won.', 'title'],
    ['The 1985 article “Mexico is a haven” named no one.', 'title'],
    ['She grew up on “The Old Man and the Sea” and comics.', 'title'],
    ['“Hamlet”, a play by Shakespeare, opens.', 'title'],
    ['The so-called “neutral” ground.', 'scare'],
    ['A “special military operation” began.', 'scare'],
    ['It was a “deal”. He said so.', 'scare'],
    ['He said so. It was a “deal”.', 'scare'],
    ['The “Langley” crowd.', 'scare'],
    ['A “well, fine” deal.', 'speech'],
  ])('%s is %s', (text, kind) => {
    expect(kinds(text)).toEqual([kind])
  })

  test.each([
    ['Dijo “no”.', 'speech'],
    ['Calificó de “inmoral” la ayuda.', 'speech'],
    ['La “rusofobia”, afirmó la embajada, crece.', 'speech'],
    ['Según la embajada es “rusofobia”.', 'speech'],
    ['Según el informe, “La inversión cayó en mayo”.', 'speech'],
    ['Ese aumento “no tiene ningún sentido”.', 'speech'],
    ['En la novela “Pedro Páramo” todos han muerto.', 'title'],
    ['La novela de García Márquez “Cien años de soledad” se agotó.', 'title'],
    ['Un libro titulado «El laberinto de la soledad» la marcó.', 'title'],
    ['“Pedro Páramo”, novela de Rulfo, cumple años.', 'title'],
    ['El “pacto” duró poco.', 'scare'],
    ['La «operación militar especial» comenzó.', 'scare'],
  ])('%s is %s', (text, kind) => {
    expect(kinds(text, 'es-MX')).toEqual([kind])
  })

  it('are all speech where the language has no words here', () => {
    expect(kinds('Der „Pakt“ im Roman „Effi Briest“', 'de')).toEqual(['speech', 'speech'])
  })
})

describe('whatever the text', () => {
  const parts = [
    '“',
    '”',
    '"',
    '«',
    '»',
    '‘',
    '’',
    "'",
    '„',
    '‹',
    '›',
    '—',
    '–',
    '-',
    '\n',
    ' ',
    '.',
    '12',
    's',
    'Aa',
    N,
  ]
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((each) => each.join('')),
  )

  it('findings are in order, do not overlap, and are parts of it', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'es', 'fr'), (text, locale) => {
        let last = 0
        for (const { start, end, innerStart, innerEnd, text: found } of findQuotations(text, locale)) {
          expect([last <= start, start <= innerStart, innerStart < innerEnd, innerEnd <= end]).toEqual(
            Array(4).fill(true),
          )
          expect(text.slice(innerStart, innerEnd)).toBe(found)
          expect(found).toBe(found.trim())
          expect(found).toMatch(/[\p{L}\p{N}]/u)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: rounds(1000) },
    )
  })

  it('refuses a locale that is none', () => {
    expect(() => findQuotations('x', 'no locale')).toThrow(RangeError)
  })
})

describe('what has a name', () => {
  test.each([
    ['A shop called “Cash Corner” was shut.', 'title'],
    ['The paper, “The Harbor Ledger,” said it would appeal.', 'title'],
    ['According to “Le Courrier”, it began in May.', 'title'],
    ['They slept at the hut “Twin Pines”, said the guide.', 'title'],
    ['The mayor called “Cash Corner closed” a lie.', 'speech'],
    ['According to the guide, “nobody slept”.', 'speech'],
  ])('%s: %s', (text, kind) => {
    expect(kinds(text)).toEqual([kind])
  })
})

test.each([
  ['El coloquio ‘Voces del maíz: saberes y mercados’ reunió a 200 campesinos.', 'title'],
  ['El alcalde “Nadie va a pagar de más este año” prometió.', 'speech'],
])('the subject of a sentence has a name: %s', (text, kind) => {
  expect(kinds(text, 'es-MX')).toEqual([kind])
})

test('a hyphen begins speech in English where somebody is said to speak', () => {
  expect(words('-We never got the letter, the tenant said.')).toEqual(['We never got the letter'])
  expect(words('-Close the north gate.')).toEqual([])
  expect(words('-Ni un peso más, le advirtió el tendero.', 'es-MX')).toEqual(['Ni un peso más'])
})

test.each([
  ['The state has banned “plastic straws” in cafes.', 'en-US', 'scare'],
  ['The state said “no more” in a letter.', 'en-US', 'speech'],
  ['Doctors call these lumps “nodules.”', 'en-US', 'scare'],
  ['Doctors called the plan “reckless.”', 'en-US', 'speech'],
  ['The act defines “vessel” as anything that floats.', 'en-US', 'scare'],
  ['Caps with the phrase “Dig Deep” are everywhere.', 'en-US', 'title'],
  ['Children with “lazy eye” told doctors of headaches.', 'en-US', 'scare'],
  ['He won an Emmy for “Night Shift” and quit.', 'en-US', 'title'],
  ['Los físicos denominan a este fenómeno “arrastre”.', 'es-MX', 'scare'],
  ['La norma define como «local» lo que se vende a menos de un día.', 'es-ES', 'scare'],
  ['El fiscal describió el acuerdo como “lamentable”.', 'es-MX', 'speech'],
  ['Vendían playeras con la frase “Todo se puede”.', 'es-MX', 'title'],
  ['Ganó un Ariel por “La última milpa”.', 'es-MX', 'title'],
])('what only stands near a verb of saying: %s', (text, locale, kind) => {
  expect(kinds(text, locale)).toEqual([kind])
})

test.each([
  ['—¿Vio el humo? —Desde la loma.', ['¿Vio el humo?', 'Desde la loma']],
  ['--¿Vio el humo? --Desde la loma.', ['¿Vio el humo?', 'Desde la loma']],
  ['—¿Vio el humo? —preguntó Inés.', ['¿Vio el humo?']],
  ['-- Suben 4 por ciento las tarifas', []],
])('turns of one line: %s', (text, expected) => {
  expect(words(text, 'es-MX')).toEqual(expected)
})

test('a closing mark before a further paragraph closes nothing', () => {
  expect(words('“Trajimos pan”, dijo. “Luego agua.\n\n”Nadie vino”.', 'es-MX')).toEqual([
    'Trajimos pan',
    'Luego agua.\n\n”Nadie vino',
  ])
})
