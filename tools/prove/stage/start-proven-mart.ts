import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { loadConfig } from '#config/config.ts'
import { createDatabase, type OwnDatabase } from '#src/database/database.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { freePort } from '#src/testing/broker/free-port.ts'
import { findJars } from '#src/testing/broker/jars.ts'
import { endWithUs } from '#src/testing/end-with-us.ts'
import { type FlakyProxy, flakyProxy } from '#src/testing/flaky-proxy.ts'
import { quickFolder } from '#src/testing/quick-folder.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { smallDisk } from '#src/testing/small-disk.ts'
import { modules } from '../../../modules/all.ts'
import { type Client, createClient } from '../../mart/client.ts'
import { environmentFor } from '../../mart/environment.ts'
import { randomFrom } from '../../mart/random.ts'
import { admin } from '../../mart/running-mart.ts'
import { openServices, processesOf } from '../../split/open-services.ts'
import { runService, type ServiceProcess } from '../../split/service-process.ts'
import { startKafka } from './kafka-server.ts'
import { receiveOutsiders } from './outsiders/outsiders.ts'
import { startPostgres } from './postgres-server.ts'
import type { ProvenMart, ProvenProcess } from './proven-mart.ts'
import { unrestOf } from './rest.ts'

const names = modules.map(({ name }) => name)
const clock = new URL('./shifted-clock.ts', import.meta.url).href

/** Megabytes that PostgreSQL, Kafka and the log have. */
const room = { postgres: 4_096, kafka: 4_096, log: 512 }

/** What a process stands on: its modules, and a proxy before each database and before Kafka. */
interface Footing {
  name: string
  modules: string[]
  databases: Record<string, FlakyProxy>
  kafka: FlakyProxy | null
}

/**
 * Starts a whole mart to be harmed: its PostgreSQL, its Kafka where it has one, its processes, with a proxy on every way
 * between them, and stand-ins of all that it talks to outside. Resolves when it is ready. All of it ends with this
 * process, however that ends.
 */
export async function startProvenMart(options: {
  shape: 'one' | 'split'
  /** Processes of a module, of a split; one where none is said. */
  replicas?: Record<string, number>
  /** Settings over those of a test. */
  settings?: Record<string, string>
  /** Whether one process, too, talks over Kafka. A split always does. */
  kafka?: boolean
  /** Who takes cards: the mart's sandbox, or a stand-in of Stripe that may misbehave and is paid by `payAtProvider`. */
  payments?: 'sandbox' | 'provider'
  /** Of what the stand-ins leave to chance. */
  seed: number
}): Promise<ProvenMart> {
  const { shape, replicas = {}, settings = {} } = options
  const dataDir = await scratchFolder('proven', await quickFolder())
  const ending: (() => unknown)[] = []
  await mkdir(join(dataDir, 'clocks'))
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) await end()
  }
  const disk = (what: keyof typeof room) => smallDisk(join(dataDir, `disk-${what}`), room[what])
  const disks = { postgres: await disk('postgres'), kafka: await disk('kafka'), log: await disk('log') }
  const folder = (what: keyof typeof room) => join(dataDir, `disk-${what}`)
  const cluster = join(folder('postgres'), 'postgres')
  const left = await endWithUs(
    cluster,
    dataDir,
    Object.values(disks).flatMap((disk) => disk?.dir ?? []),
  )
  ending.push(async () => {
    for (const disk of Object.values(disks)) await disk?.remove()
    await rm(dataDir, { recursive: true, force: true })
    left()
  })
  try {
    const postgresClock = join(dataDir, 'clocks', 'postgres')
    const postgres = await startPostgres(cluster, fakedTime(postgresClock) ?? {})
    ending.push(() => postgres.stop())
    for (const name of names) await postgres.ensureDatabase(databaseOf(name))
    const footings = await lay(shape, replicas, postgres.port)
    ending.push(() =>
      Promise.all(footings.flatMap(({ databases }) => Object.values(databases)).map((p) => p.close())),
    )

    const wantsKafka = shape === 'split' || options.kafka === true
    const kafka = wantsKafka ? await startKafkaFor(footings, join(folder('kafka'), 'kafka')) : null
    if (kafka) {
      ending.push(() => kafka.kill())
      ending.push(() => Promise.all(footings.map((footing) => footing.kafka?.close())))
    }

    let url: string | null = null
    const outside = await receiveOutsiders({
      mart: () => url,
      withProvider: options.payments === 'provider',
      random: randomFrom(options.seed),
    })
    ending.push(() => Promise.all(outside.outsiders.map((outsider) => outsider.close())))

    const env = environmentFor({
      PORT: '0',
      DATA_DIR: dataDir,
      SEED: 'none',
      FAULT_POINT: 'told',
      // A full disk under the log hurts only who writes a log.
      LOG_LEVEL: 'info',
      // As everywhere but in tests.
      DATABASE_STATEMENT_TIMEOUT: '10s',
      DATABASE_LOCK_TIMEOUT: '5s',
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      KAFKA_BROKERS: kafka?.brokers ?? '',
      ...Object.fromEntries(names.map((name) => [urlSetting(name), postgres.url(databaseOf(name))])),
      ...outside.settings,
      ...settings,
    })
    let said = ''
    const writeLine = (name: string, line: string) => {
      said = `${said}${name} | ${line}\n`.slice(-100_000)
    }
    const logOf = (name: string) => join(folder('log'), `${name}.log`)
    const clockOf = (name: string) => join(dataDir, 'clocks', name)
    const settingsFor = (name: string): Record<string, string> => {
      const footing = footings.find((found) => found.name === name) as Footing
      return {
        ...Object.fromEntries(
          footing.modules.map((module) => {
            const url = new URL(postgres.url(databaseOf(module)))
            url.port = String(footing.databases[module]?.port)
            return [urlSetting(module), url.href]
          }),
        ),
        KAFKA_BROKERS: footing.kafka ? `127.0.0.1:${footing.kafka.port}` : '',
        CLOCK_FILE: clockOf(name),
        // Asked to by a signal, it opens a door for whoever counts what it holds (checks/live-objects.ts), wherever there is room.
        NODE_OPTIONS: `--import ${clock} --inspect-port=0`,
      }
    }

    const started =
      shape === 'split'
        ? await openServices({
            config: loadConfig(names, env),
            env,
            settingsFor,
            writeLine,
            replicas,
            limited: false,
            logOf,
          })
        : await startOne({ ...env, ...settingsFor('mart') }, writeLine, logOf('mart'))
    ending.push(() => started.stop())
    url = started.url

    const processes = footings.map((footing): ProvenProcess => {
      const service = started.services.find(({ name }) => name === footing.name) as ServiceProcess
      const { pid, kill, url, replace } = service
      // Its clock is its own in every life.
      const nextLife = ({ NODE_OPTIONS: options = '', ...more }: Record<string, string>) =>
        service.nextLife({ ...more, NODE_OPTIONS: `--import ${clock} --inspect-port=0 ${options}` })
      const arm = (faultPoint: string) => service.tell({ faultPoint })
      return { ...footing, pid, kill, arm, url, replace, nextLife, clock: clockOf(footing.name) }
    })
    const databases = new Map<string, OwnDatabase>()
    ending.push(() => Promise.all([...databases.values()].map((database) => database.close())))
    const database = (module: string) => {
      const known =
        databases.get(module) ??
        createDatabase({
          url: postgres.url(databaseOf(module)),
          name: 'proof',
          poolSize: 2,
          acquireTimeout: 5_000,
        })
      databases.set(module, known)
      return known
    }
    const brokers = kafka?.brokers ?? null
    const { outsiders, provider } = outside
    await outside.subscribe(await signedIn(url))
    return {
      shape,
      url,
      dataDir,
      processes: () => processes,
      postgres,
      postgresClock: fakedTime(postgresClock) && postgresClock,
      kafka,
      brokers,
      disks,
      outsiders,
      database,
      env,
      output: () => said + footings.map(({ name }) => tail(logOf(name), name)).join(''),
      unrest: (within) => unrestOf({ processes, modules: names, database, brokers, provider }, within),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Debian's libfaketime, by which another program goes by the clock that a file says (`+3600`); null where there is none. */
function fakedTime(file: string): Record<string, string> | null {
  const library = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketime.so.1`
  if (!existsSync(library)) return null
  writeFileSync(file, '+0')
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
}

const databaseOf = (module: string) => `mart_${module}`
const urlSetting = (module: string) => `${module.toUpperCase()}_DATABASE_URL`

/** A proxy before each database of each process. */
async function lay(
  shape: 'one' | 'split',
  replicas: Record<string, number>,
  port: number,
): Promise<Footing[]> {
  const processes =
    shape === 'one'
      ? [{ name: 'mart', modules: names }]
      : names.flatMap((module) => processesOf(module, replicas).map((name) => ({ name, modules: [module] })))
  return await Promise.all(
    processes.map(async ({ name, modules }) => {
      const proxies = modules.map(
        async (module) => [module, await flakyProxy({ host: '127.0.0.1', port })] as const,
      )
      return { name, modules, databases: Object.fromEntries(await Promise.all(proxies)), kafka: null }
    }),
  )
}

/** Clients go where a broker says that it is: for each process it listens at a place of its own, and says that it is at that one's proxy. */
async function startKafkaFor(footings: Footing[], dir: string) {
  const reasons: string[] = []
  const jars = await findJars((line) => reasons.push(line))
  if (!jars) throw new StartError(`a proof wants a Kafka on Java: ${reasons.join('; ')}`)
  const listeners = []
  for (const footing of footings) {
    const port = await freePort()
    footing.kafka = await flakyProxy({ host: '127.0.0.1', port })
    const name = footing.name.toUpperCase().replaceAll(/\W/g, '_')
    listeners.push({ name, port, advertised: footing.kafka.port })
  }
  return await startKafka({ jars, dir, listeners })
}

/** All modules in one process, kept as a service is, at the same port in every life. */
async function startOne(
  env: Record<string, string | undefined>,
  writeLine: (name: string, line: string) => void,
  logFile: string,
) {
  const port = await freePort()
  const service = runService({ name: 'mart', module: 'all', env, writeLine, logFile, port })
  await service.started.catch(async (error: Error) => {
    await service.stop(0)
    throw new StartError(error.message)
  })
  return { url: `http://127.0.0.1:${port}`, services: [service], stop: () => service.stop(12_000) }
}

/** The first admin. */
async function signedIn(url: string): Promise<Client> {
  const anyone = createClient(url)
  const { status, body } = await anyone.post('/v1/auth/login', admin)
  if (status !== 200) throw new Error(`login: ${status} ${JSON.stringify(body)}`)
  return anyone.as(body.accessToken)
}

/** The end of a file's lines, each under its name. */
function tail(file: string, name: string): string {
  try {
    const lines = readFileSync(file, 'utf8').slice(-50_000).split('\n').filter(Boolean)
    return lines.map((line) => `${name} | ${line}\n`).join('')
  } catch {
    return ''
  }
}
