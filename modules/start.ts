import { parseArgs } from 'node:util'
import { type Config, loadConfig } from '#config/config.ts'
import { arm, readArmed } from '#src/faults/fault-points.ts'
import { createLog } from '#src/log/log.ts'
import { startMart, stopsWithin } from '#src/runtime/mart.ts'
import { dryRun, migrateOnly } from '#src/runtime/migrate-only.ts'
import { secondSignal } from '#src/runtime/second-signal.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { modules } from './all.ts'

/** Milliseconds beyond those of a graceful stop, after which the process ends all the same. */
const grace = 500

// Started by another program, such as `npm run split`, it ends with that, however that ends.
let whenAlone = (): void => process.exit(1)
process.once('disconnect', () => whenAlone())

/** Everything has ended, and so does the process: what would keep it alive all the same shows itself by the code 1. */
const letGo = () => {
  whenAlone = () => {}
  if (process.connected) process.disconnect()
}

/** What was asked for by arguments: a mistyped one must not start a mart. */
function given(): { 'migrate-only'?: boolean; 'dry-run'?: boolean } {
  try {
    const options = { 'migrate-only': { type: 'boolean' }, 'dry-run': { type: 'boolean' } } as const
    const { values } = parseArgs({ options })
    if (values['dry-run'] && !values['migrate-only']) throw new Error('--dry-run is of --migrate-only')
    return values
  } catch (error) {
    throw new StartError((error as Error).message)
  }
}

/** Nothing but in a test, which kills this process where it is in the middle of something. */
function armAsTold({ faultPoint }: Config): void {
  arm(readArmed(faultPoint))
  if (faultPoint !== 'told') return
  process.on('message', ({ faultPoint }: { faultPoint?: string }) => {
    if (faultPoint !== undefined) arm(readArmed(faultPoint))
  })
}

const began = performance.now()
try {
  const asked = given()
  const config = loadConfig(
    modules.map(({ name }) => name),
    undefined,
    { databasesOnly: asked['migrate-only'] },
  )
  const log = createLog(config)
  armAsTold(config)
  if (asked['migrate-only']) {
    const job = { modules, config, log, print: (line: string) => console.log(line) }
    if (!asked['dry-run']) await migrateOnly(job)
    else if (!(await dryRun(job))) process.exit(1)
    process.exit(0)
  }
  const tellsPeople = config.env === 'development' && !process.send
  if (tellsPeople) console.log('\n  Starting PostgreSQL, migrating, seeding …')
  const mart = await startMart({ modules, config, log })

  const insists = secondSignal()
  let stopping = false
  const stop = (signal: string) => {
    if (insists()) process.exit(130)
    if (stopping) return
    stopping = true
    // Nobody leads requests to a mart that is ended by hand, or that loses its starter.
    const pause = signal === 'SIGTERM' ? config.http.shutdownDelay : 0
    log.info({ signal, pause }, 'stopping')
    setTimeout(
      () => {
        log.error({ left: process.getActiveResourcesInfo() }, 'stop timed out')
        process.exit(1)
      },
      pause + stopsWithin + grace,
    ).unref()
    mart.stop(pause).then(letGo, (error) => {
      log.error({ err: error }, 'stop failed')
      process.exit(1)
    })
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  whenAlone = () => stop('its starter has gone')

  if (process.send) process.send({ url: mart.url, adminUrl: mart.adminUrl })
  else if (tellsPeople) {
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const address = mart.url.replace('127.0.0.1', 'localhost')
    console.log(`
  Imtiaz Mart is open after ${seconds} s

    shop    ${address}/v1/products
    docs    ${address}/docs
    admin   ${config.user.adminEmail} / ${config.user.adminPassword}

  npm run demo plays a day at the shop. Ctrl-C closes it.
`)
  } else
    log.info(
      { url: mart.url, adminUrl: mart.adminUrl, modules: mart.modules.map(({ module }) => module.name) },
      'ready',
    )
} catch (error) {
  // What an operator has to mend is one line; anything else is ours, with its stack.
  console.error(error instanceof StartError ? `mart: ${error.message}` : error)
  process.exit(1)
}
