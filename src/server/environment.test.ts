import { describe, expect, it } from 'vitest'
import { EnvironmentError, readEnvironment } from './environment'

const secret = 'x'.repeat(32)
const identityKey = 'a1'.repeat(32)
function read(env: Record<string, string>) {
  return readEnvironment({ NODE_ENV: 'test', PAYLOAD_SECRET: secret, IDENTITY_KEY: identityKey, ...env })
}

describe('readEnvironment', () => {
  it('has a default for everything in development', () => {
    expect(read({})).toEqual({
      databaseURI: 'file:./data/cited.db',
      secret,
      identityKey,
      oldIdentityKeys: [],
      serverURL: '',
      port: 3000,
      demoPassword: undefined,
      allowLoopback: false,
      mailFrom: 'Cited <cited@localhost>',
      rateLimits: true,
      smtpURL: undefined,
      trustedProxies: [],
      cacheBytes: 256 * 1024 * 1024,
      logLevel: 'info',
      metricsPort: undefined,
    })
  })

  it.each([
    ['a port that is no number', { PORT: 'http' }, 'PORT'],
    ['a port out of range', { PORT: '70000' }, 'PORT'],
    ['another database', { DATABASE_URI: 'mysql://db/x' }, 'DATABASE_URI'],
    ['a MongoDB without a replica set', { DATABASE_URI: 'mongodb://localhost/x' }, 'replicaSet'],
    ['a short secret', { PAYLOAD_SECRET: 'secret' }, 'PAYLOAD_SECRET'],
    ['a server URL with a path', { SERVER_URL: 'https://example.org/cms' }, 'SERVER_URL'],
    ['a server URL of another protocol', { SERVER_URL: 'ftp://example.org' }, 'SERVER_URL'],
    ['a key that is none', { IDENTITY_KEY: 'x'.repeat(64) }, 'IDENTITY_KEY'],
    ['an old key that is none', { IDENTITY_KEYS_OLD: `${identityKey},1` }, 'IDENTITY_KEYS_OLD'],
    ['the secret as the key', { PAYLOAD_SECRET: identityKey }, 'IDENTITY_KEY'],
    ['a short demo password', { DEMO_PASSWORD: '1234' }, 'DEMO_PASSWORD'],
    ['a switch that is neither on nor off', { WEBHOOKS_ALLOW_LOOPBACK: 'yes' }, 'WEBHOOKS_ALLOW_LOOPBACK'],
  ])('refuses %s, naming the variable', (_, env, name) => {
    expect(() => read(env as Record<string, string>)).toThrow(EnvironmentError)
    expect(() => read(env as Record<string, string>)).toThrow(name)
  })

  it('requires a secret and a server URL in production, and says both at once', () => {
    const production = () => readEnvironment({ NODE_ENV: 'production' })
    expect(production).toThrow('PAYLOAD_SECRET')
    expect(production).toThrow('SERVER_URL')
  })

  it('starts without a key for identities in production, and makes none', () => {
    const env = { NODE_ENV: 'production', PAYLOAD_SECRET: secret, SERVER_URL: 'https://example.org' } as const
    expect(readEnvironment(env).identityKey).toBeUndefined()
    expect(readEnvironment({ ...env, IDENTITY_KEYS_OLD: ` ${identityKey} ,` }).oldIdentityKeys).toEqual([identityKey])
  })

  it('requires neither while Next builds', () => {
    const env = { NODE_ENV: 'production', NEXT_PHASE: 'phase-production-build', PAYLOAD_SECRET: secret } as const
    expect(readEnvironment(env).serverURL).toBe('')
  })

  it('refuses a file whose name cannot be read, and says what is written instead', () => {
    expect(() => read({ DATABASE_URI: 'file:./data/50%.db' })).toThrow('%25')
    expect(read({ DATABASE_URI: 'file:./data/50%25.db' }).databaseURI).toBe('file:./data/50%25.db')
    expect(() => read({ DATABASE_URI: './data/cited.db' })).toThrow("not './data/cited.db'")
  })

  it('never shows the password of a database address', () => {
    expect(() => read({ DATABASE_URI: 'mysql://admin:hunter2@db/x' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    )
  })
})
