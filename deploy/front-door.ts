import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { loadConfig } from '#config/config.ts'
import { declarationOf } from '../tools/front-door/declaration.ts'
import { openFrontDoor, type Readiness } from '../tools/front-door/front-door.ts'

/**
 * In Kong's place where its image can't be had (`deploy/compose.standins.yml`, `npm run kube`): the split's front door,
 * which does what the very file says that Kong would read. It takes what it knows of Kong's own settings:
 *
 * - KONG_DECLARATIVE_CONFIG: the file
 * - KONG_TRUSTED_IPS: the proxies in front
 * - KONG_STATUS_LISTEN: where `/status/ready` says 200, and 503 from the moment that it is to end. It says nothing of
 *   the services: a gateway that goes with one of them takes the others along.
 */
const {
  KONG_DECLARATIVE_CONFIG = '/data/public/kong.yml',
  KONG_TRUSTED_IPS = '',
  KONG_STATUS_LISTEN = 'off',
} = process.env
// No process of the mart's, so it lacks the keys that production asks of one.
const config = loadConfig([], process.env, { databasesOnly: true })
const declaration = declarationOf(await readFile(KONG_DECLARATIVE_CONFIG, 'utf8'))
const targets = declaration.upstreams.flatMap((upstream) => upstream.targets.map(({ target }) => target))
const door = await openFrontDoor({
  declaration,
  port: config.http.port,
  host: config.http.host,
  addresses: (target) => [`http://${target}`],
  readiness,
  limited: true,
  trustedIps: KONG_TRUSTED_IPS.split(',').filter(Boolean),
})
let ending = false
const [, host, port] = /^(.+):(\d+)$/.exec(KONG_STATUS_LISTEN) ?? []
const status = createServer((req, res) => {
  res.writeHead(req.url !== '/status/ready' ? 404 : ending ? 503 : 200).end()
})
if (port) {
  await once(status.listen(Number(port), host), 'listening')
  console.log(`Its status is at port ${(status.address() as AddressInfo).port}`)
}
console.log(`The front door is open: ${door.url}`)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGQUIT'] as const) process.once(signal, () => void stop())

/** Whoever leads requests here learns of the end later than this process does, so it serves on for SHUTDOWN_DELAY. */
async function stop(): Promise<void> {
  ending = true
  door.retire()
  await delay(config.http.shutdownDelay)
  await door.stop(8_000)
  process.exit(0)
}

async function readiness(): Promise<Readiness> {
  const answers = await Promise.all(
    targets.map(async (target) => {
      const asked = await fetch(`http://${target}/readyz`, { signal: AbortSignal.timeout(3_000) }).catch(
        () => null,
      )
      return [target, asked ? ((await asked.json()) as { status: string }).status : 'out'] as const
    }),
  )
  const all = (...good: string[]) => answers.every(([, state]) => good.includes(state))
  const status = all('ready') ? 'ready' : all('ready', 'degraded') ? 'degraded' : 'unready'
  return { status, checks: Object.fromEntries(answers) }
}
