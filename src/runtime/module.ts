import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import { auditLogArchive } from '#src/audit-log/archive.ts'
import { auditRoute } from '#src/audit-log/routes.ts'
import type { Archived } from '#src/database/archive.ts'
import type { Database } from '#src/database/database.ts'
import type { Queryable } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { DomainEvent } from '#src/events/event.ts'
import type { Subscription } from '#src/events/subscription.ts'
import type { Page } from '#src/http/pages.ts'
import type { Route } from '#src/http/route.ts'
import type { KeyRing } from '#src/keys/key-ring.ts'
import type { Figure, Gauge, Sample } from '#src/metrics/figure.ts'
import type { Meter } from '#src/metrics/meter.ts'
import type { Job } from '#src/runtime/job.ts'
import type { PersonalData } from '#src/runtime/personal-data.ts'
import type { Revocations } from '#src/tokens/revocations.ts'

/** What the runtime gives every module. */
export interface Runtime {
  /** The module's own database. */
  db: Database
  log: Logger
  config: Config
  /** The time, so that tests can hold it. */
  now: () => Date
  /** Runs one of the module's jobs soon, rather than at its next turn; after a commit, say. */
  wake: (job: string) => void
  /** Counts the figures that the module's rooms declare. */
  meter: Meter
  /** Access tokens that were revoked before they expired. The bus tells of them; a module may add what it revokes itself. */
  revocations: Revocations
  /** The keys of access tokens; which of them sign is the user module's alone to ask. */
  keys: KeyRing
}

type Factory = (deps: never) => unknown

/** What factories make, by name. */
export type Provided<P> = { [K in keyof P]: P[K] extends (deps: never) => infer T ? T : never }

/** What a module's routes, subscriptions and jobs are given: what it provides, and the runtime's. */
export type DepsOf<P> = Runtime & Provided<P>

/** A factory whose needs the module and the runtime together don't meet is a compile error that names them. */
type Satisfied<P> = {
  [K in keyof P]: P[K] extends (deps: infer D) => unknown
    ? DepsOf<P> extends D
      ? P[K]
      : { 'this factory needs what the module does not provide': D }
    : never
}

/** How the current state of an aggregate is published again, for all of them (`npm run events -- announce`). */
export interface Announcement<in Deps> {
  /** What an operator calls it: `user`, `product`, `stock`. */
  name: string
  /**
   * The current state of every aggregate, a page at a time, after the key of the last; empty at the end.
   * Read on `tx`, `for share`, in which the runtime says it too: else a change that commits in between would
   * be said first, and the older state would be the topic's last word.
   */
  page: (deps: Deps, after: string | null, limit: number, tx: Tx) => Promise<DomainEvent[]>
}

/**
 * Gauges of a module's own, read together when somebody looks at `/metrics`. All that is asked `on` at once, of all rooms,
 * is one round trip; it must scan no table that grows: count by a partial index, and up to a bound.
 */
export interface Measurement<in Deps> {
  gauges: Gauge[]
  read: (deps: Deps, on: Queryable) => Promise<Sample[]>
}

/**
 * A room of a module: one capability, in a folder with all that belongs to it. Its `room.ts` lists its routes,
 * subscriptions and jobs; its `provides.ts` the factories of what others use, which the module's `provides.ts` gathers.
 */
export interface Room<in Deps> {
  routes?: Route<Deps>[]
  /** Pages that people look at, with what they load; no part of the JSON interface. */
  pages?: Page[]
  subscriptions?: Subscription<Deps>[]
  jobs?: Job<Deps>[]
  announces?: Announcement<Deps>[]
  gauges?: Measurement<Deps>[]
  /** What it counts (`meter`). */
  figures?: Figure[]
}

/** A module: one declaration that a newcomer reads in a minute. */
export interface ModuleSpec<P extends Record<string, Factory>> extends Room<DepsOf<P>> {
  name: string
  /** One line for the API's page. */
  description: string
  /** Where its operations are, such as `/v1/orders`: under it the runtime shows its audit log. */
  path?: string
  /** The folder of its migrations, `0001-name.sql` in order. */
  migrations: URL
  provides: P & Satisfied<P>
  /** What it can do, by capability; beside these it may have parts of its own. */
  rooms?: Room<DepsOf<P>>[]
  /** Append-only tables partitioned by month, whose partitions the runtime makes ahead of time. */
  monthly?: string[]
  /** Of these, the ones whose old months are taken off, and how many stay. */
  archives?: (config: Config) => Archived[]
  /** What of its tables may hold something of a person, and how that is erased. */
  personalData?: PersonalData
  /** Once per process: after migrations, before anything listens. Replicas may run it at the same time. */
  start?: (deps: DepsOf<P>) => Promise<void>
  /** Once, when nothing of the module runs any more, before its connections close. */
  stop?: (deps: DepsOf<P>) => Promise<void>
}

/** A module as the runtime sees it. */
export interface Module {
  name: string
  description: string
  migrations: URL
  provides: Record<string, Factory>
  routes: Route<never>[]
  pages: Page[]
  subscriptions: Subscription<never>[]
  jobs: Job<never>[]
  announces: Announcement<never>[]
  gauges: Measurement<never>[]
  figures: Figure[]
  monthly: string[]
  archives: (config: Config) => Archived[]
  personalData: PersonalData
  start?: (deps: never) => Promise<void>
  stop?: (deps: never) => Promise<void>
}

/** Of the runtime's own tables, those that are partitioned by month. */
const runtimeMonthly = ['audit_log']

/**
 * Declares a module: the parts of its rooms in their order, then its own. The compiler checks that everything that it
 * provides and runs finds what it needs. Rooms may listen to the same event: each is told, in their order. Throws where two
 * other parts have one name: one of them would never run.
 */
export function defineModule<const P extends Record<string, Factory>>(spec: ModuleSpec<P>): Module {
  const rooms: Room<DepsOf<P>>[] = [...(spec.rooms ?? []), spec]
  const module = {
    personalData: {},
    ...spec,
    archives: (config: Config) => [
      auditLogArchive(config.archive.auditLogMonths),
      ...(spec.archives?.(config) ?? []),
    ],
    monthly: [...runtimeMonthly, ...(spec.monthly ?? [])],
    // The router refuses a route that is declared twice, also of two modules.
    routes: [
      ...rooms.flatMap(({ routes = [] }) => routes),
      ...(spec.path === undefined ? [] : [auditRoute(spec.path)]),
    ],
    pages: rooms.flatMap(({ pages = [] }) => pages),
    subscriptions: rooms.flatMap(({ subscriptions = [] }) => subscriptions),
    jobs: rooms.flatMap(({ jobs = [] }) => jobs),
    announces: rooms.flatMap(({ announces = [] }) => announces),
    gauges: rooms.flatMap(({ gauges = [] }) => gauges),
    figures: rooms.flatMap(({ figures = [] }) => figures),
  }
  const once = (part: string, names: string[]) => {
    const twice = names.find((name, at) => names.indexOf(name) < at)
    if (twice !== undefined) throw new Error(`module ${spec.name} has ${twice} twice among its ${part}`)
  }
  for (const part of ['jobs', 'announces', 'figures'] as const)
    once(
      part,
      module[part].map(({ name }) => name),
    )
  return module as unknown as Module
}
