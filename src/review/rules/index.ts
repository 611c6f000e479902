import type { Rule } from '../types'
import { blockParity } from './blockParity'
import { changedMeanwhile } from './changedMeanwhile'
import { contradictedFigure } from './contradictedFigure'
import { excerptNotInQuote } from './excerptNotInQuote'
import { figureParity } from './figureParity'
import { figureWording } from './figureWording'
import { heldImport } from './heldImport'
import { headlineInBody } from './headlineInBody'
import { headlineFigure } from './headlineFigure'
import { implausibleScale } from './implausibleScale'
import { impossibleDate } from './impossibleDate'
import { incompleteNode } from './incompleteNode'
import { loosenedTerms } from './loosenedTerms'
import { missingEvidence } from './missingEvidence'
import { missingLabel } from './missingLabel'
import { missingPart } from './missingPart'
import { overAHundred } from './overAHundred'
import { partsAndTotal } from './partsAndTotal'
import { percentOrPoints } from './percentOrPoints'
import { protectedName } from './protectedName'
import { quotationParity } from './quotationParity'
import { recordStatus } from './recordStatus'
import { scaleConfusion } from './scaleConfusion'
import { singleSource } from './singleSource'
import { sourceTerms } from './sourceTerms'
import { staleTranslation } from './staleTranslation'
import { statedChange } from './statedChange'
import { statedConversion } from './statedConversion'
import { statedMultiple } from './statedMultiple'
import { statedShare } from './statedShare'
import { twoValues } from './twoValues'
import { unarchivedSource } from './unarchivedSource'
import { unattributedFigure } from './unattributedFigure'
import { unattributedQuotation } from './unattributedQuotation'
import { uncreditedImage } from './uncreditedImage'
import { undescribedImage } from './undescribedImage'
import { undeclaredTranslation } from './undeclaredTranslation'
import { untranslatedPassage } from './untranslatedPassage'
import { untranslatedQuotation } from './untranslatedQuotation'
import { unsoundChart } from './unsoundChart'
import { unpublishable } from './unpublishable'

/** The rules about what the text says of its own figures, whether they name records or not. */
export const senseRules: readonly Rule[] = [
  statedChange,
  statedShare,
  partsAndTotal,
  statedMultiple,
  overAHundred,
  implausibleScale,
  impossibleDate,
  statedConversion,
  twoValues,
]

/** The rules of Cited. A newsroom adds its own, or leaves some out, by the plugin's option `rules`. */
export const standardRules: readonly Rule[] = [
  incompleteNode,
  unsoundChart,
  unpublishable,
  heldImport,
  unattributedFigure,
  unattributedQuotation,
  missingEvidence,
  missingLabel,
  contradictedFigure,
  percentOrPoints,
  ...senseRules,
  figureWording,
  excerptNotInQuote,
  undeclaredTranslation,
  untranslatedQuotation,
  recordStatus,
  sourceTerms,
  loosenedTerms,
  protectedName,
  singleSource,
  unarchivedSource,
  uncreditedImage,
  undescribedImage,
  headlineFigure,
  headlineInBody,
  missingPart,
  figureParity,
  scaleConfusion,
  quotationParity,
  blockParity,
  staleTranslation,
  changedMeanwhile,
  untranslatedPassage,
]
