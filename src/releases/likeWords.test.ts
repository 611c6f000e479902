import { describe, expect, it } from 'vitest'
import { isAlike } from './likeWords'

describe('words that readers would take for the same', () => {
  it.each([
    ['It was counted anew.', 'it was counted ANEW'],
    ['It was counted anew.', 'It was counted again.'],
    ['There were 1,234 boats, not 1,235.', 'There were 1 235 boats, not 37!'],
    ['The port counted the boats anew.', 'Anew the port counted the boats.'],
    ['The port has counted the boats anew.', 'The port counted all the boats anew.'],
    ['Se contaron de nuevo los barcos del puerto.', 'Se contarón de nuevo los barcos del Puerto'],
    [
      'The port had given us a wrong number.',
      'We are sorry. The port had given us a wrong number, as its clerk says now.',
    ],
    ['訂正：船は37隻でした', '訂正:船は38隻でした。'],
    ['…', '…'],
  ])('%s | %s', (one, other) => {
    expect([isAlike(one, other), isAlike(other, one)]).toEqual([true, true])
  })

  it.each([
    ['It was counted anew.', 'We counted again.'],
    ['It was counted anew.', 'The port says 1,235.'],
    ['The boats are 78.', 'The crates were too few.'],
    // What every note of a newsroom begins with tells nothing.
    [
      'An earlier version of this story misstated the number of boats. It is 1,235.',
      'An earlier version of this article misstated the day of the vote in the senate.',
    ],
    ['Counted anew.', 'Contado de nuevo.'],
    ['…', 'It was counted anew.'],
  ])('but not %s | %s', (one, other) => {
    expect([isAlike(one, other), isAlike(other, one)]).toEqual([false, false])
  })
})
