import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { requireCleanBooks } from '../books.ts'
import { untilIdle } from '../idle.ts'
import { race } from '../race.ts'
import { type Outcome, outcomeOf, type Scenario } from '../scenario.ts'
import type { Server } from '../server.ts'
import { ordersOf, productsOf, stock } from '../shop.ts'
import type { Stage } from '../stage.ts'

/** The share of the throughput without traces that must be left with them. */
const target = 0.95

/**
 * The cash saga with a tenth of its traces told, against itself without: two marts, each on databases of its own, in turn.
 * What takes the traces is here and reads them, no more.
 */
export const traced: Scenario = {
  name: 'traced',
  what: 'order → confirmed and told, cash on delivery, with 10 % of traces told; against the same without',
  reach: `≥ ${target}, clean books`,
  async run(stage) {
    const sink = await openSink()
    const open: Server[] = []
    try {
      const plain = await stage.mart()
      open.push(plain)
      const settings = {
        DATABASE_URL: stage.url('traced'),
        OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
        OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
        OTEL_TRACES_SAMPLER_ARG: '0.1',
      }
      const told = await stage.start('../modules/start.ts', 'traced', { ...stage.env, ...settings })
      open.push(told)
      const query: Stage['query'] = (module, text) => stage.query(`traced_${module}`, text)
      const runners = {
        mart: await readyFor(stage, told, query),
        limit: await readyFor(stage, plain, stage.query),
      }
      const before = sink.bytes()
      const result = await race(stage, runners)
      await requireCleanBooks(stage)
      await requireCleanBooks({ query, env: { ...stage.env, ...settings } })
      if (sink.bytes() === before) throw new Error('no traces were told')
      const outcome = outcomeOf(result, target)
      return named(outcome, sink.bytes() - before)
    } finally {
      for (const server of open) await server.stop()
      await sink.close()
    }
  },
}

const named = ({ figures, ...outcome }: Outcome, bytes: number): Outcome => ({
  ...outcome,
  figures: {
    'with traces': figures.mart as string,
    without: figures.limit as string,
    told: `${(bytes / 2 ** 20).toFixed(1)} MB`,
  },
})

/** Fills the shelves; orders by 32 connections, each lap until all is handled. */
async function readyFor(stage: Stage, server: Server, query: Stage['query']) {
  await untilIdle({ query })
  const products = await productsOf({ query })
  await stock(stage, server, products)
  await untilIdle({ query })
  const requests = ordersOf(stage, products, { lines: 3, method: 'cash_on_delivery' })
  return { server, load: { requests, connections: 32 }, finish: () => untilIdle({ query }) }
}

/** Takes what it is sent, and counts its bytes. */
async function openSink() {
  let bytes = 0
  const server = createServer((req, res) => {
    req.on('data', (piece: Buffer) => {
      bytes += piece.length
    })
    req.on('end', () => res.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
