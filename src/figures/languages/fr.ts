import { coded, meaning, numbered, phrases, words } from '../../model/wordLists'
import type { LanguageTable } from './table'

/** The whole numbers below one hundred, in the spelling of 1990 with hyphens but for "et". */
const below = [
  ...words('zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
  ...words('dix-sept dix-huit dix-neuf'),
]
for (const [ten, first] of [
  ['vingt', 20],
  ['trente', 30],
  ['quarante', 40],
  ['cinquante', 50],
  ['soixante', 60],
  ['quatre-vingt', 80],
] as const) {
  for (let rest = 0; rest < (first >= 60 ? 20 : 10); rest++) {
    const joiner = (rest === 1 || rest === 11) && first !== 80 ? ' et ' : '-'
    below[first + rest] = rest === 0 ? ten + (first === 80 ? 's' : '') : ten + joiner + (below[rest] ?? '')
  }
}

/**
 * French. Numbers in words are those of France; septante, huitante and nonante are read as well. The long scale: a
 * milliard is 10⁹ and a billion 10¹². Elided words are read in full: "d'euros" as "de euros".
 */
export const fr: LanguageTable = {
  numbers: {
    below,
    tens: {},
    tensJoiner: '-',
    hundreds: Object.fromEntries(
      words('cent deux trois quatre cinq six sept huit neuf').map((word, index) => [
        (index + 1) * 100,
        index === 0 ? word : `${word} cent`,
      ]),
    ),
    exactHundred: 'cent',
    exactHundreds: 's',
    hundredsJoiner: ' ',
    scaleRestJoiner: ' ',
    scales: [
      { value: 1_000_000_000, one: 'un milliard', many: '{n} milliards' },
      { value: 1_000_000, one: 'un million', many: '{n} millions' },
      { value: 1000, one: 'mille', many: '{n} mille' },
    ],
    gendered: /(?:^|[ -])un$/u,
    shortensBeforeNumeralsOnly: true,
    shortened: [
      ['cents', 'cent'],
      ['vingts', 'vingt'],
    ],
  },
  qualifiers: {
    about: 'environ {n}',
    'more-than': 'plus de {n}',
    'at-least': 'au moins {n}',
    'less-than': 'moins de {n}',
    'at-most': 'au plus {n}',
  },
  range: { plain: 'de {low} à {high}', qualified: '{low} à {high}' },
  percent: { other: 'pour cent' },
  percentagePoint: { one: 'point', other: 'points' },
  scales: {
    usual: [
      { value: 1e9, forms: { one: 'milliard', other: 'milliards', many: 'milliards' } },
      { value: 1e6, forms: { one: 'million', other: 'millions', many: 'millions' } },
    ],
    regions: {},
    isSaidOnce: true,
    partitive: { full: 'de ', elided: 'd’' },
  },
  currencyNames: {
    all: {
      EUR: { one: 'euro', other: 'euros' },
      USD: { one: 'dollar', other: 'dollars' },
      GBP: { one: 'livre sterling', other: 'livres sterling' },
      JPY: { one: 'yen', other: 'yens' },
      CNY: { one: 'yuan', other: 'yuans' },
      CHF: { one: 'franc suisse', other: 'francs suisses' },
      CAD: { one: 'dollar canadien', other: 'dollars canadiens' },
      MXN: { one: 'peso mexicain', other: 'pesos mexicains' },
      AUD: { one: 'dollar australien', other: 'dollars australiens' },
      ARS: { one: 'peso argentin', other: 'pesos argentins' },
      CLP: { one: 'peso chilien', other: 'pesos chiliens' },
      COP: { one: 'peso colombien', other: 'pesos colombiens' },
      UYU: { one: 'peso uruguayen', other: 'pesos uruguayens' },
      BRL: { one: 'real', other: 'reais' },
      INR: { one: 'roupie indienne', other: 'roupies indiennes' },
      RUB: { one: 'rouble', other: 'roubles' },
      UAH: { one: 'hryvnia', other: 'hryvnias' },
      TRY: { one: 'livre turque', other: 'livres turques' },
      PLN: { one: 'zloty', other: 'zlotys' },
      PEN: { one: 'sol péruvien', other: 'sols péruviens' },
      VES: { one: 'bolivar', other: 'bolivars' },
      SEK: { one: 'couronne suédoise', other: 'couronnes suédoises' },
      NOK: { one: 'couronne norvégienne', other: 'couronnes norvégiennes' },
      DKK: { one: 'couronne danoise', other: 'couronnes danoises' },
      ZAR: { one: 'rand', other: 'rands' },
      XOF: { one: 'franc CFA', other: 'francs CFA' },
      MAD: { one: 'dirham', other: 'dirhams' },
    },
    full: { USD: { one: 'dollar américain', other: 'dollars américains' } },
    local: {
      CA: { code: 'CAD', forms: { one: 'dollar', other: 'dollars' } },
      CH: { code: 'CHF', forms: { one: 'franc', other: 'francs' } },
    },
  },
  measureNames: {
    usual: {
      t: { one: 'tonne', other: 'tonnes' },
      m2: { one: 'mètre carré', other: 'mètres carrés' },
      m3: { one: 'mètre cube', other: 'mètres cubes' },
      km2: { one: 'kilomètre carré', other: 'kilomètres carrés' },
      // In Canada Intl has "mille", which is a thousand as well.
      '[mi_i]': { one: 'mile', other: 'miles' },
      '[mi_i]/h': { one: 'mile par heure', other: 'miles par heure' },
      kW: { one: 'kilowatt', other: 'kilowatts' },
      MW: { one: 'mégawatt', other: 'mégawatts' },
      GW: { one: 'gigawatt', other: 'gigawatts' },
    },
    regions: {},
  },
  styles: {
    usual: {
      guide: 'Le Monde, and the Lexique of the Imprimerie nationale',
      percent: 'sign',
      scales: 'decimal',
      wordsUpTo: 9,
      currency: 'name',
    },
    regions: {},
  },
  reading: {
    numbers: numbered(
      `une 1, septante 70, huitante 80, octante 80, nonante 90, vingts 20, vingt et une 21, trente et une 31,
      quarante et une 41, cinquante et une 51, soixante et une 61, quatre vingt une 81`,
    ),
    ones: ['un', 'une'],
    articles: ['un', 'une'],
    scales: { billion: 1e12, billions: 1e12 },
    digitsAfterScale: false,
    elides: true,
    spacedSigns: true,
    abbreviations: [
      { text: 'Md', value: 1e9, when: 'any' },
      { text: 'Mds', value: 1e9, when: 'any' },
      { text: 'md', value: 1e9, when: 'money' },
      { text: 'G', value: 1e9, when: 'money' },
      { text: 'M', value: 1e6, when: 'counted' },
      { text: 'k', value: 1e3, when: 'glued' },
      { text: 'K', value: 1e3, when: 'glued' },
    ],
    scalePhrases: {},
    collectives: numbered(
      `douzaine 12, douzaines 12, dizaine 10, dizaines 10, quinzaine 15, vingtaine 20, trentaine 30, quarantaine 40,
      cinquantaine 50, soixantaine 60, centaine 100, centaines 100, millier 1000, milliers 1000`,
    ),
    halfBefore: ['un demi', 'une demi', 'demi'],
    partAfter: { 'et demi': 0.5, 'et demie': 0.5, 'et quart': 0.25 },
    halvedNouns: words(
      `seconde secondes minute minutes heure heures jour jours journée journées semaine semaines mois trimestre semestre
      an ans année années décennie décennies siècle siècles mètre mètres kilomètre kilomètres litre litres kilo kilos
      tonne tonnes hectare hectares point points degré degrés`,
    ),
    elided: { plus: ['plus'], any: [], decimal: ['de entre eux', 'de entre elles', 'dont'] },
    point: ['virgule'],
    minus: ['moins'],
    minusBlockers: words('plus ou de au le la du en à pour et beaucoup un bien ni encore est'),
    percent: ['pour cent', 'pour 100', 'p. 100'],
    percentagePoint: ['points de pourcentage', 'point de pourcentage'],
    currencies: {
      ...meaning(null, 'dollars, dollar, pesos, peso, roupies, francs, franc'),
      ...coded(`dollars américains USD, francs cfa XOF, roubles RUB, reais BRL, dirhams MAD, dinars DZD`),
    },
    partitive: ['de'],
    moneyOrWeight: {
      nouns: { livres: { currency: 'GBP', measure: '[lb_av]' }, livre: { currency: 'GBP', measure: '[lb_av]' } },
      moneyRegions: [],
      money: words(
        'coûte coûtent coûté coût prix vaut payé payer paie amende sterling londres britannique euros salaire',
      ),
      weight: words('pèse pèsent pesait pesant peser poids kilos kilogrammes grammes onces'),
      weightAfter: [],
      mayBeNeither: true,
    },
    measures: coded(
      `kilomètres-heure km/h, mètres carrés m2, mètres cubes m3, kilomètres carrés km2, kilos kg, tonnes t, tonne t,
      degrés Cel, mégawatts MW, gigawatts GW, térawattheures TW.h`,
    ),
    multiples: [],
    fractions: {
      plural: numbered(
        `tiers 3, quarts 4, cinquièmes 5, sixièmes 6, septièmes 7, huitièmes 8, neuvièmes 9, dixièmes 10,
        douzièmes 12, vingtièmes 20, centièmes 100, millièmes 1000`,
      ),
      periods: { nouns: [], before: [], after: [] },
      singular: numbered(
        'quart 4, cinquième 5, sixième 6, septième 7, huitième 8, neuvième 9, dixième 10, vingtième 20, centième 100',
      ),
      withNoun: {},
      nouns: [],
      articles: [],
      fixed: { 'la moitié': [1, 2], moitié: [1, 2] },
      half: [],
      followers: [],
      leaders: ['de'],
      blockers: [],
      singularFollowers: ['de', 'des', 'du'],
    },
    ratios: {
      sure: ['sur'],
      unsure: [],
      not: [],
      nounBetween: true,
    },
    ranges: {
      between: [
        ['entre', 'et'],
        ['de', 'à'],
        ['du', 'au'],
        ['des', 'aux'],
        ['entre les', 'et les'],
      ],
      middle: ['à'],
      against: ['contre'],
      either: ['ou'],
      open: ['entre', 'de'],
      changes: words(
        `passe passé passée passés passées passer passait passant passera passent grimpé augmenté augmente augmenter
        baissé baisse baisser reculé recule chuté chute tombé relevé ramené réduit porté évolué monté monte`,
      ),
    },
    qualifiers: {
      before: {
        ...meaning(
          'about',
          `environ, près de, quelque, quelques, autour de, aux alentours de, à peu près, presque, de l'ordre de, approximativement,
          aux environs de, quasiment, pas loin de`,
        ),
        ...meaning(
          'more-than',
          `plus de, au-delà de, supérieur à, supérieure à, supérieurs à, au-dessus de, un peu plus de`,
        ),
        ...meaning('at-least', `au moins, au minimum, pas moins de, un minimum de, à partir de, minimum`),
        ...meaning('less-than', `moins de, inférieur à, inférieure à, inférieurs à, au-dessous de, un peu moins de`),
        ...meaning('at-most', `au plus, tout au plus, au maximum, jusque à, un maximum de, maximum, pas plus de`),
      },
      after: {
        ...meaning('at-least', 'ou plus, au moins, au minimum, et plus'),
        ...meaning('at-most', 'ou moins, au plus, au maximum'),
        ...meaning('about', 'environ, à peu près'),
      },
      between: words('un une le la les ces ses leurs des'),
      ends: ['jusque à'],
    },
    ordinals: {
      suffixes: words('e er re ère ème eme nd nde es ers'),
      words: words(
        `premier première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième
        douzième treizième quinzième vingtième trentième quarantième cinquantième centième millième unième`,
      ),
    },
    labels: words(
      `article articles page pages numéro numéros chapitre chapitres section alinéa annexe paragraphe loi décret arrêté
      règlement directive résolution vol vols route autoroute départementale nationale ligne lignes bus tramway tome
      volume épisode saison chaîne porte terminal quai voie chambre salle amendement amendements version type catégorie
      grade étape dossard réacteur tranche boulevard zone kilomètre lot bâtiment siècle agenda psaume verset minute
      opération sortie escadron régiment apollo formule indice département projet catégories tableau figure fiche bp appartement code digicode siret siren`,
    ),
    gradedLabels: ['magnitude'],
    labelAdjectives: words('numéro nationale départementale épidémiologique'),
    looseLabels: words(
      `jour semaine année niveau classe groupe poule match set manche tour journée phase point partie acte scène place
      canal plan objectif bureau option question questions équipe cas série modèle an édition titre rang`,
    ),
    labelAbbreviations: words('p art chap n nos no vol fig al'),
    labelsAfter: [],
    calibres: words('magnum'),
    goalNotes: words('sp csc'),
    goalLists: words('but buts buteurs minute minutes'),
    dimensions: words(
      `haut haute hauts hautes hauteur long longue longs longues longueur large larges largeur profond profondeur`,
    ),
    distributives: words('par chaque'),
    singularArticles: words('le la du au'),
    streets: {
      before: words('rue avenue boulevard place quai allée impasse chemin cours square bd av faubourg'),
      after: [],
      between: [],
    },
    names: phrases(
      `24/7, mai 68, deux-roues, quatre-quatre, quatre-quarts, mille-feuille, mille et une nuits, cent ans de solitude,
      cinq étoiles, quatre étoiles, zéro déchet, tolérance zéro, zéro émission, point zéro, un par un, une par une,
      deux par deux, flambant neuf, flambant neufs, tout neuf, un neuf,
      toute neuve, quoi de neuf, remis à neuf, remise à neuf, remettre à neuf, refait à neuf, refaite à neuf, deux-sèvres, trois-rivières, quatre saisons, cent fois,
      mille fois, trente-six, à cent à l'heure, trois fois rien, quatre mains, formule 1, numéro un, un à un, sept nains, six nations, sept merveilles, dix commandements, trois mousquetaires, g20, cac 40, sbf 120`,
    ),
    exactNames: ['3M'],
    dates: {
      joiners: ['de'],
      between: ['-', '–', 'et', 'au', 'à', 'ou', ',', 'et le', 'et du'],
      dayAfterMonth: false,
      months: {},
      dayPrepositions: words('le du au'),
      yearPrepositions: words(
        `en depuis de pour avant après dès fin début mi courant par à que et ou entre jusque vers printemps été automne
        hiver durant pendant contre comme`,
      ),
      surelyBeforeYear: words('en depuis dès fin début'),
      yearLeaders: words(
        `année années an exercice rentrée saison millésime mondial euro le la du au jo élections budget cop expo`,
      ),
      yearFollowers: { any: [], bounded: [] },
      yearBounds: ['à partir de'],
      yearSuffixes: [],
      eras: phrases('av. j.-c., apr. j.-c., avant j.-c., après j.-c., avant notre ère, de notre ère'),
      decadeLeaders: ['années', 'les années', 'des années'],
      decadeArticles: [],
    },
    times: {
      after: ['h'],
      zones: words('gmt utc'),
      dayParts: phrases(
        'heures du matin, heures du soir, heures de le après-midi, du matin, du soir, h du matin, h du soir',
      ),
      openers: words('ouvert ouverte ouverts ouvertes horaires accueille fermé fermée'),
      hours: words('heures heure h'),
      ledHours: words('à vers dès avant après'),
      before: [],
      followers: [],
      minutes: [],
      blockers: [],
      past: [],
    },
    nouns: {
      pluralEndings: ['s', 'x'],
      irregular: words('mille sont ont étaient seront ans'),
      counted: words(
        `personnes hommes femmes enfants soldats policiers agents salariés emplois cas morts décès ans années jours
        heures semaines mois maisons logements voix électeurs étudiants élèves patients euros dollars kilomètres mètres
        tonnes hectares réfugiés migrants habitants manifestants familles foyers litres points places lits véhicules
        entreprises victimes exemplaires spectateurs participants blessés pages voitures bénévoles visiteurs`,
      ),
      functionWords: words(
        `le la les un une des du de au aux à en et ou ni mais or car que qui quoi dont où ce cet cette ces son sa ses leur
        leurs notre nos votre vos mon ma mes se ne pas plus moins très est sont était étaient a ont avait avaient sera
        seront par pour sur sous dans avec sans chez vers entre depuis pendant avant après contre selon dès lors puis
        alors aussi ainsi donc comme si quand lorsque tandis alors-que mais nous vous ils elles il elle on y lundi mardi
        mercredi jeudi vendredi samedi dimanche dans hors malgré près fois toujours jamais mieux environ chacun chacune`,
      ),
      openers: null,
      reach: 2,
    },
    works: words(
      'film roman livre série album chanson comédie pièce documentaire téléfilm disque opéra tableau polar feuilleton',
    ),
    scores: words(
      `battu battus battue bat gagné gagne victoire défaite score nul emporté imposé imposés imposée impose mené mène
      perdu perd vainqueur éliminé aller retour`,
    ),
    results: words(
      `siège sièges député députés députées voix suffrages élus élues sénateur sénateurs conseillers eurodéputés
      mandats points`,
    ),
    ratedBy: ['avec'],
    records: words('palmarès bilan invaincu ko kos combats'),
    calls: words('tél téléphone appelez appeler composez joindre numéro'),
  },
}
