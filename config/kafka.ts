/** The bus, and how events go over it; parts of the process's settings (schema.ts). */
export const kafka = {
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
} as const

export const events = {
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
} as const
