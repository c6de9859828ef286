import { existsSync, readFileSync } from 'node:fs'
import convict from 'convict'
import { readLabelForms } from '../src/barcode.ts'
import { readArmed } from '../src/faults/fault-points.ts'
import { isCurrency } from '../src/money.ts'
import { StartError } from '../src/runtime/start-error.ts'
import { isCountry } from '../src/schemas/phone.ts'
import { contradictionsInModules, modules as declaredBy, refusedByModules } from './modules.ts'
import { type Setting, type Settings, type Shared, shared, type Values } from './schema.ts'

/** Every setting by its place: the process's, then the modules'. */
const schema: Settings = {
  ...shared,
  ...Object.fromEntries(Object.entries(declaredBy).map(([name, { settings }]) => [name, settings])),
}

type Read = Shared & { [M in keyof typeof declaredBy]: Values<(typeof declaredBy)[M]['settings']> }

/** Every setting by its place in `schema.ts` or its module's `settings.ts`, durations in milliseconds. */
export type Config = Read & {
  database: {
    /** What `<MODULE>_DATABASE_URL` says, by module. */
    urls: Record<string, string>
  }
}

type Environment = Record<string, string | undefined>

/**
 * Reads the settings: defaults, then `config/<NODE_ENV>.json`, then the environment, or the files that its
 * `<NAME>_FILE` name; an empty variable is as good as none. Throws one StartError that names everything that is wrong, without
 * showing secrets. Production is refused what it must not run with: of the databases alone where only these are meant.
 */
export function loadConfig(
  modules: string[],
  env: Environment = process.env,
  { databasesOnly = false } = {},
): Config {
  const urlOf = (module: string) => `${module.toUpperCase()}_DATABASE_URL`
  const { env: given, wrong: unread } = givenIn(env, [
    ...settingsIn(schema).map(({ env }) => env),
    ...modules.map(urlOf),
  ])
  const reader = convict(schema as unknown as convict.Schema<Read>, {
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
    ...(databasesOnly ? [] : contradictionsInModules(config, runsIn(config))),
    ...(config.env === 'production' && !databasesOnly ? refusals(config) : []),
    ...(config.env === 'production' ? [...unnamedDatabases(config, modules), ...armed(config)] : []),
  ]
  if (wrong.length > 0)
    throw new StartError(`invalid settings:\n${wrong.map((line) => `  ${line}`).join('\n')}`)
  return config
}

/** Every setting, in the order in which they are declared. */
export function settingsIn(declared: Settings = schema): Setting[] {
  return Object.values(declared).flatMap((value) => (isSetting(value) ? [value] : settingsIn(value)))
}

const isSetting = (value: Setting | Settings): value is Setting => 'env' in value && 'doc' in value

/** The environment, and what was wrong with it. */
interface Given {
  env: Record<string, string>
  wrong: string[]
}

/**
 * What is set in the environment: an empty variable is as good as none, and `<NAME>_FILE` stands for NAME with
 * what that file says, as Docker's and Kubernetes' secrets are handed over. `names` are those that are known.
 */
function givenIn(env: Environment, names: string[]): Given {
  const wrong: string[] = []
  const set = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  for (const name of names) {
    const file = set[`${name}_FILE`]
    if (file === undefined) continue
    if (set[name] !== undefined) wrong.push(`${name}_FILE: ${name} is set as well, and one of them must go`)
    try {
      set[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      wrong.push(`${name}_FILE: ${(error as NodeJS.ErrnoException).code} on reading ${file}`)
    }
  }
  return { env: set, wrong }
}

function malformed(reader: convict.Config<Read>): string[] {
  try {
    reader.validate({ allowed: 'strict' })
    return []
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(/^[\w.]+(?=: )/, variableOf))
  }
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

/** What is for development alone. */
function refusals(config: Config): string[] {
  const { http, jwt } = config
  const refused = refusedByModules(config, runsIn(config))
  if (jwt.accessTtl < 1_000 || jwt.accessTtl > 3_600_000)
    refused.push('JWT_ACCESS_TTL: an access token lives an hour at most; sessions go on by JWT_REFRESH_TTL')
  if (http.publicUrl !== '' && !isSafeAddress(http.publicUrl))
    refused.push('PUBLIC_URL: must be https://…, or http:// on this machine alone: mails lead there')
  if (config.allowEmbedded) return refused
  if (jwt.publicKey === '' && jwt.privateKey === '')
    refused.push(
      'JWT_PUBLIC_KEY: production needs it (and JWT_PRIVATE_KEY where users sign in), or ALLOW_EMBEDDED=true',
    )
  return refused
}

/** Tells which modules this process runs. */
function runsIn({ services }: Config): (module: string) => boolean {
  const names = services.split(',').map((name) => name.trim())
  return (module) => names.includes('all') || names.includes(module)
}

function unnamedDatabases(config: Config, modules: string[]): string[] {
  const { database } = config
  const lacks = modules.filter(runsIn(config)).filter((module) => !database.url && !database.urls[module])
  if (config.allowEmbedded || lacks.length === 0) return []
  const own = lacks.map((module) => `${module.toUpperCase()}_DATABASE_URL`).join(', ')
  return [`DATABASE_URL: production needs it (or ${own}), or ALLOW_EMBEDDED=true`]
}

/** Of every program, also of one that only looks after databases. */
const armed = ({ faultPoint }: Config): string[] =>
  faultPoint === '' ? [] : ['FAULT_POINT: kills the process, and is for tests']

function isSafeAddress(address: string): boolean {
  const { protocol, hostname, username, password } = URL.parse(address) ?? {}
  if (username || password) return false
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname ?? ''))
  )
}

const units: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `15m`, `30s`, `100ms` or a plain count of milliseconds, as milliseconds; what it was where it is none of these. */
export function parseDuration(text: string): number | string {
  const [, digits, unit = 'ms'] = /^(\d{1,12})(ms|s|m|h|d)?$/.exec(text) ?? []
  return digits === undefined ? text : Number(digits) * (units[unit] as number)
}

// Convict's own readers take '80 or so' for 80, and 'no' for true: these take only what is one.
const wholeNumber = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : text)

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`must be ${what}`)
}

const isNatural = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0

/** `+05:00`, which Intl takes as well, knows no summer time and is none. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

/** What RFC 9116 lets a contact be, but a telephone. */
const isContact = (text: string) =>
  text.length <= 200 && /^(mailto:[^\s,@]+@[^\s,@]+|https:\/\/[^\s,]+)$/.test(text) && URL.canParse(text)

const isHttpUrl = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? '')

/** Milliseconds. Node's timers take no more than 2^31 - 1 of them, and end at once where they are told more. */
const longestTimer = 24 * 86_400_000

/** Milliseconds: a hundred years or so. Dates end somewhere, and what is reckoned beyond is none. */
const longestDuration = 36_500 * 86_400_000

const isCount = (value: unknown) => isNatural(value) && (value as number) > 0

convict.addFormats({
  duration: {
    validate: (value) =>
      must(
        isNatural(value) && value <= longestDuration,
        'a duration such as 30s, 15m, 2h or 1d, 36500d at most',
      ),
    coerce: (value) => parseDuration(value),
  },
  faultPoint: {
    validate: (value) =>
      must(
        value === '' || value === 'told' || readArmed(String(value)) !== null,
        'told, or a point of src/faults/fault-points.ts, with :2 for its second passing and so on',
      ),
  },
  // What is kept of a table: for ever, or longer than anything of the mart's own looks back.
  months: {
    validate: (value) =>
      must(
        isNatural(value) && (value === 0 || (value >= 12 && value <= 1200)),
        '0, or months from 12 to 1200',
      ),
    coerce: wholeNumber,
  },
  // What a process waits for: may be nothing.
  pause: {
    validate: (value) =>
      must(isNatural(value) && value <= longestTimer, 'a duration such as 0, 500ms or 30s, 24d at most'),
    coerce: (value) => parseDuration(value),
  },
  // What something is timed by in a process: never off, never at once.
  timer: {
    validate: (value) =>
      must(isCount(value) && value <= longestTimer, 'a duration from 1ms to 24d, such as 30s'),
    coerce: (value) => parseDuration(value),
  },
  count: { validate: (value) => must(isCount(value), 'a whole number from 1'), coerce: wholeNumber },
  nat: { validate: (value) => must(isNatural(value), 'a whole number from 0'), coerce: wholeNumber },
  percent: {
    validate: (value) => must(isNatural(value) && value <= 100, 'a whole number of percent from 0 to 100'),
    coerce: wholeNumber,
  },
  scaleBarcodes: {
    validate: (value) => void readLabelForms(String(value)),
    coerce: (value) => value,
  },
  port: {
    validate: (value) => must(isNatural(value) && value <= 65_535, 'a port from 0 to 65535'),
    coerce: wholeNumber,
  },
  country: {
    validate: (value) => must(isCountry(value), 'an ISO 3166-1 code such as PK'),
    coerce: (value) => value,
  },
  countries: {
    validate: (value) =>
      must(
        value === '' ||
          String(value)
            .split(',')
            .every((code) => isCountry(code.trim())),
        'ISO 3166-1 codes by comma, such as PK, AE',
      ),
    coerce: (value) => value,
  },
  currency: {
    validate: (value) => must(isCurrency(value), 'an ISO 4217 code such as PKR'),
    coerce: (value) => value,
  },
  httpUrl: {
    validate: (value) => must(isHttpUrl(value), 'an address such as https://api.stripe.com'),
    coerce: (value) => value,
  },
  httpUrlOrNone: {
    validate: (value) => must(value === '' || isHttpUrl(value), 'an address such as http://localhost:4318'),
    coerce: (value) => value,
  },
  share: {
    validate: (value) =>
      must(
        value === '' || (/^\d*\.?\d+$/.test(value) && Number(value) <= 1),
        'a share from 0 to 1, such as 0.1',
      ),
    coerce: (value) => value,
  },
  contacts: {
    validate: (value) =>
      must(
        value === '' ||
          String(value)
            .split(',')
            .every((one) => isContact(one.trim())),
        'addresses such as mailto:security@shop.example or https://shop.example/security, by comma',
      ),
    coerce: (value) => value,
  },
  timeZone: {
    validate: (value) => must(isTimeZone(value), 'an IANA time zone such as Asia/Karachi'),
    coerce: (value) => value,
  },
  boolean: {
    validate: (value) => must(typeof value === 'boolean', 'true or false'),
    coerce: (value) => ({ true: true, 1: true, false: false, 0: false })[String(value)] ?? value,
  },
})
