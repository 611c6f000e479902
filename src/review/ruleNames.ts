import { untranslated, type Sentence } from '../model/sentence'
import { sentence } from './sentences'

/** What each rule is called for whoever reads which findings were let stand. */
const ruleNames: ReadonlyMap<string, Sentence> = new Map([
  ['block-parity', sentence('Something that the editions do not share')],
  ['changed-meanwhile', sentence('Changed while it was taken down')],
  ['contradicted-figure', sentence('Contradicted by its formula')],
  ['excerpt-not-in-quote', sentence('Not in the quote')],
  ['figure-parity', sentence('A figure that the editions do not share')],
  ['figure-wording', sentence('Reads as another figure')],
  ['headline-figure', sentence('A figure of the headline')],
  ['headline-in-body', sentence('The headline again in the body')],
  ['held-import', sentence('Left a draft by an import')],
  ['implausible-scale', sentence('Larger than can be')],
  ['impossible-date', sentence('A date that cannot be')],
  ['incomplete-node', sentence('Not filled in')],
  ['loosened-terms', sentence('Terms that protect less')],
  ['missing-evidence', sentence('Without evidence')],
  ['missing-label', sentence('Without a label in this language')],
  ['missing-part', sentence('Something that a story has')],
  ['over-a-hundred', sentence('More than a hundred per cent')],
  ['parts-and-total', sentence('Parts and their total')],
  ['percent-or-points', sentence('Per cent or percentage points')],
  ['protected-name', sentence('A name that is protected')],
  ['quotation-parity', sentence('A quotation that the editions do not share')],
  ['record-status', sentence('A statistic that is in doubt')],
  ['scale-confusion', sentence('Billion and billón')],
  ['single-source', sentence('A single source')],
  ['source-terms', sentence('The terms of a source')],
  ['stale-translation', sentence('The original has changed')],
  ['stated-change', sentence('A change that does not come out')],
  ['stated-conversion', sentence('A conversion that does not come out')],
  ['stated-multiple', sentence('A multiple that does not come out')],
  ['stated-share', sentence('A share that does not come out')],
  ['two-values', sentence('Two values')],
  ['unarchived-source', sentence('A source that nobody keeps')],
  ['unattributed-figure', sentence('A figure without a source')],
  ['unattributed-quotation', sentence('A quotation without a source')],
  ['uncredited-image', sentence('An image without credit')],
  ['undeclared-translation', sentence('Translated by nobody known')],
  ['undescribed-image', sentence('An image without a description')],
  ['unpublishable', sentence('Cannot be published')],
  ['unsound-chart', sentence('A chart that cannot be drawn')],
  ['untranslated-passage', sentence('A passage that is not translated')],
  ['untranslated-quotation', sentence('A quotation that is not translated')],
])

/** What a rule is called; one of a newsroom's own as it is named there. */
export function nameOfRule(rule: string): Sentence {
  return ruleNames.get(rule) ?? untranslated(rule)
}
