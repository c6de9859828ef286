/**
 * Every setting, declared once: its doc, format, default and the environment variable that sets it.
 * Durations are written `15m`, `30s`, `2h` or milliseconds, and read as milliseconds.
 * `config/development.json`, `production.json` and `test.json` hold what differs by environment.
 */
export const schema = {
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
    shutdownDelay: {
      doc: 'How long, after SIGTERM, requests are served on while /readyz says 503, so that gateways see it; then 10 s to finish. Set what ends the process (stop_grace_period, terminationGracePeriodSeconds) to more than both',
      format: 'duration',
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
  seed: {
    doc: 'demo: a small real grocery catalogue with stock; none',
    format: ['demo', 'none'],
    default: 'demo',
    env: 'SEED',
  },
  currency: { doc: "The mart's one currency, ISO 4217", format: 'currency', default: 'PKR', env: 'CURRENCY' },
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
      format: 'nat',
      default: 5,
      env: 'DATABASE_POOL_SIZE',
    },
    statementTimeout: {
      doc: 'After which a statement is cancelled',
      format: 'duration',
      default: '10s',
      env: 'DATABASE_STATEMENT_TIMEOUT',
    },
    queryTimeout: {
      doc: 'After which a connection that has not answered a statement is given up; a second more than DATABASE_STATEMENT_TIMEOUT at least',
      format: 'duration',
      default: '11s',
      env: 'DATABASE_QUERY_TIMEOUT',
    },
    lockTimeout: {
      doc: 'How long a statement waits for a lock',
      format: 'duration',
      default: '5s',
      env: 'DATABASE_LOCK_TIMEOUT',
    },
    idleInTransactionTimeout: {
      doc: 'After which PostgreSQL undoes a transaction that nobody goes on with, and ends its session',
      format: 'duration',
      default: '10s',
      env: 'DATABASE_IDLE_IN_TRANSACTION_TIMEOUT',
    },
    keepAlive: {
      doc: 'Silence after which either end of a connection asks the other machine whether it is there, by TCP; gone, it is known some three times as long after',
      format: 'duration',
      default: '5s',
      env: 'DATABASE_KEEPALIVE',
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
      format: 'nat',
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
    batch: {
      doc: 'Events handled in one transaction at most',
      format: 'nat',
      default: 200,
      env: 'EVENT_BATCH',
    },
    pollInterval: {
      doc: 'How often the outbox and set-aside events are looked at when nothing wakes the relay',
      format: 'duration',
      default: '1s',
      env: 'EVENT_POLL_INTERVAL',
    },
  },
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
    issuer: { doc: 'iss of the tokens', format: String, default: 'imtiaz-mart', env: 'JWT_ISSUER' },
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
  },
  user: {
    adminEmail: {
      doc: 'The first admin, made where there is none',
      format: String,
      default: 'admin@imtiaz.test',
      env: 'ADMIN_EMAIL',
    },
    adminPassword: {
      doc: "The first admin's password",
      format: String,
      default: 'development-only',
      env: 'ADMIN_PASSWORD',
      sensitive: true,
    },
    bcryptCost: { doc: 'Work factor of password hashes', format: 'nat', default: 10, env: 'BCRYPT_COST' },
  },
  product: {
    cache: {
      doc: 'MiB of answers to catalogue reads that are kept in memory, for a second at most; 0: none',
      format: 'nat',
      default: 16,
      env: 'PRODUCT_CACHE',
    },
  },
  order: {
    paymentTimeout: {
      doc: 'After which an unpaid order is cancelled',
      format: 'duration',
      default: '15m',
      env: 'ORDER_PAYMENT_TIMEOUT',
    },
    deliveryFee: {
      doc: 'Minor units: a flat fee per order',
      format: 'nat',
      default: 15000,
      env: 'DELIVERY_FEE',
    },
    freeDeliveryFrom: {
      doc: 'Minor units: the subtotal from which there is no fee',
      format: 'nat',
      default: 300000,
      env: 'FREE_DELIVERY_FROM',
    },
  },
  payment: {
    stripeSecretKey: {
      doc: 'Empty: the sandbox provider',
      format: String,
      default: '',
      env: 'STRIPE_SECRET_KEY',
      sensitive: true,
    },
    stripeWebhookSecret: {
      doc: 'Signs what Stripe sends',
      format: String,
      default: '',
      env: 'STRIPE_WEBHOOK_SECRET',
      sensitive: true,
    },
    allowSandbox: {
      doc: 'Whether production may run on the sandbox provider',
      format: Boolean,
      default: false,
      env: 'ALLOW_SANDBOX_PAYMENTS',
    },
    sandboxDelay: {
      doc: "How long the sandbox's tok_slow takes to pay",
      format: 'duration',
      default: '3s',
      env: 'SANDBOX_PAYMENT_DELAY',
    },
  },
  notification: {
    smtpUrl: {
      doc: 'smtp://user:password@host:port; empty: e-mails are kept and shown, not sent',
      format: String,
      default: '',
      env: 'SMTP_URL',
      sensitive: true,
    },
    mailFrom: {
      doc: 'The sender of e-mails',
      format: String,
      default: 'Imtiaz Mart <orders@imtiaz.test>',
      env: 'MAIL_FROM',
    },
  },
} as const
