import type { CollectionConfig } from 'payload'
import { atLeast, type roles } from '../src/access/roles'
import { firstUserIsAdmin, keepAnAdmin, userPolicy } from '../src/access/users'
import { label, options } from './labels'
import { say } from './validation'

/** Staff. */
export function users(): CollectionConfig {
  return {
    slug: 'users',
    labels: { singular: label('User', 'Usuario'), plural: label('Users', 'Usuarios') },
    admin: {
      group: label('Administration', 'Administración'),
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
    hooks: { beforeChange: [firstUserIsAdmin], beforeDelete: [keepAnAdmin] },
    fields: [
      { name: 'name', type: 'text', validate: say(200), required: true, label: label('Name', 'Nombre') },
      {
        name: 'role',
        type: 'select',
        required: true,
        saveToJWT: true,
        defaultValue: 'reporter' satisfies (typeof roles)[number],
        label: label('Role', 'Función'),
        options: options({
          admin: ['Administrator', 'Administrador'],
          editor: ['Editor', 'Editor'],
          reporter: ['Reporter', 'Reportero'],
        }),
        access: { create: atLeast('admin'), update: atLeast('admin') },
        admin: {
          position: 'sidebar',
          description: label(
            'Reporters write drafts; editors also publish, correct and withdraw; administrators also manage users.',
            'Los reporteros escriben borradores; los editores además publican, corrigen y retiran; los administradores además gestionan usuarios.',
          ),
        },
      },
    ],
  }
}
