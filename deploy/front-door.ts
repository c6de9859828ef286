import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { loadConfig } from '#config/config.ts'
import { gatewayKeys } from '#src/keys/gateway-keys.ts'
import { loadVerifyKey, readOtherKey } from '#src/keys/signing-keys.ts'
import { declarationOf, fill } from '../tools/front-door/declaration.ts'
import { openFrontDoor, type Readiness } from '../tools/front-door/front-door.ts'

/**
 * In Kong's place where its image can't be had (`deploy/compose.standins.yml`, `npm run kube`): the split's front door,
 * which does what `kong/kong.yml` says. It starts only where the file that Kong would read (KONG_DECLARATIVE_CONFIG, as
 * Kong has it) is as it should be.
 */
const file = process.env.KONG_DECLARATIVE_CONFIG ?? '/data/public/kong.yml'
const config = loadConfig([])
const filling = gatewayKeys(await loadVerifyKey(config), readOtherKey(config.jwt.otherPublicKey)[0])
const wanted = fill(await readFile(new URL('../kong/kong.yml', import.meta.url), 'utf8'), filling)
if ((await readFile(file, 'utf8')) !== wanted)
  throw new Error(`${file} is not kong/kong.yml with the public keys in it`)

const declaration = declarationOf(wanted)
const targets = declaration.upstreams.flatMap((upstream) => upstream.targets.map(({ target }) => target))
const door = await openFrontDoor({
  declaration,
  port: config.http.port,
  host: config.http.host,
  addresses: (target) => [`http://${target}`],
  readiness,
  limited: true,
  trustedIps: process.env.KONG_TRUSTED_IPS?.split(','),
})
console.log(`The front door is open: ${door.url}`)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGQUIT'] as const) process.once(signal, () => void stop())

/** Whoever leads requests here learns of the end later than this process does, so it serves on for SHUTDOWN_DELAY. */
async function stop(): Promise<void> {
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
