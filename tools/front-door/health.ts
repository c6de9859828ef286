import type { Declaration } from './declaration.ts'

type Checks = Declaration['upstreams'][number]['healthchecks']['active']

/** How a replica has answered of late. */
interface State {
  failures: number
  successes: number
  out: boolean
  /** `performance.now()` of the next question. */
  due: number
}

/** Tells which replicas are sent requests. */
export interface HealthChecks {
  /** Those of a service's addresses that aren't known to be unready; all where none is ready. */
  healthy(addresses: string[]): string[]
  stop(): void
}

/** Milliseconds between looks at who is due. */
const tick = 100

/**
 * Asks each replica of an upstream at the path and the pace that `kong.yml` says. One that fails as often as that says
 * gets no more requests until it answers well again. Where there is one address alone nobody is asked: Kong answers 503 by
 * itself then, and here the service says what is wrong.
 */
export function createHealthChecks(
  { upstreams }: Declaration,
  /** Who answers for an upstream. */
  addresses: (upstream: string) => string[],
): HealthChecks {
  const states = new Map<string, State>()

  const look = () => {
    const there = new Set<string>()
    for (const { name, healthchecks } of upstreams) {
      const replicas = addresses(name)
      for (const address of replicas) there.add(address)
      if (replicas.length > 1) for (const address of replicas) check(address, healthchecks.active)
    }
    for (const address of states.keys()) if (!there.has(address)) states.delete(address)
  }

  function check(address: string, checks: Checks): void {
    const state = states.get(address) ?? { failures: 0, successes: 0, out: false, due: 0 }
    states.set(address, state)
    if (performance.now() < state.due) return
    // Not asked again before it has answered.
    state.due = Number.POSITIVE_INFINITY
    void isWell(address, checks).then((well) => {
      note(state, well, checks)
      const { interval } = state.out ? checks.unhealthy : checks.healthy
      state.due = performance.now() + interval * 1_000
    })
  }

  const timer = setInterval(look, tick)
  timer.unref()
  return {
    healthy(given) {
      const well = given.filter((address) => !states.get(address)?.out)
      return well.length > 0 ? well : given
    },
    stop: () => clearInterval(timer),
  }
}

function note(state: State, well: boolean | null, { healthy, unhealthy }: Checks): void {
  if (well === null) return
  state.failures = well ? 0 : state.failures + 1
  state.successes = well ? state.successes + 1 : 0
  if (well && state.successes >= (healthy.successes ?? 0)) state.out = false
  if (!well && state.failures >= (unhealthy.http_failures ?? Number.POSITIVE_INFINITY)) state.out = true
}

/** Null where its status says neither. */
async function isWell(address: string, checks: Checks): Promise<boolean | null> {
  try {
    const { status, body } = await fetch(`${address}${checks.http_path}`, {
      signal: AbortSignal.timeout(checks.timeout * 1_000),
    })
    await body?.cancel()
    if (checks.healthy.http_statuses?.includes(status)) return true
    return checks.unhealthy.http_statuses?.includes(status) ? false : null
  } catch {
    return false
  }
}
