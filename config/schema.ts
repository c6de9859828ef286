import { archive, database } from './database.ts'
import { http } from './http.ts'
import { events, kafka } from './kafka.ts'
import { tracing } from './tracing.ts'

/** One setting, as convict reads it. */
export interface Setting {
  /** For the page of settings (`npm run settings`). */
  doc: string
  /** One of convict's, of config.ts's own, or the words that it may be. */
  format: unknown
  default: unknown
  /** The environment variable that sets it. */
  env: string
  /** Never shown. */
  sensitive?: boolean
}

/** Settings by name, in groups. */
export interface Settings {
  readonly [name: string]: Setting | Settings
}

/** What is read of settings that are declared so: durations in milliseconds. */
export type Values<S> = S extends { format: readonly (infer F)[] }
  ? F
  : S extends { format: 'port' | 'nat' | 'count' | 'months' | 'percent' | 'duration' | 'pause' | 'timer' }
    ? number
    : S extends { format: BooleanConstructor }
      ? boolean
      : S extends { format: unknown }
        ? string
        : { -readonly [K in keyof S]: Values<S[K]> }

/**
 * The settings of every process, each declared once: its doc, format, default and the environment variable that sets
 * it. A module declares its own in its `settings.ts`; modules.ts collects them. Durations are written `15m`, `30s`,
 * `2h` or milliseconds. `development.json`, `production.json` and `test.json` hold what differs by environment.
 */
export const shared = {
  env: {
    doc: 'development, production or test',
    format: ['development', 'production', 'test'],
    default: 'development',
    env: 'NODE_ENV',
  },
  services: {
    doc: 'Comma list of the modules that this process runs, or all',
    format: String,
    default: 'all',
    env: 'SERVICES',
  },
  http,
  commit: {
    doc: 'The commit that runs here, for mart_build_info; an image has it from its build',
    format: String,
    default: '',
    env: 'COMMIT',
  },
  dataDir: {
    doc: 'Everything that the embedded shape keeps: database, keys',
    format: String,
    default: '.data',
    env: 'DATA_DIR',
  },
  allowEmbedded: {
    doc: 'Whether production may keep its database and its signing key under DATA_DIR',
    format: Boolean,
    default: false,
    env: 'ALLOW_EMBEDDED',
  },
  faultPoint: {
    doc: 'For tests alone: where the process kills itself, such as mail-sent:3, the third time that it comes by; or told: whoever started it says so later; empty: nowhere',
    format: 'faultPoint',
    default: '',
    env: 'FAULT_POINT',
  },
  seed: {
    doc: 'demo: a small real grocery catalogue with stock, places in the shop, age limits and substitutes; none',
    format: ['demo', 'none'],
    default: 'demo',
    env: 'SEED',
  },
  country: {
    doc: 'Where phone numbers are of that are written without a country, ISO 3166-1',
    format: 'country',
    default: 'PK',
    env: 'COUNTRY',
  },
  smsCountries: {
    doc: 'Comma list of the countries that texts (SMS) are sent to, ISO 3166-1: strangers have codes sent where each pays them; empty: COUNTRY alone',
    format: 'countries',
    default: '',
    env: 'SMS_COUNTRIES',
  },
  currency: { doc: "The mart's one currency, ISO 4217", format: 'currency', default: 'PKR', env: 'CURRENCY' },
  timeZone: {
    doc: "The shop's time zone, for days, hours and letters",
    format: 'timeZone',
    default: 'Asia/Karachi',
    env: 'TIME_ZONE',
  },
  logLevel: {
    doc: 'fatal, error, warn, info, debug, trace or silent',
    format: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    default: 'info',
    env: 'LOG_LEVEL',
  },
  database,
  archive,
  kafka,
  events,
  tracing,
  jwt: {
    privateKey: {
      doc: 'PEM of the ES256 signing key; only the user module reads it. Empty: made once under DATA_DIR',
      format: String,
      default: '',
      env: 'JWT_PRIVATE_KEY',
      sensitive: true,
    },
    publicKey: {
      doc: 'PEM of the key that tokens are verified with. Empty: the one under DATA_DIR',
      format: String,
      default: '',
      env: 'JWT_PUBLIC_KEY',
    },
    otherPublicKey: {
      doc: 'PEM of one more key that tokens are verified with, while keys are rotated: the next one before, the last one after',
      format: String,
      default: '',
      env: 'JWT_OTHER_PUBLIC_KEY',
    },
    issuer: { doc: 'iss of the tokens', format: String, default: 'imtiaz-mart', env: 'JWT_ISSUER' },
    audience: {
      doc: 'aud of the tokens; the services take no other, so that another mart that shares the issuer is none',
      format: String,
      default: 'imtiaz-mart',
      env: 'JWT_AUDIENCE',
    },
    accessTtl: {
      doc: 'How long an access token lives',
      format: 'duration',
      default: '15m',
      env: 'JWT_ACCESS_TTL',
    },
    refreshTtl: {
      doc: 'How long a refresh token lives',
      format: 'duration',
      default: '30d',
      env: 'JWT_REFRESH_TTL',
    },
    sessionTtl: {
      doc: 'After which a session ends, however often it was refreshed',
      format: 'duration',
      default: '90d',
      env: 'JWT_SESSION_TTL',
    },
  },
  mail: {
    publicKey: {
      doc: 'PEM of the X25519 key that tokens to be mailed are sealed with, for the user module. Empty: that of MAIL_PRIVATE_KEY, or the one under DATA_DIR',
      format: String,
      default: '',
      env: 'MAIL_PUBLIC_KEY',
    },
    privateKey: {
      doc: 'PEM of the X25519 key that opens them; only the notification module needs it. Empty: made once under DATA_DIR',
      format: String,
      default: '',
      env: 'MAIL_PRIVATE_KEY',
      sensitive: true,
    },
  },
} as const satisfies Settings

/** What a module's check of its settings is told of the process's. */
export type Shared = Values<typeof shared>
