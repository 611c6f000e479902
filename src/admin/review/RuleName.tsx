'use client'

import { FieldDiffContainer, FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { TextFieldClientComponent, TextFieldDiffClientComponent } from 'payload'
import { nameOfRule } from '../../review/ruleNames'
import { useSay } from '../words'

/** What a finding that was let stand was found by, in words: the rule's own name is for programs. */
export const RuleName: TextFieldClientComponent = ({ field, path }) => {
  const say = useSay()
  const { value } = useField<string>({ path })
  return (
    <div className="field-type">
      <FieldLabel as="span" label={field.label} />
      <p>{value ? say(nameOfRule(value)) : null}</p>
    </div>
  )
}

/** The same where two versions are compared. */
export const RuleDiff: TextFieldDiffClientComponent = ({
  comparisonValue,
  field,
  locale,
  nestingLevel,
  versionValue,
}) => {
  const say = useSay()
  const { i18n } = useTranslation()
  const shown = (value: unknown) => <p>{typeof value === 'string' ? say(nameOfRule(value)) : null}</p>
  return (
    <FieldDiffContainer
      From={shown(comparisonValue)}
      To={shown(versionValue)}
      i18n={i18n}
      label={{ label: field.label, ...(locale && { locale }) }}
      nestingLevel={nestingLevel}
    />
  )
}
