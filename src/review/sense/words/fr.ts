import { words } from '../../../model/wordLists'
import { pattern } from '../pattern'
import { metricUnits, synonyms, unitTable } from './make'
import type { SenseWords } from './table'

const q = `(?:(?:un|une|le|la|les|des|environ|près de|plus de|moins de|un peu plus de|quelque|seulement|presque|au moins|ses|leurs) )*`
const rise = `(?:augment\\p{L}+|progress\\p{L}+|hausses?|cr[oû]\\p{L}+|accr\\p{L}+|grimp\\p{L}+|bond\\p{L}+|gagn\\p{L}+|mont\\p{L}+)`
const fall = `(?:baiss\\p{L}+|chut\\p{L}+|recul\\p{L}*|dimin\\p{L}+|rédui\\p{L}+|perd\\p{L}*|repli\\p{L}*|tomb\\p{L}+)`
const moved = `(?:${rise}|${fall}|évolu\\p{L}+|vari\\p{L}+|pass\\p{L}+)`
const link = `(?:(?:ou|soit|c'est-à-dire|ce|qui|représente|équivaut|avec|de|du|une?|la|le|en|plus|moins|environ|près|presque|total|annuelle?|forte?|légère?|croissance|perte|écart|${rise}|${fall})\\s+|d')*`
const named = {
  q,
  rise,
  fall,
  moved,
  link,
  more: `(?:\\s+(?:de plus|de moins|supplémentaires?|de (?:hausse|baisse|croissance|recul)))`,
  gap: `(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,45})`,
  that: `(?:soit |c'est-à-dire |ou |ce qui représente )?`,
}

const month = `(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)`
const weekday = `(?:dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi)`
const human = `(?:personnes|électeurs|électrices|élèves|étudiants|habitants|ménages|foyers|votants|adultes|enfants|femmes|hommes|salariés|employés|patients|sondés|membres|citoyens|enseignants|professeurs|familles|usagers|victimes|jeunes|adolescents|parents|clients|passagers|écoles|militants|adhérents|Français|retraités)`

/** French. */
export const fr: SenseWords = {
  timeAfter:
    /^\s+(?:longs |longues |derniers |dernières |premiers |premières |prochains |prochaines )?(?:secondes?|minutes?|heures?|jours?|journées?|nuits?|semaines?|mois|trimestres?|semestres?|ans?|années?|décennies?|siècles?|saisons?)(?!\p{L})/iu,
  hundredths: /^\s+(?:centimes?|cents?)(?!\p{L})/iu,
  pointsAfter: /^\s+points?(?!\p{L})/iu,
  changes: [
    {
      order: 'from to by',
      pattern: pattern(
        `(?<!\\p{L})(?:de|du) ${q}{x}{..45}(?<!\\p{L})(?:à|au) ${q}{x}{gap}(?:,|\\(|—|–|\\ssoit|:)\\s*(?<link>{link}){y}(?<more>{more}?)`,
        named,
      ),
    },
    {
      order: 'by from to',
      pattern: pattern(
        `(?<!\\p{L}){moved}(?:\\s+de)?\\s+{q}{y},?\\s+(?:passant )?(?:de|du) {q}{x}{..45}(?<!\\p{L})(?:à|au) {q}{x}`,
        named,
      ),
    },
    {
      order: 'by to from',
      pattern: pattern(`(?<!\\p{L}){moved}(?:\\s+de)?\\s+{q}{y},?\\s+à {q}{x}{..30}(?<!\\p{L})contre {q}{x}`, named),
    },
    {
      order: 'to from by',
      pattern: pattern(
        `(?<!\\p{L})à {q}{x}{..30}(?<!\\p{L})contre {q}{x}{gap}(?:,|\\(|—|–|\\ssoit)\\s*(?<link>{link}){y}(?<more>{more}?)`,
        named,
      ),
    },
  ],
  earlier:
    /(?<!\p{L})(?:l['’]an (?:dernier|passé)|l['’]année (?:dernière|précédente)|un an (?:plus tôt|auparavant)|il y a (?:un|deux|dix) ans?|jusqu['’](?:ici|alors)|en (?:19|20)\d\d|hier)(?!\p{L})/iu,
  changeBefore:
    /(?:,|\(|:|—|–)\s{0,3}(?:soit\s)?(?:une?\s)?(?:hausse|augmentation|progression|baisse|chute|recul|repli|perte) (?:de|d['’]environ|de près de|de plus de)\s{1,3}$/iu,
  changeAfter: /^\s{0,3}(?:de plus|de moins|de (?:hausse|baisse|recul))\s{0,3}\)?\s{0,3}$/iu,
  shares: [
    {
      order: 'whole part share',
      pattern: pattern(
        `(?<!\\p{L})(?:sur|des) (?:les |ses |un total de |plus de |près de )?{n}\\s{..55}(?:,|\\s){q}{n}(?:{..45})(?:,|\\(|—|–)\\s*{that}{q}{s}`,
        named,
      ),
    },
    {
      order: 'part whole share',
      pattern: pattern(
        `{n}\\s(?:\\p{L}+\\s)?(?:des|sur|de ses|de leurs) (?:les )?{n}(?:{..45})(?:,|\\(|—|–)\\s*{that}{q}{s}`,
        named,
      ),
    },
    {
      order: 'share part whole',
      pattern: pattern(`{p},?\\s*(?:,|\\(|—|–|soit)\\s*{that}{q}{n} (?:des|sur) (?:les )?{n}`, named),
    },
    { order: 'share share', pattern: pattern(`{r}(?:{..40})(?:,\\s*soit|,|\\()\\s*{q}{s}`, named) },
  ],
  shareOfElse:
    /^\s+(?:d['’]entre|dont|de\s+(?!la\b|les\b|ses\b)\p{L}+|étaient|sont|ont|pour|par|en|de plus|de moins)(?!\p{L})/iu,
  partsIntro:
    /^[^,:]{0,50}(?::|,?\s(?:composée?s? de|formée?s? de|se compose de|répartie?s? (?:en|entre)|divisée?s? en))\s*(?:\p{L}+\s+){0,2}$/iu,
  partsOf: /(?<!\p{L})(?:sur|parmi)\s+(?:les|ses|ces|leurs)\s+$/iu,
  partsHad: /^\s+\p{L}+,?\s+(?:a|avait|compte|comptait)\s+$/iu,
  partsIncluded: /^(?:\s(?!qui\s)[\p{L}'’]+){0,5}\s(?:comprend|comprennent|inclut|prévoit)\s$/iu,
  totalAfter:
    /(?:,|;|\s[—–])\s{0,3}(?:soit (?:un total de|au total)|au total|pour un total de|en tout)(?:,\s{1,3}|\s{1,3})$/iu,
  persons: /^\s{1,3}(?:personnes|passagers|suspects|victimes|membres|migrants|salariés|détenus),?\s{0,3}$/iu,
  menAndWomen: /^\s+(?:hommes|femmes|enfants|garçons|filles|mineurs|adultes|adolescents)(?!\p{L})/iu,
  and: /(?<!\p{L})(?:et|plus)(?!\p{L})/iu,
  including:
    /(?<!\p{L})(?:dont|parmi lesquel(?:le)?s|y compris|notamment|comme|surtout|au moins|jusqu|reste|autres)(?!\p{L})/iu,
  undecided: /(?<!\p{L})(?:indécis|sans opinion|ne se prononc\p{L}+|ne sa(?:it|vent) pas|votes? blancs?)(?!\p{L})/iu,
  multiples: [
    { factor: 2, verb: /(?<!\p{L})doubl(?:é|e|ent|er|ait|ant|és|ées|ée)(?!\p{L})/giu },
    { factor: 3, verb: /(?<!\p{L})tripl(?:é|e|ent|er|ait|ant|és|ées|ée)(?!\p{L})/giu },
    { factor: 4, verb: /(?<!\p{L})quadrupl(?:é|e|ent|er|ait|ant|és|ées|ée)(?!\p{L})/giu },
    { factor: 0.5, verb: /(?<!\p{L})(?:(?:rédui|baiss|chut|recul|dimin|tomb)\p{L}*\s+de moitié)(?!\p{L})/giu },
  ],
  before: /(?<!\p{L})(?:de|du|depuis|était|étaient|coûtait|coûtaient|comptait|valait)\s+(?:\p{L}+\s+){0,2}$/iu,
  after:
    /(?<!\p{L})(?:à|au|aujourd['’]hui|désormais|est|sont|coûte|coûtent|compte|vaut|atteint)\s+(?:\p{L}+\s+){0,3}$/iu,
  versus: /^[^.;]{0,30}(?:,|\()\s{0,3}(?:contre|au lieu de|par rapport à)\s{1,3}$/iu,
  moreThan: /(?<!\p{L})plus (?:que|de)\s+$/iu,
  nearly: /(?<!\p{L})(?:presque|quasiment|près de)\s+$/iu,
  over100: [
    pattern(
      `(?<!\\p{L})(?:chut(?:é|e|ent)|baiss(?:é|e|ent)|recul(?:é|e|ent)|diminu(?:é|e|ent)|réduite?s?|perdu|perd|(?:chute|baisse|recul|repli|diminution|réduction) de)(?: de| d')* {q}(?<over>{p})(?!\\s+(?:à|de|du)\\b)`,
      named,
    ),
    pattern(`(?<over>{p}) (?:des|de ses|de tous les|de toutes les) ${human}(?!\\p{L})`, named),
    pattern(
      `(?<!\\p{L})(?:participation|abstention|occupation|assiduité|alphabétisation|approbation|chômage|probabilité|humidité|couverture)(?!\\p{L}){..40}(?<!\\p{L})(?:fut|est|était|de|atteint|atteignait|à) {q}(?<over>{p})(?!\\s+(?:de plus|de moins|supérieure?)\\b)`,
      named,
    ),
  ],
  people: new RegExp(
    `^\\s+(?:de\\s+|d['’])?(?:\\p{L}+\\s+){0,1}?(?:${human.slice(3, -1)}|voyageurs|migrants|réfugiés|visiteurs|touristes|soldats|morts|chômeurs|pauvres|Belges|Suisses|Canadiens)(?!\\p{L})`,
    'iu',
  ),
  town: /(?<!\p{L})(?:ville|village|commune|bourg),?\s(?:de|d['’]|avec)\s?(?:environ\s|près de\s|plus de\s)?$/iu,
  country: /(?<!\p{L})(?:pays|nation),?\s(?:de|d['’]|avec)\s?(?:environ\s|près de\s|plus de\s)?$/iu,
  dwellers: /^\s(?:d['’]|de\s)?(?:habitants|personnes|âmes|citoyens|résidents)(?!\p{L})/iu,
  scale: /million|milliard|billion/iu,
  days: [
    pattern(
      `(?<![\\p{L}\\d.,:$€])(?<day>\\d{1,2})(?:er)? (?<month>${month})(?!\\p{L})(?: (?<year>(?:1[5-9]|20)\\d\\d)(?!\\d))?`,
    ),
  ],
  months: words('janv fevr mars avr mai juin juil aout sept oct nov dec'),
  weekdays: words('dimanche lundi mardi mercredi jeudi vendredi samedi'),
  weekdayBefore: new RegExp(`(?<!\\p{L})(?<weekday>${weekday.slice(3, -1)}),?\\s+(?:le\\s+)?$`, 'iu'),
  lives: [
    /(?<!\p{L})née?\s+(?:\p{L}+\s+){0,4}?(?:en\s*|le\s+[^.;]{0,21}?)(?<born>1[89]\d\d|20\d\d)[^.;]{0,80}?(?<!\p{L})(?:morte?|décédée?)\s+[^.;]{0,40}?(?<died>1[89]\d\d|20\d\d),?\s+à\s+(?:l['’]âge de\s+)?(?<age>\d{1,3})\s+ans/giu,
  ],
  turned: [],
  units: unitTable(
    metricUnits(`
      kilomètres par heure|kilomètres-heure; miles à l'heure; kilomètres carrés; miles carrés; mètres carrés; pieds carrés;
      hectares|hectare; acres|acre; kilomètres|kilomètre; miles|mile|milles; centimètres|centimètre; millimètres|millimètre;
      mètres|mètre; yards|yard; pieds|pied; pouces|pouce; kilogrammes|kilos|kilo; grammes|gramme; livres|livre;
      onces|once; litres|litre; millilitres|millilitre; gallons|gallon; degrés celsius|celsius; degrés fahrenheit|fahrenheit
    `),
  ),
  converted: /^\s*[([]\s*(?:(?:environ|près de|plus de|presque|soit|ou|un peu plus de|un peu moins de)\s+)*$/iu,
  stopWords: new Set(
    words(`le la les un une des et ou mais de du en au aux à par pour avec depuis jusque comme que qui dont se son sa ses leur
      leurs ce cet cette ces lui est sont était étaient fut furent être sera été ont avait avaient avoir pas plus moins très
      près environ seulement déjà tout toute tous toutes chaque entre sur selon dit disent indiqué expliqué annoncé aussi
      quand pendant après avant durant deux trois premier première autre autres fait faire année années mois semaine semaines
      jour jours pour cent millions million milliards milliard mille nombre total ici alors maintenant hier beaucoup peu parce
      ainsi même quel quelle elle elles ils dans sans sous vers chez peut peuvent doit avoir ans`),
  ),
  synonyms: synonyms(`
    morts mort mortes tués tué tuées décès victimes = mort;
    emploi emplois travail salariés employés postes = emploi;
    coût coûts coûtera coûte prix budget valeur vaut = cout; blessés blessé = bless;
    baisse baissé chute chuté recul = baiss; hausse augmente augmenté = hauss; ferment fermé fermées fermer = ferm
  `),
  apart:
    /(?<!\p{L})(?:premi\p{L}+|deuxièm\p{L}+|second\p{L}*|troisièm\p{L}+|autres?|précéden\p{L}+|initia\p{L}+|dernier\p{L}*|dernière\p{L}*|prochain\p{L}*|il y a|avant|contre|reste|restants?|dont|parmi|chaque|moyenne|avait|avaient|depuis|jusqu\p{L}*|supplémentaires?|plus|moins|outre|moitié|serait|pourrait|si|augment\p{L}+|baiss\p{L}+|chut\p{L}+|partie|seulement|déjà|manquent?|demandé)(?!\p{L})/iu,
  times: new RegExp(
    `(?<!\\p{L})(?:aujourd['’]hui|hier|${weekday.slice(3, -1)}|${month.slice(3, -1)}|en \\d{4}|maintenant)(?!\\p{L})`,
    'iu',
  ),
  definite: /(?<!\p{L})(?:les|des|ses|ces|tous les|toutes les|avec|de|budget de)\s+$/iu,
}
