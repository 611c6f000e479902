import { coded, meaning, numbered, phrases, words } from '../../model/wordLists'
import type { LanguageTable, StyleGuide, WrittenScale } from './table'

const hundreds = words(
  'cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos',
).map((word, index): [number, string] => [(index + 1) * 100, word])

const measures = {
  t: { one: 'tonelada', other: 'toneladas' },
  m2: { one: 'metro quadrado', other: 'metros quadrados' },
  m3: { one: 'metro cúbico', other: 'metros cúbicos' },
  km2: { one: 'quilômetro quadrado', other: 'quilômetros quadrados' },
  '[mi_i]/h': { one: 'milha por hora', other: 'milhas por hora' },
  kW: { one: 'quilowatt', other: 'quilowatts' },
  MW: { one: 'megawatt', other: 'megawatts' },
  GW: { one: 'gigawatt', other: 'gigawatts' },
}
const scalesOfPortugal: WrittenScale[] = [
  { value: 1e12, forms: { one: 'bilião', other: 'biliões' } },
  { value: 1e6, forms: { one: 'milhão', other: 'milhões' } },
  { value: 1000, forms: { other: 'mil' }, isNumeral: true },
]
const portugal: StyleGuide = {
  guide: 'the usage of Portuguese papers (Público, Expresso) and of Lusa',
  percent: 'sign',
  scales: 'decimal',
  wordsUpTo: 10,
  currency: 'name',
}
const measuresOfPortugal = { ...measures, km2: { one: 'quilómetro quadrado', other: 'quilómetros quadrados' } }

/** Where Portuguese is written as in Portugal: all countries but Brazil (CLDR, the children of pt-PT). */
function asInPortugal<Value>(value: Value): Record<string, Value> {
  return Object.fromEntries(words('PT AO CH CV GQ GW LU MO MZ ST TL').map((region) => [region, value]))
}

/**
 * Portuguese, as Brazil writes it: the short scale (a bilhão is 10⁹), R$ and "2 mil". In Portugal 10⁹ is "mil milhões"
 * and a bilião 10¹².
 */
export const pt: LanguageTable = {
  numbers: {
    below: words(
      `zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito
      dezenove`,
    ),
    tens: Object.fromEntries(
      words('vinte trinta quarenta cinquenta sessenta setenta oitenta noventa').map((word, index) => [
        (index + 2) * 10,
        word,
      ]),
    ),
    tensJoiner: ' e ',
    hundreds: Object.fromEntries(hundreds),
    exactHundred: 'cem',
    hundredsJoiner: ' e ',
    scaleRestJoiner: ' e ',
    joinsRoundRests: true,
    scales: [
      { value: 1e12, one: 'um trilhão', many: '{n} trilhões' },
      { value: 1e9, one: 'um bilhão', many: '{n} bilhões' },
      { value: 1e6, one: 'um milhão', many: '{n} milhões' },
      { value: 1000, one: 'mil', many: '{n} mil' },
    ],
    gendered: /(?:^| )(?:um|dois)$|(?:duzentos|trezentos|centos|quinhentos)(?!\p{L})/u,
    respelled: asInPortugal({ dezesseis: 'dezasseis', dezessete: 'dezassete', dezenove: 'dezanove' }),
    shortened: [],
  },
  qualifiers: {
    about: 'cerca de {n}',
    'more-than': 'mais de {n}',
    'at-least': 'ao menos {n}',
    'less-than': 'menos de {n}',
    'at-most': 'no máximo {n}',
  },
  range: { plain: 'de {low} a {high}', qualified: '{low} a {high}' },
  percent: { other: 'por cento' },
  percentagePoint: { one: 'ponto percentual', other: 'pontos percentuais' },
  scales: {
    usual: [
      { value: 1e12, forms: { one: 'trilhão', other: 'trilhões' } },
      { value: 1e9, forms: { one: 'bilhão', other: 'bilhões' } },
      { value: 1e6, forms: { one: 'milhão', other: 'milhões' } },
      { value: 1000, forms: { other: 'mil' }, isNumeral: true },
    ],
    regions: asInPortugal(scalesOfPortugal),
    isSaidOnce: false,
    partitive: { full: 'de ' },
  },
  currencyNames: {
    all: {
      BRL: { one: 'real', other: 'reais' },
      USD: { one: 'dólar', other: 'dólares' },
      EUR: { one: 'euro', other: 'euros' },
      GBP: { one: 'libra esterlina', other: 'libras esterlinas' },
      JPY: { one: 'iene', other: 'ienes' },
      CNY: { one: 'yuan', other: 'yuans' },
      CHF: { one: 'franco suíço', other: 'francos suíços' },
      CAD: { one: 'dólar canadense', other: 'dólares canadenses' },
      ARS: { one: 'peso argentino', other: 'pesos argentinos' },
      MXN: { one: 'peso mexicano', other: 'pesos mexicanos' },
      AUD: { one: 'dólar australiano', other: 'dólares australianos' },
      CLP: { one: 'peso chileno', other: 'pesos chilenos' },
      COP: { one: 'peso colombiano', other: 'pesos colombianos' },
      UYU: { one: 'peso uruguaio', other: 'pesos uruguaios' },
      PEN: { one: 'sol peruano', other: 'sóis peruanos' },
      PYG: { one: 'guarani', other: 'guaranis' },
      BOB: { one: 'boliviano', other: 'bolivianos' },
      VES: { one: 'bolívar', other: 'bolívares' },
      INR: { one: 'rupia indiana', other: 'rupias indianas' },
      RUB: { one: 'rublo', other: 'rublos' },
      UAH: { one: 'hryvnia', other: 'hryvnias' },
      TRY: { one: 'lira turca', other: 'liras turcas' },
      XOF: { one: 'franco CFA', other: 'francos CFA' },
      ZAR: { one: 'rand', other: 'rands' },
      AOA: { one: 'kwanza', other: 'kwanzas' },
      MZN: { one: 'metical', other: 'meticais' },
    },
    local: {},
  },
  styles: {
    usual: {
      guide: 'Manual da Redação of the Folha de S.Paulo, and that of O Estado de S. Paulo',
      percent: 'sign',
      scales: 'decimal',
      wordsUpTo: 10,
      currency: 'either',
    },
    regions: asInPortugal(portugal),
  },
  measureNames: { usual: measures, regions: asInPortugal(measuresOfPortugal) },
  reading: {
    numbers: {
      ...numbered('uma 1, duas 2, quatorze 14, dezasseis 16, dezassete 17, dezanove 19, cinqüenta 50'),
      ...Object.fromEntries(hundreds.slice(1).map(([value, word]) => [word.replace(/os$/, 'as'), value])),
    },
    ones: ['um', 'uma'],
    articles: ['um', 'uma'],
    scales: { biliao: 1e12, bilioes: 1e12, quatrilhao: 1e15, quatrilhoes: 1e15 },
    digitsAfterScale: false,
    abbreviations: [
      { text: 'mi', value: 1e6, when: 'any' },
      { text: 'bi', value: 1e9, when: 'any' },
      { text: 'tri', value: 1e12, when: 'any' },
      { text: 'M', value: 1e6, when: 'counted' },
      { text: 'M', value: 1e6, when: 'money' },
      { text: 'k', value: 1e3, when: 'glued' },
      { text: 'K', value: 1e3, when: 'glued' },
    ],
    scalePhrases: { 'milhares de milhões': 1e9 },
    collectives: numbered(
      `dúzia 12, dúzias 12, dezena 10, dezenas 10, vintena 20, centena 100, centenas 100, milhar 1000,
      milhares 1000`,
    ),
    halfBefore: ['meio', 'meia'],
    partAfter: { 'e meio': 0.5, 'e meia': 0.5 },
    halvedNouns: words(
      `segundo segundos minuto minutos hora horas dia dias semana semanas mês meses trimestre trimestres semestre
      semestres ano anos década décadas século séculos mandato mandatos centímetro centímetros metro metros quilômetro
      quilômetros litro litros grama gramas quilo quilos tonelada toneladas hectare hectares ponto pontos grau graus
      salário salários página páginas volta voltas real reais dólar dólares euro euros`,
    ),
    elided: { plus: ['mais'], any: [], decimal: ['deles', 'delas', 'dos quais', 'das quais'] },
    point: ['vírgula'],
    minus: ['menos'],
    minusBlockers: words('muito pouco ou nem mais e algo cada vez bem ao pelo são é'),
    percent: ['por cento', 'porcento'],
    percentagePoint: ['ponto percentual', 'pontos percentuais', 'pp', 'p.p.', 'p. p.'],
    currencies: {
      ...meaning(null, 'dólares, dólar, pesos, peso, rupias'),
      ...coded(
        `yuanes CNY, dólares americanos USD, pesos chilenos CLP, pesos uruguaios UYU, pesos colombianos COP, guaranis
        PYG, soles PEN, bolivianos BOB, bolívares VES, rublos RUB, kwanzas AOA, meticais MZN`,
      ),
    },
    partitive: ['de'],
    moneyOrWeight: {
      nouns: { libras: { currency: 'GBP', measure: '[lb_av]' }, libra: { currency: 'GBP', measure: '[lb_av]' } },
      moneyRegions: ['BR', 'PT'],
      money: words('custa custou custo preço pagou pagar paga vale multa salário dívida cobrou cobraram euros londres'),
      weight: words('pesa pesam pesava pesar peso quilos kg onças'),
      weightAfter: ['de'],
    },
    measures: coded(
      `quilômetros por hora km/h, quilômetros quadrados km2, quilômetro quadrado km2, metros quadrados m2,
      metro quadrado m2, metros cúbicos m3, quilos kg, quilo kg, toneladas t, tonelada t, graus celsius Cel, graus Cel,
      pés [ft_i], milhas [mi_i], megawatts MW, gigawatts GW`,
    ),
    multiples: [],
    fractions: {
      plural: numbered(
        `terço 3, terços 3, quartos 4, quintos 5, sextos 6, sétimos 7, oitavos 8, nonos 9, décimos 10, vigésimos 20,
        centésimos 100, milésimos 1000`,
      ),
      // "Apartamento de dois quartos", "com três quartos": rooms.
      periods: { nouns: ['quartos'], before: ['com'], after: [] },
      singular: numbered(
        'quarto 4, quinto 5, sexto 6, sétimo 7, oitavo 8, nono 9, décimo 10, vigésimo 20, centésimo 100, milésimo 1000',
      ),
      withNoun: numbered(
        `terça 3, terças 3, quarta 4, quartas 4, quinta 5, quintas 5, sexta 6, sextas 6, sétima 7, oitava 8, nona 9,
        décima 10, décimas 10, vigésima 20, centésima 100, milésima 1000`,
      ),
      nouns: ['parte', 'partes'],
      articles: ['a'],
      fixed: { metade: [1, 2] },
      half: [],
      followers: [],
      leaders: ['em'],
      blockers: [],
      singularFollowers: words('de do da dos das'),
    },
    ratios: {
      sure: ['em cada', 'de cada', 'para cada', 'entre cada'],
      unsure: ['a cada', 'entre'],
      not: words('segundos minutos horas dias semanas meses anos'),
      nounBetween: true,
    },
    ranges: {
      between: [
        ['entre', 'e'],
        ['entre os', 'e os'],
        ['entre as', 'e as'],
        ['entre um', 'e um'],
        ['de', 'a'],
        ['dos', 'aos'],
        ['das', 'às'],
        ['do', 'ao'],
        ['de', 'até'],
        ['desde', 'até'],
      ],
      middle: ['a'],
      against: ['contra'],
      either: ['ou'],
      turns: ['para'],
      open: ['entre', 'de', 'desde'],
      changes: words(
        `passou passa passar passará passaram subiu sobe subir subirá subiram caiu cai cair caíram cresceu aumentou
        aumentar aumentaram reduziu reduzir recuou diminuiu elevou avançou saltou foi vai encolheu baixou despencou
        passando ampliar ampliou cortou`,
      ),
    },
    qualifiers: {
      before: {
        ...meaning(
          'about',
          `cerca de, aproximadamente, por volta de, em torno de, ao redor de, perto de, quase, uns, umas, praticamente,
          na casa de, da ordem de, algo como, mais ou menos`,
        ),
        ...meaning(
          'more-than',
          'mais de, mais da, acima de, superior a, superiores a, maior que, maior do que, além de, pouco mais de',
        ),
        ...meaning(
          'at-least',
          'ao menos, pelo menos, no mínimo, um mínimo de, mínimo de, a partir de, não menos de, nada menos que',
        ),
        ...meaning(
          'less-than',
          'menos de, menos da, abaixo de, inferior a, inferiores a, menor que, menor do que, pouco menos de',
        ),
        ...meaning('at-most', 'até, no máximo, máximo de, um máximo de, não mais de, não mais que'),
      },
      after: {
        ...meaning('at-least', 'ou mais, no mínimo, pelo menos, ao menos'),
        ...meaning('at-most', 'ou menos, no máximo'),
        ...meaning('about', 'aproximadamente, mais ou menos, e poucos, e poucas'),
      },
      between: words('um uma o a os as seus suas outros outras'),
      ends: ['até'],
    },
    ordinals: {
      suffixes: words('º ª o a os as'),
      words: words(
        `primeiro primeira segundo segunda terceiro terceira quarto quarta quinto quinta sexto sexta sétimo sétima oitavo
        oitava nono nona décimo décima`,
      ),
    },
    labels: words(
      `calibre artigo artigos página páginas seção capítulo capítulos parágrafo inciso incisos alínea anexo cláusula
      item súmula tema lei leis decreto decretos portaria resolução medida pec pl plp mp adi adpf adc re habeas emenda
      processo inquérito edital ofício protocolo boletim voo voos rota rodovia br km quilômetro ônibus portão
      pista terminal sala apartamento apto bloco lote quadra andar número números nº n° camisa dígito versículo salmo
      tipo área grau versão episódio volume tomo figura tabela quadro gráfico fase etapa batalhão regimento esquadrão reator
      agenda ômega vitamina sinfonia opus fórmula código cep cpf cnpj rg crm isbn telefone tel fax celular whatsapp ramal
      século dp vara zona distrito disque registro matrícula placa chassi papa recurso recursos`,
    ),
    gradedLabels: ['grau', 'magnitude'],
    labelAdjectives: words('complementar federal estadual municipal provisória número constitucional epidemiológica'),
    looseLabels: words(
      `linha dia dias semana ano nível classe grupo rodada turno etapas posto lugar posição equipe turma quarto casa unidade
      setor canal temporada edição parte cena plano objetivo questão pergunta opção modelo estação plataforma porta mesa
      caixa faixa vaga série chave box candidato penitenciária presídio escola seção eixo artigo título lista módulo`,
    ),
    labelAbbreviations: words('p pp pág págs art arts cap núm vol fig inc tel al av'),
    labelsAfter: phrases(
      `minutos do primeiro tempo, minutos do segundo tempo, minutos da prorrogação, do primeiro tempo, do segundo tempo`,
    ),
    calibres: words('rifle pistola revólver magnum'),
    goalNotes: words('pênalti p contra'),
    goalLists: words('gol gols goleadores minuto minutos'),
    dimensions: words('alto alta altos altas altura comprido comprida comprimento largo larga largura profundidade'),
    distributives: ['por', 'cada'],
    singularArticles: words('o do ao no pelo'),
    streets: {
      before: words(
        `rua avenida av alameda praça largo travessa ladeira estrada rodovia via viaduto beco viela quadra setor`,
      ),
      after: [],
      between: ['entre'],
    },
    names: phrases(
      `24/7, 3x4, 4x4, abaixo de zero, acima de zero, marco zero, ano zero, hora zero, zero hora, dia zero, do zero,
      estaca zero, tolerância zero, desmatamento zero, fome zero, emissão zero, emissões zero, paciente zero, mil e uma,
      mil e um, mil maravilhas, mil desculpas, cem anos de solidão, quarto de hotel, quarto de hóspedes,
      quarto de empregada, quarto do casal, primeira metade, segunda metade, outra metade, número um, número 1,
      um a um, uma a uma, um por um, uma por uma, dois a dois, duas a duas, um ao outro, uma à outra, um e outro,
      três poderes, sete maravilhas, seis nações, sete anões, dez mandamentos, três mosqueteiros, quatro elementos,
      sete de setembro, nove de julho, quinze de novembro, treze de maio, cinco estrelas, sete vidas, sete chaves,
      seis por meia dúzia, fórmula 1, fórmula um, g20, g7, onze inicial, duas rodas, novela das nove,
      novela das seis, novela das sete`,
    ),
    exactNames: ['3M', 'B3'],
    dates: {
      joiners: ['de', 'do', ','],
      between: ['-', '–', '—', 'e', 'a', 'ao', 'ou', ',', 'até', 'e de'],
      dayAfterMonth: false,
      months: {},
      dayPrepositions: words('o do ao no dia'),
      yearPrepositions: words(
        `em desde até para de do durante antes após depois a ao por entre e ou que como primavera verão outono inverno
        contra ante pós pré`,
      ),
      surelyBeforeYear: ['em', 'desde', 'durante'],
      yearLeaders: words(
        'ano anos o do ao no este esse exercício agenda mundial copa temporada eleições eleição enem censo orçamento safra',
      ),
      yearFollowers: { any: [], bounded: [] },
      yearBounds: ['a partir de'],
      yearSuffixes: [],
      eras: phrases('a.c., d.c., a. c., d. c., antes de cristo, depois de cristo, ac, dc'),
      decadeLeaders: ['anos', 'os anos', 'década de', 'décadas de', 'decênio de'],
      decadeArticles: [],
    },
    times: {
      after: ['hs', 'hrs'],
      zones: words('gmt utc'),
      dayParts: phrases(
        `da manhã, da tarde, da noite, da madrugada, do meio-dia, horas da manhã, horas da tarde, horas da noite,
        horas da madrugada`,
      ),
      openers: words(
        `abre abrem aberto aberta abertos abertas abrirá horário horários atende atendem funciona funcionam fecha fecham
        visitação segunda terça quarta quinta sexta sábado domingo diariamente`,
      ),
      hours: words('horas hora h'),
      ledHours: words('as das'),
      before: phrases(
        'às, das, até as, desde as, entre as, por volta das, antes das, depois das, após as, a partir das',
      ),
      followers: phrases(
        `horas, h, da manhã, da tarde, da noite, da madrugada, em ponto, desta, deste, de hoje, de ontem, de segunda,
        de terça, de quarta, de quinta, de sexta, de sábado, de domingo, horário de, e meia`,
      ),
      minutes: ['e meia', 'e'],
      blockers: [],
      past: [],
    },
    nouns: {
      pluralEndings: ['s'],
      irregular: words('mil são foram eram estão estavam morreram ficaram têm'),
      counted: words(
        `pessoas homens mulheres crianças soldados militares policiais agentes trabalhadores empregos casos mortos mortes
        anos dias horas semanas meses casas votos eleitores estudantes alunos pacientes reais dólares euros pesos
        quilômetros metros toneladas hectares funcionários refugiados presos moradores habitantes manifestantes famílias
        barris litros pontos vagas leitos unidades veículos empresas vítimas km kg torcedores ingressos exemplares
        professores feridos cidades municípios brasileiros`,
      ),
      functionWords: words(
        `o a os as um uma uns umas e ou de do da dos das em no na nos nas por pelo pela pelos pelas para com sem sob sobre
        que se seu sua seus suas é era foi há mais menos após antes depois então além pois desde até entre segundo quando
        onde quem cujos cujas eles elas esses essas estes estas muitos muitas vários várias alguns algumas todos todas
        outros outras milhares centenas dezenas ambos ambas dois duas três seis apenas talvez jamais enquanto milhões como
        mas embora nem não já graças segunda terça quarta quinta sexta sábado domingo durante mediante contra ante às aos
        à ao nossos nossas deles delas quais só também`,
      ),
      openers: null,
      reach: 1,
    },
    works: words(
      'filme romance livro série álbum canção música peça documentário minissérie novela comédia disco longa musical',
    ),
    scores: words(
      `venceu venceram vencer vence perdeu perderam perder bateu bateram derrotou derrotaram empatou empataram empate
      placar vitória derrota goleou goleada agregado resultado superou ganhou ganharam`,
    ),
    results: words(
      `deputado deputados deputadas assento assentos cadeira cadeiras voto votos vereador vereadores vereadoras senador
      senadores eurodeputados mandatos prefeituras prefeitos pontos`,
    ),
    ratedBy: ['com'],
    records: words('cartel retrospecto invicto nocautes nocaute ko kos lutas'),
    sets: words('sets parciais'),
    calls: words('tel telefone telefones fax whatsapp celular ligue ligar disque discar chame emergência'),
  },
}
