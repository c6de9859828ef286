/** PostgreSQL, and what is kept elsewhere in the end; parts of the process's settings (schema.ts). */
export const database = {
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
} as const

export const archive = {
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
} as const
