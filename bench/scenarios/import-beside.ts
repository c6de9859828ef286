import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { beside, pace, read, type Waits } from '../beside.ts'
import { percentile } from '../percentile.ts'
import type { Scenario } from '../scenario.ts'
import type { Server } from '../server.ts'
import { productsOf } from '../shop.ts'
import type { Stage } from '../stage.ts'

/** Milliseconds. */
const most = 50

const mebibyte = 1024 * 1024
const header = 'sku,name,category,price,description\n'
const line = (sku: string, description: string, name = `Thing ${sku}`) =>
  `${sku},${name},Bench > Beside,100.00,${description}\n`
const lines = (count: number, description: (n: number) => string, kind: string) =>
  header + Array.from({ length: count }, (_, n) => line(`${kind}-${n}`, description(n))).join('')

/** As many letters as PostgreSQL and the catalogue have never seen in one word. */
const strange = (n: number, at: number) =>
  Array.from({ length: 32 }, (_, place) =>
    String.fromCharCode(97 + ((n * 7 + at * 31 + place * (n + 3)) % 26)),
  ).join('')

/** The worst files that are known, by what is bad in them. Made one at a time: each has its share of memory. */
const files: Record<string, () => string | Buffer> = {
  'quotes that open and close': () => header + '"\n'.repeat(16 * mebibyte),
  'one piece without a line': () => header + 'x'.repeat(8 * mebibyte),
  'a million bad lines': () => header + 'bad\n'.repeat(1_000_000),
  'letters that fold into eighteen': () => lines(300, () => 'ﷺ'.repeat(5000), 'FOLD'),
  'words of many forms': () =>
    lines(300, (n) => Array.from({ length: 150 }, (_, at) => strange(n, at)).join(' '), 'FORM'),
  'markup within markup': () =>
    `Handle,${lines(300, () => '<b>'.repeat(10_000), 'MARK')
      .replaceAll('\n', '\nm')
      .slice(0, -1)}`,
  'records of commas alone': () => header + `${','.repeat(100_000)}\n`.repeat(100),
  'UTF-16': () => Buffer.from(`\ufeff${lines(20_000, () => 'ordinary', 'WIDE')}`, 'utf16le'),
  'valid lines': () => lines(20_000, () => 'as ordinary as can be', 'GOOD'),
}

/** What a shopper waits for a product while staff bring in a file, the worst that are known. */
export const importBeside: Scenario = {
  name: 'import-beside',
  what: `a read, ${pace} a second, beside the import of the worst files`,
  reach: `p99 ≤ ${most} ms beside each`,
  async run(stage) {
    const mart = await stage.mart()
    try {
      const [id] = await productsOf(stage)
      const path = `/v1/products/${id}`
      for (let n = 0; n < pace; n++) await read(mart.url + path)
      const quiet = await beside(mart, path, () => delay(1000 * stage.seconds))
      const rows = [row('nothing', quiet, '')]
      let worst = 0
      const own = { p99: 0, max: 0 }
      for (const [what, make] of Object.entries(files)) {
        const body = make()
        let answer = ''
        const began = performance.now()
        const waits = await beside(mart, path, async () => {
          answer = await bring(stage, mart, body)
        })
        const seconds = (performance.now() - began) / 1000
        worst = Math.max(worst, percentile(waits.times, 0.99))
        own.p99 = Math.max(own.p99, waits.held.p99)
        own.max = Math.max(own.max, waits.held.max)
        rows.push(row(what, waits, `${answer} in ${seconds.toFixed(1)} s`))
        stage.progress('.')
      }
      return {
        reached: worst <= most,
        figures: {
          'worst p99': `${worst.toFixed(0)} ms`,
          'held by its own work': `p99 ${own.p99.toFixed(0)}, max ${own.max.toFixed(0)} ms`,
          'p99 beside nothing': `${percentile(quiet.times, 0.99).toFixed(0)} ms`,
        },
        tables: {
          'a read beside': [
            '| beside | p50 ms | p99 ms | max ms | loop late, p99 ms | max ms | of its own work, p99 ms | max ms | the import |',
            '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
            ...rows,
          ].join('\n'),
        },
      }
    } finally {
      await mart.stop()
    }
  },
}

async function bring(stage: Stage, mart: Server, body: string | Buffer): Promise<string> {
  const authorization = `Bearer ${stage.token({ id: randomUUID(), role: 'staff' })}`
  const answer = await fetch(`${mart.url}/v1/products/import`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'text/csv' },
    body,
  })
  const report = (await answer.json()) as { created?: number; failed?: number; detail?: string }
  return answer.ok
    ? `${report.created} created, ${report.failed} failed`
    : `${answer.status} ${report.detail}`
}

function row(what: string, { times, late, held }: Waits, answer: string): string {
  const figures = [
    percentile(times, 0.5),
    percentile(times, 0.99),
    Math.max(...times),
    late.p99,
    late.max,
    held.p99,
    held.max,
  ]
  return `| ${[what, ...figures.map((figure) => figure.toFixed(1)), answer].join(' | ')} |`
}
