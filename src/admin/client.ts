'use client'

export { Icon, Logo } from './Brand'
export { CitationChip } from './body/CitationChip'
export { FigureChip } from './body/FigureChip'
export { QuotationChip } from './body/QuotationChip'
