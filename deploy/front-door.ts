import { readFile } from 'node:fs/promises'
import { loadConfig } from '#config/config.ts'
import { fill, gatewayKeys } from '#src/keys/gateway-keys.ts'
import { loadVerifyKey, readOtherKey } from '#src/keys/signing-keys.ts'
import { readDeclaration } from '../tools/front-door/declaration.ts'
import { openFrontDoor, type Readiness } from '../tools/front-door/front-door.ts'
import { behindNames } from './kong-file.ts'

/**
 * In Kong's place where its image can't be had (`deploy/compose.standins.yml`): the split's front door, which
 * does what `kong/kong.yml` says. It starts only where the file that Kong would read is as it should be.
 *
 * `node deploy/front-door.ts [FILE [BEFORE]]`: the file that Kong would read, and what stands before the services' names
 * in it (as `deploy/kong-file.ts` wrote it, in Kubernetes).
 */
const [file = '/data/public/kong.yml', before = ''] = process.argv.slice(2)
const config = loadConfig([])
const filling = gatewayKeys(await loadVerifyKey(config), readOtherKey(config.jwt.otherPublicKey)[0])
const filled = fill(await readFile(new URL('../kong/kong.yml', import.meta.url), 'utf8'), filling)
if ((await readFile(file, 'utf8')) !== (before ? behindNames(filled, before) : filled))
  throw new Error(`${file} is not kong/kong.yml with the public keys in it`)

const declaration = await readDeclaration(filling)
const targets = declaration.upstreams.flatMap((upstream) =>
  upstream.targets.map(({ target }) => `${before}${target}`),
)
const door = await openFrontDoor({
  declaration,
  port: config.http.port,
  host: config.http.host,
  addresses: (target) => [`http://${before}${target}`],
  readiness,
  limited: true,
})
console.log(`The front door is open: ${door.url}`)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGQUIT'] as const)
  process.once(signal, () => void door.stop().then(() => process.exit(0)))

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
