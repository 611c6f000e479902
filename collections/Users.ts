import type { CollectionConfig } from 'payload'
import { firstAdministratorEndpoint } from '../src/access/firstAdministrator'
import { atLeast, type roles } from '../src/access/roles'
import { firstUserIsAdmin, keepAnAdmin, userPolicy } from '../src/access/users'
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
    endpoints: [firstAdministratorEndpoint],
    hooks: { beforeChange: [firstUserIsAdmin], beforeDelete: [keepAnAdmin] },
    fields: [
      { name: 'name', type: 'text', validate: checkText(200), required: true, label: label('Name') },
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
    ],
  }
}
