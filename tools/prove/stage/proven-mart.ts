import type { OwnDatabase } from '#src/database/database.ts'
import type { FlakyProxy } from '#src/testing/flaky-proxy.ts'
import type { SmallDisk } from '#src/testing/small-disk.ts'

/** One process of the mart. */
export interface ProvenProcess {
  /** `order`, `order.2`; `mart` where all six are one. */
  name: string
  /** The modules that it runs. */
  modules: string[]
  pid(): number | undefined
  /** It is started again by whoever keeps it, whatever ends it. */
  kill(signal: NodeJS.Signals): void
  /** From now on this life of it ends by itself at that point (src/faults/fault-points.ts), `mail-sent:3`; empty: at none. */
  arm(point: string): void
  /** Where it answers by itself, without the door; null while it doesn't. */
  url(): string | null
  /** What stands between it and its databases, by module. */
  databases: Record<string, FlakyProxy>
  /** What stands between it and Kafka; null where it talks to none. */
  kafka: FlakyProxy | null
  /** The file that says by how many milliseconds its clock is wrong; none says that it is right. */
  clock: string
  /** Settings over its own from its next life on, until others are given. */
  nextLife(settings: Record<string, string>): void
  /** Ends it in order and starts it again, by another program if one is given. Resolves when it answers. */
  replace(program?: string): Promise<void>
}

/** A server beside the mart that can be harmed: PostgreSQL, Kafka. */
export interface ProvenServer {
  pid(): number | null
  /** SIGSTOP and SIGCONT. */
  freeze(): Promise<void>
  thaw(): Promise<void>
  /** kill -9, and started again by `start`. */
  kill(): Promise<void>
  /** In order. */
  stop(): Promise<void>
  start(): Promise<void>
}

/** A stand-in for somebody outside: payment provider, mail, SMS, webhook receivers. */
export interface Outsider {
  name: string
  /** What it can do wrong: `hang`, `refuse`, `late`, `twice`, `lost answer`. */
  faults: string[]
  /** From now on it behaves so; null heals it. What was said before is over. */
  misbehave(how: string | null): void
  /** What it took, oldest first: a letter, a charge; `at` is of `performance.now()`. For checks. */
  taken(): { at: number; id: string; what: unknown }[]
}

/** A whole mart that is there to be harmed, in either shape, with a proxy on every way. */
export interface ProvenMart {
  shape: 'one' | 'split'
  /** Of the door. */
  url: string
  dataDir: string
  processes(): ProvenProcess[]
  postgres: ProvenServer
  /** The file by which PostgreSQL's clock goes, as libfaketime reads it (`+3600`); null where there is no libfaketime. */
  postgresClock: string | null
  /** Null in one process without Kafka. */
  kafka: ProvenServer | null
  /** The file systems under PostgreSQL, Kafka and the log; null where this process may not mount one. */
  disks: { postgres: SmallDisk | null; kafka: SmallDisk | null; log: SmallDisk | null }
  /** `host:port` for a reader of its topics, past all proxies. */
  brokers: string | null
  outsiders: Outsider[]
  /** A module's database past all proxies, for checks. Closed with the mart. */
  database(module: string): OwnDatabase
  /** The settings of its processes: for the audit, and for what is started beside it. */
  env: NodeJS.ProcessEnv
  /** The end of what all processes wrote. */
  output(): string
  /**
   * Why it has not come to rest, null where it has: all ready, outboxes empty, nothing retrying, no lag, provider's calls made,
   * letters sent. What waits for its time is no unrest where that is more than `within` milliseconds ahead: a letter is tried
   * again after 30 s first, and hours last.
   */
  unrest(within?: number): Promise<string | null>
  stop(): Promise<void>
}
