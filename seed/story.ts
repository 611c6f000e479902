/**
 * The story that the seed tells: the records of one published article on Russia's embassy in Mexico, by key. Figures,
 * names and quoted phrases are the article's; the texts of both editions were written for the seed.
 */
import type { EditionRecord } from './editions/edition'
import { en } from './editions/en'
import { es } from './editions/es'
import type { LanguageCode, Localized, SeedImage, SeedQuote, SeedSource, SeedStatistic } from './records'

/** What the figures and the quotes rest on. A field that the article does not answer is left out, not guessed. */
export const sources: Record<string, SeedSource> = {
  directory: {
    kind: 'document',
    name: 'Directory of Foreign Missions',
    title: 'Directory of Foreign Missions',
    terms: 'on-record',
    attribution: {
      en: 'the Directory of Foreign Missions of the Mexican foreign ministry',
      es: 'el Directorio de Misiones Extranjeras de la Secretaría de Relaciones Exteriores',
    },
    publisher: 'Secretaría de Relaciones Exteriores',
    language: 'es',
    availability: 'withdrawn',
    holder: {
      en: 'Dolia Estevez, who obtained a copy; the document is no longer public',
      es: 'Dolia Estévez, quien obtuvo una copia; el documento ya no es público',
    },
  },
  'intelligence-estimate': {
    kind: 'document',
    name: 'US intelligence estimate of KGB officers in Mexico',
    terms: 'on-record',
    attribution: { en: 'a US intelligence estimate', es: 'una estimación de la inteligencia estadounidense' },
    language: 'en',
  },
  gobernacion: {
    kind: 'dataset',
    name: 'Secretaría de Gobernación: entries of Russian nationals in 2022',
    terms: 'on-record',
    attribution: {
      en: 'Mexico’s Government Department (Secretaría de Gobernación)',
      es: 'la Secretaría de Gobernación',
    },
    publisher: 'Secretaría de Gobernación',
    language: 'es',
  },
  'senate-hearing': {
    kind: 'hearing',
    name: 'US Senate Armed Services Committee, hearing of March 2022',
    terms: 'on-record',
    attribution: {
      en: 'a hearing of the US Senate Armed Services Committee in March 2022',
      es: 'una audiencia del Comité de Servicios Armados del Senado de Estados Unidos en marzo de 2022',
    },
    publisher: 'US Senate Armed Services Committee',
    language: 'en',
    availability: 'public',
  },
  'spy-museum': {
    kind: 'broadcast',
    name: 'Public remarks at the Spy Museum, Washington',
    terms: 'on-record',
    attribution: {
      en: 'public remarks at the Spy Museum in Washington',
      es: 'declaraciones públicas en el Museo del Espionaje de Washington',
    },
    language: 'en',
  },
  'media-briefing': {
    kind: 'broadcast',
    name: 'Foreign media briefing, October',
    terms: 'on-record',
    attribution: {
      en: 'a briefing for the foreign media in October',
      es: 'una sesión informativa para la prensa extranjera en octubre',
    },
    language: 'en',
  },
  'feeley-interview': {
    kind: 'interview',
    name: 'John Feeley to Dolia Estevez',
    terms: 'on-record',
    attribution: { en: 'John Feeley, speaking to the author', es: 'John Feeley, en conversación con la autora' },
    author: 'Dolia Estevez',
  },
  'nyt-1985': {
    kind: 'publication',
    name: 'The New York Times, article of 1985',
    terms: 'on-record',
    attribution: { en: 'a New York Times article of 1985', es: 'un artículo de The New York Times de 1985' },
    publisher: 'The New York Times',
    language: 'en',
    availability: 'public',
  },
  'embassy-posts': {
    kind: 'post',
    name: 'Russian embassy in Mexico: posts on Twitter',
    terms: 'on-record',
    attribution: {
      en: 'posts of the Russian embassy in Mexico on Twitter',
      es: 'mensajes de la embajada de Rusia en México en Twitter',
    },
    author: 'Russian embassy in Mexico',
    publisher: 'Twitter',
  },
  feeley: {
    kind: 'person',
    name: 'John Feeley',
    terms: 'on-record',
    attribution: { en: 'John Feeley', es: 'John Feeley' },
  },
  vanherck: {
    kind: 'person',
    name: 'Gen. Glen VanHerck',
    terms: 'on-record',
    attribution: { en: 'Gen. Glen VanHerck', es: 'el general Glen VanHerck' },
  },
  wray: {
    kind: 'person',
    name: 'Christopher Wray',
    terms: 'on-record',
    attribution: { en: 'Christopher Wray', es: 'Christopher Wray' },
  },
  kirby: {
    kind: 'person',
    name: 'John Kirby',
    terms: 'on-record',
    attribution: { en: 'John Kirby', es: 'John Kirby' },
  },
  'lopez-obrador': {
    kind: 'person',
    name: 'Andrés Manuel López Obrador',
    terms: 'on-record',
    attribution: { en: 'President Andrés Manuel López Obrador', es: 'el presidente Andrés Manuel López Obrador' },
  },
  ebrard: {
    kind: 'person',
    name: 'Marcelo Ebrard',
    terms: 'on-record',
    attribution: {
      en: 'Marcelo Ebrard, then foreign minister',
      es: 'Marcelo Ebrard, entonces secretario de Relaciones Exteriores',
    },
  },
  northcom: {
    kind: 'organization',
    name: 'US Northern Command (NorthCom), spokesperson',
    terms: 'on-record',
    attribution: { en: 'a NorthCom spokesperson', es: 'la vocería del Comando Norte de Estados Unidos' },
  },
  fbi: {
    kind: 'organization',
    name: 'FBI, spokesperson',
    terms: 'on-record',
    attribution: { en: 'an FBI spokesperson', es: 'la vocería del FBI' },
  },
  'russian-embassy': {
    kind: 'organization',
    name: 'Russian embassy in Mexico',
    terms: 'on-record',
    attribution: { en: 'the Russian embassy in Mexico', es: 'la embajada de Rusia en México' },
  },
  'american-official': {
    kind: 'person',
    name: 'Senior American official (1985)',
    terms: 'background',
    attribution: { en: 'a senior American official', es: 'un alto funcionario estadounidense' },
    conditions: 'The New York Times of 1985 names the official by this description only. Not to be described further.',
  },
}

/** The figures. A computed one stands after its operands, which must exist before it does. */
export const statistics: Record<string, SeedStatistic> = {
  expelled: {
    label: {
      en: 'suspected Russian spies expelled from embassies across Europe since February 2022',
      es: 'presuntos espías rusos expulsados de embajadas en Europa desde febrero de 2022',
    },
    value: '600',
    qualifier: 'more-than',
    unit: { kind: 'count', noun: { en: 'suspected spies', es: 'presuntos espías' } },
    evidence: [],
    status: 'unverified',
    note: 'The article names no source for it. Ask the author where the count comes from and up to which date.',
  },
  authorised: {
    label: {
      en: 'new Russian diplomats authorised by Mexico in recent months',
      es: 'nuevos diplomáticos rusos autorizados por México en meses recientes',
    },
    value: '37',
    qualifier: 'exact',
    unit: { kind: 'count', noun: { en: 'diplomats', es: 'diplomáticos' } },
    asOf: '2023-09-01',
    precision: 'month',
    evidence: [{ source: 'directory' }],
    status: 'verified',
    note: 'Read in the copy that the author holds. The month is that of the article; the copy’s own date is not known.',
  },
  before: {
    label: {
      en: 'Russian diplomats in Mexico City before the new authorisations',
      es: 'diplomáticos rusos en la Ciudad de México antes de las nuevas autorizaciones',
    },
    value: '49',
    qualifier: 'exact',
    unit: { kind: 'count', noun: { en: 'diplomats', es: 'diplomáticos' } },
    evidence: [{ source: 'directory' }],
    status: 'verified',
    note: 'The article does not say at what date there were 49.',
  },
  total: {
    label: { en: 'Russian diplomats in Mexico City', es: 'diplomáticos rusos en la Ciudad de México' },
    value: '86',
    qualifier: 'exact',
    unit: { kind: 'count', noun: { en: 'diplomats', es: 'diplomáticos' } },
    asOf: '2023-09-01',
    precision: 'month',
    evidence: [{ source: 'directory' }],
    formula: 'a + b',
    operands: [
      { key: 'a', statistic: 'before' },
      { key: 'b', statistic: 'authorised' },
    ],
    status: 'verified',
  },
  'us-embassy': {
    label: {
      en: 'diplomats of the US embassy in Mexico City, consulates left out',
      es: 'diplomáticos de la embajada de Estados Unidos en la Ciudad de México, sin los consulados',
    },
    value: '46',
    qualifier: 'exact',
    unit: { kind: 'count', noun: { en: 'diplomats', es: 'diplomáticos' } },
    asOf: '2023-09-01',
    precision: 'month',
    evidence: [{ source: 'directory' }],
    status: 'verified',
  },
  consulates: {
    label: { en: 'US consulates across Mexico', es: 'consulados de Estados Unidos en México' },
    value: '9',
    qualifier: 'exact',
    unit: { kind: 'count', noun: { en: 'consulates', es: 'consulados' } },
    asOf: '2023-09-01',
    precision: 'month',
    evidence: [{ source: 'directory' }],
    status: 'verified',
  },
  rise: {
    label: {
      en: 'rise in Russian diplomats in Mexico after the invasion of Ukraine',
      es: 'aumento de diplomáticos rusos en México tras la invasión de Ucrania',
    },
    value: '60',
    qualifier: 'exact',
    unit: { kind: 'percent' },
    evidence: [],
    formula: '(b - a) / a * 100',
    operands: [
      { key: 'a', statistic: 'before' },
      { key: 'b', statistic: 'total' },
    ],
    status: 'disputed',
    note: 'From 49 to 86 is a rise of 75.5 per cent, not 60. Ask the author what the 60 was computed from.',
    // Says whose arithmetic it is and nothing about the value: it must still be true once the figure is corrected.
    publicNote: { en: 'The author’s own calculation.', es: 'Cálculo de la autora.' },
  },
  kgb: {
    label: {
      en: 'KGB officers working in Mexico under cover at the height of the Cold War',
      es: 'oficiales del KGB encubiertos en México en el apogeo de la Guerra Fría',
    },
    value: '150',
    qualifier: 'at-least',
    unit: { kind: 'count', noun: { en: 'KGB officers', es: 'oficiales del KGB' } },
    evidence: [{ source: 'intelligence-estimate' }],
    status: 'unverified',
    note: 'The newsroom has not seen the estimate.',
  },
  entries: {
    label: {
      en: 'rise in Russian nationals entering Mexico in 2022',
      es: 'aumento de ciudadanos rusos que entraron a México en 2022',
    },
    value: '20',
    qualifier: 'exact',
    unit: { kind: 'percent' },
    asOf: '2022-12-31',
    precision: 'year',
    evidence: [{ source: 'gobernacion' }],
    status: 'unverified',
    note: 'Check against the department’s own tables.',
  },
  moscow: {
    label: { en: 'Mexican diplomats in Moscow', es: 'diplomáticos mexicanos en Moscú' },
    value: '11',
    qualifier: 'exact',
    unit: { kind: 'count', noun: { en: 'diplomats', es: 'diplomáticos' } },
    evidence: [],
    status: 'unverified',
    note: 'The article does not say where it comes from.',
  },
}

/** Words put in place by the newsroom, not by the speaker: who translated is part of the attribution. */
function intoSpanish(text: string): SeedQuote['translations'] {
  return [{ language: 'es', text, translator: 'Redacción' }]
}
/** The English article's own rendering of words said in Spanish. */
function intoEnglish(text: string): SeedQuote['translations'] {
  return [{ language: 'en', text, translator: 'Dolia Estevez' }]
}

const feeleyCapacity: Localized = {
  en: 'retired US career ambassador; deputy chief of mission and chargé d’affaires in Mexico City, 2009–2012',
  es:
    'embajador de carrera de Estados Unidos, retirado; jefe adjunto de misión y encargado de negocios ' +
    'en la Ciudad de México, 2009–2012',
}
const presidentOfMexico: Localized = { en: 'president of Mexico', es: 'presidente de México' }

/** The picture. Nobody is credited, as nobody was where the story ran. */
export const images: Record<string, SeedImage> = {
  embassy: {
    alt: {
      en: 'Drawing: a large building at night behind a fence, some of its windows lit, a flag on its roof',
      es: 'Dibujo: un gran edificio de noche tras una reja, con algunas ventanas iluminadas y una bandera en el techo',
    },
    credit: 'uncredited',
  },
}

/** The quoted phrases, each a record of its own. */
export const quotes: Record<string, SeedQuote> = {
  'feeley-cover': {
    text: 'always operate under diplomatic cover',
    language: 'en',
    translations: intoSpanish('siempre operan bajo cobertura diplomática'),
    speaker: 'feeley',
    capacity: feeleyCapacity,
    occasion: 'Told the author',
    evidence: [{ source: 'feeley-interview' }],
  },
  'feeley-sense': {
    text: 'makes no sense',
    language: 'en',
    translations: intoSpanish('no tiene sentido'),
    speaker: 'feeley',
    capacity: feeleyCapacity,
    occasion: 'Told the author',
    evidence: [{ source: 'feeley-interview' }],
  },
  'feeley-center': {
    text: 'a center of espionage',
    language: 'en',
    translations: intoSpanish('un centro de espionaje'),
    speaker: 'feeley',
    capacity: feeleyCapacity,
    occasion: 'Told the author',
    evidence: [{ source: 'feeley-interview' }],
  },
  vanherck: {
    text: 'largest portion of the GRU members in the world',
    language: 'en',
    translations: intoSpanish('mayor proporción de integrantes del GRU en el mundo'),
    speaker: 'vanherck',
    capacity: { en: 'head of US Northern Command', es: 'jefe del Comando Norte de Estados Unidos' },
    saidAt: '2022-03-01',
    precision: 'month',
    occasion: 'US Senate Armed Services Committee',
    evidence: [{ source: 'senate-hearing' }],
  },
  wray: {
    text: 'still way too big',
    language: 'en',
    translations: intoSpanish('sigue siendo demasiado grande'),
    speaker: 'wray',
    capacity: { en: 'director of the FBI', es: 'director del FBI' },
    saidAt: '2023-09-01',
    precision: 'month',
    occasion: 'Public remarks at the Spy Museum, Washington',
    evidence: [{ source: 'spy-museum' }],
  },
  kirby: {
    text: 'we watch that closely',
    language: 'en',
    translations: intoSpanish('eso lo vigilamos de cerca'),
    speaker: 'kirby',
    // Neither his office nor the year of the briefing is in the article.
    occasion: 'Foreign media briefing, October, in answer to the author',
    evidence: [{ source: 'media-briefing' }],
  },
  northcom: {
    text: 'steadfast security partnership',
    language: 'en',
    translations: intoSpanish('firme alianza en materia de seguridad'),
    speaker: 'northcom',
    capacity: { en: 'spokesperson for US Northern Command', es: 'vocería del Comando Norte de Estados Unidos' },
    occasion: 'To the author',
    evidence: [{ source: 'northcom' }],
  },
  // The president and the embassy are quoted in English words; what was said was Spanish, and each fragment is a single
  // word with a single Spanish form, so that the original can be given and the English shown as the translation it is.
  'lopez-obrador-immoral': {
    text: 'inmoral',
    language: 'es',
    translations: intoEnglish('immoral'),
    speaker: 'lopez-obrador',
    capacity: presidentOfMexico,
    occasion: 'Public statements on NATO’s military aid',
    evidence: [{ source: 'lopez-obrador' }],
  },
  'lopez-obrador-neutral': {
    text: 'neutral',
    language: 'es',
    translations: intoEnglish('neutral'),
    speaker: 'lopez-obrador',
    capacity: presidentOfMexico,
    occasion: 'Public statements on Mexico’s position',
    evidence: [{ source: 'lopez-obrador' }],
  },
  'embassy-russophobia': {
    text: 'rusofobia',
    language: 'es',
    translations: intoEnglish('Russophobia'),
    speaker: 'russian-embassy',
    occasion: 'On Twitter, about the Spanish version of the article',
    evidence: [{ source: 'embassy-posts' }],
  },
  'embassy-langley': {
    text: 'Langley',
    language: 'es',
    translations: intoEnglish('Langley'),
    speaker: 'russian-embassy',
    occasion: 'On Twitter, about the Spanish version of the article',
    evidence: [{ source: 'embassy-posts' }],
  },
}

/** The editions. The Spanish one ran first. */
export const editions: Record<LanguageCode, EditionRecord> = { es, en }
