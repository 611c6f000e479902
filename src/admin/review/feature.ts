'use client'

import type { FeatureProviderProviderClient } from '@payloadcms/richtext-lexical'
import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { AttributionPlugin } from './AttributionPlugin'
import { WritingPlugin } from '../writing/WritingPlugin'
import { TranslatingPlugin } from '../translating/TranslatingPlugin'
import { PastePlugin } from './PastePlugin'

/** The part of the editor's attribution feature that runs in the browser; the other part is in body/nodes.ts. */
export const AttributionFeatureClient: FeatureProviderProviderClient = createClientFeature({
  plugins: [
    { Component: AttributionPlugin, position: 'normal' },
    { Component: PastePlugin, position: 'normal' },
    { Component: WritingPlugin, position: 'normal' },
    { Component: TranslatingPlugin, position: 'normal' },
  ],
})
