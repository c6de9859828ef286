import { loadConfig } from '#config/config.ts'
import { secondSignal } from '#src/runtime/second-signal.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { modules } from '../../modules/all.ts'
import { createLines } from './lines.ts'
import { startSplit } from './start-split.ts'

/**
 * `npm run split`: the mart as it is deployed, on this machine and without Docker: six services as six
 * processes, each on its own database, talking Kafka, behind a front door that reads `kong/kong.yml`. The
 * settings are those of `npm start`; `REPLICAS=order:2,inventory:2` runs more of a module, and
 * `RATE_LIMITS=on` or `off` says whether callers are counted (outside tests they are).
 */

/** Milliseconds. */
const stopTimeout = 20_000

// It ends with the program that started it, such as a test, also where that is killed.
let onOrphaned = (): void => process.exit(1)
process.once('disconnect', () => onOrphaned())

/** After the stop nothing keeps the process alive; what does is reported after the time-out. */
const release = () => {
  onOrphaned = () => {}
  if (process.connected) process.disconnect()
}

const began = performance.now()
const writeLine = createLines()
try {
  const config = loadConfig(modules.map(({ name }) => name))
  const split = await startSplit({
    config,
    env: process.env,
    writeLine,
    replicas: replicasOf(process.env.REPLICAS ?? ''),
    limited: process.env.RATE_LIMITS ? process.env.RATE_LIMITS !== 'off' : config.env !== 'test',
  })

  const insists = secondSignal()
  let stopping = false
  const stop = () => {
    // The services end when their channel closes.
    if (insists()) process.exit(130)
    if (stopping) return
    stopping = true
    writeLine('split', 'stopping')
    setTimeout(() => {
      console.error('stop timed out', process.getActiveResourcesInfo())
      process.exit(1)
    }, stopTimeout).unref()
    split.stop().then(release, (error) => {
      console.error(error)
      process.exit(1)
    })
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  onOrphaned = stop

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
  else writeLine('split', `ready at ${address} after ${seconds} s`)
} catch (error) {
  // An operator's mistake is one line; a fault of ours has its stack.
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
        throw new StartError(`REPLICAS: ${one} is not module:count, such as order:2`)
      return [name.trim(), Number(count)]
    }),
  )
}
