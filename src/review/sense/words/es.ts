import { words } from '../../../model/wordLists'
import { pattern } from '../pattern'
import { metricUnits, synonyms, unitTable } from './make'
import type { SenseWords } from './table'

const q = `(?:(?:unos|unas|un|una|el|la|los|las|casi|cerca de|alrededor de|más de|menos de|poco más de|apenas|solo|sólo|hasta|aproximadamente|al menos|sus|lo) )*`
const rise = `(?:sub\\p{L}+|aument\\p{L}+|crec\\p{L}+|increment\\p{L}+|alza|repunt\\p{L}+|ascen\\p{L}+|avan\\p{L}+|trep\\p{L}+|elev\\p{L}+|suba|encarec\\p{L}+|gan\\p{L}+)`
const fall = `(?:baj\\p{L}+|ca(?:en?|ía|ían|yó|yeron|ído|ída|er|yendo)|descen\\p{L}+|dismin\\p{L}+|redu\\p{L}+|retroce\\p{L}+|perdi\\p{L}+|recort\\p{L}+|desplom\\p{L}+|contraj\\p{L}+|merm\\p{L}+|rebaj\\p{L}+|desc[ae]nd\\p{L}+|pérdida)`
const moved = `(?:${rise}|${fall}|cambi\\p{L}+|vari\\p{L}+|pas\\p{L}+)`
const link = `(?:(?:o|u|es|esto|decir,?|o sea,?|que|lo|supone|suponen|equivale|equivalente|representa|significa|con|de|del|a|al|un|una|el|la|los|las|más|menos|cerca|alrededor|casi|unos|poco|apenas|en|total|anual|interanual|fuerte|ligera|ligero|crecimiento|pérdida|diferencia|${rise}|${fall})\\s+)*`
// A share of something else, or another kind of money, is no change of the two values.
const alone = `(?!(?:\\s+(?:más|menos))?\\s+(?:(?:del|de (?:los|las|la|sus?|tod[oa]s))|descontad[oa]|en términos|a tipos?|entre)(?!\\p{L}))`
const named = {
  alone,
  q,
  rise,
  fall,
  moved,
  link,
  more: `(?:\\s+(?:más|menos|superior|inferior|de (?:aumento|alza|incremento|baja|caída|crecimiento|subida|descenso|reducción)|arriba|abajo))`,
}

const month = `(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)`
const human = `(?:personas|electores|votantes|alumnos|alumnas|estudiantes|vecinos|vecinas|habitantes|hogares|viviendas|votos|adultos|niños|niñas|mujeres|hombres|trabajadores|empleados|pacientes|encuestados|miembros|ciudadanos|maestros|docentes|familias|usuarios|víctimas|jóvenes|adolescentes|padres|clientes|pasajeros|escuelas|militantes|socios|empadronados)`

/** Spanish. */
export const es: SenseWords = {
  timeAfter:
    /^\s+(?:largos |últimos |primeros |próximos )?(?:segundos?|minutos?|horas?|días?|noches?|semanas?|meses|mes|trimestres?|semestres?|años?|décadas?|siglos?|lustros?|temporadas?)(?!\p{L})/iu,
  hundredths: /^\s+(?:centavos?|céntimos?)(?!\p{L})/iu,
  pointsAfter: /^\s+(?:de\s+)?puntos?(?!\p{L})/iu,
  changes: [
    {
      order: 'from to by',
      pattern: pattern(
        `(?<!\\p{L}|(?:van?|iban?|oscilan?|oscilaban?|cuestan?|costaban?) )del? ${q}{x}{..45}(?<!\\p{L})al? ${q}{x}(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,45})(?:,|\\(|—|–|\\so|:)\\s*(?<link>{link}){y}(?<more>{more}?){alone}`,
        named,
      ),
    },
    {
      order: 'by from to',
      pattern: pattern(
        `(?<!\\p{L}){moved}(?:\\s+en|\\s+cerca de)?\\s+{q}{y}(?:\\s(?:interanual|anual))?(?:,|:)?\\s+(?:al pasar |tras pasar |y pasó |y pasaron |pasó |pasaron )?del? {q}{x}{..45}(?<!\\p{L})al? {q}{x}`,
        named,
      ),
    },
    {
      order: 'by to from',
      pattern: pattern(
        `(?<!\\p{L}){moved}(?:\\s+en)?\\s+{q}{y},?\\s+(?:hasta|al?) {q}{x}{..30}(?<!\\p{L})desde {q}{x}`,
        named,
      ),
    },
    {
      order: 'to from by',
      pattern: pattern(
        `(?<!\\p{L})(?:hasta|a) {q}{x}{..30}(?<!\\p{L})(?:desde|frente a) {q}{x}(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,30})(?:,|\\(|—|–|\\so)\\s*(?<link>{link}){y}(?<more>{more}?){alone}`,
        named,
      ),
    },
    {
      order: 'from by to',
      pattern: pattern(
        `(?<!\\p{L})(?:era|eran|había|sumaba|sumaban|tenía) {q}{x}{..60}(?<!\\p{L}){moved}\\s+{q}{y},?\\s+(?:hasta|a) {q}{x}`,
        named,
      ),
    },
    {
      order: 'from to by',
      pattern: pattern(
        `(?<!\\p{L})(?:era|eran|había|sumaban?|tenía|costaban?|valían?|empleaban?) {q}{x}{..40}(?:\\.\\s+|;\\s+|,?\\s+(?:y|pero)\\s+)(?:ahora|hoy|este año|actualmente)\\s+(?:es|son|hay|suman?|tiene|cuestan?|valen?|emplean?) {q}{x}(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,25})(?:,|\\(|—|–)\\s*(?<link>{link}){y}(?<more>{more}?){alone}`,
        named,
      ),
    },
    {
      order: 'from to by',
      pattern: pattern(
        `(?<!\\p{L})del? {q}{n}{..30}(?<!\\p{L})al? {q}{n}(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,30})(?:,|\\(|—|–)\\s*(?:(?<link>(?:una? )?(?:pérdida|baja|caída|alza|aumento|incremento|recorte|reducción|descenso|subida|merma|crecimiento|diferencia) de ){n}|(?:es decir,? |o sea,? |esto es,? )?{n}(?: centavos?| céntimos?)?(?<more> (?:más|menos))(?=\\s*[.,;)]))`,
        named,
      ),
    },
    {
      order: 'by from to',
      pattern: pattern(
        `(?<!\\p{L}){moved}(?: en)? {q}{n}(?: \\p{L}+){0,2}, (?:al pasar |tras pasar |pasó |pasaron )?de {q}{n} a {q}{n}`,
        named,
      ),
    },
    {
      order: 'by to from',
      pattern: pattern(
        `(?<!\\p{L}){moved}(?: en)? {q}{y},? (?:hasta|al?) (?:los |las |un promedio de |una media de )?{q}{x}(?: \\p{L}+)?,? desde (?:los |las )?{q}{x}`,
        named,
      ),
    },
    {
      order: 'by from to',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L}){moved}(?: en)? {q}{y} (?:en|durante|desde|este|esta)(?: \\p{L}+){1,4}(?:,|:|—|–)\\s*(?:al pasar )?del? {q}{x}{..45}(?<!\\p{L})al? {q}{x}`,
        named,
      ),
    },
    {
      order: 'from to by',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L})(?:era|eran|sumaban?|tenían?|había) (?:de )?{q}{x}{..40},? (?:y )?(?:quedó|quedaron|cayó|cayeron|bajó|bajaron|subió|subieron|pasó|pasaron|llegó|llegaron)(?: en| a| hasta) {q}{x}(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,25})(?:,|\\(|—|–)\\s*(?<link>{link}){y}(?<more>{more}?)(?=\\s*(?:[.,;)—–]|$))`,
        named,
      ),
    },
    {
      order: 'by from to',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L}){moved}(?:\\s+en)?\\s+{q}{r}{..20},\\s+del? {q}{x}{..30}(?<!\\p{L})al? {q}{x}`,
        named,
      ),
    },
    {
      order: 'by from to',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L}){moved}(?:\\s+en|\\s+un)?\\s+{q}{y} (?:su|sus|el|la|los|las) \\p{L}+,?\\s+del? {q}{x} al? {q}{x}(?=\\s*[.,;)]|\\s+(?:millones|de|mil)(?!\\p{L}))`,
        named,
      ),
    },
    {
      order: 'to by from',
      isLoose: true,
      pattern: pattern(
        `{x}{..40}(?:,|\\(|—|–)\\s*{q}{y} (?:más|menos|por encima|por debajo) (?:que|del?) {q}{x}`,
        named,
      ),
    },
    {
      order: 'by to from',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L}){moved}(?: en)? {q}{y}(?:,|:|\\s—|\\s–)\\s*{q}{x}(?: \\p{L}+){0,2},? (?:frente a|contra) {q}{x}`,
        named,
      ),
    },
    {
      order: 'to from by',
      isLoose: true,
      pattern: pattern(
        `{n}{..35}(?:,|\\(|—|–)\\s*(?:frente a|contra|cuando eran) {q}{n}{..25}(?:,|:|—|–)\\s*(?:es decir,? |o sea,? )?{n}(?<more> (?:más|menos))(?=\\s*[.,;)])`,
        named,
      ),
    },
    {
      order: 'by from to',
      isLoose: true,
      pattern: pattern(
        `(?<!\\p{L}){moved}(?:\\s+en)?\\s+{n}(?:,|:|\\s—|\\s–)\\s*del? {q}{n}{..30}(?<!\\p{L})al? {q}{n}`,
        named,
      ),
    },
  ],
  earlier:
    /(?<!\p{L})(?:el (?:año|mes|trimestre|verano|invierno) (?:pasado|anterior)|la (?:temporada|semana) (?:pasada|anterior)|hace (?:un|una|dos|tres|diez|\d+) (?:años?|mes(?:es)?|décadas?)|un año antes|hasta ahora|antes|en (?:19|20)\d\d|costaba|valía|tenía|ayer)(?!\p{L})/iu,
  changeBefore:
    /(?:,|\(|:|—|–)\s{0,3}(?:(?:o|es decir|lo que supone)\s)?(?:(?:una?|el|la)\s)?(?:(?:fuerte|ligera?)\s)?(?:alza|subida|aumento|incremento|caída|baja|bajada|descenso|reducción|pérdida|recorte)\sdel?(?:\s(?:casi|más de|cerca de|un))?\s{1,3}$/iu,
  changeAfter:
    /^\s{0,3}(?:más|menos|de (?:aumento|alza|incremento|baja|caída|subida|descenso|reducción))\s{0,3}\)?\s{0,3}$/iu,
  shares: [
    {
      order: 'whole part share',
      pattern: pattern(
        `(?<!\\p{L})(?<!{moved}\\s+)de (?:los |las |sus |un total de |más de |cerca de |unos |unas )?{n}\\s{..55}(?:,|\\s){q}{n}(?:{..45})(?:,|\\(|—|–)\\s*(?:es decir,? |o sea,? |o |lo que equivale a |equivalente a |equivalentes a |esto es,? )?{q}{s}`,
        named,
      ),
    },
    {
      order: 'part whole share',
      pattern: pattern(
        `{n}\\s(?:\\p{L}+\\s)?de (?:los |las |sus |un total de |cada )?{n}(?:{..45})(?:,|\\(|—|–)\\s*(?:es decir,? |o sea,? |o |lo que equivale a |equivalente a |equivalentes a |esto es,? )?{q}{s}`,
        named,
      ),
    },
    {
      order: 'share part whole',
      pattern: pattern(
        `{p}(?:,?\\s*(?:\\(|—|–|o)| del? {..25}:)\\s*{q}{n} de (?:los |las |sus |un total de )?{n}`,
        named,
      ),
    },
    {
      order: 'share whole part',
      pattern: pattern(
        `{s} de (?:los |las |sus )?{n}\\s{..30}(?:,|\\(|—|–)\\s*(?:o sea,? |es decir,? |o )?{q}{n}(?:\\s(?:personas|de ellos|de ellas|en total)|\\s*[,).])`,
        named,
      ),
    },
    {
      order: 'whole part share',
      pattern: pattern(
        `{n}\\s{..30},\\s*(?:de (?:los|las) (?:que|cuales)|de ell[oa]s),?\\s*{q}{n}{..25}(?:,|\\(|—|–)\\s*(?:es decir,? |o sea,? |o )?{q}{s}`,
        named,
      ),
    },
    {
      order: 'whole part share',
      pattern: pattern(
        `{n}\\s{..45}\\s(?:y\\s+{q}{n} (?=dieron|resultaron|salieron|fueron|eran|murieron|de ell[oa]s)|de (?:los|las) (?:que|cuales)\\s+{q}{n}\\s){..45}(?:,|\\(|—|–)\\s*(?:una? |lo que da una? )?(?:tasa|proporción|porcentaje)(?: \\p{L}+)? del? {q}{s}`,
        named,
      ),
    },
    {
      order: 'whole part share',
      pattern: pattern(
        `{n}\\s{..30}(?:,|\\sy)\\s*{q}{n} de ell[oa]s{..25}(?:,|\\(|—|–)\\s*(?:o sea,? |es decir,? |o )?{q}{s}(?=\\s*(?:[.,;)—–]|$))`,
        named,
      ),
    },
    {
      order: 'share share',
      pattern: pattern(`{r}(?:{..40})(?:,\\s*o|,\\s*es decir,?|,\\s*o sea,?|,|\\()\\s*{q}{s}`, named),
    },
  ],
  shareOfElse:
    /^\s+(?:de\s+(?:ellos|ellas|estos|estas|los cuales|las cuales|(?!los\b|las\b|sus\b)\p{L}+)|de\s+los\s+votos|con|sobre|mejor|peor|dijo|dijeron|eran|son|fueron|están|tienen|para|por|en|más|menos)(?!\p{L})/iu,
  partsIntro:
    /^[^,:]{0,50}(?::|\s[—–-]\s|\s[—–]|,?\s(?:la forman|lo forman|formad[oa] por|compuest[oa] por|se compone de|integrad[oa] por|divididos? en|repartidos? en|se dividen? en|se reparten? en|se distribuyen? en|se desglosan? en))\s*(?:\p{L}+\s+){0,2}$/iu,
  partsOf: /(?<!\p{L})de\s+(?:los\s+|las\s+|sus\s+|esos\s+|esas\s+)?$/iu,
  partsHad: /^\s+(?:\p{L}+,?\s+)?(?:tiene|tenía|cuenta con)\s+$/iu,
  partsIncluded: /^(?:\s(?!que\s)\p{L}+){0,5}\s(?:incluyen?|incluía|contempla|prevé)\s$/iu,
  totalAfter:
    /(?:,|;|\s[—–])\s{0,3}(?:en total|para un total de|un total de|lo que suma|que suman|sumando)(?:,\s{1,3}|\s{1,3})(?:unos\s)?$/iu,
  persons:
    /^\s+(?:personas|pasajeros|sospechosos|víctimas|integrantes|migrantes|trabajadores|presos|detenidos|muertos|heridos)(?:\s(?:fueron|han sido|resultaron|murieron)\s?\p{L}*)?,?\s{0,3}$/iu,
  menAndWomen: /^\s+(?:hombres|mujeres|niños|niñas|menores|adultos|adolescentes)(?!\p{L})/iu,
  and: /(?<!\p{L})(?:y|e|más)(?!\p{L})/iu,
  including:
    /(?<!\p{L})(?:entre (?:ellos|ellas|otr[oa]s|los que|las que)|incluid[oa]s?|incluyendo|como|sobre todo|al menos|hasta|resto|demás)(?!\p{L})/iu,
  undecided:
    /(?<!\p{L})(?:indecis[oa]s?|no (?:sabe|saben|contesta|contestó|respondió|opina)|el resto|en blanco|ns\/nc)(?!\p{L})/iu,
  multiples: [
    { factor: 2, verb: /(?<=(?<!\p{L})(?:el|del|al)\s)doble(?!\p{L})/giu, compares: true },
    { factor: 3, verb: /(?<=(?<!\p{L})(?:el|del|al)\s)triple(?!\p{L})/giu, compares: true },
    {
      factor: 2,
      verb: /(?<!\p{L})dupli(?:c(?:ó|a|an|ar|ado|aron|ando|arse|ados|adas|ará|arán|aría|arían|aban?|ase|ara|aran)|quen?)(?!\p{L})/giu,
    },
    {
      factor: 3,
      verb: /(?<!\p{L})tripli(?:c(?:ó|a|an|ar|ado|aron|ando|arse|ados|adas|ará|arán|aría|arían|aban?|ase|ara|aran)|quen?)(?!\p{L})/giu,
    },
    {
      factor: 4,
      verb: /(?<!\p{L})cuadrupli(?:c(?:ó|a|an|ar|ado|aron|ando|arse|ados|adas|ará|arán|aría|arían|aban?|ase|ara|aran)|quen?)(?!\p{L})/giu,
    },
    {
      factor: 0.5,
      verb: /(?<!\p{L})(?:(?:reduj|redu|baj|ca|disminu|descend|cay|recort)\p{L}*\s+(?:a|en) la mitad)(?!\p{L})/giu,
    },
  ],
  before: /(?<!\p{L})(?:del?|desde|era|eran|costaba|costaban|tenía|había|sumaba|valía|pagaba)\s+(?:\p{L}+\s+){0,2}$/iu,
  after: /(?<!\p{L})(?:al?|hasta|hoy|ahora|es|son|cuesta|cuestan|suma|tiene|hay|vale|paga)\s+(?:\p{L}+\s+){0,3}$/iu,
  versus:
    /^[^.;]{0,30}(?:,|\(|\s)\s{0,3}(?:frente a|contra|en comparación con|comparad[oa]s? con)\s{1,3}(?:l[oa]s\s{1,3})?$/iu,
  moreThan: /(?<!\p{L})más (?:que|del?)\s+(?:se\s+)?(?:ha\s+|han\s+)?$/iu,
  nearly: /(?<!\p{L})(?:casi|prácticamente|cerca de)\s+(?:se\s+)?(?:ha\s+|han\s+)?$/iu,
  over100: [
    pattern(
      `(?<!\\p{L})(?:redujo|redujeron|recortó|recortaron|bajó|bajaron|disminuyó)(?: \\p{L}+){1,3} (?:en |un )?{q}(?<over>{p})(?!\\s+(?:al?|del?)\\b)`,
      named,
    ),
    pattern(
      `(?<!\\p{L})(?:cayó|cayeron|bajó|bajaron|descendió|disminuyó|(?:se )?redujo|(?:se )?redujeron|retrocedió|perdió|recortó|(?:caída|baja|descenso|reducción|disminución|recorte) del?)(?: en| un| el)* {q}(?<over>{p})(?!\\s+(?:al?|del?)\\b)`,
      named,
    ),
    pattern(`(?<over>{p}) de (?:los |las |sus |todos los |todas las )?${human}(?!\\p{L})`, named),
    pattern(
      `(?<!\\p{L})(?:participación|abstención|ocupación hotelera|asistencia|alfabetización|aprobación|desempleo|tasa de paro|probabilidad|humedad|cobertura)(?!\\p{L}){..40}(?<!\\p{L})(?:fue|es|era|de|del|al|alcanzó|llegó|rozó|en) {q}(?<over>{p})(?!\\s+(?:más|menos|superior|del? (?:la|lo|nivel))\\b)`,
      named,
    ),
  ],
  people: new RegExp(
    `^\\s+(?:de\\s+)?(?:\\p{L}+\\s+){0,1}?(?:${human.slice(3, -1)}|viajeros|migrantes|refugiados|visitantes|turistas|jubilados|pensionistas|soldados|muertos|muertes|desempleados|parados|pobres|mexicanos|españoles|argentinos|asientos|plazas|casas|empleos|coches|autos|vehículos|aulas|camas|espectadores|lectores|aficionados)(?!\\p{L})`,
    'iu',
  ),
  town: /(?<!\p{L})(?:ciudad|pueblo|villa|municipio|localidad|alcaldía),?\s(?:de|con)\s(?:unos\s|casi\s|más de\s)?$/iu,
  country: /(?<!\p{L})(?:país|nación|estado),?\s(?:de|con)\s(?:unos\s|casi\s|más de\s)?$/iu,
  dwellers: /^\s(?:de\s)?(?:habitantes|personas|residentes|vecinos|almas|pobladores|ciudadanos)(?!\p{L})/iu,
  scale: /mill[oó]n|billon/iu,
  days: [
    pattern(
      `(?<![\\p{L}\\d.,:$€])(?<day>\\d{1,2}) de (?<month>${month})(?!\\p{L})(?:,? del? (?<year>(?:1[5-9]|20)\\d\\d)(?!\\d))?`,
    ),
  ],
  months: words('ene feb mar abr may jun jul ago sep oct nov dic'),
  weekdays: words('domingo lunes martes miércoles jueves viernes sábado'),
  weekdayBefore: /(?<!\p{L})(?<weekday>domingo|lunes|martes|miércoles|jueves|viernes|sábado),?\s+(?:(?:día\s+)?)?$/iu,
  lives: [
    /\((?<born>1[89]\d\d|20\d\d)\s?[-–—]\s?(?<died>1[89]\d\d|20\d\d)\)(?:(?!(?<!\p{L})(?:sus?|cuy[oa]s?|(?:hij|herman|niet|viud)[oa]s? de [^,.;]{0,40}que)(?!\p{L}))[^.;]){0,60}?(?<!\p{L})(?:murió|falleció)\s+(?:\p{L}+\s+){0,3}?(?:a|con)\s+(?:los\s+)?(?<age>\d{1,3})\s+años/giu,
    /(?<!\p{L})(?:nació|nacid[oa])\s+(?:\p{L}+\s+){0,4}?(?:en\s+\p{L}+\s+del?\s+|en\s*|el\s+[^.;]{0,21}?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:sus?|cuy[oa]s?|(?:hij|herman|niet|viud)[oa]s? de [^,.;]{0,40}que)(?!\p{L}))[^.;]){0,80}?(?<!\p{L})(?:murió|falleció)\s+[^.;]{0,40}?(?<died>1[89]\d\d|20\d\d),\s+tenía\s+(?<age>\d{1,3})\s+años/giu,
    /(?<!\p{L})(?:murió|falleció)\s+[^.;]{0,40}?(?<died>1[89]\d\d|20\d\d),?\s+(?:a|con)\s+(?:los\s+)?(?<age>\d{1,3})\s+años(?:[;,.]|\s+y)\s+(?:había\s+)?(?:nació|nacid[oa])\s+[^.;]{0,40}?(?<born>1[89]\d\d|20\d\d)(?!\d)/giu,
    /(?<!\p{L})(?:nació|nacid[oa])\s+(?:\p{L}+\s+){0,4}?(?:en\s+\p{L}+\s+del?\s+|en\s*|el\s+[^.;]{0,21}?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:sus?|cuy[oa]s?|(?:hij|herman|niet|viud)[oa]s? de [^,.;]{0,40}que)(?!\p{L}))[^.;]){0,60}?(?<!\p{L})tenía\s+(?<age>\d{1,3})\s+años\s+(?:cuando|al)\s+[^.;\d]{0,60}?(?<!\p{L})en\s+(?:\p{L}+\s+de\s+)?(?<died>1[89]\d\d|20\d\d)(?!\d)/giu,
    /(?<!\p{L})(?:nació|nacid[oa])\s+(?:\p{L}+\s+){0,4}?(?:en\s+\p{L}+\s+del?\s+|en\s*|el\s+[^.;]{0,21}?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:sus?|cuy[oa]s?|(?:hij|herman|niet|viud)[oa]s? de [^,.;]{0,40}que)(?!\p{L}))[^.;]){0,80}?(?<!\p{L})(?:murió|falleció|fallecid[oa]|muert[oa])\s+[^.;]{0,40}?(?<died>1[89]\d\d|20\d\d)\.\s+tenía\s+(?<age>\d{1,3})\s+años(?=[.,;]|$)/giu,
    /(?<!\p{L})(?:nació|nacid[oa])\s+(?:\p{L}+\s+){0,4}?(?:en\s+\p{L}+\s+del?\s+|en\s*|el\s+[^.;]{0,21}?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:sus?|cuy[oa]s?|(?:hij|herman|niet|viud)[oa]s? de [^,.;]{0,40}que)(?!\p{L}))[^.;]){0,80}?(?<!\p{L})(?:murió|falleció|fallecid[oa]|muert[oa])\s+[^.;]{0,40}?(?<died>1[89]\d\d|20\d\d),?\s+(?:a|con)\s+(?:los\s+)?(?<age>\d{1,3})\s+años/giu,
  ],
  turned: [
    /(?<!\p{L})(?:nació|nacid[oa])\s+(?:\p{L}+\s+){0,4}?(?:en\s+\p{L}+\s+del?\s+|en\s*|el\s+[^.;]{0,21}?)(?<born>1[89]\d\d|20\d\d)(?:(?!(?<!\p{L})(?:sus?|cuy[oa]s?|(?:hij|herman|niet|viud)[oa]s? de [^,.;]{0,40}que)(?!\p{L}))[^.;]){0,80}?(?<!\p{L})(?:cumplió|cumple|cumplirá)\s+(?:los\s+)?(?<age>\d{1,3})(?:\s+años)?\s+en\s+(?:\p{L}+\s+de\s+)?(?<year>1[89]\d\d|20\d\d)(?!\d)/giu,
  ],
  units: unitTable(
    metricUnits(`
      kilómetros por hora|kilometros por hora; millas por hora; kilómetros cuadrados; millas cuadradas; metros cuadrados;
      pies cuadrados; hectáreas|hectárea; acres|acre; kilómetros|kilómetro; millas|milla; centímetros|centímetro; milímetros;
      metros|metro; yardas|yarda; pies|pie; pulgadas|pulgada; kilogramos|kilogramo|kilos|kilo; gramos|gramo; libras|libra;
      onzas|onza; litros|litro; mililitros; galones|galón; grados celsius|grados centígrados|celsius|centígrados;
      grados fahrenheit|fahrenheit
    `) + '; grados = temperature 1 0',
  ),
  converted:
    /^\s*[([]\s*(?:(?:unos|unas|casi|cerca de|alrededor de|más de|aproximadamente|o|poco más de|poco menos de)\s+)*$/iu,
  stopWords: new Set(
    words(`el la los las un una unos unas y e o u pero de del en a al por para con desde hasta como que se su sus este esta
      estos estas ese esa esos esas lo le les es son era eran fue fueron ser será serán sido ha han había habían haber hay
      no ni más menos muy casi cerca alrededor solo sólo apenas ya todo toda todos todas cada entre sobre según dijo dijeron
      dice dicen informó señaló explicó también cuando donde mientras después antes durante dos tres primer primera otro
      otra otros otras va van ir hizo hacer hecho año años mes meses semana semanas día días por ciento millones millón mil
      número total aquí allí entonces ahora hoy ayer mucho mucha muchos pocas pocos porque si así tal mismo misma cual
      cuales quien quienes ello ellos ellas cual fuera tiene tienen tenía tendrá están está estaba estar puede pueden`),
  ),
  synonyms: synonyms(`
    muertos muerto muere mueren murió murieron fallecidos fallecieron falleció muertes víctimas = muert;
    emplea emplean empleaba empleo empleos trabajo trabajos trabajadores empleados obreros puestos = trabaj;
    costo coste costará cuesta costó precio presupuesto valor vale = cost; heridos herido lesionados = herid;
    baja bajan bajó bajaron bajará bajarán cae caen cayó caerá = baj; sube suben subió subieron subirá subirán alza = sub;
    clausuran clausuraron cierran cerraron cerrar = cierr
  `),
  apart:
    /(?<!\p{L})(?:primer\p{L}*|segund\p{L}+|tercer\p{L}*|otr[oa]s?|anterior\p{L}*|inicial\p{L}*|original\p{L}*|próxim\p{L}+|últim\p{L}+|pasad[oa]s?|hace|antes|comparado|frente a|que en|restantes?|resto|incluid\p{L}+|entre ell[oa]s|de ell[oa]s|de (?:los|las) cuales|de (?:los|las) que|cada|promedio|media|había\p{L}*|desde|hasta|adicional\p{L}*|más|menos|además|la mitad|sería\p{L}*|podría\p{L}*|si|subi\p{L}+|baj\p{L}+|cay\p{L}+|crec\p{L}+|aument\p{L}+|parte|solo|sólo|vecin[oa]|contra|ya|faltan?|reserva|pidió|quedan)(?!\p{L})/iu,
  times:
    /(?<!\p{L})(?:hoy|ayer|lunes|martes|miércoles|jueves|viernes|sábado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|(?:en|de) \d{4}|ahora)(?!\p{L})/iu,
  definite:
    /(?<!\p{L})(?:los|las|sus|esos|esas|estos|estas|todos los|todas las|con|de|(?:presupuesto|costo|coste|precio|valor) de)\s+$/iu,
}
