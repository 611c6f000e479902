/** Who a sentence names for what it says: “according to the INEGI, 12, 14 and 16”. Pure. */
import { languageOf } from '../model/perLocale'

/** A name or a role: up to punctuation or a verb, without its article. */
const NAMED = `(?<name>[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}’'&/-]*(?:\\s[\\p{L}\\p{N}&][\\p{L}\\p{M}\\p{N}’'&/-]*){0,8})`
/** A name in capitals, with the small words between them. */
const PROPER = `(?<name>\\p{Lu}[\\p{L}\\p{M}’'-]+(?:\\s(?:of|for|de|del|la|las|los|el|do|da|dos|y|and|\\p{Lu}\\.|\\p{Lu}[\\p{L}\\p{M}’'-]*))*\\s\\p{Lu}[\\p{L}\\p{M}’'-]+|\\p{Lu}{3,})`

/** Whose role was told before: “the health officer, Dr. Priya Raman”. */
const TITLE = '(?:Dra?|Sra?|Prof|Gen|Sgt|Capt|Mr|Ms|Mrs)\\.?\\s'
const PERSON = `\\p{Lu}[\\p{L}\\p{M}’'-]+\\s(?:\\p{Lu}\\.\\s)?\\p{Lu}[\\p{L}\\p{M}’'-]+`

type Phrases = { before: RegExp; said: RegExp; stop: RegExp }

function phrases(given: { before: string; articles: string; verbs: string; stop: string }): Phrases {
  return {
    // Looked ahead, so that a phrase within the reach of another one is found.
    before: new RegExp(
      `(?<!\\p{L})(?:${given.before})(?=\\s(?:(?:${given.articles})\\s)?${NAMED}(?:,\\s(?:${TITLE})?(?<person>${PERSON}))?)`,
      'gu',
    ),
    // Names are told by their capitals.
    said: new RegExp(`${PROPER},?\\s(?:${given.verbs})(?!\\p{L})`, 'gu'),
    stop: new RegExp(`\\s(?:${given.stop})(?!\\p{L}).*$`, 'iu'),
  }
}

const PHRASES: Readonly<Record<string, Phrases>> = {
  en: phrases({
    before:
      '[Aa]ccording to|[Cc]iting|(?:[Dd]ata|[Ff]igures|[Nn]umbers|[Ss]tatistics|[Rr]ecords) (?:from|by)|[Aa] (?:report|study|poll|survey) (?:by|from)',
    articles: 'the|an?|its|his|her|their',
    verbs: 'said|says|told|reported|reports|estimates|estimated|found|announced|counted|puts?',
    stop: 'that|which|who|has|have|had|is|are|was|were|said|says|show|shows|showed|in|on|and|but|will|would|lost|found|published|released|taken|for|to|at',
  }),
  es: phrases({
    before:
      '[Ss]egún|[Dd]e acuerdo (?:con|a)|[Cc]onforme a|[Cc]on (?:datos|cifras|información) del?|[Uu]n (?:informe|estudio|reporte|sondeo) del?',
    articles: 'el|la|los|las|un|una|su|sus',
    verbs: 'dijo|informó|reportó|señaló|aseguró|afirmó|estimó|calculó|anunció|explicó|indicó|detalló',
    stop: 'que|quien|cuyo|cuya|ha|han|es|son|fue|fueron|en|y|pero|hay|dijo|muestra|muestran|publicad[oa]|difundid[oa]|para|con|cayó|subió|a',
  }),
  fr: phrases({
    before: "[Ss]elon|[Dd][’']après|[Uu]n (?:rapport|sondage) (?:de|du)",
    articles: 'le|la|les|l’|un|une|son|sa|ses',
    verbs: 'a dit|a déclaré|a indiqué|a annoncé|estime|affirme',
    stop: 'qui|que|dont|a|ont|est|sont|était|en|et|mais|publié|pour|dans',
  }),
  pt: phrases({
    before: '[Ss]egundo|[Dd]e acordo com|[Cc]onforme|[Cc]om dados d[eoa]|[Uu]m (?:relatório|estudo) d[eoa]',
    articles: 'o|a|os|as|um|uma|seu|sua',
    verbs: 'disse|informou|afirmou|anunciou|estima|calculou|divulgou',
    stop: 'que|quem|cujo|tem|têm|é|são|foi|foram|em|e|mas|há|divulgad[oa]|para|com',
  }),
}

/** So much of a sentence is read, in characters. */
const LONGEST = 1000

/** Whom a sentence names for what it says, in its words; null where it names nobody, or several. */
export function namedIn(sentence: string, locale: string): string | null {
  const known = PHRASES[languageOf(locale)]
  if (!known) return null
  const read = sentence.slice(0, LONGEST)
  const names = [
    ...Array.from(read.matchAll(known.before), ({ groups = {} }) => {
      const name = (groups.name ?? '').replace(known.stop, '')
      return groups.person !== undefined && name === groups.name && /^\p{Ll}/u.test(name) ? groups.person : name
    }),
    ...Array.from(read.matchAll(known.said), ({ groups }) => groups?.name ?? ''),
  ].map((name) => name.trim())
  const [only] = names.filter((name) => name.length > 1)
  return only !== undefined && new Set(names).size === 1 ? only : null
}
