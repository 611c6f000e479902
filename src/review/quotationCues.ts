import { languageOf } from '../model/perLocale'
import { words } from '../model/wordLists'

/** The words of a language that tell what marks around words mean. */
export type QuotationCues = {
  /** Verbs and phrases of saying, anywhere in the sentence: “he said”, “according to”. */
  speech: RegExp
  /** Verbs that give something a name in somebody's words, right before the marks: “called it”. */
  naming: RegExp
  /** Works that have titles: “book”, and “titled”. */
  work: RegExp
  /** What has a name that stands in marks: events, ships, schools, cases, newspapers; and “known as”. */
  named: RegExp
  /** What is a watchword, whoever shouts it. */
  slogan: RegExp
  /** Right before the marks, of a thing that bears words: “a banner that says”. */
  inscribed: RegExp
  /** Right after the marks, of an answer: “was all she would say”. */
  answered: RegExp
  /** Right before the marks: “so-called”. */
  soCalled: RegExp
  /** Right before the marks, where a term is given to a thing: “call this effect”, “define como”. */
  term: RegExp
  /** Right after the marks, of a term after a verb of naming: “llaman “…” a esa práctica”. */
  termAfter?: RegExp
  /** What a name comes after, right before the marks: “a shop called”, “according to”. */
  nameNext: RegExp
  /** Articles and their like, right before the marks. */
  determiner: RegExp
  /** Somebody's view, where no verb says so: “for the minister, …”. */
  view: RegExp
  /** Words that a title in title case leaves lower, and whether titles are written so at all. */
  lowInTitles: ReadonlySet<string>
  hasTitleCase: boolean
  /** The labels of an interview before questions and before answers. */
  question: RegExp
  answer: RegExp
  /** A line that begins so after a hyphen is an item of a list. */
  item: RegExp
  /** Whether a dash with a space after it begins speech rather than an item of a list. */
  dashSpeaks: boolean
}

/** What stands before a noun, so that “the state” and “a post” are no verbs. */
const BEFORE_NOUN = '(?<!(?<!\\p{L})(?:the|a|an|this|that|each|every|any|no|our|its|his|her|their|united)\\s)'

/** One pattern out of whole words or phrases and of stems, which any ending that begins with a vowel may follow. */
function pattern(whole: string, stems = ''): RegExp {
  const phrases = words(whole).map((phrase) => phrase.replaceAll('_', '\\s+'))
  const open = words(stems).map((stem) => `${stem}[aeiouáéíóú]\\p{L}*`)
  return new RegExp(`(?<!\\p{L}-?)(?=\\p{L})${byLetter([...phrases, ...open])}(?!\\p{L})`, 'giu')
}

/**
 * A pattern for what stands right before a place, tried at that place alone and read backwards: one that ends in “$” is
 * tried at every place before it.
 */
export function atEnd({ source, flags }: RegExp): RegExp {
  return new RegExp(`$(?<=${source})`, flags)
}

/** "sa(?:y|id)" of "say" and "said": hundreds of words are tried at each place of a text, or a dozen letters. */
function byLetter(alternatives: readonly string[]): string {
  if (alternatives.length === 1) return alternatives[0] ?? ''
  const isPlain = (each: string) => /^\p{L}(?![?*+{])/u.test(each)
  const groups = new Map<string, string[]>()
  for (const each of alternatives.filter(isPlain)) {
    groups.set(each.charAt(0), [...(groups.get(each.charAt(0)) ?? []), each.slice(1)])
  }
  const grouped = [...groups].map(([letter, rests]) => letter + byLetter(rests))
  return `(?:${[...grouped, ...alternatives.filter((each) => !isPlain(each))].join('|')})`
}

const en: QuotationCues = {
  speech: pattern(
    `say says said saying tell tells told telling ask asks asked asking add adds added adding according_to
    ${BEFORE_NOUN}(?:call|calls|state|states|post|posts) called calling stated stating claim claims claimed claiming warn warns warned warning
    explain explains explained explaining reply replies replied replying respond responds responded responding
    write writes wrote written writing tweet tweets tweeted posted recall recalls recalled comment commented
    admit admits admitted confirm confirms confirmed deny denies denied suggest suggests suggested remarked remarks
    shout shouts shouted cry cries cried whisper whispers whispered exclaimed complain complains complained
    vow vows vowed vowing testify testifies testified assert asserts asserted point_out points_out pointed_out
    spoke_of speaks_of talk_of talks_of talked_of put_it puts_it in_the_words_of quip quips quipped joke jokes joked
    found_that finds_that showed_that thank thanks thanked pray prays prayed think thinks thought continue continues continued report_that reports_that
    reported insist insists insisted insisting maintain maintains maintained words went_on answer answers answered`,
    `describ argu not declar announc acknowledg conced promis urg prais observ conclud denounc decr
    quot dismiss refer accus mention stress emphasi characteri labell label brand dubb repeat`,
  ),
  naming: pattern('call calls called calling dub dubs dubbed', 'describ brand labell label characteri dismiss prais'),
  work: pattern(
    `book books novel novels film films movie song songs album single article essay report paper study series play
    exhibition show podcast documentary poem story column painting memoir magazine watch watched watching rewatch starred_in starring screened screening directed titled entitled headlined
    oscar oscars grammy grammys emmy emmys tony tonys bafta baftas pulitzer booker nominated`,
  ),
  named: pattern(
    `workshop conference forum festival fair contest prize award race cup tournament event campaign ceremony seminar
    course program programme project operation case lawsuit file ship boat trawler ferry vessel yacht tanker plane
    school college hospital theater theatre stadium club team band group choir bar pub cafe restaurant hotel company
    brand newspaper paper tabloid broadsheet weekly daily magazine agency website channel station blog nickname nicknamed
    alias aka named known_as dubbed christened the_first_in medal symposium colloquium lecture panel summit shelter bridge
    market airport tug barge`,
  ),
  slogan: pattern(
    `slogan slogans motto mottos banner banners hashtag placard placards chant chants chanted chanting catchphrase themed theme
    (?:(?:t-)?shirts?|caps?|hats?|signs?|posters?|mugs?|stickers?|buttons?|jackets?)_(?:with|bearing|saying|reading)(?:_(?:the_)?(?:words|message|phrase))?`,
  ),
  inscribed: atEnd(
    /(?<!\p{L})(?:signs?|(?<!original )posters?|leaflets?|banners?|placards?|plaques?|(?:t-)?shirts?|stickers?|billboards?|bumpers?|tattoos?|graffiti|headstones?|gravestones?|murals?|marquees?|notice (?:on|at|in|by) (?:the|a|its|his|her|their) \p{L}+)(?:\s+\p{L}+){0,6}\s+(?:reads?|reading|says?|said|saying|declare[sd]?|proclaim(?:s|ed)?),?\s*/iu,
  ),
  answered: /^\s+(?:was|were|is)\s+(?:all|how|what|the (?:answer|reply|response|only))(?!\p{L})/iu,
  soCalled: atEnd(/(?<!\p{L})so-called\s+/iu),
  term: atEnd(
    /(?<!\p{L})(?:calls?\s+(?:this|these|such|that|those)\s+(?:\p{L}+\s+){0,2}|calls?\s+(?:the|it)\s+(?:practice|process|phenomenon|method|technique|condition|effect|tactic)\s+|(?:law|bill|act|code|statute|rules?|dictionary)\s+defines?\s+|is known to \p{L}+ as\s+)/iu,
  ),
  nameNext: atEnd(
    /(?<!\p{L})(?:[Aa]n?\s+(?:\p{Ll}+\s+){1,2}(?:called|named)|(?:he|she|they)\s+calls?|[Aa]ccording to|[Aa]s\s+(?:first\s+)?(?:reported|revealed)\s+(?:first\s+)?by)\s+/u,
  ),
  determiner: atEnd(
    /(?<!\p{L})(?:the|a|an|its|his|her|their|our|your|my|this|that|these|those|some|any|no|such|of|in|on|at|for|from|by|with|new|old|own)\s+/iu,
  ),
  view: /^(?:to|for)\s+[^,]{3,40},\s+[^,]{0,40}$/iu,
  lowInTitles: new Set(
    words('a an the and or nor but of in on at to for by with from as into over under vs via is it its be'),
  ),
  hasTitleCase: true,
  dashSpeaks: false,
  question: /^\s*(?:Q|Question|QUESTION|Interviewer|INTERVIEWER)\s*(?:\.-|\.—|\.–|:|\.)\s*/u,
  answer: /^\s*(?:A|Answer|ANSWER)\s*(?:\.-|\.—|\.–|:|\.)\s*/u,
  item: /^/u,
}

const es: QuotationCues = {
  speech: pattern(
    `dice dicen decir dijo dijeron decía decían dicho diciendo según sostuvo sostuvieron sostiene sostienen
    llama llamó llaman llamaron llamar llamando contó contaron cuenta cuentan contaba negó niega en_palabras_de
    a_juicio_de se_queja se_quejan se_quejó se_quejaron se_quejaba advirtió advirtieron advierte advierten concluyó concluye pidió piden pide refirió refiere
    protestó protestaron bromeó bromearon musitó balbuceó zanjó prometió promete escrito juró resumió resume resumía remató soltó ilustró suplicó imploró aventuró previno describió habló_de hablar_de habla_de sentenció palabras`,
    `afirm asegur señal expres declar calific indic explic coment agreg añad apunt consider respond contest pregunt
    escrib subray insist recalc reconoc admit manifest precis detall denunci critic tach tild describ defin reiter
    relat narr exclam grit murmur susurr replic argument argü arguy aleg confirm plante opin anunci acus lament
    celebr exig reclam orden resalt avis alert record garantiz augur proclam ironiz zanj espet reproch cuestion
    destac revel repit repet sugir suger tuite public acot matiz aclar asever puntualiz enfatiz reflexion rememor apostill vaticin pronostic extern`,
  ),
  naming: pattern('llama llamó llaman llamaron llamar llamando', 'calific tach tild describ defin'),
  work: pattern(
    `libro libros novela novelas película filme canción canciones disco álbum sencillo artículo ensayo informe reporte
    estudio serie obra exposición muestra pódcast podcast documental poema cuento columna cuadro memorias revista
    reportaje ver vio vieron viendo proyectó proyectaron proyectan estrenó estrenaron protagonizó protagoniza dirigió titulado titulada titulados tituladas intitulado intitulada llamado llamada llamados llamadas
    goya goyas óscar óscares oscar oscars ariel arieles grammy emmy pulitzer cóndor nominado nominada
    cantó cantaron cantaba cantaban entonó entonaron entonaban`,
  ),
  named: pattern(
    `escuela primaria secundaria colegio instituto liceo hospital clínica plaza calle avenida colonia barrio parque
    jardín estadio teatro cine bar restaurante hotel club peña equipo grupo banda orquesta asociación colectivo
    fundación programa plan proyecto operativo operación caso causa expediente sumario trama foro seminario simposio
    congreso certamen concurso premio festival feria jornada jornadas encuentro taller curso campaña desfile carrera
    torneo copa ciclo gala ceremonia buque barco barca lancha pesquero velero avión tren satélite nave diario
    periódico semanario agencia portal canal cadena emisora radio finca rancho edificio torre centro sala galería
    mina presa cártel marca empresa alias apodado apodada apodo conocido_como conocida_como conocidos_como
    conocidas_como denominado denominada bautizado bautizada día convocatoria mesa conferencia coloquio conversatorio
    diplomado ponencia charla panel cumbre albergue asilo refugio comedor puente mercado puerto aeropuerto ruta circuito
    medalla galardón condecoración universidad fraccionamiento`,
  ),
  slogan: pattern(
    `lema lemas eslogan eslóganes slogan consigna consignas leyenda pancarta pancartas hashtag etiqueta grito corearon coreaban corear coreando con_el_tema bajo_el_tema
    (?:camisetas?|playeras?|gorras?|mantas?|cartel(?:es)?|letreros?|tazas?|calcomanías?)_con(?:_(?:la_frase|las_palabras|el_mensaje|el_texto))?`,
  ),
  nameNext: atEnd(
    /(?<!\p{L})(?:[Uu]na?\s+(?:\p{Ll}+\s+){1,2}(?:llamad[oa]|nombrad[oa])|(?:al?|a la|a los|a las)\s+que\s+llam\p{L}+|[Ss]egún(?:\s+(?:publicó|informó|reveló|adelantó|recogió|reportó))?|[Cc]omo\s+(?:publicó|informó|reveló|adelantó)|[Dd]e acuerdo con)\s+/u,
  ),
  inscribed: atEnd(
    /(?<!\p{L})(?:letreros?|folletos?|cartel(?:es)?|pancartas?|mantas?|lonas?|camisetas?|playeras?|gorras?|placas?|cartulinas?|rótulos?|pintadas?|calcomanías?|pegatinas?|lápidas?|tatuajes?|mural(?:es)?|espectacular(?:es)?)(?:\s+\p{L}+){0,6}\s+(?:dicen?|decían?|rezan?|rezaban?|diciendo|se\s+(?:lee|leen|leía|leían|puede\s+leer|podía\s+leer)|(?:puede|podía)\s+leerse),?\s*/iu,
  ),
  answered: /^\s+(?:fue|fueron|es|era)\s+(?:todo|lo (?:único|que)|la (?:única )?(?:respuesta|contestación))(?!\p{L})/iu,
  soCalled: atEnd(
    /(?<!\p{L})(?:(?:el|la|los|las|un|una|su|al|del)\s+)?(?:llamad[oa]s?|denominad[oa]s?|así llamad[oa]s?)\s+/iu,
  ),
  term: atEnd(
    /(?<!\p{L})(?:(?:llaman?|denominan?|conocen)\s+(?:a\s+)?(?:este|esta|estos|estas|ese|esa|dicho|dicha)\s+(?:\p{L}+\s+){1,2}(?:como\s+)?|(?:llaman?|denominan?|conocen)\s+a\s+(?:esto|eso)\s+(?:como\s+)?|definen?\s+como\s+)/iu,
  ),
  termAfter: /^\s+a\s+(?:est[aeo]s?|es[aeo]s?)\s/iu,
  determiner: atEnd(
    /(?<!\p{L})(?:el|la|los|las|un|una|unos|unas|su|sus|este|esta|ese|esa|al|del|de|en|por|con|para|mi|tu|nuestr[oa]s?)\s+/iu,
  ),
  view: /^para\s+[^,]{3,40},\s+[^,]{0,40}$/iu,
  lowInTitles: new Set(words('el la los las un una de del y e o en para con por a al que se su')),
  hasTitleCase: false,
  dashSpeaks: true,
  question: /^\s*(?:P|PREGUNTA|Pregunta|ENTREVISTADORA?|PERIODISTA)\s*(?:\.-|\.—|\.–|:|\.)\s*/u,
  answer: /^\s*(?:R|RESPUESTA|Respuesta|ENTREVISTAD[OA])\s*(?:\.-|\.—|\.–|:|\.)\s*/u,
  item: /^(?:\p{L}+(?:ar|er|ir|arse|erse|irse)(?!\p{L})|\p{N}|(?:un|una|dos|tres|cuatro|cinco|seis|medio|media)(?!\p{L}))/iu,
}

const fr: QuotationCues = {
  speech: pattern(
    `dit disent dire disait disaient dites disant selon d['’]après écrit écrivent écrivait écrire promet promettent promis
    soutient soutiennent soutenu répond répondent répondu répondit admet admettent admis prévient préviennent prévenu
    reconnaît reconnaissent reconnu conclut concluent conclu décrit décrivent craint craignent confie aux_yeux_de
    se_souvient se_souviennent se_plaint se_plaignent a_l['’]avis_de parle_de parlait_de parlent_de fait_savoir
    dans_les_mots_de poursuit lit-on peut-on_lire mots rappelle rappelait rappelé appelle appellent appelé`,
    `affirm déclar assur expliqu racont estim ajout indiqu soulign précis confi not observ annonc dénonc critiqu jug
    qualifi évoqu regrett répét demand réclam cri murmur souffl témoign relat assén martel résum ironis
    plaid insist accus avanc comment tweet publi glis analys salu`,
  ),
  naming: pattern('appelle appellent appelé appelait décrit décrivent', 'qualifi baptis nomm surnomm'),
  work: pattern(
    `livre livres roman romans film films chanson chansons album disque article essai rapport étude série pièce
    exposition podcast documentaire poème récit conte chronique tableau mémoires revue reportage spectacle opéra
    intitulé intitulée intitulés intitulées titré titrée`,
  ),
  named: pattern(
    `école collège lycée université hôpital clinique place rue avenue quartier parc jardin stade théâtre cinéma bar café
    restaurant hôtel club équipe groupe orchestre association collectif fondation programme plan projet opération affaire
    dossier procès forum colloque congrès concours prix festival fête foire atelier campagne course tournoi coupe gala
    navire bateau chalutier ferry voilier paquebot avion train satellite fusée journal quotidien hebdomadaire magazine
    agence site chaîne radio émission ferme château tour centre salle galerie musée mine barrage marque société entreprise
    alias dit dite surnommé surnommée surnommés baptisé baptisée connu_comme connue_sous_le_nom_de nommé nommée`,
  ),
  slogan: pattern(`slogan slogans devise devises pancarte pancartes banderole banderoles hashtag mot_d['’]ordre`),
  term: atEnd(/(?<!\p{L})(?:appellent|nomment)\s+(?:(?:ce|cet|cette|ces)\s+(?:\p{L}+\s+){1,2}|(?:cela|ça|ceci)\s+)/iu),
  nameNext: atEnd(
    /(?<!\p{L})(?:[Uu]ne?\s+(?:\p{Ll}+\s+){1,2}(?:appelée?|nommée?)|[Ss]elon|[Cc]omme l['’]a (?:révélé|annoncé|rapporté))\s+/u,
  ),
  inscribed: atEnd(
    /(?<!\p{L})(?:panneaux?|pancartes?|banderoles?|affiches?|écriteaux?|t-shirts?|plaques?|autocollants?|graffitis?)(?:\s+\p{L}+){0,6}\s+(?:dit|disent|disait|disaient|indique|indiquait|proclame|(?:on\s+)?(?:lit|lisait)(?:-on)?|(?:peut|pouvait)(?:-on)?\s+lire),?\s*/iu,
  ),
  answered: /^\s+(?:a été|fut|était|est)\s+(?:tout|la (?:seule )?réponse|sa (?:seule )?réponse)(?!\p{L})/iu,
  soCalled: atEnd(/(?<!\p{L})(?:soi-disant|prétendue?s?|dite?s?)\s+/iu),
  determiner: atEnd(
    /(?<!\p{L})(?:le|la|les|l['’]|un|une|des|du|de|d['’]|au|aux|en|par|avec|pour|sans|dans|son|sa|ses|leurs?|ce|cette|ces|mon|ma|nos|notre|votre)\s*/iu,
  ),
  view: /^pour\s+[^,]{3,40},\s+[^,]{0,40}$/iu,
  lowInTitles: new Set(
    words('le la les un une des du de d l et ou en au aux à dans sur pour par avec sans sous que qui'),
  ),
  hasTitleCase: false,
  dashSpeaks: true,
  question: /^\s*(?:Q|QUESTION|Question)\s*(?:\.-|\.—|\.–|:|\.)\s*/u,
  answer: /^\s*(?:R|RÉPONSE|Réponse)\s*(?:\.-|\.—|\.–|:|\.)\s*/u,
  item: /^(?:\p{L}+(?:er|ir|re)(?!\p{L})|\p{N}|(?:un|une|deux|trois|quatre|cinq|six|demi)(?!\p{L}))/iu,
}

const pt: QuotationCues = {
  speech: pattern(
    `diz dizem dizer disse disseram dizia diziam dito dizendo segundo conforme de_acordo_com nas_palavras_de
    na_opinião_de na_avaliação_de para_quem sustenta sustentou chama chamou chamam chamaram chamando conta contou contam
    contava nega negou pede pediu pedem refere referiu prometeu promete escreveu escreve escreveram fala_em falou_em
    falou_de admite admitiu respondeu responde reconhece reconheceu descreve descreveu repete repetiu sugere sugeriu
    palavras viu`,
    `afirm assegur declar explic coment acrescent consider pergunt ressalt destac inform critic defin relat narr
    exclam grit murmur sussurr argument aleg confirm avali anunci acus lament celebr exig reclam orden
    revel sublinh insist detalh denunci classific apont lembr garant ironiz resum public postou tuit desabaf defend
    conclu advert alert recont enfatiz`,
  ),
  naming: pattern(
    'chama chamou chamam chamaram chamar chamando descreve descreveu',
    'classific defin tach apelid batiz',
  ),
  work: pattern(
    `livro livros romance romances filme filmes longa curta canção canções música músicas disco álbum single artigo ensaio
    relatório estudo série novela peça obra exposição mostra podcast documentário poema conto crônica coluna quadro
    memórias revista reportagem espetáculo ópera intitulado intitulada intitulados intituladas`,
  ),
  named: pattern(
    `escola colégio faculdade universidade hospital clínica praça rua avenida bairro favela parque jardim estádio teatro
    cinema bar restaurante hotel clube time grupo banda bloco orquestra associação coletivo fundação programa plano
    projeto operação caso dossiê processo fórum seminário simpósio congresso concurso prêmio festival feira encontro
    oficina curso campanha desfile corrida torneio copa ciclo gala cerimônia navio barco lancha pesqueiro veleiro avião
    trem satélite foguete jornal diário semanário agência portal site canal emissora rádio fazenda sítio edifício torre
    centro sala galeria museu mina barragem facção marca empresa vulgo alcunha apelido apelidado apelidada conhecido_como
    conhecida_como conhecidos_como conhecidas_como denominado denominada batizado batizada`,
  ),
  slogan: pattern('slogan slogans lema lemas bordão bordões faixa faixas cartaz cartazes hashtag palavra_de_ordem'),
  term: atEnd(
    /(?<!\p{L})(?:chamam|denominam)\s+(?:(?:este|esta|esse|essa|estes|estas)\s+(?:\p{L}+\s+){1,2}|(?:isso|isto)\s+)(?:de\s+)?/iu,
  ),
  nameNext: atEnd(
    /(?<!\p{L})(?:[Uu]ma?\s+(?:\p{Ll}+\s+){1,2}(?:chamad[oa])|[Ss]egundo(?:\s+(?:publicou|informou|revelou))?|[Dd]e acordo com|[Cc]omo\s+(?:publicou|revelou))\s+/u,
  ),
  inscribed: atEnd(
    /(?<!\p{L})(?:placas?|cartaz(?:es)?|faixas?|camisetas?|bonés?|adesivos?|lápides?|pichação|pichações|murais|mural)(?:\s+\p{L}+){0,6}\s+(?:diz|dizem|dizia|diziam|dizendo|lê-se|lia-se|(?:se\s+)?(?:lê|lia)|pode-se\s+ler),?\s*/iu,
  ),
  answered: /^\s+(?:foi|era|é)\s+(?:tudo|a (?:única )?resposta|o que)(?!\p{L})/iu,
  soCalled: atEnd(
    /(?<!\p{L})(?:(?:o|a|os|as|um|uma|seu|sua|ao|do|da|no|na)\s+)?(?:(?:assim )?chamad[oa]s?|dit[oa]s?|supost[oa]s?|termo|termos|expressão|palavra)\s+/iu,
  ),
  determiner: atEnd(
    /(?<!\p{L})(?:o|a|os|as|um|uma|uns|umas|seus?|suas?|este|esta|esse|essa|ao|à|do|da|dos|das|de|em|no|na|nos|nas|por|pelo|pela|com|para|meu|minha|noss[oa]s?)\s+/iu,
  ),
  view: /^para\s+[^,]{3,40},\s+[^,]{0,40}$/iu,
  lowInTitles: new Set(words('o a os as um uma de do da dos das e ou em no na para com por ao à que se seu sua')),
  hasTitleCase: false,
  dashSpeaks: true,
  question: /^\s*(?:P|PERGUNTA|Pergunta|ENTREVISTADORA?)\s*(?:\.-|\.—|\.–|:|\.)\s*/u,
  answer: /^\s*(?:R|RESPOSTA|Resposta|ENTREVISTAD[OA])\s*(?:\.-|\.—|\.–|:|\.)\s*/u,
  item: /^(?:\p{L}+(?:ar|er|ir)(?!\p{L})|\p{N}|(?:um|uma|dois|duas|três|quatro|cinco|seis|meio|meia)(?!\p{L}))/iu,
}

const tables: Readonly<Record<string, QuotationCues>> = { en, es, fr, pt }

/** The cues of the language of a locale (BCP 47), or null where there are none. Throws a RangeError for a malformed one. */
export function quotationCues(locale: string): QuotationCues | null {
  const language = languageOf(locale)
  return Object.hasOwn(tables, language) ? (tables[language] ?? null) : null
}
