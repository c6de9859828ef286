/** One answer: when it was there (milliseconds since the beginning) and how long it took. */
export interface Sample {
  at: number
  took: number
}

/** What went wrong: a status that nobody expects, a connection that broke, an answer that isn't right. */
export interface Fault {
  at: number
  route: string
  what: string
}

/** What is counted and timed while the day goes on; no more is done with it before it is over. */
export interface Tally {
  /** Of each route its answers, in the order in which they came. */
  routes: Map<string, { samples: Sample[]; outcomes: Map<string, number> }>
  /** What came of things, by name: `declined by the bank`. */
  happenings: Map<string, number>
  /** Milliseconds that shoppers waited to read that their order is confirmed, by what they waited for. */
  waits: Map<string, Sample[]>
  faults: Fault[]
  answered(route: string, outcome: string, took: number): void
  happened(what: string): void
  waited(what: string, took: number): void
  failed(route: string, what: string): void
}

/** `clock`: milliseconds since the beginning of what is tallied. */
export function createTally(clock: () => number): Tally {
  const routes: Tally['routes'] = new Map()
  const happenings: Tally['happenings'] = new Map()
  const waits: Tally['waits'] = new Map()
  const faults: Fault[] = []
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  return {
    routes,
    happenings,
    waits,
    faults,
    answered(route, outcome, took) {
      let entry = routes.get(route)
      if (!entry) {
        entry = { samples: [], outcomes: new Map() }
        routes.set(route, entry)
      }
      entry.samples.push({ at: clock(), took })
      count(entry.outcomes, outcome)
    },
    happened: (what) => void count(happenings, what),
    waited(what, took) {
      const samples = waits.get(what) ?? []
      waits.set(what, samples)
      samples.push({ at: clock(), took })
    },
    failed: (route, what) => void faults.push({ at: clock(), route, what }),
  }
}
