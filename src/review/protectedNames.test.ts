import { describe, expect, it } from 'vitest'
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
    const start = performance.now()
    finder(text)
    expect(performance.now() - start).toBeLessThan(200)
  })
})
