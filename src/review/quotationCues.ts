import { words } from '../model/wordLists'

/** The words of a language that tell what marks around words mean. */
export type QuotationCues = {
  /** Verbs and phrases of saying, anywhere in the sentence: “he said”, “according to”. */
  speech: RegExp
  /** Verbs that give something a name in somebody's words, right before the marks: “called it”. */
  naming: RegExp
  /** Works that have titles: “book”, and “titled”. */
  work: RegExp
  /** Words that a title in title case leaves lower; null where titles are written like sentences. */
  lowInTitles: ReadonlySet<string> | null
  /** Whether a dash with a space after it begins speech rather than an item of a list. */
  dashSpeaks: boolean
}

/** One pattern out of whole words or phrases and of stems, which any ending that begins with a vowel may follow. */
function pattern(whole: string, stems = ''): RegExp {
  const phrases = words(whole).map((phrase) => phrase.replaceAll('_', '\\s+'))
  const open = words(stems).map((stem) => `${stem}[aeiouáéíóú]\\p{L}*`)
  return new RegExp(`(?<!\\p{L}-?)(?:${[...phrases, ...open].join('|')})(?!\\p{L})`, 'giu')
}

const en: QuotationCues = {
  speech: pattern(
    `say says said saying tell tells told telling ask asks asked asking add adds added adding according_to
    call calls called calling state states stated stating claim claims claimed claiming warn warns warned warning
    explain explains explained explaining reply replies replied replying respond responds responded responding
    write writes wrote written writing tweet tweets tweeted post posted recall recalls recalled comment commented
    admit admits admitted confirm confirms confirmed deny denies denied suggest suggests suggested remarked remarks
    shout shouts shouted cry cries cried whisper whispers whispered exclaimed complain complains complained
    vow vows vowed vowing testify testifies testified assert asserts asserted point_out points_out pointed_out
    spoke_of speaks_of talk_of talks_of talked_of put_it puts_it in_the_words_of quip quips quipped joke jokes joked
    thank thanks thanked pray prays prayed think thinks thought continue continues continued report_that reports_that
    reported insist insists insisted insisting maintain maintains maintained words went_on answer answers answered`,
    `describ argu not declar announc acknowledg conced promis urg prais observ conclud denounc decr
    quot dismiss refer accus mention stress emphasi characteri labell label brand dubb repeat`,
  ),
  naming: pattern('call calls called calling dub dubs dubbed', 'describ brand labell label characteri dismiss prais'),
  work: pattern(
    `book books novel novels film films movie song songs album single article essay report paper study series play
    exhibition show podcast documentary poem story column painting memoir magazine titled entitled headlined`,
  ),
  lowInTitles: new Set(
    words('a an the and or nor but of in on at to for by with from as into over under vs via is it its be'),
  ),
  dashSpeaks: false,
}

const es: QuotationCues = {
  speech: pattern(
    `dice dicen decir dijo dijeron decía decían dicho diciendo según sostuvo sostuvieron sostiene sostienen
    llama llamó llaman llamaron llamar llamando contó contaron cuenta cuentan contaba negó niega en_palabras_de
    a_juicio_de advirtió advirtieron advierte advierten concluyó concluye pidió piden pide refirió refiere
    prometió promete escrito juró describió habló_de hablar_de habla_de sentenció palabras`,
    `afirm asegur señal expres declar calific indic explic coment agreg añad apunt consider respond contest pregunt
    escrib subray insist recalc reconoc admit manifest precis detall denunci critic tach tild describ defin reiter
    relat narr exclam grit murmur susurr replic argument argü arguy aleg confirm plante opin anunci acus lament
    celebr exig resalt destac revel repit repet sugir suger tuite public acot matiz aclar`,
  ),
  naming: pattern('llama llamó llaman llamaron llamar llamando', 'calific tach tild describ defin'),
  work: pattern(
    `libro libros novela novelas película filme canción canciones disco álbum sencillo artículo ensayo informe reporte
    estudio serie obra exposición muestra pódcast podcast documental poema cuento columna cuadro memorias revista
    reportaje titulado titulada titulados tituladas intitulado intitulada llamado llamada llamados llamadas`,
  ),
  lowInTitles: null,
  dashSpeaks: true,
}

const tables: Readonly<Record<string, QuotationCues>> = { en, es }

/** The cues of the language of a locale (BCP 47), or null where there are none. Throws a RangeError for a malformed one. */
export function quotationCues(locale: string): QuotationCues | null {
  const { language } = new Intl.Locale(locale)
  return Object.hasOwn(tables, language) ? (tables[language] ?? null) : null
}
