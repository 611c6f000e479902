import { words } from '../../../model/wordLists'
import { pattern } from '../pattern'
import { synonyms, unitTable } from './make'
import type { SenseWords } from './table'

const named = {
  q: `(?:(?:about|around|roughly|nearly|almost|some|approximately|more than|over|just|under|less than|at least|only|exactly|an estimated|as many as|the|its|a) )*`,
  rise: `(?:rises?|rose|risen|rising|grow|grows|grew|grown|growing|increas\\w+|climb\\w*|jump\\w*|gain\\w*|surg\\w+|soar\\w*|up|swell\\w*|swollen|expand\\w*|went up|go up|going up|ticked up|edg\\w+|advanc\\w+|lift\\w*|rais\\w+|hik(?:e|es|ed|ing))`,
  fall: `(?:falls?|fell|fallen|falling|drop\\w*|declin\\w+|decreas\\w+|shrank|shrunk|shrink\\w*|slid|slip\\w*|slump\\w*|plung\\w+|tumbl\\w+|dip\\w*|cut|cuts|reduc\\w+|down|went down|lost|lose|loses|sank|sunk|eas\\w+|contract\\w*|trim\\w*|slash\\w*|lowered)`,
  moved: `(?:{rise}|{fall}|chang\\w+|mov\\w+)`,
  link: `(?:(?:or|that|which|is|it|i\\.e\\.|was|represents?|representing|means|marks|by|a|an|of|the|about|around|roughly|nearly|almost|some|approximately|more|than|over|just|under|less|at|least|only|sharp|steep|slight|modest|total|overall|year-on-year|annual|growth|loss|change|{rise}|{fall})\\s+)*`,
  // A share of something else, or another kind of money, is no change of the two values.
  alone: `(?!\\s+(?:of|on|after inflation|in real|at constant|in constant)(?!\\p{L}))`,
  more: `(?:\\s+(?:more|less|fewer|higher|lower|up|down|increase|rise|gain|jump|growth|drop|fall|decline|decrease|cut|reduction|loss|change))`,
}
const at = { ...named, moved: named.moved.replace('{rise}', named.rise).replace('{fall}', named.fall) }
const all = { ...at, link: named.link.replace('{rise}', named.rise).replace('{fall}', named.fall) }

const month = `(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\\.?|feb\\.?|mar\\.?|apr\\.?|jun\\.?|jul\\.?|aug\\.?|sept?\\.?|oct\\.?|nov\\.?|dec\\.?)`
const human = `(?:people|persons|voters|electors|pupils|students|residents|households|homes|votes|ballots|adults|children|women|men|girls|boys|workers|employees|patients|respondents|members|citizens|teachers|drivers|families|farmers|users|victims|inhabitants|teenagers|parents|customers|passengers|schools|those (?:asked|surveyed|polled)|the population|the electorate)`

/** English. */
export const en: SenseWords = {
  timeAfter:
    /^(?:-|\s+)(?:more |consecutive |straight |full )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|quarters?|years?|decades?|centuries|semesters?|seasons?)(?!\p{L})/iu,
  hundredths: /^\s+cents?(?!\p{L})/iu,
  pointsAfter: /^\s+(?:a\s+)?(?:percentage\s+|per\s?cent\s+)?points?(?!\p{L})/iu,
  changes: [
    {
      order: 'from to by',
      pattern: pattern(
        `(?<!\\p{L}|(?:rang(?:e|es|ed|ing)|costs?|costing|priced|var(?:y|ies|ied)) )from {q}{x}{..45}(?<!\\p{L})to {q}{x}(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,45})(?:,|\\(|—|–|\\sor|\\sby)\\s*(?<link>{link}){y}(?<more>{more}?){alone}`,
        all,
      ),
    },
    {
      order: 'by from to',
      pattern: pattern(`(?<!\\p{L}){moved}(?:\\s+by)?\\s+{q}{y},?\\s+from {q}{x}{..45}(?<!\\p{L})to {q}{x}`, all),
    },
    {
      order: 'by to from',
      pattern: pattern(`(?<!\\p{L}){moved}(?:\\s+by)?\\s+{q}{y}{..25},?\\s+to {q}{x}{..30}(?<!\\p{L})from {q}{x}`, all),
    },
    {
      order: 'to from by',
      pattern: pattern(
        `(?<!\\p{L})to {q}{x}{..30}(?<!\\p{L})from {q}{x}(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,30})(?:,|\\(|—|–|\\sor)\\s*(?<link>{link}){y}(?<more>{more}?){alone}`,
        all,
      ),
    },
    {
      order: 'from by to',
      pattern: pattern(
        `(?<!\\p{L})(?:stood at|was|were|numbered|totall?ed|had|counted) {q}{x}{..60}(?<!(?:and|while|but|as) (?!(?:it|they|has|have|had|then|later|that|this|since|now)(?!\\p{L}))(?:\\p{L}+ ){1,3})(?<!\\p{L}){moved}(?:\\s+by)?\\s+{q}{y},?\\s+to {q}{x}`,
        all,
      ),
    },
    {
      order: 'from to by',
      pattern: pattern(
        `(?<!\\p{L})(?:stood at|was|were|numbered|totall?ed|had|cost|counted|employed) {q}{x}{..40}(?:\\.\\s+|;\\s+|,?\\s+(?:and|but)\\s+)(?:it|they|there|that|the \\p{L}+|now|today)?\\s*(?:now\\s+|today\\s+)?(?:is|are|has|have|costs?|stands? at|numbers?|employs?)\\s+(?:now\\s+|today\\s+)?{q}{x}(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,25})(?:,|\\(|—|–)\\s*(?<link>{link}){y}(?<more>{more}?){alone}`,
        all,
      ),
    },
    {
      order: 'from to by',
      pattern: pattern(
        `(?<!\\p{L})from {q}{n}{..30}(?<!\\p{L})to {q}{n}(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,30})(?:,|\\(|—|–)\\s*(?:(?<link>(?:an? )?(?:net |total )?(?:loss|gain|drop|fall|decline|cut|rise|increase|reduction|decrease|growth|jump) of ){n}|{n}(?: cents?)?(?<more> (?:more|fewer|less))(?=\\s*[.,;)]))`,
        all,
      ),
    },
    {
      order: 'by from to',
      pattern: pattern(`(?<!\\p{L}){moved} by {q}{n}(?: \\p{L}+){0,2}, from {q}{n} to {q}{n}`, all),
    },
    {
      order: 'by to from',
      pattern: pattern(`(?<!\\p{L}){moved} by {q}{n}(?: \\p{L}+){0,2}, to {q}{n} from {q}{n}`, all),
    },
    {
      order: 'by to from',
      pattern: pattern(
        `(?<!\\p{L}){moved}(?: by)? {q}{y},? to an? (?:average|median|record|total) (?:\\p{L}+ )?of {q}{x},? from {q}{x}(?=\\s*(?:[.,;)]|a year))`,
        all,
      ),
    },
    {
      order: 'by from to',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L}){moved}(?: by)? {q}{y} (?:in|over|on|since|during|within|last|this)(?: \\p{L}+){1,4}(?:,|:|—|–)\\s*from {q}{x}{..45}(?<!\\p{L})to {q}{x}`,
        all,
      ),
    },
    {
      order: 'from to by',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L})(?:stood at|was|were|numbered|totall?ed|had been) {q}{x}{..40},? (?:and )?(?:fell|rose|dropped|grew|climbed|sank|went) to {q}{x}(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,25})(?:,|\\(|—|–)\\s*(?<link>{link}){y}(?<more>{more}?)(?=\\s*(?:[.,;)—–]|$))`,
        all,
      ),
    },
    {
      order: 'by from to',
      isLoose: true,
      pattern: pattern(`(?<!\\p{L}){moved}(?:\\s+by)?\\s+{q}{r}{..20},\\s+from {q}{x}{..30}(?<!\\p{L})to {q}{x}`, all),
    },
    {
      order: 'by to from',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L}){moved} (?:its|their|the|his|her)(?: \\p{L}+){1,3} by {q}{y},?\\s+to {q}{x} from {q}{x}(?=\\s*[.,;)])`,
        all,
      ),
    },
    {
      order: 'by from to',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L}){moved} (?:its|their|the|his|her)(?: \\p{L}+){1,3} by {q}{y},?\\s+from {q}{x} to {q}{x}(?=\\s*[.,;)])`,
        all,
      ),
    },
    {
      order: 'to by from',
      isLoose: true,
      pattern: pattern(
        `{x}{..40}(?:,|\\(|—|–)\\s*{q}{y} (?:higher|lower|more|less|fewer|up|down) (?:than|from|on) {q}(?:last \\p{L}+'s )?{x}(?!\\s+of\\s+(?:its|their|the|his|her|our)\\b)`,
        all,
      ),
    },
    {
      order: 'by to from',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L}){moved}(?: by)? {q}{y}(?:,|:|\\s—|\\s–)\\s*{q}{x}(?: \\p{L}+){0,2},? (?:against|compared with|up from|down from) {q}{x}`,
        all,
      ),
    },
    {
      order: 'to from by',
      isLoose: true,
      pattern: pattern(
        `{n}{..35}(?:,|\\(|—|–)\\s*(?:down|up) from {q}{n}{..25}(?:,|—|–)\\s*(?:or |that is,? )?{n}(?<more> (?:more|fewer|less))(?=\\s*[.,;)])`,
        all,
      ),
    },
    {
      order: 'by from to',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L}){moved}(?:\\s+by)?\\s+{n}(?:,|:|\\s—|\\s–)\\s*from {q}{n}{..30}(?<!\\p{L})to {q}{n}`,
        all,
      ),
    },
  ],
  earlier:
    /(?<!\p{L})(?:last (?:year|month|season|week|quarter|summer|winter|spring|fall|autumn)|a (?:year|month|decade) (?:ago|earlier|before)|the (?:year|month|season) before|until (?:now|then)|previously|before the \p{L}+|in (?:19|20)\d\d|used to|yesterday)(?!\p{L})/iu,
  changeBefore:
    /(?:,|\(|:|—|–)\s{0,3}(?:(?:or|that is|which is)\s)?(?:up|down|(?:an?\s)?(?:(?:sharp|steep|slight|modest|total)\s)?(?:rise|increase|gain|jump|fall|drop|decline|decrease|cut|loss)\sof)(?:\s(?:about|nearly|almost|more than|some|roughly|just))?\s{1,3}$/iu,
  changeAfter:
    /^\s{0,3}(?:more|less|fewer|higher|lower|increase|rise|gain|jump|drop|fall|decline|decrease|cut|reduction|loss)\s{0,3}\)?\s{0,3}$/iu,
  shares: [
    {
      order: 'whole part share',
      pattern: pattern(
        `(?<!\\p{L})of (?:the |all |all the |its |some |more than |about |nearly |roughly )?{n}\\s{..55}(?:,|\\s){q}{n}(?:{..45})(?:,|\\(|—|–)\\s*(?:or |that is,? |i\\.e\\.,? |equal to |equivalent to |some )?{q}{s}`,
        all,
      ),
    },
    {
      order: 'part whole share',
      pattern: pattern(
        `{n}\\s(?:\\p{L}+\\s)?(?:out )?of (?:the |its |all |a total of |some |about )?(?:(?:\\p{L}+ )?\\p{L}+(?:'s|s') )?{n}(?:{..45})(?:,|\\(|—|–)\\s*(?:or |that is,? |i\\.e\\.,? |equal to |equivalent to |some )?{q}{s}`,
        all,
      ),
    },
    {
      order: 'share part whole',
      pattern: pattern(`{p}(?:,?\\s*(?:\\(|—|–|or)| of {..25}:)\\s*{q}{n} (?:out )?of (?:the |its |all )?{n}`, all),
    },
    {
      order: 'share whole part',
      pattern: pattern(
        `{s} of (?:the |its |all |their )?{n}\\s{..30}(?:,|\\(|—|–)\\s*(?:or )?{q}{n}(?:\\s(?:people|of them|in all)|\\s*[,).])`,
        all,
      ),
    },
    {
      order: 'whole part share',
      pattern: pattern(
        `{n}\\s{..30}(?:,|\\()\\s*{q}{n} of (?:whom|which|them){..25}(?:,|\\(|—|–)\\s*(?:or |that is,? |equal to )?{q}{s}`,
        all,
      ),
    },
    {
      order: 'whole part share',
      pattern: pattern(
        `{n}\\s{..30}\\sand {q}{n} of them{..25}(?:,|\\(|—|–)\\s*(?:or |that is,? )?{q}{s}(?=\\s*(?:[.,;)—–]|$))`,
        all,
      ),
    },
    {
      order: 'whole part share',
      pattern: pattern(
        `{n}\\s{..45}\\s(?:(?:and)\\s+{q}{n} (?=were|was|came back|tested|turned out|had|failed|passed|died|of them)|(?:of whom|of which)\\s+{q}{n}\\s){..45}(?:,|\\(|—|–)\\s*(?:an? )?(?:\\p{L}+ )?(?:rate|share|proportion) of {q}{s}`,
        all,
      ),
    },
    { order: 'share share', pattern: pattern(`{r}(?:{..40})(?:,\\s*or|,|\\()\\s*{q}{s}`, all) },
  ],
  shareOfElse:
    /^\s+(?:of\s+(?:them|those|these|whom|which|whose|(?!the\b|all\b|its\b|total\b)\p{L}+)|of\s+the\s+(?:popular )?votes?|by|with|under|above|below|up|down|better|worse|said|say|were|was|are|have|had|to|for|from|in|lower|higher|more|less|fewer)(?!\p{L})/iu,
  partsIntro:
    /^[^,:]{0,50}(?::|\s[—–-]\s|\s[—–]|(?<!\p{L})(?:made up of|composed of|divided into|comprised of|comprising|comprises|consisting of|consists of|split into|breaks down into|breaks down as))\s*(?:\p{L}+\s+){0,2}$/iu,
  partsOf: /(?<!\p{L})of\s+(?:the\s+|all\s+the\s+|its\s+|those\s+|their\s+)?$/iu,
  partsHad: /^\s+(?:\p{L}+\s+)?(?:has|have|had)\s+$/iu,
  partsIncluded: /^\s(?:\p{L}+\s){1,4}(?:includes?|included)\s$/iu,
  totalAfter:
    /(?:,|;|\s[—–])\s{0,3}(?:for a total of|a total of|in all|altogether|totall?ing)(?:,\s{1,3}|\s{1,3})(?:some\s)?$/iu,
  persons:
    /^\s{1,3}(?:people|persons|passengers|suspects|victims|members|students|migrants|workers|prisoners)(?:\s(?:were|was|are|have)\s(?:\p{L}+\s)?\p{L}+)?,?\s{0,3}$/iu,
  menAndWomen: /^\s+(?:men|women|boys|girls|children|minors|adults|teenagers)(?!\p{L})/iu,
  and: /(?<!\p{L})(?:and|plus|&)(?!\p{L})/iu,
  including: /(?<!\p{L})(?:includ\w+|among|such as|notably|mostly|mainly|at least|up to|rest|others)(?!\p{L})/iu,
  undecided:
    /(?<!\p{L})(?:undecided|unsure|no opinion|no answer|(?:did not|didn['’]t|do not|don['’]t) (?:know|say)|the (?:rest|others?)|blank)(?!\p{L})/iu,
  multiples: [
    { factor: 2, verb: /(?<!\p{L})doubl(?:e|es|ed|ing)(?!\p{L})/giu },
    {
      factor: 2,
      verb: /(?<!\p{L})twice (?:as (?:many|much|large|big|high|expensive|long|costly)|what)(?!\p{L})/giu,
      compares: true,
    },
    { factor: 3, verb: /(?<!\p{L})(?:tripl|trebl)(?:e|es|ed|ing)(?!\p{L})/giu },
    {
      factor: 3,
      verb: /(?<!\p{L})three times (?:as (?:many|much|large|big|high|expensive|long|costly)|what)(?!\p{L})/giu,
      compares: true,
    },
    {
      factor: 4,
      verb: /(?<!\p{L})four times (?:as (?:many|much|large|big|high|expensive|long|costly)|what)(?!\p{L})/giu,
      compares: true,
    },
    { factor: 4, verb: /(?<!\p{L})quadrupl(?:e|es|ed|ing)(?!\p{L})/giu },
    { factor: 0.5, verb: /(?<!\p{L})(?:halv(?:e|es|ed|ing)|cut in half|(?:fell|fallen|dropped) by half)(?!\p{L})/giu },
  ],
  before: /(?<!\p{L})(?:from|was|were|cost|costing|at|had)\s+(?:\p{L}+\s+){0,2}$/iu,
  after: /(?<!\p{L})(?:to|now|is|are|today|has|have|costs)\s+(?:\p{L}+\s+){0,3}$/iu,
  versus: /^[^.;]{0,30}(?:,|\(|\s)\s{0,3}(?:against|compared (?:with|to)|up from|down from)\s{1,3}$/iu,
  moreThan: /(?<!\p{L})(?:more than|over)\s+$/iu,
  nearly: /(?<!\p{L})(?:nearly|almost|about|roughly|not quite|just under|virtually)\s+$/iu,
  over100: [
    pattern(
      `(?<!\\p{L})(?:cut|cuts|reduced|reduces|lowered|lowers|slashed|trimmed)(?: \\p{L}+){1,3} by {q}(?<over>{p})`,
      all,
    ),
    pattern(
      `(?<!\\p{L})(?:fell|fallen|falls|dropp?(?:ed|s)?|declined|decreased|shrank|shrunk|plunged|slumped|down|cut|lost|reduced|(?:drop|fall|decline|cut|reduction|decrease|loss) of)(?: by)? {q}(?<over>{p})(?!\\s+(?:of|from|to)\\b)`,
      all,
    ),
    pattern(
      `(?<over>{p}) of (?:the |all |its |all the )?(?:registered |eligible |surveyed |local )?${human}(?!\\p{L}| (?:it|they|targeted|expected|planned)(?!\\p{L}))`,
      all,
    ),
    pattern(
      `(?<!\\p{L})(?:turnout|participation|abstention|attendance rate|literacy|hotel occupancy|approval|jobless rate|unemployment(?: rate)?|probability|chance|humidity)(?!\\p{L}){..40}(?<!\\p{L})(?:was|is|were|of|at|reached|hit|to) {q}(?<over>{p})(?!\\s+(?:of (?:its|the|that)|higher|above|more|up)(?!\\p{L}))`,
      all,
    ),
  ],
  people: new RegExp(
    `^\\s+(?:\\p{L}+\\s+){0,2}?(?:${human.slice(3, -1)}|passengers|migrants|refugees|visitors|tourists|retirees|pensioners|soldiers|deaths|dead|commuters|riders|fans|spectators|readers|viewers|seats|houses|jobs|cars|vehicles|trucks|classrooms|beds)(?!\\p{L})`,
    'iu',
  ),
  town: /(?<!\p{L})(?:city|town|village|suburb|borough|hamlet)\s(?:of|with)\s(?:about\s|nearly\s|some\s|almost\s|more than\s|over\s)?$/iu,
  country:
    /(?<!\p{L})(?:country|nation|state)\s(?:of|with)\s(?:about\s|nearly\s|some\s|almost\s|more than\s|over\s)?$/iu,
  dwellers: /^\s(?:people|residents|inhabitants|souls|citizens)(?!\p{L})/iu,
  scale: /(?:million|billion|trillion)/iu,
  days: [
    pattern(
      `(?<!\\p{L}|(?<!\\p{L})in )(?<month>${month}) (?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|\\p{L}|[.:]\\d|,\\d)(?:,?\\s+(?<year>(?:1[5-9]|20)\\d\\d)(?!\\d)|(?<end>\\s*(?:$|[.,;:)]|\\s(?:at|in|on|and|to|for|the|when|after|before|until|through|by|is|was|will|has|had|stands|remains|passed|passes|came|comes|fell|falls)(?!\\p{L}))))`,
    ),
    pattern(
      `(?<![\\p{L}\\d.,:$£€])(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${month})(?!\\p{L}|\\sday)(?:,?\\s+(?<year>(?:1[5-9]|20)\\d\\d)(?!\\d))?`,
    ),
  ],
  months: words('jan feb mar apr may jun jul aug sep oct nov dec'),
  weekdays: words('sunday monday tuesday wednesday thursday friday saturday'),
  weekdayBefore: /(?<!\p{L})(?<weekday>sunday|monday|tuesday|wednesday|thursday|friday|saturday),?\s+(?:the\s+)?$/iu,
  lives: [
    /\((?<born>1[89]\d\d|20\d\d)\s?[-–—]\s?(?<died>1[89]\d\d|20\d\d)\)(?:(?!(?<!\p{L})(?:his|her|their|whose|(?:son|daughter|child|brother|sister|widow) of [^,.;]{0,40}who)(?!\p{L}))[^.;]){0,60}?(?<!\p{L})(?:died|dies)\s+(?:\p{L}+\s+){0,3}?(?:aged|at|at age|at the age of)\s+(?<age>\d{1,3})(?!\d)/giu,
    /(?<!\p{L})born\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:his|her|their|whose|(?:son|daughter|child|brother|sister|widow) of [^,.;]{0,40}who)(?!\p{L}))[^.;]){0,80}?(?<!\p{L})(?:died|dies)\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<died>1[89]\d\d|20\d\d),\s+(?:he\s+|she\s+)?was\s+(?<age>\d{1,3})(?=[.,;]|\s+years\s+old|$)/giu,
    /(?<!\p{L})died\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<died>1[89]\d\d|20\d\d),?\s+(?:aged|at|at age|at the age of)\s+(?<age>\d{1,3})(?:[;,.]|\s+and)\s+(?:(?:he|she|they)\s*)?(?:was|were|had been)\s+born\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<born>1[89]\d\d|20\d\d)(?!\d)/giu,
    /(?<!\p{L})born\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:his|her|their|whose|(?:son|daughter|child|brother|sister|widow) of [^,.;]{0,40}who)(?!\p{L}))[^.;]){0,80}?(?<!\p{L})(?:died|dies)\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<died>1[89]\d\d|20\d\d)\.\s+(?:he|she|they)\s+(?:was|were)\s+(?<age>\d{1,3})(?=[.,;]|\s+years\s+old|$)/giu,
    /(?<!\p{L})born\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:his|her|their|whose|(?:son|daughter|child|brother|sister|widow) of [^,.;]{0,40}who)(?!\p{L}))[^.;]){0,80}?(?<!\p{L})(?:died|dies)\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<died>1[89]\d\d|20\d\d),?\s+(?:aged|at|at age|at the age of)\s+(?<age>\d{1,3})(?!\d)/giu,
    /(?<!\p{L})born\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:his|her|their|whose|(?:son|daughter|child|brother|sister|widow) of [^,.;]{0,40}who)(?!\p{L}))[^.;]){0,60}?(?<!\p{L})was\s+(?<age>\d{1,3})\s+when\s+[^.;\d]{0,60}?(?<!\p{L})in\s+(?:\p{L}+\s+)?(?<died>1[89]\d\d|20\d\d)(?!\d)/giu,
    /(?<!\d),\s+(?<age>\d{1,3}),\s+(?:who\s+)?was\s+born\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:his|her|their|whose|(?:son|daughter|child|brother|sister|widow) of [^,.;]{0,40}who)(?!\p{L}))[^.;]){0,80}?(?<!\p{L})died\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<died>1[89]\d\d|20\d\d)/giu,
  ],
  turned: [
    /(?<!\p{L})born\s+(?:on\s+[^.;]{0,20}?|in\s+(?:\p{L}+\s+)?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:his|her|their|whose|(?:son|daughter|child|brother|sister|widow) of [^,.;]{0,40}who)(?!\p{L}))[^.;]){0,80}?(?<!\p{L})(?:turned|turns|will turn)\s+(?<age>\d{1,3})\s+in\s+(?:\p{L}+\s+)?(?<year>1[89]\d\d|20\d\d)(?!\d)/giu,
  ],
  units: unitTable(`
    kilometers per hour|kilometres per hour|km/h|kph = speed 1; miles per hour|mph = speed 1.609344;
    square kilometers|square kilometres|sq km|km² = area 1e6; square miles|sq mi = area 2589988.11;
    square meters|square metres|sq m|m² = area 1; square feet|square foot|sq ft = area 0.09290304;
    hectares|hectare|ha = area 1e4; acres|acre = area 4046.8564;
    kilometers|kilometres|kilometer|kilometre|km = length 1000; miles|mile|mi = length 1609.344;
    centimeters|centimetres|centimeter|centimetre|cm = length 0.01; millimeters|millimetres|mm = length 0.001;
    meters|metres|meter|metre|m = length 1; yards|yard|yd = length 0.9144;
    feet|foot|ft = length 0.3048; inches|inch|in = length 0.0254;
    kilograms|kilogrammes|kilogram|kilos|kilo|kg = weight 1; grams|grammes|gram|g = weight 0.001;
    pounds|pound|lbs|lb = weight 0.45359237; ounces|ounce|oz = weight 0.028349523; stone|st = weight 6.35029318;
    liters|litres|liter|litre|l = volume 1; milliliters|millilitres|ml = volume 0.001;
    gallons|gallon = volume 3.785411784 4.54609; pints|pint = volume 0.473176473 0.56826125;
    degrees celsius|celsius|degrees c|°c|c = temperature 1 0; degrees fahrenheit|fahrenheit|degrees f|°f|f = temperature 0.5555555556 32
  `),
  converted:
    /^\s*[([]\s*(?:(?:about|around|roughly|nearly|almost|some|approximately|more than|over|just|under|or)\s+)*$/iu,
  stopWords: new Set(
    words(`the a an and or but of in on at to for by with from as into than that this these those its his her their our
      it he she they we is are was were be been being has have had will would could should may might can do does did not
      no more most some all any each every per about around nearly almost over under just only least year years month
      months week weeks day days time said says say told according also which who whom what when where while after
      before since during between both one two three first last new other another made make come came went going go
      take took taken give gave given get got put percent million billion thousand hundred people number total there
      here then now still much many few up down out off so if because been such same own very well back way being him
      them officials`),
  ),
  synonyms: synonyms(`
    dead died dies die killed kills kill deaths death fatalities = dead; jobs job posts staff workers employees employed employs = job;
    fell fall falls falling dropped drops drop down declined = fall; rose rise rises rising up climbed grew = rise;
    wounded injured hurt injuries = hurt; cost costs price priced worth budget = cost; fined fine = fine
  `),
  apart:
    /(?<!\p{L})(?:(?:first|second|third)(?!\s+(?:floor|storey|story|degree|grade))|another|other|others|earlier|previous\p{L}*|former\p{L}*|initial\p{L}*|original\p{L}*|last(?!\s+\p{L}+ed\b)|next|ago|before|compared|than|remaining|rest|alone|includ\p{L}+|among|of (?:them|those|whom|which)|each|every|average|draft|had|since|until|extra|additional|more|less|fewer|further|up to|about half|half|would|could|if|up|down|fell|fall|rose|rise|grew|drop\p{L}*|increas\p{L}+|declin\p{L}+|part|only|nearby|once|against|either)(?!\p{L})/iu,
  times:
    /(?<!\p{L})(?<!(?:said|announced|told|confirmed)\s(?:on\s)?)(?:today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|(?:in|by) (?:\d{4}|may)|now)(?!\p{L})/iu,
  definite:
    /(?<!\p{L})(?:the|its|his|her|their|all|all the|those|these|with|(?:budget|cost|price|value|toll) of)\s+$/iu,
}
