import { coded, meaning, numbered, phrases, words } from '../../model/wordLists'
import type { LanguageTable, StyleGuide } from './table'

/** Fundéu and the RAE: "63 %", "3.500 millones de dólares", words up to nine. */
const fundeu: StyleGuide = {
  guide: 'FundéuRAE and the Ortografía of the RAE',
  percent: 'sign',
  scales: 'decimal',
  wordsUpTo: 9,
  currency: 'name',
}

/** What the papers of Mexico City do: "63 por ciento", "3 mil 500 millones de pesos", words up to nine. */
const mexico: StyleGuide = {
  ...fundeu,
  guide: 'the usage of Mexican papers (La Jornada, Excélsior, Reforma)',
  percent: 'words',
  scales: 'mixed',
}

function pesos(demonym: string) {
  return { one: `peso ${demonym}`, other: `pesos ${demonym}s` }
}

const measures = {
  t: { one: 'tonelada', other: 'toneladas' },
  m2: { one: 'metro cuadrado', other: 'metros cuadrados' },
  m3: { one: 'metro cúbico', other: 'metros cúbicos' },
  km2: { one: 'kilómetro cuadrado', other: 'kilómetros cuadrados' },
  '[mi_i]2': { one: 'milla cuadrada', other: 'millas cuadradas' },
  '[ft_i]2': { one: 'pie cuadrado', other: 'pies cuadrados' },
  '[mi_i]/h': { one: 'milla por hora', other: 'millas por hora' },
  kW: { one: 'kilovatio', other: 'kilovatios' },
  MW: { one: 'megavatio', other: 'megavatios' },
  GW: { one: 'gigavatio', other: 'gigavatios' },
}

const peso = { one: 'peso', other: 'pesos' }

/**
 * Spanish. The spellings are those of the RAE (Diccionario panhispánico de dudas, "cardinales"). The long scale: 10⁹
 * is "mil millones", and "billón" is 10¹², so there is no scale of its own between "millón" and that.
 */
export const es: LanguageTable = {
  numbers: {
    below: words(
      `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
      dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
      veintiocho veintinueve`,
    ),
    tens: {
      20: 'veinte',
      30: 'treinta',
      40: 'cuarenta',
      50: 'cincuenta',
      60: 'sesenta',
      70: 'setenta',
      80: 'ochenta',
      90: 'noventa',
    },
    tensJoiner: ' y ',
    hundreds: {
      100: 'ciento',
      200: 'doscientos',
      300: 'trescientos',
      400: 'cuatrocientos',
      500: 'quinientos',
      600: 'seiscientos',
      700: 'setecientos',
      800: 'ochocientos',
      900: 'novecientos',
    },
    exactHundred: 'cien',
    hundredsJoiner: ' ',
    scaleRestJoiner: ' ',
    scales: [
      { value: 1_000_000, one: 'un millón', many: '{n} millones' },
      { value: 1000, one: 'mil', many: '{n} mil' },
    ],
    gendered: /uno$|(?:cientos|quinientos)(?!\p{L})/u,
    shortened: [
      ['veintiuno', 'veintiún'],
      ['uno', 'un'],
    ],
  },
  qualifiers: {
    about: 'alrededor de {n}',
    'more-than': 'más de {n}',
    'at-least': 'al menos {n}',
    'less-than': 'menos de {n}',
    'at-most': 'como máximo {n}',
  },
  range: { plain: 'de {low} a {high}', qualified: '{low} a {high}' },
  percent: { other: 'por ciento' },
  scales: {
    usual: [
      { value: 1e12, forms: { one: 'billón', other: 'billones' }, alone: 'un billón' },
      { value: 1e6, forms: { one: 'millón', other: 'millones' }, alone: 'un millón' },
    ],
    regions: {},
    thousand: 'mil',
    isSaidOnce: true,
    partitive: { full: 'de ' },
  },
  currencyNames: {
    all: {
      USD: { one: 'dólar', other: 'dólares' },
      EUR: { one: 'euro', other: 'euros' },
      GBP: { one: 'libra esterlina', other: 'libras esterlinas' },
      CAD: { one: 'dólar canadiense', other: 'dólares canadienses' },
      JPY: { one: 'yen', other: 'yenes' },
      CNY: { one: 'yuan', other: 'yuanes' },
      BRL: { one: 'real', other: 'reales' },
      MXN: pesos('mexicano'),
      ARS: pesos('argentino'),
      CLP: pesos('chileno'),
      COP: pesos('colombiano'),
      UYU: pesos('uruguayo'),
      DOP: pesos('dominicano'),
      CUP: pesos('cubano'),
      CHF: { one: 'franco suizo', other: 'francos suizos' },
      XOF: { one: 'franco CFA', other: 'francos CFA' },
      ZAR: { one: 'rand', other: 'rands' },
      AUD: { one: 'dólar australiano', other: 'dólares australianos' },
      INR: { one: 'rupia india', other: 'rupias indias' },
      RUB: { one: 'rublo', other: 'rublos' },
      UAH: { one: 'grivna', other: 'grivnas' },
      TRY: { one: 'lira turca', other: 'liras turcas' },
      PLN: { one: 'esloti', other: 'eslotis' },
      BOB: { one: 'boliviano', other: 'bolivianos' },
      CRC: { one: 'colón costarricense', other: 'colones costarricenses' },
      GTQ: { one: 'quetzal', other: 'quetzales' },
      HNL: { one: 'lempira', other: 'lempiras' },
      NIO: { one: 'córdoba', other: 'córdobas' },
      PEN: { one: 'sol peruano', other: 'soles peruanos' },
      PYG: { one: 'guaraní', other: 'guaraníes' },
      VES: { one: 'bolívar', other: 'bolívares' },
    },
    local: {
      MX: { code: 'MXN', forms: peso },
      AR: { code: 'ARS', forms: peso },
      CL: { code: 'CLP', forms: peso },
      CO: { code: 'COP', forms: peso },
      UY: { code: 'UYU', forms: peso },
      DO: { code: 'DOP', forms: peso },
      PE: { code: 'PEN', forms: { one: 'sol', other: 'soles' } },
      CR: { code: 'CRC', forms: { one: 'colón', other: 'colones' } },
    },
  },
  measureNames: {
    usual: measures,
    regions: {
      MX: {
        ...measures,
        kW: { one: 'kilowatt', other: 'kilowatts' },
        MW: { one: 'megawatt', other: 'megawatts' },
        GW: { one: 'gigawatt', other: 'gigawatts' },
      },
    },
  },
  styles: { usual: fundeu, regions: { MX: mexico } },
  percentagePoint: { one: 'punto porcentual', other: 'puntos porcentuales' },
  reading: {
    numbers: numbered(
      `una 1, veintiuna 21, ciento 100, doscientas 200, trescientas 300, cuatrocientas 400, quinientas 500,
      seiscientas 600, setecientas 700, ochocientas 800, novecientas 900`,
    ),
    ones: ['uno', 'un', 'una'],
    articles: ['un', 'una'],
    scales: { billon: 1e12, billones: 1e12, trillon: 1e18, trillones: 1e18, millardo: 1e9, millardos: 1e9 },
    digitsAfterScale: true,
    abbreviations: [
      { text: 'mdp', value: 1e6, when: 'any', currency: 'MXN' },
      { text: 'MDP', value: 1e6, when: 'any', currency: 'MXN' },
      { text: 'mdd', value: 1e6, when: 'any', currency: 'USD' },
      { text: 'MDD', value: 1e6, when: 'any', currency: 'USD' },
      { text: 'mde', value: 1e6, when: 'any', currency: 'EUR' },
      { text: 'mmdp', value: 1e9, when: 'any', currency: 'MXN' },
      { text: 'mmdd', value: 1e9, when: 'any', currency: 'USD' },
      { text: 'bdp', value: 1e12, when: 'any', currency: 'MXN' },
      { text: 'bdd', value: 1e12, when: 'any', currency: 'USD' },
      { text: 'mill', value: 1e6, when: 'any' },
      { text: 'M', value: 1e6, when: 'counted' },
      { text: 'M', value: 1e6, when: 'money' },
      { text: 'MM', value: 1e6, when: 'money' },
      { text: 'k', value: 1e3, when: 'glued' },
      { text: 'K', value: 1e3, when: 'glued' },
    ],
    scalePhrases: { 'miles de millones': 1e9, 'miles de millón': 1e9 },
    collectives: numbered(
      `docena 12, docenas 12, decena 10, decenas 10, veintena 20, veintenas 20, treintena 30, cuarentena 40,
      cincuentena 50, sesentena 60, centena 100, centenas 100, centenar 100, centenares 100, millar 1000,
      millares 1000`,
    ),
    halfBefore: ['medio', 'media'],
    partAfter: { 'y medio': 0.5, 'y media': 0.5, 'y cuarto': 0.25 },
    halvedNouns: words(
      `segundo segundos minuto minutos hora horas día días semana semanas quincena mes meses bimestre trimestre semestre
      año años lustro lustros década décadas siglo siglos centímetro centímetros metro metros kilómetro kilómetros milla
      millas legua leguas pie pies pulgada pulgadas gramo gramos kilo kilos kilogramo kilogramos tonelada toneladas
      libra libras onza onzas litro litros galón galones hectárea hectáreas punto puntos peso pesos euro euros dólar
      dólares grado grados jornada jornadas cuadra cuadras vuelta vueltas página páginas temporada temporadas cuerpo
      cuerpos manzana manzanas`,
    ),
    elided: {
      plus: ['más'],
      any: [],
      decimal: ['de ellos', 'de ellas', 'de esos', 'de esas', 'de los cuales', 'de las cuales', 'de los que'],
    },
    point: ['punto', 'coma'],
    minus: ['menos'],
    minusBlockers: words('mucho mucha poco no o ni más y algo cada vez bastante son es'),
    percent: ['por ciento', 'por cien', 'porciento'],
    percentagePoint: ['punto porcentual', 'puntos porcentuales', 'pp', 'p.p.', 'pps', 'puntos de porcentaje'],
    currencies: {
      ...meaning(null, 'dólares, dólar, pesos, peso, rupias'),
      ...coded(
        `dólares estadounidenses USD, dólares americanos USD, dólares australianos AUD, pesos cubanos CUP, rublos RUB,
        soles PEN, sol PEN, colones CRC, colón CRC, quetzales GTQ, lempiras HNL, córdobas NIO, guaraníes PYG, bolivianos BOB, bolívares VES, francos
        suizos CHF, grivnas UAH, zlotys PLN`,
      ),
    },
    partitive: ['de'],
    moneyOrWeight: {
      nouns: { libras: { currency: 'GBP', measure: '[lb_av]' }, libra: { currency: 'GBP', measure: '[lb_av]' } },
      moneyRegions: ['ES', 'AR', 'UY', 'CL'],
      money: words(
        `cuesta cuestan costó costaron costará costo coste precio pagó pagar pagaron paga multa multó multaron recaudó
        recaudar valor vale valen invirtió invertir inversión gasto gastó ganó gana sueldo salario presupuesto deuda
        fondo donó donación cobró cobra premio bono vendió compró esterlinas reino londres británico británica euros`,
      ),
      weight: words(
        `pesa pesan pesó pesaba pesar peso kilos kilogramos onzas bajó subió cargó cargar decomisó decomisaron
        incautó levantó levanta libras-pie`,
      ),
      weightAfter: ['de'],
    },
    measures: coded(
      `kilómetros km, kilómetro km, metros m, metros cuadrados m2, metros cúbicos m3, kilómetros cuadrados km2,
      kilómetros por hora km/h, kilos kg, toneladas t, litros L, hectáreas har, millas [mi_i], pies [ft_i],
      grados centígrados Cel, grados celsius Cel, megavatios MW, megawatts MW, gigavatios GW, kilovatios kW`,
    ),
    multiples: [],
    fractions: {
      plural: numbered(
        `tercio 3, tercios 3, cuartos 4, quintos 5, sextos 6, séptimos 7, octavos 8, novenos 9, doceavos 12,
        dieciseisavos 16, vigésimos 20, veinteavos 20, veintavos 20, cincuentavos 50, centésimos 100, milésimos 1000`,
      ),
      periods: { nouns: [], before: [], after: [] },
      singular: numbered(
        `cuarto 4, quinto 5, sexto 6, séptimo 7, octavo 8, noveno 9, décimo 10, doceavo 12, dieciseisavo 16, vigésimo 20,
        veinteavo 20, veintavo 20, treintavo 30, cincuentavo 50, quincuagésimo 50, centésimo 100, milésimo 1000`,
      ),
      withNoun: numbered(
        `tercera 3, terceras 3, cuarta 4, cuartas 4, quinta 5, quintas 5, sexta 6, sextas 6, séptima 7, séptimas 7,
        octava 8, octavas 8, novena 9, novenas 9, décima 10, décimas 10, doceava 12, doceavas 12, vigésima 20,
        vigésimas 20, veinteava 20, quincuagésima 50, cincuentava 50, centésima 100, centésimas 100, milésima 1000`,
      ),
      nouns: ['parte', 'partes'],
      articles: ['la'],
      fixed: { 'la mitad': [1, 2] },
      half: [],
      followers: [],
      leaders: ['en'],
      blockers: [],
      singularFollowers: ['de', 'del'],
    },
    ratios: {
      sure: ['de cada', 'de entre cada', 'por cada'],
      unsure: [],
      not: [],
    },
    ranges: {
      between: [
        ['entre', 'y'],
        ['entre', 'e'],
        ['entre los', 'y los'],
        ['entre las', 'y las'],
        ['entre el', 'y el'],
        ['entre un', 'y un'],
        ['de', 'a'],
        ['de los', 'a los'],
        ['de las', 'a las'],
        ['del', 'al'],
        ['de un', 'a un'],
        ['desde', 'hasta'],
        ['de', 'hasta'],
        ['desde los', 'hasta los'],
      ],
      middle: ['a'],
      against: ['contra', 'frente a'],
      either: ['o', 'u'],
      open: ['entre', 'de', 'desde'],
      changes: words(
        `pasó pasa pasar pasará pasaron subió sube subir subirá bajó baja bajar bajará aumentó aumentar creció crecer
        cayó cae redujo reducir disminuyó elevó incrementó descendió subieron bajaron aumentaron cayeron crecieron
        cedió cedieron moderó moderaron repuntó repuntaron escaló trepó disparó desplomó hundió rebotó
        disminuyeron incrementaron avanzaron retrocedieron encareció abarató recortó ajustó mejoró empeoró amplió ampliar elevar pasando avanzó retrocedió`,
      ),
    },
    qualifiers: {
      before: {
        ...meaning(
          'about',
          `alrededor de, cerca de, aproximadamente, aprox, aprox., unos, unas, casi, en torno a, entorno a,
          del orden de, un estimado de, prácticamente, más o menos, algo así como`,
        ),
        ...meaning(
          'more-than',
          `más de, arriba de, por encima de, superior a, superiores a, mayor a, mayores a, mayor de, mayores de,
          poco más de`,
        ),
        ...meaning(
          'at-least',
          `al menos, por lo menos, cuando menos, como mínimo, mínimo de, un mínimo de, mínimo, no menos de, a partir de`,
        ),
        ...meaning(
          'less-than',
          `menos de, poco menos de, por debajo de, debajo de, abajo de, inferior a, inferiores a, menor a, menores a,
          menor de, menores de`,
        ),
        ...meaning(
          'at-most',
          `hasta, como máximo, máximo de, un máximo de, máximo, a lo sumo, cuando mucho, a lo más, no más de`,
        ),
      },
      after: {
        ...meaning('at-least', 'o más, por lo menos, como mínimo, al menos, cuando menos'),
        ...meaning('at-most', 'como máximo, o menos'),
        ...meaning('about', 'aproximadamente, más o menos, y pico, y tantos, y tantas'),
      },
      between: words('un una el la los las sus otros otras esos estos esas estas'),
      ends: ['hasta'],
    },
    ordinals: {
      suffixes: words('º ª er ro ra do da to ta mo ma vo va no na ero era avo ava th'),
      words: words(
        `primero primera segundo segunda tercero tercera cuarto cuarta quinto quinta sexto sexta séptimo séptima octavo
        octava noveno novena`,
      ),
    },
    labels: words(
      `rol rit ruc barracón barraca búnker silo pasillo anaquel elevador ascensor garita taquilla butaca pabellón establo invernadero stand estand calibre calibres aniversario cumpleaños tipo jurisprudencia amparo averiguación legajo toca carta página páginas artículo artículos sección
      secciones capítulo capítulos párrafo párrafos cláusula cláusulas anexo apéndice fracción fracciones inciso
      apartado transitorio versículo salmo numeral vuelo vuelos ruta rutas carretera carreteras autopista autovía
      kilómetro km milla habitación habitaciones aula canales andén vía terminal pista suite fases etapa categoría
      grado versión episodio volumen tomo figura tabla cuadro gráfico recuadro número números lote manzana bloque
      distrito distritos sector sectores muelle carril asiento decreto decretos ley leyes norma reglamento resolución
      resoluciones directiva convenio convenios protocolo circular dictamen sentencia expediente expedientes carpeta
      oficio folio acta boletín recomendación proposición enmienda título formulario jornada hoyo bombo dorsal
      camiseta playera batallón brigada regimiento escuadrón preparatoria secundaria primaria clínica notaría reactor
      tramo caseta casilla urna agenda isbn issn id ref referencia factura boleto placa placas matrícula extensión tel
      teléfono fax móvil celular whatsapp cp sonata sinfonía opus código códigos vitamina omega tranvía siglo módulo
      mando comando hangar nº n° núm nro polígono parcela bus generación cohete consejería delegación seccional
      diputación lámina`,
    ),
    gradedLabels: ['grado', 'grados'],
    labelAdjectives: words(
      `frío fría cálido cálida federal estatal nacional provincial comarcal constitucional local municipal técnica técnico diurna vespertina número número único única
      transitorio general epidemiológica epidemiológico`,
    ),
    looseLabels: words(
      `frente frentes ventanilla ventanillas fecha taquilla mostrador carpa andador tipos colonia vereda barrio fraccionamiento ejido partido juego gol vez título puesto lugar foja fojas cuenta contrato póliza crédito auto coche carro monoplaza vagón
      cajón jugador año equipo canal puerta puertas cuarto sala salón celda celdas nivel clase paso pasos modelo serie
      edición parte grupo punto planta piso local zona zonas área edificio torre línea líneas fila orden acuerdo causa
      plan base campamento escuela hospital pozo mesa caja bodega nave testigo jurado sospechoso paciente reo
      candidato misión visión tren autobús camión lista programa ciclo semana día minuto reforma juzgado tribunal
      estación parada departamento interior unidad división compañía liga curso temporada temporadas ronda vuelta
      convocatoria patrulla portal plataforma buque lancha cuartel opción pregunta preguntas objetivo objetivos fase
      etapas niveles`,
    ),
    labelAbbreviations: words(
      `p pp pág págs art arts sec cap caps no núm núms n nro vol fig párr op c.p tel ext km fracc exp mz lt int depto dni nif nie cuit cuil curp rfc rut ruc`,
    ),
    labelsAfter: [],
    calibres: words('rifle pistola revólver especial magnum'),
    goalNotes: words('pen p pp penal penalti'),
    goalLists: words('gol goles minuto minutos anotadores goleadores cambios'),
    dimensions: words(
      `alto alta altos altas altura largo larga largos largas longitud ancho ancha anchos anchas anchura profundo
      profundidad`,
    ),
    distributives: ['por', 'cada'],
    singularArticles: ['el', 'la', 'del', 'al'],
    streets: {
      before: words(
        `calle avenida av avda calzada calz paseo plaza bulevar boulevard blvd ronda travesía callejón camino
        prolongación privada glorieta carrer gran eje carrera circuito andador rambla periférico viaducto`,
      ),
      after: ['street', 'avenue', 'road', 'boulevard'],
      between: ['entre'],
    },
    names: phrases(
      `24/7, 9/11, 7-eleven, tolerancia cero, cero tolerancia, bajo cero, sobre cero, zona cero, hora cero, año cero,
      paciente cero, día cero, desde cero, de cero, a cero, cero emisiones, kilómetro cero, las mil y una noches,
      tres marías, dos bocas, cuatro caminos, dos equis, tres ríos, cuarto de hotel, cuarto de baño,
      cuarto de servicio, cuarto de guerra, cuarto de máquinas, cien años de soledad, grupo de los siete,
      grupo de los ocho, grupo de los veinte, grupo de los 20, g-20, grupo de los 7, grupo de los 8, grupo de los 77,
      tres reyes, mil gracias, mil disculpas, dos ríos, mil perdones, por mil razones, fórmula uno, número uno,
      telecinco, antena 3, la 2, uno a uno, uno por uno, uno a otro, una y otra, uno y otro, 50 cent,
      siete maravillas, seis naciones, cuatro vientos, dos hermanas, tres cantos, once inicial, once titular,
      once ideal, los cuatro fantásticos, cinco estrellas, diez mandamientos, cuatro elementos,
      dos pasos, emisiones cero, hambre cero, basura cero, pobreza cero, coste cero, costo cero, casilla cero,
      dos de mayo, cero neto, en un dos por tres,
      cada dos por tres, cuatro gatos, tres cuartos de lo mismo, mil maravillas, siete suelas, cuatro costados,
      siete vidas, los tres tristes tigres, mil y un, mil y una, ni uno ni otro, siete leguas, seis grados de separación,
      cinco minutos de fama, cuatro letras, veinte duros a cuatro pesetas, dos dedos de frente`,
    ),
    exactNames: ['3M', '4K', '8K'],
    dates: {
      joiners: ['de', 'del', 'de el', 'del año', 'de este', ','],
      between: ['-', '–', '—', 'y', 'al', 'a', 'e', 'o', 'u', ',', 'hasta el', 'y el', 'y del'],
      dayAfterMonth: false,
      months: { setiembre: 9 },
      dayPrepositions: ['el', 'del', 'al', 'este', 'pasado', 'próximo'],
      yearPrepositions: words(
        `en desde hasta para de del durante antes después tras a al hacia por entre y o que como primavera verano otoño
        invierno desde e alrededor`,
      ),
      surelyBeforeYear: ['en', 'desde', 'durante'],
      yearLeaders: words(
        `año años el del al este ese aquel ejercicio agenda mundial copa temporada elecciones presupuesto plan expo
        curso ciclo`,
      ),
      yearFollowers: { any: [], bounded: [] },
      yearBounds: ['a partir de', 'a partir del'],
      yearSuffixes: [],
      eras: phrases(`a. c., d. c., a.c., d.c., a. de c., d. de c., antes de cristo, después de cristo, ac, dc`),
      decadeLeaders: ['los años', 'años', 'década de los', 'década de', 'década del', 'decenio de', 'los años de'],
      decadeArticles: ['en los', 'de los', 'desde los', 'hasta los'],
    },
    times: {
      after: phrases('am, pm, a.m., p.m., a. m., p. m., a.m, p.m, hrs, hrs.'),
      zones: words('gmt utc hrs cet cest'),
      dayParts: phrases('de la mañana, de la tarde, de la noche, de la madrugada, del mediodía, a. m., p. m.'),
      openers: words(
        `abre abren abierto abierta abiertos abiertas abrirá abrirán abrió horario horarios atiende atienden atenderá
        atención funciona funcionan funcionará servicio cierra cierran cerrará cerrado cerrada sirve visitas visita
        visitarse taquilla taquillas consultas lunes martes miércoles jueves viernes sábado sábados domingo domingos
        diario diariamente festivos`,
      ),
      hours: words('horas hora h hrs'),
      before: phrases(
        `siendo las, son las, eran las, serían las, a las, a la, las, la, desde las, hasta las, de las, entre las, y las, sobre las, hacia las, para las,
        antes de las, después de las, pasadas las, alrededor de las, tipo`,
      ),
      followers: phrases(
        `horas, hora, h, hrs, de la mañana, de la tarde, de la noche, de la madrugada, del día, del mediodía, en punto,
        de este, del lunes, del martes, del miércoles, del jueves, del viernes, del sábado, del domingo, de hoy,
        de ayer, gmt, hora local, am, pm, a.m., p.m., horario, tiempo, hora peninsular, y media, y cuarto,
        menos cuarto, a. m., p. m.`,
      ),
      minutes: ['y media', 'y cuarto', 'menos cuarto', 'y', 'menos', 'con'],
      blockers: [],
      past: [],
    },
    nouns: {
      pluralEndings: ['s'],
      irregular: words('mil mdp mdd murieron eran son fueron resultaron están estaban han ya'),
      counted: words(
        `personas hombres mujeres niños niñas soldados militares elementos policías agentes trabajadores empleos casos
        muertos muertes años días horas semanas meses casas viviendas votos votantes electores estudiantes alumnos
        pacientes dólares pesos euros kilómetros metros millas toneladas hectáreas empleados efectivos refugiados
        migrantes presos vecinos habitantes manifestantes civiles familias hogares barriles litros puntos plazas camas
        unidades vehículos empresas víctimas kilos km asistentes asientos aficionados espectadores entradas ejemplares
        docentes maestros profesores`,
      ),
      functionWords: words(
        `el la los las un una unos unas y e o u de del al a en con por para que se sus su nos les los es fue era ha más
        mas menos tras antes después entonces además pues sin desde hasta entre según sobre cuando donde quienes
        cuales ellos ellas esos esas estos estas aquellos aquellas muchos muchas varios varias algunos algunas todos
        todas otros otras miles cientos decenas ambos ambas tres dos seis tres apenas quizás jamás mientras millones
        como pero aunque ni no ya gracias lunes martes miércoles jueves viernes detrás durante mediante contra pese
        frente bajo cuyos cuyas nuestros`,
      ),
      openers: null,
      reach: 1,
    },
    works: words(
      `película películas filme cinta novela libro serie telenovela obra disco álbum canción sencillo documental miniserie
      comedia musical pódcast podcast poemario poema cuadro`,
    ),
    scores: words(
      `ganó ganaron perdió perdieron venció vencieron derrotó derrotaron empató empataron marcador victoria derrota
      empate goleó triunfo global cayó resultado superó imponerse impuso ganar perder empatar goleada tanteador aprobó
      rechazó avaló ratificó resolvió`,
    ),
    placings: words(
      `quedó quedaron terminó terminaron acabó finalizó finalizaron llegó largó partió salió arribó entró clasificó concluyó
      marcha ubicó ubicado ubicada`,
    ),
    results: words(
      `escaño escaños diputado diputados diputadas voto votos sufragios banca bancas curul curules concejal concejales
      concejalas edil ediles regidor regidores regidurías senador senadores procuradores representantes parlamentarios
      eurodiputados alcaldías puntos apoyos`,
    ),
    ratedBy: ['con'],
    records: words('récord marca foja palmarés cartel invicto nocaut nocauts ko kos peleas'),
    calls: words(
      'tel teléfonos telefónica fax whatsapp celular móvil llame llamar marque marcar llamada llamadas llamó teléfono línea emergencias',
    ),
  },
}
