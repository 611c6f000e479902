import { describe, expect, it } from 'vitest'
import { ownAccounts, roleOf, type Accounts } from './roles'

describe('the role of an account', () => {
  const staff: Accounts = {
    collection: 'staff',
    field: 'roles',
    roles: { admin: ['boss'], editor: ['boss', 'chief'], reporter: ['writer'] },
  }

  it.each<[Accounts, object | null, string | null]>([
    [ownAccounts, { collection: 'users', role: 'editor' }, 'editor'],
    [ownAccounts, { collection: 'customers', role: 'editor' }, null],
    [ownAccounts, { role: 'admin' }, null],
    [ownAccounts, { collection: 'users', role: 'owner' }, null],
    [ownAccounts, { collection: 'users' }, null],
    [ownAccounts, null, null],
    [staff, { collection: 'staff', roles: ['writer', 'chief'] }, 'editor'],
    [staff, { collection: 'staff', roles: ['boss'] }, 'admin'],
    [staff, { collection: 'staff', roles: 'writer' }, 'reporter'],
    [staff, { collection: 'staff', roles: [], role: 'admin' }, null],
    [{ ...staff, roles: 'reporter' }, { collection: 'staff' }, 'reporter'],
    [{ ...staff, roles: 'reporter' }, { collection: 'users' }, null],
  ])('is told by its collection and by what it says there (%#)', (accounts, account, role) => {
    expect(roleOf(accounts, account)).toBe(role)
  })
})
