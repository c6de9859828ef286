import { loadConfig } from '#config/config.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { modules } from '../../modules/all.ts'
import { createLines } from './lines.ts'
import { startSplit } from './start-split.ts'

/**
 * `npm run split`: the mart as it is deployed, on this machine and without Docker: six services as six
 * processes, each on its own database, talking Kafka, behind a door that does what `kong/kong.yml` says. The
 * settings are those of `npm start`; `REPLICAS=order:2,inventory:2` runs more of a module, and
 * `RATE_LIMITS=on` or `off` says whether callers are counted (outside tests they are).
 */
const patience = 20_000

// Started by another program, such as a test, it ends with that, however that ends.
let whenAlone = (): void => process.exit(1)
process.once('disconnect', () => whenAlone())

/** Everything has ended, and so does the process: what would keep it alive all the same shows itself by the code 1. */
const letGo = () => {
  whenAlone = () => {}
  if (process.connected) process.disconnect()
}

const began = performance.now()
const say = createLines()
try {
  const config = loadConfig(modules.map(({ name }) => name))
  const split = await startSplit({
    config,
    env: process.env,
    say,
    replicas: replicasOf(process.env.REPLICAS ?? ''),
    limited: process.env.RATE_LIMITS ? process.env.RATE_LIMITS !== 'off' : config.env !== 'test',
  })

  let stopping = false
  const stop = () => {
    // A second signal says that somebody doesn't want to wait; the services notice that we are gone.
    if (stopping) process.exit(130)
    stopping = true
    say('split', 'stopping')
    setTimeout(() => {
      console.error('stop timed out', process.getActiveResourcesInfo())
      process.exit(1)
    }, patience).unref()
    split.stop().then(letGo, (error) => {
      console.error(error)
      process.exit(1)
    })
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  whenAlone = stop

  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const address = split.url.replace('127.0.0.1', 'localhost')
  if (config.env === 'development')
    console.log(`
  Imtiaz Mart is open after ${seconds} s, as ${split.services.length} services on Kafka

    shop    ${address}/v1/products
    docs    ${address}/docs
    admin   ${config.user.adminEmail} / ${config.user.adminPassword}

  npm run demo plays a day at the shop. Ctrl-C closes it.
`)
  else say('split', `ready at ${address} after ${seconds} s`)
} catch (error) {
  // What an operator has to mend is one line; anything else is ours, with its stack.
  console.error(error instanceof StartError ? `mart: ${error.message}` : error)
  process.exit(1)
}

/** `order:2,inventory:2` */
function replicasOf(text: string): Record<string, number> {
  const given = text.split(',').filter(Boolean)
  return Object.fromEntries(
    given.map((one) => {
      const [name = '', count] = one.split(':')
      if (!modules.some((module) => module.name === name.trim()) || !(Number(count) >= 1))
        throw new StartError(`REPLICAS says ${one}: it wants module:count, such as order:2`)
      return [name.trim(), Number(count)]
    }),
  )
}
