import { describe, expect, it, test } from 'vitest'
import { input, paragraph, text } from '../../tests/fixtures/review'
import { findQuotations } from './quotations'
import { readEdition } from './review'

/** What is said in the paragraphs of an edition, and whether that is certain. */
function said(locale: string, paragraphs: string[]) {
  const edition = readEdition(input({ locale, blocks: paragraphs.map((each) => paragraph(text(each))) }))
  return edition.blocks.flatMap(({ quotations }) => quotations.map(({ text, isCertain }) => [text, isCertain]))
}

describe('a turn of an interview', () => {
  test.each([
    ['es-MX', 'Ana López llegó a las nueve.', 'LÓPEZ: No pienso renunciar.', 'No pienso renunciar'],
    ['es-MX', 'Ana López llegó a las nueve.', 'LOPEZ: No pienso renunciar.', 'No pienso renunciar'],
    ['en-US', 'The mayor, Helen Marsh, sat down with us.', 'MARSH: I am staying.', 'I am staying'],
    ['en-US', 'The mayor, Helen Marsh, sat down with us.', 'HELEN MARSH: I am staying.', 'I am staying'],
  ])('begins with the surname of who was named in another paragraph (%s)', (locale, introduction, turn, words) => {
    expect(said(locale, [introduction, turn])).toEqual([[words, true]])
  })

  it('begins with a surname that is a place elsewhere', () => {
    const paragraphs = ['El Real Madrid ganó. Ana Madrid lo vio.', 'MADRID: No pienso renunciar.']
    expect(said('es-ES', paragraphs)).toEqual([['No pienso renunciar', true]])
  })

  it('answers what another label asked', () => {
    expect(said('en-GB', ['Times: Why now?', 'Marcus Webb: Because it ends in June.'])).toEqual([
      ['Because it ends in June', false],
    ])
  })

  test.each([
    ['es-MX', ['MADRID: Llueve desde ayer.', 'FOTO: Cortesía.']],
    ['es-ES', ['El Real Madrid ganó el domingo.', 'MADRID: Llueve desde ayer.']],
    ['es-MX', ['El Atlético Nacional y el Deportivo Cali empataron.', 'CALI: Hubo tres heridos.']],
    ['es-MX', ['Llegaron a Ciudad Juárez y a San Luis.', 'JUÁREZ: Cerró el puente.', 'LUIS: Cerró el puerto.']],
    ['en-US', ['Votes in New York and in North Carolina are counted.', 'YORK: Polls closed.', 'CAROLINA: It rains.']],
    [
      'en-US',
      ['The University Hospital and Manchester United agreed.', 'HOSPITAL: No beds.', 'UNITED: The bus is late.'],
    ],
    ['en-US', ['Helen Marsh won.', 'Note: the count goes on.', 'UPDATE: She won by nine.']],
  ])('is no other label (%s)', (locale, paragraphs) => {
    expect(said(locale, paragraphs)).toEqual([])
  })

  it('leaves the label out of the passage', () => {
    const line = 'Ana López llega.\nLÓPEZ: No pienso.'
    const [found] = findQuotations(line, 'es-MX')
    expect(line.slice(found?.start, found?.end)).toBe('No pienso')
  })
})
