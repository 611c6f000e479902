import type { CollectionConfig } from 'payload'
import { noteLanguageAtLogin } from '../src/newsroom/accounts/language'
import { leaveIdentities, noteReset, takeOffAfterChange, takeOffAfterReset } from '../src/newsroom/accounts/hooks'

/**
 * A project's own collection of accounts. Nothing of it changes but that whoever's password, address or key is changed can
 * open no identity any more until somebody who can names them again: it may be somebody else who signs in then.
 */
export function withIdentitiesKept(collection: CollectionConfig): CollectionConfig {
  const { hooks } = collection
  return {
    ...collection,
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), noteReset],
      beforeChange: [...(hooks?.beforeChange ?? []), takeOffAfterChange],
      beforeDelete: [...(hooks?.beforeDelete ?? []), leaveIdentities],
      beforeLogin: [...(hooks?.beforeLogin ?? []), takeOffAfterReset],
      afterLogin: [...(hooks?.afterLogin ?? []), noteLanguageAtLogin],
    },
  }
}
