/** The one place that reads and checks the environment. `.env.example` documents what it reads. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import proxyaddr from 'proxy-addr'
import { keyProblem } from '../access/encryption'
import { isReadable } from '../access/guard/request'

export type Environment = {
  /** `file:…` for SQLite, `mongodb://…` for MongoDB, `postgres://…` for Postgres. */
  databaseURI: string
  /** The key that signs sessions and encrypts the secrets of webhooks. */
  secret: string
  /** The key that identities are encrypted under, as hexadecimal digits; undefined for none. */
  identityKey: string | undefined
  /** The keys that they were encrypted under before. */
  oldIdentityKeys: string[]
  /** The origin that browsers reach the admin at, such as `https://cms.example.org`; empty when not set. */
  serverURL: string
  /** The TCP port of the server. */
  port: number
  /** The TCP port of /metrics; undefined for none. */
  metricsPort: number | undefined
  /** How much memory the answers of the public API may take, in bytes. */
  cacheBytes: number
  /** From which level the server logs, as pino names it. */
  logLevel: string
  /** The password of the demo's accounts; undefined to have one made. */
  demoPassword: string | undefined
  /** Whether webhooks may reach this machine: for development. */
  allowLoopback: boolean
  /** The proxies whose X-Forwarded-For is believed: addresses, ranges, or `loopback`. */
  trustedProxies: string[]
  /** Whether callers are limited in how often they ask and try. */
  rateLimits: boolean
  /** The mail server; undefined for none. */
  smtpURL: string | undefined
  /** Who mails are from. */
  mailFrom: string
}

/** A setting that the server cannot start with. Its message names every one of them and says what to do. */
export class EnvironmentError extends Error {
  constructor(problems: string[]) {
    super(`The environment is not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
  }
}

const DEFAULT_DATABASE = 'file:./data/cited.db'
const MINIMUM_SECRET = 32
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535
}

function checkDatabase(uri: string): string | undefined {
  if (uri.startsWith('file:')) {
    if (uri === 'file:') return 'DATABASE_URI: name a file, for example file:./data/cited.db'
    return isReadable(uri) ? undefined : 'DATABASE_URI: a % in the name of a file is written %25'
  }
  if (/^postgres(ql)?:\/\//.test(uri)) {
    return URL.canParse(uri)
      ? undefined
      : 'DATABASE_URI: an address of Postgres is postgres://USER:PASSWORD@HOST:5432/DATABASE'
  }
  if (!/^mongodb(\+srv)?:\/\//.test(uri)) {
    return `DATABASE_URI must start with file:, mongodb:// or postgres://, not '${uri.replace(/:[^]*/, ':').slice(0, 20)}'`
  }
  // A +srv address can bring the name of its replica set by DNS.
  if (uri.startsWith('mongodb:') && !/[?&]replicaSet=[^&]/.test(uri)) {
    return 'DATABASE_URI: MongoDB needs a replica set for transactions; add ?replicaSet=NAME (a set of one will do)'
  }
  return undefined
}

function checkServerURL(url: string): string | undefined {
  if (url === '') return undefined
  if (!URL.canParse(url)) return `SERVER_URL must be an origin such as https://cms.example.org, not '${url}'`
  const { protocol, origin } = new URL(url)
  if (!['http:', 'https:'].includes(protocol)) return 'SERVER_URL must start with https:// or http://'
  return origin === url ? undefined : `SERVER_URL must be an origin without a path: write ${origin}`
}

/** A secret for development, made once and kept beside the embedded database. */
function developmentSecret(name: 'development-identity-key' | 'development-secret'): string {
  const file = path.resolve('data', name)
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true })
    // Of two processes that start at once, the second takes what the first wrote.
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file, 'utf8').trim()
}

let isSaid = false

/** A key for the identities of development. Whoever starts the server is told once where it is. */
function developmentIdentityKey(): string {
  const key = developmentSecret('development-identity-key')
  if (!isSaid) console.warn('IDENTITY_KEY is not set: identities are encrypted under data/development-identity-key.')
  isSaid = true
  return key
}

/** What is wrong with the keys of identities. None of them is said: a key with a typing mistake is nearly the key. */
function identityKeyProblems(key: string, old: string[], secret: string): string[] {
  const problem = key === '' ? null : keyProblem(key)
  return [
    ...(problem ? [`IDENTITY_KEY ${problem}`] : []),
    ...(key !== '' && key === secret ? ['IDENTITY_KEY must be another than PAYLOAD_SECRET'] : []),
    ...(old.some(keyProblem) ? ['IDENTITY_KEYS_OLD must be keys with commas between them, as IDENTITY_KEY was'] : []),
  ]
}

/** The address of the database alone. Throws `EnvironmentError` when it is none. */
export function readDatabaseURI(env: NodeJS.ProcessEnv = process.env): string {
  const uri = env.DATABASE_URI || DEFAULT_DATABASE
  const problem = checkDatabase(uri)
  if (problem) throw new EnvironmentError([problem])
  return uri
}

/**
 * Reads the environment. In production (`NODE_ENV=production`) a secret and a server URL are required; elsewhere a
 * secret and a key for identities are made and kept in `data/`. While Next builds, nothing is served and nothing is
 * required.
 * Throws `EnvironmentError` with every problem at once.
 */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const production = env.NODE_ENV === 'production' && env.NEXT_PHASE !== 'phase-production-build'
  const databaseURI = env.DATABASE_URI || DEFAULT_DATABASE
  const serverURL = env.SERVER_URL ?? ''
  const port = Number(env.PORT || 3000)
  const secret = env.PAYLOAD_SECRET ?? ''
  const identityKey = env.IDENTITY_KEY ?? ''
  const oldIdentityKeys = (env.IDENTITY_KEYS_OLD ?? '').split(',').flatMap((key) => key.trim() || [])
  const problems = [
    checkDatabase(databaseURI),
    checkServerURL(serverURL),
    ...identityKeyProblems(identityKey, oldIdentityKeys, secret),
  ]
  if (!isPort(port)) problems.push(`PORT must be a number from 1 to 65535, not '${env.PORT}'`)
  const metricsPort = env.METRICS_PORT ? Number(env.METRICS_PORT) : undefined
  if (metricsPort !== undefined && (!isPort(metricsPort) || metricsPort === port)) {
    problems.push(`METRICS_PORT must be another number than PORT, from 1 to 65535, not '${env.METRICS_PORT}'`)
  }
  const cacheMegabytes = Number(env.CACHE_MEGABYTES || 256)
  if (!Number.isInteger(cacheMegabytes) || cacheMegabytes < 1) {
    problems.push(`CACHE_MEGABYTES must be a whole number from 1, not '${env.CACHE_MEGABYTES}'`)
  }
  const logLevel = env.LOG_LEVEL || 'info'
  if (!LOG_LEVELS.includes(logLevel)) problems.push(`LOG_LEVEL must be one of: ${LOG_LEVELS.join(', ')}`)
  if (secret !== '' && secret.length < MINIMUM_SECRET) {
    problems.push(`PAYLOAD_SECRET must have ${MINIMUM_SECRET} characters or more; make one with: openssl rand -hex 32`)
  }
  if (production && secret === '') problems.push('PAYLOAD_SECRET is required; make one with: openssl rand -hex 32')
  if (production && serverURL === '') {
    problems.push('SERVER_URL is required: the origin of the admin, such as https://cms.example.org')
  }
  if (env.DEMO_PASSWORD !== undefined && env.DEMO_PASSWORD.length < 8) {
    problems.push('DEMO_PASSWORD must have 8 characters or more')
  }
  const loopback = env.WEBHOOKS_ALLOW_LOOPBACK ?? ''
  if (!['', 'false', 'true'].includes(loopback)) {
    problems.push(`WEBHOOKS_ALLOW_LOOPBACK must be true or false, not '${loopback.slice(0, 20)}'`)
  }
  const trustedProxies = (env.TRUSTED_PROXIES ?? '').split(',').flatMap((name) => name.trim() || [])
  try {
    proxyaddr.compile(trustedProxies)
  } catch {
    problems.push('TRUSTED_PROXIES must hold addresses, ranges such as 10.0.0.0/8, or loopback, between commas')
  }
  if (!['', 'on', 'off'].includes(env.RATE_LIMITS ?? '')) problems.push('RATE_LIMITS must be on or off')
  const smtpURL = env.SMTP_URL || undefined
  if (smtpURL !== undefined && !(URL.canParse(smtpURL) && /^smtps?:/.test(smtpURL))) {
    problems.push('SMTP_URL must look like smtps://user:password@mail.example.org')
  }
  const mailFrom = env.MAIL_FROM || 'Cited <cited@localhost>'
  if (/[\r\n]/.test(mailFrom) || !mailFrom.includes('@')) {
    problems.push('MAIL_FROM must be an address, or look like: Cited <cited@example.org>')
  }
  const found = problems.filter((problem) => problem !== undefined)
  if (found.length > 0) throw new EnvironmentError(found)
  return {
    databaseURI,
    secret: secret || developmentSecret('development-secret'),
    // In production one that is made by itself would be lost by itself. The start says that there is none.
    identityKey: identityKey || (env.NODE_ENV === 'production' ? undefined : developmentIdentityKey()),
    oldIdentityKeys,
    serverURL,
    port,
    metricsPort,
    cacheBytes: cacheMegabytes * 1024 * 1024,
    logLevel,
    demoPassword: env.DEMO_PASSWORD,
    allowLoopback: loopback === 'true',
    trustedProxies,
    rateLimits: env.RATE_LIMITS !== 'off',
    smtpURL,
    mailFrom,
  }
}
