/** The body nodes as Lexical inline blocks, the blocks between paragraphs, and the editor that holds them: the only file of `body` that knows Payload. */
import {
  BlockquoteFeature,
  BlocksFeature,
  BoldFeature,
  createServerFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import type { Block, Field } from 'payload'
import { choices, label } from './labels'
import { recordNamed } from './recordNamed'
import type { Language } from '../src/model/languages'
import type { Sentence } from '../src/model/sentence'
import { withSlugs } from '../src/model/slugs'
import type { Settings } from '../src/options'
import { choosesKept } from './kept'

// The browser knows the languages of the editions only by what is handed to the component.
function chip(name: string, languages: Language[]) {
  return {
    Block: { path: `cited/client#${name}`, clientProps: { languages } },
  }
}

/** That of the words that a node stands for, which the editor keeps. */
const format: Field = { name: 'format', type: 'number', admin: { hidden: true } }

function figure(languages: Language[]): Block {
  return {
    slug: 'figure',
    interfaceName: 'FigureNode',
    labels: { singular: label('Figure'), plural: label('Figures') },
    admin: { components: chip('FigureChip', languages) },
    fields: [
      {
        name: 'statistic',
        ...choosesKept('statistics'),
        required: true,
        label: label('Statistic'),
        validate: recordNamed,
      },
      {
        name: 'form',
        type: 'select',
        required: true,
        defaultValue: 'digits',
        label: label('Written as'),
        options: choices({
          digits: label('Digits: 60%'),
          words: label('Words: nine'),
          'percent-words': label('Digits and words: 60 per cent'),
          compact: label('Compact: 3.5 million'),
          custom: label('In my own words'),
        }),
      },
      {
        name: 'text',
        type: 'text',
        maxLength: 200,
        label: label('My own words'),
        admin: {
          condition: (_, siblings) => siblings?.form === 'custom',
          description: label('Must say the same value.'),
        },
      },
      format,
    ],
  }
}

function quotation(languages: Language[]): Block {
  return {
    slug: 'quotation',
    interfaceName: 'QuotationNode',
    labels: { singular: label('Quotation'), plural: label('Quotations') },
    admin: { components: chip('QuotationChip', languages) },
    fields: [...quoteFields(), format],
  }
}

/** Which quote, and what of it. */
function quoteFields(): Field[] {
  return [
    {
      name: 'quote',
      ...choosesKept('quotes'),
      required: true,
      label: label('Quote'),
      validate: recordNamed,
    },
    {
      name: 'excerpt',
      type: 'textarea',
      required: true,
      label: label('Excerpt'),
      admin: {
        description: label(
          'Part of the quote, or of its translation into the language of the edition, without quotation marks.',
        ),
      },
    },
  ]
}

function citation(languages: Language[]): Block {
  return {
    slug: 'citation',
    interfaceName: 'CitationNode',
    labels: { singular: label('Citation'), plural: label('Citations') },
    admin: { components: chip('CitationChip', languages) },
    fields: [
      {
        name: 'source',
        ...choosesKept('sources'),
        required: true,
        label: label('Source'),
        validate: recordNamed,
      },
      {
        name: 'locator',
        type: 'text',
        maxLength: 200,
        label: label('Where in the source'),
      },
    ],
  }
}

function pullQuote(languages: Language[]): Block {
  return {
    slug: 'pullQuote',
    interfaceName: 'PullQuoteNode',
    labels: { singular: label('Pull quote'), plural: label('Pull quotes') },
    admin: { disableBlockName: true, components: chip('PullQuoteBlock', languages) },
    fields: quoteFields(),
  }
}

function chart(languages: Language[]): Block {
  return {
    slug: 'chart',
    interfaceName: 'ChartNode',
    labels: { singular: label('Chart'), plural: label('Charts') },
    admin: { disableBlockName: true, components: chip('ChartBlock', languages) },
    fields: [
      {
        name: 'kind',
        type: 'select',
        required: true,
        defaultValue: 'bar',
        label: label('Drawn as'),
        options: choices({ bar: label('Bars'), line: label('A line over time') }),
      },
      { name: 'heading', type: 'text', required: true, maxLength: 200, label: label('Title') },
      {
        name: 'statistics',
        ...choosesKept('statistics'),
        hasMany: true,
        required: true,
        minRows: 2,
        maxRows: 40,
        label: label('Statistics'),
        validate: recordNamed,
        admin: {
          description: label(
            'In this order, all of one unit. Each counts as used here, and is drawn anew when it is corrected.',
          ),
        },
      },
    ],
  }
}

function image(languages: Language[]): Block {
  const point = (name: 'focalX' | 'focalY', said: Sentence): Field => ({
    name,
    type: 'number',
    min: 0,
    max: 100,
    label: said,
    admin: { width: '50%' },
  })
  return {
    slug: 'image',
    interfaceName: 'ImageNode',
    labels: { singular: label('Image'), plural: label('Images') },
    admin: { disableBlockName: true, components: chip('ImageBlock', languages) },
    fields: [
      { name: 'media', type: 'upload', relationTo: 'media', required: true, label: label('Picture') },
      { name: 'caption', type: 'textarea', maxLength: 500, label: label('Caption') },
      {
        name: 'alt',
        type: 'text',
        maxLength: 500,
        label: label('Alternative text'),
        admin: { description: label('Empty: as its record says it in the language of the article.') },
      },
      {
        name: 'credit',
        type: 'text',
        maxLength: 300,
        label: label('Credit'),
        admin: { description: label('Empty: as its record says it.') },
      },
      {
        type: 'row',
        fields: [
          point('focalX', label('Focal point: per cent from the left')),
          point('focalY', label('Per cent from the top')),
        ],
      },
    ],
  }
}

function embed(languages: Language[]): Block {
  return {
    slug: 'embed',
    interfaceName: 'EmbedNode',
    labels: { singular: label('Embed'), plural: label('Embeds') },
    admin: { disableBlockName: true, components: chip('EmbedBlock', languages) },
    fields: [
      {
        name: 'url',
        type: 'text',
        required: true,
        label: label('Address'),
        admin: {
          description: label(
            'Of a video, a recording, a chart, a document or a post. Readers get a link: nothing is asked of its site before they follow it.',
          ),
        },
      },
      // Not called `title`, or its label in the form would lead to the title of the article.
      { name: 'heading', type: 'text', required: true, maxLength: 200, label: label('Title') },
    ],
  }
}

/** Tables: Payload's nodes, with tools of ours that speak both languages of the admin. */
const TableFeature = createServerFeature({
  key: 'table',
  feature: { ClientFeature: 'cited/client#TableFeatureClient' },
})

/** Shows the review of the body in its text while it is written; the part that runs in the browser is in the admin. */
const AttributionFeature = createServerFeature({
  key: 'attribution',
  feature: { ClientFeature: 'cited/client#AttributionFeatureClient' },
})

/** The editor of a body. What it offers is what `validateBody` accepts and `toPortableText` renders. */
export function bodyEditor({ languages, slugs }: Pick<Settings, 'languages' | 'slugs'>) {
  return lexicalEditor({
    features: [
      ParagraphFeature(),
      HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
      BlockquoteFeature(),
      UnorderedListFeature(),
      OrderedListFeature(),
      HorizontalRuleFeature(),
      BoldFeature(),
      ItalicFeature(),
      StrikethroughFeature(),
      LinkFeature({ enabledCollections: [] }),
      BlocksFeature({
        blocks: withSlugs([image(languages), pullQuote(languages), chart(languages), embed(languages)], slugs),
        inlineBlocks: withSlugs([figure(languages), quotation(languages), citation(languages)], slugs),
      }),
      TableFeature(),
      AttributionFeature(),
      FixedToolbarFeature(),
      InlineToolbarFeature(),
    ],
  })
}
