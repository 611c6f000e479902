import type { LanguageTable, NumberWords } from '../languages'
import type { Abbreviation, ReadingWords } from '../languages/reading'
import type { Qualifier } from '../types'
import { fold } from './fold'
import { type Phrases, phraseMap, phraseSet } from './phrases'
import { phraseKeys } from './tokens'

/** What a word does in a number: it is added, multiplies what stands right before it, or closes a group. */
export type NumberWord =
  | {
      kind: 'unit'
      value: number
      /** What may still be added: below 10 after "twenty", below 100 after "ciento". */
      room: number
    }
  | { kind: 'hundred'; value: number; /** "cent" needs no "one" before it. */ standsAlone: boolean }
  | { kind: 'scale'; value: number; /** "mil" needs no "one" before it. */ standsAlone: boolean }
  | { kind: 'collective'; value: number }

type Bound = Exclude<Qualifier, 'exact'>

/** A language table turned round for reading, with its lists as sets and its phrases indexed. */
export type Lexicon = {
  numbers: ReadonlyMap<string, NumberWord>
  /** Numbers of several words that are no sum of them: "quatre-vingt-dix". */
  numberPhrases: Phrases<number>
  elides: boolean
  spacedSigns: boolean
  /** Every word that a figure may begin with. */
  beginnings: ReadonlySet<string>
  /** Articles that are no word for one, and what may follow them in a figure: "a dozen", "la mitad". */
  pureArticles: ReadonlySet<string>
  afterArticles: ReadonlySet<string>
  /** Between tens and units, where a word is needed: "treinta y uno". */
  tensWord: string | null
  /** Before the last two digits: "two hundred and five". */
  restWord: string | null
  /** Whether it stands before hundreds and lesser scales, too: "mil e duzentos", "2 milhões e 300 mil". */
  joinsRoundRests: boolean
  ones: ReadonlySet<string>
  articles: ReadonlySet<string>
  digitsAfterScale: boolean
  abbreviations: ReadonlyMap<string, readonly Abbreviation[]>
  scalePhrases: Phrases<number>
  halvedNouns: ReadonlySet<string>
  elided: { any: Phrases<true>; decimal: Phrases<true>; plus: ReadonlySet<string> }
  halfBefore: Phrases<true>
  partAfter: Phrases<number>
  point: ReadonlySet<string>
  minus: ReadonlySet<string>
  minusBlockers: ReadonlySet<string>
  percent: Phrases<true>
  percentagePoint: Phrases<true>
  writtenPoints: Phrases<true>
  currencies: Phrases<string | null>
  partitive: ReadonlySet<string>
  moneyOrWeight: {
    nouns: ReadonlyMap<string, { currency: string; measure: string }>
    moneyRegions: ReadonlySet<string>
    money: ReadonlySet<string>
    weight: ReadonlySet<string>
    weightAfter: ReadonlySet<string>
    mayBeNeither: boolean
  }
  measures: Phrases<string>
  multiples: ReadonlySet<string>
  /** "threefold" and the like. */
  multipleWords: ReadonlyMap<string, number>
  fractions: {
    plural: ReadonlyMap<string, number>
    periods: { nouns: ReadonlySet<string>; before: ReadonlySet<string>; after: ReadonlySet<string> }
    singular: ReadonlyMap<string, number>
    withNoun: ReadonlyMap<string, number>
    nouns: ReadonlySet<string>
    articles: ReadonlySet<string>
    fixed: Phrases<readonly [number, number]>
    half: ReadonlySet<string>
    followers: ReadonlySet<string>
    leaders: ReadonlySet<string>
    blockers: ReadonlySet<string>
    singularFollowers: ReadonlySet<string>
  }
  ratios: {
    sure: Phrases<true>
    unsure: Phrases<true>
    not: ReadonlySet<string>
    notOfSeveral: ReadonlySet<string>
    nounBetween: boolean
  }
  ranges: {
    /** The words between two figures, with those that must stand before the first; an empty list needs none. */
    middle: Phrases<readonly string[]>
    against: Phrases<true>
    either: Phrases<true>
    turns: Phrases<true>
    open: Phrases<true>
    /** Verbs of change: what follows is no range. */
    changes: ReadonlySet<string>
    /** All that may stand before the low end. */
    between: Phrases<true>
    /** Those of them after which "and" belongs to the range and not to the number. */
    untilAnd: Phrases<true>
  }
  qualifiers: {
    before: Phrases<Bound>
    after: Phrases<Bound>
    between: ReadonlySet<string>
    /** Bounds that say where a change ended. */
    ends: Phrases<true>
  }
  ordinals: { suffixes: ReadonlySet<string>; words: ReadonlySet<string> }
  /** Folded, with the spelling that keeps its accents. */
  labels: ReadonlyMap<string, string>
  gradedLabels: ReadonlySet<string>
  labelAdjectives: ReadonlySet<string>
  looseLabels: ReadonlyMap<string, string>
  distributives: ReadonlySet<string>
  singularArticles: ReadonlySet<string>
  labelsAfter: Phrases<true>
  calibres: ReadonlySet<string>
  goalNotes: ReadonlySet<string>
  goalLists: ReadonlySet<string>
  dimensions: ReadonlySet<string>
  labelAbbreviations: ReadonlySet<string>
  streets: Record<'before' | 'after' | 'between', ReadonlySet<string>>
  names: Phrases<true>
  exactNames: ReadonlySet<string>
  dates: {
    joiners: ReadonlySet<string>
    between: Phrases<true>
    dayAfterMonth: boolean
    months: ReadonlyMap<string, number>
    dayPrepositions: ReadonlySet<string>
    yearPrepositions: ReadonlySet<string>
    surelyBeforeYear: ReadonlySet<string>
    yearLeaders: ReadonlySet<string>
    yearFollowers: { any: ReadonlySet<string>; bounded: ReadonlySet<string> }
    yearBounds: Phrases<true>
    yearSuffixes: ReadonlySet<string>
    eras: Phrases<true>
    decadeLeaders: Phrases<true>
    decadeArticles: Phrases<true>
  }
  times: {
    after: Phrases<true>
    zones: ReadonlySet<string>
    dayParts: Phrases<true>
    openers: ReadonlySet<string>
    hours: ReadonlySet<string>
    ledHours: ReadonlySet<string>
    before: Phrases<true>
    followers: Phrases<true>
    minutes: Phrases<true>
    blockers: ReadonlySet<string>
    past: Phrases<true>
  }
  nouns: {
    pluralEndings: readonly string[]
    irregular: ReadonlySet<string>
    counted: ReadonlySet<string>
    functionWords: ReadonlySet<string>
    /** Null for any word. */
    openers: ReadonlySet<string> | null
    reach: number
  }
  works: ReadonlySet<string>
  scores: ReadonlySet<string>
  sets: ReadonlySet<string>
  results: ReadonlySet<string>
  ratedBy: ReadonlySet<string>
  placings: ReadonlySet<string>
  records: ReadonlySet<string>
  calls: ReadonlySet<string>
}

const compiled = new WeakMap<LanguageTable, Lexicon>()

export function lexicon(table: LanguageTable): Lexicon {
  const known = compiled.get(table)
  if (known) return known
  const made = compile(table)
  compiled.set(table, made)
  return made
}

function compile(table: LanguageTable): Lexicon {
  const reading = table.reading ?? NO_WORDS
  const numbers = numberWords(table.numbers, reading)
  const restWord = word(table.numbers?.hundredsJoiner)
  const unit = (forms: Partial<Record<string, string>> | null) =>
    Object.values(forms ?? {}).flatMap((form) => form ?? [])
  const { fractions, ranges, dates, times, nouns, moneyOrWeight } = reading
  const middles = new Map<string, string[]>(ranges.middle.map((middle) => [middle, []]))
  for (const [open, middle] of ranges.between) {
    const needed = middles.get(middle)
    if (!needed) middles.set(middle, [open])
    else if (needed.length > 0) needed.push(open)
  }
  return {
    numbers,
    numberPhrases: phraseMap([
      ...(table.numbers?.below ?? []).flatMap((text, value): [string, number][] =>
        /[\s-]/.test(text) && value >= 17
          ? [text, ...shortForms(text, table.numbers)].map((form) => [form.replaceAll('-', ' '), value])
          : [],
      ),
      ...Object.entries(reading.numbers).filter(([text]) => text.includes(' ')),
    ]),
    elides: reading.elides ?? false,
    spacedSigns: reading.spacedSigns ?? false,
    beginnings: new Set([
      ...numbers.keys(),
      ...multiples(numbers, reading).keys(),
      ...[reading.halvedNouns, reading.articles, reading.minus, fractions.articles, fractions.half].flat().map(fold),
      ...[...reading.halfBefore, ...Object.keys(fractions.fixed)].map((phrase) => phraseKeys(phrase)[0] ?? ''),
    ]),
    pureArticles: set([...reading.articles, ...fractions.articles].filter((article) => !numbers.has(fold(article)))),
    afterArticles: new Set([
      ...[...numbers].flatMap(([text, { kind }]) => (kind === 'unit' ? [] : [text])),
      ...set(reading.halvedNouns),
      ...[fractions.singular, fractions.plural, fractions.withNoun].flatMap((words) => Object.keys(words)).map(fold),
      ...[...reading.halfBefore, ...Object.keys(fractions.fixed)].flatMap((phrase) => phraseKeys(phrase).slice(1, 2)),
    ]),
    tensWord: word(table.numbers?.tensJoiner),
    restWord,
    joinsRoundRests: table.numbers?.joinsRoundRests ?? false,
    ones: set(reading.ones),
    articles: set(reading.articles),
    digitsAfterScale: reading.digitsAfterScale,
    abbreviations: grouped(reading.abbreviations),
    scalePhrases: phraseMap(Object.entries(reading.scalePhrases)),
    halvedNouns: set(reading.halvedNouns),
    elided: {
      any: phraseSet(reading.elided.any),
      decimal: phraseSet(reading.elided.decimal),
      plus: set(reading.elided.plus),
    },
    halfBefore: phraseSet(reading.halfBefore),
    partAfter: phraseMap(Object.entries(reading.partAfter)),
    point: set(reading.point),
    minus: set(reading.minus),
    minusBlockers: set(reading.minusBlockers),
    percent: phraseSet([...reading.percent, ...unit(table.percent)]),
    percentagePoint: phraseSet(reading.percentagePoint),
    writtenPoints: phraseSet(unit(table.percentagePoint)),
    currencies: phraseMap(Object.entries({ ...currencyNames(table), ...reading.currencies })),
    partitive: set(reading.partitive),
    moneyOrWeight: {
      nouns: new Map(Object.entries(moneyOrWeight.nouns)),
      moneyRegions: new Set(moneyOrWeight.moneyRegions),
      money: set(moneyOrWeight.money),
      weight: set(moneyOrWeight.weight),
      weightAfter: set(moneyOrWeight.weightAfter),
      mayBeNeither: moneyOrWeight.mayBeNeither ?? false,
    },
    measures: phraseMap(Object.entries({ ...measureNames(table), ...reading.measures })),
    multiples: set(reading.multiples),
    multipleWords: multiples(numbers, reading),
    fractions: {
      plural: map(fractions.plural),
      periods: {
        nouns: set(fractions.periods.nouns),
        before: set(fractions.periods.before),
        after: set(fractions.periods.after),
      },
      singular: map(fractions.singular),
      withNoun: map(fractions.withNoun),
      nouns: set(fractions.nouns),
      articles: set(fractions.articles),
      fixed: phraseMap(Object.entries(fractions.fixed)),
      half: set(fractions.half),
      followers: set(fractions.followers),
      leaders: set(fractions.leaders),
      blockers: set(fractions.blockers),
      singularFollowers: set(fractions.singularFollowers),
    },
    ratios: {
      sure: phraseSet(reading.ratios.sure),
      unsure: phraseSet(reading.ratios.unsure),
      not: set(reading.ratios.not),
      notOfSeveral: set(reading.ratios.notOfSeveral ?? []),
      nounBetween: reading.ratios.nounBetween ?? false,
    },
    ranges: {
      middle: phraseMap(middles),
      against: phraseSet(ranges.against),
      either: phraseSet(ranges.either),
      turns: phraseSet(ranges.turns ?? []),
      open: phraseSet(ranges.open),
      changes: set(ranges.changes),
      between: phraseSet(ranges.between.map(([open]) => open)),
      untilAnd: phraseSet(
        ranges.between.flatMap(([open, middle]) => (phraseKeys(middle)[0] === restWord ? [open] : [])),
      ),
    },
    qualifiers: {
      before: phraseMap([...Object.entries(reading.qualifiers.before), ...written(table)]),
      after: phraseMap(Object.entries(reading.qualifiers.after)),
      between: set(reading.qualifiers.between),
      ends: phraseSet(reading.qualifiers.ends ?? []),
    },
    ordinals: { suffixes: set(reading.ordinals.suffixes), words: set(reading.ordinals.words) },
    labels: spelled(reading.labels),
    gradedLabels: set(reading.gradedLabels),
    labelAdjectives: set(reading.labelAdjectives),
    looseLabels: spelled(reading.looseLabels),
    distributives: set(reading.distributives),
    singularArticles: set(reading.singularArticles),
    labelsAfter: phraseSet(reading.labelsAfter),
    calibres: set(reading.calibres),
    goalNotes: set(reading.goalNotes),
    goalLists: set(reading.goalLists),
    dimensions: set(reading.dimensions),
    labelAbbreviations: set(reading.labelAbbreviations),
    streets: {
      before: set(reading.streets.before),
      after: set(reading.streets.after),
      between: set(reading.streets.between),
    },
    names: phraseSet(reading.names),
    exactNames: new Set(reading.exactNames),
    dates: {
      joiners: set(dates.joiners),
      between: phraseSet(dates.between),
      dayAfterMonth: dates.dayAfterMonth,
      months: map(dates.months),
      dayPrepositions: set(dates.dayPrepositions),
      yearPrepositions: set(dates.yearPrepositions),
      surelyBeforeYear: set(dates.surelyBeforeYear),
      yearLeaders: set(dates.yearLeaders),
      yearFollowers: { any: set(dates.yearFollowers.any), bounded: set(dates.yearFollowers.bounded) },
      yearBounds: phraseSet(dates.yearBounds),
      yearSuffixes: set(dates.yearSuffixes),
      eras: phraseSet(dates.eras),
      decadeLeaders: phraseSet(dates.decadeLeaders),
      decadeArticles: phraseSet(dates.decadeArticles),
    },
    times: {
      after: phraseSet(times.after),
      zones: set(times.zones),
      dayParts: phraseSet(times.dayParts),
      openers: set(times.openers),
      hours: set(times.hours),
      ledHours: set(times.ledHours ?? []),
      before: phraseSet(times.before),
      followers: phraseSet(times.followers),
      minutes: phraseSet(times.minutes),
      blockers: set(times.blockers),
      past: phraseSet(times.past),
    },
    nouns: {
      pluralEndings: nouns.pluralEndings,
      irregular: set(nouns.irregular),
      counted: set(nouns.counted),
      functionWords: set(nouns.functionWords),
      openers: nouns.openers ? set(nouns.openers) : null,
      reach: nouns.reach,
    },
    works: set(reading.works),
    scores: set(reading.scores),
    sets: set(reading.sets ?? []),
    results: set(reading.results),
    ratedBy: set(reading.ratedBy),
    placings: set(reading.placings ?? []),
    records: set(reading.records),
    calls: set(reading.calls),
  }
}

/** The words of numbers, found by word instead of by value. */
function numberWords(words: NumberWords | null, reading: ReadingWords): Map<string, NumberWord> {
  const index = new Map<string, NumberWord>()
  const unit = (text: string, value: number, room = roomAfter(value)) =>
    index.set(fold(text), { kind: 'unit', value, room })
  const scale = (text: string, value: number, standsAlone: boolean) =>
    index.set(fold(text), { kind: 'scale', value, standsAlone })
  if (words) {
    for (const [value, text] of words.below.entries()) unit(text, value)
    for (const [value, text] of Object.entries(words.tens)) unit(text, Number(value))
    for (const [value, text] of Object.entries(words.hundreds)) {
      // "two hundred" is a number and a word that multiplies it; "doscientos" is one word.
      const [count, hundred] = text.split(' ')
      const known = count === undefined ? undefined : index.get(fold(count))
      if (hundred === undefined) unit(text, Number(value))
      else if (known) {
        const standsAlone = hundred === words.exactHundred
        for (const ending of ['', words.exactHundreds ?? '']) {
          index.set(fold(hundred + ending), { kind: 'hundred', value: Number(value) / known.value, standsAlone })
        }
      }
    }
    if (!words.exactHundred.includes(' ') && !index.has(fold(words.exactHundred))) unit(words.exactHundred, 100, 0)
    for (const [full, short] of words.shortened) {
      const known = index.get(fold(full))
      if (known?.kind === 'unit') unit(short, known.value)
    }
    for (const { value, one, many } of words.scales) {
      const alone = one.split(' ')
      scale(alone.at(-1) ?? one, value, alone.length === 1)
      scale(many.replace('{n}', '').trim(), value, alone.length === 1)
    }
  }
  for (const [text, value] of Object.entries(reading.numbers)) unit(text, value)
  for (const [text, value] of Object.entries(reading.scales)) scale(text, value, false)
  for (const [text, value] of Object.entries(reading.collectives)) index.set(fold(text), { kind: 'collective', value })
  return index
}

/** "quatre-vingt", as it is before "mille" */
function shortForms(text: string, words: NumberWords | null): string[] {
  return (words?.shortened ?? []).flatMap(([full, short]) =>
    text.endsWith(full) ? [text.slice(0, -full.length) + short] : [],
  )
}

function roomAfter(value: number): number {
  if (value >= 100) return 100
  return value >= 20 && value % 10 === 0 ? 10 : 0
}

function multiples(numbers: ReadonlyMap<string, NumberWord>, { multiples }: ReadingWords): Map<string, number> {
  const words = new Map<string, number>()
  for (const [text, { value }] of numbers) {
    for (const ending of multiples) words.set(text + ending, value)
  }
  return words
}

/** The qualifiers as they are written: "más de {n}". */
function written({ qualifiers }: LanguageTable): [string, Bound][] {
  return (Object.keys(qualifiers) as Bound[]).map((bound) => [qualifiers[bound].replace('{n}', '').trim(), bound])
}

/** The names by which money is written, with their codes. */
function measureNames({ measureNames }: LanguageTable): Record<string, string> {
  const all = measureNames ? [measureNames.usual, ...Object.values(measureNames.regions)] : []
  return Object.fromEntries(
    all.flatMap((names) =>
      Object.entries(names).flatMap(([code, forms]) => Object.values(forms).map((name) => [name.toLowerCase(), code])),
    ),
  )
}

function currencyNames({ currencyNames }: LanguageTable): Record<string, string> {
  return Object.fromEntries(
    [...Object.entries(currencyNames?.all ?? {}), ...Object.entries(currencyNames?.full ?? {})].flatMap(
      ([code, forms]) => Object.values(forms).map((name) => [name.toLowerCase(), code]),
    ),
  )
}

function grouped(abbreviations: readonly Abbreviation[]): Map<string, Abbreviation[]> {
  const index = new Map<string, Abbreviation[]>()
  for (const each of abbreviations) index.set(each.text, [...(index.get(each.text) ?? []), each])
  return index
}

function word(joiner: string | undefined): string | null {
  return phraseKeys(joiner ?? '').find((key) => /^\p{L}/u.test(key)) ?? null
}

function set(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.map(fold))
}

function spelled(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(texts.map((text) => [fold(text), text]))
}

function map(entries: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(entries).map(([text, value]) => [fold(text), value]))
}

/** A language without a table has no words. */
const NO_WORDS: ReadingWords = {
  numbers: {},
  ones: [],
  articles: [],
  scales: {},
  digitsAfterScale: false,
  abbreviations: [],
  collectives: {},
  scalePhrases: {},
  halvedNouns: [],
  elided: { any: [], decimal: [], plus: [] },
  halfBefore: [],
  partAfter: {},
  point: [],
  minus: [],
  minusBlockers: [],
  percent: [],
  percentagePoint: [],
  currencies: {},
  partitive: [],
  moneyOrWeight: { nouns: {}, moneyRegions: [], money: [], weight: [], weightAfter: [] },
  measures: {},
  multiples: [],
  fractions: {
    plural: {},
    periods: { nouns: [], before: [], after: [] },
    singular: {},
    withNoun: {},
    nouns: [],
    articles: [],
    fixed: {},
    half: [],
    followers: [],
    leaders: [],
    blockers: [],
    singularFollowers: [],
  },
  ratios: { sure: [], unsure: [], not: [] },
  ranges: { between: [], middle: [], against: [], either: [], open: [], changes: [] },
  qualifiers: { before: {}, after: {}, between: [] },
  ordinals: { suffixes: [], words: [] },
  labels: [],
  gradedLabels: [],
  labelAdjectives: [],
  looseLabels: [],
  distributives: [],
  singularArticles: [],
  labelsAfter: [],
  calibres: [],
  goalNotes: [],
  goalLists: [],
  dimensions: [],
  labelAbbreviations: [],
  streets: { before: [], after: [], between: [] },
  names: [],
  exactNames: [],
  dates: {
    joiners: [],
    between: ['-', '–', '—'],
    dayAfterMonth: false,
    months: {},
    dayPrepositions: [],
    yearPrepositions: [],
    surelyBeforeYear: [],
    yearLeaders: [],
    yearFollowers: { any: [], bounded: [] },
    yearBounds: [],
    yearSuffixes: [],
    eras: [],
    decadeLeaders: [],
    decadeArticles: [],
  },
  times: {
    after: [],
    zones: [],
    dayParts: [],
    openers: [],
    hours: [],
    before: [],
    followers: [],
    minutes: [],
    blockers: [],
    past: [],
  },
  nouns: { pluralEndings: [], irregular: [], counted: [], functionWords: [], openers: null, reach: 0 },
  works: [],
  scores: [],
  records: [],
  results: [],
  ratedBy: [],
  placings: [],
  calls: [],
}
