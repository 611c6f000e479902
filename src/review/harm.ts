/** What happened to those who are counted: a number of the dead is a claim, however small it is. */
import { languageOf } from '../model/perLocale'
import { words } from '../model/wordLists'

type Harm = 'death' | 'injury' | 'loss' | 'custody' | 'illness'

/** Words of each harm by language; what ends in `*` may go on. */
const WORDS: Readonly<Record<string, Readonly<Record<Harm, string>>>> = {
  en: {
    death:
      'dead deaths? died dies killed killing slain fatalit* murder* homicide* suicide* drowned executed bod(?:y|ies) corpses? perished stillborn stillbirths?',
    injury: 'injur* wounded hurt stabbed shot burned raped assaulted victims? casualt*',
    loss: 'missing disappear* kidnap* abducted hostages?',
    custody: 'arrest* detained jailed imprisoned deported',
    illness: 'infected infections? hospitali[sz]* sickened poisoned contaminated cases_of',
  },
  es: {
    death:
      'muert[oae]* murieron murió mueren? fallec* asesina* homicid* feminicid* suicid* ahogad[oa]s? ejecutad[oa]s? cadáver(?:es)? cuerpos? decesos? defunci* perdieron_la_vida',
    injury: 'herid[oa]s? lesionad* lesiones baleado* apuñalad* quemad[oa]s? víctimas? violad[oa]s?',
    loss: 'desaparec* secuestr* rehenes raptad* levantad[oa]s?',
    custody: 'detenid* detención detenciones arrest* encarcelad* deportad* aprehend*',
    illness: 'infectad* contagi* hospitalizad* intoxic* casos_(?:de|confirmados) enfermaron',
  },
  fr: {
    death: 'morts? mortes? décès décédé* tué* meurtr* homicid* suicid* noyé* exécuté* cadavres?',
    injury: 'blessé* victimes? brûlé* poignardé* violé*',
    loss: 'disparu* enlevé* otages?',
    custody: 'arrêté* arrestations? interpellé* détenu* expulsé*',
    illness: 'infecté* contaminé* hospitalisé* intoxiqué*',
  },
  pt: {
    death: 'mort[oae]* morreram morreu óbitos? falec* assassin* homicíd* feminicíd* suicíd* afogad* executad* corpos?',
    injury: 'ferid[oa]s? vítimas? balead* esfaquead* queimad[oa]s? estuprad*',
    loss: 'desaparec* sequestr* reféns',
    custody: 'pres[oa]s detid[oa]s? prisões deportad*',
    illness: 'infectad* contamina* hospitalizad* internad[oa]s intoxica* casos_(?:de|confirmados)',
  },
}

const PATTERNS = new Map(
  Object.entries(WORDS).map(([language, harms]) => {
    const all = Object.entries(harms).map(([harm, list]) => {
      const any = words(list).map((word) => word.replaceAll('_', '\\s').replace(/\*$/, '\\p{L}*'))
      return [harm as Harm, new RegExp(`(?<!\\p{L})(?:${any.join('|')})(?!\\p{L})`, 'iu')] as const
    })
    return [language, all] as const
  }),
)

/** How far on both sides of a number its clause is read, in characters. */
const BEFORE = 30
const AFTER = 60
/** A clause has no punctuation in it, and no other number. */
const CLAUSE_END = /[.,;:!?()“”«»"\n\d—–]/u

/** What happened to those whom the number between two places of a text counts; null where its clause says nothing of that. */
export function harmOf({ start, end }: { start: number; end: number }, text: string, locale: string): Harm | null {
  const harms = PATTERNS.get(languageOf(locale))
  if (!harms) return null
  const before =
    text
      .slice(Math.max(0, start - BEFORE), start)
      .split(CLAUSE_END)
      .at(-1) ?? ''
  const after = text.slice(end, end + AFTER).split(CLAUSE_END)[0] ?? ''
  // What follows says it of this number sooner than what stands before.
  for (const clause of [after, before]) {
    const harm = harms.find(([, pattern]) => pattern.test(clause))?.[0]
    if (harm) return harm
  }
  return null
}
