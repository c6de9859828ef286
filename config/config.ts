import { existsSync, readFileSync } from 'node:fs'
import convict from 'convict'
import { schema } from '#config/schema.ts'
import { givenIn } from './files.ts'
import './formats.ts'
import { StartError } from '../src/runtime/start-error.ts'

type Value<S> = S extends { format: readonly (infer F)[] }
  ? F
  : S extends { format: 'port' | 'nat' | 'count' | 'duration' | 'pause' | 'timer' }
    ? number
    : S extends { format: BooleanConstructor }
      ? boolean
      : S extends { format: unknown }
        ? string
        : { [K in keyof S]: Value<S[K]> }

type Settings = { [K in keyof typeof schema]: Value<(typeof schema)[K]> }

/** Every setting by its place in `config/schema.ts`, durations in milliseconds. */
export type Config = Settings & {
  database: {
    /** What `<MODULE>_DATABASE_URL` says, by module. */
    urls: Record<string, string>
  }
}

type Environment = Record<string, string | undefined>

/**
 * Reads the settings: defaults, then `config/<NODE_ENV>.json`, then the environment, or the files that its
 * `<NAME>_FILE` name; an empty variable is as good as none. Throws one StartError that names everything that is wrong, without showing secrets.
 */
export function loadConfig(modules: string[], env: Environment = process.env): Config {
  const urlOf = (module: string) => `${module.toUpperCase()}_DATABASE_URL`
  const { env: given, wrong: unread } = givenIn(env, [...variablesIn(schema), ...modules.map(urlOf)])
  const reader = convict(schema as unknown as convict.Schema<Settings>, {
    env: given as NodeJS.ProcessEnv,
    args: [],
  })
  const file = new URL(`../config/${reader.get('env')}.json`, import.meta.url)
  if (/^\w+$/.test(reader.get('env')) && existsSync(file)) reader.load(JSON.parse(readFileSync(file, 'utf8')))
  const read = reader.getProperties()
  const urls = modules.map((module) => [module, given[urlOf(module)] ?? ''])
  const config: Config = { ...read, database: { ...read.database, urls: Object.fromEntries(urls) } }
  const wrong = [
    ...unread,
    ...malformed(reader),
    ...contradictions(config),
    ...(config.env === 'production' ? refusals(config, modules) : []),
  ]
  if (wrong.length > 0)
    throw new StartError(`these settings can't be:\n${wrong.map((line) => `  ${line}`).join('\n')}`)
  return config
}

function malformed(reader: convict.Config<Settings>): string[] {
  try {
    reader.validate({ allowed: 'strict' })
    return []
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(/^[\w.]+(?=: )/, variableOf))
  }
}

/** Every setting's variable. */
function variablesIn(declared: object): string[] {
  return Object.values(declared).flatMap((value) =>
    'env' in value && 'doc' in value ? [value.env] : variablesIn(value),
  )
}

/** `http.port` → `PORT` */
function variableOf(path: string): string {
  const found = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], schema)
  return (found as { env?: string })?.env ?? path
}

/** What is of no use by itself, in any environment. */
function contradictions({ http }: Config): string[] {
  const wrong: string[] = []
  if ((http.httpsCert === '') !== (http.httpsKey === ''))
    wrong.push(
      `${http.httpsCert === '' ? 'HTTPS_CERT' : 'HTTPS_KEY'}: a certificate and its key are set together`,
    )
  if (http.adminPort !== 0 && http.adminPort === http.port)
    wrong.push('ADMIN_PORT: is PORT; 0 has all on that')
  return wrong
}

/** Defaults that are for development alone. A module's own are of no concern where it doesn't run. */
function refusals({ services, database, allowEmbedded, ...config }: Config, modules: string[]): string[] {
  const names = services.split(',').map((name) => name.trim())
  const runs = (module: string) => names.includes('all') || names.includes(module)
  const refused: string[] = []
  if (runs('user') && isWeak(config.user.adminPassword, config.user.adminEmail))
    refused.push(
      'ADMIN_PASSWORD: production needs one of its own for the first admin, of 12 characters at least, 6 of them different, and none of the known ones',
    )
  if (config.user.bcryptCost < 10) refused.push('BCRYPT_COST: less than 10 is for tests')
  if (config.jwt.accessTtl < 1_000 || config.jwt.accessTtl > 3_600_000)
    refused.push('JWT_ACCESS_TTL: an access token lives an hour at most; sessions go on by JWT_REFRESH_TTL')
  const { publicUrl } = config.http
  // Who writes letters needs it; a wrong one is told wherever it is set.
  if (publicUrl === '' ? runs('notification') : !isSafeAddress(publicUrl))
    refused.push(
      'PUBLIC_URL: production needs it, as https://…, or http:// on this machine alone: mails lead there',
    )
  if (runs('payment') && config.payment.stripeSecretKey === '' && !config.payment.allowSandbox)
    refused.push(
      'STRIPE_SECRET_KEY: production needs it, or ALLOW_SANDBOX_PAYMENTS=true where no money is to move',
    )
  if (config.payment.stripeSecretKey !== '' && config.payment.stripeWebhookSecret === '')
    refused.push('STRIPE_WEBHOOK_SECRET: what Stripe sends is checked with it')
  if (allowEmbedded) return refused
  const lacks = modules.filter((module) => runs(module) && !database.url && !database.urls[module])
  if (lacks.length > 0)
    refused.push(
      `DATABASE_URL: production needs it (or ${lacks.map((module) => `${module.toUpperCase()}_DATABASE_URL`).join(', ')}), or ALLOW_EMBEDDED=true`,
    )
  if (config.jwt.publicKey === '' && config.jwt.privateKey === '')
    refused.push(
      'JWT_PUBLIC_KEY: production needs it (and JWT_PRIVATE_KEY where users sign in), or ALLOW_EMBEDDED=true',
    )
  if (runs('notification') && config.mail.privateKey === '')
    refused.push('MAIL_PRIVATE_KEY: production needs it where mails are sent, or ALLOW_EMBEDDED=true')
  else if (runs('user') && config.mail.publicKey === '' && config.mail.privateKey === '')
    refused.push('MAIL_PUBLIC_KEY: production needs it where users are, or ALLOW_EMBEDDED=true')
  return refused
}

/** Of this repository, or the first that anyone tries. */
const known = /password|passwort|passw0rd|compose-only|development-only|changeme|imtiaz|qwert|letmein|admin/i

/** Whether an administrator's password could be guessed without knowing them. */
function isWeak(password: string, email: string): boolean {
  const plain = password.toLowerCase()
  const name = email.toLowerCase().split('@', 1)[0] as string
  // `1234567890123`, `abcdefabcdef`: hardly a step that isn't to a neighbour.
  const steps = [...plain].filter(
    (at, n) => n > 0 && Math.abs(at.charCodeAt(0) - plain.charCodeAt(n - 1)) > 1,
  ).length
  return (
    password.trim().length < 12 ||
    new Set(plain).size < 6 ||
    known.test(plain) ||
    (name.length > 2 && plain.includes(name)) ||
    steps < plain.length / 4
  )
}

function isSafeAddress(address: string): boolean {
  const { protocol, hostname, username, password } = URL.parse(address) ?? {}
  if (username || password) return false
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname ?? ''))
  )
}
