import type { Step } from '#src/tracing/step.ts'
import { begin, isTracing } from '#src/tracing/tracing.ts'

/** What each batch of events is looked up in before it is handled: says nothing of an order, and would be a third of all. */
const ofTheRuntime = /^(?:inbox|parked)\./

/** Begins the step of a statement, by its name; null where there is no trace under way that is told. */
export type BeginStatement = (name: string) => Step | null

/** Statements of one database as steps of traces: their names, never their values. `url`: of the database. */
export function statementSteps(url: string): BeginStatement {
  const { hostname, port, pathname } = URL.parse(url) ?? {}
  const database = {
    'db.system.name': 'postgresql',
    'db.namespace': pathname?.slice(1) || undefined,
    'server.address': hostname || undefined,
    'server.port': Number(port) || undefined,
  }
  return (name) =>
    isTracing() && !ofTheRuntime.test(name)
      ? begin(name, { kind: 'client', attributes: () => ({ ...database, 'db.query.summary': name }) })
      : null
}
