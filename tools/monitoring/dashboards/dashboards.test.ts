import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import test from 'ava'
import { freePort } from '#src/testing/broker/free-port.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { environmentFor } from '../../mart/environment.ts'
import { admin, startMart } from '../../mart/running-mart.ts'
import { findPrograms } from '../programs.ts'
import { startPrometheus } from '../prometheus.ts'
import { dashboards, folder, queriesOf, toJson } from './dashboards.ts'

const found = await findPrograms()
const withPrometheus = testWhere(
  found.programs !== null,
  found.programs === null ? found.lacking : 'never lacking',
  { mayLack: true },
)

test('the JSON that Grafana reads is what the dashboards say: npm run dashboards', async (t) => {
  for (const [name, dashboard] of Object.entries(dashboards))
    t.is(await readFile(new URL(`${name}.json`, folder), 'utf8'), toJson(dashboard), name)
  const files = Object.keys(dashboards).map((name) => `${name}.json`)
  t.deepEqual((await readdir(folder)).sort(), files.sort())
})

test('every dashboard can be told from the others, and every panel says what it shows', (t) => {
  const all = Object.values(dashboards)
  t.is(new Set(all.map(({ uid }) => uid)).size, all.length)
  for (const { title, panels = [] } of all) {
    t.true(panels.length > 5, title)
    for (const panel of panels) t.truthy(panel.title, title)
  }
})

/** The names of figures that an expression asks for. */
const figuresIn = (expression: string): string[] =>
  expression.match(/\b(?:mart|nodejs|process|kong)_[a-z\d_]+/g) ?? []

withPrometheus(
  'each query gives a series, of a real Prometheus that looked at a mart on a day at the shop',
  async (t) => {
    t.timeout(300_000)
    if (!found.programs) return t.fail()
    const adminPort = await freePort()
    const mart = await startMart('one', {
      ADMIN_PORT: String(adminPort),
      SLOW_STATEMENT: '1ms',
      SEED: 'demo',
    })
    t.teardown(() => mart.stop())
    const kong = createServer(async (_, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4')
      response.end(await readFile(new URL('kong-figures.txt', import.meta.url)))
    })
    await new Promise<void>((listening) => kong.listen(0, '127.0.0.1', listening))
    t.teardown(() => kong.close())
    const target = (job_name: string, port: number, labels = {}) => ({
      job_name,
      static_configs: [{ targets: [`127.0.0.1:${port}`], labels }],
    })
    const prometheus = await startPrometheus({
      programs: found.programs,
      dir: join(await scratchFolder('dashboards'), 'prometheus'),
      config: {
        global: { scrape_interval: '1s' },
        scrape_configs: [
          target('mart', adminPort, { service: 'mart' }),
          target('kong', (kong.address() as AddressInfo).port),
        ],
      },
    })
    t.teardown(prometheus.stop)
    await promisify(execFile)(process.execPath, ['tools/mart/demo.ts'], {
      env: environmentFor({ BASE_URL: mart.url, ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password }),
    })

    const asked = Object.entries(dashboards).flatMap(([name, dashboard]) =>
      queriesOf(dashboard).map((query) => ({ name, ...query })),
    )
    const declared = await readFile('docs/metrics.md', 'utf8')
    /** Queries that give nothing, and figures that are neither scraped nor declared. */
    const lacking = async () => {
      const scraped = new Set(
        (await prometheus.query('count by (__name__) ({__name__!=""})')).map(({ labels }) => labels.__name__),
      )
      const lacks: string[] = []
      for (const { name, panel, expression } of asked) {
        const here = expression.replaceAll('$__rate_interval', '5m').replaceAll('$service', 'mart')
        if ((await prometheus.query(here)).length === 0) lacks.push(`${name}: ${panel}: ${here}`)
        for (const figure of figuresIn(here))
          if (!scraped.has(figure) && !declared.includes(`\`${figure}\``)) lacks.push(`${name}: ${figure}`)
      }
      return lacks
    }
    t.true(asked.length > 100)
    let last: string[] = []
    await until(async () => {
      last = await lacking()
      return last.length === 0
    }, 60_000).catch(() => {})
    t.deepEqual(last, [])
  },
)
