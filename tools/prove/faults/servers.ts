import type { ProvenMart, ProvenServer } from '../stage/proven-mart.ts'
import type { Fault } from './fault.ts'
import { between, fault, until, withoutKafka } from './harm.ts'

/** One server, and all the ways to it. */
interface Target {
  name: string
  of(mart: ProvenMart): ProvenServer | null
  proxies(mart: ProvenMart): { slow(by: number): void; heal(): void }[]
  hindrance: Fault['hindrance']
}

const postgres: Target = {
  name: 'PostgreSQL',
  of: ({ postgres }) => postgres,
  proxies: (mart) => mart.processes().flatMap(({ databases }) => Object.values(databases)),
  hindrance: () => null,
}

const kafka: Target = {
  name: 'Kafka',
  of: ({ kafka }) => kafka,
  proxies: (mart) => mart.processes().flatMap(({ kafka }) => kafka ?? []),
  hindrance: withoutKafka,
}

/** Milliseconds by which each piece of an answer of a slow one is late. */
const slowness = [50, 400] as const

function faultsOf({ name, of, proxies, hindrance }: Target): Fault[] {
  const kind = (what: string) => `${name.toLowerCase().replace('postgresql', 'postgres')}-${what}`
  const gone = (what: string, words: string, end: (server: ProvenServer) => Promise<void>) =>
    fault(
      kind(what),
      async (mart, random) => {
        const server = of(mart) as ProvenServer
        // It may take seconds to end: that is a part of the fault.
        const ending = end(server)
        ending.catch(() => {})
        return until(`${words} of ${name}`, between(random, 0, 5_000), async () => {
          await ending.catch(() => {})
          await server.start()
        })
      },
      { hindrance },
    )
  return [
    gone('killed', 'SIGKILL', (server) => server.kill()),
    gone('stopped', 'stop', (server) => server.stop()),
    fault(
      kind('frozen'),
      async (mart, random) => {
        const server = of(mart) as ProvenServer
        await server.freeze()
        return until(`SIGSTOP of ${name}`, between(random, 1_000, 15_000), () => server.thaw())
      },
      { hindrance },
    ),
    fault(
      kind('slow'),
      async (mart, random) => {
        const by = between(random, ...slowness)
        for (const proxy of proxies(mart)) proxy.slow(by)
        return until(`${name} answers ${by} ms late`, between(random, 2_000, 10_000), () => {
          for (const proxy of proxies(mart)) proxy.heal()
        })
      },
      { hindrance },
    ),
  ]
}

/** PostgreSQL and Kafka as a whole are gone, stand still or are slow. */
export const servers = [...faultsOf(postgres), ...faultsOf(kafka)]
