import { coded, meaning, numbered, phrases, words } from '../../model/wordLists'
import type { LanguageTable, StyleGuide, WrittenScale } from './table'

/** The Associated Press Stylebook: "63%", "$42 million", words up to nine. */
const ap: StyleGuide = {
  guide: 'The Associated Press Stylebook',
  percent: 'sign',
  scales: 'decimal',
  wordsUpTo: 9,
  currency: 'either',
}

/** The Times Style Guide (London): "63 per cent", "£42 million", words up to nine. */
const times: StyleGuide = { ...ap, guide: 'The Times Style Guide', percent: 'words', percentWord: 'per cent' }

/** Where no dollar is the country's own. */
const timesOfNoDollar: StyleGuide = { ...times, plainDollar: true }

const american = {
  t: { one: 'metric ton', other: 'metric tons' },
  m2: { one: 'square meter', other: 'square meters' },
  m3: { one: 'cubic meter', other: 'cubic meters' },
  km2: { one: 'square kilometer', other: 'square kilometers' },
  '[mi_i]2': { one: 'square mile', other: 'square miles' },
  '[ft_i]2': { one: 'square foot', other: 'square feet' },
  '[mi_i]/h': { one: 'mile per hour', other: 'miles per hour' },
  kW: { one: 'kilowatt', other: 'kilowatts' },
  MW: { one: 'megawatt', other: 'megawatts' },
  GW: { one: 'gigawatt', other: 'gigawatts' },
}
const british = {
  ...american,
  t: { one: 'tonne', other: 'tonnes' },
  m2: { one: 'square metre', other: 'square metres' },
  m3: { one: 'cubic metre', other: 'cubic metres' },
  km2: { one: 'square kilometre', other: 'square kilometres' },
}
const COMMONWEALTH = words('GB IE AU NZ CA IN ZA')

/** Who writes "3 cr" for thirty million, and the money that is counted so elsewhere, too: "₹3.5L". */
const COUNTING_IN_CRORES = words('IN PK BD NP LK')
const RUPEES = words('₹ Rs RS rs INR PKR NPR')

const trillion: WrittenScale = { value: 1e12, forms: { other: 'trillion' } }
const billion: WrittenScale = { value: 1e9, forms: { other: 'billion' } }
const million: WrittenScale = { value: 1e6, forms: { other: 'million' } }
const crore: WrittenScale = { value: 1e7, forms: { other: 'crore' } }
const lakh: WrittenScale = { value: 1e5, forms: { other: 'lakh' } }

/** English, with the British "and" after hundreds. Percent is one word in American English, and two elsewhere. */
export const en: LanguageTable = {
  numbers: {
    below: words(
      `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
      eighteen nineteen`,
    ),
    tens: {
      20: 'twenty',
      30: 'thirty',
      40: 'forty',
      50: 'fifty',
      60: 'sixty',
      70: 'seventy',
      80: 'eighty',
      90: 'ninety',
    },
    tensJoiner: '-',
    hundreds: {
      100: 'one hundred',
      200: 'two hundred',
      300: 'three hundred',
      400: 'four hundred',
      500: 'five hundred',
      600: 'six hundred',
      700: 'seven hundred',
      800: 'eight hundred',
      900: 'nine hundred',
    },
    exactHundred: 'one hundred',
    hundredsJoiner: ' and ',
    scaleRestJoiner: ' and ',
    scales: [
      { value: 1_000_000_000, one: 'one billion', many: '{n} billion' },
      { value: 1_000_000, one: 'one million', many: '{n} million' },
      { value: 1000, one: 'one thousand', many: '{n} thousand' },
    ],
    shortened: [],
  },
  qualifiers: {
    about: 'about {n}',
    'more-than': 'more than {n}',
    'at-least': 'at least {n}',
    'less-than': 'less than {n}',
    'at-most': 'at most {n}',
  },
  countQualifiers: { 'less-than': 'fewer than {n}' },
  range: { plain: '{low} to {high}', qualified: '{low} to {high}' },
  percent: { other: 'percent' },
  scales: {
    usual: [trillion, billion, million],
    regions: { IN: [crore, lakh] },
    isSaidOnce: false,
    partitive: null,
  },
  currencyNames: {
    all: {
      USD: { one: 'dollar', other: 'dollars' },
      EUR: { one: 'euro', other: 'euros' },
      GBP: { one: 'pound sterling', other: 'pounds sterling' },
      MXN: { one: 'Mexican peso', other: 'Mexican pesos' },
      JPY: { other: 'yen' },
      CNY: { other: 'yuan' },
      INR: { one: 'Indian rupee', other: 'Indian rupees' },
      CAD: { one: 'Canadian dollar', other: 'Canadian dollars' },
      AUD: { one: 'Australian dollar', other: 'Australian dollars' },
      CHF: { one: 'Swiss franc', other: 'Swiss francs' },
      XOF: { one: 'CFA franc', other: 'CFA francs' },
      SEK: { one: 'Swedish krona', other: 'Swedish kronor' },
      NOK: { one: 'Norwegian krone', other: 'Norwegian kroner' },
      DKK: { one: 'Danish krone', other: 'Danish kroner' },
      PLN: { one: 'Polish zloty', other: 'Polish zlotys' },
      RUB: { one: 'Russian ruble', other: 'Russian rubles' },
      UAH: { other: 'Ukrainian hryvnia' },
      TRY: { one: 'Turkish lira', other: 'Turkish liras' },
      ZAR: { other: 'South African rand' },
      ARS: { one: 'Argentine peso', other: 'Argentine pesos' },
      BOB: { one: 'Bolivian boliviano', other: 'Bolivian bolivianos' },
      CLP: { one: 'Chilean peso', other: 'Chilean pesos' },
      COP: { one: 'Colombian peso', other: 'Colombian pesos' },
      CRC: { one: 'Costa Rican colon', other: 'Costa Rican colones' },
      GTQ: { one: 'Guatemalan quetzal', other: 'Guatemalan quetzales' },
      HNL: { one: 'Honduran lempira', other: 'Honduran lempiras' },
      PEN: { one: 'Peruvian sol', other: 'Peruvian soles' },
      UYU: { one: 'Uruguayan peso', other: 'Uruguayan pesos' },
      VES: { one: 'Venezuelan bolivar', other: 'Venezuelan bolivars' },
    },
    signs: { USD: 'US$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹', CAD: 'C$', AUD: 'A$', NZD: 'NZ$' },
    full: { USD: { one: 'US dollar', other: 'US dollars' } },
    local: {
      CA: { code: 'CAD', forms: { one: 'dollar', other: 'dollars' } },
      AU: { code: 'AUD', forms: { one: 'dollar', other: 'dollars' } },
    },
  },
  measureNames: { usual: american, regions: Object.fromEntries(COMMONWEALTH.map((region) => [region, british])) },
  styles: {
    usual: ap,
    regions: {
      ...Object.fromEntries(COMMONWEALTH.map((region) => [region, times])),
      ...Object.fromEntries(words('GB IE ZA').map((region) => [region, timesOfNoDollar])),
    },
  },
  percentagePoint: { one: 'percentage point', other: 'percentage points' },
  reading: {
    numbers: { nil: 0 },
    ones: ['one'],
    articles: ['a', 'an'],
    scales: { trillion: 1e12, quadrillion: 1e15, lakh: 1e5, crore: 1e7 },
    digitsAfterScale: false,
    abbreviations: [
      { text: 'bn', value: 1e9, when: 'any' },
      { text: 'tn', value: 1e12, when: 'any' },
      { text: 'trn', value: 1e12, when: 'any' },
      { text: 'mn', value: 1e6, when: 'any' },
      { text: 'L', value: 1e5, when: 'money', only: { after: RUPEES, regions: [] } },
      { text: 'Cr', value: 1e7, when: 'any', only: { after: RUPEES, regions: COUNTING_IN_CRORES } },
      { text: 'cr', value: 1e7, when: 'any', only: { after: RUPEES, regions: COUNTING_IN_CRORES } },
      { text: 'mln', value: 1e6, when: 'any' },
      { text: 'bln', value: 1e9, when: 'any' },
      { text: 'M', value: 1e6, when: 'glued' },
      { text: 'k', value: 1e3, when: 'glued' },
      { text: 'K', value: 1e3, when: 'glued' },
      { text: 'B', value: 1e9, when: 'decimal' },
      { text: 'b', value: 1e9, when: 'money' },
      { text: 'T', value: 1e12, when: 'money' },
      { text: 't', value: 1e12, when: 'money' },
      { text: 'mm', value: 1e6, when: 'money' },
      { text: 'MM', value: 1e6, when: 'money' },
      {
        text: 'm',
        value: 1e6,
        when: 'glued',
        unless: words(
          `away from long high tall deep wide thick apart across above below underwater final race sprint dash hurdles
          freestyle backstroke breaststroke butterfly relay medley steeplechase pool stretch waves wave tower wall
          cliff radius ran runs swim swam men's women's sprinter runner hurdler swimmer freestyler racer jumper altitude height depth length metres meters ice
          fence telescope ship drop fell climb north south east west tunnel trench event record title heats yacht
          superyacht platform peak summit clocked seconds olympic gold medal silver bronze athletics heat plunge
          exclusion buffer walk offshore snow bridge elevation`,
        ),
      },
    ],
    scalePhrases: {},
    collectives: { dozen: 12 },
    halfBefore: ['half a', 'half an', 'a half', 'half'],
    partAfter: {
      'and a half': 0.5,
      'and one half': 0.5,
      'and a quarter': 0.25,
      'and one quarter': 0.25,
      'and three quarters': 0.75,
      'and half': 0.5,
    },
    halvedNouns: words(
      `second seconds minute minutes hour hours day days week weeks month months year years decade decades century
      centuries inch inches foot feet yard yards mile miles meter meters metre metres kilometer kilometers kilometre
      kilometres pound pounds ounce ounces ton tons tonne tonnes gallon gallons pint liter litre liters litres acre
      acres point points cent cents percent dollar dollars degree degrees length lengths`,
    ),
    elided: { plus: ['plus'], any: ['of it'], decimal: ['of them', 'of which', 'of these', 'of those'] },
    point: ['point'],
    minus: ['minus'],
    minusBlockers: ['or'],
    percent: ['per cent', 'percent', 'pct', 'pc'],
    percentagePoint: [
      'percentage point',
      'percentage points',
      'per cent points',
      'percent points',
      'pp',
      'pps',
      'p.p.',
    ],
    currencies: {
      ...meaning(null, 'dollars, dollar, pesos, peso, rupees, dirhams, riyals, rials'),
      ...coded(
        `us dollars USD, american dollars USD, new zealand dollars NZD, hong kong dollars HKD, argentine pesos ARS,
        chilean pesos CLP, colombian pesos COP, philippine pesos PHP, japanese yen JPY, chinese yuan CNY, renminbi CNY,
        pakistani rupees PKR, rubles RUB, roubles RUB, reais BRL, swiss francs CHF, kronor SEK, won KRW, shekels ILS,
        hryvnia UAH, zlotys PLN, rand ZAR, naira NGN, lira TRY, liras TRY, forints HUF, bolivars VES, soles PEN`,
      ),
    },
    partitive: ['of'],
    moneyOrWeight: {
      nouns: { pounds: { currency: 'GBP', measure: '[lb_av]' }, pound: { currency: 'GBP', measure: '[lb_av]' } },
      moneyRegions: words('GB IE IM JE GG GI'),
      money: words(
        `cost costs costing price priced prices pay pays paid paying payment fine fined fines fee fees raise raised
        raises raising worth spend spends spent spending earn earns earned earning owe owed owes bill bills budget
        budgets fund funds funded funding grant grants donate donated donation donations charge charged charges sold
        sell sells bought buy buys profit profits loss losses debt debts salary salaries wage wages invest invested
        investment won win wins winning winnings compensation sterling tax taxes rent bail reward prize loan loans ticket tickets bonus lottery`,
      ),
      weight: words(
        `weigh weighs weighed weighing weight weights heavy heavier light lighter lift lifts lifted lifting lost gain
        gained shed caught catch haul hauled seized load loads loaded carry carries carried tip tipped scales baby
        boulder carcass pressing thrust`,
      ),
      weightAfter: words('of per'),
    },
    measures: coded(
      `kilometres km, kilometre km, kilometers per hour km/h, kilometres per hour km/h, miles per hour [mi_i]/h,
      metres m, metre m, centimetres cm, millimetres mm, litres L, litre L, hectare har, kilos kg, tons t, tonnes t,
      tonne t, metric tons t, square kilometres km2, square kilometers km2, square miles [mi_i]2, square metres m2,
      square meters m2, square feet [ft_i]2, cubic metres m3, cubic meters m3, degrees celsius Cel,
      degrees fahrenheit [degF], celsius Cel, fahrenheit [degF], megawatts MW, kilowatts kW, gigawatts GW,
      yards [yd_i]`,
    ),
    multiples: ['fold'],
    fractions: {
      plural: numbered(
        `halves 2, thirds 3, quarters 4, fourths 4, fifths 5, sixths 6, sevenths 7, eighths 8, ninths 9, tenths 10,
        twelfths 12, fifteenths 15, sixteenths 16, twentieths 20, thirtieths 30, fortieths 40, fiftieths 50,
        hundredths 100, thousandths 1000`,
      ),
      periods: {
        nouns: ['quarters'],
        before: words(
          `last past first next previous final preceding prior recent consecutive straight successive these those
          coming following latest for after over both other all remaining`,
        ),
        after: words(
          `ago running straight later earlier before in since while when after until consecutive this last
          and ended ending`,
        ),
      },
      singular: numbered(
        `half 2, third 3, quarter 4, fourth 4, fifth 5, sixth 6, seventh 7, eighth 8, ninth 9, tenth 10, twelfth 12,
        fifteenth 15, sixteenth 16, twentieth 20, thirtieth 30, fortieth 40, fiftieth 50, hundredth 100,
        thousandth 1000, millionth 1e6`,
      ),
      withNoun: {},
      nouns: [],
      articles: [],
      fixed: {},
      half: ['half'],
      followers: words(
        `of the a an its their his her our my your those these this that all as were was are is had have has said say
        did do would will what what’s believe never who live lived came come went voted died empty full price pay capacity
        strength speed rations`,
      ),
      leaders: words('by than to up down only just fully exactly even one another around'),
      blockers: words(
        `same previous prior preceding corresponding first second other latter former top bottom upper lower northern southern eastern western back front opening
        final last better each either this that and the third fourth left right early late weaker stronger new year`,
      ),
      singularFollowers: words('of the more less fewer higher lower larger smaller cheaper as'),
    },
    ratios: {
      sure: ['out of every', 'in every', 'of every', 'out of', 'for every'],
      unsure: ['in'],
      not: words(
        `second seconds minute minutes hour hours day days night nights week weeks month months year years decade
        decades quarters centuries sessions weekends game games match matches start starts races rounds innings
        attempts sets languages incidents attacks elections tests outings overs appearances events meetings seasons`,
      ),
      notOfSeveral: words(
        `cities states countries places counties towns provinces villages hospitals schools locations areas regions
        districts neighborhoods homes cars`,
      ),
    },
    ranges: {
      between: [
        ['between', 'and'],
        ['from', 'to'],
        ['from', 'through'],
        ['anywhere from', 'to'],
      ],
      middle: ['to', 'up to'],
      against: ['against', 'versus', 'v', 'vs'],
      either: ['or'],
      open: ['between', 'from', 'anywhere between', 'anywhere from'],
      changes: words(
        `rose rise rises risen rising fell fall falls fallen falling grew grow grown growing increase increased
        increasing drop dropped declined climbed jumped slipped went gone up down cut raised raise lowered moved
        soared plunged shrank shrunk expanded edged surged tumbled reduce reduced revised improved swelled dipped
        doubled changed moved extended widened narrowed`,
      ),
    },
    qualifiers: {
      before: {
        ...meaning(
          'about',
          `about, around, roughly, approximately, approx, approx., some, nearly, almost, close to, plus or minus,
          give or take, circa, an estimated, estimated, in the region of, on the order of, somewhere around, virtually`,
        ),
        ...meaning(
          'more-than',
          `more than, over, above, exceeding, in excess of, upwards of, upward of, north of, just over, well over,
          just above, greater than, higher than`,
        ),
        ...meaning(
          'at-least',
          `at least, no fewer than, not fewer than, no less than, not less than, a minimum of, minimum`,
        ),
        ...meaning(
          'less-than',
          `less than, fewer than, under, below, just under, just below, lower than, smaller than`,
        ),
        ...meaning(
          'at-most',
          `at most, at the most, up to, as many as, as much as, no more than, not more than, a maximum of, maximum`,
        ),
      },
      after: {
        ...meaning('at-least', 'or more, at least, plus'),
        ...meaning('about', 'or so, odd, or thereabouts'),
        ...meaning('at-most', 'or less, or fewer, at most'),
      },
      between: words('a an the his her its their these those another'),
    },
    ordinals: {
      suffixes: ['st', 'nd', 'rd', 'th'],
      words: words(
        `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth
        seventieth eightieth ninetieth hundredth thousandth millionth billionth`,
      ),
    },
    labels: words(
      `barrack barracks bunker silo stall locker greenhouse type types folder folders file flat school trail booth aisle page pages article articles section sections
      chapter chapters paragraph paragraphs clause clauses annex appendix schedule exhibit exhibits footnote verse
      psalm flight flights route routes highway highways interstate motorway junction exit pier room rooms gate gates
      channel channels platform terminal runway cell suite phase phases tier tiers types category categories grade
      grades step steps version versions episode episodes volume volumes parts tables chart item items number
      apartment apt precinct berth row seat decree decrees resolution resolutions regulation directive convention
      proposition prop amendment amendments docket protocol matchday lap rank marker kilometer kilometre locker reactor
      brigade battalion squadron regiment crossing checkpoint studio ranked jersey vitamin omega catch passage tram
      pope agenda vision isbn issn doi id ref reference invoice ticket badge plate registration serial extension ext
      tel phone fax mobile postcode zip sonata symphony opus concerto quartet pin password passcode hangar warehouse
      barracks launchpad pad dorm gen layer`,
    ),
    gradedLabels: ['grade'],
    labelAdjectives: ['number', 'no'],
    looseLabels: words(
      `week weeks levels stages issues network station
      year years shelf drawer entry slot team player contestant respondent subject stage level type class model series
      issue part figure box lot block unit ward district zone zones sector area building tower bay lane line lines
      measure title bill act law order code case count counts form forms question questions option goal game round
      day minute group pot heat mile track tracks local troop company division camp post mission war store student witness
      juror suspect victim prisoner patient inmate candidate bus train site car truck boat engine ladder season
      seasons rule rules table cabin shed hole holes numbers draft generation`,
    ),
    labelAbbreviations: words('p pp art arts sec ch prop no nos vol fig par para op cl rte apt ext tel'),
    labelsAfter: phrases('block, u.s.c, usc, u.s. code, cfr, c.f.r, stat, f.2d, f.3d'),
    calibres: words(
      `caliber calibre rifle rifles pistol pistols handgun handguns revolver revolvers magnum shotgun special gun guns
      round rounds bullet bullets cartridge cartridges slug carbine winchester`,
    ),
    goalNotes: words('pen og p pk agg'),
    goalLists: words('goal goals scorers subs substitutes booked bookings cautioned off'),
    dimensions: words('high tall long wide deep thick'),
    distributives: words('per each every will would could may might must should can'),
    singularArticles: [],
    streets: {
      before: [],
      after: words(
        `street st avenue ave road rd boulevard blvd lane drive dr way place square court terrace crescent close
        gardens row parkway plaza highway alley`,
      ),
      between: [],
    },
    names: phrases(
      `24/7, 9/11, 7/7, 7-eleven, catch-22, fahrenheit 451, ocean's eleven, twenty20, 401(k), 50 cent, three mile island, five eyes, group of seven,
      group of eight, group of 20, group of 77, group of twenty, big four, world war one, world war two, one another,
      one on one, ground zero, zero tolerance, below zero, above zero, net zero, zero sum, zero hour, absolute zero,
      from zero, to zero, sub zero, patient zero, day zero, year zero, square one, day one, number one, formula one,
      air force one, six nations, six flags, four seasons, five guys, three kings, big ten, final four, elite eight,
      twenty twenty, nine inch nails, twenty one pilots, thousand oaks, nineteen eighty four, big 12,
      twenty-four seven, two cents, cloud nine, 9 to 5, nine to five, 4k tv, hang ten, pick-six, pick six, deep six,
      high five, high fives, whole nine yards, six of one, fifty-fifty, one-two punch, nine lives, on all fours,
      take five, gimme five, to the nines, ten a penny, seven-year itch, seven deadly sins, two-time loser,
      five o'clock shadow, eight ball, eight-ball, sixth sense, two left feet, million to one, back to one, sweet 16, sweet sixteen,
      p5+1, five-o, magnificent seven, secret seven, ten commandments, twelve apostles, seven wonders, zero carbon,
      zero emission, zero emissions, zero covid, 20/20, 50/50, forty winks, one by one, two by two, top gun,
      vision zero, fifty shades, area 51, seven seas, 7 eleven, 737 max, 787 dreamliner, day 1, two thousand and, 911 calls, 999 calls, 911 callers, 999 callers,
      911 operators, 911 dispatchers, 999 operators`,
    ),
    exactNames: ['3M', '4K', '8K'],
    dates: {
      joiners: ['of', ','],
      between: words('- – — and to through or & , until'),
      dayAfterMonth: true,
      months: { sept: 9 },
      dayPrepositions: words('on by until till before after since from of dated'),
      yearPrepositions: words(
        `in since by until till from during after before of for through throughout circa early late mid spring summer
        autumn fall winter between to and or than around about as vs versus on at like against into to back is was`,
      ),
      surelyBeforeYear: ['in', 'since', 'during', 'circa', 'early', 'late'],
      yearLeaders: words(
        `the year years fiscal his her its their our my this that a an each every any no your election cup euro
        olympics anno ad bc fy expo`,
      ),
      yearFollowers: {
        any: words(
          `levels level earnings revenue revenues results figures prices budget budgets election elections census
          season campaign sales profits profit totals total standards values target targets forecast forecasts data
          report rates rate taxes returns baseline peak high low crash recession war film movie album novel book study
          survey poll law act treaty agreement deal ruling decision attack attacks earthquake flood floods storm
          hurricane games olympics world pay crop harvest highs lows`,
        ),
        bounded: words('levels level baseline peak prices average averages high low highs lows'),
      },
      yearBounds: [],
      yearSuffixes: words('era style born built model season founded present now today dated'),
      eras: words('ad bc bce ce a.d. b.c. b.c.e. c.e.'),
      decadeLeaders: ['decade of the'],
      decadeArticles: [],
    },
    times: {
      after: phrases(
        `am, pm, a.m., p.m., a.m, p.m, o'clock, gmt, utc, hrs, bst, noon, midnight, in the morning, in the afternoon,
        in the evening, at night`,
      ),
      zones: words('gmt utc bst est edt cst cdt mst mdt pst pdt et cet cest ist jst aest z hrs zulu'),
      dayParts: [],
      openers: words('open opens opened opening hours daily weekdays'),
      hours: [],
      before: phrases(`at, until, till, at about, at around, until about, by around, shortly after, shortly before`),
      followers: words(
        `tonight tomorrow today on local gmt et est bst sharp monday tuesday wednesday thursday friday saturday sunday
        each every when`,
      ),
      minutes: [],
      blockers: ['he', 'she', 'they', 'i', 'we', 'his', 'her'],
      past: phrases(
        'half past, quarter past, quarter to, ten past, twenty past, five past, at five to, at ten to, at twenty to, at twenty-five to',
      ),
    },
    nouns: {
      pluralEndings: ['s'],
      irregular: words(
        `people men women children police personnel staff troops cattle sheep fish policemen firemen servicemen
        servicewomen fishermen businessmen congressmen lawmen aircraft feet teeth mice lives yen yuan won rand dead
        injured wounded were are have died percent megawatts head millennia militiamen crew gunmen horsepower deer
        species offspring passersby attorneys-general clergy infantry civilians more others additional new extra`,
      ),
      counted: words(
        `people men women children soldiers troops workers jobs cases deaths years days hours weeks months homes houses
        votes voters students pupils patients dollars pounds euros pesos miles kilometres kilometers metres meters
        feet tons tonnes acres hectares employees staff officers refugees migrants prisoners residents protesters
        police civilians families households barrels litres liters guests seats members firms companies vehicles cars
        calories respondents adults personnel fighters participants viewers listeners readers users
        customers visitors subscribers followers delegates passengers spectators fans tickets
        copies yards words pages square kg degrees points units inmates victims dead beds`,
      ),
      functionWords: words(
        `the a an and or but nor of in on at to for from by with as that this these those which who whom whose when
        where while if than is was has does his its hers ours theirs yours us he she it they we i you be been being
        had do did will would could should may might can must not no so because since until till after before during
        through between against across towards toward towards into onto over under about around amid among despite
        unless plus minus versus always perhaps sometimes besides also then thus their her our my your what why how
        there here now via per says unlike like when whereas though although yet afterwards years-long prices sales
        exports imports`,
      ),
      openers: words(
        `another aged age now only just still today yesterday tomorrow nearly almost exactly precisely fully all some
        each both every only even maybe again once twice out up down off within without near next last past first
        total add take give get pay make put send score nobody yes well later earlier meanwhile however instead
        finally officially reportedly approximately`,
      ),
      reach: 3,
    },
    works: words(
      `film movie novel book play musical album song single sitcom series show drama comedy thriller documentary memoir
      podcast opera ballet poem painting remake sequel blockbuster`,
    ),
    scores: words(
      `won win wins lost lose loses beat beats beaten drew draw defeat defeated victory score score-line scoreline lead
      led trailed trailing aggregate vote voted ruled ruling decision passed rejected approved adopted upheld decided
      tied tie level equalised`,
    ),
    sets: words(
      `wicket wickets innings overs stumps bowler bowlers pacer seamer spinner batter batters batsman batsmen odi t20
      umpires`,
    ),
    results: [],
    ratedBy: ['on', 'with', 'off'],
    records: words('record mark unbeaten undefeated kos ko knockouts knockout fights bouts'),
    calls: words(
      'tel telephone telephones fax whatsapp hotline helpline operator dispatcher caller phones call called calls calling dial dialed dialled dialing phone phoned ring rang',
    ),
  },
}
