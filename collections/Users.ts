import type { CollectionConfig } from 'payload'
import { firstAdministratorEndpoint, registerFirstAdministrator } from '../src/access/firstAdministrator'
import { atLeast, nobody, type roles } from '../src/access/roles'
import { firstUserIsAdmin, ownField, userPolicy } from '../src/access/users'
import {
  closeAccount,
  guardAccount,
  keepAdministrator,
  noteReset,
  partWithAccount,
  refuseDisabled,
  takeOffAfterReset,
} from '../src/newsroom/accounts/hooks'
import { noteLanguageAtLogin } from '../src/newsroom/accounts/language'
import { secondFactorEndpoints, splitCode, useCode } from '../src/newsroom/accounts/secondFactor'
import { presentPassword, searched } from './fields'
import { choices, label } from './labels'
import { checkText } from './validation'

/** Staff. */
export function users(): CollectionConfig {
  return {
    slug: 'users',
    labels: { singular: label('User'), plural: label('Users') },
    admin: {
      group: label('Administration'),
      useAsTitle: 'name',
      defaultColumns: ['name', 'email', 'role', 'updatedAt'],
    },
    auth: {
      useAPIKey: true,
      maxLoginAttempts: 10,
      lockTime: 10 * 60 * 1000,
      cookies: { sameSite: 'Lax', secure: process.env.SERVER_URL?.startsWith('https:') ?? false },
    },
    access: userPolicy,
    endpoints: [firstAdministratorEndpoint, registerFirstAdministrator, ...secondFactorEndpoints],
    hooks: {
      beforeOperation: [noteReset, splitCode],
      beforeChange: [firstUserIsAdmin, keepAdministrator, guardAccount, closeAccount],
      beforeDelete: [partWithAccount],
      beforeLogin: [refuseDisabled, takeOffAfterReset, useCode],
      afterLogin: [noteLanguageAtLogin],
    },
    fields: [
      // Payload adds the rest of these, which are what one signs in with.
      {
        name: 'email',
        type: 'email',
        required: true,
        unique: true,
        label: label('E-mail address'),
        access: { read: ownField },
      },
      { name: 'enableAPIKey', type: 'checkbox', access: { read: ownField } },
      {
        name: 'apiKey',
        type: 'text',
        label: label('API key'),
        access: { create: atLeast('admin'), read: nobody, update: ownField },
      },
      ...searched({ name: 'name', type: 'text', validate: checkText(200), required: true, label: label('Name') }),
      presentPassword(label('Needed to change your password, your e-mail address or your API key.')),
      {
        name: 'role',
        type: 'select',
        required: true,
        saveToJWT: true,
        defaultValue: 'reporter' satisfies (typeof roles)[number],
        label: label('Role'),
        options: choices({
          admin: label('Administrator'),
          editor: label('Editor'),
          reporter: label('Reporter'),
        }),
        access: { create: atLeast('admin'), update: atLeast('admin') },
        admin: {
          position: 'sidebar',
          description: label(
            'Reporters write drafts; editors also publish, correct and withdraw; administrators also manage users.',
          ),
        },
      },
      {
        name: 'disabled',
        type: 'checkbox',
        defaultValue: false,
        label: label('Disabled'),
        access: { create: atLeast('admin'), update: atLeast('admin') },
        admin: {
          position: 'sidebar',
          description: label(
            'Cannot sign in any more, with a password or a key, and opens no identity. What they did keeps their name.',
          ),
        },
      },
      {
        name: 'hasSecondFactor',
        type: 'checkbox',
        defaultValue: false,
        label: label('Second factor'),
        access: { create: nobody, read: ownField, update: nobody },
        admin: { components: { Field: 'cited/client#SecondFactor' }, disableBulkEdit: true },
      },
      // Whether somebody else chose the password: they could sign in as this user.
      {
        name: 'hasGivenPassword',
        type: 'checkbox',
        hidden: true,
        access: { create: nobody, read: nobody, update: nobody },
      },
      // What its codes are computed from, encrypted, and the last that was used.
      { name: 'secondFactorKey', type: 'text', hidden: true, access: { create: nobody, read: nobody, update: nobody } },
      {
        name: 'secondFactorStep',
        type: 'number',
        hidden: true,
        access: { create: nobody, read: nobody, update: nobody },
      },
    ],
  }
}
