import { describe, expect, it } from 'vitest'
import { worked } from '../../tests/support/worked'
import { nameFinder, type Protected } from './protectedNames'

/** What of a text is found of one name. */
function found(name: string, text: string, more: Partial<Protected> = {}): string[] {
  return nameFinder([{ owner: 'x', name, ...more }])(text).map(({ start, end }) => text.slice(start, end))
}

describe('the name of a person', () => {
  it.each([
    ['Ottoline Quarrendon', 'said Ottoline Quarrendon on Monday', 'Ottoline Quarrendon'],
    ['Ottoline Quarrendon', 'OTTOLINE QUARRENDON', 'OTTOLINE QUARRENDON'],
    ['Ottoline Quarrendon', 'Quarrendon, Ottoline: notes', 'Quarrendon, Ottoline'],
    ['Quarrendon, Ottoline', 'Ottoline Quarrendon', 'Ottoline Quarrendon'],
    ['Ottoline Quarrendon', 'O. Quarrendon denied it', 'O. Quarrendon'],
    ['Ottoline Quarrendon', 'Quarrendon O. and others', 'Quarrendon O'],
    ['Ottoline Quarrendon', 'Ottoline M. Quarrendon', 'Ottoline M. Quarrendon'],
    ['Ottoline Quarrendon', 'Ottoline Quarrendon’s house', 'Ottoline Quarrendon’s'],
    ['Ottoline Quarrendon', "the Quarrendons' house", 'Quarrendons'],
    ['Ottoline Quarrendon', 'Quarrendon denied it', 'Quarrendon'],
    ['Ottoline Quarrendon', 'ottoline-quarrendon-speaks', 'ottoline-quarrendon'],
    ['Ottoline Quarrendon', 'https://example.org/ottolinequarrendon.jpg', 'ottolinequarrendon'],
    ['Dr. Ottoline Quarrendon (Ministry of Health)', 'Ottoline Quarrendon', 'Ottoline Quarrendon'],
    ['Ottoline Quarrendon, adviser to the minister', 'Ottoline Quarrendon', 'Ottoline Quarrendon'],
    ['José Ángel Ibargüengoitia Peña', 'Jose Angel Ibarguengoitia', 'Angel Ibarguengoitia'],
    ['José Ángel Ibargüengoitia Peña', 'los Ibargüengoitia Peña', 'Ibargüengoitia Peña'],
    ['José Ángel Ibargüengoitia Peña', 'J. Ibargüengoitia', 'J. Ibargüengoitia'],
    ['María del Carmen Zúñiga', 'María del Carmen Zuñiga', 'Carmen Zuñiga'],
    ['Juan Pérez García', 'dijo Juan Pérez', 'Juan Pérez'],
    ['Juan Pérez García', 'dijo Pérez García', 'Pérez García'],
    ['Siobhán O’Farrelly', "Siobhan O'Farrelly", "Siobhan O'Farrelly"],
    ['Łukasz Øvergård', 'Lukasz Overgard', 'Lukasz Overgard'],
  ])('%s is found in “%s”', (name, text, what) => {
    expect(found(name, text)).toContain(what)
  })

  it.each([
    ['Ottoline Quarrendon', 'Ottoline said nothing'],
    ['Ottoline Quarrendon', 'a quarrendon is an apple'],
    ['Juan Carlos Pérez García', 'Juan Carlos volvió a Madrid'],
    ['Juan Pérez', 'dijo Pérez'],
    ['Mary Smith', 'Mary met Mr Smith’s son John, a smith'],
    ['Mary Louise Whitfield', 'Louise said so'],
    ['John Lake', 'John went to the lake'],
    ['John Lake', 'Lake Chapala'],
    ['Ana Cruz', 'Ana. La Cruz Roja'],
    ['Ottoline Quarrendon', 'Quarrendonia'],
  ])('%s is not found in “%s”', (name, text) => {
    expect(found(name, text)).toEqual([])
  })

  it('of one word is found where few have it and it is written like a name', () => {
    expect(found('Quarrendon', 'said Quarrendon')).toEqual(['Quarrendon'])
    expect(found('Esperanza', 'said Esperanza')).toEqual([])
    expect(found('Falcon', 'the falcon flew')).toEqual([])
  })
})

describe('a name as a record may have it', () => {
  it.each([
    ['ottoline quarrendon', 'said Ottoline Quarrendon', 'Ottoline Quarrendon'],
    ['ottoline quarrendon', 'said ottoline quarrendon', 'ottoline quarrendon'],
    ['ottoline quarrendon', 'on Monday Quarrendon denied it', 'Quarrendon'],
    ['ottoline Quarrendon', 'Ottoline Quarrendon', 'Ottoline Quarrendon'],
    ['ottoline Quarrendon', 'Quarrendon denied it', 'Quarrendon'],
    ['Ottoline quarrendon', 'O. Quarrendon denied it', 'O. Quarrendon'],
    ['juan pérez', 'dijo Juan Pérez', 'Juan Pérez'],
    ['ana de la cruz', 'dijo Ana de la Cruz', 'Ana de la Cruz'],
    ['OTTOLINE QUARRENDON', 'Ottoline Quarrendon', 'Ottoline Quarrendon'],
    ['Clerk: P. T.', 'said P. T. on Monday', 'P. T'],
    ['Source 7 / P. T.', 'said P.T. on Monday', 'P.T'],
    ['Harbour clerk – P. T.', 'said P. T.', 'P. T'],
    ['Harbour Clerk - Jane Smith', 'said Jane Smith', 'Jane Smith'],
    ['Clerk at the port, Jane Smith', 'said Jane Smith', 'Jane Smith'],
    ['Source 4 (Jane Quarrendon)', 'Jane Quarrendon', 'Jane Quarrendon'],
    ['Source 4 (Quarrendon)', 'Quarrendon', 'Quarrendon'],
    ['Clerk: Quarrendon', 'Quarrendon', 'Quarrendon'],
    ['(Jane Quarrendon)', 'Jane Quarrendon', 'Jane Quarrendon'],
    ['[source] Jane Smith', 'Jane Smith', 'Jane Smith'],
    ['fuente 3: jane quarrendon', 'Jane Quarrendon', 'Jane Quarrendon'],
    ['Jane Smith / Ottoline Quarrendon', 'Ottoline Quarrendon', 'Ottoline Quarrendon'],
    ['Jane Smith, alias Ottoline Quarrendon', 'Ottoline Quarrendon', 'Ottoline Quarrendon'],
    ['王小明 (Wang Xiaoming)', 'said Wang Xiaoming', 'Wang Xiaoming'],
    ['P. T.', 'P.T. denied it', 'P.T'],
    ['J. R. Q.', 'JRQ denied it', 'JRQ'],
    ['J. Lake', 'Jane Lake denied it', 'Jane Lake'],
    ['Ottoline Q.', 'said Ottoline Q. on Monday', 'Ottoline Q'],
    ['Ana María Guadalupe Josefa Ruiz Quarrendon', 'Ana María Ruiz', 'María Ruiz'],
    ['Ana María Guadalupe Josefa Ruiz Quarrendon', 'Ana Quarrendon', 'Ana Quarrendon'],
    ['Ana María Guadalupe Josefa Ruiz Pérez', 'los Ruiz Pérez', 'Ruiz Pérez'],
    ['José Luis de la Cruz y García de Quevedo', 'José Luis Quevedo', 'Luis Quevedo'],
  ])('%s is found in “%s”', (name, text, what) => {
    expect(found(name, text)).toContain(what)
  })

  it.each([
    ['senior official', 'a senior official said; Senior Official Resigns'],
    ['former aide', 'the former aide of the minister'],
    ['Harbour Clerk', 'a harbour clerk said'],
    ['Clerk: P. T.', 'a clerk said so; the pt. was there'],
    ['P. T.', 'PT lost the vote, and p and t are letters'],
    ['Source 7 / P. T.', 'a source said 7 of them'],
    ['Clerk (Tampico)', 'in Tampico'],
    ['Clerk (Mexico City)', 'in Mexico City'],
    ['Ottoline Quarrendon (Mexico City)', 'in Mexico City'],
    ['Ottoline Quarrendon / Ministry of Health', 'the Ministry of Health'],
    ['Ottoline Quarrendon, adviser', 'An adviser said so'],
    ['ottoline quarrendon', 'a quarrendon is an apple'],
    ['John Smith', 'J. K. said so'],
    ['J. Smith', 'John Smith said so'],
    ['Jane A.', 'Jane a la una'],
  ])('%s is not found in “%s”', (name, text) => {
    expect(found(name, text)).toEqual([])
  })
})

describe('a name that is written otherwise', () => {
  it.each([
    ['Al Wu', 'said Al Wu on Monday', 'Al Wu'],
    ['Don Draper', 'Don Draper denied it', 'Don Draper'],
    ['María José Núñez Ibarra', 'MJ Núñez denied it', 'MJ Núñez'],
    ['María José Núñez Ibarra', 'according to M. J. N. I., who', 'M. J. N. I'],
    ['Maud Johnson', 'said Maud J. on Monday', 'Maud J'],
    ['Maud Johnson', 'la versión de Maud J.', 'Maud J'],
    ['Maud Johnson', 'Maud and Peter Johnson', 'Maud and Peter Johnson'],
    ['Ana Ruiz', 'según Ana y Pedro Ruiz', 'Ana y Pedro Ruiz'],
    ['Élodie Johnson', 'le rôle d’Élodie Johnson', 'd’Élodie Johnson'],
    ['Recep Yıldızoğlu', 'Yıldızoğlu’nun evi', 'Yıldızoğlu’nun'],
    ['Ottoline Quarrendon', 'the Quarrendonian camp', 'Quarrendonian'],
    ['Ottoline Quarrendon', 'los quarrendonistas', 'quarrendonistas'],
    ['Fermín Zabalgoitia', 'el zabalgoitismo', 'zabalgoitismo'],
    ['Ana Quintanaroz', 'los Quintanaroces', 'Quintanaroces'],
    ['Lech Wojciechowski', 'dom Wojciechowskiego', 'Wojciechowskiego'],
    ['Jana Horáčková', 'bez Horáčkové', 'Horáčkové'],
    ['Анна Ковальская', 'с Анной Ковальской', 'Ковальской'],
    ['Анна Ковальская', 'видел Ковальскую', 'Ковальскую'],
    ['Γιώργος Παπαδόπουλος', 'του Παπαδόπουλου', 'Παπαδόπουλου'],
    ['Сергей Королёв', 'sergey-korolyov-skazal', 'sergey-korolyov'],
    ['Jürgen Müller', 'Juergen Mueller', 'Juergen Mueller'],
    ['Juergen Mueller', 'Jürgen Müller', 'Jürgen Müller'],
    ['Søren Kjærgaard', 'soeren-kjaergaard', 'soeren-kjaergaard'],
    ['Brian O’Callaghan', 'brian-o-callaghan', 'brian-o-callaghan'],
    ['Brian O’Callaghan', 'Brian O Callaghan', 'Brian O Callaghan'],
    ['Fiona McAllister', 'Fiona MacAllister', 'Fiona MacAllister'],
    ['عبدالله القحطاني', 'قال عبد الله القحطاني', 'عبد الله القحطاني'],
  ])('%s is found in “%s”', (name, text, what) => {
    expect(found(name, text)).toContain(what)
  })

  it.each([
    ['Maud Johnson', 'said Maud J. Whittaker on Monday'],
    ['Maud Johnson', 'J. Maud said so'],
    ['Maud Johnson', 'Maud and the Johnson family'],
    ['Maud Johnson', 'Maud, and Peter Johnson'],
    ['Ana Cruz', 'Ana y la Cruz Roja'],
    ['Ana Ruiz', 'plan ana r. and so on'],
    ['Roberto Christ', 'a christian'],
    ['Ottoline Quarrendon', 'in Quarrendonia'],
    ['Al Wu', 'al wu xing'],
  ])('%s is not found in “%s”', (name, text) => {
    expect(found(name, text)).toEqual([])
  })

  it('is found in the wording agreed as well, which may describe somebody and name nobody', () => {
    expect(found('Maud Johnson', 'said Maud Johnson', { wordings: ['Maud Johnson of the port'] })).toEqual([
      'Maud Johnson',
    ])
    expect(found('Harbour Clerk', 'said a harbour clerk', { wordings: ['a harbour clerk'] })).toEqual([])
  })
})

describe('a name in another script', () => {
  it.each([
    ['محمد الخوارزمي', 'قال محمد الخوارزمي يوم الاثنين', 'محمد الخوارزمي'],
    ['محمد الخوارزمي', 'ومحمد الخوارزمي', 'ومحمد الخوارزمي'],
    ['محمد الخوارزمي', 'مُحَمَّد الخَوارِزمي', 'مُحَمَّد الخَوارِزمي'],
    ['محمد الخوارزمي', 'محمـــد بن موسى الخوارزمي', 'محمـــد بن موسى الخوارزمي'],
    ['王小明', '记者王小明说', '王小明'],
    ['王小明', '王 小明', '王 小明'],
    ['山田 太郎', '昨日、山田太郎は', '山田太郎'],
    ['김철수', '김철수는 말했다', '김철수'],
    ['สมชาย ใจดี', 'นายสมชาย ใจดี กล่าว', 'สมชาย ใจดี'],
    ['דוד בן גוריון', 'אמר דוד בן־גוריון', 'דוד בן־גוריון'],
    ['משה לוינשטיין', 'ומשה לוינשטיין אמר', 'ומשה לוינשטיין'],
    ['राम शर्मा', 'यह राम शर्मा ने कहा', 'राम शर्मा'],
    ['Иван Петровский', 'сказал Иван Петровский', 'Иван Петровский'],
    ['Иван Петров', 'у Ивана Петрова', 'Ивана Петрова'],
    ['Γιώργος Νικολάου', 'ΓΙΩΡΓΟΣ ΝΙΚΟΛΑΟΥ', 'ΓΙΩΡΓΟΣ ΝΙΚΟΛΑΟΥ'],
  ])('%s is found in “%s”', (name, text, what) => {
    expect(found(name, text)).toContain(what)
  })

  it.each([
    ['محمد الخوارزمي', 'قال محمد'],
    ['王小明', '小王明天来'],
    ['राम शर्मा', 'राम ने शर्मा को देखा'],
    ['משה לוינשטיין', 'משה אמר'],
    ['Иван Петров', 'Иван сказал'],
  ])('%s is not found in “%s”', (name, text) => {
    expect(found(name, text)).toEqual([])
  })
})

describe('a name that is written so as not to be found', () => {
  const unseen = [
    ...'\u00AD\u034F\u061C\u115F\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202E\u2060\u2061\u2066\u3164\uFE0F\uFEFF\u0301\u0336\u20DD\u0307',
  ]
  it.each(unseen)('is found with %j in it', (mark) => {
    const text = `said Otto${mark}line Quarr${mark}${mark}endon on Monday`
    expect(found('Ottoline Quarrendon', text)).toEqual([text.slice(5, -10)])
    expect(found('Quarrendon', `Q${mark}uarrendon`)).toEqual([`Q${mark}uarrendon`])
  })

  it.each([
    'Ｏｔｔｏｌｉｎｅ Ｑｕａｒｒｅｎｄｏｎ',
    '𝐎𝐭𝐭𝐨𝐥𝐢𝐧𝐞 𝑄𝑢𝑎𝑟𝑟𝑒𝑛𝑑𝑜𝑛',
    'Ⓞttoline Quarrendon',
    'Оttоlіnе Quаrrеndоn',
    'Ottoline\nQuarrendon',
    'Ottoline\u00A0Quarrendon',
    'Ottoline\u2028Quarrendon',
    'Ottoline\u3000Quarrendon',
    'Ottoline\uFFFCQuarrendon',
    'Ottoline_Quarrendon',
    'Ottoline\t\t“Quarrendon”',
  ])('is found in “%s”', (name) => {
    expect(found('Ottoline Quarrendon', `It is ${name}, they said.`)).toEqual([name.replace('”', '')])
  })

  it.each([
    ['Ottoline Quarrendon', 'It is Quar-rendon, they said', 'Quar-rendon'],
    ['Ottoline Quarrendon', 'It is Quar-\nrendon’s', 'Quar-\nrendon’s'],
    ['Ottoline Quarrendon', 'a-b It is Quar\u2010ren\u2011don of c-d', 'Quar\u2010ren\u2011don'],
    ['Ottoline Quarrendon', 'It is Quar‧ren·don', 'Quar‧ren·don'],
    ['Ana González', 'A\u200B-b: said Ana Gonzá- lez, e-f', 'Ana Gonzá- lez'],
    ['Ana González', 'A-\nna González', 'A-\nna González'],
  ])('%s is found where its words are divided: “%s”', (name, text, what) => {
    expect(found(name, text)).toEqual([what])
  })

  it.each(['ᴏᴛᴛᴏʟɪɴᴇ ǫᴜᴀʀʀᴇɴᴅᴏɴ', 'Ottoline Ԛuаrrеndоn', 'Oᴛᴛᴏʟɪɴᴇ Qᴜᴀʀʀᴇɴᴅᴏɴ'])('is found in “%s”', (name) => {
    expect(found('Ottoline Quarrendon', `It is ${name}, they said.`)).toEqual([name])
  })

  it('is found in letters of another alphabet alone', () => {
    expect(found('Coco Сахарова', 'Сосо Сахарова')).toHaveLength(1)
    expect(found('Ana Pope', 'Аnа Роре')).toEqual(['Аnа Роре'])
    expect(found('Siobhan O’Farrelly', 'Siobhan OʼFarrelly')).toEqual(['Siobhan OʼFarrelly'])
  })

  it('is shown where it was typed', () => {
    expect(found('Susan Smith', '½ … ﬁ \u200B\u200BSu\u200Bsan\nSmith…')).toEqual(['Su\u200Bsan\nSmith'])
  })
})

describe('an address that is made of a name', () => {
  it.each([
    ['Gwen Hathersage', 'ghathersage@example.gov', 'ghathersage'],
    ['Gwen Hathersage', 'the account ghathersage', 'ghathersage'],
    ['Gwen Hathersage', '@hathersageg', 'hathersageg'],
    ['Jane Quarrendon', 'jane.quarrendon', 'jane.quarrendon'],
    ['Jane Quarrendon', 'JQuarrendon2', 'JQuarrendon'],
    ['Jane Quarrendon', 'quarrendon1970@x.org', 'quarrendon'],
    ['Jane Quarrendon', 'q@quarrendon.org', 'quarrendon'],
    ['Jane Quarrendon', 'https://x.org/people/quarrendon', 'quarrendon'],
    ['Jane Quarrendon', 'quarrendon-speaks', 'quarrendon'],
    ['Jane Quarrendon', 'jane_quarrendon_77.jpg', 'jane_quarrendon'],
    ['John Smith', 'jsmith@example.org', 'jsmith'],
    ['John Smith', 'smith.j@example.org', 'smith.j'],
    ['John Smith', 'write to johnsmith99@example.org', 'johnsmith'],
    ['Juan Carlos Pérez Gómez', 'jcperez@example.org', 'jcperez'],
    ['Juan Carlos Pérez Gómez', 'juanperezgomez@example.org', 'juanperezgomez'],
    ['Muhammad al-Khwarizmi', 'Muhammad Alkhwarizmi', 'Muhammad Alkhwarizmi'],
  ])('of %s is found in “%s”', (name, text, what) => {
    expect(found(name, text)).toContain(what)
  })

  it.each([
    ['Peter Rice', 'the price of rice, says Rice@Home and price/performance'],
    ['John Smith', 'info@smith.org, johns@example.org and john@example.org'],
    ['Jane Quarrendon', 'jane@example.org; a quarrendon.'],
    ['Bob Lake', 'Mr Blake went to https://example.org/lake'],
  ])('of %s is not found in “%s”', (name, text) => {
    expect(found(name, text)).toEqual([])
  })
})

describe('a name with more or fewer names', () => {
  it.each([
    ['Mary Johnson', 'Mary Ann Johnson', 'Mary Ann Johnson'],
    ['Mary Johnson', 'Mary Lou Johnson', 'Mary Lou Johnson'],
    ['Mary Johnson', 'Mary “Molly” Johnson', 'Mary “Molly” Johnson'],
    ['Mary Ann Johnson', 'Mary Johnson', 'Mary Johnson'],
    ['Juan Pérez', 'Juan Carlos Pérez', 'Juan Carlos Pérez'],
    ['Juan Pérez', 'juan-carlos-perez-dice', 'juan-carlos-perez'],
    ['Ana Pérez', 'Ana María del Carmen Pérez', 'Ana María del Carmen Pérez'],
    ['Juan Pérez', 'Pérez Gómez, Juan', 'Pérez Gómez, Juan'],
    ['Juan Pérez', 'Juan Pérez Gómez', 'Juan Pérez'],
    ['Juan Pérez Gómez', 'Juan Pérez', 'Juan Pérez'],
    ['Juan Pérez Gómez', 'Juan Gómez', 'Juan Gómez'],
    ['Juan Martín Gómez', 'Juan Martín', 'Juan Martín'],
    ['Juan Carlos Pérez Gómez', 'Juan Pérez', 'Juan Pérez'],
  ])('%s is found in “%s”', (name, text, what) => {
    expect(found(name, text)).toContain(what)
  })

  it.each([
    ['John Smith', 'John. Smith came later, and Smith said that John, Ann and Bob had left'],
    ['John Smith', 'John met Smith; John and Smith; John, Ann Smith'],
    ['John Smith', 'John Adams and Adam Smith'],
    ['John Smith', 'Smith’s friend John'],
    ['Juan Pérez', 'Juan Gómez Pérez'],
    ['Juan Pérez', 'Juan y Pérez hablaron; Pérez y Juan'],
    ['Mary Johnson', 'Mary, Mr Johnson; Mary Smith Johnson'],
    ['Juan Carlos Pérez', 'Juan Carlos volvió a Madrid'],
  ])('%s is not found in “%s”', (name, text) => {
    expect(found(name, text)).toEqual([])
  })
})

describe('an interview that is called by a name', () => {
  it.each([
    'Interview with Ottoline Quarrendon',
    'Entrevista con Ottoline Quarrendon',
    'Entretien avec Ottoline Quarrendon',
  ])('“%s” protects that name, and not what it begins with', (name) => {
    expect(found(name, 'said Ottoline Quarrendon on Monday')).toEqual(['Ottoline Quarrendon'])
    expect(found(name, 'so Quarrendon said')).toEqual(['Quarrendon'])
    expect(found(name, 'In an interview with Ottoline, the singer, it was said.')).toEqual([])
    expect(found(name, 'Interview with the minister')).toEqual([])
  })
})

describe('a name that is none of a person', () => {
  it('is found whole', () => {
    const bank = { isPerson: false }
    expect(found('Banco del Valle', 'el Banco del Valle cerró', bank)).toEqual(['Banco del Valle'])
    expect(found('Banco del Valle', 'un banco en el valle', bank)).toEqual([])
  })

  it('or a description, is found from three words on', () => {
    expect(found('A clerk in the port of Tampico', 'a clerk in the port of Tampico said')).toHaveLength(1)
    expect(found('A clerk', 'a clerk said')).toEqual([])
    expect(found('Senior official', 'a senior official said')).toEqual([])
  })

  it('is not found in the words agreed', () => {
    const wordings = ['a senior American official', 'un alto funcionario estadounidense']
    expect(found('Senior American official', 'said a senior American official', { wordings })).toEqual([])
    expect(found('Alto funcionario estadounidense', 'dijo un alto funcionario estadounidense', { wordings })).toEqual(
      [],
    )
  })
})

describe('how somebody is reached', () => {
  const contact = 'Signal +52 55 1234 5678, o.quarrendon@example.org, @ottoq_77'
  const finder = nameFinder([{ owner: 'x', name: 'Zz', contact }])
  it.each([
    'write to O.Quarrendon@example.org',
    'tel. 55-1234-5678',
    'call +52 (55) 1234 5678 now',
    'see @ottoq_77',
    'https://social.example/ottoq_77',
  ])('is found in “%s”', (text) => {
    expect(finder(text)).toHaveLength(1)
  })

  it.each(['someone@example.org', 'in 1234 there were 5678', 'on 2023-09-16 at 10:30', '@otto'])(
    'is not found in “%s”',
    (text) => {
      expect(finder(text)).toEqual([])
    },
  )
})

describe('the finder', () => {
  it('tells whose names they are, each place once', () => {
    const finder = nameFinder([
      { owner: 'a', name: 'Ottoline Quarrendon' },
      { owner: 'b', name: 'Peregrine Quarrendon' },
    ])
    expect(finder('Ottoline Quarrendon').map(({ owner }) => owner)).toEqual(['a', 'b'])
    expect(finder('Nobody is here.')).toEqual([])
  })

  it('reads a long text quickly, with many names', () => {
    const names = Array.from({ length: 5000 }, (_, number) => ({
      owner: String(number),
      name: `Xavra Quo${number}lli`,
    }))
    const finder = nameFinder(names)
    const text = 'The minister of health said on Monday that nothing was decided. '.repeat(2000)
    finder(text)
    // Name by name it takes minutes.
    expect(worked(() => finder(text))).toBeLessThan(2000)
  })

  const contact = '+52 55 1234 5678, o.quarrendon@example.org, @ottoq_77'
  const hostile = nameFinder([
    ...Array.from({ length: 500 }, (_, number) => ({
      owner: String(number),
      name: `Given${'abcdefghij'[number % 10]} Quarrendon`,
      contact,
    })),
    { owner: 'x', name: 'Mary Johnson' },
    { owner: 'y', name: 'P. T.' },
    { owner: 'z', name: '王小明' },
  ])
  it.each([
    'Mary Ann Johnson and ',
    'a',
    'é\u200B',
    'a.',
    'P. T. ',
    'Mary ',
    '王小',
    '1 2',
    '12345 ',
    '@',
    'a@',
    'x/',
    'jquarrendon.',
    'a-',
    '\u0301',
    '…\n',
  ])('reads a megabyte of %j in a time that grows with its length', (piece) => {
    const timeOf = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length))
      return worked(() => hostile(text))
    }
    timeOf(10_000)
    expect(timeOf(1_000_000)).toBeLessThan(5000)
  })
})
