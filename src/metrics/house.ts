import { eventTypes } from '#proto/events.ts'
import { counter, type Figure, gauge, histogram, sharedGauge } from './figure.ts'

/**
 * The figures that the runtime has of every process and every module; a module declares its own beside its rooms.
 * docs/metrics.md is written from these (`npm run metrics`).
 */

const module = 'the modules that the process runs'
const type = [...eventTypes, 'unknown']
/** Seconds: from what nobody notices to what everybody does. */
const short = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** Seconds, of what goes over the bus and may wait for what is away. */
const long = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200]

const door = ['main', 'admin']

export const http = {
  requests: histogram({
    name: 'mart_http_request_seconds',
    help: 'Duration of HTTP requests by route and status',
    labels: {
      method: 'those of the routes, and other',
      route: "the routes' templates, and unknown",
      status: 'the statuses that routes answer',
    },
    buckets: short,
  }),
  connections: gauge({ name: 'mart_http_connections', help: 'Open connections', labels: { door } }),
  refused: counter({
    name: 'mart_http_connections_refused_total',
    help: 'Connections that were closed at once, since there were too many',
    labels: { door },
  }),
}

export const outbox = {
  events: sharedGauge({
    name: 'mart_outbox_events',
    help: 'Events that wait in the outbox; above 10,000 an estimate by their ids',
    labels: { module },
  }),
  age: sharedGauge({
    name: 'mart_outbox_age_seconds',
    help: 'Age of the oldest event in the outbox',
    labels: { module },
  }),
  leading: gauge({
    name: 'mart_relay_leading',
    help: "1 where this process's relay carries the module's outbox; of all replicas one does",
    labels: { module },
  }),
  published: counter({
    name: 'mart_relay_published_total',
    help: 'Events that the bus has taken',
    labels: { module },
  }),
  failures: counter({
    name: 'mart_relay_failures_total',
    help: 'Times that the bus did not take events, or that the relay lost its database',
    labels: { module },
  }),
  refused: sharedGauge({
    name: 'mart_refused_events',
    help: "Events of the module's own that the bus refuses, and those that wait behind them; up to 10,000",
    labels: { module, state: ['refused', 'waiting'] },
  }),
  refusedAge: sharedGauge({
    name: 'mart_refused_age_seconds',
    help: 'How long the bus has refused the one that it refused first',
    labels: { module },
  }),
}

export const deliveries = {
  events: counter({
    name: 'mart_events_total',
    help: 'Events delivered to a module, by what came of them',
    labels: {
      module,
      type,
      outcome: ['handled', 'repeated', 'ignored', 'failed', 'queued', 'undecodable', 'unknown'],
    },
  }),
  handling: histogram({
    name: 'mart_event_handling_seconds',
    help: "From the start of an event's handler to its commit, or its failure; one of a batch takes as long as the batch",
    labels: { module, type, outcome: ['handled', 'failed'] },
    buckets: short,
  }),
  lag: histogram({
    name: 'mart_event_lag_seconds',
    help: 'Time from when an event was said (ce_time) until it was handled',
    labels: { module },
    buckets: long,
  }),
  consumerLag: gauge({
    name: 'mart_consumer_lag_events',
    help: 'Events on the bus that a module has not handled yet, by topic',
    labels: { module, topic: 'the topics that the module listens to' },
  }),
  setAside: sharedGauge({
    name: 'mart_set_aside_events',
    help: 'Events set aside, by state; up to 10,000 of each',
    labels: { module, state: ['retrying', 'waiting', 'parked', 'unknown'] },
  }),
  setAsideAge: sharedGauge({
    name: 'mart_set_aside_age_seconds',
    help: 'How long the one has been set aside that has been longest, by state',
    labels: { module, state: ['retrying', 'waiting', 'parked', 'unknown'] },
  }),
}

export const databases = {
  up: gauge({
    name: 'mart_database_up',
    help: "1 where the module's database answers this process and takes writes",
    labels: { module },
  }),
  connections: gauge({
    name: 'mart_database_connections',
    help: "Connections of the module's pool",
    labels: { module, state: ['in_use', 'idle'] },
  }),
  most: gauge({
    name: 'mart_database_most_connections',
    help: 'What the pool has at most while nothing is slow (DATABASE_POOL_SIZE)',
    labels: { module },
  }),
  waiting: gauge({
    name: 'mart_database_waiting',
    help: 'Transactions and reads that wait for a connection',
    labels: { module },
  }),
  wait: histogram({
    name: 'mart_database_wait_seconds',
    help: 'How long transactions and reads waited for a connection',
    labels: { module },
    buckets: short,
  }),
  slow: counter({
    name: 'mart_slow_statements_total',
    help: 'Statements that took longer than SLOW_STATEMENT, by name; the log has a line of each',
    labels: { module, statement: 'the names of the statements in the code; model: of an ORM model; commit' },
  }),
}

export const jobs = {
  failures: counter({
    name: 'mart_job_failures_total',
    help: 'Passes of a job that failed',
    labels: { module, job: "the modules' jobs" },
  }),
  lastSuccess: gauge({
    name: 'mart_job_last_success_timestamp_seconds',
    help: 'When a pass of the job last succeeded in this process',
    labels: { module, job: "the modules' jobs" },
  }),
  duration: histogram({
    name: 'mart_job_seconds',
    help: 'Duration of the passes of a job',
    labels: { module, job: "the modules' jobs" },
    buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1_800],
  }),
}

export const thisProcess = {
  build: gauge({
    name: 'mart_build_info',
    help: 'Always 1: what runs here',
    labels: { version: 'of package.json', commit: 'COMMIT', node: 'the version of Node' },
  }),
  bus: gauge({
    name: 'mart_bus_up',
    help: '1 where this process reaches the bus; always, where it is inside the process',
  }),
  certificate: gauge({
    name: 'mart_certificate_expiry_timestamp_seconds',
    help: 'When a certificate ends: that of HTTPS_CERT, of KAFKA_SSL_CA_FILE',
    labels: { use: ['https', 'kafka_ca'] },
  }),
}

/** All of them. */
export const houseFigures: Figure[] = [http, outbox, deliveries, databases, jobs, thisProcess].flatMap(
  (group) => Object.values(group as Record<string, Figure>),
)
