import type { FlakyProxy } from '#src/testing/flaky-proxy.ts'
import type { ProvenMart, ProvenProcess } from '../stage/proven-mart.ts'
import type { Fault } from './fault.ts'
import { aProcess, between, fault, once, pick, until, withoutKafka } from './harm.ts'

type Link = { proxy: FlakyProxy; what: string }
type Choose = (mart: ProvenMart, random: () => number) => Link

const toDatabase: Choose = (mart, random) => {
  const { name, databases } = aProcess(mart, random)
  const [module, proxy] = pick(random, Object.entries(databases))
  return { proxy, what: `${name} to the database of ${module}` }
}

const toKafka: Choose = (mart, random) => {
  const { name, kafka } = aProcess(mart, random)
  return { proxy: kafka as FlakyProxy, what: `${name} to Kafka` }
}

function faultsOf(end: string, choose: Choose, hindrance: Fault['hindrance']): Fault[] {
  const lasting = (what: string, words: string, harm: (proxy: FlakyProxy, random: () => number) => void) =>
    fault(
      `${end}-${what}`,
      async (mart, random) => {
        const link = choose(mart, random)
        harm(link.proxy, random)
        const lasts = between(random, 1_000, 10_000)
        return until(`${words}: ${link.what}`, lasts, () => link.proxy.heal())
      },
      { hindrance },
    )
  const cut = (what: string, words: string, harm: (proxy: FlakyProxy) => void) =>
    fault(
      `${end}-${what}`,
      async (mart, random) => {
        const link = choose(mart, random)
        harm(link.proxy)
        // The server hears nothing of it before the network is whole again.
        return { ...once(`${words}: ${link.what}`), lift: async () => link.proxy.heal() }
      },
      { hindrance },
    )
  return [
    cut('cut', 'connections reset', (proxy) => proxy.reset()),
    cut('half-closed', 'connections half-closed', (proxy) => proxy.halfClose()),
    cut('silent', 'connections gone silent', (proxy) => proxy.silence('existing')),
    lasting('refused', 'new connections refused', (proxy) => {
      proxy.refuse()
      proxy.reset()
    }),
    lasting('late', 'answers late', (proxy, random) => proxy.slow(between(random, 100, 2_000))),
    lasting('narrow', 'a line of 4 kB/s', (proxy) => proxy.throttle(4_000)),
    lasting('deaf', 'what is sent gets lost', (proxy) => proxy.deafen('to server')),
    lasting('mute', 'answers get lost', (proxy) => proxy.deafen('to client')),
  ]
}

/** One process is cut off from servers: nothing goes through, and nobody is told so. */
const partition = (
  kind: string,
  words: string,
  proxies: (process: ProvenProcess) => FlakyProxy[],
  hindrance: Fault['hindrance'] = () => null,
) =>
  fault(
    `partition-${kind}`,
    async (mart, random) => {
      const process = aProcess(mart, random)
      for (const proxy of proxies(process)) proxy.silence()
      return until(`${process.name} is cut off from ${words}`, between(random, 1_000, 15_000), () => {
        for (const proxy of proxies(process)) proxy.heal()
      })
    },
    { hindrance },
  )

const databases = (process: ProvenProcess) => Object.values(process.databases)
const broker = ({ kafka }: ProvenProcess) => (kafka ? [kafka] : [])

/** What goes wrong between a process and its database or Kafka. */
export const connections = [
  ...faultsOf('database', toDatabase, () => null),
  ...faultsOf('bus', toKafka, withoutKafka),
  partition('postgres', 'PostgreSQL', databases),
  partition('kafka', 'Kafka', broker, withoutKafka),
  partition(
    'both',
    'PostgreSQL and Kafka',
    (process) => [...databases(process), ...broker(process)],
    withoutKafka,
  ),
]
