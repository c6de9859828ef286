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
  http: {
    port: { doc: 'Where HTTP listens', format: 'port', default: 8000, env: 'PORT' },
    host: { doc: 'The address that HTTP listens on', format: String, default: '127.0.0.1', env: 'HOST' },
    adminPort: {
      doc: 'Where /metrics is, with /healthz and /readyz, which are on both; 0: on PORT, with all else',
      format: 'port',
      default: 0,
      env: 'ADMIN_PORT',
    },
    adminHost: {
      doc: 'The address that ADMIN_PORT listens on',
      format: String,
      default: '127.0.0.1',
      env: 'ADMIN_HOST',
    },
    docs: {
      doc: 'Where /docs, /openapi.json and /asyncapi.json are: main, on PORT; admin, on ADMIN_PORT; off',
      format: ['main', 'admin', 'off'],
      default: 'main',
      env: 'DOCS',
    },
    httpsCert: {
      doc: 'PEM of a certificate, with those between it and its authority: both ports then speak TLS alone; empty: HTTP',
      format: String,
      default: '',
      env: 'HTTPS_CERT',
    },
    httpsKey: {
      doc: 'PEM of its key',
      format: String,
      default: '',
      env: 'HTTPS_KEY',
      sensitive: true,
    },
    publicUrl: {
      doc: 'The address that clients know the mart by; links in mails begin with it. Empty: made from host and port',
      format: String,
      default: '',
      env: 'PUBLIC_URL',
    },
    trustedProxies: {
      doc: 'How many proxies in front add to X-Forwarded-For; 0: the header is ignored',
      format: 'nat',
      default: 0,
      env: 'TRUSTED_PROXIES',
    },
    corsOrigins: {
      doc: 'Comma list of origins that browsers may call from, * for any; empty: none, the gateway does it',
      format: String,
      default: '',
      env: 'CORS_ORIGINS',
    },
    openapi: {
      doc: 'What /openapi.json and /docs show: own, the modules that this process runs; all, also where the others run elsewhere behind the same gateway',
      format: ['own', 'all'],
      default: 'own',
      env: 'OPENAPI',
    },
    bodyBudget: {
      doc: 'MiB that the bodies of requests under way may hold together; beyond, the largest that is still coming in is answered 503. Streamed ones, which are not kept, are not counted',
      format: 'count',
      default: 32,
      env: 'BODY_BUDGET',
    },
    bodyIdleTimeout: {
      doc: 'After which a body that brings nothing is given up with 408',
      format: 'timer',
      default: '15s',
      env: 'BODY_IDLE_TIMEOUT',
    },
    bodyTimeout: {
      doc: 'After which a body that is not there yet is given up with 408',
      format: 'timer',
      default: '30s',
      env: 'BODY_TIMEOUT',
    },
    uploadTimeout: {
      doc: 'The same for a streamed one, such as an import',
      format: 'timer',
      default: '10m',
      env: 'UPLOAD_TIMEOUT',
    },
    maxConnections: {
      doc: 'Connections that are open at once; one more is closed at once, counted in mart_http_connections_refused_total. 0: no limit',
      format: 'nat',
      default: 5000,
      env: 'MAX_CONNECTIONS',
    },
    shutdownDelay: {
      doc: 'How long, after SIGTERM, requests are served on while /readyz says 503, so that gateways see it; then 10 s to finish. Set what ends the process (stop_grace_period, terminationGracePeriodSeconds) to more than both',
      format: 'pause',
      default: '0',
      env: 'SHUTDOWN_DELAY',
    },
    checkAnswers: {
      doc: 'Whether answers are compared with what their routes declare: off, log what differs, refuse it with a 500',
      format: ['off', 'log', 'refuse'],
      default: 'off',
      env: 'CHECK_ANSWERS',
    },
  },
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
  database: {
    url: {
      doc: 'PostgreSQL for all modules, each in a database of its own, named after the module; empty: embedded under DATA_DIR',
      format: String,
      default: '',
      env: 'DATABASE_URL',
      sensitive: true,
    },
    poolSize: {
      doc: 'Connections per module, and one each for the relay and for /readyz; up to twice as many while reads are slow',
      format: 'count',
      default: 5,
      env: 'DATABASE_POOL_SIZE',
    },
    statementTimeout: {
      doc: 'After which a statement is cancelled',
      format: 'timer',
      default: '10s',
      env: 'DATABASE_STATEMENT_TIMEOUT',
    },
    queryTimeout: {
      doc: 'After which a connection that has not answered a statement is given up; a second more than DATABASE_STATEMENT_TIMEOUT at least',
      format: 'timer',
      default: '11s',
      env: 'DATABASE_QUERY_TIMEOUT',
    },
    lockTimeout: {
      doc: 'How long a statement waits for a lock',
      format: 'timer',
      default: '5s',
      env: 'DATABASE_LOCK_TIMEOUT',
    },
    migrations: {
      doc: 'Who brings the tables up to date: apply, each process at its start; wait, another, such as --migrate-only, and this waits for it; require, another, and this refuses to start before',
      format: ['apply', 'wait', 'require'],
      default: 'apply',
      env: 'MIGRATIONS',
    },
    migrationLockTimeout: {
      doc: 'How long a migration waits for a lock, while later statements on that table wait behind it; then it lets go and tries again',
      format: 'timer',
      default: '3s',
      env: 'MIGRATION_LOCK_TIMEOUT',
    },
    migrationPatience: {
      doc: 'How long a migration that cannot get its locks is tried again, and how long MIGRATIONS=wait waits',
      format: 'timer',
      default: '10m',
      env: 'MIGRATION_PATIENCE',
    },
    idleInTransactionTimeout: {
      doc: 'After which PostgreSQL undoes a transaction that nobody goes on with, and ends its session',
      format: 'timer',
      default: '10s',
      env: 'DATABASE_IDLE_IN_TRANSACTION_TIMEOUT',
    },
    slowStatement: {
      doc: 'A statement that takes so long is logged by its name and counted (mart_slow_statements_total); 0: none is',
      format: 'pause',
      default: '500ms',
      env: 'SLOW_STATEMENT',
    },
    keepAlive: {
      doc: 'Silence after which either end of a connection asks the other machine whether it is there, by TCP; gone, it is known some three times as long after',
      format: 'timer',
      default: '5s',
      env: 'DATABASE_KEEPALIVE',
    },
  },
  archive: {
    dir: {
      doc: 'Where months that are kept no longer go as files, the same place for all replicas; empty: they stay in the database, in its schema archive',
      format: String,
      default: '',
      env: 'ARCHIVE_DIR',
    },
    auditLogMonths: {
      doc: 'Whole months of the audit logs that are kept in their tables, 12 at least; older ones are archived. 0: all',
      format: 'months',
      default: 0,
      env: 'AUDIT_LOG_MONTHS',
    },
  },
  kafka: {
    brokers: {
      doc: 'Comma list of host:port; empty: the in-process bus',
      format: String,
      default: '',
      env: 'KAFKA_BROKERS',
    },
    clientId: {
      doc: 'The name that brokers log and quotas go by',
      format: String,
      default: 'mart',
      env: 'KAFKA_CLIENT_ID',
    },
    topicPrefix: {
      doc: 'Put before the names of topics and consumer groups, where several marts share a cluster',
      format: String,
      default: '',
      env: 'KAFKA_TOPIC_PREFIX',
    },
    partitions: {
      doc: 'Of each topic that is made; those that exist stay as they are',
      format: 'count',
      default: 6,
      env: 'KAFKA_PARTITIONS',
    },
    replicationFactor: {
      doc: "Of each topic that is made; 0: the cluster's default",
      format: 'nat',
      default: 0,
      env: 'KAFKA_REPLICATION_FACTOR',
    },
    ssl: { doc: 'Whether brokers are reached over TLS', format: Boolean, default: false, env: 'KAFKA_SSL' },
    caFile: {
      doc: "PEM file of the authority that signed the brokers' certificates; empty: the system's",
      format: String,
      default: '',
      env: 'KAFKA_SSL_CA_FILE',
    },
    sasl: {
      doc: 'How one logs in: none, plain (over TLS alone), scram-sha-256 or scram-sha-512',
      format: ['none', 'plain', 'scram-sha-256', 'scram-sha-512'],
      default: 'none',
      env: 'KAFKA_SASL_MECHANISM',
    },
    username: { doc: 'For SASL', format: String, default: '', env: 'KAFKA_SASL_USERNAME' },
    password: { doc: 'For SASL', format: String, default: '', env: 'KAFKA_SASL_PASSWORD', sensitive: true },
  },
  events: {
    attempts: {
      doc: 'How often an event is tried before it is parked',
      format: 'nat',
      default: 6,
      env: 'EVENT_ATTEMPTS',
    },
    retryDelay: {
      doc: 'Before the first retry; doubles each time, with jitter',
      format: 'duration',
      default: '100ms',
      env: 'EVENT_RETRY_DELAY',
    },
    timeout: {
      doc: 'How long handling a batch of events, or one by itself, may take before it counts as failed',
      format: 'timer',
      default: '60s',
      env: 'EVENT_TIMEOUT',
    },
    batch: {
      doc: 'Events handled in one transaction at most',
      format: 'count',
      default: 200,
      env: 'EVENT_BATCH',
    },
    pollInterval: {
      doc: 'How often the outbox and set-aside events are looked at when nothing wakes the relay',
      format: 'timer',
      default: '1s',
      env: 'EVENT_POLL_INTERVAL',
    },
  },
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
