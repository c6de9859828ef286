import { join, resolve } from 'node:path'
import type { Config } from '#config/config.ts'
import { loadAccountKey } from '#src/keys/account-key.ts'
import { gatewayKeys } from '#src/keys/gateway-keys.ts'
import { loadMailKeys } from '#src/keys/mail-keys.ts'
import { otherPublicKey } from '#src/keys/rotation.ts'
import { loadSigningKey, readOtherKey } from '#src/keys/signing-keys.ts'
import { createLog } from '#src/log/log.ts'
import { openDatabases } from '#src/runtime/databases.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { modules } from '../../modules/all.ts'
import { readDeclaration } from '../front-door/declaration.ts'
import { openFrontDoor, type Readiness } from '../front-door/front-door.ts'
import { type Broker, startBroker } from '../mart/kafka.ts'
import { keepBroker } from './keep-broker.ts'
import type { WriteLine } from './lines.ts'
import { runService, type ServiceProcess } from './service-process.ts'

/** The mart as six services, their databases, their Kafka and the door in front. */
export interface Split {
  /** `http://host:port` of the front door. */
  url: string
  services: ServiceProcess[]
  broker: Broker
  readiness(): Promise<Readiness>
  /** Requests and handlers under way finish, then everything ends, within 10 s. */
  stop(): Promise<void>
}

const names = modules.map(({ name }) => name)

/**
 * Starts the six services as six processes on this machine, and resolves when all are ready. Throws a
 * StartError for what an operator has to mend; what had started is stopped then.
 */
export async function startSplit(options: {
  config: Config
  /** The settings that the services inherit. */
  env: Record<string, string | undefined>
  writeLine: WriteLine
  /** How many processes of a module; one where none is said. */
  replicas?: Record<string, number>
  /** Whether the front door counts callers (`rate-limiting` in `kong.yml`). */
  limited: boolean
  /** Whether `KAFKA_BROKERS` will do, as it does unless the broker is to be killed. */
  sharedBroker?: boolean
  /** What services are started with; this checkout's `modules/start.ts`. */
  program?: string
}): Promise<Split> {
  const { config, writeLine, replicas = {} } = options
  const ending: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) await end()
  }
  try {
    const log = createLog(config, { write: (line) => writeLine('split', line.trimEnd()) })
    const databases = await openDatabases(names, config, log)
    const { cluster } = databases
    if (cluster) {
      if (!(await cluster.lock())) {
        await cluster.release()
        throw new StartError(`another mart runs on ${config.dataDir}: stop it, or set another DATA_DIR`)
      }
      ending.push(() => cluster.stop())
    }
    const key = await loadSigningKey(config)
    const [other] = readOtherKey(
      config.jwt.otherPublicKey ||
        ((await otherPublicKey(join(config.dataDir, 'keys'), config.jwt.accessTtl)) ?? ''),
    )
    const accountKey = await loadAccountKey(config.user.accountKey, join(config.dataDir, 'keys'))
    const mailKeys = await loadMailKeys(config)
    const broker = await brokerFor(config, writeLine, options.sharedBroker)
    const keeper = keepBroker(broker, writeLine)
    ending.push(() => keeper.stop())

    const services: ServiceProcess[] = []
    const readiness = () => readinessOf(services)
    const door = await openFrontDoor({
      declaration: await readDeclaration(gatewayKeys(key, other)),
      port: config.http.port,
      host: config.http.host,
      addresses: (target) =>
        services.flatMap(({ module, url }) => (target === `${module}:8000` ? (url() ?? []) : [])),
      readiness,
      limited: options.limited,
    }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? new StartError(`PORT ${config.http.port} is taken`) : error
    })
    // Together: the door answers what is under way, and the services are what answers it.
    ending.push(() => Promise.all([door.stop(), ...services.map((service) => service.stop(6_000))]))

    for (const module of names) {
      const env = {
        ...settingsOf(module, options.env),
        DATA_DIR: join(resolve(config.dataDir), 'services', module),
        [`${module.toUpperCase()}_DATABASE_URL`]: databases.url(module),
        KAFKA_BROKERS: broker.brokers,
        JWT_PUBLIC_KEY: key.publicKey,
        JWT_OTHER_PUBLIC_KEY: other?.publicKey ?? '',
        // The one process that signs.
        JWT_PRIVATE_KEY: module === 'user' ? key.privateKey : '',
        ACCOUNT_KEY: module === 'user' ? accountKey.toString('base64') : '',
        // Who has a token mailed can seal it, and who mails it alone can open it.
        MAIL_PUBLIC_KEY: module === 'user' ? mailKeys.publicKey : '',
        MAIL_PRIVATE_KEY: module === 'notification' ? mailKeys.privateKey : '',
        PUBLIC_URL: config.http.publicUrl || door.url,
        TRUSTED_PROXIES: String(config.http.trustedProxies + 1),
        OPENAPI: 'all',
        // Six services stand on one machine, and the door passes figures to nobody.
        ADMIN_PORT: '0',
        // The door's, as it is Kong's.
        CORS_ORIGINS: '',
      }
      for (let replica = 1; replica <= (replicas[module] ?? 1); replica++) {
        const name = replica === 1 ? module : `${module}.${replica}`
        services.push(runService({ name, module, env, writeLine, program: options.program }))
      }
    }
    await Promise.all(services.map(({ started }) => started)).catch((error: Error) => {
      throw new StartError(error.message)
    })
    return { url: door.url, services, broker, readiness, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The broker of a split that was killed may take a moment to end, and lets no other near its data. */
async function brokerFor(config: Config, writeLine: WriteLine, shared = true): Promise<Broker> {
  const dir = resolve(config.dataDir, 'kafka')
  const options = { dir, shared, say: (line: string) => writeLine('kafka', line) }
  for (let left = 2; ; left--) {
    try {
      const broker = await startBroker(options)
      if (broker) return broker
    } catch (error) {
      if (left > 0) continue
      throw new StartError(`Kafka does not start: ${(error as Error).message}`)
    }
    throw new StartError(
      'six services talk over Kafka, and none can be had: set KAFKA_BROKERS, or install Java 17 with Maven, or Docker',
    )
  }
}

/** What a service inherits: all but where the others' databases are, and the certificate, since the door speaks HTTP with it. */
function settingsOf(module: string, env: Record<string, string | undefined>) {
  const others = names.filter((name) => name !== module).map((name) => `${name.toUpperCase()}_DATABASE_URL`)
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => name !== 'DATABASE_URL' && !name.startsWith('HTTPS_') && !others.includes(name),
    ),
  )
}

/** Ready where all are, degraded where one is; unready where one isn't there. */
async function readinessOf(services: ServiceProcess[]): Promise<Readiness> {
  const states = await Promise.all(services.map(stateOf))
  const checks = Object.fromEntries(services.map(({ name }, at) => [name, states[at] as string]))
  const all = (...good: string[]) => services.length > 0 && states.every((state) => good.includes(state))
  const status = all('ready') ? 'ready' : all('ready', 'degraded') ? 'degraded' : 'unready'
  return { status, checks }
}

async function stateOf({ url }: ServiceProcess): Promise<string> {
  const address = url()
  if (!address) return 'out'
  try {
    const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(3_000) })
    return ((await response.json()) as { status: string }).status
  } catch {
    return 'out'
  }
}
