/** What the pages of readers say around an edition, in each language that has words here. */
import type { PublicSource, PublicStatistic } from '../../model/document'
import { pageWords, type PageWords } from '../formats/words'

/** Words, and sentences with blanks. */
export type ReaderWords = PageWords & {
  skip: string
  languages: string
  newest: string
  older: string
  olderCorrections: string
  toNewest: string
  nothingYet: string
  translator: string
  photographer: string
  editor: string
  firstPublished: string
  inLanguage: string
  original: string
  correctedOn: string
  updatedOn: string
  howKnown: string
  figuresKnown: (known: number, all: number) => string
  quotationsKnown: (known: number, all: number) => string
  sourcesKnown: (named: number, unnamed: number) => string
  notPublic: (sources: number) => string
  contradicted: (figures: number) => string
  quotations: string
  asOf: string
  statuses: Record<PublicStatistic['status'], string>
  doubts: { disputed: string; retracted: string; inconsistent: string }
  statedAs: string
  computed: string
  gives: string
  corrected: string
  unchanged: string
  noSource: string
  notNamed: string
  availabilities: Record<PublicSource['availability'], string | null>
  heldBy: string
  consulted: string
  archived: string
  paraphrase: string
  originalWords: string
  translatedBy: string
  back: string
  place: string
  aboutFigure: string
  embed: string
  embedHelp: string
  aboutSource: string
  close: string
  allCorrections: string
  noCorrections: string
  history: string
  carriedBy: string
  sourceKinds: Record<PublicSource['kind'], string>
  notFound: string
  notFoundText: string
  withdrawn: string
  withdrawnText: string
  reason: string
  carriedNoMore: string
  unavailable: string
  unavailableText: string
  until: string
  asPublished: string
  noLink: string
  noLinkText: string
  topics: string
  nothingMore: string
}

type Own = Omit<ReaderWords, keyof PageWords>

function many(count: number, one: string, more: string): string {
  return (count === 1 ? one : more).replace('{n}', String(count))
}

const en: Own = {
  topics: 'Topics',
  nothingMore: 'There are no stories after these.',
  skip: 'Skip to the text',
  languages: 'Languages',
  newest: 'Latest',
  older: 'Older stories',
  olderCorrections: 'Older corrections',
  toNewest: 'The latest stories',
  nothingYet: 'Nothing is published here yet.',
  translator: 'Translated by {names}',
  photographer: 'Photographs by {names}',
  editor: 'Edited by {names}',
  firstPublished: 'First published by {outlet}',
  inLanguage: 'in {language}',
  original: 'Original: {language}',
  correctedOn: 'corrected {date}',
  updatedOn: 'updated {date}',
  howKnown: 'How this is known',
  figuresKnown: (known, all) =>
    known === all
      ? many(all, 'its one figure is attributed', 'all {n} figures are attributed')
      : `${known} of ${many(all, '{n} figure is attributed', '{n} figures are attributed')}`,
  quotationsKnown: (known, all) =>
    known === all
      ? many(all, 'its one quotation is attributed', 'all {n} quotations are attributed')
      : `${known} of ${many(all, '{n} quotation is attributed', '{n} quotations are attributed')}`,
  sourcesKnown: (named, unnamed) =>
    many(named, '{n} named source', '{n} named sources') + (unnamed > 0 ? `, ${unnamed} not named` : ''),
  notPublic: (sources) => many(sources, '{n} source is not public', '{n} sources are not public'),
  contradicted: (figures) =>
    many(
      figures,
      '{n} figure is contradicted by its own calculation',
      '{n} figures are contradicted by their own calculations',
    ),
  quotations: 'Quotations',
  asOf: 'as of {date}',
  statuses: {
    unverified: 'not verified by the newsroom',
    verified: 'verified by the newsroom',
    disputed: 'disputed',
    retracted: 'retracted: it no longer stands',
  },
  doubts: { disputed: 'disputed', retracted: 'retracted', inconsistent: 'its own calculation gives {value}' },
  statedAs: 'The source says: “{text}”',
  computed: 'Calculated: {formula}',
  gives: 'That gives {value}.',
  corrected: 'Corrected on {date} from {before}.',
  unchanged: 'Not changed since it was published.',
  noSource: 'No source is given.',
  notNamed: 'not named',
  availabilities: {
    public: null,
    restricted: 'not open to the public',
    withdrawn: 'no longer public',
    'held-by-newsroom': 'held by the newsroom',
  },
  heldBy: 'held by {holder}',
  consulted: 'consulted {date}',
  archived: 'archived copy',
  paraphrase: 'in other words than the speaker’s',
  originalWords: 'In the original: {text}',
  translatedBy: 'translated by {translator}',
  back: 'Back to the text',
  place: 'See where',
  aboutFigure: 'History of this figure',
  embed: 'Show this figure on your site',
  embedHelp: 'Copy this into your page. It always says what we say now, also after a correction.',
  aboutSource: 'All from this source',
  close: 'Close',
  allCorrections: 'All corrections',
  noCorrections: 'Nothing had to be corrected yet.',
  history: 'What it was, and when',
  carriedBy: 'Stories that carry it',
  sourceKinds: {
    person: 'Person',
    organization: 'Organization',
    document: 'Document',
    dataset: 'Data',
    publication: 'Publication',
    hearing: 'Hearing',
    broadcast: 'Broadcast',
    post: 'Post',
    interview: 'Interview',
  },
  notFound: 'There is nothing here',
  notFoundText: 'No page has this address. It may have been mistyped, or the page may have another one now.',
  withdrawn: 'This story was withdrawn',
  withdrawnText: 'It was taken down on {date}.',
  reason: 'The reason given: {reason}',
  carriedNoMore: 'No story carries this any more.',
  unavailable: 'This page is not available now',
  unavailableText: 'Please try again in a moment.',
  until: 'This link works until {date}.',
  asPublished: 'This is as it is published.',
  noLink: 'There is nothing here',
  noLinkText: 'This link leads nowhere, or not any more. Whoever gave it to you can make another.',
}

const es: Own = {
  topics: 'Temas',
  nothingMore: 'No hay más notas después de estas.',
  skip: 'Ir al texto',
  languages: 'Idiomas',
  newest: 'Lo último',
  older: 'Notas anteriores',
  olderCorrections: 'Correcciones anteriores',
  toNewest: 'Las notas más recientes',
  nothingYet: 'Aquí no se ha publicado nada todavía.',
  translator: 'Traducción de {names}',
  photographer: 'Fotografías de {names}',
  editor: 'Edición de {names}',
  firstPublished: 'Publicado primero por {outlet}',
  inLanguage: 'en {language}',
  original: 'Versión original: {language}',
  correctedOn: 'corregido el {date}',
  updatedOn: 'actualizado el {date}',
  howKnown: 'Cómo se sabe',
  figuresKnown: (known, all) =>
    known === all
      ? many(all, 'su única cifra está atribuida', 'las {n} cifras están atribuidas')
      : `${known} de ${many(all, '{n} cifra está atribuida', '{n} cifras están atribuidas')}`,
  quotationsKnown: (known, all) =>
    known === all
      ? many(all, 'su única cita está atribuida', 'las {n} citas están atribuidas')
      : `${known} de ${many(all, '{n} cita está atribuida', '{n} citas están atribuidas')}`,
  sourcesKnown: (named, unnamed) =>
    many(named, '{n} fuente con nombre', '{n} fuentes con nombre') + (unnamed > 0 ? `, ${unnamed} sin nombre` : ''),
  notPublic: (sources) => many(sources, '{n} fuente no es pública', '{n} fuentes no son públicas'),
  contradicted: (figures) =>
    many(figures, '{n} cifra la contradice su propio cálculo', '{n} cifras las contradice su propio cálculo'),
  quotations: 'Citas',
  asOf: 'a {date}',
  statuses: {
    unverified: 'no verificada por la redacción',
    verified: 'verificada por la redacción',
    disputed: 'en disputa',
    retracted: 'retirada: ya no se sostiene',
  },
  doubts: { disputed: 'en disputa', retracted: 'retirada', inconsistent: 'su propio cálculo da {value}' },
  statedAs: 'La fuente dice: «{text}»',
  computed: 'Calculada: {formula}',
  gives: 'Eso da {value}.',
  corrected: 'Corregida el {date}; antes decía {before}.',
  unchanged: 'Sin cambios desde que se publicó.',
  noSource: 'No se da ninguna fuente.',
  notNamed: 'sin nombre',
  availabilities: {
    public: null,
    restricted: 'no abierta al público',
    withdrawn: 'ya no es pública',
    'held-by-newsroom': 'en poder de la redacción',
  },
  heldBy: 'en poder de {holder}',
  consulted: 'consultada: {date}',
  archived: 'copia archivada',
  paraphrase: 'con palabras que no son las de quien habló',
  originalWords: 'En el original: {text}',
  translatedBy: 'traducción de {translator}',
  back: 'Volver al texto',
  place: 'Ver dónde',
  aboutFigure: 'Historia de esta cifra',
  embed: 'Mostrar esta cifra en su sitio',
  embedHelp: 'Copie esto en su página. Siempre dice lo que decimos ahora, también después de una corrección.',
  aboutSource: 'Todo lo de esta fuente',
  close: 'Cerrar',
  allCorrections: 'Todas las correcciones',
  noCorrections: 'Todavía no ha habido nada que corregir.',
  history: 'Qué decía, y cuándo',
  carriedBy: 'Notas que la llevan',
  sourceKinds: {
    person: 'Persona',
    organization: 'Organización',
    document: 'Documento',
    dataset: 'Datos',
    publication: 'Publicación',
    hearing: 'Audiencia',
    broadcast: 'Emisión',
    post: 'Mensaje',
    interview: 'Entrevista',
  },
  notFound: 'Aquí no hay nada',
  notFoundText: 'Ninguna página tiene esta dirección. Puede estar mal escrita, o la página puede tener otra ahora.',
  withdrawn: 'Esta nota se retiró',
  withdrawnText: 'Se retiró el {date}.',
  reason: 'El motivo que se dio: {reason}',
  carriedNoMore: 'Ninguna nota lo lleva ya.',
  unavailable: 'Esta página no está disponible ahora',
  unavailableText: 'Inténtelo de nuevo en un momento.',
  until: 'Este enlace funciona hasta el {date}.',
  asPublished: 'Así está publicado.',
  noLink: 'Aquí no hay nada',
  noLinkText: 'Este enlace no lleva a ninguna parte, o ya no. Quien se lo dio puede hacer otro.',
}

const fr: Own = {
  topics: 'Thèmes',
  nothingMore: 'Il n’y a pas d’autres articles.',
  skip: 'Aller au texte',
  languages: 'Langues',
  newest: 'À la une',
  older: 'Articles précédents',
  olderCorrections: 'Corrections précédentes',
  toNewest: 'Les derniers articles',
  nothingYet: 'Rien n’est encore publié ici.',
  translator: 'Traduction : {names}',
  photographer: 'Photographies : {names}',
  editor: 'Édition : {names}',
  firstPublished: 'Paru d’abord chez {outlet}',
  inLanguage: 'en {language}',
  original: 'Version d’origine : {language}',
  correctedOn: 'corrigé le {date}',
  updatedOn: 'mis à jour le {date}',
  howKnown: 'Comment on le sait',
  figuresKnown: (known, all) =>
    known === all
      ? many(all, 'son unique chiffre est attribué', 'les {n} chiffres sont attribués')
      : `${known} sur ${many(all, '{n} chiffre est attribué', '{n} chiffres sont attribués')}`,
  quotationsKnown: (known, all) =>
    known === all
      ? many(all, 'son unique citation est attribuée', 'les {n} citations sont attribuées')
      : `${known} sur ${many(all, '{n} citation est attribuée', '{n} citations sont attribuées')}`,
  sourcesKnown: (named, unnamed) =>
    many(named, '{n} source nommée', '{n} sources nommées') +
    (unnamed > 0 ? `, ${unnamed} non nommée${unnamed > 1 ? 's' : ''}` : ''),
  notPublic: (sources) => many(sources, '{n} source n’est pas publique', '{n} sources ne sont pas publiques'),
  contradicted: (figures) =>
    many(
      figures,
      '{n} chiffre est contredit par son propre calcul',
      '{n} chiffres sont contredits par leur propre calcul',
    ),
  quotations: 'Citations',
  asOf: 'au {date}',
  statuses: {
    unverified: 'non vérifié par la rédaction',
    verified: 'vérifié par la rédaction',
    disputed: 'contesté',
    retracted: 'retiré : il ne tient plus',
  },
  doubts: { disputed: 'contesté', retracted: 'retiré', inconsistent: 'son propre calcul donne {value}' },
  statedAs: 'La source dit : « {text} »',
  computed: 'Calculé : {formula}',
  gives: 'Cela donne {value}.',
  corrected: 'Corrigé le {date} ; on lisait {before}.',
  unchanged: 'Inchangé depuis la publication.',
  noSource: 'Aucune source n’est donnée.',
  notNamed: 'non nommée',
  availabilities: {
    public: null,
    restricted: 'non accessible au public',
    withdrawn: 'n’est plus publique',
    'held-by-newsroom': 'détenue par la rédaction',
  },
  heldBy: 'détenue par {holder}',
  consulted: 'consultée le {date}',
  archived: 'copie archivée',
  paraphrase: 'en d’autres mots que ceux de la personne',
  originalWords: 'Dans l’original : {text}',
  translatedBy: 'traduction : {translator}',
  back: 'Retour au texte',
  place: 'Voir où',
  aboutFigure: 'Histoire de ce chiffre',
  embed: 'Afficher ce chiffre sur votre site',
  embedHelp: 'Copiez ceci dans votre page. On y lit toujours ce que nous disons à présent, même après une correction.',
  aboutSource: 'Tout ce qui vient de cette source',
  close: 'Fermer',
  allCorrections: 'Toutes les corrections',
  noCorrections: 'Il n’y a encore rien eu à corriger.',
  history: 'Ce qu’on lisait, et quand',
  carriedBy: 'Articles où cela figure',
  sourceKinds: {
    person: 'Personne',
    organization: 'Organisation',
    document: 'Document',
    dataset: 'Données',
    publication: 'Publication',
    hearing: 'Audition',
    broadcast: 'Émission',
    post: 'Message',
    interview: 'Entretien',
  },
  notFound: 'Il n’y a rien ici',
  notFoundText: 'Aucune page n’a cette adresse. Elle est peut-être mal écrite, ou la page en a une autre.',
  withdrawn: 'Cet article a été retiré',
  withdrawnText: 'Il a été retiré le {date}.',
  reason: 'Le motif donné : {reason}',
  carriedNoMore: 'Aucun article n’en fait plus état.',
  unavailable: 'Cette page n’est pas disponible pour le moment',
  unavailableText: 'Réessayez dans un instant.',
  until: 'Ce lien fonctionne jusqu’au {date}.',
  asPublished: 'Ceci est publié tel quel.',
  noLink: 'Il n’y a rien ici',
  noLinkText: 'Ce lien ne mène nulle part, ou plus maintenant. La personne qui vous l’a donné peut en créer un autre.',
}

const pt: Own = {
  topics: 'Temas',
  nothingMore: 'Não há mais matérias depois destas.',
  skip: 'Ir para o texto',
  languages: 'Idiomas',
  newest: 'Últimas',
  older: 'Reportagens anteriores',
  olderCorrections: 'Correções anteriores',
  toNewest: 'As reportagens mais recentes',
  nothingYet: 'Nada foi publicado aqui ainda.',
  translator: 'Tradução de {names}',
  photographer: 'Fotografias de {names}',
  editor: 'Edição de {names}',
  firstPublished: 'Publicado primeiro por {outlet}',
  inLanguage: 'em {language}',
  original: 'Versão original: {language}',
  correctedOn: 'corrigido em {date}',
  updatedOn: 'atualizado em {date}',
  howKnown: 'Como se sabe',
  figuresKnown: (known, all) =>
    known === all
      ? many(all, 'o único número está atribuído', 'os {n} números estão atribuídos')
      : `${known} de ${many(all, '{n} número está atribuído', '{n} números estão atribuídos')}`,
  quotationsKnown: (known, all) =>
    known === all
      ? many(all, 'a única citação está atribuída', 'as {n} citações estão atribuídas')
      : `${known} de ${many(all, '{n} citação está atribuída', '{n} citações estão atribuídas')}`,
  sourcesKnown: (named, unnamed) =>
    many(named, '{n} fonte com nome', '{n} fontes com nome') + (unnamed > 0 ? `, ${unnamed} sem nome` : ''),
  notPublic: (sources) => many(sources, '{n} fonte não é pública', '{n} fontes não são públicas'),
  contradicted: (figures) =>
    many(
      figures,
      '{n} número é contradito por seu próprio cálculo',
      '{n} números são contraditos por seus próprios cálculos',
    ),
  quotations: 'Citações',
  asOf: 'em {date}',
  statuses: {
    unverified: 'não verificado pela redação',
    verified: 'verificado pela redação',
    disputed: 'contestado',
    retracted: 'retirado: já não se sustenta',
  },
  doubts: { disputed: 'contestado', retracted: 'retirado', inconsistent: 'seu próprio cálculo dá {value}' },
  statedAs: 'A fonte diz: “{text}”',
  computed: 'Calculado: {formula}',
  gives: 'Isso dá {value}.',
  corrected: 'Corrigido em {date}; antes dizia {before}.',
  unchanged: 'Sem mudanças desde a publicação.',
  noSource: 'Nenhuma fonte é dada.',
  notNamed: 'sem nome',
  availabilities: {
    public: null,
    restricted: 'não aberta ao público',
    withdrawn: 'já não é pública',
    'held-by-newsroom': 'em poder da redação',
  },
  heldBy: 'em poder de {holder}',
  consulted: 'consultada em {date}',
  archived: 'cópia arquivada',
  paraphrase: 'em palavras que não são as de quem falou',
  originalWords: 'No original: {text}',
  translatedBy: 'tradução de {translator}',
  back: 'Voltar ao texto',
  place: 'Ver onde',
  aboutFigure: 'História deste número',
  embed: 'Mostrar este número no seu site',
  embedHelp: 'Copie isto para a sua página. Ela diz sempre o que dizemos agora, também depois de uma correção.',
  aboutSource: 'Tudo desta fonte',
  close: 'Fechar',
  allCorrections: 'Todas as correções',
  noCorrections: 'Ainda não houve nada a corrigir.',
  history: 'O que dizia, e quando',
  carriedBy: 'Reportagens em que aparece',
  sourceKinds: {
    person: 'Pessoa',
    organization: 'Organização',
    document: 'Documento',
    dataset: 'Dados',
    publication: 'Publicação',
    hearing: 'Audiência',
    broadcast: 'Transmissão',
    post: 'Mensagem',
    interview: 'Entrevista',
  },
  notFound: 'Não há nada aqui',
  notFoundText: 'Nenhuma página tem este endereço. Ele pode estar errado, ou a página pode ter outro agora.',
  withdrawn: 'Esta reportagem foi retirada',
  withdrawnText: 'Foi retirada em {date}.',
  reason: 'O motivo dado: {reason}',
  carriedNoMore: 'Nenhuma reportagem traz isto mais.',
  unavailable: 'Esta página não está disponível agora',
  unavailableText: 'Tente de novo em um momento.',
  until: 'Este link funciona até {date}.',
  asPublished: 'Está publicado assim.',
  noLink: 'Não há nada aqui',
  noLinkText: 'Este link não leva a lugar nenhum, ou não leva mais. Quem o deu a você pode criar outro.',
}

const own: Record<string, Own> = { en, es, fr, pt }

/** The words in a language; in English where there are none, which `lang` then says. */
export function readerWords(language: string): ReaderWords & { lang: string } {
  const shared = pageWords(language)
  return { ...shared, ...(own[shared.lang] ?? en) }
}
