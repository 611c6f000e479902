import { words } from '../../../model/wordLists'
import { pattern } from '../pattern'
import { metricUnits, synonyms, unitTable } from './make'
import type { SenseWords } from './table'

const q = `(?:(?:uns|umas|um|uma|o|a|os|as|quase|cerca de|mais de|menos de|pouco mais de|apenas|só|até|aproximadamente|ao menos|pelo menos|seus|suas) )*`
const rise = `(?:sub\\p{L}+|aument\\p{L}+|cresc\\p{L}+|increment\\p{L}+|altas?|avan\\p{L}+|salt\\p{L}+|elev\\p{L}+|encarec\\p{L}+|ganh\\p{L}+)`
const fall = `(?:baix\\p{L}+|ca(?:i|em|ía|íam|iu|íram|ído|ída|ir|indo)|qued\\p{L}+|recu\\p{L}+|dimin\\p{L}+|redu\\p{L}+|retra\\p{L}+|perd\\p{L}+|cort\\p{L}+|despenc\\p{L}+|encolh\\p{L}+)`
const moved = `(?:${rise}|${fall}|mud\\p{L}+|vari\\p{L}+|pass\\p{L}+|foi|foram|vai)`
const link = `(?:(?:ou|é|seja|isto|que|o|a|os|as|representa|equivale|equivalente|significa|com|de|do|da|em|um|uma|mais|menos|cerca|quase|uns|pouco|apenas|total|anual|forte|leve|crescimento|perda|diferença|${rise}|${fall})\\s+)*`
const named = {
  q,
  rise,
  fall,
  moved,
  link,
  more: `(?:\\s+(?:a mais|a menos|mais|menos|superior|inferior|de (?:aumento|alta|queda|crescimento|redução|baixa)|acima|abaixo))`,
  gap: `(?:[^.;!?\\n,(—–\\uE000-\\uE003]{0,45})`,
  that: `(?:ou seja,? |isto é,? |ou |o que equivale a |o equivalente a |equivalente a )?`,
}

const month = `(?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)`
const weekday = `(?:domingo|segunda|terça|quarta|quinta|sexta|sábado)`
const human = `(?:pessoas|eleitores|alunos|alunas|estudantes|moradores|moradoras|habitantes|domicílios|votos|adultos|crianças|mulheres|homens|trabalhadores|funcionários|empregados|pacientes|entrevistados|membros|cidadãos|professores|famílias|usuários|vítimas|jovens|adolescentes|pais|clientes|passageiros|escolas|militantes|sócios|brasileiros|aposentados)`

/** Portuguese. */
export const pt: SenseWords = {
  timeAfter:
    /^\s+(?:longos |últimos |primeiros |próximos )?(?:segundos?|minutos?|horas?|dias?|noites?|semanas?|meses|mês|trimestres?|semestres?|anos?|décadas?|séculos?|temporadas?|mandatos?)(?!\p{L})/iu,
  hundredths: /^\s+(?:centavos?|cêntimos?)(?!\p{L})/iu,
  pointsAfter: /^\s+pontos?(?!\p{L})/iu,
  changes: [
    {
      order: 'from to by',
      pattern: pattern(
        `(?<!\\p{L})d[eoa] ${q}{x}{..45}(?<!\\p{L})(?:para|a|ao) ${q}{x}{gap}(?:,|\\(|—|–|\\sou|:)\\s*(?<link>{link}){y}(?<more>{more}?)`,
        named,
      ),
    },
    {
      order: 'by from to',
      pattern: pattern(
        `(?<!\\p{L}){moved}(?:\\s+em|\\s+cerca de)?\\s+{q}{y},?\\s+(?:ao passar |e passou )?d[eoa] {q}{x}{..45}(?<!\\p{L})(?:para|a|ao) {q}{x}`,
        named,
      ),
    },
    {
      order: 'by to from',
      pattern: pattern(
        `(?<!\\p{L}){moved}(?:\\s+em)?\\s+{q}{y},?\\s+(?:para|até|a) {q}{x}{..30}(?<!\\p{L})(?:ante|contra|desde) {q}{x}`,
        named,
      ),
    },
    {
      order: 'to from by',
      pattern: pattern(
        `(?<!\\p{L})(?:para|até|a) {q}{x}{..30}(?<!\\p{L})(?:ante|contra|desde) {q}{x}{gap}(?:,|\\(|—|–|\\sou)\\s*(?<link>{link}){y}(?<more>{more}?)`,
        named,
      ),
    },
    {
      order: 'from by to',
      pattern: pattern(
        `(?<!\\p{L})(?:era|eram|havia|somava|somavam|tinha) {q}{x}{..60}(?<!\\p{L}){moved}\\s+{q}{y},?\\s+(?:para|até) {q}{x}`,
        named,
      ),
    },
  ],
  earlier:
    /(?<!\p{L})(?:(?:no )?(?:ano|mês|trimestre) (?:passado|anterior)|um ano antes|há (?:um|dois|dez) anos?|até agora|antes|em (?:19|20)\d\d|ontem)(?!\p{L})/iu,
  changeBefore:
    /(?:,|\(|:|—|–)\s{0,3}(?:ou seja,?\s)?(?:uma?\s)?(?:alta|aumento|queda|baixa|redução|perda) de(?: (?:quase|cerca de|mais de))?\s{1,3}$/iu,
  changeAfter: /^\s{0,3}(?:a mais|a menos|mais|menos|de (?:aumento|alta|queda|redução|baixa))\s{0,3}\)?\s{0,3}$/iu,
  shares: [
    {
      order: 'whole part share',
      pattern: pattern(
        `(?<!\\p{L})d(?:e|os|as) (?:seus |suas |um total de |mais de |cerca de )?{n}\\s{..55}(?:,|\\s){q}{n}(?:{..45})(?:,|\\(|—|–)\\s*{that}{q}{s}`,
        named,
      ),
    },
    {
      order: 'part whole share',
      pattern: pattern(
        `{n}\\s(?:\\p{L}+\\s)?d(?:e|os|as) (?:seus |suas |um total de |cada )?{n}(?:{..45})(?:,|\\(|—|–)\\s*{that}{q}{s}`,
        named,
      ),
    },
    {
      order: 'share part whole',
      pattern: pattern(`{p},?\\s*(?:,|\\(|—|–|ou)\\s*{q}{n} d(?:e|os|as) (?:um total de )?{n}`, named),
    },
    { order: 'share share', pattern: pattern(`{r}(?:{..40})(?:,\\s*ou|,|\\()\\s*{q}{s}`, named) },
  ],
  shareOfElse:
    /^\s+(?:del[ea]s|dest[ea]s|dos quais|das quais|de\s+\p{L}+|disse|disseram|eram|são|foram|estão|têm|para|por|em|mais|menos)(?!\p{L})/iu,
  partsIntro:
    /^[^,:]{0,50}(?::|,?\s(?:formad[oa]s? por|compost[oa]s? por|compõe-se de|divididos? em|dividid[oa]s? entre))\s*(?:\p{L}+\s+){0,2}$/iu,
  partsOf: /(?<!\p{L})d(?:e|os|as|esses|essas)\s+(?:seus\s+|suas\s+)?$/iu,
  partsHad: /^\s+\p{L}+,?\s+(?:tem|tinha|conta com)\s+$/iu,
  partsIncluded: /^(?:\s(?!que\s)\p{L}+){0,5}\s(?:inclui|incluem|prevê)\s$/iu,
  totalAfter: /(?:,|;|\s[—–])\s{0,3}(?:no total|num total de|em um total de|ao todo|somando)(?:,\s{1,3}|\s{1,3})$/iu,
  persons: /^\s{1,3}(?:pessoas|passageiros|suspeitos|vítimas|integrantes|migrantes|trabalhadores|presos),?\s{0,3}$/iu,
  menAndWomen: /^\s+(?:homens|mulheres|crianças|meninos|meninas|menores|adultos|adolescentes)(?!\p{L})/iu,
  and: /(?<!\p{L})(?:e|mais)(?!\p{L})/iu,
  including:
    /(?<!\p{L})(?:entre (?:eles|elas|outr[oa]s|os quais|as quais)|incluíd[oa]s?|incluindo|como|sobretudo|ao menos|pelo menos|até|resto|demais|restantes?)(?!\p{L})/iu,
  undecided: /(?<!\p{L})(?:indecis[oa]s?|não (?:sabe|sabem|respondeu|opinou)|em branco|nulos?)(?!\p{L})/iu,
  multiples: [
    { factor: 2, verb: /(?<!\p{L})(?:dobr|duplic)(?:ou|a|am|ar|ado|aram|ando|ados|adas)(?!\p{L})/giu },
    { factor: 3, verb: /(?<!\p{L})triplic(?:ou|a|am|ar|ado|aram|ando|ados|adas)(?!\p{L})/giu },
    { factor: 4, verb: /(?<!\p{L})quadruplic(?:ou|a|am|ar|ado|aram|ando|ados|adas)(?!\p{L})/giu },
    {
      factor: 0.5,
      verb: /(?<!\p{L})(?:(?:redu|baix|ca|diminu|recu|cort|encolh)\p{L}*\s+(?:à|a|pela|para a) metade)(?!\p{L})/giu,
    },
  ],
  before:
    /(?<!\p{L})(?:d[eoa]|desde|era|eram|custava|custavam|tinha|havia|somava|valia|pagava)\s+(?:\p{L}+\s+){0,2}$/iu,
  after: /(?<!\p{L})(?:para|ao?|até|hoje|agora|é|são|custa|custam|soma|tem|há|vale|paga)\s+(?:\p{L}+\s+){0,3}$/iu,
  versus: /^[^.;]{0,30}(?:,|\()\s{0,3}(?:contra|ante|em comparação com)\s{1,3}$/iu,
  moreThan: /(?<!\p{L})mais (?:que|do que|de)\s+$/iu,
  nearly: /(?<!\p{L})(?:quase|praticamente|cerca de)\s+$/iu,
  over100: [
    pattern(
      `(?<!\\p{L})(?:caiu|caíram|baixou|baixaram|recuou|recuaram|diminuiu|encolheu|despencou|reduziu|reduziram|perdeu|(?:queda|baixa|recuo|redução|diminuição|corte) de)(?: em| uns| quase)* {q}(?<over>{p})(?!\\s+(?:para|ao?|d[eoa])\\b)`,
      named,
    ),
    pattern(`(?<over>{p}) d(?:e|os|as) (?:todos os |todas as |seus |suas )?${human}(?!\\p{L})`, named),
    pattern(
      `(?<!\\p{L})(?:participação|comparecimento|abstenção|ocupação hoteleira|alfabetização|aprovação|desemprego|probabilidade|umidade|cobertura)(?!\\p{L}){..40}(?<!\\p{L})(?:foi|é|era|de|chegou|atingiu|em) {q}(?<over>{p})(?!\\s+(?:mais|menos|a mais|a menos|superior|maior)\\b)`,
      named,
    ),
  ],
  people: new RegExp(
    `^\\s+(?:de\\s+)?(?:\\p{L}+\\s+){0,1}?(?:${human.slice(3, -1)}|viajantes|migrantes|refugiados|visitantes|turistas|soldados|mortos|mortes|desempregados|pobres|argentinos|portugueses)(?!\\p{L})`,
    'iu',
  ),
  town: /(?<!\p{L})(?:cidade|vila|município|povoado),?\s(?:de|com)\s(?:cerca de\s|quase\s|mais de\s)?$/iu,
  country: /(?<!\p{L})(?:país|nação|estado),?\s(?:de|com)\s(?:cerca de\s|quase\s|mais de\s)?$/iu,
  dwellers: /^\s(?:de\s)?(?:habitantes|pessoas|moradores|almas|cidadãos)(?!\p{L})/iu,
  scale: /milh|bilh|trilh/iu,
  days: [
    pattern(
      `(?<![\\p{L}\\d.,:$€])(?<day>\\d{1,2})º? de (?<month>${month})(?!\\p{L})(?:,? de (?<year>(?:1[5-9]|20)\\d\\d)(?!\\d))?`,
    ),
  ],
  months: words('jan fev mar abr mai jun jul ago set out nov dez'),
  weekdays: words('domingo segunda terça quarta quinta sexta sábado'),
  weekdayBefore: new RegExp(`(?<!\\p{L})(?<weekday>${weekday.slice(3, -1)})(?:-feira)?,?\\s+(?:dia\\s+)?$`, 'iu'),
  lives: [
    /(?<!\p{L})(?:nasceu|nascid[oa])\s+(?:\p{L}+\s+){0,4}?(?:em\s*|no\s+[^.;]{0,21}?)(?<born>1[89]\d\d|20\d\d)[^.;]{0,80}?(?<!\p{L})(?:morreu|faleceu)\s+[^.;]{0,40}?(?<died>1[89]\d\d|20\d\d),?\s+(?:aos|com)\s+(?<age>\d{1,3})\s+anos/giu,
  ],
  turned: [],
  units: unitTable(
    metricUnits(`
      quilômetros por hora; milhas por hora; quilômetros quadrados; milhas quadradas; metros quadrados; pés quadrados;
      hectares|hectare; acres|acre; quilômetros|quilômetro; milhas|milha; centímetros|centímetro; milímetros|milímetro;
      metros|metro; jardas|jarda; pés|pé; polegadas|polegada; quilogramas|quilos|quilo; gramas|grama; libras|libra;
      onças|onça; litros|litro; mililitros|mililitro; galões|galão; graus celsius|celsius; graus fahrenheit|fahrenheit
    `),
  ),
  converted:
    /^\s*[([]\s*(?:(?:uns|umas|quase|cerca de|mais de|aproximadamente|ou|pouco mais de|pouco menos de)\s+)*$/iu,
  stopWords: new Set(
    words(`o a os as um uma uns umas e ou mas de do da dos das em no na nos nas ao à aos às por pelo pela para com desde até
      como que se seu sua seus suas este esta estes estas esse essa esses essas isso lhe é são era eram foi foram ser será
      sido há havia não nem mais menos muito quase cerca apenas só já todo toda todos todas cada entre sobre segundo disse
      disseram diz dizem informou afirmou explicou também quando onde enquanto depois antes durante dois duas três primeiro
      primeira outro outra outros outras vai vão fez fazer feito ano anos mês meses semana semanas dia dias por cento milhões
      milhão bilhões bilhão mil número total aqui ali então agora hoje ontem muita muitos poucas poucos porque assim mesmo
      mesma qual quais quem ele ela eles elas tem têm tinha terá está estão estava estar pode podem`),
  ),
  synonyms: synonyms(`
    mortos morto morre morrem morreu morreram mortes vítimas óbitos = mort;
    emprego empregos trabalho trabalhos trabalhadores empregados funcionários vagas = trabalh;
    custo custará custa custou preço orçamento valor vale = cust; feridos ferido = ferid;
    baixa baixou baixaram caiu caíram queda = baix; sobe subiu subiram alta = sub; fecham fecharam fechar fechou = fech
  `),
  apart:
    /(?<!\p{L})(?:primeir\p{L}+|segund[oa]s?|terceir\p{L}+|outr[oa]s?|anterior\p{L}*|inicia\p{L}*|original\p{L}*|próxim\p{L}+|últim\p{L}+|passad[oa]s?|há|antes|comparado|ante|restantes?|resto|inclu\p{L}+|entre el[ea]s|del[ea]s|d[oa]s quais|cada|média|havia\p{L}*|desde|até|adiciona\p{L}*|mais|menos|além|metade|seria\p{L}*|poderia\p{L}*|se|sub\p{L}+|baix\p{L}+|ca(?:i|em|iu|íram)|cresc\p{L}+|aument\p{L}+|parte|apenas|só|contra|já|faltam?|pediu)(?!\p{L})/iu,
  times: new RegExp(
    `(?<!\\p{L})(?:hoje|ontem|${weekday.slice(3, -1)}|${month.slice(3, -1)}|(?:em|de) \\d{4}|agora)(?!\\p{L})`,
    'iu',
  ),
  definite: /(?<!\p{L})(?:os|as|seus|suas|esses|essas|estes|estas|todos os|todas as|com|de|dos|das|orçamento de)\s+$/iu,
}
