import { TitleField as TitleField_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { OriginalText as OriginalText_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AttributionFeatureClient as AttributionFeatureClient_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { TableFeatureClient as TableFeatureClient_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ImageBlock as ImageBlock_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { PullQuoteBlock as PullQuoteBlock_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { ChartBlock as ChartBlock_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { EmbedBlock as EmbedBlock_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { FigureChip as FigureChip_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { QuotationChip as QuotationChip_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { CitationChip as CitationChip_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { DayField as DayField_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { RuleName as RuleName_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { RuleDiff as RuleDiff_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { NoField as NoField_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { DismissalLabel as DismissalLabel_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { EditionsPanel as EditionsPanel_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { Attribution as Attribution_ccfb33a067df707c57dfe6ec49c25d82 } from 'cited/admin'
import { TopicsField as TopicsField_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { ViewLiveCell as ViewLiveCell_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { ShownInList as ShownInList_ccfb33a067df707c57dfe6ec49c25d82 } from 'cited/admin'
import { SaveState as SaveState_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { PublishButton as PublishButton_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { SaveDraftButton as SaveDraftButton_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { WithdrawButton as WithdrawButton_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { EditView as EditView_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { TranslateView as TranslateView_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { AlikeRecords as AlikeRecords_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { FormulaResult as FormulaResult_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { StatedValues as StatedValues_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { UsedIn as UsedIn_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { CorrectionPanel as CorrectionPanel_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { MergeRecord as MergeRecord_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { SaveButton as SaveButton_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { NameAloud as NameAloud_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { NamedIn as NamedIn_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { Approve as Approve_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { CurrentPassword as CurrentPassword_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { OpenIdentity as OpenIdentity_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { IdentityText as IdentityText_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { ViewLiveEdition as ViewLiveEdition_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { ReleaseView as ReleaseView_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { SecondFactor as SecondFactor_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { SecretField as SecretField_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { Deliveries as Deliveries_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { Icon as Icon_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { Logo as Logo_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { NewsroomSearch as NewsroomSearch_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { SecondFactorHint as SecondFactorHint_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { StoryDesk as StoryDesk_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { NamedControls as NamedControls_ce0ddd8b54c6bbaf40669e59894c0a9c } from 'cited/client'
import { FirstAccountView as FirstAccountView_ccfb33a067df707c57dfe6ec49c25d82 } from 'cited/admin'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "cited/client#TitleField": TitleField_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#OriginalText": OriginalText_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "cited/client#AttributionFeatureClient": AttributionFeatureClient_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#TableFeatureClient": TableFeatureClient_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "cited/client#ImageBlock": ImageBlock_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#PullQuoteBlock": PullQuoteBlock_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#ChartBlock": ChartBlock_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#EmbedBlock": EmbedBlock_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#FigureChip": FigureChip_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#QuotationChip": QuotationChip_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#CitationChip": CitationChip_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "cited/client#DayField": DayField_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#RuleName": RuleName_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#RuleDiff": RuleDiff_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#NoField": NoField_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#DismissalLabel": DismissalLabel_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#EditionsPanel": EditionsPanel_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/admin#Attribution": Attribution_ccfb33a067df707c57dfe6ec49c25d82,
  "cited/client#TopicsField": TopicsField_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#ViewLiveCell": ViewLiveCell_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/admin#ShownInList": ShownInList_ccfb33a067df707c57dfe6ec49c25d82,
  "cited/client#SaveState": SaveState_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#PublishButton": PublishButton_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#SaveDraftButton": SaveDraftButton_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#WithdrawButton": WithdrawButton_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#EditView": EditView_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#TranslateView": TranslateView_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#AlikeRecords": AlikeRecords_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#FormulaResult": FormulaResult_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#StatedValues": StatedValues_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#UsedIn": UsedIn_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#CorrectionPanel": CorrectionPanel_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#MergeRecord": MergeRecord_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#SaveButton": SaveButton_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#NameAloud": NameAloud_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#NamedIn": NamedIn_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#Approve": Approve_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#CurrentPassword": CurrentPassword_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#OpenIdentity": OpenIdentity_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#IdentityText": IdentityText_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#ViewLiveEdition": ViewLiveEdition_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#ReleaseView": ReleaseView_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#SecondFactor": SecondFactor_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#SecretField": SecretField_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#Deliveries": Deliveries_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#Icon": Icon_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#Logo": Logo_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#NewsroomSearch": NewsroomSearch_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#SecondFactorHint": SecondFactorHint_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#StoryDesk": StoryDesk_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/client#NamedControls": NamedControls_ce0ddd8b54c6bbaf40669e59894c0a9c,
  "cited/admin#FirstAccountView": FirstAccountView_ccfb33a067df707c57dfe6ec49c25d82,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
